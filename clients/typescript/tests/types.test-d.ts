import { assertType, expectTypeOf, test } from 'vitest';
import type {
  Execution,
  ExecutionEvent,
  ExecutionStatus,
  ItemOf,
  LiveState,
  LiveStatus,
  Parley,
  ParleyError,
} from '../src/index.js';
import { createParley } from '../src/index.js';
import { ExecuteWorkflowDocument, ExecutionEventsDocument } from '../src/operations/executions.js';
import { CreateTaskDocument, TaskEventsDocument, type TaskEventsSubscription, TasksDocument, type TasksQuery } from '../src/operations/tasks.js';
import { type RunMutation, type Workflow, type WorkflowManagement, useLiveList, useLiveObject, useMutate, useWorkflow, useWorkflowHistory, useWorkflowManagement, useWorkflowStatus } from '../src/react/index.js';

declare const parley: Parley;
type Task = TasksQuery['tasks']['nodes'][number];

test('results have the types of their documents', () => {
  expectTypeOf(createParley).returns.toEqualTypeOf<Parley>();
  expectTypeOf(parley.query(TasksDocument, {})).resolves.toEqualTypeOf<TasksQuery>();
  expectTypeOf<Task['status']>().toEqualTypeOf<'PENDING' | 'ASSIGNED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'>();
  expectTypeOf<Task['createdAt']>().toEqualTypeOf<string>();
});

test('documents are strings, as every GraphQL client takes them', () => {
  expectTypeOf(TasksDocument).toMatchTypeOf<string>();
});

test('variables are those of the document', () => {
  assertType(parley.query(TasksDocument, { first: 3, filter: { status: ['PENDING'] } }));
  // @ts-expect-error there is no such status
  assertType(parley.query(TasksDocument, { filter: { status: ['DONE'] } }));
  // @ts-expect-error a title is required
  assertType(parley.mutate(CreateTaskDocument, { input: {} }));
});

test('a document is used for what it is', () => {
  // @ts-expect-error a subscription is not a query
  assertType(parley.query(TaskEventsDocument, {}));
  // @ts-expect-error a query is not a mutation
  assertType(parley.mutate(TasksDocument, {}));
  // @ts-expect-error a mutation is not a subscription
  assertType(parley.subscribe(ExecuteWorkflowDocument, { input: {} }, () => {}));
});

test('the items of a stream are the events of its union', () => {
  type Event = ItemOf<TaskEventsSubscription>;
  parley.subscribe(TaskEventsDocument, {}, (event) => {
    expectTypeOf(event).toEqualTypeOf<Event>();
    if (event.__typename === 'TaskUpdated') expectTypeOf(event.task.title).toEqualTypeOf<string>();
    if (event.__typename === 'StreamGap') expectTypeOf(event.reason).toEqualTypeOf<'EXPIRED' | 'LOG_RESET' | 'SLOW_CONSUMER'>();
  });
  expectTypeOf<ExecutionEvent>().toHaveProperty('cursor');
});

test('the state of a stream is one of seven words', () => {
  expectTypeOf<LiveStatus>().toEqualTypeOf<
    'live' | 'connecting' | 'offline' | 'catching-up' | 'gap' | 'paused' | 'refused'
  >();
  expectTypeOf<LiveState['status']>().toEqualTypeOf<LiveStatus>();
});

test('hooks infer rows and values', () => {
  const useTest = () => {
    const list = useLiveList({
      query: TasksDocument,
      variables: {},
      rows: (data) => data.tasks.nodes,
      stream: TaskEventsDocument,
      streamVariables: {},
      fold: (rows) => rows,
    });
    expectTypeOf(list.rows).toEqualTypeOf<readonly Task[]>();
    const object = useLiveObject({
      stream: ExecutionEventsDocument,
      variables: { executionId: 'exe_1' },
      snapshot: () => 1,
      fold: (count) => count + 1,
    });
    expectTypeOf(object.value).toEqualTypeOf<number | null>();
    const [run] = useMutate(CreateTaskDocument);
    expectTypeOf(run).toMatchTypeOf<RunMutation<unknown, { readonly input: { readonly title: string } }>>();
  };
  expectTypeOf(useTest).toBeFunction();
});

test('the hooks for workflows have the promised shape', () => {
  type Run = ReturnType<typeof useWorkflow>;
  expectTypeOf<Run['executeWorkflow']>().returns.resolves.toEqualTypeOf<Execution>();
  expectTypeOf<Run['execution']>().toEqualTypeOf<Execution | null>();
  expectTypeOf<Run['loading']>().toEqualTypeOf<boolean>();
  expectTypeOf<Run['error']>().toEqualTypeOf<ParleyError | null>();
  expectTypeOf<Run['reset']>().returns.toBeVoid();
  type History = ReturnType<typeof useWorkflowHistory>;
  expectTypeOf<Parameters<typeof useWorkflowHistory>[0]>().toEqualTypeOf<
    { readonly workflowId?: string | undefined; readonly status?: readonly ExecutionStatus[] | undefined; readonly first?: number | undefined } | undefined
  >();
  expectTypeOf<History['live']>().toEqualTypeOf<LiveState>();
  expectTypeOf<History['loadMore']>().returns.resolves.toBeVoid();
  expectTypeOf(useWorkflowManagement).returns.toEqualTypeOf<WorkflowManagement>();
  expectTypeOf<WorkflowManagement['create']>().returns.resolves.toEqualTypeOf<Workflow>();
  type Status = ReturnType<typeof useWorkflowStatus>;
  expectTypeOf<Status['status']>().toEqualTypeOf<ExecutionStatus | null>();
  expectTypeOf<Status['success']>().toEqualTypeOf<boolean | null>();
  expectTypeOf(useWorkflowStatus).parameter(0).toEqualTypeOf<string | null>();
});
