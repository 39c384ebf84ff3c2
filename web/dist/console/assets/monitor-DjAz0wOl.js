import{Pt as e}from"./index-DSmWLjS9.js";var t=`fragment MonitorProgress on WorkflowExecution {
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
}`,n=`fragment MonitorNodeProgress on NodeExecution {
  id
  key
  status
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`,r=`fragment MonitorRun on WorkflowExecution {
  ...MonitorProgress
  version
  trigger
  createdAt
  workflow {
    id
    name
  }
  nodes {
    ...MonitorNodeProgress
    name
    type
    dependsOn
    task {
      id
    }
    approval {
      id
    }
  }
}`,i=`fragment MonitorEvent on ExecutionEvent {
  __typename
  id
  cursor
  type
  occurredAt
  ... on WorkflowStarted {
    execution {
      ...MonitorProgress
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...MonitorProgress
    }
  }
  ... on WorkflowFailed {
    execution {
      ...MonitorProgress
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...MonitorProgress
    }
  }
  ... on NodeStarted {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeWaiting {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
      task {
        id
      }
      approval {
        id
      }
    }
  }
  ... on NodeCompleted {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeFailed {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeSkipped {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeRetrying {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeCancelled {
    execution {
      ...MonitorProgress
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on TaskCreated {
    task {
      id
      status
      progress
    }
  }
  ... on TaskAssigned {
    task {
      id
      status
      progress
    }
  }
  ... on TaskUpdated {
    task {
      id
      status
      progress
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
      status
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
}`,a=[`query MonitorHistory($id: ID!, $after: Cursor) {
  execution(id: $id) {
    id
    events(first: 100, after: $after) {
      nodes {
        __typename
        id
        cursor
        type
        occurredAt
        ...MonitorEvent
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,i,t,n].join(`
`),o=[`subscription MonitorEvents($id: ID!, $after: Cursor) {
  executionEvents(executionId: $id, after: $after) {
    ...MonitorEvent
    ... on StreamOpened {
      resumed
      snapshot {
        __typename
        ... on WorkflowExecution {
          ...MonitorRun
        }
      }
    }
    ... on StreamGap {
      reason
    }
  }
}`,i,t,n,r].join(`
`),s=[`mutation MonitorCancel($id: ID!) {
  cancelExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,e].join(`
`),c=[`mutation MonitorRetry($id: ID!) {
  retryExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,e].join(`
`);export{c as i,o as n,a as r,s as t};