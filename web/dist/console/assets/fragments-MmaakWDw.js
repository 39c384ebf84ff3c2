var e=`fragment ActorFields on Actor {
  __typename
  id
  name
}`,t=`fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`,n=`fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,r=`fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}`,i=`fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}`,a=`fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}`,o=`fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}`,s=`fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}`,c=`fragment TaskFields on Task {
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
  leaseExpiresAt
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
}`,l=`fragment TaskDetail on Task {
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
}`,u=`fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}`,d=`fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}`,f=`fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}`,p=`fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}`,m=`fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}`,h=`fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}`,g=`fragment ProgressFields on Progress {
  completed
  total
  fraction
}`,_=`fragment ExecutionChange on WorkflowExecution {
  id
  status
  error
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
}`,v=`fragment ExecutionFields on WorkflowExecution {
  ...ExecutionChange
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
}`,y=`fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`,b=`fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}`,x=`fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}`,S=`fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}`,C=`fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}`,w=`fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}`,T=`fragment MessageFields on Message {
  id
  content
  type
  metadata
  createdAt
  from {
    ...ActorFields
  }
  to {
    ...ActorFields
  }
  replyTo {
    id
  }
}`,E=`fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}`,D=`fragment ApprovalFields on Approval {
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
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
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
}`,O=`fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}`,k=`fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}`,A=`fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`,j=`fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}`,M=`fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,N=`fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`,P=`fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}`,F=`fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`,I=`fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}`,L=`fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}`,R=`fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}`,z=`fragment EventFields on Event {
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
}`;export{w as A,d as B,j as C,t as D,y as E,f as F,m as I,p as L,l as M,c as N,S as O,L as P,u as R,r as S,b as T,P as _,D as a,x as b,O as c,M as d,N as f,F as g,n as h,R as i,C as j,g as k,A as l,I as m,o as n,a as o,E as p,s as r,i as s,e as t,k as u,z as v,T as w,v as x,_ as y,h as z};