type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument, SubscriptionDocument } from '../document.js';
export type InboxQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: Types.ApprovalStatus | null | undefined;
  forMe?: boolean | null | undefined;
}>;

export type InboxQuery = { readonly approvals: { readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null, readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> }> } };

export type InboxApprovalQueryVariables = Exact<{
  id: string;
}>;

export type InboxApprovalQuery = { readonly approval: { readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null, readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> } | null };

export type InboxConsequencesQueryVariables = Exact<{
  id: string;
}>;

export type InboxConsequencesQuery = { readonly approval: { readonly id: string, readonly node: { readonly id: string, readonly key: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly dependsOn: ReadonlyArray<string>, readonly when: string | null, readonly config: unknown }> } | null } | null } | null } | null };

export type InboxEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type InboxEventsSubscription = { readonly approvalEvents:
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly approval: { readonly id: string }, readonly actor:
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

export type InboxApprovalFragment = { readonly blocked: boolean, readonly viewerMayDecide: boolean | null, readonly viewerMayNotBecause: string | null, readonly id: string, readonly title: string, readonly description: string | null, readonly data: unknown, readonly status: Types.ApprovalStatus, readonly requiredApprovals: number, readonly expiresAt: string | null, readonly onExpiry: Types.OnExpiry, readonly createdAt: string, readonly resolvedAt: string | null, readonly requestedBy:
    | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
    | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
    | { readonly __typename: 'User', readonly id: string, readonly name: string }
  , readonly session: { readonly id: string, readonly name: string } | null, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly approvers: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly decisions: ReadonlyArray<{ readonly approved: boolean, readonly feedback: string | null, readonly via: Types.Channel, readonly at: string, readonly override: boolean, readonly by:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly onBehalfOf: { readonly id: string, readonly name: string } | null }> };

export const InboxDocument = `query Inbox($first: Int, $after: String, $status: ApprovalStatus, $forMe: Boolean) {
  approvals(first: $first, after: $after, status: $status, forMe: $forMe) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...InboxApproval
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment InboxApproval on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
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
}` as QueryDocument<InboxQuery, InboxQueryVariables>;

export const InboxApprovalDocument = `query InboxApproval($id: ID!) {
  approval(id: $id) {
    ...InboxApproval
  }
}
fragment InboxApproval on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
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
}` as QueryDocument<InboxApprovalQuery, InboxApprovalQueryVariables>;

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

export const InboxEventsDocument = `subscription InboxEvents($after: Cursor) {
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
}` as SubscriptionDocument<InboxEventsSubscription, InboxEventsSubscriptionVariables>;
