type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MessageFieldsFragment, SessionFieldsFragment, ParticipantFieldsFragment, PageFieldsFragment, EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment, ApprovalFieldsFragment, DocumentFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { QueryDocument, SubscriptionDocument } from '../document.js';
import { MessageFieldsFragmentDoc, ActorFieldsFragmentDoc, SessionFieldsFragmentDoc, ParticipantFieldsFragmentDoc, PageFieldsFragmentDoc, EventFieldsFragmentDoc, ApprovalFieldsFragmentDoc, DocumentFieldsFragmentDoc } from './fragments.js';
export type ThreadMessageFragment = (
  { readonly replyTo: { readonly id: string, readonly content: string, readonly from: ActorFieldsFragment } | null }
  & MessageFieldsFragment
);

export type ThreadTaskFragment = { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly priority: number, readonly progress: number | null, readonly error: string | null, readonly overdue: boolean, readonly dueAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null };

export type ThreadRowFragment = (
  { readonly participants: ReadonlyArray<ParticipantFieldsFragment>, readonly messages: { readonly totalCount: number, readonly nodes: ReadonlyArray<MessageFieldsFragment> }, readonly approvals: { readonly nodes: ReadonlyArray<{ readonly id: string }> } }
  & SessionFieldsFragment
);

export type ThreadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.SessionFilter | null | undefined;
}>;

export type ThreadsQuery = { readonly sessions: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<ThreadRowFragment> } };

export type ThreadListEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type ThreadListEventsSubscription = { readonly events:
    | EventFields_AgentConnected_Fragment
    | EventFields_AgentDisconnected_Fragment
    | EventFields_AgentErrored_Fragment
    | EventFields_AgentExecuted_Fragment
    | EventFields_AgentStatusChanged_Fragment
    | (
      { readonly approval: { readonly id: string, readonly status: Types.ApprovalStatus, readonly inSession: { readonly id: string } | null } }
      & EventFields_ApprovalRequested_Fragment
    )
    | (
      { readonly approval: { readonly id: string, readonly status: Types.ApprovalStatus, readonly inSession: { readonly id: string } | null } }
      & EventFields_ApprovalResponded_Fragment
    )
    | EventFields_ConnectionChanged_Fragment
    | EventFields_CustomEvent_Fragment
    | EventFields_DeliveryUpdated_Fragment
    | EventFields_DocumentChanged_Fragment
    | (
      { readonly message: (
        { readonly session: { readonly id: string } }
        & MessageFieldsFragment
      ) }
      & EventFields_MessageSent_Fragment
    )
    | EventFields_NodeCancelled_Fragment
    | EventFields_NodeCompleted_Fragment
    | EventFields_NodeFailed_Fragment
    | EventFields_NodeRetrying_Fragment
    | EventFields_NodeSkipped_Fragment
    | EventFields_NodeStarted_Fragment
    | EventFields_NodeWaiting_Fragment
    | (
      { readonly session: { readonly id: string }, readonly participant: ParticipantFieldsFragment }
      & EventFields_ParticipantJoined_Fragment
    )
    | (
      { readonly session: { readonly id: string }, readonly participant: ParticipantFieldsFragment }
      & EventFields_ParticipantLeft_Fragment
    )
    | EventFields_RecordChanged_Fragment
    | EventFields_RequestCompleted_Fragment
    | EventFields_RequestReceived_Fragment
    | (
      { readonly session: SessionFieldsFragment }
      & EventFields_SessionCreated_Fragment
    )
    | (
      { readonly session: SessionFieldsFragment }
      & EventFields_SessionUpdated_Fragment
    )
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
    | EventFields_TaskAssigned_Fragment
    | EventFields_TaskCreated_Fragment
    | EventFields_TaskUpdated_Fragment
    | EventFields_WorkflowCancelled_Fragment
    | EventFields_WorkflowCompleted_Fragment
    | EventFields_WorkflowFailed_Fragment
    | EventFields_WorkflowStarted_Fragment
   };

export type ThreadSubscriptionVariables = Exact<{
  sessionId: string;
  after?: string | null | undefined;
}>;

export type ThreadSubscription = { readonly sessionEvents:
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalRequested_Fragment
    )
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalResponded_Fragment
    )
    | EventFields_CustomEvent_Fragment
    | (
      { readonly patch: unknown, readonly document: DocumentFieldsFragment }
      & EventFields_DocumentChanged_Fragment
    )
    | (
      { readonly message: ThreadMessageFragment }
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
    | EventFields_RequestCompleted_Fragment
    | EventFields_RequestReceived_Fragment
    | EventFields_SessionCreated_Fragment
    | (
      { readonly session: SessionFieldsFragment }
      & EventFields_SessionUpdated_Fragment
    )
    | EventFields_StreamGap_Fragment
    | (
      { readonly snapshot:
        | { readonly __typename: 'Agent', readonly id: string }
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
        | (
          { readonly __typename: 'Session', readonly id: string, readonly participants: ReadonlyArray<ParticipantFieldsFragment>, readonly messages: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<ThreadMessageFragment> }, readonly tasks: { readonly nodes: ReadonlyArray<ThreadTaskFragment> }, readonly approvals: { readonly nodes: ReadonlyArray<ApprovalFieldsFragment> }, readonly documents: ReadonlyArray<DocumentFieldsFragment> }
          & SessionFieldsFragment
        )
        | { readonly __typename: 'SessionCreated', readonly id: string }
        | { readonly __typename: 'SessionUpdated', readonly id: string }
        | { readonly __typename: 'SharedDocument', readonly id: string }
        | { readonly __typename: 'StreamGap', readonly id: string }
        | { readonly __typename: 'StreamOpened', readonly id: string }
        | { readonly __typename: 'StudioAsset', readonly id: string }
        | { readonly __typename: 'StudioCommand', readonly id: string }
        | { readonly __typename: 'StudioInstance', readonly id: string }
        | { readonly __typename: 'StudioScript', readonly id: string }
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
       | null }
      & EventFields_StreamOpened_Fragment
    )
    | (
      { readonly task: ThreadTaskFragment }
      & EventFields_TaskAssigned_Fragment
    )
    | (
      { readonly task: ThreadTaskFragment }
      & EventFields_TaskCreated_Fragment
    )
    | (
      { readonly task: ThreadTaskFragment }
      & EventFields_TaskUpdated_Fragment
    )
   };

export type EarlierMessagesQueryVariables = Exact<{
  sessionId: string;
  before: string;
}>;

export type EarlierMessagesQuery = { readonly session: { readonly id: string, readonly messages: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<ThreadMessageFragment> } } | null };

export type ThreadApprovalsQueryVariables = Exact<{
  sessionId: string;
}>;

export type ThreadApprovalsQuery = { readonly session: { readonly id: string, readonly approvals: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null }> } } | null };

export type ThreadNotesQueryVariables = Exact<{
  sessionId: string;
}>;

export type ThreadNotesQuery = { readonly events: { readonly nodes: ReadonlyArray<
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
      | (
        { readonly patch: unknown, readonly document: DocumentFieldsFragment }
        & EventFields_DocumentChanged_Fragment
      )
      | EventFields_MessageSent_Fragment
      | EventFields_NodeCancelled_Fragment
      | EventFields_NodeCompleted_Fragment
      | EventFields_NodeFailed_Fragment
      | EventFields_NodeRetrying_Fragment
      | EventFields_NodeSkipped_Fragment
      | EventFields_NodeStarted_Fragment
      | EventFields_NodeWaiting_Fragment
      | (
        { readonly participant: ParticipantFieldsFragment }
        & EventFields_ParticipantJoined_Fragment
      )
      | (
        { readonly participant: ParticipantFieldsFragment }
        & EventFields_ParticipantLeft_Fragment
      )
      | EventFields_RecordChanged_Fragment
      | EventFields_RequestCompleted_Fragment
      | EventFields_RequestReceived_Fragment
      | EventFields_SessionCreated_Fragment
      | (
        { readonly session: SessionFieldsFragment }
        & EventFields_SessionUpdated_Fragment
      )
      | EventFields_StreamGap_Fragment
      | EventFields_StreamOpened_Fragment
      | EventFields_TaskAssigned_Fragment
      | EventFields_TaskCreated_Fragment
      | EventFields_TaskUpdated_Fragment
      | EventFields_WorkflowCancelled_Fragment
      | EventFields_WorkflowCompleted_Fragment
      | EventFields_WorkflowFailed_Fragment
      | EventFields_WorkflowStarted_Fragment
    > } };

export const ThreadMessageFragmentDoc = `fragment ThreadMessage on Message {
  ...MessageFields
  replyTo {
    id
    content
    from {
      ...ActorFields
    }
  }
}`;

export const ThreadTaskFragmentDoc = `fragment ThreadTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  overdue
  dueAt
  createdAt
  updatedAt
  assignedTo {
    id
    name
  }
}`;

export const ThreadRowFragmentDoc = `fragment ThreadRow on Session {
  ...SessionFields
  participants {
    ...ParticipantFields
  }
  messages(last: 1) {
    totalCount
    nodes {
      ...MessageFields
    }
  }
  approvals(status: PENDING, first: 20) {
    nodes {
      id
    }
  }
}`;

export const ThreadsDocument = /* @__PURE__ */ [
  `query Threads($first: Int, $after: String, $filter: SessionFilter) {
  sessions(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...ThreadRow
    }
  }
}`,
  PageFieldsFragmentDoc,
  ThreadRowFragmentDoc,
  SessionFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
].join('\n') as QueryDocument<ThreadsQuery, ThreadsQueryVariables>;

export const ThreadListEventsDocument = /* @__PURE__ */ [
  `subscription ThreadListEvents($after: Cursor) {
  events(
    types: ["collaboration.session_created", "collaboration.session_updated", "collaboration.message_sent", "collaboration.participant_joined", "collaboration.participant_left", "collaboration.approval_requested", "collaboration.approval_responded"]
    after: $after
  ) {
    ...EventFields
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
    ... on MessageSent {
      message {
        ...MessageFields
        session {
          id
        }
      }
    }
    ... on ParticipantJoined {
      session {
        id
      }
      participant {
        ...ParticipantFields
      }
    }
    ... on ParticipantLeft {
      session {
        id
      }
      participant {
        ...ParticipantFields
      }
    }
    ... on ApprovalRequested {
      approval {
        id
        status
        inSession: session {
          id
        }
      }
    }
    ... on ApprovalResponded {
      approval {
        id
        status
        inSession: session {
          id
        }
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  SessionFieldsFragmentDoc,
  MessageFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<ThreadListEventsSubscription, ThreadListEventsSubscriptionVariables>;

export const ThreadDocument = /* @__PURE__ */ [
  `subscription Thread($sessionId: ID!, $after: Cursor) {
  sessionEvents(sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Session {
          ...SessionFields
          participants {
            ...ParticipantFields
          }
          messages(last: 50) {
            pageInfo {
              ...PageFields
            }
            nodes {
              ...ThreadMessage
            }
          }
          tasks(first: 100) {
            nodes {
              ...ThreadTask
            }
          }
          approvals(first: 50) {
            nodes {
              ...ApprovalFields
            }
          }
          documents {
            ...DocumentFields
          }
        }
      }
    }
    ... on SessionUpdated {
      session {
        ...SessionFields
      }
    }
    ... on MessageSent {
      message {
        ...ThreadMessage
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
    ... on TaskCreated {
      task {
        ...ThreadTask
      }
    }
    ... on TaskAssigned {
      task {
        ...ThreadTask
      }
    }
    ... on TaskUpdated {
      task {
        ...ThreadTask
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
    ... on DocumentChanged {
      patch
      document {
        ...DocumentFields
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  SessionFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  PageFieldsFragmentDoc,
  ThreadMessageFragmentDoc,
  MessageFieldsFragmentDoc,
  ThreadTaskFragmentDoc,
  ApprovalFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<ThreadSubscription, ThreadSubscriptionVariables>;

export const EarlierMessagesDocument = /* @__PURE__ */ [
  `query EarlierMessages($sessionId: ID!, $before: String!) {
  session(id: $sessionId) {
    id
    messages(last: 50, before: $before) {
      pageInfo {
        ...PageFields
      }
      nodes {
        ...ThreadMessage
      }
    }
  }
}`,
  PageFieldsFragmentDoc,
  ThreadMessageFragmentDoc,
  MessageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<EarlierMessagesQuery, EarlierMessagesQueryVariables>;

export const ThreadApprovalsDocument = `query ThreadApprovals($sessionId: ID!) {
  session(id: $sessionId) {
    id
    approvals(status: PENDING, first: 50) {
      nodes {
        id
        viewerMayDecide
        viewerMayNotBecause
      }
    }
  }
}` as QueryDocument<ThreadApprovalsQuery, ThreadApprovalsQueryVariables>;

export const ThreadNotesDocument = /* @__PURE__ */ [
  `query ThreadNotes($sessionId: ID!) {
  events(
    last: 100
    sessionId: $sessionId
    types: ["collaboration.participant_joined", "collaboration.participant_left", "collaboration.session_updated", "collaboration.document_changed"]
  ) {
    nodes {
      ...EventFields
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
      ... on SessionUpdated {
        session {
          ...SessionFields
        }
      }
      ... on DocumentChanged {
        patch
        document {
          ...DocumentFields
        }
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ParticipantFieldsFragmentDoc,
  SessionFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
].join('\n') as QueryDocument<ThreadNotesQuery, ThreadNotesQueryVariables>;
