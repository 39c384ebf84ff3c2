import{$t as e,Gt as t,Pt as n,en as r,in as i,nn as a,tn as o}from"./index-DSmWLjS9.js";var s=[`query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
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
}`,t,o,i].join(`
`),c=[`query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}`,r,o,i,a,e].join(`
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
}`,r,o,i,a,e,n].join(`
`),d=[`mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,o,i,a,e,n].join(`
`),f=[`mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,o,i,a,e,n].join(`
`),p=[`mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,n].join(`
`);export{c as a,f as i,d as n,l as o,p as r,s,u as t};