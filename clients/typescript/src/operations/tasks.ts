type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, TaskFieldsFragment, TaskDetailFragment, EventFields_StreamGap_Fragment, EventFields_StreamOpened_Fragment, EventFields_TaskAssigned_Fragment, EventFields_TaskCreated_Fragment, EventFields_TaskUpdated_Fragment, ErrorFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
import { PageFieldsFragmentDoc, TaskFieldsFragmentDoc, ActorFieldsFragmentDoc, TaskDetailFragmentDoc, EventFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type TasksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.TaskFilter | null | undefined;
  orderBy?: Types.TaskOrder | null | undefined;
}>;

export type TasksQuery = { readonly tasks: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<TaskFieldsFragment> } };

export type TaskQueryVariables = Exact<{
  id: string;
}>;

export type TaskQuery = { readonly task: TaskDetailFragment | null };

export type TaskEventsSubscriptionVariables = Exact<{
  assignedTo?: string | null | undefined;
  sessionId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type TaskEventsSubscription = { readonly taskEvents:
    | EventFields_StreamGap_Fragment
    | EventFields_StreamOpened_Fragment
    | (
      { readonly task: TaskFieldsFragment, readonly assignedBy: ActorFieldsFragment | null }
      & EventFields_TaskAssigned_Fragment
    )
    | (
      { readonly task: TaskFieldsFragment }
      & EventFields_TaskCreated_Fragment
    )
    | (
      { readonly note: string | null, readonly task: TaskFieldsFragment }
      & EventFields_TaskUpdated_Fragment
    )
   };

export type CreateTaskMutationVariables = Exact<{
  input: Types.CreateTaskInput;
}>;

export type CreateTaskMutation = { readonly createTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateTaskMutationVariables = Exact<{
  input: Types.UpdateTaskInput;
}>;

export type UpdateTaskMutation = { readonly updateTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type AssignTaskMutationVariables = Exact<{
  input: Types.AssignTaskInput;
}>;

export type AssignTaskMutation = { readonly assignTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type StartTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type StartTaskMutation = { readonly startTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CancelTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type CancelTaskMutation = { readonly cancelTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RetryTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type RetryTaskMutation = { readonly retryTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CompleteTaskMutationVariables = Exact<{
  input: Types.CompleteTaskInput;
}>;

export type CompleteTaskMutation = { readonly completeTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type FailTaskMutationVariables = Exact<{
  input: Types.FailTaskInput;
}>;

export type FailTaskMutation = { readonly failTask: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type ReportTaskProgressMutationVariables = Exact<{
  input: Types.ReportTaskProgressInput;
}>;

export type ReportTaskProgressMutation = { readonly reportTaskProgress: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type SetTaskStatusMutationVariables = Exact<{
  input: Types.SetTaskStatusInput;
}>;

export type SetTaskStatusMutation = { readonly setTaskStatus: { readonly task: TaskFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type ClaimTaskMutationVariables = Exact<{
  input: Types.ClaimTaskInput;
}>;

export type ClaimTaskMutation = { readonly claimTask: { readonly task: TaskDetailFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const TasksDocument = /* @__PURE__ */ [
  `query Tasks($first: Int, $after: String, $last: Int, $before: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...TaskFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<TasksQuery, TasksQueryVariables>;

export const TaskDocument = /* @__PURE__ */ [
  `query Task($id: ID!) {
  task(id: $id) {
    ...TaskDetail
  }
}`,
  TaskDetailFragmentDoc,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<TaskQuery, TaskQueryVariables>;

export const TaskEventsDocument = /* @__PURE__ */ [
  `subscription TaskEvents($assignedTo: ID, $sessionId: ID, $after: Cursor) {
  taskEvents(assignedTo: $assignedTo, sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on TaskCreated {
      task {
        ...TaskFields
      }
    }
    ... on TaskAssigned {
      task {
        ...TaskFields
      }
      assignedBy {
        ...ActorFields
      }
    }
    ... on TaskUpdated {
      note
      task {
        ...TaskFields
      }
    }
  }
}`,
  EventFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  TaskFieldsFragmentDoc,
].join('\n') as SubscriptionDocument<TaskEventsSubscription, TaskEventsSubscriptionVariables>;

export const CreateTaskDocument = /* @__PURE__ */ [
  `mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateTaskMutation, CreateTaskMutationVariables>;

export const UpdateTaskDocument = /* @__PURE__ */ [
  `mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateTaskMutation, UpdateTaskMutationVariables>;

export const AssignTaskDocument = /* @__PURE__ */ [
  `mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<AssignTaskMutation, AssignTaskMutationVariables>;

export const StartTaskDocument = /* @__PURE__ */ [
  `mutation StartTask($input: TaskInput!) {
  startTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<StartTaskMutation, StartTaskMutationVariables>;

export const CancelTaskDocument = /* @__PURE__ */ [
  `mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CancelTaskMutation, CancelTaskMutationVariables>;

export const RetryTaskDocument = /* @__PURE__ */ [
  `mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RetryTaskMutation, RetryTaskMutationVariables>;

export const CompleteTaskDocument = /* @__PURE__ */ [
  `mutation CompleteTask($input: CompleteTaskInput!) {
  completeTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CompleteTaskMutation, CompleteTaskMutationVariables>;

export const FailTaskDocument = /* @__PURE__ */ [
  `mutation FailTask($input: FailTaskInput!) {
  failTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<FailTaskMutation, FailTaskMutationVariables>;

export const ReportTaskProgressDocument = /* @__PURE__ */ [
  `mutation ReportTaskProgress($input: ReportTaskProgressInput!) {
  reportTaskProgress(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ReportTaskProgressMutation, ReportTaskProgressMutationVariables>;

export const SetTaskStatusDocument = /* @__PURE__ */ [
  `mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SetTaskStatusMutation, SetTaskStatusMutationVariables>;

export const ClaimTaskDocument = /* @__PURE__ */ [
  `mutation ClaimTask($input: ClaimTaskInput!) {
  claimTask(input: $input) {
    task {
      ...TaskDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  TaskDetailFragmentDoc,
  TaskFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ClaimTaskMutation, ClaimTaskMutationVariables>;
