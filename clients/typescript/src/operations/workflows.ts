type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type WorkflowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type WorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> }> } };

export type WorkflowsWithRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
  since?: string | null | undefined;
  runs?: number | null | undefined;
}>;

export type WorkflowsWithRunsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null }, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.ExecutionStatus, readonly createdAt: string, readonly durationMs: number | null }> }, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> }> } };

export type WorkflowQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowQuery = { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null };

export type WorkflowStatisticsQueryVariables = Exact<{
  id: string;
  since?: string | null | undefined;
}>;

export type WorkflowStatisticsQuery = { readonly workflow: { readonly id: string, readonly statistics: { readonly total: number, readonly completed: number, readonly failed: number, readonly cancelled: number, readonly running: number, readonly successRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null } } | null };

export type WorkflowVersionsQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowVersionsQuery = { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly versions: ReadonlyArray<{ readonly version: number, readonly inputSchema: unknown, readonly config: unknown, readonly createdAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }> }>, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null };

export type WorkflowTemplatesQueryVariables = Exact<{ [key: string]: never; }>;

export type WorkflowTemplatesQuery = { readonly workflowTemplates: ReadonlyArray<{ readonly name: string, readonly title: string, readonly description: string, readonly parameters: unknown, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }> }> };

export type CreateWorkflowMutationVariables = Exact<{
  input: Types.CreateWorkflowInput;
}>;

export type CreateWorkflowMutation = { readonly createWorkflow: { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CreateWorkflowFromTemplateMutationVariables = Exact<{
  input: Types.CreateWorkflowFromTemplateInput;
}>;

export type CreateWorkflowFromTemplateMutation = { readonly createWorkflowFromTemplate: { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateWorkflowMutationVariables = Exact<{
  input: Types.UpdateWorkflowInput;
}>;

export type UpdateWorkflowMutation = { readonly updateWorkflow: { readonly workflow: { readonly inputSchema: unknown, readonly config: unknown, readonly id: string, readonly name: string, readonly description: string | null, readonly status: Types.WorkflowStatus, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly nodes: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: Types.NodeType, readonly config: unknown, readonly dependsOn: ReadonlyArray<string>, readonly next: ReadonlyArray<string>, readonly when: string | null, readonly timeoutSeconds: number | null, readonly onError: Types.OnError, readonly retry: { readonly maxAttempts: number, readonly delaySeconds: number, readonly backoff: Types.Backoff } }>, readonly startNodes: ReadonlyArray<{ readonly key: string }>, readonly ownAgents: ReadonlyArray<{ readonly id: string | null, readonly name: string | null, readonly description: string | null, readonly type: string | null, readonly capabilities: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<string> | null, readonly agentId: string | null }>, readonly triggers: ReadonlyArray<{ readonly id: string, readonly type: Types.TriggerType, readonly config: unknown, readonly enabled: boolean, readonly nextRunAt: string | null, readonly url: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DeleteWorkflowMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteWorkflowMutation = { readonly deleteWorkflow: { readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const WorkflowsDocument = `query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
  workflows(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}` as QueryDocument<WorkflowsQuery, WorkflowsQueryVariables>;

export const WorkflowsWithRunsDocument = `query WorkflowsWithRuns($first: Int, $after: String, $filter: WorkflowFilter, $since: DateTime, $runs: Int = 20) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowFields
      statistics(since: $since) {
        ...WorkflowStatisticsFields
      }
      executions(first: $runs) {
        nodes {
          id
          status
          createdAt
          durationMs
        }
      }
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
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
}` as QueryDocument<WorkflowsWithRunsQuery, WorkflowsWithRunsQueryVariables>;

export const WorkflowDocument = `query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}` as QueryDocument<WorkflowQuery, WorkflowQueryVariables>;

export const WorkflowStatisticsDocument = `query WorkflowStatistics($id: ID!, $since: DateTime) {
  workflow(id: $id) {
    id
    statistics(since: $since) {
      ...WorkflowStatisticsFields
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
}` as QueryDocument<WorkflowStatisticsQuery, WorkflowStatisticsQueryVariables>;

export const WorkflowVersionsDocument = `query WorkflowVersions($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    versions {
      version
      inputSchema
      config
      createdAt
      nodes {
        ...WorkflowNodeFields
      }
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}` as QueryDocument<WorkflowVersionsQuery, WorkflowVersionsQueryVariables>;

export const WorkflowTemplatesDocument = `query WorkflowTemplates {
  workflowTemplates {
    name
    title
    description
    parameters
    nodes {
      ...WorkflowNodeFields
    }
  }
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}` as QueryDocument<WorkflowTemplatesQuery, WorkflowTemplatesQueryVariables>;

export const CreateWorkflowDocument = `mutation CreateWorkflow($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateWorkflowMutation, CreateWorkflowMutationVariables>;

export const CreateWorkflowFromTemplateDocument = `mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateWorkflowFromTemplateMutation, CreateWorkflowFromTemplateMutationVariables>;

export const UpdateWorkflowDocument = `mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateWorkflowMutation, UpdateWorkflowMutationVariables>;

export const DeleteWorkflowDocument = `mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DeleteWorkflowMutation, DeleteWorkflowMutationVariables>;
