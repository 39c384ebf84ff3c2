var e=`query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
  pending: tasks(
    first: 60
    filter: $pending
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  assigned: tasks(
    first: 60
    filter: $assigned
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  running: tasks(
    first: 60
    filter: $running
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  completed: tasks(
    first: 30
    filter: $completed
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
  failed: tasks(
    first: 30
    filter: $failed
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
  cancelled: tasks(
    first: 30
    filter: $cancelled
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
}
fragment BoardColumn on TaskConnection {
  totalCount
  nodes {
    ...BoardTask
  }
}
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,t=`query TaskTable($first: Int, $after: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...BoardTask
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,n=`subscription TaskBoardEvents($after: Cursor) {
  taskEvents(after: $after) {
    ...EventFields
    ... on TaskCreated {
      task {
        ...BoardTask
      }
    }
    ... on TaskAssigned {
      task {
        ...BoardTask
      }
    }
    ... on TaskUpdated {
      note
      task {
        ...BoardTask
      }
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}`,r=`query BoardTaskDetail($id: ID!) {
  task(id: $id) {
    ...TaskDetail
    leaseExpiresAt
  }
}
fragment TaskDetail on Task {
  ...TaskFields
  payload
  requirements
  result
  retryDelaySeconds
  node {
    id
    key
    name
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,i=`query TaskHistory($id: ID!) {
  eventChain(of: $id, first: 100) {
    ...EventFields
    ... on TaskCreated {
      task {
        id
        status
      }
    }
    ... on TaskAssigned {
      task {
        id
        status
        assignedTo {
          id
          name
        }
      }
    }
    ... on TaskUpdated {
      note
      task {
        id
        status
        progress
        error
        attempts
      }
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,a=`query AssignableAgents($search: String) {
  agents(
    first: 50
    filter: {search: $search}
    orderBy: {field: NAME, direction: ASC}
  ) {
    nodes {
      id
      name
      type
      runtime
      status
      capabilities
    }
  }
}`;export{i as a,n as i,r as n,t as o,e as r,a as t};