type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { WorkflowStatisticsFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { QueryDocument } from '../document.js';
import { ActorFieldsFragmentDoc, WorkflowStatisticsFieldsFragmentDoc } from './fragments.js';
export type OverviewApprovalsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewApprovalsQuery = { readonly approvals: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string | null, readonly createdAt: string, readonly expiresAt: string | null, readonly requestedBy: ActorFieldsFragment, readonly session: { readonly id: string, readonly name: string } | null }> } };

export type OverviewConnectionsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewConnectionsQuery = { readonly connections: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly lastError: string | null, readonly updatedAt: string }> };

export type OverviewConnectorsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewConnectorsQuery = { readonly connectors: ReadonlyArray<{ readonly name: string, readonly title: string, readonly circuit: { readonly state: Types.CircuitState, readonly opensUntil: string | null } }> };

export type OverviewAgentsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewAgentsQuery = { readonly agents: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.AgentStatus, readonly updatedAt: string }> } };

export type OverviewFailuresQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewFailuresQuery = { readonly executions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly workflow: { readonly id: string, readonly name: string } | null, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly status: Types.NodeStatus, readonly error: string | null }> }> } };

export type OverviewWorkflowsQueryVariables = Exact<{
  since: string;
}>;

export type OverviewWorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus, readonly statistics: WorkflowStatisticsFieldsFragment }> } };

export type OverviewStepsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewStepsQuery = { readonly agents: { readonly totalCount: number }, readonly workflows: { readonly totalCount: number }, readonly executions: { readonly totalCount: number } };

export type DemoWorkflowQueryVariables = Exact<{
  search: string;
}>;

export type DemoWorkflowQuery = { readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string }> } }> } };

export type OverviewHistoryQueryVariables = Exact<{
  since: string;
}>;

export type OverviewHistoryQuery = { readonly runs: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'AgentConnected', readonly occurredAt: string }
      | { readonly __typename: 'AgentDisconnected', readonly occurredAt: string }
      | { readonly __typename: 'AgentErrored', readonly occurredAt: string }
      | { readonly __typename: 'AgentExecuted', readonly occurredAt: string }
      | { readonly __typename: 'AgentStatusChanged', readonly occurredAt: string }
      | { readonly __typename: 'ApprovalRequested', readonly occurredAt: string }
      | { readonly __typename: 'ApprovalResponded', readonly occurredAt: string }
      | { readonly __typename: 'ConnectionChanged', readonly occurredAt: string }
      | { readonly __typename: 'CustomEvent', readonly occurredAt: string }
      | { readonly __typename: 'DeliveryUpdated', readonly occurredAt: string }
      | { readonly __typename: 'DocumentChanged', readonly occurredAt: string }
      | { readonly __typename: 'MessageSent', readonly occurredAt: string }
      | { readonly __typename: 'NodeCancelled', readonly occurredAt: string }
      | { readonly __typename: 'NodeCompleted', readonly occurredAt: string }
      | { readonly __typename: 'NodeFailed', readonly occurredAt: string }
      | { readonly __typename: 'NodeRetrying', readonly occurredAt: string }
      | { readonly __typename: 'NodeSkipped', readonly occurredAt: string }
      | { readonly __typename: 'NodeStarted', readonly occurredAt: string }
      | { readonly __typename: 'NodeWaiting', readonly occurredAt: string }
      | { readonly __typename: 'ParticipantJoined', readonly occurredAt: string }
      | { readonly __typename: 'ParticipantLeft', readonly occurredAt: string }
      | { readonly __typename: 'RecordChanged', readonly occurredAt: string }
      | { readonly __typename: 'RequestCompleted', readonly occurredAt: string }
      | { readonly __typename: 'RequestReceived', readonly occurredAt: string }
      | { readonly __typename: 'SessionCreated', readonly occurredAt: string }
      | { readonly __typename: 'SessionUpdated', readonly occurredAt: string }
      | { readonly __typename: 'StreamGap', readonly occurredAt: string }
      | { readonly __typename: 'StreamOpened', readonly occurredAt: string }
      | { readonly __typename: 'TaskAssigned', readonly occurredAt: string }
      | { readonly __typename: 'TaskCreated', readonly occurredAt: string }
      | { readonly __typename: 'TaskUpdated', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowCancelled', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowCompleted', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowFailed', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowStarted', readonly occurredAt: string }
    > }, readonly tasks: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'AgentConnected', readonly occurredAt: string }
      | { readonly __typename: 'AgentDisconnected', readonly occurredAt: string }
      | { readonly __typename: 'AgentErrored', readonly occurredAt: string }
      | { readonly __typename: 'AgentExecuted', readonly occurredAt: string }
      | { readonly __typename: 'AgentStatusChanged', readonly occurredAt: string }
      | { readonly __typename: 'ApprovalRequested', readonly occurredAt: string }
      | { readonly __typename: 'ApprovalResponded', readonly occurredAt: string }
      | { readonly __typename: 'ConnectionChanged', readonly occurredAt: string }
      | { readonly __typename: 'CustomEvent', readonly occurredAt: string }
      | { readonly __typename: 'DeliveryUpdated', readonly occurredAt: string }
      | { readonly __typename: 'DocumentChanged', readonly occurredAt: string }
      | { readonly __typename: 'MessageSent', readonly occurredAt: string }
      | { readonly __typename: 'NodeCancelled', readonly occurredAt: string }
      | { readonly __typename: 'NodeCompleted', readonly occurredAt: string }
      | { readonly __typename: 'NodeFailed', readonly occurredAt: string }
      | { readonly __typename: 'NodeRetrying', readonly occurredAt: string }
      | { readonly __typename: 'NodeSkipped', readonly occurredAt: string }
      | { readonly __typename: 'NodeStarted', readonly occurredAt: string }
      | { readonly __typename: 'NodeWaiting', readonly occurredAt: string }
      | { readonly __typename: 'ParticipantJoined', readonly occurredAt: string }
      | { readonly __typename: 'ParticipantLeft', readonly occurredAt: string }
      | { readonly __typename: 'RecordChanged', readonly occurredAt: string }
      | { readonly __typename: 'RequestCompleted', readonly occurredAt: string }
      | { readonly __typename: 'RequestReceived', readonly occurredAt: string }
      | { readonly __typename: 'SessionCreated', readonly occurredAt: string }
      | { readonly __typename: 'SessionUpdated', readonly occurredAt: string }
      | { readonly __typename: 'StreamGap', readonly occurredAt: string }
      | { readonly __typename: 'StreamOpened', readonly occurredAt: string }
      | { readonly __typename: 'TaskAssigned', readonly occurredAt: string }
      | { readonly __typename: 'TaskCreated', readonly occurredAt: string }
      | { readonly __typename: 'TaskUpdated', readonly occurredAt: string, readonly task: { readonly status: Types.TaskStatus } }
      | { readonly __typename: 'WorkflowCancelled', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowCompleted', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowFailed', readonly occurredAt: string }
      | { readonly __typename: 'WorkflowStarted', readonly occurredAt: string }
    > } };

export const OverviewApprovalsDocument = /* @__PURE__ */ [
  `query OverviewApprovals {
  approvals(first: 3, status: PENDING, forMe: true) {
    totalCount
    nodes {
      id
      title
      description
      createdAt
      expiresAt
      requestedBy {
        ...ActorFields
      }
      session {
        id
        name
      }
    }
  }
}`,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<OverviewApprovalsQuery, OverviewApprovalsQueryVariables>;

export const OverviewConnectionsDocument = `query OverviewConnections {
  connections(mine: true) {
    id
    provider
    account
    status
    lastError
    updatedAt
  }
}` as QueryDocument<OverviewConnectionsQuery, OverviewConnectionsQueryVariables>;

export const OverviewConnectorsDocument = `query OverviewConnectors {
  connectors {
    name
    title
    circuit {
      state
      opensUntil
    }
  }
}` as QueryDocument<OverviewConnectorsQuery, OverviewConnectorsQueryVariables>;

export const OverviewAgentsDocument = `query OverviewAgents {
  agents(first: 5, filter: {status: [ERROR]}) {
    totalCount
    nodes {
      id
      name
      status
      updatedAt
    }
  }
}` as QueryDocument<OverviewAgentsQuery, OverviewAgentsQueryVariables>;

export const OverviewFailuresDocument = `query OverviewFailures {
  executions(first: 5, filter: {status: [FAILED]}) {
    totalCount
    nodes {
      id
      error
      createdAt
      completedAt
      workflow {
        id
        name
      }
      nodes {
        key
        name
        status
        error
      }
    }
  }
}` as QueryDocument<OverviewFailuresQuery, OverviewFailuresQueryVariables>;

export const OverviewWorkflowsDocument = /* @__PURE__ */ [
  `query OverviewWorkflows($since: DateTime!) {
  workflows(first: 50) {
    totalCount
    nodes {
      id
      name
      status
      statistics(since: $since) {
        ...WorkflowStatisticsFields
      }
    }
  }
}`,
  WorkflowStatisticsFieldsFragmentDoc,
].join('\n') as QueryDocument<OverviewWorkflowsQuery, OverviewWorkflowsQueryVariables>;

export const OverviewStepsDocument = `query OverviewSteps {
  agents(
    first: 1
    filter: {runtime: [WORKER, HTTP, OPENAI, LYZR, LLAMA_STACK, A2A]}
  ) {
    totalCount
  }
  workflows(first: 1) {
    totalCount
  }
  executions(first: 1) {
    totalCount
  }
}` as QueryDocument<OverviewStepsQuery, OverviewStepsQueryVariables>;

export const DemoWorkflowDocument = `query DemoWorkflow($search: String!) {
  workflows(first: 5, filter: {search: $search}) {
    nodes {
      id
      name
      executions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
}` as QueryDocument<DemoWorkflowQuery, DemoWorkflowQueryVariables>;

export const OverviewHistoryDocument = `query OverviewHistory($since: DateTime!) {
  runs: events(
    last: 100
    since: $since
    types: ["workflow.started", "workflow.completed", "workflow.failed", "workflow.cancelled"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
    }
  }
  tasks: events(
    last: 100
    since: $since
    types: ["collaboration.task_created", "collaboration.task_updated"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
      ... on TaskUpdated {
        task {
          status
        }
      }
    }
  }
}` as QueryDocument<OverviewHistoryQuery, OverviewHistoryQueryVariables>;
