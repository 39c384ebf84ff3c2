type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument } from '../document.js';
export type NodeByIdQueryVariables = Exact<{
  id: string;
}>;

export type NodeByIdQuery = { readonly node:
    | { readonly __typename: 'Agent', readonly name: string, readonly id: string }
    | { readonly __typename: 'AgentConnected', readonly type: string, readonly id: string }
    | { readonly __typename: 'AgentDisconnected', readonly type: string, readonly id: string }
    | { readonly __typename: 'AgentErrored', readonly type: string, readonly id: string }
    | { readonly __typename: 'AgentExecuted', readonly type: string, readonly id: string }
    | { readonly __typename: 'AgentStatusChanged', readonly type: string, readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Approval', readonly title: string, readonly id: string }
    | { readonly __typename: 'ApprovalDelegation', readonly id: string }
    | { readonly __typename: 'ApprovalRequested', readonly type: string, readonly id: string }
    | { readonly __typename: 'ApprovalResponded', readonly type: string, readonly id: string }
    | { readonly __typename: 'ChannelLink', readonly id: string }
    | { readonly __typename: 'ConnectedAccount', readonly id: string }
    | { readonly __typename: 'ConnectionChanged', readonly type: string, readonly id: string }
    | { readonly __typename: 'CustomEvent', readonly type: string, readonly id: string }
    | { readonly __typename: 'DataSchema', readonly id: string }
    | { readonly __typename: 'Delivery', readonly id: string }
    | { readonly __typename: 'DeliveryUpdated', readonly type: string, readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly type: string, readonly id: string }
    | { readonly __typename: 'Endpoint', readonly name: string, readonly id: string }
    | { readonly __typename: 'EventDelivery', readonly id: string }
    | { readonly __typename: 'EventDestination', readonly name: string, readonly id: string }
    | { readonly __typename: 'Message', readonly id: string }
    | { readonly __typename: 'MessageSent', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeCancelled', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeCompleted', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeExecution', readonly id: string }
    | { readonly __typename: 'NodeFailed', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeRetrying', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeSkipped', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeStarted', readonly type: string, readonly id: string }
    | { readonly __typename: 'NodeWaiting', readonly type: string, readonly id: string }
    | { readonly __typename: 'Organization', readonly id: string }
    | { readonly __typename: 'ParticipantJoined', readonly type: string, readonly id: string }
    | { readonly __typename: 'ParticipantLeft', readonly type: string, readonly id: string }
    | { readonly __typename: 'RecordChanged', readonly type: string, readonly id: string }
    | { readonly __typename: 'Request', readonly id: string }
    | { readonly __typename: 'RequestCompleted', readonly type: string, readonly id: string }
    | { readonly __typename: 'RequestReceived', readonly type: string, readonly id: string }
    | { readonly __typename: 'Session', readonly name: string, readonly id: string }
    | { readonly __typename: 'SessionCreated', readonly type: string, readonly id: string }
    | { readonly __typename: 'SessionUpdated', readonly type: string, readonly id: string }
    | { readonly __typename: 'SharedDocument', readonly id: string }
    | { readonly __typename: 'StreamGap', readonly type: string, readonly id: string }
    | { readonly __typename: 'StreamOpened', readonly type: string, readonly id: string }
    | { readonly __typename: 'StudioAsset', readonly id: string }
    | { readonly __typename: 'StudioCommand', readonly id: string }
    | { readonly __typename: 'StudioInstance', readonly id: string }
    | { readonly __typename: 'StudioScript', readonly id: string }
    | { readonly __typename: 'SyncJob', readonly id: string }
    | { readonly __typename: 'Task', readonly title: string, readonly id: string }
    | { readonly __typename: 'TaskAssigned', readonly type: string, readonly id: string }
    | { readonly __typename: 'TaskCreated', readonly type: string, readonly id: string }
    | { readonly __typename: 'TaskUpdated', readonly type: string, readonly id: string }
    | { readonly __typename: 'User', readonly name: string, readonly id: string }
    | { readonly __typename: 'Workflow', readonly name: string, readonly id: string }
    | { readonly __typename: 'WorkflowCancelled', readonly type: string, readonly id: string }
    | { readonly __typename: 'WorkflowCompleted', readonly type: string, readonly id: string }
    | { readonly __typename: 'WorkflowExecution', readonly id: string }
    | { readonly __typename: 'WorkflowFailed', readonly type: string, readonly id: string }
    | { readonly __typename: 'WorkflowStarted', readonly type: string, readonly id: string }
   | null };

export type SearchNamesQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
}>;

export type SearchNamesQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus }> }, readonly tasks: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: Types.TaskStatus }> }, readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus }> }, readonly sessions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.SessionStatus }> } };

export const NodeByIdDocument = `query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Actor {
      name
    }
    ... on Task {
      title
    }
    ... on Workflow {
      name
    }
    ... on Session {
      name
    }
    ... on Approval {
      title
    }
    ... on EventDestination {
      name
    }
    ... on Endpoint {
      name
    }
    ... on Event {
      type
    }
  }
}` as QueryDocument<NodeByIdQuery, NodeByIdQueryVariables>;

export const SearchNamesDocument = `query SearchNames($text: String!, $first: Int = 5) {
  agents(first: $first, filter: {search: $text}) {
    nodes {
      id
      name
      status
    }
  }
  tasks(first: $first, filter: {search: $text}) {
    nodes {
      id
      title
      status
    }
  }
  workflows(first: $first, filter: {search: $text}) {
    nodes {
      id
      name
      status
    }
  }
  sessions(first: $first, filter: {search: $text}) {
    nodes {
      id
      name
      status
    }
  }
}` as QueryDocument<SearchNamesQuery, SearchNamesQueryVariables>;
