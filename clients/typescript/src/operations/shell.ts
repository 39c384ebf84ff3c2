type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { ErrorFieldsFragmentDoc } from './fragments.js';
export type NeedsYouQueryVariables = Exact<{
  approvals: boolean;
  connections: boolean;
  connectors: boolean;
}>;

export type NeedsYouQuery = { readonly approvals?: { readonly totalCount: number }, readonly connections?: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly status: Types.ConnectionStatus }>, readonly connectors?: ReadonlyArray<{ readonly name: string, readonly title: string, readonly circuit: { readonly state: Types.CircuitState } }> };

export type ExtendTokenMutationVariables = Exact<{ [key: string]: never; }>;

export type ExtendTokenMutation = { readonly extendToken: { readonly token: string | null, readonly expiresAt: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type NeedsYouEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type NeedsYouEventsSubscription = { readonly events:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RecordChanged', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'StreamGap', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'StreamOpened', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string }
   };

export const NeedsYouDocument = `query NeedsYou($approvals: Boolean!, $connections: Boolean!, $connectors: Boolean!) {
  approvals(forMe: true, first: 1) @include(if: $approvals) {
    totalCount
  }
  connections(mine: true) @include(if: $connections) {
    id
    provider
    status
  }
  connectors @include(if: $connectors) {
    name
    title
    circuit {
      state
    }
  }
}` as QueryDocument<NeedsYouQuery, NeedsYouQueryVariables>;

export const ExtendTokenDocument = /* @__PURE__ */ [
  `mutation ExtendToken {
  extendToken {
    token
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ExtendTokenMutation, ExtendTokenMutationVariables>;

export const NeedsYouEventsDocument = `subscription NeedsYouEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
  }
}` as SubscriptionDocument<NeedsYouEventsSubscription, NeedsYouEventsSubscriptionVariables>;
