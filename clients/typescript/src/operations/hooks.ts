type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument, SubscriptionDocument } from '../document.js';
export type ManagedWorkflowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type ManagedWorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> }> } };

export type RunEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type RunEventsSubscription = { readonly events:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type ExecutionProgressFragment = { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } };

export type ExecutionStatusEventsSubscriptionVariables = Exact<{
  executionId: string;
  after?: string | null | undefined;
}>;

export type ExecutionStatusEventsSubscription = { readonly executionEvents:
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
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
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
        | { readonly __typename: 'WorkflowExecution', readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export const ManagedWorkflowsDocument = `query ManagedWorkflows($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowDetail
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
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
}` as QueryDocument<ManagedWorkflowsQuery, ManagedWorkflowsQueryVariables>;

export const RunEventsDocument = `subscription RunEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventFields
    ... on WorkflowStarted {
      execution {
        ...ExecutionFields
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...ExecutionFields
      }
    }
    ... on WorkflowFailed {
      execution {
        ...ExecutionFields
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...ExecutionFields
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
}` as SubscriptionDocument<RunEventsSubscription, RunEventsSubscriptionVariables>;

export const ExecutionStatusEventsDocument = `subscription ExecutionStatusEvents($executionId: ID!, $after: Cursor) {
  executionEvents(executionId: $executionId, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on WorkflowExecution {
          ...ExecutionProgress
        }
      }
    }
    ... on WorkflowStarted {
      execution {
        ...ExecutionProgress
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...ExecutionProgress
      }
    }
    ... on WorkflowFailed {
      execution {
        ...ExecutionProgress
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeStarted {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeWaiting {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeCompleted {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeFailed {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeSkipped {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeRetrying {
      execution {
        ...ExecutionProgress
      }
    }
    ... on NodeCancelled {
      execution {
        ...ExecutionProgress
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
fragment ExecutionProgress on WorkflowExecution {
  id
  status
  error
  progress {
    ...ProgressFields
  }
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}` as SubscriptionDocument<ExecutionStatusEventsSubscription, ExecutionStatusEventsSubscriptionVariables>;
