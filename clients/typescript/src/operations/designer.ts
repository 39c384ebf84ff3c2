type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { WorkflowDetailFragment, ErrorFieldsFragment, DocumentFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { QueryDocument, SubscriptionDocument } from '../document.js';
import { WorkflowDetailFragmentDoc, WorkflowFieldsFragmentDoc, WorkflowTriggerFieldsFragmentDoc, WorkflowNodeFieldsFragmentDoc, WorkflowAgentFieldsFragmentDoc, ActorFieldsFragmentDoc, ErrorFieldsFragmentDoc, DocumentFieldsFragmentDoc } from './fragments.js';
export type DesignedWorkflowQueryVariables = Exact<{
  id: string;
}>;

export type DesignedWorkflowQuery = { readonly workflow: (
    { readonly versions: ReadonlyArray<{ readonly version: number, readonly createdAt: string, readonly createdBy: ActorFieldsFragment }> }
    & WorkflowDetailFragment
  ) | null };

export type WorkflowNodeTypesQueryVariables = Exact<{ [key: string]: never; }>;

export type WorkflowNodeTypesQuery = { readonly workflowNodeTypes: ReadonlyArray<{ readonly type: Types.NodeType, readonly configSchema: unknown, readonly outputSchema: unknown }> };

export type ValidateWorkflowQueryVariables = Exact<{
  input: Types.ValidateWorkflowInput;
}>;

export type ValidateWorkflowQuery = { readonly validateWorkflow: { readonly valid: boolean, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DesignerAgentsQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerAgentsQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type DesignerUsersQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerUsersQuery = { readonly users: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type DesignerWorkflowsQueryVariables = Exact<{ [key: string]: never; }>;

export type DesignerWorkflowsQuery = { readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type LastRunValuesQueryVariables = Exact<{
  filter?: Types.ExecutionFilter | null | undefined;
}>;

export type LastRunValuesQuery = { readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly input: unknown, readonly nodes: ReadonlyArray<{ readonly key: string, readonly status: Types.NodeStatus, readonly output: unknown, readonly error: string | null }> }> } };

export type WorkflowChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type WorkflowChangesSubscription = { readonly events:
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
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string }
   };

export type LayoutChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type LayoutChangesSubscription = { readonly events:
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
    | { readonly __typename: 'DocumentChanged', readonly id: string, readonly cursor: string, readonly actor: ActorFieldsFragment | null, readonly document: DocumentFieldsFragment }
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
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly id: string, readonly cursor: string }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string }
   };

export const DesignedWorkflowDocument = /* @__PURE__ */ [
  `query DesignedWorkflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    versions {
      version
      createdAt
      createdBy {
        ...ActorFields
      }
    }
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<DesignedWorkflowQuery, DesignedWorkflowQueryVariables>;

export const WorkflowNodeTypesDocument = `query WorkflowNodeTypes {
  workflowNodeTypes {
    type
    configSchema
    outputSchema
  }
}` as QueryDocument<WorkflowNodeTypesQuery, WorkflowNodeTypesQueryVariables>;

export const ValidateWorkflowDocument = /* @__PURE__ */ [
  `query ValidateWorkflow($input: ValidateWorkflowInput!) {
  validateWorkflow(input: $input) {
    valid
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as QueryDocument<ValidateWorkflowQuery, ValidateWorkflowQueryVariables>;

export const DesignerAgentsDocument = `query DesignerAgents {
  agents(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerAgentsQuery, DesignerAgentsQueryVariables>;

export const DesignerUsersDocument = `query DesignerUsers {
  users(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerUsersQuery, DesignerUsersQueryVariables>;

export const DesignerWorkflowsDocument = `query DesignerWorkflows {
  workflows(first: 100) {
    nodes {
      id
      name
    }
  }
}` as QueryDocument<DesignerWorkflowsQuery, DesignerWorkflowsQueryVariables>;

export const LastRunValuesDocument = `query LastRunValues($filter: ExecutionFilter) {
  executions(first: 1, filter: $filter) {
    nodes {
      id
      input
      nodes {
        key
        status
        output
        error
      }
    }
  }
}` as QueryDocument<LastRunValuesQuery, LastRunValuesQueryVariables>;

export const WorkflowChangesDocument = `subscription WorkflowChanges($after: Cursor) {
  events(types: ["workflow.updated", "workflow.deleted"], after: $after) {
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
    ... on RecordChanged {
      recordId
    }
  }
}` as SubscriptionDocument<WorkflowChangesSubscription, WorkflowChangesSubscriptionVariables>;

export const LayoutChangesDocument = /* @__PURE__ */ [
  `subscription LayoutChanges($after: Cursor) {
  events(types: ["collaboration.document_changed"], after: $after) {
    __typename
    id
    cursor
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on DocumentChanged {
      actor {
        ...ActorFields
      }
      document {
        ...DocumentFields
      }
    }
  }
}`,
  ActorFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<LayoutChangesSubscription, LayoutChangesSubscriptionVariables>;
