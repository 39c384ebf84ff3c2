import{D as e,E as t,T as n,b as r,h as i,k as a,t as o,x as s,y as c}from"./fragments-MmaakWDw.js";var l=[`query Executions($first: Int, $after: String, $last: Int, $before: String, $filter: ExecutionFilter) {
  executions(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...ExecutionFields
    }
  }
}`,e,s,c,a,o].join(`
`),u=[`query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}`,r,s,c,a,o,n,t].join(`
`),d=[`mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,s,c,a,o,n,t,i].join(`
`),f=[`mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,s,c,a,o,n,t,i].join(`
`);export{l as i,d as n,u as r,f as t};