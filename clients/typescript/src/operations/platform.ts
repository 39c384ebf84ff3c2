type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { HealthFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { HealthFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type SystemHealthQueryVariables = Exact<{
  deep?: boolean | null | undefined;
}>;

export type SystemHealthQuery = { readonly systemHealth: { readonly status: Types.HealthStatus, readonly initialized: boolean, readonly at: string, readonly components: ReadonlyArray<{ readonly name: string, readonly health: HealthFieldsFragment }> } };

export type SystemMetricsQueryVariables = Exact<{ [key: string]: never; }>;

export type SystemMetricsQuery = { readonly systemMetrics: SystemMetricsFieldsFragment };

export type SystemMetricsStreamSubscriptionVariables = Exact<{
  intervalSeconds?: number | null | undefined;
}>;

export type SystemMetricsStreamSubscription = { readonly systemMetrics: SystemMetricsFieldsFragment };

export type SystemMetricsFieldsFragment = { readonly at: string, readonly agents: number, readonly agentsByStatus: unknown, readonly tasksByStatus: unknown, readonly executionsByStatus: unknown, readonly deliveriesByStatus: unknown, readonly pendingApprovals: number, readonly activeSessions: number, readonly subscribers: number, readonly eventsPublished: number, readonly requests: number, readonly averageLatencyMs: number | null };

export type CacheMetricsQueryVariables = Exact<{ [key: string]: never; }>;

export type CacheMetricsQuery = { readonly cacheMetrics: { readonly hits: number, readonly misses: number } };

export type DeprecatedUsagesQueryVariables = Exact<{
  coordinate?: string | null | undefined;
  since?: string | null | undefined;
}>;

export type DeprecatedUsagesQuery = { readonly deprecatedUsages: ReadonlyArray<{ readonly coordinate: string, readonly operations: number, readonly lastUsedAt: string, readonly clientName: string | null, readonly clientVersion: string | null }> };

export type RunMaintenanceMutationVariables = Exact<{
  input: Types.RunMaintenanceInput;
}>;

export type RunMaintenanceMutation = { readonly runMaintenance: { readonly report: { readonly expiredSessions: number, readonly prunedEvents: number, readonly prunedDeliveries: number, readonly prunedExecutions: number, readonly prunedRequests: number, readonly prunedSynchronizations: number, readonly prunedMessages: number, readonly dryRun: boolean } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const SystemMetricsFieldsFragmentDoc = `fragment SystemMetricsFields on SystemMetrics {
  at
  agents
  agentsByStatus
  tasksByStatus
  executionsByStatus
  deliveriesByStatus
  pendingApprovals
  activeSessions
  subscribers
  eventsPublished
  requests
  averageLatencyMs
}`;

export const SystemHealthDocument = /* @__PURE__ */ [
  `query SystemHealth($deep: Boolean = false) {
  systemHealth(deep: $deep) {
    status
    initialized
    at
    components {
      name
      health {
        ...HealthFields
      }
    }
  }
}`,
  HealthFieldsFragmentDoc,
].join('\n') as QueryDocument<SystemHealthQuery, SystemHealthQueryVariables>;

export const SystemMetricsDocument = /* @__PURE__ */ [
  `query SystemMetrics {
  systemMetrics {
    ...SystemMetricsFields
  }
}`,
  SystemMetricsFieldsFragmentDoc,
].join('\n') as QueryDocument<SystemMetricsQuery, SystemMetricsQueryVariables>;

export const SystemMetricsStreamDocument = /* @__PURE__ */ [
  `subscription SystemMetricsStream($intervalSeconds: Int) {
  systemMetrics(intervalSeconds: $intervalSeconds) {
    ...SystemMetricsFields
  }
}`,
  SystemMetricsFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<SystemMetricsStreamSubscription, SystemMetricsStreamSubscriptionVariables>;

export const CacheMetricsDocument = `query CacheMetrics {
  cacheMetrics {
    hits
    misses
  }
}` as QueryDocument<CacheMetricsQuery, CacheMetricsQueryVariables>;

export const DeprecatedUsagesDocument = `query DeprecatedUsages($coordinate: String, $since: DateTime) {
  deprecatedUsages(coordinate: $coordinate, since: $since) {
    coordinate
    operations
    lastUsedAt
    clientName
    clientVersion
  }
}` as QueryDocument<DeprecatedUsagesQuery, DeprecatedUsagesQueryVariables>;

export const RunMaintenanceDocument = /* @__PURE__ */ [
  `mutation RunMaintenance($input: RunMaintenanceInput!) {
  runMaintenance(input: $input) {
    report {
      expiredSessions
      prunedEvents
      prunedDeliveries
      prunedExecutions
      prunedRequests
      prunedSynchronizations
      prunedMessages
      dryRun
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RunMaintenanceMutation, RunMaintenanceMutationVariables>;
