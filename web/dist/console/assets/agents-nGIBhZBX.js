import{F as e,M as t,V as n,W as r,b as i,v as a,w as o,y as s,z as c}from"./title-0aeW3g6L.js";var l=`fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,u=`fragment FleetAgent on Agent {
  ...AgentFields
  health {
    ...HealthFields
  }
  metrics {
    ...AgentMetricsFields
  }
  currentTasks {
    ...FleetTask
  }
}`,d=`fragment AgentCallFields on Event {
  ...EventFields
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      ...AgentFields
    }
  }
}`,f=[`subscription FleetEvents($after: Cursor) {
  events(
    types: ["agent.created", "agent.updated", "agent.deleted", "agent.connected", "agent.disconnected", "agent.status_changed", "agent.execution", "agent.error", "collaboration.task_assigned", "collaboration.task_updated"]
    after: $after
  ) {
    ...EventFields
    ... on RecordChanged {
      recordId
      changes
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentStatusChanged {
      agent {
        ...AgentFields
      }
    }
    ... on AgentExecuted {
      agent {
        ...AgentFields
      }
    }
    ... on AgentErrored {
      agent {
        ...AgentFields
      }
    }
    ... on TaskAssigned {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
    ... on TaskUpdated {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
  }
}`,e,a,s,l].join(`
`),p=[`subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...AgentCallFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Agent {
          ...FleetAgent
          config
          metadata
        }
      }
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
  }
}`,d,e,a,s,u,c,i,l].join(`
`),m=[`query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}`,r,d,e,a,s].join(`
`),h=[`query AgentPulse($id: ID!, $since: DateTime) {
  agent(id: $id) {
    id
    status
    lastHeartbeatAt
    circuit {
      ...CircuitFields
    }
    health {
      ...HealthFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $since, first: 500) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
    currentTasks {
      ...FleetTask
    }
    tasks(first: 10) {
      totalCount
      nodes {
        ...FleetTask
      }
    }
  }
}`,o,c,i,l].join(`
`),g=[`query AgentHeartbeats($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Agent {
      status
      lastHeartbeatAt
      health {
        ...HealthFields
      }
    }
  }
}`,c].join(`
`),_=`query AgentPools {
  agentPools {
    type
    desiredWorkers
    wantedWorkers
    workers
    agents
    queuedTasks
    heldTasks
    averageTaskSeconds
    changedAt
  }
}`,v=[`query Agents($first: Int, $after: String, $last: Int, $before: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}`,r,u,s,c,i,l].join(`
`),y=[`subscription AgentReply($input: InvokeAgentInput!) {
  agentReply(input: $input) {
    delta
    done
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
  }
}`,n,a].join(`
`),b=[`mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,s,t].join(`
`),x=[`mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,t].join(`
`),S=[`mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,s,t].join(`
`);export{x as a,_ as c,f as d,b as i,h as l,v as n,m as o,S as r,g as s,y as t,p as u};