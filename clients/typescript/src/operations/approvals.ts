type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type ApprovalsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  status?: Types.ApprovalStatus | null | undefined;
  forMe?: boolean | null | undefined;
}>;

export type ApprovalsQuery = { readonly approvals: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null, readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }> } };

export type ApprovalQueryVariables = Exact<{
  id: string;
}>;

export type ApprovalQuery = { readonly approval: { readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null, readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> } | null };

export type ApprovalEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type ApprovalEventsSubscription = { readonly approvalEvents:
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
            | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
            | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
            | { readonly __typename: 'User', readonly id: string, readonly name: string }
          , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type RequestApprovalMutationVariables = Exact<{
  input: Types.RequestApprovalInput;
}>;

export type RequestApprovalMutation = { readonly requestApproval: { readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RespondToApprovalMutationVariables = Exact<{
  input: Types.RespondToApprovalInput;
}>;

export type RespondToApprovalMutation = { readonly respondToApproval: { readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CancelApprovalMutationVariables = Exact<{
  input: Types.ApprovalInput;
}>;

export type CancelApprovalMutation = { readonly cancelApproval: { readonly approval: { readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DelegateApprovalsMutationVariables = Exact<{
  input: Types.DelegateApprovalsInput;
}>;

export type DelegateApprovalsMutation = { readonly delegateApprovals: { readonly delegation: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly endedAt: string | null, readonly createdAt: string, readonly active: boolean, readonly user: { readonly id: string, readonly name: string }, readonly delegate: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type EndDelegationMutationVariables = Exact<{
  input: Types.EndDelegationInput;
}>;

export type EndDelegationMutation = { readonly endDelegation: { readonly delegation: { readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly endedAt: string | null, readonly createdAt: string, readonly active: boolean, readonly user: { readonly id: string, readonly name: string }, readonly delegate: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const ApprovalsDocument = `query Approvals($first: Int, $after: String, $last: Int, $before: String, $status: ApprovalStatus, $forMe: Boolean) {
  approvals(
    first: $first
    after: $after
    last: $last
    before: $before
    status: $status
    forMe: $forMe
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...ApprovalFields
      blocked
      viewerMayDecide
      viewerMayNotBecause
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<ApprovalsQuery, ApprovalsQueryVariables>;

export const ApprovalDocument = `query Approval($id: ID!) {
  approval(id: $id) {
    ...ApprovalFields
    blocked
    viewerMayDecide
    viewerMayNotBecause
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<ApprovalQuery, ApprovalQueryVariables>;

export const ApprovalEventsDocument = `subscription ApprovalEvents($after: Cursor) {
  approvalEvents(after: $after) {
    ...EventFields
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
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}` as SubscriptionDocument<ApprovalEventsSubscription, ApprovalEventsSubscriptionVariables>;

export const RequestApprovalDocument = `mutation RequestApproval($input: RequestApprovalInput!) {
  requestApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RequestApprovalMutation, RequestApprovalMutationVariables>;

export const RespondToApprovalDocument = `mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RespondToApprovalMutation, RespondToApprovalMutationVariables>;

export const CancelApprovalDocument = `mutation CancelApproval($input: ApprovalInput!) {
  cancelApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CancelApprovalMutation, CancelApprovalMutationVariables>;

export const DelegateApprovalsDocument = `mutation DelegateApprovals($input: DelegateApprovalsInput!) {
  delegateApprovals(input: $input) {
    delegation {
      ...DelegationFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment DelegationFields on ApprovalDelegation {
  id
  startsAt
  endsAt
  endedAt
  createdAt
  active
  user {
    id
    name
  }
  delegate {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DelegateApprovalsMutation, DelegateApprovalsMutationVariables>;

export const EndDelegationDocument = `mutation EndDelegation($input: EndDelegationInput!) {
  endDelegation(input: $input) {
    delegation {
      ...DelegationFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment DelegationFields on ApprovalDelegation {
  id
  startsAt
  endsAt
  endedAt
  createdAt
  active
  user {
    id
    name
  }
  delegate {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<EndDelegationMutation, EndDelegationMutationVariables>;
