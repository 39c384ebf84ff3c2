var e=`fragment LogEvent on Event {
  __typename
  id
  type
  occurredAt
  cursor
  causedBy
  actor {
    __typename
    id
    name
  }
  ... on SessionCreated {
    session {
      id
      name
    }
  }
  ... on SessionUpdated {
    session {
      id
      name
      status
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
  }
  ... on DocumentChanged {
    document {
      id
      key
    }
  }
  ... on TaskCreated {
    task {
      id
      title
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      error
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on WorkflowStarted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowFailed {
    execution {
      ...LogRun
      error
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...LogRun
    }
  }
  ... on NodeStarted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeWaiting {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeRetrying {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCompleted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeFailed {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeSkipped {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCancelled {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on AgentConnected {
    agent {
      id
      name
    }
  }
  ... on AgentDisconnected {
    agent {
      id
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      id
      name
    }
  }
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      id
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      id
      name
    }
  }
  ... on RequestReceived {
    request {
      id
      channel
    }
  }
  ... on RequestCompleted {
    request {
      id
      channel
      status
    }
  }
  ... on ConnectionChanged {
    connection {
      id
      provider
      status
    }
  }
  ... on DeliveryUpdated {
    delivery {
      id
      channel
      status
    }
  }
  ... on RecordChanged {
    recordId
  }
}`,t=`fragment LogRun on WorkflowExecution {
  id
  workflow {
    id
    name
  }
}`,n=`fragment LogNode on NodeExecution {
  id
  key
  name
  attempts
  error
}`,r=[`query Log($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: $first
    after: $after
    last: $last
    before: $before
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      hasNextPage
      hasPreviousPage
    }
    nodes {
      ...LogEvent
    }
  }
}`,e,t,n].join(`
`),i=[`query LogEntry($id: ID!) {
  event(id: $id) {
    ...LogEvent
    payload
  }
}`,e,t,n].join(`
`),a=`query LogStart {
  events(first: 1) {
    nodes {
      __typename
      id
      cursor
      occurredAt
    }
  }
}`,o=`query LogExport($after: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: 100
    after: $after
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      __typename
      id
      type
      occurredAt
      cursor
      causedBy
      actor {
        id
        name
      }
      payload
    }
  }
}`,s=[`query CausalChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...LogEvent
  }
}`,e,t,n].join(`
`),c=`subscription LogTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    cursor
    id
  }
}`;export{a,o as i,r as n,c as o,i as r,s as t};