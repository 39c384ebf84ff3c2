var e=`query Runs($first: Int, $after: String, $filter: ExecutionFilter) {
  executions(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...RunRow
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment RunRow on WorkflowExecution {
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
}
fragment RunChange on WorkflowExecution {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,t=`subscription RunsEvents($types: [String!], $after: Cursor) {
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
}
fragment RunRow on WorkflowExecution {
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
}
fragment RunChange on WorkflowExecution {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,n=`query Run($id: ID!) {
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
}
fragment RunRow on WorkflowExecution {
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
}
fragment RunChange on WorkflowExecution {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,r=`query RunsBefore($until: DateTime!) {
  executions(first: 1, filter: {status: [PENDING], until: $until}) {
    totalCount
  }
}`,i=`query TasksBefore($type: String!) {
  tasks(first: 1, filter: {status: [PENDING], type: $type}) {
    totalCount
  }
}`,a=`query RunNode($id: ID!) {
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
}
fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}
fragment RunApproval on Approval {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment RunChange on WorkflowExecution {
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
}`,o=`query RunNodeAt($event: ID!) {
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
}
fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}`,s=`mutation RunDecide($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...RunApproval
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment RunApproval on Approval {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,c=`mutation RunStart($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...RunRow
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment RunRow on WorkflowExecution {
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
}
fragment RunChange on WorkflowExecution {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{c as a,t as c,a as i,i as l,n,r as o,o as r,e as s,s as t};