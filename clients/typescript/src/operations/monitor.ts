type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ExecutionChangeFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { ExecutionChangeFragmentDoc, ProgressFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type MonitorNodeProgressFragment = { readonly id: string, readonly key: string, readonly status: Types.NodeStatus, readonly error: string | null, readonly attempts: number, readonly retryAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly durationMs: number | null };

export type MonitorRunFragment = (
  { readonly version: number, readonly trigger: Types.TriggerType, readonly createdAt: string, readonly workflow: { readonly id: string, readonly name: string } | null, readonly nodes: ReadonlyArray<(
    { readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly task: { readonly id: string } | null, readonly approval: { readonly id: string } | null }
    & MonitorNodeProgressFragment
  )> }
  & ExecutionChangeFragment
);

export type MonitorEvent_ApprovalRequested_Fragment = { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } };

export type MonitorEvent_ApprovalResponded_Fragment = { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } };

export type MonitorEvent_NodeCancelled_Fragment = { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeCompleted_Fragment = { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeFailed_Fragment = { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeRetrying_Fragment = { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeSkipped_Fragment = { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeStarted_Fragment = { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: MonitorNodeProgressFragment };

export type MonitorEvent_NodeWaiting_Fragment = { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment, readonly node: (
    { readonly task: { readonly id: string } | null, readonly approval: { readonly id: string } | null }
    & MonitorNodeProgressFragment
  ) };

export type MonitorEvent_StreamGap_Fragment = { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string };

export type MonitorEvent_StreamOpened_Fragment = { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string };

export type MonitorEvent_TaskAssigned_Fragment = { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly progress: number | null } };

export type MonitorEvent_TaskCreated_Fragment = { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly progress: number | null } };

export type MonitorEvent_TaskUpdated_Fragment = { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly task: { readonly id: string, readonly status: Types.TaskStatus, readonly progress: number | null } };

export type MonitorEvent_WorkflowCancelled_Fragment = { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment };

export type MonitorEvent_WorkflowCompleted_Fragment = { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment };

export type MonitorEvent_WorkflowFailed_Fragment = { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment };

export type MonitorEvent_WorkflowStarted_Fragment = { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string, readonly execution: ExecutionChangeFragment };

export type MonitorEventFragment =
  | MonitorEvent_ApprovalRequested_Fragment
  | MonitorEvent_ApprovalResponded_Fragment
  | MonitorEvent_NodeCancelled_Fragment
  | MonitorEvent_NodeCompleted_Fragment
  | MonitorEvent_NodeFailed_Fragment
  | MonitorEvent_NodeRetrying_Fragment
  | MonitorEvent_NodeSkipped_Fragment
  | MonitorEvent_NodeStarted_Fragment
  | MonitorEvent_NodeWaiting_Fragment
  | MonitorEvent_StreamGap_Fragment
  | MonitorEvent_StreamOpened_Fragment
  | MonitorEvent_TaskAssigned_Fragment
  | MonitorEvent_TaskCreated_Fragment
  | MonitorEvent_TaskUpdated_Fragment
  | MonitorEvent_WorkflowCancelled_Fragment
  | MonitorEvent_WorkflowCompleted_Fragment
  | MonitorEvent_WorkflowFailed_Fragment
  | MonitorEvent_WorkflowStarted_Fragment
;

export type MonitorHistoryQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type MonitorHistoryQuery = { readonly execution: { readonly id: string, readonly events: { readonly nodes: ReadonlyArray<
        | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | (
          { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_ApprovalRequested_Fragment
        )
        | (
          { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_ApprovalResponded_Fragment
        )
        | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | (
          { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeCancelled_Fragment
        )
        | (
          { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeCompleted_Fragment
        )
        | (
          { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeFailed_Fragment
        )
        | (
          { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeRetrying_Fragment
        )
        | (
          { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeSkipped_Fragment
        )
        | (
          { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeStarted_Fragment
        )
        | (
          { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_NodeWaiting_Fragment
        )
        | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'RecordChanged', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
        | (
          { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_StreamGap_Fragment
        )
        | (
          { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_StreamOpened_Fragment
        )
        | (
          { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_TaskAssigned_Fragment
        )
        | (
          { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_TaskCreated_Fragment
        )
        | (
          { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_TaskUpdated_Fragment
        )
        | (
          { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_WorkflowCancelled_Fragment
        )
        | (
          { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_WorkflowCompleted_Fragment
        )
        | (
          { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_WorkflowFailed_Fragment
        )
        | (
          { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly occurredAt: string }
          & MonitorEvent_WorkflowStarted_Fragment
        )
      >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type MonitorEventsSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type MonitorEventsSubscription = { readonly executionEvents:
    | MonitorEvent_ApprovalRequested_Fragment
    | MonitorEvent_ApprovalResponded_Fragment
    | MonitorEvent_NodeCancelled_Fragment
    | MonitorEvent_NodeCompleted_Fragment
    | MonitorEvent_NodeFailed_Fragment
    | MonitorEvent_NodeRetrying_Fragment
    | MonitorEvent_NodeSkipped_Fragment
    | MonitorEvent_NodeStarted_Fragment
    | MonitorEvent_NodeWaiting_Fragment
    | (
      { readonly reason: Types.GapReason }
      & MonitorEvent_StreamGap_Fragment
    )
    | (
      { readonly resumed: boolean, readonly snapshot:
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
        | { readonly __typename: 'StudioAsset' }
        | { readonly __typename: 'StudioCommand' }
        | { readonly __typename: 'StudioInstance' }
        | { readonly __typename: 'StudioScript' }
        | { readonly __typename: 'SyncJob' }
        | { readonly __typename: 'Task' }
        | { readonly __typename: 'TaskAssigned' }
        | { readonly __typename: 'TaskCreated' }
        | { readonly __typename: 'TaskUpdated' }
        | { readonly __typename: 'User' }
        | { readonly __typename: 'Workflow' }
        | { readonly __typename: 'WorkflowCancelled' }
        | { readonly __typename: 'WorkflowCompleted' }
        | (
          { readonly __typename: 'WorkflowExecution' }
          & MonitorRunFragment
        )
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null }
      & MonitorEvent_StreamOpened_Fragment
    )
    | MonitorEvent_TaskAssigned_Fragment
    | MonitorEvent_TaskCreated_Fragment
    | MonitorEvent_TaskUpdated_Fragment
    | MonitorEvent_WorkflowCancelled_Fragment
    | MonitorEvent_WorkflowCompleted_Fragment
    | MonitorEvent_WorkflowFailed_Fragment
    | MonitorEvent_WorkflowStarted_Fragment
   };

export type MonitorCancelMutationVariables = Exact<{
  id: string;
}>;

export type MonitorCancelMutation = { readonly cancelExecution: { readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type MonitorRetryMutationVariables = Exact<{
  id: string;
}>;

export type MonitorRetryMutation = { readonly retryExecution: { readonly execution: { readonly id: string, readonly status: Types.ExecutionStatus } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const MonitorNodeProgressFragmentDoc = `fragment MonitorNodeProgress on NodeExecution {
  id
  key
  status
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`;

export const MonitorRunFragmentDoc = `fragment MonitorRun on WorkflowExecution {
  ...ExecutionChange
  version
  trigger
  createdAt
  workflow {
    id
    name
  }
  nodes {
    ...MonitorNodeProgress
    name
    type
    dependsOn
    task {
      id
    }
    approval {
      id
    }
  }
}`;

export const MonitorEventFragmentDoc = `fragment MonitorEvent on ExecutionEvent {
  __typename
  id
  cursor
  type
  occurredAt
  ... on WorkflowStarted {
    execution {
      ...ExecutionChange
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...ExecutionChange
    }
  }
  ... on WorkflowFailed {
    execution {
      ...ExecutionChange
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...ExecutionChange
    }
  }
  ... on NodeStarted {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeWaiting {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
      task {
        id
      }
      approval {
        id
      }
    }
  }
  ... on NodeCompleted {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeFailed {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeSkipped {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeRetrying {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on NodeCancelled {
    execution {
      ...ExecutionChange
    }
    node {
      ...MonitorNodeProgress
    }
  }
  ... on TaskCreated {
    task {
      id
      status
      progress
    }
  }
  ... on TaskAssigned {
    task {
      id
      status
      progress
    }
  }
  ... on TaskUpdated {
    task {
      id
      status
      progress
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
}`;

export const MonitorHistoryDocument = /* @__PURE__ */ [
  `query MonitorHistory($id: ID!, $after: Cursor) {
  execution(id: $id) {
    id
    events(first: 100, after: $after) {
      nodes {
        __typename
        id
        cursor
        type
        occurredAt
        ...MonitorEvent
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  MonitorEventFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  MonitorNodeProgressFragmentDoc,
].join('\n') as QueryDocument<MonitorHistoryQuery, MonitorHistoryQueryVariables>;

export const MonitorEventsDocument = /* @__PURE__ */ [
  `subscription MonitorEvents($id: ID!, $after: Cursor) {
  executionEvents(executionId: $id, after: $after) {
    ...MonitorEvent
    ... on StreamOpened {
      resumed
      snapshot {
        __typename
        ... on WorkflowExecution {
          ...MonitorRun
        }
      }
    }
    ... on StreamGap {
      reason
    }
  }
}`,
  MonitorEventFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  MonitorNodeProgressFragmentDoc,
  MonitorRunFragmentDoc,
].join('\n') as SubscriptionDocument<MonitorEventsSubscription, MonitorEventsSubscriptionVariables>;

export const MonitorCancelDocument = /* @__PURE__ */ [
  `mutation MonitorCancel($id: ID!) {
  cancelExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<MonitorCancelMutation, MonitorCancelMutationVariables>;

export const MonitorRetryDocument = /* @__PURE__ */ [
  `mutation MonitorRetry($id: ID!) {
  retryExecution(input: {id: $id}) {
    execution {
      id
      status
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<MonitorRetryMutation, MonitorRetryMutationVariables>;
