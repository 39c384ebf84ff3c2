type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument } from '../document.js';
export type OutboxDestinationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;

export type OutboxDestinationsQuery = { readonly eventDestinations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly deliveries: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly event:
          | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'StreamGap', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'StreamOpened', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
          | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }> }, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } }> };

export type OutboxDeliveryQueryVariables = Exact<{
  id: string;
}>;

export type OutboxDeliveryQuery = { readonly node:
    | { readonly __typename: 'Agent', readonly id: string }
    | { readonly __typename: 'AgentConnected', readonly id: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string }
    | { readonly __typename: 'AgentErrored', readonly id: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Approval', readonly id: string }
    | { readonly __typename: 'ApprovalDelegation', readonly id: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string }
    | { readonly __typename: 'ChannelLink', readonly id: string }
    | { readonly __typename: 'ConnectedAccount', readonly id: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string }
    | { readonly __typename: 'CustomEvent', readonly id: string }
    | { readonly __typename: 'DataSchema', readonly id: string }
    | { readonly __typename: 'Delivery', readonly data: unknown, readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'Endpoint', readonly id: string }
    | { readonly __typename: 'EventDelivery', readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly destination: { readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } }, readonly event:
        | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'StreamGap', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'StreamOpened', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
        | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }
    | { readonly __typename: 'EventDestination', readonly id: string }
    | { readonly __typename: 'Message', readonly id: string }
    | { readonly __typename: 'MessageSent', readonly id: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string }
    | { readonly __typename: 'NodeExecution', readonly id: string }
    | { readonly __typename: 'NodeFailed', readonly id: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string }
    | { readonly __typename: 'NodeStarted', readonly id: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string }
    | { readonly __typename: 'Organization', readonly id: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string }
    | { readonly __typename: 'RecordChanged', readonly id: string }
    | { readonly __typename: 'Request', readonly id: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string }
    | { readonly __typename: 'RequestReceived', readonly id: string }
    | { readonly __typename: 'Session', readonly id: string }
    | { readonly __typename: 'SessionCreated', readonly id: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string }
    | { readonly __typename: 'SharedDocument', readonly id: string }
    | { readonly __typename: 'StreamGap', readonly id: string }
    | { readonly __typename: 'StreamOpened', readonly id: string }
    | { readonly __typename: 'SyncJob', readonly id: string }
    | { readonly __typename: 'Task', readonly id: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string }
    | { readonly __typename: 'TaskCreated', readonly id: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Workflow', readonly id: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string }
    | { readonly __typename: 'WorkflowExecution', readonly id: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string }
   | null };

export const OutboxDestinationsDocument = `query OutboxDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}
fragment EventDestinationFields on EventDestination {
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
}
fragment EventDeliveryFields on EventDelivery {
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
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}` as QueryDocument<OutboxDestinationsQuery, OutboxDestinationsQueryVariables>;

export const OutboxDeliveryDocument = `query OutboxDelivery($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Delivery {
      ...DeliveryFields
      data
    }
    ... on EventDelivery {
      ...EventDeliveryFields
      destination {
        ...EventDestinationFields
      }
    }
  }
}
fragment DeliveryFields on Delivery {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}
fragment EventDeliveryFields on EventDelivery {
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
}
fragment EventDestinationFields on EventDestination {
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
}` as QueryDocument<OutboxDeliveryQuery, OutboxDeliveryQueryVariables>;
