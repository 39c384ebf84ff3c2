type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, WorkflowFieldsFragment, WorkflowDetailFragment, WorkflowNodeFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, WorkflowFieldsFragmentDoc, WorkflowTriggerFieldsFragmentDoc, WorkflowDetailFragmentDoc, WorkflowNodeFieldsFragmentDoc, WorkflowAgentFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type WorkflowsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.WorkflowFilter | null | undefined;
}>;

export type WorkflowsQuery = { readonly workflows: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<WorkflowFieldsFragment> } };

export type WorkflowQueryVariables = Exact<{
  id: string;
}>;

export type WorkflowQuery = { readonly workflow: WorkflowDetailFragment | null };

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
