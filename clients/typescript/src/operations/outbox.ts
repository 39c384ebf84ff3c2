type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };

import type { EventDestinationFieldsFragment, EventDeliveryFieldsFragment, DeliveryFieldsFragment } from './fragments.js';
import type { QueryDocument } from '../document.js';
import { EventDestinationFieldsFragmentDoc, EventDeliveryFieldsFragmentDoc, DeliveryAttemptFieldsFragmentDoc, DeliveryFieldsFragmentDoc, ActorFieldsFragmentDoc } from './fragments.js';
export type OutboxDestinationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;

export type OutboxDestinationsQuery = { readonly eventDestinations: ReadonlyArray<(
    { readonly deliveries: { readonly nodes: ReadonlyArray<EventDeliveryFieldsFragment> } }
    & EventDestinationFieldsFragment
  )> };

export type OutboxDeliveryQueryVariables = Exact<{
  id: string;
}>;

export type OutboxDeliveryQuery = { readonly node:
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

export const OutboxDestinationsDocument = /* @__PURE__ */ [
  `query OutboxDestinations($first: Int) {
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
].join('\n') as QueryDocument<OutboxDestinationsQuery, OutboxDestinationsQueryVariables>;

export const OutboxDeliveryDocument = /* @__PURE__ */ [
  `query OutboxDelivery($id: ID!) {
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
].join('\n') as QueryDocument<OutboxDeliveryQuery, OutboxDeliveryQueryVariables>;
