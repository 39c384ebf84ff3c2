type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument, SubscriptionDocument } from '../document.js';
export type FleetTaskFragment = { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string };

export type FleetAgentFragment = { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number }, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string }> };

export type FleetQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.AgentFilter | null | undefined;
  orderBy?: Types.AgentOrder | null | undefined;
}>;

export type FleetQuery = { readonly agents: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number }, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string }> }> } };

export type FleetEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type FleetEventsSubscription = { readonly events:
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
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
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
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly changes: unknown, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
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
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string, readonly assignedTo: { readonly id: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string, readonly assignedTo: { readonly id: string } | null }, readonly actor:
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

export type AgentCallFields_AgentConnected_Fragment = { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_AgentDisconnected_Fragment = { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_AgentErrored_Fragment = { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_AgentExecuted_Fragment = { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_AgentStatusChanged_Fragment = { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_ApprovalRequested_Fragment = { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_ApprovalResponded_Fragment = { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_ConnectionChanged_Fragment = { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_CustomEvent_Fragment = { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_DeliveryUpdated_Fragment = { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_DocumentChanged_Fragment = { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_MessageSent_Fragment = { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeCancelled_Fragment = { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeCompleted_Fragment = { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeFailed_Fragment = { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeRetrying_Fragment = { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeSkipped_Fragment = { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeStarted_Fragment = { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_NodeWaiting_Fragment = { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_ParticipantJoined_Fragment = { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_ParticipantLeft_Fragment = { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_RecordChanged_Fragment = { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_RequestCompleted_Fragment = { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_RequestReceived_Fragment = { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_SessionCreated_Fragment = { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_SessionUpdated_Fragment = { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_StreamGap_Fragment = { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_StreamOpened_Fragment = { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_TaskAssigned_Fragment = { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_TaskCreated_Fragment = { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_TaskUpdated_Fragment = { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_WorkflowCancelled_Fragment = { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_WorkflowCompleted_Fragment = { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_WorkflowFailed_Fragment = { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFields_WorkflowStarted_Fragment = { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type AgentCallFieldsFragment =
  | AgentCallFields_AgentConnected_Fragment
  | AgentCallFields_AgentDisconnected_Fragment
  | AgentCallFields_AgentErrored_Fragment
  | AgentCallFields_AgentExecuted_Fragment
  | AgentCallFields_AgentStatusChanged_Fragment
  | AgentCallFields_ApprovalRequested_Fragment
  | AgentCallFields_ApprovalResponded_Fragment
  | AgentCallFields_ConnectionChanged_Fragment
  | AgentCallFields_CustomEvent_Fragment
  | AgentCallFields_DeliveryUpdated_Fragment
  | AgentCallFields_DocumentChanged_Fragment
  | AgentCallFields_MessageSent_Fragment
  | AgentCallFields_NodeCancelled_Fragment
  | AgentCallFields_NodeCompleted_Fragment
  | AgentCallFields_NodeFailed_Fragment
  | AgentCallFields_NodeRetrying_Fragment
  | AgentCallFields_NodeSkipped_Fragment
  | AgentCallFields_NodeStarted_Fragment
  | AgentCallFields_NodeWaiting_Fragment
  | AgentCallFields_ParticipantJoined_Fragment
  | AgentCallFields_ParticipantLeft_Fragment
  | AgentCallFields_RecordChanged_Fragment
  | AgentCallFields_RequestCompleted_Fragment
  | AgentCallFields_RequestReceived_Fragment
  | AgentCallFields_SessionCreated_Fragment
  | AgentCallFields_SessionUpdated_Fragment
  | AgentCallFields_StreamGap_Fragment
  | AgentCallFields_StreamOpened_Fragment
  | AgentCallFields_TaskAssigned_Fragment
  | AgentCallFields_TaskCreated_Fragment
  | AgentCallFields_TaskUpdated_Fragment
  | AgentCallFields_WorkflowCancelled_Fragment
  | AgentCallFields_WorkflowCompleted_Fragment
  | AgentCallFields_WorkflowFailed_Fragment
  | AgentCallFields_WorkflowStarted_Fragment
;

export type AgentWatchSubscriptionVariables = Exact<{
  agentIds?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type AgentWatchSubscription = { readonly agentEvents:
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
    | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
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
        | { readonly __typename: 'Agent', readonly config: unknown, readonly metadata: unknown, readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number }, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string }> }
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
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type AgentCallsQueryVariables = Exact<{
  before?: string | null | undefined;
}>;

export type AgentCallsQuery = { readonly events: { readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<
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
      | { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly inSession: { readonly id: string, readonly name: string } | null, readonly nodeExecution: { readonly id: string, readonly key: string, readonly name: string } | null, readonly actor:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly agent: { readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly description: string | null, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string>, readonly maxConcurrentTasks: number, readonly lastHeartbeatAt: string | null, readonly createdAt: string, readonly updatedAt: string }, readonly actor:
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
    > } };

export type AgentPulseQueryVariables = Exact<{
  id: string;
  since?: string | null | undefined;
}>;

export type AgentPulseQuery = { readonly agent: { readonly id: string, readonly status: Types.AgentStatus, readonly lastHeartbeatAt: string | null, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number }, readonly metricsHistory: ReadonlyArray<{ readonly at: string, readonly metrics: { readonly cpuUsage: number | null, readonly memoryUsage: number | null, readonly tasksCompleted: number, readonly tasksFailed: number, readonly averageTaskSeconds: number | null, readonly requests: number, readonly failures: number, readonly averageLatencyMs: number | null, readonly eventsProcessed: number } }>, readonly currentTasks: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string }>, readonly tasks: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly createdAt: string, readonly updatedAt: string }> } } | null };

export type AgentHeartbeatsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;

export type AgentHeartbeatsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Agent', readonly status: Types.AgentStatus, readonly lastHeartbeatAt: string | null, readonly id: string, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null } }
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
   | null> };

export const FleetDocument = `query Fleet($first: Int, $after: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment FleetAgent on Agent {
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
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}` as QueryDocument<FleetQuery, FleetQueryVariables>;

export const FleetEventsDocument = `subscription FleetEvents($after: Cursor) {
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
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}` as SubscriptionDocument<FleetEventsSubscription, FleetEventsSubscriptionVariables>;

export const AgentWatchDocument = `subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
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
}
fragment AgentCallFields on Event {
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
fragment FleetAgent on Agent {
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
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}` as SubscriptionDocument<AgentWatchSubscription, AgentWatchSubscriptionVariables>;

export const AgentCallsDocument = `query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment AgentCallFields on Event {
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
}` as QueryDocument<AgentCallsQuery, AgentCallsQueryVariables>;

export const AgentPulseDocument = `query AgentPulse($id: ID!, $since: DateTime) {
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
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}` as QueryDocument<AgentPulseQuery, AgentPulseQueryVariables>;

export const AgentHeartbeatsDocument = `query AgentHeartbeats($ids: [ID!]!) {
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
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}` as QueryDocument<AgentHeartbeatsQuery, AgentHeartbeatsQueryVariables>;
