type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { QueryDocument } from '../document.js';
export type OverviewApprovalsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewApprovalsQuery = { readonly approvals: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string | null, readonly createdAt: string, readonly expiresAt: string | null, readonly requestedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> } };

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

export type OverviewWorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: Types.WorkflowStatus, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null } }> } };

export type OverviewStepsQueryVariables = Exact<{ [key: string]: never; }>;

export type OverviewStepsQuery = { readonly agents: { readonly totalCount: number }, readonly workflows: { readonly totalCount: number }, readonly executions: { readonly totalCount: number } };

export type DemoWorkflowQueryVariables = Exact<{
  search: string;
}>;

export type DemoWorkflowQuery = { readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string }> } }> } };

export const OverviewApprovalsDocument = `query OverviewApprovals {
  approvals(first: 5, status: PENDING, forMe: true) {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<OverviewApprovalsQuery, OverviewApprovalsQueryVariables>;

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
  executions(first: 6, filter: {status: [FAILED]}) {
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

export const OverviewWorkflowsDocument = `query OverviewWorkflows($since: DateTime!) {
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
}
fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}` as QueryDocument<OverviewWorkflowsQuery, OverviewWorkflowsQueryVariables>;

export const OverviewStepsDocument = `query OverviewSteps {
  agents(first: 1) {
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
