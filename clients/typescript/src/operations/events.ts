type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type EventRecord_AgentConnected_Fragment = { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_AgentDisconnected_Fragment = { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_AgentErrored_Fragment = { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_AgentExecuted_Fragment = { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_AgentStatusChanged_Fragment = { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_ApprovalRequested_Fragment = { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_ApprovalResponded_Fragment = { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_ConnectionChanged_Fragment = { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_CustomEvent_Fragment = { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly inSession: { readonly id: string, readonly name: string } | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_DeliveryUpdated_Fragment = { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_DocumentChanged_Fragment = { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_MessageSent_Fragment = { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly to:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeCancelled_Fragment = { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeCompleted_Fragment = { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeFailed_Fragment = { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeRetrying_Fragment = { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeSkipped_Fragment = { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeStarted_Fragment = { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_NodeWaiting_Fragment = { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_ParticipantJoined_Fragment = { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_ParticipantLeft_Fragment = { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_RecordChanged_Fragment = { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_RequestCompleted_Fragment = { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_RequestReceived_Fragment = { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_SessionCreated_Fragment = { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_SessionUpdated_Fragment = { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_StreamGap_Fragment = { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_StreamOpened_Fragment = { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_TaskAssigned_Fragment = { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_TaskCreated_Fragment = { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_TaskUpdated_Fragment = { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_WorkflowCancelled_Fragment = { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_WorkflowCompleted_Fragment = { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_WorkflowFailed_Fragment = { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecord_WorkflowStarted_Fragment = { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly version: number, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null, readonly progress: { readonly completed: number, readonly total: number, readonly fraction: number }, readonly workflow: { readonly id: string, readonly name: string } | null, readonly session: { readonly id: string, readonly name: string } | null, readonly startedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type EventRecordFragment =
  | EventRecord_AgentConnected_Fragment
  | EventRecord_AgentDisconnected_Fragment
  | EventRecord_AgentErrored_Fragment
  | EventRecord_AgentExecuted_Fragment
  | EventRecord_AgentStatusChanged_Fragment
  | EventRecord_ApprovalRequested_Fragment
  | EventRecord_ApprovalResponded_Fragment
  | EventRecord_ConnectionChanged_Fragment
  | EventRecord_CustomEvent_Fragment
  | EventRecord_DeliveryUpdated_Fragment
  | EventRecord_DocumentChanged_Fragment
  | EventRecord_MessageSent_Fragment
  | EventRecord_NodeCancelled_Fragment
  | EventRecord_NodeCompleted_Fragment
  | EventRecord_NodeFailed_Fragment
  | EventRecord_NodeRetrying_Fragment
  | EventRecord_NodeSkipped_Fragment
  | EventRecord_NodeStarted_Fragment
  | EventRecord_NodeWaiting_Fragment
  | EventRecord_ParticipantJoined_Fragment
  | EventRecord_ParticipantLeft_Fragment
  | EventRecord_RecordChanged_Fragment
  | EventRecord_RequestCompleted_Fragment
  | EventRecord_RequestReceived_Fragment
  | EventRecord_SessionCreated_Fragment
  | EventRecord_SessionUpdated_Fragment
  | EventRecord_StreamGap_Fragment
  | EventRecord_StreamOpened_Fragment
  | EventRecord_TaskAssigned_Fragment
  | EventRecord_TaskCreated_Fragment
  | EventRecord_TaskUpdated_Fragment
  | EventRecord_WorkflowCancelled_Fragment
  | EventRecord_WorkflowCompleted_Fragment
  | EventRecord_WorkflowFailed_Fragment
  | EventRecord_WorkflowStarted_Fragment
;

export type EventLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  types?: ReadonlyArray<string> | string | null | undefined;
  sessionId?: string | null | undefined;
  executionId?: string | null | undefined;
  actorId?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
}>;

export type EventLogQuery = { readonly events: { readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<
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
      | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
              | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
              | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
              | { readonly __typename: 'User', readonly id: string, readonly name: string }
            , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
              | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
              | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
              | { readonly __typename: 'User', readonly id: string, readonly name: string }
            , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly inSession: { readonly id: string, readonly name: string } | null, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly to:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
           }, readonly actor:
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
      | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
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
    > } };

export type EventQueryVariables = Exact<{
  id: string;
}>;

export type EventQuery = { readonly event:
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
    | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly inSession: { readonly id: string, readonly name: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
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
   | null };

export type EventChainQueryVariables = Exact<{
  of: string;
  first?: number | null | undefined;
}>;

export type EventChainQuery = { readonly eventChain: ReadonlyArray<
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
    | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly inSession: { readonly id: string, readonly name: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
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
  > };

export type EventStreamSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventStreamSubscription = { readonly events:
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
    | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'CustomEvent', readonly data: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly inSession: { readonly id: string, readonly name: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'DocumentChanged', readonly patch: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly message: { readonly id: string, readonly content: string, readonly type: Types.MessageType, readonly metadata: unknown, readonly createdAt: string, readonly from:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly to:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null, readonly replyTo: { readonly id: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: { readonly id: string, readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string }, readonly participant: { readonly joinedAt: string, readonly lastSeenAt: string | null, readonly presence: Types.Presence, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly session: { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.SessionStatus, readonly channel: Types.Channel, readonly totalRequests: number, readonly lastRequestAt: string | null, readonly expiresAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly owner:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         }, readonly actor:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
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

export type EventTicksSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventTicksSubscription = { readonly events:
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
   };

export type PublishEventMutationVariables = Exact<{
  input: Types.PublishEventInput;
}>;

export type PublishEventMutation = { readonly publishEvent: { readonly event:
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
     | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const EventLogDocument = `query EventLog($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: $first
    after: $after
    last: $last
    before: $before
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...EventRecord
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment EventRecord on Event {
  ...EventFields
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
    status
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
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
  }
  ... on TaskCreated {
    task {
      ...TaskFields
    }
  }
  ... on TaskAssigned {
    task {
      ...TaskFields
    }
  }
  ... on TaskUpdated {
    task {
      ...TaskFields
    }
  }
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
  ... on NodeStarted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on SessionCreated {
    session {
      ...SessionFields
    }
  }
  ... on SessionUpdated {
    session {
      ...SessionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      ...ApprovalFields
    }
  }
  ... on ApprovalResponded {
    approval {
      ...ApprovalFields
    }
  }
  ... on RequestReceived {
    request {
      ...RequestFields
    }
  }
  ... on RequestCompleted {
    request {
      ...RequestFields
    }
  }
  ... on DocumentChanged {
    patch
    document {
      ...DocumentFields
    }
  }
  ... on DeliveryUpdated {
    delivery {
      ...DeliveryFields
    }
  }
  ... on ConnectionChanged {
    connection {
      ...ConnectionFields
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
    message {
      ...MessageFields
    }
  }
  ... on RecordChanged {
    recordId
    changes
  }
  ... on CustomEvent {
    data
    inSession {
      id
      name
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
fragment SessionFields on Session {
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
}
fragment ApprovalFields on Approval {
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
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment DocumentFields on SharedDocument {
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
}
fragment ConnectionFields on ConnectedAccount {
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
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
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
}` as QueryDocument<EventLogQuery, EventLogQueryVariables>;

export const EventDocument = `query Event($id: ID!) {
  event(id: $id) {
    ...EventRecord
  }
}
fragment EventRecord on Event {
  ...EventFields
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
    status
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
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
  }
  ... on TaskCreated {
    task {
      ...TaskFields
    }
  }
  ... on TaskAssigned {
    task {
      ...TaskFields
    }
  }
  ... on TaskUpdated {
    task {
      ...TaskFields
    }
  }
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
  ... on NodeStarted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on SessionCreated {
    session {
      ...SessionFields
    }
  }
  ... on SessionUpdated {
    session {
      ...SessionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      ...ApprovalFields
    }
  }
  ... on ApprovalResponded {
    approval {
      ...ApprovalFields
    }
  }
  ... on RequestReceived {
    request {
      ...RequestFields
    }
  }
  ... on RequestCompleted {
    request {
      ...RequestFields
    }
  }
  ... on DocumentChanged {
    patch
    document {
      ...DocumentFields
    }
  }
  ... on DeliveryUpdated {
    delivery {
      ...DeliveryFields
    }
  }
  ... on ConnectionChanged {
    connection {
      ...ConnectionFields
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
    message {
      ...MessageFields
    }
  }
  ... on RecordChanged {
    recordId
    changes
  }
  ... on CustomEvent {
    data
    inSession {
      id
      name
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
fragment SessionFields on Session {
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
}
fragment ApprovalFields on Approval {
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
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment DocumentFields on SharedDocument {
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
}
fragment ConnectionFields on ConnectedAccount {
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
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
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
}` as QueryDocument<EventQuery, EventQueryVariables>;

export const EventChainDocument = `query EventChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...EventRecord
  }
}
fragment EventRecord on Event {
  ...EventFields
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
    status
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
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
  }
  ... on TaskCreated {
    task {
      ...TaskFields
    }
  }
  ... on TaskAssigned {
    task {
      ...TaskFields
    }
  }
  ... on TaskUpdated {
    task {
      ...TaskFields
    }
  }
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
  ... on NodeStarted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on SessionCreated {
    session {
      ...SessionFields
    }
  }
  ... on SessionUpdated {
    session {
      ...SessionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      ...ApprovalFields
    }
  }
  ... on ApprovalResponded {
    approval {
      ...ApprovalFields
    }
  }
  ... on RequestReceived {
    request {
      ...RequestFields
    }
  }
  ... on RequestCompleted {
    request {
      ...RequestFields
    }
  }
  ... on DocumentChanged {
    patch
    document {
      ...DocumentFields
    }
  }
  ... on DeliveryUpdated {
    delivery {
      ...DeliveryFields
    }
  }
  ... on ConnectionChanged {
    connection {
      ...ConnectionFields
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
    message {
      ...MessageFields
    }
  }
  ... on RecordChanged {
    recordId
    changes
  }
  ... on CustomEvent {
    data
    inSession {
      id
      name
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
fragment SessionFields on Session {
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
}
fragment ApprovalFields on Approval {
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
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment DocumentFields on SharedDocument {
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
}
fragment ConnectionFields on ConnectedAccount {
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
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
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
}` as QueryDocument<EventChainQuery, EventChainQueryVariables>;

export const EventStreamDocument = `subscription EventStream($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventRecord
  }
}
fragment EventRecord on Event {
  ...EventFields
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
    status
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
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
  }
  ... on TaskCreated {
    task {
      ...TaskFields
    }
  }
  ... on TaskAssigned {
    task {
      ...TaskFields
    }
  }
  ... on TaskUpdated {
    task {
      ...TaskFields
    }
  }
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
  ... on NodeStarted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeWaiting {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCompleted {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeFailed {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeSkipped {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeRetrying {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on NodeCancelled {
    execution {
      id
      workflow {
        id
        name
      }
    }
    node {
      ...NodeExecutionFields
    }
  }
  ... on SessionCreated {
    session {
      ...SessionFields
    }
  }
  ... on SessionUpdated {
    session {
      ...SessionFields
    }
  }
  ... on ApprovalRequested {
    approval {
      ...ApprovalFields
    }
  }
  ... on ApprovalResponded {
    approval {
      ...ApprovalFields
    }
  }
  ... on RequestReceived {
    request {
      ...RequestFields
    }
  }
  ... on RequestCompleted {
    request {
      ...RequestFields
    }
  }
  ... on DocumentChanged {
    patch
    document {
      ...DocumentFields
    }
  }
  ... on DeliveryUpdated {
    delivery {
      ...DeliveryFields
    }
  }
  ... on ConnectionChanged {
    connection {
      ...ConnectionFields
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
    participant {
      ...ParticipantFields
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
    message {
      ...MessageFields
    }
  }
  ... on RecordChanged {
    recordId
    changes
  }
  ... on CustomEvent {
    data
    inSession {
      id
      name
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
fragment SessionFields on Session {
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
}
fragment ApprovalFields on Approval {
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
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment DocumentFields on SharedDocument {
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
}
fragment ConnectionFields on ConnectedAccount {
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
}
fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
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
}` as SubscriptionDocument<EventStreamSubscription, EventStreamSubscriptionVariables>;

export const EventTicksDocument = `subscription EventTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventFields
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
}` as SubscriptionDocument<EventTicksSubscription, EventTicksSubscriptionVariables>;

export const PublishEventDocument = `mutation PublishEvent($input: PublishEventInput!) {
  publishEvent(input: $input) {
    event {
      ...EventFields
    }
    errors {
      ...ErrorFields
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
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<PublishEventMutation, PublishEventMutationVariables>;
