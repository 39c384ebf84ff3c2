type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, DeliveryFieldsFragment, EventDestinationFieldsFragment, EventDeliveryFieldsFragment, EventFields_DeliveryUpdated_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, DeliveryFieldsFragmentDoc, ActorFieldsFragmentDoc, DeliveryAttemptFieldsFragmentDoc, EventDestinationFieldsFragmentDoc, EventDeliveryFieldsFragmentDoc, EventFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type DeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.DeliveryFilter | null | undefined;
}>;

export type DeliveriesQuery = { readonly deliveries: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<DeliveryFieldsFragment> } };

export type DeliveryQueryVariables = Exact<{
  id: string;
}>;

export type DeliveryQuery = { readonly delivery: (
    { readonly data: unknown, readonly request: { readonly id: string, readonly content: string, readonly status: Types.RequestStatus } | null, readonly approval: { readonly id: string, readonly title: string, readonly status: Types.ApprovalStatus } | null }
    & DeliveryFieldsFragment
  ) | null };

export type EventDestinationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;

export type EventDestinationsQuery = { readonly eventDestinations: ReadonlyArray<(
    { readonly deliveries: { readonly nodes: ReadonlyArray<EventDeliveryFieldsFragment> } }
    & EventDestinationFieldsFragment
  )> };

export type AnyDeliveryQueryVariables = Exact<{
  id: string;
}>;

export type AnyDeliveryQuery = { readonly node:
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
    | (
      { readonly __typename: 'Delivery', readonly data: unknown, readonly id: string }
      & DeliveryFieldsFragment
    )
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'Endpoint', readonly id: string }
    | (
      { readonly __typename: 'EventDelivery', readonly id: string, readonly destination: EventDestinationFieldsFragment }
      & EventDeliveryFieldsFragment
    )
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
   | null };

export type DeliveryEventsSubscriptionVariables = Exact<{
  userId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type DeliveryEventsSubscription = { readonly deliveryEvents:
    | (
      { readonly delivery: DeliveryFieldsFragment }
      & EventFields_DeliveryUpdated_Fragment
    )
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
   };

export type DeliverMutationVariables = Exact<{
  input: Types.DeliverInput;
}>;

export type DeliverMutation = { readonly deliver: { readonly deliveries: ReadonlyArray<DeliveryFieldsFragment> | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RetryDeliveryMutationVariables = Exact<{
  input: Types.DeliveryInput;
}>;

export type RetryDeliveryMutation = { readonly retryDelivery: { readonly delivery: DeliveryFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CreateEventDestinationMutationVariables = Exact<{
  input: Types.CreateEventDestinationInput;
}>;

export type CreateEventDestinationMutation = { readonly createEventDestination: { readonly destination: EventDestinationFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateEventDestinationMutationVariables = Exact<{
  input: Types.UpdateEventDestinationInput;
}>;

export type UpdateEventDestinationMutation = { readonly updateEventDestination: { readonly destination: EventDestinationFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DeleteEventDestinationMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteEventDestinationMutation = { readonly deleteEventDestination: { readonly deletedId: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RetryEventDeliveryMutationVariables = Exact<{
  input: Types.RetryEventDeliveryInput;
}>;

export type RetryEventDeliveryMutation = { readonly retryEventDelivery: { readonly delivery: EventDeliveryFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type ReplayEventDestinationMutationVariables = Exact<{
  input: Types.ReplayEventDestinationInput;
}>;

export type ReplayEventDestinationMutation = { readonly replayEventDestination: { readonly count: number, readonly endCursor: string | null, readonly hasMore: boolean, readonly destination: EventDestinationFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const DeliveriesDocument = /* @__PURE__ */ [
  `query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
  deliveries(
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
      ...DeliveryFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
].join('\n') as QueryDocument<DeliveriesQuery, DeliveriesQueryVariables>;

export const DeliveryDocument = /* @__PURE__ */ [
  `query Delivery($id: ID!) {
  delivery(id: $id) {
    ...DeliveryFields
    data
    request {
      id
      content
      status
    }
    approval {
      id
      title
      status
    }
  }
}`,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
].join('\n') as QueryDocument<DeliveryQuery, DeliveryQueryVariables>;

export const EventDestinationsDocument = /* @__PURE__ */ [
  `query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,
  EventDestinationFieldsFragmentDoc,
  EventDeliveryFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
].join('\n') as QueryDocument<EventDestinationsQuery, EventDestinationsQueryVariables>;

export const AnyDeliveryDocument = /* @__PURE__ */ [
  `query AnyDelivery($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Delivery {
      ...DeliveryFields
      data
    }
    ... on EventDelivery {
      ...EventDeliveryFields
      destination {
        ...EventDestinationFields
      }
    }
  }
}`,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
  EventDeliveryFieldsFragmentDoc,
  EventDestinationFieldsFragmentDoc,
].join('\n') as QueryDocument<AnyDeliveryQuery, AnyDeliveryQueryVariables>;

export const DeliveryEventsDocument = /* @__PURE__ */ [
  `subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<DeliveryEventsSubscription, DeliveryEventsSubscriptionVariables>;

export const DeliverDocument = /* @__PURE__ */ [
  `mutation Deliver($input: DeliverInput!) {
  deliver(input: $input) {
    deliveries {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeliverMutation, DeliverMutationVariables>;

export const RetryDeliveryDocument = /* @__PURE__ */ [
  `mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RetryDeliveryMutation, RetryDeliveryMutationVariables>;

export const CreateEventDestinationDocument = /* @__PURE__ */ [
  `mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EventDestinationFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateEventDestinationMutation, CreateEventDestinationMutationVariables>;

export const UpdateEventDestinationDocument = /* @__PURE__ */ [
  `mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EventDestinationFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateEventDestinationMutation, UpdateEventDestinationMutationVariables>;

export const DeleteEventDestinationDocument = /* @__PURE__ */ [
  `mutation DeleteEventDestination($input: DeleteInput!) {
  deleteEventDestination(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeleteEventDestinationMutation, DeleteEventDestinationMutationVariables>;

export const RetryEventDeliveryDocument = /* @__PURE__ */ [
  `mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EventDeliveryFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RetryEventDeliveryMutation, RetryEventDeliveryMutationVariables>;

export const ReplayEventDestinationDocument = /* @__PURE__ */ [
  `mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
  replayEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    count
    endCursor
    hasMore
    errors {
      ...ErrorFields
    }
  }
}`,
  EventDestinationFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ReplayEventDestinationMutation, ReplayEventDestinationMutationVariables>;
