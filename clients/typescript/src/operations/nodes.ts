type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument } from '../document.js';
export type NodeByIdQueryVariables = Exact<{
  id: string;
}>;

export type NodeByIdQuery = { readonly node:
    | { readonly __typename: 'Agent', readonly name: string, readonly id: string }
    | { readonly __typename: 'AgentConnected', readonly id: string }
    | { readonly __typename: 'AgentDisconnected', readonly id: string }
    | { readonly __typename: 'AgentErrored', readonly id: string }
    | { readonly __typename: 'AgentExecuted', readonly id: string }
    | { readonly __typename: 'AgentStatusChanged', readonly id: string }
    | { readonly __typename: 'ApiKey', readonly id: string }
    | { readonly __typename: 'Approval', readonly title: string, readonly id: string }
    | { readonly __typename: 'ApprovalDelegation', readonly id: string }
    | { readonly __typename: 'ApprovalRequested', readonly id: string }
    | { readonly __typename: 'ApprovalResponded', readonly id: string }
    | { readonly __typename: 'ChannelLink', readonly id: string }
    | { readonly __typename: 'ConnectedAccount', readonly id: string }
    | { readonly __typename: 'ConnectionChanged', readonly id: string }
    | { readonly __typename: 'CustomEvent', readonly id: string }
    | { readonly __typename: 'DataSchema', readonly id: string }
    | { readonly __typename: 'Delivery', readonly id: string }
    | { readonly __typename: 'DeliveryUpdated', readonly id: string }
    | { readonly __typename: 'DocumentChanged', readonly id: string }
    | { readonly __typename: 'Endpoint', readonly name: string, readonly id: string }
    | { readonly __typename: 'EventDelivery', readonly id: string }
    | { readonly __typename: 'EventDestination', readonly name: string, readonly id: string }
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
    | { readonly __typename: 'Session', readonly name: string, readonly id: string }
    | { readonly __typename: 'SessionCreated', readonly id: string }
    | { readonly __typename: 'SessionUpdated', readonly id: string }
    | { readonly __typename: 'SharedDocument', readonly id: string }
    | { readonly __typename: 'StreamGap', readonly id: string }
    | { readonly __typename: 'StreamOpened', readonly id: string }
    | { readonly __typename: 'SyncJob', readonly id: string }
    | { readonly __typename: 'Task', readonly title: string, readonly id: string }
    | { readonly __typename: 'TaskAssigned', readonly id: string }
    | { readonly __typename: 'TaskCreated', readonly id: string }
    | { readonly __typename: 'TaskUpdated', readonly id: string }
    | { readonly __typename: 'User', readonly name: string, readonly id: string }
    | { readonly __typename: 'Workflow', readonly name: string, readonly id: string }
    | { readonly __typename: 'WorkflowCancelled', readonly id: string }
    | { readonly __typename: 'WorkflowCompleted', readonly id: string }
    | { readonly __typename: 'WorkflowExecution', readonly id: string }
    | { readonly __typename: 'WorkflowFailed', readonly id: string }
    | { readonly __typename: 'WorkflowStarted', readonly id: string }
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
