// @vitest-environment happy-dom
import { act, cleanup, configure, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Parley } from '../src/index.js';
import {
  ParleyProvider,
  useApprovals,
  useConnection,
  useLiveList,
  useLiveObject,
  useMutate,
  useParley,
  useStream,
  useWorkflow,
  useWorkflowHistory,
  useWorkflowManagement,
  useWorkflowStatus,
} from '../src/react/index.js';
import { FakeGateway } from './gateway.js';
import { CREATE, EVENTS, TASKS, clientOf, fold, until } from './support.js';

vi.mock(import('../src/backoff.js'), async (original) => ({ ...(await original()), delayOf: () => 5 }));

configure({ asyncUtilTimeout: 30_000 }); // instead of one second, in which a busy machine may do nothing

let gateway: FakeGateway;
let parley: Parley;
beforeEach(async () => {
  gateway = await FakeGateway.start();
  parley = clientOf(gateway);
});
afterEach(async () => {
  cleanup();
  parley.close();
  await gateway.stop();
});

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <StrictMode>
    <ParleyProvider client={parley}>{children}</ParleyProvider>
  </StrictMode>
);

const useTasks = (which?: number) =>
  useLiveList({
    query: TASKS,
    variables: { first: 10 },
    rows: (data) => data.tasks.nodes,
    stream: EVENTS,
    streamVariables: which === undefined ? {} : { which },
    fold,
  });

test('a list is read once and follows its stream, also in strict mode', async () => {
  gateway.write('tsk_1', 'one');
  const { result } = renderHook(() => useTasks(), { wrapper });
  expect(result.current).toMatchObject({ loading: true, rows: [] });
  await waitFor(() => expect(result.current.rows).toHaveLength(1));
  expect(result.current).toMatchObject({ loading: false, error: null, totalCount: 1 });
  act(() => gateway.write('tsk_2', 'two'));
  await waitFor(() => expect(result.current.rows).toHaveLength(2));
  expect(gateway.queries).toBe(1);
  expect(gateway.afters).toHaveLength(1);
});

test('a render with equal variables keeps the list, and other variables are another list', async () => {
  gateway.write('tsk_1', 'one');
  const { result, rerender } = renderHook(({ which }: { which: number }) => useTasks(which), { wrapper, initialProps: { which: 1 } });
  await waitFor(() => expect(result.current.rows).toHaveLength(1));
  const { loadMore, rows } = result.current;
  rerender({ which: 1 });
  expect(result.current.rows).toBe(rows);
  expect(result.current.loadMore).toBe(loadMore);
  rerender({ which: 2 });
  expect(result.current).toMatchObject({ loading: true, rows: [] });
  await waitFor(() => expect(result.current.rows).toHaveLength(1));
});

test('the functions of the last render are used', async () => {
  const { result, rerender } = renderHook(
    ({ suffix }: { suffix: string }) =>
      useLiveObject({
        stream: EVENTS,
        variables: {},
        snapshot: () => '',
        fold: (text, event) => (event.__typename === 'TaskUpdated' ? text + event.task.title + suffix : text),
      }),
    { wrapper, initialProps: { suffix: '?' } },
  );
  await waitFor(() => expect(result.current.live.status).toBe('live'));
  rerender({ suffix: '!' });
  act(() => gateway.write('tsk_1', 'one'));
  await waitFor(() => expect(result.current.value).toBe('one!'));
});

test('nothing is read or followed with skip, and that is not loading', async () => {
  const { result } = renderHook(
    () => useLiveObject({ stream: EVENTS, variables: {}, snapshot: () => 1, fold: (value) => value, skip: true }),
    { wrapper },
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current).toMatchObject({ value: null, loading: false, error: null });
  expect(gateway.sockets).toBe(0);
});

test('a stream calls with each event, and its state is returned', async () => {
  const titles: string[] = [];
  const statuses = new Set<string>();
  const { result, unmount } = renderHook(
    () => {
      const state = useStream(EVENTS, {}, (event) => event.__typename === 'TaskUpdated' && titles.push(event.task.title));
      statuses.add(state.status);
      return state;
    },
    { wrapper },
  );
  await waitFor(() => expect(result.current.status).toBe('live'));
  act(() => gateway.write('tsk_1', 'one'));
  await waitFor(() => expect(titles).toEqual(['one']));
  act(() => gateway.kill());
  await waitFor(() => expect(statuses).toContain('offline'));
  await waitFor(() => expect(result.current.status).toBe('live'));
  unmount();
});

test('the connection has the state of the socket', async () => {
  const { result } = renderHook(() => useConnection(), { wrapper });
  expect(result.current.status).toBe('connecting');
  parley.subscribe(EVENTS, {}, () => {});
  await waitFor(() => expect(result.current.status).toBe('live'));
});

test('a mutation returns its error as a value, and its function is stable', async () => {
  const { result } = renderHook(() => useMutate(CREATE), { wrapper });
  const [run] = result.current;
  gateway.errors = [{ code: 'CONFLICT', message: 'Decided.' }];
  const failed = await act(() => run({ input: { title: 'one' } }));
  expect(failed).toMatchObject({ data: null, error: { code: 'CONFLICT' } });
  expect(result.current[1]).toMatchObject({ pending: false, error: { code: 'CONFLICT' } });
  act(() => result.current[1].reset());
  expect(result.current[1].error).toBeNull();
  gateway.errors = [];
  const done = await act(() => run({ input: { title: 'one' } }));
  expect(done).toMatchObject({ data: { createTask: { task: { id: 'tsk_1' } } }, error: null });
  expect(result.current[0]).toBe(run);
});

test('a server renders the loading state, and asks nothing', () => {
  function Page() {
    const list = useTasks();
    const { loading } = useWorkflowHistory();
    const management = useWorkflowManagement();
    const { status } = useWorkflowStatus('exe_1');
    const { execution } = useWorkflow();
    const approvals = useApprovals();
    const connection = useConnection();
    const states = [list.loading, loading, management.loading, approvals.loading, status, execution, connection.status];
    return <p>{states.map(String).join(' ')}</p>;
  }
  const html = renderToString(
    <ParleyProvider client={parley}>
      <Page />
    </ParleyProvider>,
  );
  expect(html).toBe('<p>true true true true null null connecting</p>');
  expect(gateway.sockets + gateway.queries).toBe(0);
});

test('a hook without a provider says what is missing', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderHook(() => useParley())).toThrow('ParleyProvider');
  vi.restoreAllMocks();
});

test('the status of no run is nothing to show', async () => {
  const { result } = renderHook(() => useWorkflowStatus(null), { wrapper });
  expect(result.current).toMatchObject({ status: null, done: false, success: null, error: null });
  await until(() => gateway.sockets === 0);
});
