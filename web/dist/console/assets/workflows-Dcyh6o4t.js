import{B as e,D as t,F as n,I as r,L as i,R as a,h as o}from"./fragments-MmaakWDw.js";var s=[`query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
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
}`,t,i,e].join(`
`),c=[`query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}`,r,i,e,a,n].join(`
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
}`,a].join(`
`),u=[`mutation CreateWorkflow($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,e,a,n,o].join(`
`),d=[`mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,e,a,n,o].join(`
`),f=[`mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,e,a,n,o].join(`
`),p=[`mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,o].join(`
`);export{c as a,f as i,d as n,l as o,p as r,s,u as t};