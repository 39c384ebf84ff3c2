type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, SessionFieldsFragment, SessionDetailFragment, ParticipantFieldsFragment, MessageFieldsFragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_CustomEvent_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, TaskFieldsFragment, ApprovalFieldsFragment, RequestFieldsFragment, DocumentFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, SessionFieldsFragmentDoc, ActorFieldsFragmentDoc, SessionDetailFragmentDoc, ParticipantFieldsFragmentDoc, MessageFieldsFragmentDoc, EventFieldsFragmentDoc, TaskFieldsFragmentDoc, ApprovalFieldsFragmentDoc, RequestFieldsFragmentDoc, DocumentFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type SessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.SessionFilter | null | undefined;
}>;

export type SessionsQuery = { readonly sessions: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<SessionFieldsFragment> } };

export type SessionQueryVariables = Exact<{
  id: string;
}>;

export type SessionQuery = { readonly session: SessionDetailFragment | null };

export type SessionMessagesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type SessionMessagesQuery = { readonly session: { readonly id: string, readonly messages: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<MessageFieldsFragment> } } | null };

export type SessionEventsSubscriptionVariables = Exact<{
  sessionId: string;
  after?: string | null | undefined;
}>;

export type SessionEventsSubscription = { readonly sessionEvents:
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalRequested_Fragment
    )
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalResponded_Fragment
    )
    | (
      { readonly data: unknown }
      & EventFields_CustomEvent_Fragment
    )
    | (
      { readonly patch: unknown, readonly document: DocumentFieldsFragment }
      & EventFields_DocumentChanged_Fragment
    )
    | (
      { readonly message: MessageFieldsFragment }
      & EventFields_MessageSent_Fragment
    )
    | (
      { readonly participant: ParticipantFieldsFragment }
      & EventFields_ParticipantJoined_Fragment
    )
    | (
      { readonly participant: ParticipantFieldsFragment }
      & EventFields_ParticipantLeft_Fragment
    )
    | (
      { readonly request: RequestFieldsFragment }
      & EventFields_RequestCompleted_Fragment
    )
    | (
      { readonly request: RequestFieldsFragment }
      & EventFields_RequestReceived_Fragment
    )
    | (
      { readonly session: SessionFieldsFragment }
      & EventFields_SessionCreated_Fragment
    )
    | (
      { readonly session: SessionFieldsFragment }
      & EventFields_SessionUpdated_Fragment
    )
    | EventFields_StreamGap_Fragment
    | (
      { readonly snapshot:
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
        | (
          { readonly __typename: 'Session' }
          & SessionDetailFragment
        )
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
        | { readonly __typename: 'WorkflowExecution' }
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null }
      & EventFields_StreamOpened_Fragment
    )
    | (
      { readonly task: TaskFieldsFragment }
      & EventFields_TaskAssigned_Fragment
    )
    | (
      { readonly task: TaskFieldsFragment }
      & EventFields_TaskCreated_Fragment
    )
    | (
      { readonly task: TaskFieldsFragment }
      & EventFields_TaskUpdated_Fragment
    )
   };

export type PresenceSubscriptionVariables = Exact<{
  sessionId: string;
}>;

export type PresenceSubscription = { readonly presence: ReadonlyArray<ParticipantFieldsFragment> };

export type CreateSessionMutationVariables = Exact<{
  input: Types.CreateSessionInput;
}>;

export type CreateSessionMutation = { readonly createSession: { readonly session: SessionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateSessionMutationVariables = Exact<{
  input: Types.UpdateSessionInput;
}>;

export type UpdateSessionMutation = { readonly updateSession: { readonly session: SessionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type JoinSessionMutationVariables = Exact<{
  input: Types.JoinSessionInput;
}>;

export type JoinSessionMutation = { readonly joinSession: { readonly session: SessionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type LeaveSessionMutationVariables = Exact<{
  input: Types.JoinSessionInput;
}>;

export type LeaveSessionMutation = { readonly leaveSession: { readonly session: SessionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type SetPresenceMutationVariables = Exact<{
  input: Types.SetPresenceInput;
}>;

export type SetPresenceMutation = { readonly setPresence: { readonly session: SessionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const SessionsDocument = /* @__PURE__ */ [
  `query Sessions($first: Int, $after: String, $last: Int, $before: String, $filter: SessionFilter) {
  sessions(
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
      ...SessionFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<SessionsQuery, SessionsQueryVariables>;

export const SessionDocument = /* @__PURE__ */ [
  `query Session($id: ID!) {
  session(id: $id) {
    ...SessionDetail
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
].join('\n') as QueryDocument<SessionQuery, SessionQueryVariables>;

export const SessionMessagesDocument = /* @__PURE__ */ [
  `query SessionMessages($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  session(id: $id) {
    id
    messages(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        ...PageFields
      }
      nodes {
        ...MessageFields
      }
    }
  }
}`,
  PageFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<SessionMessagesQuery, SessionMessagesQueryVariables>;

export const SessionEventsDocument = /* @__PURE__ */ [
  `subscription SessionEvents($sessionId: ID!, $after: Cursor) {
  sessionEvents(sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on Session {
          ...SessionDetail
        }
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
    ... on ParticipantJoined {
      participant {
        ...ParticipantFields
      }
    }
    ... on ParticipantLeft {
      participant {
        ...ParticipantFields
      }
    }
    ... on MessageSent {
      message {
        ...MessageFields
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
    ... on CustomEvent {
      data
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ApprovalFieldsFragmentDoc,
  RequestFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<SessionEventsSubscription, SessionEventsSubscriptionVariables>;

export const PresenceDocument = /* @__PURE__ */ [
  `subscription Presence($sessionId: ID!) {
  presence(sessionId: $sessionId) {
    ...ParticipantFields
  }
}`,
  ParticipantFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<PresenceSubscription, PresenceSubscriptionVariables>;

export const CreateSessionDocument = /* @__PURE__ */ [
  `mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateSessionMutation, CreateSessionMutationVariables>;

export const UpdateSessionDocument = /* @__PURE__ */ [
  `mutation UpdateSession($input: UpdateSessionInput!) {
  updateSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateSessionMutation, UpdateSessionMutationVariables>;

export const JoinSessionDocument = /* @__PURE__ */ [
  `mutation JoinSession($input: JoinSessionInput!) {
  joinSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<JoinSessionMutation, JoinSessionMutationVariables>;

export const LeaveSessionDocument = /* @__PURE__ */ [
  `mutation LeaveSession($input: JoinSessionInput!) {
  leaveSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<LeaveSessionMutation, LeaveSessionMutationVariables>;

export const SetPresenceDocument = /* @__PURE__ */ [
  `mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SessionDetailFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SetPresenceMutation, SetPresenceMutationVariables>;
