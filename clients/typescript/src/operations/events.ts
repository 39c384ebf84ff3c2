type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment, AgentFieldsFragment, TaskFieldsFragment, ExecutionFieldsFragment, NodeExecutionFieldsFragment, SessionFieldsFragment, ApprovalFieldsFragment, RequestFieldsFragment, DocumentFieldsFragment, DeliveryFieldsFragment, ConnectionFieldsFragment, ParticipantFieldsFragment, MessageFieldsFragment, PageFieldsFragment, ErrorFieldsFragment, EventFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { EventFieldsFragmentDoc, ActorFieldsFragmentDoc, AgentFieldsFragmentDoc, TaskFieldsFragmentDoc, ExecutionFieldsFragmentDoc, ProgressFieldsFragmentDoc, NodeExecutionFieldsFragmentDoc, SessionFieldsFragmentDoc, ApprovalFieldsFragmentDoc, RequestFieldsFragmentDoc, DocumentFieldsFragmentDoc, DeliveryFieldsFragmentDoc, DeliveryAttemptFieldsFragmentDoc, ConnectionFieldsFragmentDoc, ParticipantFieldsFragmentDoc, MessageFieldsFragmentDoc, PageFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
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

export type EventLogQuery = { readonly events: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<EventRecordFragment> } };

export type EventQueryVariables = Exact<{
  id: string;
}>;

export type EventQuery = { readonly event: EventRecordFragment | null };

export type EventChainQueryVariables = Exact<{
  of: string;
  first?: number | null | undefined;
}>;

export type EventChainQuery = { readonly eventChain: ReadonlyArray<EventRecordFragment> };

export type EventStreamSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventStreamSubscription = { readonly events: EventRecordFragment };

export type EventTicksSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type EventTicksSubscription = { readonly events: EventFieldsFragment };

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

export const EventLogDocument = /* @__PURE__ */ [
  `query EventLog($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
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
}`,
  PageFieldsFragmentDoc,
  EventRecordFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
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
].join('\n') as QueryDocument<EventLogQuery, EventLogQueryVariables>;

export const EventDocument = /* @__PURE__ */ [
  `query Event($id: ID!) {
  event(id: $id) {
    ...EventRecord
  }
}`,
  EventRecordFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
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
].join('\n') as QueryDocument<EventQuery, EventQueryVariables>;

export const EventChainDocument = /* @__PURE__ */ [
  `query EventChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...EventRecord
  }
}`,
  EventRecordFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  AgentFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
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
].join('\n') as QueryDocument<EventChainQuery, EventChainQueryVariables>;

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

export const EventTicksDocument = /* @__PURE__ */ [
  `subscription EventTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventFields
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<EventTicksSubscription, EventTicksSubscriptionVariables>;

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
