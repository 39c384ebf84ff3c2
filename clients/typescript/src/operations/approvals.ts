type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ApprovalFieldsFragment, PageFieldsFragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, ErrorFieldsFragment, DelegationFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { ApprovalFieldsFragmentDoc, ActorFieldsFragmentDoc, PageFieldsFragmentDoc, EventFieldsFragmentDoc, ErrorFieldsFragmentDoc, DelegationFieldsFragmentDoc } from './fragments.js';
export type ApprovalDetailFragment = (
  { readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null }
  & ApprovalFieldsFragment
);

export type ApprovalsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  status?: Types.ApprovalStatus | null | undefined;
  forMe?: boolean | null | undefined;
}>;

export type ApprovalsQuery = { readonly approvals: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<ApprovalDetailFragment> } };

export type ApprovalQueryVariables = Exact<{
  id: string;
}>;

export type ApprovalQuery = { readonly approval: ApprovalDetailFragment | null };

export type ApprovalConsequencesQueryVariables = Exact<{
  id: string;
}>;

export type ApprovalConsequencesQuery = { readonly approval: { readonly id: string, readonly node: { readonly id: string, readonly key: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly when: string | null, readonly config: unknown }> } | null } | null } | null } | null };

export type ApprovalEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type ApprovalEventsSubscription = { readonly approvalEvents:
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalRequested_Fragment
    )
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalResponded_Fragment
    )
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
   };

export type RequestApprovalMutationVariables = Exact<{
  input: Types.RequestApprovalInput;
}>;

export type RequestApprovalMutation = { readonly requestApproval: { readonly approval: ApprovalFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RespondToApprovalMutationVariables = Exact<{
  input: Types.RespondToApprovalInput;
}>;

export type RespondToApprovalMutation = { readonly respondToApproval: { readonly approval: ApprovalFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CancelApprovalMutationVariables = Exact<{
  input: Types.ApprovalInput;
}>;

export type CancelApprovalMutation = { readonly cancelApproval: { readonly approval: ApprovalFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DelegateApprovalsMutationVariables = Exact<{
  input: Types.DelegateApprovalsInput;
}>;

export type DelegateApprovalsMutation = { readonly delegateApprovals: { readonly delegation: DelegationFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type EndDelegationMutationVariables = Exact<{
  input: Types.EndDelegationInput;
}>;

export type EndDelegationMutation = { readonly endDelegation: { readonly delegation: DelegationFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const ApprovalDetailFragmentDoc = `fragment ApprovalDetail on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
}`;

export const ApprovalsDocument = /* @__PURE__ */ [
  `query Approvals($first: Int, $after: String, $last: Int, $before: String, $status: ApprovalStatus, $forMe: Boolean) {
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
      ...ApprovalDetail
    }
  }
}`,
  PageFieldsFragmentDoc,
  ApprovalDetailFragmentDoc,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<ApprovalsQuery, ApprovalsQueryVariables>;

export const ApprovalDocument = /* @__PURE__ */ [
  `query Approval($id: ID!) {
  approval(id: $id) {
    ...ApprovalDetail
  }
}`,
  ApprovalDetailFragmentDoc,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<ApprovalQuery, ApprovalQueryVariables>;

export const ApprovalConsequencesDocument = `query ApprovalConsequences($id: ID!) {
  approval(id: $id) {
    id
    node {
      id
      key
      execution {
        id
        workflow {
          id
          name
          nodes {
            key
            name
            type
            dependsOn
            when
            config
          }
        }
      }
    }
  }
}` as QueryDocument<ApprovalConsequencesQuery, ApprovalConsequencesQueryVariables>;

export const ApprovalEventsDocument = /* @__PURE__ */ [
  `subscription ApprovalEvents($after: Cursor) {
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
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ApprovalFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<ApprovalEventsSubscription, ApprovalEventsSubscriptionVariables>;

export const RequestApprovalDocument = /* @__PURE__ */ [
  `mutation RequestApproval($input: RequestApprovalInput!) {
  requestApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RequestApprovalMutation, RequestApprovalMutationVariables>;

export const RespondToApprovalDocument = /* @__PURE__ */ [
  `mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RespondToApprovalMutation, RespondToApprovalMutationVariables>;

export const CancelApprovalDocument = /* @__PURE__ */ [
  `mutation CancelApproval($input: ApprovalInput!) {
  cancelApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CancelApprovalMutation, CancelApprovalMutationVariables>;

export const DelegateApprovalsDocument = /* @__PURE__ */ [
  `mutation DelegateApprovals($input: DelegateApprovalsInput!) {
  delegateApprovals(input: $input) {
    delegation {
      ...DelegationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DelegationFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DelegateApprovalsMutation, DelegateApprovalsMutationVariables>;

export const EndDelegationDocument = /* @__PURE__ */ [
  `mutation EndDelegation($input: EndDelegationInput!) {
  endDelegation(input: $input) {
    delegation {
      ...DelegationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DelegationFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<EndDelegationMutation, EndDelegationMutationVariables>;
