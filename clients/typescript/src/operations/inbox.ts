type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, EventFields_ApprovalRequested_Fragment, EventFields_ApprovalResponded_Fragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, ApprovalFieldsFragment } from './fragments.js';
import type { QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, EventFieldsFragmentDoc, ActorFieldsFragmentDoc, ApprovalFieldsFragmentDoc } from './fragments.js';
export type InboxQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: Types.ApprovalStatus | null | undefined;
  forMe?: boolean | null | undefined;
}>;

export type InboxQuery = { readonly approvals: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<InboxApprovalFragment> } };

export type InboxApprovalQueryVariables = Exact<{
  id: string;
}>;

export type InboxApprovalQuery = { readonly approval: InboxApprovalFragment | null };

export type InboxConsequencesQueryVariables = Exact<{
  id: string;
}>;

export type InboxConsequencesQuery = { readonly approval: { readonly id: string, readonly node: { readonly id: string, readonly key: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly when: string | null, readonly config: unknown }> } | null } | null } | null } | null };

export type InboxEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type InboxEventsSubscription = { readonly approvalEvents:
    | (
      { readonly approval: { readonly id: string } }
      & EventFields_ApprovalRequested_Fragment
    )
    | (
      { readonly approval: ApprovalFieldsFragment }
      & EventFields_ApprovalResponded_Fragment
    )
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
   };

export type InboxApprovalFragment = (
  { readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null }
  & ApprovalFieldsFragment
);

export const InboxApprovalFragmentDoc = `fragment InboxApproval on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
}`;

export const InboxDocument = /* @__PURE__ */ [
  `query Inbox($first: Int, $after: String, $status: ApprovalStatus, $forMe: Boolean) {
  approvals(first: $first, after: $after, status: $status, forMe: $forMe) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...InboxApproval
    }
  }
}`,
  PageFieldsFragmentDoc,
  InboxApprovalFragmentDoc,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<InboxQuery, InboxQueryVariables>;

export const InboxApprovalDocument = /* @__PURE__ */ [
  `query InboxApproval($id: ID!) {
  approval(id: $id) {
    ...InboxApproval
  }
}`,
  InboxApprovalFragmentDoc,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<InboxApprovalQuery, InboxApprovalQueryVariables>;

export const InboxConsequencesDocument = `query InboxConsequences($id: ID!) {
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
}` as QueryDocument<InboxConsequencesQuery, InboxConsequencesQueryVariables>;

export const InboxEventsDocument = /* @__PURE__ */ [
  `subscription InboxEvents($after: Cursor) {
  approvalEvents(after: $after) {
    ...EventFields
    ... on ApprovalRequested {
      approval {
        id
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
].join('\n') as SubscriptionDocument<InboxEventsSubscription, InboxEventsSubscriptionVariables>;
