type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type AgentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.AgentFilter | null | undefined;
  orderBy?: Types.AgentOrder | null | undefined;
}>;

export type AgentsQuery = { readonly agents: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly progress: number | null }>, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number } }> } };

export type AgentQueryVariables = Exact<{
  id: string;
  historySince?: string | null | undefined;
}>;

export type AgentQuery = { readonly agent: { readonly config: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }>, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number }, readonly metricsHistory: ReadonlyArray<{ readonly at: string, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number } }> } | null };

export type AgentEventsSubscriptionVariables = Exact<{
  agentIds?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type AgentEventsSubscription = { readonly agentEvents:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly nodeExecution: { readonly id: string, readonly key: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly nodeExecution: { readonly id: string, readonly key: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly snapshot:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }
        | { readonly __typename: 'AgentConnected' }
        | { readonly __typename: 'AgentDisconnected' }
        | { readonly __typename: 'AgentErrored' }
        | { readonly __typename: 'AgentExecuted' }
        | { readonly __typename: 'AgentStatusChanged' }
        | { readonly __typename: 'ApiKey' }
        | { readonly __typename: 'Approval' }
        | { readonly __typename: 'ApprovalDelegation' }
        | { readonly __typename: 'ApprovalRequested' }
        | { readonly __typename: 'ApprovalResponded' }
        | { readonly __typename: 'ChannelLink' }
        | { readonly __typename: 'ConnectedAccount' }
        | { readonly __typename: 'ConnectionChanged' }
        | { readonly __typename: 'CustomEvent' }
        | { readonly __typename: 'DataSchema' }
        | { readonly __typename: 'Delivery' }
        | { readonly __typename: 'DeliveryUpdated' }
        | { readonly __typename: 'DocumentChanged' }
        | { readonly __typename: 'Endpoint' }
        | { readonly __typename: 'EventDelivery' }
        | { readonly __typename: 'EventDestination' }
        | { readonly __typename: 'Message' }
        | { readonly __typename: 'MessageSent' }
        | { readonly __typename: 'NodeCancelled' }
        | { readonly __typename: 'NodeCompleted' }
        | { readonly __typename: 'NodeExecution' }
        | { readonly __typename: 'NodeFailed' }
        | { readonly __typename: 'NodeRetrying' }
        | { readonly __typename: 'NodeSkipped' }
        | { readonly __typename: 'NodeStarted' }
        | { readonly __typename: 'NodeWaiting' }
        | { readonly __typename: 'Organization' }
        | { readonly __typename: 'ParticipantJoined' }
        | { readonly __typename: 'ParticipantLeft' }
        | { readonly __typename: 'RecordChanged' }
        | { readonly __typename: 'Request' }
        | { readonly __typename: 'RequestCompleted' }
        | { readonly __typename: 'RequestReceived' }
        | { readonly __typename: 'Session' }
        | { readonly __typename: 'SessionCreated' }
        | { readonly __typename: 'SessionUpdated' }
        | { readonly __typename: 'SharedDocument' }
        | { readonly __typename: 'StreamGap' }
        | { readonly __typename: 'StreamOpened' }
        | { readonly __typename: 'SyncJob' }
        | { readonly __typename: 'Task' }
        | { readonly __typename: 'TaskAssigned' }
        | { readonly __typename: 'TaskCreated' }
        | { readonly __typename: 'TaskUpdated' }
        | { readonly __typename: 'User' }
        | { readonly __typename: 'Workflow' }
        | { readonly __typename: 'WorkflowCancelled' }
        | { readonly __typename: 'WorkflowCompleted' }
        | { readonly __typename: 'WorkflowExecution' }
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type AgentReplySubscriptionVariables = Exact<{
  input: Types.InvokeAgentInput;
}>;

export type AgentReplySubscription = { readonly agentReply: { readonly delta: string, readonly done: boolean, readonly reply: { readonly content: string, readonly metadata: unknown, readonly simulated: boolean, readonly durationMs: number, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null } | null } | null } };

export type InvokeAgentMutationVariables = Exact<{
  input: Types.InvokeAgentInput;
}>;

export type InvokeAgentMutation = { readonly invokeAgent: { readonly reply: { readonly content: string, readonly metadata: unknown, readonly simulated: boolean, readonly durationMs: number, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CreateAgentMutationVariables = Exact<{
  input: Types.CreateAgentInput;
}>;

export type CreateAgentMutation = { readonly createAgent: { readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateAgentMutationVariables = Exact<{
  input: Types.UpdateAgentInput;
}>;

export type UpdateAgentMutation = { readonly updateAgent: { readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DeleteAgentMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteAgentMutation = { readonly deleteAgent: { readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CommandAgentMutationVariables = Exact<{
  input: Types.CommandAgentInput;
}>;

export type CommandAgentMutation = { readonly commandAgent: { readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const AgentsDocument = `query Agents($first: Int, $after: String, $last: Int, $before: String, $filter: AgentFilter, $orderBy: AgentOrder) {
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
      ...AgentFields
      health {
        ...HealthFields
      }
      currentTasks {
        id
        title
        progress
      }
      metrics {
        ...AgentMetricsFields
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment AgentFields on Agent {
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
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}` as QueryDocument<AgentsQuery, AgentsQueryVariables>;

export const AgentDocument = `query Agent($id: ID!, $historySince: DateTime) {
  agent(id: $id) {
    ...AgentFields
    config
    metadata
    health {
      ...HealthFields
    }
    currentTasks {
      ...TaskFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $historySince) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
  }
}
fragment AgentFields on Agent {
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
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
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
}
fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}` as QueryDocument<AgentQuery, AgentQueryVariables>;

export const AgentEventsDocument = `subscription AgentEvents($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on Agent {
          ...AgentFields
        }
      }
    }
    ... on AgentStatusChanged {
      status
      agent {
        ...AgentFields
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
    ... on AgentExecuted {
      durationMs
      simulated
      agent {
        ...AgentFields
      }
      nodeExecution {
        id
        key
      }
    }
    ... on AgentErrored {
      error
      agent {
        ...AgentFields
      }
      nodeExecution {
        id
        key
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
fragment AgentFields on Agent {
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
}` as SubscriptionDocument<AgentEventsSubscription, AgentEventsSubscriptionVariables>;

export const AgentReplyDocument = `subscription AgentReply($input: InvokeAgentInput!) {
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
}
fragment MessageFields on Message {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as SubscriptionDocument<AgentReplySubscription, AgentReplySubscriptionVariables>;

export const InvokeAgentDocument = `mutation InvokeAgent($input: InvokeAgentInput!) {
  invokeAgent(input: $input) {
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment MessageFields on Message {
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
}` as MutationDocument<InvokeAgentMutation, InvokeAgentMutationVariables>;

export const CreateAgentDocument = `mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment AgentFields on Agent {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateAgentMutation, CreateAgentMutationVariables>;

export const UpdateAgentDocument = `mutation UpdateAgent($input: UpdateAgentInput!) {
  updateAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment AgentFields on Agent {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateAgentMutation, UpdateAgentMutationVariables>;

export const DeleteAgentDocument = `mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DeleteAgentMutation, DeleteAgentMutationVariables>;

export const CommandAgentDocument = `mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment AgentFields on Agent {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CommandAgentMutation, CommandAgentMutationVariables>;
