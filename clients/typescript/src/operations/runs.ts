type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ExecutionFieldsFragment, ExecutionChangeFragment, ErrorFieldsFragment } from './fragments.js';
import type { ApprovalDetailFragment } from './approvals.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { ExecutionFieldsFragmentDoc, ExecutionChangeFragmentDoc, ProgressFieldsFragmentDoc, ActorFieldsFragmentDoc, ApprovalFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
import { ApprovalDetailFragmentDoc } from './approvals.js';
export type RunsEventsSubscriptionVariables = Exact<{
  types?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type RunsEventsSubscription = { readonly events:
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
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionChangeFragment }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly cursor: string, readonly type: string }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionChangeFragment }
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
    | { readonly __typename: 'WorkflowCancelled', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionChangeFragment }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionChangeFragment }
    | { readonly __typename: 'WorkflowFailed', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionChangeFragment }
    | { readonly __typename: 'WorkflowStarted', readonly id: string, readonly cursor: string, readonly type: string, readonly execution: ExecutionFieldsFragment }
   };

export type RunQueryVariables = Exact<{
  id: string;
}>;

export type RunQuery = { readonly execution: (
    { readonly input: unknown, readonly output: unknown, readonly workflow: { readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus, readonly version: number, readonly inputSchema: unknown } | null, readonly parentNode: { readonly id: string, readonly key: string, readonly name: string, readonly execution: { readonly id: string, readonly workflow: { readonly id: string, readonly name: string } | null } | null } | null }
    & ExecutionFieldsFragment
  ) | null };

export type RunsBeforeQueryVariables = Exact<{
  until: string;
}>;

export type RunsBeforeQuery = { readonly executions: { readonly totalCount: number } };

export type TasksBeforeQueryVariables = Exact<{
  type: string;
}>;

export type TasksBeforeQuery = { readonly tasks: { readonly totalCount: number } };

export type RunNodeValuesFragment = { readonly id: string, readonly key: string, readonly status: Types.NodeStatus, readonly input: unknown, readonly output: unknown, readonly error: string | null };

export type RunNodeQueryVariables = Exact<{
  id: string;
}>;

export type RunNodeQuery = { readonly node:
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
    | (
      { readonly __typename: 'NodeExecution', readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly createdAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null } | null, readonly approval: ApprovalDetailFragment | null, readonly subRun: (
        { readonly workflow: { readonly id: string, readonly name: string } | null }
        & ExecutionChangeFragment
      ) | null }
      & RunNodeValuesFragment
    )
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
    | { readonly __typename: 'WorkflowExecution' }
    | { readonly __typename: 'WorkflowFailed' }
    | { readonly __typename: 'WorkflowStarted' }
   | null };

export type RunNodeAtQueryVariables = Exact<{
  event: string;
}>;

export type RunNodeAtQuery = { readonly event:
    | { readonly __typename: 'AgentConnected', readonly id: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string }
    | { readonly __typename: 'AgentErrored', readonly id: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string }
    | { readonly __typename: 'CustomEvent', readonly id: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'MessageSent', readonly id: string }
    | { readonly __typename: 'NodeCancelled', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeCompleted', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeFailed', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeRetrying', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeSkipped', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeStarted', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'NodeWaiting', readonly id: string, readonly node: RunNodeValuesFragment }
    | { readonly __typename: 'ParticipantJoined', readonly id: string }
    | { readonly __typename: 'ParticipantLeft', readonly id: string }
    | { readonly __typename: 'RecordChanged', readonly id: string }
    | { readonly __typename: 'RequestCompleted', readonly id: string }
    | { readonly __typename: 'RequestReceived', readonly id: string }
    | { readonly __typename: 'SessionCreated', readonly id: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string }
    | { readonly __typename: 'StreamGap', readonly id: string }
    | { readonly __typename: 'StreamOpened', readonly id: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string }
    | { readonly __typename: 'TaskCreated', readonly id: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string }
   | null };

export type RunStartMutationVariables = Exact<{
  input: Types.ExecuteWorkflowInput;
}>;

export type RunStartMutation = { readonly executeWorkflow: { readonly execution: ExecutionFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const RunNodeValuesFragmentDoc = `fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}`;

export const RunsEventsDocument = /* @__PURE__ */ [
  `subscription RunsEvents($types: [String!], $after: Cursor) {
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
        ...ExecutionFields
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowFailed {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeWaiting {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<RunsEventsSubscription, RunsEventsSubscriptionVariables>;

export const RunDocument = /* @__PURE__ */ [
  `query Run($id: ID!) {
  execution(id: $id) {
    ...ExecutionFields
    input
    output
    workflow {
      id
      name
      status
      version
      inputSchema
    }
    parentNode {
      id
      key
      name
      execution {
        id
        workflow {
          id
          name
        }
      }
    }
  }
}`,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<RunQuery, RunQueryVariables>;

export const RunsBeforeDocument = `query RunsBefore($until: DateTime!) {
  executions(first: 1, filter: {status: [PENDING], until: $until}) {
    totalCount
  }
}` as QueryDocument<RunsBeforeQuery, RunsBeforeQueryVariables>;

export const TasksBeforeDocument = `query TasksBefore($type: String!) {
  tasks(first: 1, filter: {status: [PENDING], type: $type}) {
    totalCount
  }
}` as QueryDocument<TasksBeforeQuery, TasksBeforeQueryVariables>;

export const RunNodeDocument = /* @__PURE__ */ [
  `query RunNode($id: ID!) {
  node(id: $id) {
    __typename
    ... on NodeExecution {
      ...RunNodeValues
      task {
        id
        title
        type
        status
        progress
        error
        attempts
        createdAt
        assignedTo {
          id
          name
        }
      }
      approval {
        ...ApprovalDetail
      }
      subRun {
        ...ExecutionChange
        workflow {
          id
          name
        }
      }
    }
  }
}`,
  RunNodeValuesFragmentDoc,
  ApprovalDetailFragmentDoc,
  ApprovalFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
].join('\n') as QueryDocument<RunNodeQuery, RunNodeQueryVariables>;

export const RunNodeAtDocument = /* @__PURE__ */ [
  `query RunNodeAt($event: ID!) {
  event(id: $event) {
    __typename
    id
    ... on NodeStarted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeWaiting {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCompleted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeFailed {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeSkipped {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeRetrying {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCancelled {
      node {
        ...RunNodeValues
      }
    }
  }
}`,
  RunNodeValuesFragmentDoc,
].join('\n') as QueryDocument<RunNodeAtQuery, RunNodeAtQueryVariables>;

export const RunStartDocument = /* @__PURE__ */ [
  `mutation RunStart($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ExecutionFieldsFragmentDoc,
  ExecutionChangeFragmentDoc,
  ProgressFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RunStartMutation, RunStartMutationVariables>;
