import{Gt as e,Lt as t,Xt as n,Zt as r,bt as i}from"./index-DSmWLjS9.js";var a=`fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
}`,o=[`query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
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
    ...BoardTask
  }
}`,a,r,i].join(`
`),s=[`query TaskTable($first: Int, $after: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...BoardTask
    }
  }
}`,e,a,r,i].join(`
`),c=[`subscription TaskBoardEvents($after: Cursor) {
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
}`,t,i,a,r].join(`
`),l=[`query BoardTaskDetail($id: ID!) {
  task(id: $id) {
    ...TaskDetail
    leaseExpiresAt
  }
}`,n,r,i].join(`
`),u=[`query TaskHistory($id: ID!) {
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
}`,t,i].join(`
`),d=`query AssignableAgents($search: String) {
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
}`;export{u as a,c as i,l as n,s as o,o as r,d as t};