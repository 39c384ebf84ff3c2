import{I as e,K as t,M as n,R as r,S as i,v as a}from"./title-0aeW3g6L.js";import{n as o}from"./approvals-4UaV4HJ6.js";var s=`fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}`,c=[`subscription RunsEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on WorkflowStarted {
      execution {
        ...ExecutionFields
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowFailed {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeWaiting {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,r,e,t,a].join(`
`),l=[`query Run($id: ID!) {
  execution(id: $id) {
    ...ExecutionFields
    input
    output
    workflow {
      id
      name
      status
      version
      inputSchema
    }
    parentNode {
      id
      key
      name
      execution {
        id
        workflow {
          id
          name
        }
      }
    }
  }
}`,r,e,t,a].join(`
`),u=`query RunsBefore($until: DateTime!) {
  executions(first: 1, filter: {status: [PENDING], until: $until}) {
    totalCount
  }
}`,d=`query TasksBefore($type: String!) {
  tasks(first: 1, filter: {status: [PENDING], type: $type}) {
    totalCount
  }
}`,f=[`query RunNode($id: ID!) {
  node(id: $id) {
    __typename
    ... on NodeExecution {
      ...RunNodeValues
      task {
        id
        title
        type
        status
        progress
        error
        attempts
        createdAt
        assignedTo {
          id
          name
        }
      }
      approval {
        ...ApprovalDetail
      }
      subRun {
        ...ExecutionChange
        workflow {
          id
          name
        }
      }
    }
  }
}`,s,o,i,a,e,t].join(`
`),p=[`query RunNodeAt($event: ID!) {
  event(id: $event) {
    __typename
    id
    ... on NodeStarted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeWaiting {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCompleted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeFailed {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeSkipped {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeRetrying {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCancelled {
      node {
        ...RunNodeValues
      }
    }
  }
}`,s].join(`
`),m=[`mutation RunStart($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,e,t,a,n].join(`
`);export{u as a,m as i,p as n,c as o,f as r,d as s,l as t};