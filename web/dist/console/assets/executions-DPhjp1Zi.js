import{Pt as e,Rt as t,Ut as n,Wt as r,bt as i,qt as a,zt as o}from"./index-DSmWLjS9.js";var s=[`query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}`,t,o,a,i,n,r].join(`
`),c=[`mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,o,a,i,n,r,e].join(`
`),l=[`mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,o,a,i,n,r,e].join(`
`);export{c as n,s as r,l as t};