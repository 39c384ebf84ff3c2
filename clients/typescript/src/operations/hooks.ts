type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, WorkflowDetailFragment, EventFields_AgentConnected_Fragment, EventFields_AgentDisconnected_Fragment, EventFields_AgentErrored_Fragment, EventFields_AgentExecuted_Fragment, EventFields_AgentStatusChanged_Fragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_ConnectionChanged_Fragment, EventFields_CustomEvent_Fragment, EventFields_DeliveryUpdated_Fragment, EventFields_DocumentChanged_Fragment, EventFields_MessageSent_Fragment, EventFields_NodeCancelled_Fragment, EventFields_NodeCompleted_Fragment, EventFields_NodeFailed_Fragment, EventFields_NodeRetrying_Fragment, EventFields_NodeSkipped_Fragment, EventFields_NodeStarted_Fragment, EventFields_NodeWaiting_Fragment, EventFields_ParticipantJoined_Fragment, EventFields_ParticipantLeft_Fragment, EventFields_RecordChanged_Fragment, EventFields_RequestCompleted_Fragment, EventFields_RequestReceived_Fragment, EventFields_SessionCreated_Fragment, EventFields_SessionUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, EventFields_WorkflowCancelled_Fragment, EventFields_WorkflowCompleted_Fragment, EventFields_WorkflowFailed_Fragment, EventFields_WorkflowStarted_Fragment, ExecutionFieldsFragment, ProgressFieldsFragment } from './fragments.js';
import type { QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, WorkflowDetailFragmentDoc, WorkflowFieldsFragmentDoc, WorkflowTriggerFieldsFragmentDoc, WorkflowNodeFieldsFragmentDoc, WorkflowAgentFieldsFragmentDoc, EventFieldsFragmentDoc, ActorFieldsFragmentDoc, ExecutionFieldsFragmentDoc, ExecutionChangeFragmentDoc, ProgressFieldsFragmentDoc } from './fragments.js';
export type ManagedWorkflowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type ManagedWorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<WorkflowDetailFragment> } };

export type RunEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type RunEventsSubscription = { readonly events:
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
    | EventFields_TaskAssigned_Fragment
    | EventFields_TaskCreated_Fragment
    | EventFields_TaskUpdated_Fragment
    | (
      { readonly execution: ExecutionFieldsFragment }
      & EventFields_WorkflowCancelled_Fragment
    )
    | (
      { readonly execution: ExecutionFieldsFragment }
      & EventFields_WorkflowCompleted_Fragment
    )
    | (
      { readonly execution: ExecutionFieldsFragment }
      & EventFields_WorkflowFailed_Fragment
    )
    | (
      { readonly execution: ExecutionFieldsFragment }
      & EventFields_WorkflowStarted_Fragment
    )
   };

export type ExecutionProgressFragment = { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly progress: ProgressFieldsFragment };

export type ExecutionStatusEventsSubscriptionVariables = Exact<{
  executionId: string;
  after?: string | null | undefined;
}>;

export type ExecutionStatusEventsSubscription = { readonly executionEvents:
    | EventFields_ApprovalRequested_Fragment
    | EventFields_ApprovalResponded_Fragment
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeCancelled_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeCompleted_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeFailed_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeRetrying_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeSkipped_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeStarted_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_NodeWaiting_Fragment
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
          & ExecutionProgressFragment
        )
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null }
      & EventFields_StreamOpened_Fragment
    )
    | EventFields_TaskAssigned_Fragment
    | EventFields_TaskCreated_Fragment
    | EventFields_TaskUpdated_Fragment
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_WorkflowCancelled_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_WorkflowCompleted_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_WorkflowFailed_Fragment
    )
    | (
      { readonly execution: ExecutionProgressFragment }
      & EventFields_WorkflowStarted_Fragment
    )
   };

export const ExecutionProgressFragmentDoc = `fragment ExecutionProgress on WorkflowExecution {
  id
  status
  error
  progress {
    ...ProgressFields
  }
}`;

export const ManagedWorkflowsDocument = /* @__PURE__ */ [
  `query ManagedWorkflows($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowDetail
    }
  }
}`,
  PageFieldsFragmentDoc,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
].join('\n') as QueryDocument<ManagedWorkflowsQuery, ManagedWorkflowsQueryVariables>;

export const RunEventsDocument = /* @__PURE__ */ [
  `subscription RunEvents($types: [String!], $after: Cursor) {
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
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<RunEventsSubscription, RunEventsSubscriptionVariables>;

export const ExecutionStatusEventsDocument = /* @__PURE__ */ [
  `subscription ExecutionStatusEvents($executionId: ID!, $after: Cursor) {
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
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ExecutionProgressFragmentDoc,
  ProgressFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<ExecutionStatusEventsSubscription, ExecutionStatusEventsSubscriptionVariables>;
