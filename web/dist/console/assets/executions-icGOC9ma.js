import{H as e,I as t,K as n,L as r,M as i,R as a,U as o,W as s,v as c}from"./title-0aeW3g6L.js";var l=[`query Executions($first: Int, $after: String, $last: Int, $before: String, $filter: ExecutionFilter) {
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
}`,s,a,t,n,c].join(`
`),u=[`query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}`,r,a,t,n,c,e,o].join(`
`),d=[`mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,a,t,n,c,e,o,i].join(`
`),f=[`mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,a,t,n,c,e,o,i].join(`
`);export{l as i,d as n,u as r,f as t};