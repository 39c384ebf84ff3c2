import{$ as e,M as t,Q as n,W as r,et as i,rt as a,tt as o}from"./title-0aeW3g6L.js";var s=[`query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
  workflows(
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
      ...WorkflowFields
    }
  }
}`,r,i,a].join(`
`),c=[`query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}`,e,i,a,o,n].join(`
`),l=[`query WorkflowTemplates {
  workflowTemplates {
    name
    title
    description
    parameters
    nodes {
      ...WorkflowNodeFields
    }
  }
}`,o].join(`
`),u=[`mutation CreateWorkflow($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,e,i,a,o,n,t].join(`
`),d=[`mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,e,i,a,o,n,t].join(`
`),f=[`mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,e,i,a,o,n,t].join(`
`),p=[`mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,t].join(`
`);export{c as a,f as i,d as n,l as o,p as r,s,u as t};