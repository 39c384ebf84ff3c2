type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type DeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.DeliveryFilter | null | undefined;
}>;

export type DeliveriesQuery = { readonly deliveries: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }> } };

export type DeliveryQueryVariables = Exact<{
  id: string;
}>;

export type DeliveryQuery = { readonly delivery: { readonly data: unknown, readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly request: { readonly id: string, readonly content: string, readonly status: Types.RequestStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> } | null };

export type EventDestinationsQueryVariables = Exact<{ [key: string]: never; }>;

export type EventDestinationsQuery = { readonly eventDestinations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } }> };

export type EventDestinationDeliveriesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: Types.DeliveryStatus | null | undefined;
}>;

export type EventDestinationDeliveriesQuery = { readonly node:
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
    | { readonly __typename: 'Delivery', readonly id: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'Endpoint', readonly id: string }
    | { readonly __typename: 'EventDelivery', readonly id: string }
    | { readonly __typename: 'EventDestination', readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly deliveries: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly event:
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
          , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }> }, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } }
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

export type EventDestinationsWithDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  status?: Types.DeliveryStatus | null | undefined;
}>;

export type EventDestinationsWithDeliveriesQuery = { readonly eventDestinations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly deliveries: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly event:
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

export type DeliveryEventsSubscriptionVariables = Exact<{
  userId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type DeliveryEventsSubscription = { readonly deliveryEvents:
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type DeliverMutationVariables = Exact<{
  input: Types.DeliverInput;
}>;

export type DeliverMutation = { readonly deliver: { readonly deliveries: ReadonlyArray<{ readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }> | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RetryDeliveryMutationVariables = Exact<{
  input: Types.DeliveryInput;
}>;

export type RetryDeliveryMutation = { readonly retryDelivery: { readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CreateEventDestinationMutationVariables = Exact<{
  input: Types.CreateEventDestinationInput;
}>;

export type CreateEventDestinationMutation = { readonly createEventDestination: { readonly destination: { readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateEventDestinationMutationVariables = Exact<{
  input: Types.UpdateEventDestinationInput;
}>;

export type UpdateEventDestinationMutation = { readonly updateEventDestination: { readonly destination: { readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DeleteEventDestinationMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteEventDestinationMutation = { readonly deleteEventDestination: { readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RetryEventDeliveryMutationVariables = Exact<{
  input: Types.RetryEventDeliveryInput;
}>;

export type RetryEventDeliveryMutation = { readonly retryEventDelivery: { readonly delivery: { readonly id: string, readonly status: Types.DeliveryStatus, readonly nextAttemptAt: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly event:
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
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type ReplayEventDestinationMutationVariables = Exact<{
  input: Types.ReplayEventDestinationInput;
}>;

export type ReplayEventDestinationMutation = { readonly replayEventDestination: { readonly count: number, readonly endCursor: string | null, readonly hasMore: boolean, readonly destination: { readonly id: string, readonly name: string, readonly type: Types.DestinationType, readonly eventTypes: ReadonlyArray<string>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string, readonly disabledReason: string | null, readonly environmentName: string | null, readonly config: unknown, readonly status: Types.HealthStatus, readonly usage: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null, readonly lastAttemptAt: string | null, readonly lastError: string | null } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const DeliveriesDocument = `query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
  deliveries(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...DeliveryFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
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
}` as QueryDocument<DeliveriesQuery, DeliveriesQueryVariables>;

export const DeliveryDocument = `query Delivery($id: ID!) {
  delivery(id: $id) {
    ...DeliveryFields
    data
    request {
      id
      content
      status
    }
    approval {
      id
      title
      status
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
}` as QueryDocument<DeliveryQuery, DeliveryQueryVariables>;

export const EventDestinationsDocument = `query EventDestinations {
  eventDestinations {
    ...EventDestinationFields
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
}` as QueryDocument<EventDestinationsQuery, EventDestinationsQueryVariables>;

export const EventDestinationDeliveriesDocument = `query EventDestinationDeliveries($id: ID!, $first: Int, $after: String, $status: DeliveryStatus) {
  node(id: $id) {
    __typename
    id
    ... on EventDestination {
      ...EventDestinationFields
      deliveries(first: $first, after: $after, status: $status) {
        totalCount
        pageInfo {
          ...PageFields
        }
        nodes {
          ...EventDeliveryFields
        }
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
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
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
}` as QueryDocument<EventDestinationDeliveriesQuery, EventDestinationDeliveriesQueryVariables>;

export const EventDestinationsWithDeliveriesDocument = `query EventDestinationsWithDeliveries($first: Int, $status: DeliveryStatus) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first, status: $status) {
      totalCount
      pageInfo {
        ...PageFields
      }
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
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
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
}` as QueryDocument<EventDestinationsWithDeliveriesQuery, EventDestinationsWithDeliveriesQueryVariables>;

export const DeliveryEventsDocument = `subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
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
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}` as SubscriptionDocument<DeliveryEventsSubscription, DeliveryEventsSubscriptionVariables>;

export const DeliverDocument = `mutation Deliver($input: DeliverInput!) {
  deliver(input: $input) {
    deliveries {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DeliverMutation, DeliverMutationVariables>;

export const RetryDeliveryDocument = `mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RetryDeliveryMutation, RetryDeliveryMutationVariables>;

export const CreateEventDestinationDocument = `mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateEventDestinationMutation, CreateEventDestinationMutationVariables>;

export const UpdateEventDestinationDocument = `mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateEventDestinationMutation, UpdateEventDestinationMutationVariables>;

export const DeleteEventDestinationDocument = `mutation DeleteEventDestination($input: DeleteInput!) {
  deleteEventDestination(input: $input) {
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
}` as MutationDocument<DeleteEventDestinationMutation, DeleteEventDestinationMutationVariables>;

export const RetryEventDeliveryDocument = `mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RetryEventDeliveryMutation, RetryEventDeliveryMutationVariables>;

export const ReplayEventDestinationDocument = `mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
  replayEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    count
    endCursor
    hasMore
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<ReplayEventDestinationMutation, ReplayEventDestinationMutationVariables>;
