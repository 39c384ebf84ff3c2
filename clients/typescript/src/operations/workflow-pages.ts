type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type WorkflowTickFragment = { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null };

export type WorkflowListRowFragment = { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly updatedAt: string, readonly inputSchema: unknown, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }>, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null }, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null }> } };

export type WorkflowListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type WorkflowListQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly updatedAt: string, readonly inputSchema: unknown, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }>, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null }, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null }> } }> } };

export type WorkflowListEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type WorkflowListEventsSubscription = { readonly events:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null, readonly workflow: { readonly id: string } | null } }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null, readonly workflow: { readonly id: string } | null } }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null, readonly workflow: { readonly id: string } | null } }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null, readonly workflow: { readonly id: string } | null } }
   };

export type WorkflowPageQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowPageQuery = { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null }, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null }> }, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null };

export type WorkflowHistoryQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowHistoryQuery = { readonly workflow: { readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus, readonly version: number, readonly versions: ReadonlyArray<{ readonly version: number, readonly inputSchema: unknown, readonly config: unknown, readonly createdAt: string, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }> }> } | null };

export type WorkflowStatusMutationVariables = Exact<{
  id: string;
  status: Types.WorkflowStatus;
}>;

export type WorkflowStatusMutation = { readonly updateWorkflow: { readonly workflow: { readonly id: string, readonly status: Types.WorkflowStatus, readonly version: number } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const WorkflowListDocument = `query WorkflowList($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowListRow
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment WorkflowListRow on Workflow {
  id
  name
  description
  status
  version
  updatedAt
  inputSchema
  triggers {
    ...WorkflowTriggerFields
  }
  statistics {
    ...WorkflowStatisticsFields
  }
  executions(first: 20) {
    nodes {
      ...WorkflowTick
    }
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}
fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}` as QueryDocument<WorkflowListQuery, WorkflowListQueryVariables>;

export const WorkflowListEventsDocument = `subscription WorkflowListEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on WorkflowStarted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowFailed {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}
fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}` as SubscriptionDocument<WorkflowListEventsSubscription, WorkflowListEventsSubscriptionVariables>;

export const WorkflowPageDocument = `query WorkflowPage($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    statistics {
      ...WorkflowStatisticsFields
    }
    executions(first: 20) {
      nodes {
        ...WorkflowTick
      }
    }
  }
}
fragment WorkflowDetail on Workflow {
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
}
fragment WorkflowFields on Workflow {
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
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
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
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}
fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}` as QueryDocument<WorkflowPageQuery, WorkflowPageQueryVariables>;

export const WorkflowHistoryDocument = `query WorkflowHistory($id: ID!) {
  workflow(id: $id) {
    id
    name
    status
    version
    versions {
      version
      inputSchema
      config
      createdAt
      createdBy {
        ...ActorFields
      }
      nodes {
        ...WorkflowNodeFields
      }
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment WorkflowNodeFields on WorkflowNode {
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
}` as QueryDocument<WorkflowHistoryQuery, WorkflowHistoryQueryVariables>;

export const WorkflowStatusDocument = `mutation WorkflowStatus($id: ID!, $status: WorkflowStatus!) {
  updateWorkflow(input: {id: $id, status: $status}) {
    workflow {
      id
      status
      version
    }
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
}` as MutationDocument<WorkflowStatusMutation, WorkflowStatusMutationVariables>;
