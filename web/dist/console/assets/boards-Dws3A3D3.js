import{F as e,X as t,v as n}from"./title-0aeW3g6L.js";var r=[`query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
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
}`,`fragment BoardColumn on TaskConnection {
  totalCount
  nodes {
    ...TaskFields
  }
}`,t,n].join(`
`),i=[`query TaskHistory($id: ID!) {
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
}`,e,n].join(`
`),a=`query AssignableAgents($search: String) {
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
}`;export{r as n,i as r,a as t};