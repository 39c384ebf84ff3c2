import{Gt as e,Pt as t,bt as n}from"./index-DSmWLjS9.js";var r=`fragment RunChange on WorkflowExecution {
  id
  status
  error
  startedAt
  completedAt
  durationMs
  progress {
    completed
    total
  }
}`,i=`fragment RunRow on WorkflowExecution {
  ...RunChange
  version
  trigger
  createdAt
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}`,a=`fragment RunApproval on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  viewerMayDecide
  viewerMayNotBecause
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}`,o=`fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}`,s=[`query Runs($first: Int, $after: String, $filter: ExecutionFilter) {
  executions(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...RunRow
    }
  }
}`,e,i,r,n].join(`
`),c=[`subscription RunsEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on WorkflowStarted {
      execution {
        ...RunRow
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...RunChange
      }
    }
    ... on WorkflowFailed {
      execution {
        ...RunChange
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...RunChange
      }
    }
    ... on NodeWaiting {
      execution {
        ...RunChange
      }
    }
    ... on NodeCompleted {
      execution {
        ...RunChange
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,i,r,n].join(`
`),l=[`query Run($id: ID!) {
  execution(id: $id) {
    ...RunRow
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
}`,i,r,n].join(`
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
        ...RunApproval
      }
      subRun {
        ...RunChange
        workflow {
          id
          name
        }
      }
    }
  }
}`,o,a,n,r].join(`
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
}`,o].join(`
`),m=[`mutation RunDecide($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...RunApproval
    }
    errors {
      ...ErrorFields
    }
  }
}`,a,n,t].join(`
`),h=[`mutation RunStart($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...RunRow
    }
    errors {
      ...ErrorFields
    }
  }
}`,i,r,n,t].join(`
`);export{h as a,c,f as i,d as l,l as n,u as o,p as r,s,m as t};