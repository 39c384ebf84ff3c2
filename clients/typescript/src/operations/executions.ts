type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, ExecutionFieldsFragment, ExecutionDetailFragment, ExecutionEventFields_ApprovalRequested_Fragment, ExecutionEventFields_ApprovalResponded_Fragment, ExecutionEventFields_NodeCancelled_Fragment, ExecutionEventFields_NodeCompleted_Fragment, ExecutionEventFields_NodeFailed_Fragment, ExecutionEventFields_NodeRetrying_Fragment, ExecutionEventFields_NodeSkipped_Fragment, ExecutionEventFields_NodeStarted_Fragment, ExecutionEventFields_NodeWaiting_Fragment, ExecutionEventFields_StreamGap_Fragment, ExecutionEventFields_StreamOpened_Fragment, ExecutionEventFields_TaskAssigned_Fragment, ExecutionEventFields_TaskCreated_Fragment, ExecutionEventFields_TaskUpdated_Fragment, ExecutionEventFields_WorkflowCancelled_Fragment, ExecutionEventFields_WorkflowCompleted_Fragment, ExecutionEventFields_WorkflowFailed_Fragment, ExecutionEventFields_WorkflowStarted_Fragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, ExecutionFieldsFragmentDoc, ExecutionChangeFragmentDoc, ProgressFieldsFragmentDoc, ActorFieldsFragmentDoc, ExecutionDetailFragmentDoc, NodeExecutionDetailFragmentDoc, NodeExecutionFieldsFragmentDoc, ExecutionEventFieldsFragmentDoc, EventFieldsFragmentDoc, ExecutionStateFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type ExecutionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.ExecutionFilter | null | undefined;
}>;

export type ExecutionsQuery = { readonly executions: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<ExecutionFieldsFragment> } };

export type ExecutionQueryVariables = Exact<{
  id: string;
}>;

export type ExecutionQuery = { readonly execution: (
    { readonly monitorUrl: string | null }
    & ExecutionDetailFragment
  ) | null };

export type ExecutionEventsSubscriptionVariables = Exact<{
  executionId: string;
  fromStart?: boolean | null | undefined;
  after?: string | null | undefined;
}>;

export type ExecutionEventsSubscription = { readonly executionEvents:
    | ExecutionEventFields_ApprovalRequested_Fragment
    | ExecutionEventFields_ApprovalResponded_Fragment
    | ExecutionEventFields_NodeCancelled_Fragment
    | ExecutionEventFields_NodeCompleted_Fragment
    | ExecutionEventFields_NodeFailed_Fragment
    | ExecutionEventFields_NodeRetrying_Fragment
    | ExecutionEventFields_NodeSkipped_Fragment
    | ExecutionEventFields_NodeStarted_Fragment
    | ExecutionEventFields_NodeWaiting_Fragment
    | ExecutionEventFields_StreamGap_Fragment
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
          & ExecutionDetailFragment
        )
        | { readonly __typename: 'WorkflowFailed' }
        | { readonly __typename: 'WorkflowStarted' }
       | null }
      & ExecutionEventFields_StreamOpened_Fragment
    )
    | ExecutionEventFields_TaskAssigned_Fragment
    | ExecutionEventFields_TaskCreated_Fragment
    | ExecutionEventFields_TaskUpdated_Fragment
    | ExecutionEventFields_WorkflowCancelled_Fragment
    | ExecutionEventFields_WorkflowCompleted_Fragment
    | ExecutionEventFields_WorkflowFailed_Fragment
    | ExecutionEventFields_WorkflowStarted_Fragment
   };

export type ExecuteWorkflowMutationVariables = Exact<{
  input: Types.ExecuteWorkflowInput;
}>;

export type ExecuteWorkflowMutation = { readonly executeWorkflow: { readonly execution: ExecutionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CancelExecutionMutationVariables = Exact<{
  input: Types.ExecutionInput;
}>;

export type CancelExecutionMutation = { readonly cancelExecution: { readonly execution: ExecutionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RetryExecutionMutationVariables = Exact<{
  input: Types.ExecutionInput;
}>;

export type RetryExecutionMutation = { readonly retryExecution: { readonly execution: ExecutionDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const ExecutionsDocument = /* @__PURE__ */ [
  `query Executions($first: Int, $after: String, $last: Int, $before: String, $filter: ExecutionFilter) {
  executions(
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
      ...ExecutionFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<ExecutionsQuery, ExecutionsQueryVariables>;

export const ExecutionDocument = /* @__PURE__ */ [
  `query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}`,
  ExecutionDetailFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  NodeExecutionDetailFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
].join('\n') as QueryDocument<ExecutionQuery, ExecutionQueryVariables>;

export const ExecutionEventsDocument = /* @__PURE__ */ [
  `subscription ExecutionEvents($executionId: ID!, $fromStart: Boolean, $after: Cursor) {
  executionEvents(executionId: $executionId, fromStart: $fromStart, after: $after) {
    ...ExecutionEventFields
    ... on StreamOpened {
      snapshot {
        __typename
        ... on WorkflowExecution {
          ...ExecutionDetail
        }
      }
    }
  }
}`,
  ExecutionEventFieldsFragmentDoc,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ExecutionStateFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
  ExecutionDetailFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  NodeExecutionDetailFragmentDoc,
].join('\n') as SubscriptionDocument<ExecutionEventsSubscription, ExecutionEventsSubscriptionVariables>;

export const ExecuteWorkflowDocument = /* @__PURE__ */ [
  `mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ExecutionDetailFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  NodeExecutionDetailFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ExecuteWorkflowMutation, ExecuteWorkflowMutationVariables>;

export const CancelExecutionDocument = /* @__PURE__ */ [
  `mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ExecutionDetailFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  NodeExecutionDetailFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CancelExecutionMutation, CancelExecutionMutationVariables>;

export const RetryExecutionDocument = /* @__PURE__ */ [
  `mutation RetryExecution($input: ExecutionInput!) {
  retryExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ExecutionDetailFragmentDoc,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  NodeExecutionDetailFragmentDoc,
  NodeExecutionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RetryExecutionMutation, RetryExecutionMutationVariables>;
