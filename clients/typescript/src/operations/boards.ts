type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument, SubscriptionDocument } from '../document.js';
export type BoardTaskFragment = { readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
  , readonly session: { readonly id: string, readonly name: string } | null };

export type BoardColumnFragment = { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null }> };

export type TaskBoardQueryVariables = Exact<{
  pending: Types.TaskFilter;
  assigned: Types.TaskFilter;
  running: Types.TaskFilter;
  completed: Types.TaskFilter;
  failed: Types.TaskFilter;
  cancelled: Types.TaskFilter;
}>;

export type TaskBoardQuery = { readonly pending: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> }, readonly assigned: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> }, readonly running: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> }, readonly completed: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> }, readonly failed: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> }, readonly cancelled: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> } };

export type TaskTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.TaskFilter | null | undefined;
  orderBy?: Types.TaskOrder | null | undefined;
}>;

export type TaskTableQuery = { readonly tasks: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> } };

export type TaskBoardEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type TaskBoardEventsSubscription = { readonly taskEvents:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly note: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly leaseExpiresAt: string | null, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type BoardTaskDetailQueryVariables = Exact<{
  id: string;
}>;

export type BoardTaskDetailQuery = { readonly task: { readonly leaseExpiresAt: string | null, readonly payload: unknown, readonly requirements: unknown, readonly result: unknown, readonly retryDelaySeconds: number, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null } | null };

export type TaskHistoryQueryVariables = Exact<{
  id: string;
}>;

export type TaskHistoryQuery = { readonly eventChain: ReadonlyArray<
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly assignedTo: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly note: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
  > };

export type AssignableAgentsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;

export type AssignableAgentsQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string> }> } };

export const TaskBoardDocument = `query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
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
}
fragment BoardColumn on TaskConnection {
  totalCount
  nodes {
    ...BoardTask
  }
}
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
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
}` as QueryDocument<TaskBoardQuery, TaskBoardQueryVariables>;

export const TaskTableDocument = `query TaskTable($first: Int, $after: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...BoardTask
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
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
}` as QueryDocument<TaskTableQuery, TaskTableQueryVariables>;

export const TaskBoardEventsDocument = `subscription TaskBoardEvents($after: Cursor) {
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
fragment BoardTask on Task {
  ...TaskFields
  leaseExpiresAt
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
}` as SubscriptionDocument<TaskBoardEventsSubscription, TaskBoardEventsSubscriptionVariables>;

export const BoardTaskDetailDocument = `query BoardTaskDetail($id: ID!) {
  task(id: $id) {
    ...TaskDetail
    leaseExpiresAt
  }
}
fragment TaskDetail on Task {
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
}` as QueryDocument<BoardTaskDetailQuery, BoardTaskDetailQueryVariables>;

export const TaskHistoryDocument = `query TaskHistory($id: ID!) {
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
}` as QueryDocument<TaskHistoryQuery, TaskHistoryQueryVariables>;

export const AssignableAgentsDocument = `query AssignableAgents($search: String) {
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
}` as QueryDocument<AssignableAgentsQuery, AssignableAgentsQueryVariables>;
