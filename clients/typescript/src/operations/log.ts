type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument } from '../document.js';
export type LogEvent_AgentConnected_Fragment = { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly agent: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_AgentDisconnected_Fragment = { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly agent: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_AgentErrored_Fragment = { readonly __typename: 'AgentErrored', readonly error: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly agent: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_AgentExecuted_Fragment = { readonly __typename: 'AgentExecuted', readonly durationMs: number, readonly simulated: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly agent: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_AgentStatusChanged_Fragment = { readonly __typename: 'AgentStatusChanged', readonly status: Types.AgentStatus, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly agent: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_ApprovalRequested_Fragment = { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly approval: { readonly id: string, readonly title: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_ApprovalResponded_Fragment = { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_ConnectionChanged_Fragment = { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly connection: { readonly id: string, readonly provider: string, readonly status: Types.ConnectionStatus }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_CustomEvent_Fragment = { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_DeliveryUpdated_Fragment = { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly delivery: { readonly id: string, readonly channel: Types.DeliveryChannel, readonly status: Types.DeliveryStatus }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_DocumentChanged_Fragment = { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly document: { readonly id: string, readonly key: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_MessageSent_Fragment = { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly session: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeCancelled_Fragment = { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeCompleted_Fragment = { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeFailed_Fragment = { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeRetrying_Fragment = { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeSkipped_Fragment = { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeStarted_Fragment = { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_NodeWaiting_Fragment = { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly node: LogNodeFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_ParticipantJoined_Fragment = { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly session: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_ParticipantLeft_Fragment = { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly session: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_RecordChanged_Fragment = { readonly __typename: 'RecordChanged', readonly recordId: string, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_RequestCompleted_Fragment = { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly request: { readonly id: string, readonly channel: Types.Channel, readonly status: Types.RequestStatus }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_RequestReceived_Fragment = { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly request: { readonly id: string, readonly channel: Types.Channel }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_SessionCreated_Fragment = { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly session: { readonly id: string, readonly name: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_SessionUpdated_Fragment = { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly session: { readonly id: string, readonly name: string, readonly status: Types.SessionStatus }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_StreamGap_Fragment = { readonly __typename: 'StreamGap', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_StreamOpened_Fragment = { readonly __typename: 'StreamOpened', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_TaskAssigned_Fragment = { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly task: { readonly id: string, readonly title: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_TaskCreated_Fragment = { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly task: { readonly id: string, readonly title: string }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_TaskUpdated_Fragment = { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly task: { readonly id: string, readonly title: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null }, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_WorkflowCancelled_Fragment = { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_WorkflowCompleted_Fragment = { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_WorkflowFailed_Fragment = { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: (
    { readonly error: string | null }
    & LogRunFragment
  ), readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEvent_WorkflowStarted_Fragment = { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly execution: LogRunFragment, readonly actor:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
   | null };

export type LogEventFragment =
  | LogEvent_AgentConnected_Fragment
  | LogEvent_AgentDisconnected_Fragment
  | LogEvent_AgentErrored_Fragment
  | LogEvent_AgentExecuted_Fragment
  | LogEvent_AgentStatusChanged_Fragment
  | LogEvent_ApprovalRequested_Fragment
  | LogEvent_ApprovalResponded_Fragment
  | LogEvent_ConnectionChanged_Fragment
  | LogEvent_CustomEvent_Fragment
  | LogEvent_DeliveryUpdated_Fragment
  | LogEvent_DocumentChanged_Fragment
  | LogEvent_MessageSent_Fragment
  | LogEvent_NodeCancelled_Fragment
  | LogEvent_NodeCompleted_Fragment
  | LogEvent_NodeFailed_Fragment
  | LogEvent_NodeRetrying_Fragment
  | LogEvent_NodeSkipped_Fragment
  | LogEvent_NodeStarted_Fragment
  | LogEvent_NodeWaiting_Fragment
  | LogEvent_ParticipantJoined_Fragment
  | LogEvent_ParticipantLeft_Fragment
  | LogEvent_RecordChanged_Fragment
  | LogEvent_RequestCompleted_Fragment
  | LogEvent_RequestReceived_Fragment
  | LogEvent_SessionCreated_Fragment
  | LogEvent_SessionUpdated_Fragment
  | LogEvent_StreamGap_Fragment
  | LogEvent_StreamOpened_Fragment
  | LogEvent_TaskAssigned_Fragment
  | LogEvent_TaskCreated_Fragment
  | LogEvent_TaskUpdated_Fragment
  | LogEvent_WorkflowCancelled_Fragment
  | LogEvent_WorkflowCompleted_Fragment
  | LogEvent_WorkflowFailed_Fragment
  | LogEvent_WorkflowStarted_Fragment
;

export type LogRunFragment = { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null };

export type LogNodeFragment = { readonly id: string, readonly key: string, readonly name: string, readonly attempts: number, readonly error: string | null };

export type LogQueryVariables = Exact<{
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

export type LogQuery = { readonly events: { readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean }, readonly nodes: ReadonlyArray<LogEventFragment> } };

export type LogEntryQueryVariables = Exact<{
  id: string;
}>;

export type LogEntryQuery = { readonly event:
    | (
      { readonly payload: unknown }
      & LogEvent_AgentConnected_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_AgentDisconnected_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_AgentErrored_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_AgentExecuted_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_AgentStatusChanged_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_ApprovalRequested_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_ApprovalResponded_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_ConnectionChanged_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_CustomEvent_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_DeliveryUpdated_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_DocumentChanged_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_MessageSent_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeCancelled_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeCompleted_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeFailed_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeRetrying_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeSkipped_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeStarted_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_NodeWaiting_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_ParticipantJoined_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_ParticipantLeft_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_RecordChanged_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_RequestCompleted_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_RequestReceived_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_SessionCreated_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_SessionUpdated_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_StreamGap_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_StreamOpened_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_TaskAssigned_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_TaskCreated_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_TaskUpdated_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_WorkflowCancelled_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_WorkflowCompleted_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_WorkflowFailed_Fragment
    )
    | (
      { readonly payload: unknown }
      & LogEvent_WorkflowStarted_Fragment
    )
   | null };

export type LogStartQueryVariables = Exact<{ [key: string]: never; }>;

export type LogStartQuery = { readonly events: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'RecordChanged', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly occurredAt: string }
      | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly occurredAt: string }
    > } };

export type LogExportQueryVariables = Exact<{
  after?: string | null | undefined;
  types?: ReadonlyArray<string> | string | null | undefined;
  sessionId?: string | null | undefined;
  executionId?: string | null | undefined;
  actorId?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
}>;

export type LogExportQuery = { readonly events: { readonly pageInfo: { readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'AgentConnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentErrored', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentExecuted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'CustomEvent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'DocumentChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'MessageSent', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeRetrying', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeSkipped', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'NodeWaiting', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RecordChanged', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RequestCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'RequestReceived', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'SessionCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'SessionUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'StreamGap', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'StreamOpened', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
      | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string, readonly causedBy: string | null, readonly payload: unknown, readonly actor:
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
          | { readonly id: string, readonly name: string }
         | null }
    > } };

export type CausalChainQueryVariables = Exact<{
  of: string;
  first?: number | null | undefined;
}>;

export type CausalChainQuery = { readonly eventChain: ReadonlyArray<LogEventFragment> };

export const LogEventFragmentDoc = `fragment LogEvent on Event {
  __typename
  id
  type
  occurredAt
  cursor
  causedBy
  actor {
    __typename
    id
    name
  }
  ... on SessionCreated {
    session {
      id
      name
    }
  }
  ... on SessionUpdated {
    session {
      id
      name
      status
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
  }
  ... on DocumentChanged {
    document {
      id
      key
    }
  }
  ... on TaskCreated {
    task {
      id
      title
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      error
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on WorkflowStarted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowFailed {
    execution {
      ...LogRun
      error
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...LogRun
    }
  }
  ... on NodeStarted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeWaiting {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeRetrying {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCompleted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeFailed {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeSkipped {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCancelled {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on AgentConnected {
    agent {
      id
      name
    }
  }
  ... on AgentDisconnected {
    agent {
      id
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      id
      name
    }
  }
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      id
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      id
      name
    }
  }
  ... on RequestReceived {
    request {
      id
      channel
    }
  }
  ... on RequestCompleted {
    request {
      id
      channel
      status
    }
  }
  ... on ConnectionChanged {
    connection {
      id
      provider
      status
    }
  }
  ... on DeliveryUpdated {
    delivery {
      id
      channel
      status
    }
  }
  ... on RecordChanged {
    recordId
  }
}`;

export const LogRunFragmentDoc = `fragment LogRun on WorkflowExecution {
  id
  workflow {
    id
    name
  }
}`;

export const LogNodeFragmentDoc = `fragment LogNode on NodeExecution {
  id
  key
  name
  attempts
  error
}`;

export const LogDocument = /* @__PURE__ */ [
  `query Log($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
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
      hasNextPage
      hasPreviousPage
    }
    nodes {
      ...LogEvent
    }
  }
}`,
  LogEventFragmentDoc,
  LogRunFragmentDoc,
  LogNodeFragmentDoc,
].join('\n') as QueryDocument<LogQuery, LogQueryVariables>;

export const LogEntryDocument = /* @__PURE__ */ [
  `query LogEntry($id: ID!) {
  event(id: $id) {
    ...LogEvent
    payload
  }
}`,
  LogEventFragmentDoc,
  LogRunFragmentDoc,
  LogNodeFragmentDoc,
].join('\n') as QueryDocument<LogEntryQuery, LogEntryQueryVariables>;

export const LogStartDocument = `query LogStart {
  events(first: 1) {
    nodes {
      __typename
      id
      cursor
      occurredAt
    }
  }
}` as QueryDocument<LogStartQuery, LogStartQueryVariables>;

export const LogExportDocument = `query LogExport($after: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: 100
    after: $after
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      __typename
      id
      type
      occurredAt
      cursor
      causedBy
      actor {
        id
        name
      }
      payload
    }
  }
}` as QueryDocument<LogExportQuery, LogExportQueryVariables>;

export const CausalChainDocument = /* @__PURE__ */ [
  `query CausalChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...LogEvent
  }
}`,
  LogEventFragmentDoc,
  LogRunFragmentDoc,
  LogNodeFragmentDoc,
].join('\n') as QueryDocument<CausalChainQuery, CausalChainQueryVariables>;
