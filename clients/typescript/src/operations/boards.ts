type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { TaskFieldsFragment, EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment } from './fragments.js';
import type { QueryDocument } from '../document.js';
import { TaskFieldsFragmentDoc, ActorFieldsFragmentDoc, EventFieldsFragmentDoc } from './fragments.js';
export type BoardColumnFragment = { readonly totalCount: number, readonly nodes: ReadonlyArray<TaskFieldsFragment> };

export type TaskBoardQueryVariables = Exact<{
  pending: Types.TaskFilter;
  assigned: Types.TaskFilter;
  running: Types.TaskFilter;
  completed: Types.TaskFilter;
  failed: Types.TaskFilter;
  cancelled: Types.TaskFilter;
}>;

export type TaskBoardQuery = { readonly pending: BoardColumnFragment, readonly assigned: BoardColumnFragment, readonly running: BoardColumnFragment, readonly completed: BoardColumnFragment, readonly failed: BoardColumnFragment, readonly cancelled: BoardColumnFragment };

export type TaskHistoryQueryVariables = Exact<{
  id: string;
}>;

export type TaskHistoryQuery = { readonly eventChain: ReadonlyArray<
    | EventFields_AgentConnected_Fragment
    | EventFields_AgentDisconnected_Fragment
    | EventFields_AgentErrored_Fragment
    | EventFields_AgentExecuted_Fragment
    | EventFields_AgentStatusChanged_Fragment
    | EventFields_ApprovalRequested_Fragment
    | EventFields_ApprovalResponded_Fragment
    | EventFields_ConnectionChanged_Fragment
    | EventFields_CustomEvent_Fragment
    | EventFields_DeliveryUpdated_Fragment
    | EventFields_DocumentChanged_Fragment
    | EventFields_MessageSent_Fragment
    | EventFields_NodeCancelled_Fragment
    | EventFields_NodeCompleted_Fragment
    | EventFields_NodeFailed_Fragment
    | EventFields_NodeRetrying_Fragment
    | EventFields_NodeSkipped_Fragment
    | EventFields_NodeStarted_Fragment
    | EventFields_NodeWaiting_Fragment
    | EventFields_ParticipantJoined_Fragment
    | EventFields_ParticipantLeft_Fragment
    | EventFields_RecordChanged_Fragment
    | EventFields_RequestCompleted_Fragment
    | EventFields_RequestReceived_Fragment
    | EventFields_SessionCreated_Fragment
    | EventFields_SessionUpdated_Fragment
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
    | (
      { readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly assignedTo: { readonly id: string, readonly name: string } | null } }
      & EventFields_TaskAssigned_Fragment
    )
    | (
      { readonly task: { readonly id: string, readonly status: Types.TaskStatus } }
      & EventFields_TaskCreated_Fragment
    )
    | (
      { readonly note: string | null, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number } }
      & EventFields_TaskUpdated_Fragment
    )
    | EventFields_WorkflowCancelled_Fragment
    | EventFields_WorkflowCompleted_Fragment
    | EventFields_WorkflowFailed_Fragment
    | EventFields_WorkflowStarted_Fragment
  > };

export type AssignableAgentsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;

export type AssignableAgentsQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: string, readonly runtime: Types.AgentRuntime, readonly status: Types.AgentStatus, readonly capabilities: ReadonlyArray<string> }> } };

export const BoardColumnFragmentDoc = `fragment BoardColumn on TaskConnection {
  totalCount
  nodes {
    ...TaskFields
  }
}`;

export const TaskBoardDocument = /* @__PURE__ */ [
  `query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
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
}`,
  BoardColumnFragmentDoc,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<TaskBoardQuery, TaskBoardQueryVariables>;

export const TaskHistoryDocument = /* @__PURE__ */ [
  `query TaskHistory($id: ID!) {
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
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<TaskHistoryQuery, TaskHistoryQueryVariables>;

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
