type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { WorkflowTriggerFieldsFragment, WorkflowStatisticsFieldsFragment, PageFieldsFragment, WorkflowDetailFragment, WorkflowNodeFieldsFragment, ErrorFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { WorkflowTriggerFieldsFragmentDoc, WorkflowStatisticsFieldsFragmentDoc, PageFieldsFragmentDoc, WorkflowDetailFragmentDoc, WorkflowFieldsFragmentDoc, WorkflowNodeFieldsFragmentDoc, WorkflowAgentFieldsFragmentDoc, ActorFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type WorkflowTickFragment = { readonly id: string, readonly status: Types.ExecutionStatus, readonly error: string | null, readonly createdAt: string, readonly durationMs: number | null };

export type WorkflowListRowFragment = { readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly updatedAt: string, readonly inputSchema: unknown, readonly triggers: ReadonlyArray<WorkflowTriggerFieldsFragment>, readonly statistics: WorkflowStatisticsFieldsFragment, readonly executions: { readonly nodes: ReadonlyArray<WorkflowTickFragment> } };

export type WorkflowListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type WorkflowListQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<WorkflowListRowFragment> } };

export type WorkflowListEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type WorkflowListEventsSubscription = { readonly events:
    | { readonly __typename: 'AgentConnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentErrored', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'CustomEvent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'MessageSent', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantJoined', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RecordChanged', readonly recordId: string, readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'RequestReceived', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: (
        { readonly workflow: { readonly id: string } | null }
        & WorkflowTickFragment
      ) }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: (
        { readonly workflow: { readonly id: string } | null }
        & WorkflowTickFragment
      ) }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: (
        { readonly workflow: { readonly id: string } | null }
        & WorkflowTickFragment
      ) }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: (
        { readonly workflow: { readonly id: string } | null }
        & WorkflowTickFragment
      ) }
   };

export type WorkflowPageQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowPageQuery = { readonly workflow: (
    { readonly statistics: WorkflowStatisticsFieldsFragment, readonly executions: { readonly nodes: ReadonlyArray<WorkflowTickFragment> } }
    & WorkflowDetailFragment
  ) | null };

export type WorkflowHistoryQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowHistoryQuery = { readonly workflow: { readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus, readonly version: number, readonly versions: ReadonlyArray<{ readonly version: number, readonly inputSchema: unknown, readonly config: unknown, readonly createdAt: string, readonly createdBy: ActorFieldsFragment, readonly nodes: ReadonlyArray<WorkflowNodeFieldsFragment> }> } | null };

export type WorkflowStatusMutationVariables = Exact<{
  id: string;
  status: Types.WorkflowStatus;
}>;

export type WorkflowStatusMutation = { readonly updateWorkflow: { readonly workflow: { readonly id: string, readonly status: Types.WorkflowStatus, readonly version: number } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const WorkflowTickFragmentDoc = `fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}`;

export const WorkflowListRowFragmentDoc = `fragment WorkflowListRow on Workflow {
  id
  name
  description
  status
  version
  updatedAt
  inputSchema
  triggers {
    ...WorkflowTriggerFields
  }
  statistics {
    ...WorkflowStatisticsFields
  }
  executions(first: 20) {
    nodes {
      ...WorkflowTick
    }
  }
}`;

export const WorkflowListDocument = /* @__PURE__ */ [
  `query WorkflowList($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowListRow
    }
  }
}`,
  PageFieldsFragmentDoc,
  WorkflowListRowFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowStatisticsFieldsFragmentDoc,
  WorkflowTickFragmentDoc,
].join('\n') as QueryDocument<WorkflowListQuery, WorkflowListQueryVariables>;

export const WorkflowListEventsDocument = /* @__PURE__ */ [
  `subscription WorkflowListEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on WorkflowStarted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowFailed {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,
  WorkflowTickFragmentDoc,
].join('\n') as SubscriptionDocument<WorkflowListEventsSubscription, WorkflowListEventsSubscriptionVariables>;

export const WorkflowPageDocument = /* @__PURE__ */ [
  `query WorkflowPage($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    statistics {
      ...WorkflowStatisticsFields
    }
    executions(first: 20) {
      nodes {
        ...WorkflowTick
      }
    }
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
  WorkflowStatisticsFieldsFragmentDoc,
  WorkflowTickFragmentDoc,
].join('\n') as QueryDocument<WorkflowPageQuery, WorkflowPageQueryVariables>;

export const WorkflowHistoryDocument = /* @__PURE__ */ [
  `query WorkflowHistory($id: ID!) {
  workflow(id: $id) {
    id
    name
    status
    version
    versions {
      version
      inputSchema
      config
      createdAt
      createdBy {
        ...ActorFields
      }
      nodes {
        ...WorkflowNodeFields
      }
    }
  }
}`,
  ActorFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowHistoryQuery, WorkflowHistoryQueryVariables>;

export const WorkflowStatusDocument = /* @__PURE__ */ [
  `mutation WorkflowStatus($id: ID!, $status: WorkflowStatus!) {
  updateWorkflow(input: {id: $id, status: $status}) {
    workflow {
      id
      status
      version
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<WorkflowStatusMutation, WorkflowStatusMutationVariables>;
