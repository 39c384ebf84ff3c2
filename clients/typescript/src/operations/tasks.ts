type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../document.js';
export type TasksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.TaskFilter | null | undefined;
  orderBy?: Types.TaskOrder | null | undefined;
}>;

export type TasksQuery = { readonly tasks: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null }> } };

export type TaskQueryVariables = Exact<{
  id: string;
}>;

export type TaskQuery = { readonly task: { readonly payload: unknown, readonly requirements: unknown, readonly result: unknown, readonly retryDelaySeconds: number, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
    , readonly session: { readonly id: string, readonly name: string } | null } | null };

export type TaskEventsSubscriptionVariables = Exact<{
  assignedTo?: string | null | undefined;
  sessionId?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type TaskEventsSubscription = { readonly taskEvents:
    | { readonly __typename: 'StreamGap', readonly reason: Types.GapReason, readonly from: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'StreamOpened', readonly resumed: boolean, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskAssigned', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly assignedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskCreated', readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
    | { readonly __typename: 'TaskUpdated', readonly note: string | null, readonly id: string, readonly type: string, readonly occurredAt: string, readonly causedBy: string | null, readonly cursor: string, readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
          | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
          | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
          | { readonly __typename: 'User', readonly id: string, readonly name: string }
        , readonly session: { readonly id: string, readonly name: string } | null }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       | null }
   };

export type CreateTaskMutationVariables = Exact<{
  input: Types.CreateTaskInput;
}>;

export type CreateTaskMutation = { readonly createTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateTaskMutationVariables = Exact<{
  input: Types.UpdateTaskInput;
}>;

export type UpdateTaskMutation = { readonly updateTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type AssignTaskMutationVariables = Exact<{
  input: Types.AssignTaskInput;
}>;

export type AssignTaskMutation = { readonly assignTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type StartTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type StartTaskMutation = { readonly startTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CancelTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type CancelTaskMutation = { readonly cancelTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RetryTaskMutationVariables = Exact<{
  input: Types.TaskInput;
}>;

export type RetryTaskMutation = { readonly retryTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CompleteTaskMutationVariables = Exact<{
  input: Types.CompleteTaskInput;
}>;

export type CompleteTaskMutation = { readonly completeTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type FailTaskMutationVariables = Exact<{
  input: Types.FailTaskInput;
}>;

export type FailTaskMutation = { readonly failTask: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type ReportTaskProgressMutationVariables = Exact<{
  input: Types.ReportTaskProgressInput;
}>;

export type ReportTaskProgressMutation = { readonly reportTaskProgress: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type SetTaskStatusMutationVariables = Exact<{
  input: Types.SetTaskStatusInput;
}>;

export type SetTaskStatusMutation = { readonly setTaskStatus: { readonly task: { readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type ClaimTaskMutationVariables = Exact<{
  input: Types.ClaimTaskInput;
}>;

export type ClaimTaskMutation = { readonly claimTask: { readonly task: { readonly payload: unknown, readonly requirements: unknown, readonly result: unknown, readonly retryDelaySeconds: number, readonly id: string, readonly title: string, readonly type: string, readonly description: string | null, readonly priority: number, readonly status: Types.TaskStatus, readonly progress: number | null, readonly error: string | null, readonly attempts: number, readonly maxAttempts: number, readonly timeoutSeconds: number, readonly retryAt: string | null, readonly dueAt: string | null, readonly overdue: boolean, readonly createdAt: string, readonly assignedAt: string | null, readonly startedAt: string | null, readonly completedAt: string | null, readonly updatedAt: string, readonly node: { readonly id: string, readonly key: string, readonly name: string } | null, readonly assignedTo: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly session: { readonly id: string, readonly name: string } | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const TasksDocument = `query Tasks($first: Int, $after: String, $last: Int, $before: String, $filter: TaskFilter, $orderBy: TaskOrder) {
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
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<TasksQuery, TasksQueryVariables>;

export const TaskDocument = `query Task($id: ID!) {
  task(id: $id) {
    ...TaskDetail
  }
}
fragment TaskDetail on Task {
  ...TaskFields
  payload
  requirements
  result
  retryDelaySeconds
  node {
    id
    key
    name
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<TaskQuery, TaskQueryVariables>;

export const TaskEventsDocument = `subscription TaskEvents($assignedTo: ID, $sessionId: ID, $after: Cursor) {
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
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}` as SubscriptionDocument<TaskEventsSubscription, TaskEventsSubscriptionVariables>;

export const CreateTaskDocument = `mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateTaskMutation, CreateTaskMutationVariables>;

export const UpdateTaskDocument = `mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateTaskMutation, UpdateTaskMutationVariables>;

export const AssignTaskDocument = `mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<AssignTaskMutation, AssignTaskMutationVariables>;

export const StartTaskDocument = `mutation StartTask($input: TaskInput!) {
  startTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<StartTaskMutation, StartTaskMutationVariables>;

export const CancelTaskDocument = `mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CancelTaskMutation, CancelTaskMutationVariables>;

export const RetryTaskDocument = `mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RetryTaskMutation, RetryTaskMutationVariables>;

export const CompleteTaskDocument = `mutation CompleteTask($input: CompleteTaskInput!) {
  completeTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CompleteTaskMutation, CompleteTaskMutationVariables>;

export const FailTaskDocument = `mutation FailTask($input: FailTaskInput!) {
  failTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<FailTaskMutation, FailTaskMutationVariables>;

export const ReportTaskProgressDocument = `mutation ReportTaskProgress($input: ReportTaskProgressInput!) {
  reportTaskProgress(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<ReportTaskProgressMutation, ReportTaskProgressMutationVariables>;

export const SetTaskStatusDocument = `mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<SetTaskStatusMutation, SetTaskStatusMutationVariables>;

export const ClaimTaskDocument = `mutation ClaimTask($input: ClaimTaskInput!) {
  claimTask(input: $input) {
    task {
      ...TaskDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskDetail on Task {
  ...TaskFields
  payload
  requirements
  result
  retryDelaySeconds
  node {
    id
    key
    name
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<ClaimTaskMutation, ClaimTaskMutationVariables>;
