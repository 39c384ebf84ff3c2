import{I as e,K as t,M as n}from"./title-0aeW3g6L.js";var r=`fragment MonitorNodeProgress on NodeExecution {
  id
  key
  status
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`,i=`fragment MonitorRun on WorkflowExecution {
  ...ExecutionChange
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
}`,a=`fragment MonitorEvent on ExecutionEvent {
  __typename
  id
  cursor
  type
  occurredAt
  ... on WorkflowStarted {
    execution {
      ...ExecutionChange
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
  ... on NodeStarted {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeWaiting {
    execution {
      ...ExecutionChange
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
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeFailed {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeSkipped {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeRetrying {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeCancelled {
    execution {
      ...ExecutionChange
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
}`,o=[`query MonitorHistory($id: ID!, $after: Cursor) {
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
}`,a,e,t,r].join(`
`),s=[`subscription MonitorEvents($id: ID!, $after: Cursor) {
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
}`,a,e,t,r,i].join(`
`),c=[`mutation MonitorCancel($id: ID!) {
  cancelExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,n].join(`
`),l=[`mutation MonitorRetry($id: ID!) {
  retryExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,n].join(`
`);export{l as i,s as n,o as r,c as t};