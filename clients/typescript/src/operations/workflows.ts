type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, WorkflowFieldsFragment, WorkflowStatisticsFieldsFragment, WorkflowDetailFragment, WorkflowNodeFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, WorkflowFieldsFragmentDoc, WorkflowTriggerFieldsFragmentDoc, WorkflowStatisticsFieldsFragmentDoc, WorkflowDetailFragmentDoc, WorkflowNodeFieldsFragmentDoc, WorkflowAgentFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type WorkflowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type WorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<WorkflowFieldsFragment> } };

export type WorkflowsWithRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
  since?: string | null | undefined;
  runs?: number | null | undefined;
}>;

export type WorkflowsWithRunsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<(
      { readonly statistics: WorkflowStatisticsFieldsFragment, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: Types.ExecutionStatus, readonly createdAt: string, readonly durationMs: number | null }> } }
      & WorkflowFieldsFragment
    )> } };

export type WorkflowQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowQuery = { readonly workflow: WorkflowDetailFragment | null };

export type WorkflowStatisticsQueryVariables = Exact<{
  id: string;
  since?: string | null | undefined;
}>;

export type WorkflowStatisticsQuery = { readonly workflow: { readonly id: string, readonly statistics: WorkflowStatisticsFieldsFragment } | null };

export type WorkflowVersionsQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowVersionsQuery = { readonly workflow: (
    { readonly versions: ReadonlyArray<{ readonly version: number, readonly inputSchema: unknown, readonly config: unknown, readonly createdAt: string, readonly nodes: ReadonlyArray<WorkflowNodeFieldsFragment> }> }
    & WorkflowDetailFragment
  ) | null };

export type WorkflowTemplatesQueryVariables = Exact<{ [key: string]: never; }>;

export type WorkflowTemplatesQuery = { readonly workflowTemplates: ReadonlyArray<{ readonly name: string, readonly title: string, readonly description: string, readonly parameters: unknown, readonly nodes: ReadonlyArray<WorkflowNodeFieldsFragment> }> };

export type CreateWorkflowMutationVariables = Exact<{
  input: Types.CreateWorkflowInput;
}>;

export type CreateWorkflowMutation = { readonly createWorkflow: { readonly workflow: WorkflowDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CreateWorkflowFromTemplateMutationVariables = Exact<{
  input: Types.CreateWorkflowFromTemplateInput;
}>;

export type CreateWorkflowFromTemplateMutation = { readonly createWorkflowFromTemplate: { readonly workflow: WorkflowDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateWorkflowMutationVariables = Exact<{
  input: Types.UpdateWorkflowInput;
}>;

export type UpdateWorkflowMutation = { readonly updateWorkflow: { readonly workflow: WorkflowDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DeleteWorkflowMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteWorkflowMutation = { readonly deleteWorkflow: { readonly deletedId: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const WorkflowsDocument = /* @__PURE__ */ [
  `query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
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
}`,
  PageFieldsFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowsQuery, WorkflowsQueryVariables>;

export const WorkflowsWithRunsDocument = /* @__PURE__ */ [
  `query WorkflowsWithRuns($first: Int, $after: String, $filter: WorkflowFilter, $since: DateTime, $runs: Int = 20) {
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
}`,
  PageFieldsFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowStatisticsFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowsWithRunsQuery, WorkflowsWithRunsQueryVariables>;

export const WorkflowDocument = /* @__PURE__ */ [
  `query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowQuery, WorkflowQueryVariables>;

export const WorkflowStatisticsDocument = /* @__PURE__ */ [
  `query WorkflowStatistics($id: ID!, $since: DateTime) {
  workflow(id: $id) {
    id
    statistics(since: $since) {
      ...WorkflowStatisticsFields
    }
  }
}`,
  WorkflowStatisticsFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowStatisticsQuery, WorkflowStatisticsQueryVariables>;

export const WorkflowVersionsDocument = /* @__PURE__ */ [
  `query WorkflowVersions($id: ID!) {
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
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowVersionsQuery, WorkflowVersionsQueryVariables>;

export const WorkflowTemplatesDocument = /* @__PURE__ */ [
  `query WorkflowTemplates {
  workflowTemplates {
    name
    title
    description
    parameters
    nodes {
      ...WorkflowNodeFields
    }
  }
}`,
  WorkflowNodeFieldsFragmentDoc,
].join('\n') as QueryDocument<WorkflowTemplatesQuery, WorkflowTemplatesQueryVariables>;

export const CreateWorkflowDocument = /* @__PURE__ */ [
  `mutation CreateWorkflow($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateWorkflowMutation, CreateWorkflowMutationVariables>;

export const CreateWorkflowFromTemplateDocument = /* @__PURE__ */ [
  `mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateWorkflowFromTemplateMutation, CreateWorkflowFromTemplateMutationVariables>;

export const UpdateWorkflowDocument = /* @__PURE__ */ [
  `mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  WorkflowDetailFragmentDoc,
  WorkflowFieldsFragmentDoc,
  WorkflowTriggerFieldsFragmentDoc,
  WorkflowNodeFieldsFragmentDoc,
  WorkflowAgentFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateWorkflowMutation, UpdateWorkflowMutationVariables>;

export const DeleteWorkflowDocument = /* @__PURE__ */ [
  `mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeleteWorkflowMutation, DeleteWorkflowMutationVariables>;
