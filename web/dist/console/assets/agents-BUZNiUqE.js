import{F as e,M as t,V as n,W as r,b as i,v as a,y as o,z as s}from"./title-0aeW3g6L.js";var c=`fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,l=`fragment FleetAgent on Agent {
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
}`,u=`fragment AgentCallFields on Event {
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
}`,d=[`subscription FleetEvents($after: Cursor) {
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
}`,e,a,o,c].join(`
`),f=[`subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
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
}`,u,e,a,o,l,s,i,c].join(`
`),p=[`query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}`,r,u,e,a,o].join(`
`),m=[`query AgentPulse($id: ID!, $since: DateTime) {
  agent(id: $id) {
    id
    status
    lastHeartbeatAt
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
}`,s,i,c].join(`
`),h=[`query AgentHeartbeats($ids: [ID!]!) {
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
}`,s].join(`
`),g=`query AgentPools {
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
}`,_=[`query Agents($first: Int, $after: String, $last: Int, $before: String, $filter: AgentFilter, $orderBy: AgentOrder) {
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
}`,r,l,o,s,i,c].join(`
`),v=[`subscription AgentReply($input: InvokeAgentInput!) {
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
`),y=[`mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,o,t].join(`
`),b=[`mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,t].join(`
`),x=[`mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,o,t].join(`
`);export{b as a,g as c,d,y as i,m as l,_ as n,p as o,x as r,h as s,v as t,f as u};