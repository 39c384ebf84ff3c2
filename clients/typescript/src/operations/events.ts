type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment, AgentFieldsFragment, TaskFieldsFragment, ExecutionFieldsFragment, NodeExecutionFieldsFragment, SessionFieldsFragment, ApprovalFieldsFragment, RequestFieldsFragment, DocumentFieldsFragment, DeliveryFieldsFragment, ConnectionFieldsFragment, ParticipantFieldsFragment, MessageFieldsFragment, ErrorFieldsFragment, EventFieldsFragment } from './fragments.js';
import type { MutationDocument, SubscriptionDocument } from '../document.js';
import { EventFieldsFragmentDoc, ActorFieldsFragmentDoc, AgentFieldsFragmentDoc, TaskFieldsFragmentDoc, ExecutionFieldsFragmentDoc, ExecutionChangeFragmentDoc, ProgressFieldsFragmentDoc, NodeExecutionFieldsFragmentDoc, SessionFieldsFragmentDoc, ApprovalFieldsFragmentDoc, RequestFieldsFragmentDoc, DocumentFieldsFragmentDoc, DeliveryFieldsFragmentDoc, DeliveryAttemptFieldsFragmentDoc, ConnectionFieldsFragmentDoc, ParticipantFieldsFragmentDoc, MessageFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type EventRecord_AgentConnected_Fragment = (
  { readonly agent: AgentFieldsFragment }
  & EventFields_AgentConnected_Fragment
);

export type EventRecord_AgentDisconnected_Fragment = (
  { readonly agent: AgentFieldsFragment }
  & EventFields_AgentDisconnected_Fragment
);

export type EventRecord_AgentErrored_Fragment = (
  { readonly error: string, readonly agent: AgentFieldsFragment }
  & EventFields_AgentErrored_Fragment
);

export type EventRecord_AgentExecuted_Fragment = (
  { readonly durationMs: number, readonly simulated: boolean, readonly agent: AgentFieldsFragment }
  & EventFields_AgentExecuted_Fragment
);

export type EventRecord_AgentStatusChanged_Fragment = (
  { readonly status: Types.AgentStatus, readonly agent: AgentFieldsFragment }
  & EventFields_AgentStatusChanged_Fragment
);

export type EventRecord_ApprovalRequested_Fragment = (
  { readonly approval: ApprovalFieldsFragment }
  & EventFields_ApprovalRequested_Fragment
);

export type EventRecord_ApprovalResponded_Fragment = (
  { readonly approval: ApprovalFieldsFragment }
  & EventFields_ApprovalResponded_Fragment
);

export type EventRecord_ConnectionChanged_Fragment = (
  { readonly connection: ConnectionFieldsFragment }
  & EventFields_ConnectionChanged_Fragment
);

export type EventRecord_CustomEvent_Fragment = (
  { readonly data: unknown, readonly inSession: { readonly id: string, readonly name: string } | null }
  & EventFields_CustomEvent_Fragment
);

export type EventRecord_DeliveryUpdated_Fragment = (
  { readonly delivery: DeliveryFieldsFragment }
  & EventFields_DeliveryUpdated_Fragment
);

export type EventRecord_DocumentChanged_Fragment = (
  { readonly patch: unknown, readonly document: DocumentFieldsFragment }
  & EventFields_DocumentChanged_Fragment
);

export type EventRecord_MessageSent_Fragment = (
  { readonly session: { readonly id: string, readonly name: string }, readonly message: MessageFieldsFragment }
  & EventFields_MessageSent_Fragment
);

export type EventRecord_NodeCancelled_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeCancelled_Fragment
);

export type EventRecord_NodeCompleted_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeCompleted_Fragment
);

export type EventRecord_NodeFailed_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeFailed_Fragment
);

export type EventRecord_NodeRetrying_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeRetrying_Fragment
);

export type EventRecord_NodeSkipped_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeSkipped_Fragment
);

export type EventRecord_NodeStarted_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeStarted_Fragment
);

export type EventRecord_NodeWaiting_Fragment = (
  { readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null }, readonly node: NodeExecutionFieldsFragment }
  & EventFields_NodeWaiting_Fragment
);

export type EventRecord_ParticipantJoined_Fragment = (
  { readonly session: { readonly id: string, readonly name: string }, readonly participant: ParticipantFieldsFragment }
  & EventFields_ParticipantJoined_Fragment
);

export type EventRecord_ParticipantLeft_Fragment = (
  { readonly session: { readonly id: string, readonly name: string }, readonly participant: ParticipantFieldsFragment }
  & EventFields_ParticipantLeft_Fragment
);

export type EventRecord_RecordChanged_Fragment = (
  { readonly recordId: string, readonly changes: unknown }
  & EventFields_RecordChanged_Fragment
);

export type EventRecord_RequestCompleted_Fragment = (
  { readonly request: RequestFieldsFragment }
  & EventFields_RequestCompleted_Fragment
);

export type EventRecord_RequestReceived_Fragment = (
  { readonly request: RequestFieldsFragment }
  & EventFields_RequestReceived_Fragment
);

export type EventRecord_SessionCreated_Fragment = (
  { readonly session: SessionFieldsFragment }
  & EventFields_SessionCreated_Fragment
);

export type EventRecord_SessionUpdated_Fragment = (
  { readonly session: SessionFieldsFragment }
  & EventFields_SessionUpdated_Fragment
);

export type EventRecord_StreamGap_Fragment = EventFields_StreamGap_Fragment;

export type EventRecord_StreamOpened_Fragment = EventFields_StreamOpened_Fragment;

export type EventRecord_TaskAssigned_Fragment = (
  { readonly task: TaskFieldsFragment }
  & EventFields_TaskAssigned_Fragment
);

export type EventRecord_TaskCreated_Fragment = (
  { readonly task: TaskFieldsFragment }
  & EventFields_TaskCreated_Fragment
);

export type EventRecord_TaskUpdated_Fragment = (
  { readonly task: TaskFieldsFragment }
  & EventFields_TaskUpdated_Fragment
);

export type EventRecord_WorkflowCancelled_Fragment = (
  { readonly execution: ExecutionFieldsFragment }
  & EventFields_WorkflowCancelled_Fragment
);

export type EventRecord_WorkflowCompleted_Fragment = (
  { readonly execution: ExecutionFieldsFragment }
  & EventFields_WorkflowCompleted_Fragment
);

export type EventRecord_WorkflowFailed_Fragment = (
  { readonly execution: ExecutionFieldsFragment }
  & EventFields_WorkflowFailed_Fragment
);

export type EventRecord_WorkflowStarted_Fragment = (
  { readonly execution: ExecutionFieldsFragment }
  & EventFields_WorkflowStarted_Fragment
);

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

export type EventStreamSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventStreamSubscription = { readonly events: EventRecordFragment };

export type EventTicksSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventTicksSubscription = { readonly events:
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
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly type: string, readonly occurredAt: string, readonly cursor: string }
   };

export type PublishEventMutationVariables = Exact<{
  input: Types.PublishEventInput;
}>;

export type PublishEventMutation = { readonly publishEvent: { readonly event: EventFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const EventRecordFragmentDoc = `fragment EventRecord on Event {
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
}`;

export const EventStreamDocument = /* @__PURE__ */ [
  `subscription EventStream($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventRecord
  }
}`,
  EventRecordFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
  SessionFieldsFragmentDoc,
  ApprovalFieldsFragmentDoc,
  RequestFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
  DeliveryFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
  ConnectionFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<EventStreamSubscription, EventStreamSubscriptionVariables>;

export const EventTicksDocument = `subscription EventTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    type
    occurredAt
    cursor
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
  }
}` as SubscriptionDocument<EventTicksSubscription, EventTicksSubscriptionVariables>;

export const PublishEventDocument = /* @__PURE__ */ [
  `mutation PublishEvent($input: PublishEventInput!) {
  publishEvent(input: $input) {
    event {
      ...EventFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<PublishEventMutation, PublishEventMutationVariables>;
