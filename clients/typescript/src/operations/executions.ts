type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type ExecutionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.ExecutionFilter | null | undefined;
}>;

export type ExecutionsQuery = { readonly executions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }> } };

export type ExecutionQueryVariables = Exact<{
  id: string;
}>;

export type ExecutionQuery = { readonly execution: { readonly monitorUrl: string | null, readonly input: unknown, readonly output: unknown, readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }>, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     } | null };

export type ExecutionEventLogQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type ExecutionEventLogQuery = { readonly execution: { readonly id: string, readonly events: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<
        | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
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
        | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null }
        | Record<PropertyKey, never>
      > } } | null };

export type ExecutionEventsSubscriptionVariables = Exact<{
  executionId: string;
  fromStart?: boolean | null | undefined;
  after?: string | null | undefined;
}>;

export type ExecutionEventsSubscription = { readonly executionEvents:
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
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
        | { readonly __typename: 'Agent' }
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
        | { readonly __typename: 'WorkflowExecution', readonly input: unknown, readonly output: unknown, readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }>, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type ExecuteWorkflowMutationVariables = Exact<{
  input: Types.ExecuteWorkflowInput;
}>;

export type ExecuteWorkflowMutation = { readonly executeWorkflow: { readonly execution: { readonly input: unknown, readonly output: unknown, readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }>, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CancelExecutionMutationVariables = Exact<{
  input: Types.ExecutionInput;
}>;

export type CancelExecutionMutation = { readonly cancelExecution: { readonly execution: { readonly input: unknown, readonly output: unknown, readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }>, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RetryExecutionMutationVariables = Exact<{
  input: Types.ExecutionInput;
}>;

export type RetryExecutionMutation = { readonly retryExecution: { readonly execution: { readonly input: unknown, readonly output: unknown, readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }>, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const ExecutionsDocument = `query Executions($first: Int, $after: String, $last: Int, $before: String, $filter: ExecutionFilter) {
  executions(
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
      ...ExecutionFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<ExecutionsQuery, ExecutionsQueryVariables>;

export const ExecutionDocument = `query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
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
}
fragment NodeExecutionFields on NodeExecution {
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
}` as QueryDocument<ExecutionQuery, ExecutionQueryVariables>;

export const ExecutionEventLogDocument = `query ExecutionEventLog($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  execution(id: $id) {
    id
    events(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ... on ExecutionEvent {
          ...ExecutionEventFields
        }
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
fragment ExecutionEventFields on ExecutionEvent {
  ...EventFields
  ... on WorkflowStarted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowFailed {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...ExecutionState
    }
  }
  ... on NodeStarted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    node {
      ...NodeExecutionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
      status
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on TaskCreated {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      updatedAt
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
fragment ExecutionState on WorkflowExecution {
  id
  version
  status
  input
  output
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
}
fragment NodeExecutionFields on NodeExecution {
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
}` as QueryDocument<ExecutionEventLogQuery, ExecutionEventLogQueryVariables>;

export const ExecutionEventsDocument = `subscription ExecutionEvents($executionId: ID!, $fromStart: Boolean, $after: Cursor) {
  executionEvents(executionId: $executionId, fromStart: $fromStart, after: $after) {
    ...ExecutionEventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on WorkflowExecution {
          ...ExecutionDetail
        }
      }
    }
  }
}
fragment ExecutionEventFields on ExecutionEvent {
  ...EventFields
  ... on WorkflowStarted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowFailed {
    execution {
      ...ExecutionState
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...ExecutionState
    }
  }
  ... on NodeStarted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    node {
      ...NodeExecutionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
      status
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on TaskCreated {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
      status
      progress
      updatedAt
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      updatedAt
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
fragment ExecutionState on WorkflowExecution {
  id
  version
  status
  input
  output
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
}
fragment NodeExecutionFields on NodeExecution {
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
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment NodeExecutionDetail on NodeExecution {
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
}` as SubscriptionDocument<ExecutionEventsSubscription, ExecutionEventsSubscriptionVariables>;

export const ExecuteWorkflowDocument = `mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
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
}
fragment NodeExecutionFields on NodeExecution {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<ExecuteWorkflowMutation, ExecuteWorkflowMutationVariables>;

export const CancelExecutionDocument = `mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
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
}
fragment NodeExecutionFields on NodeExecution {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CancelExecutionMutation, CancelExecutionMutationVariables>;

export const RetryExecutionDocument = `mutation RetryExecution($input: ExecutionInput!) {
  retryExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
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
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
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
}
fragment NodeExecutionFields on NodeExecution {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RetryExecutionMutation, RetryExecutionMutationVariables>;
