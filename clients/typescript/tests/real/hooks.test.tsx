// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Parley } from '../../src/index.js';
import { RequestApprovalDocument } from '../../src/operations/approvals.js';
import { ExecuteWorkflowDocument } from '../../src/operations/executions.js';
import {
  ParleyProvider,
  useApprovals,
  useWorkflow,
  useWorkflowHistory,
  useWorkflowManagement,
  useWorkflowMonitor,
  useWorkflowStatus,
} from '../../src/react/index.js';
import { address, clientOf } from './support.js';

vi.setConfig({ testTimeout: 60_000 });
const patiently = { timeout: 15_000 };

let parley: Parley;
beforeEach(() => {
  parley = clientOf();
});
afterEach(() => {
  cleanup();
  parley.close();
});

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <StrictMode>
    <ParleyProvider client={parley}>{children}</ParleyProvider>
  </StrictMode>
);

const NODES = [
  { key: 'one', type: 'TRANSFORM' as const, config: { value: { a: 1 } } },
  { key: 'two', type: 'DELAY' as const, config: { seconds: 0.2 }, dependsOn: ['one'] },
  { key: 'three', type: 'TRANSFORM' as const, config: { value: { a: 3 } }, dependsOn: ['two'] },
];

async function started(nodes: readonly object[] = NODES): Promise<string> {
  const { executeWorkflow } = await parley.mutate(ExecuteWorkflowDocument, { input: { nodes: nodes as typeof NODES } });
  return executeWorkflow.execution?.id ?? '';
}

describe.skipIf(!address)('hooks against a real gateway', () => {
  test('useWorkflow starts a run and follows it to its end', async () => {
    const { result } = renderHook(() => useWorkflow(), { wrapper });
    expect(result.current).toMatchObject({ execution: null, loading: false, error: null });
    const { executeWorkflow } = result.current;
    const execution = await act(() => result.current.executeWorkflow({ nodes: NODES, input: { from: 'test' } }));
    expect(execution.input).toEqual({ from: 'test' });
    await waitFor(() => expect(result.current.execution?.status).toBe('COMPLETED'), patiently);
    expect(result.current.execution).toMatchObject({ id: execution.id, progress: { completed: 3, total: 3 } });
    expect(result.current.execution?.nodes.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect(result.current.executeWorkflow).toBe(executeWorkflow);
    act(() => result.current.reset());
    expect(result.current.execution).toBeNull();
  });

  test('useWorkflow reports why a run cannot start, as a value and to the caller', async () => {
    const { result } = renderHook(() => useWorkflow(), { wrapper });
    await act(() => expect(result.current.executeWorkflow({ workflowId: 'wfl_none' })).rejects.toMatchObject({ code: 'NOT_FOUND' }));
    expect(result.current).toMatchObject({ execution: null, loading: false, error: { code: 'NOT_FOUND' } });
  });

  test('useWorkflowStatus follows a run, also one that has ended, and none', async () => {
    const id = await started();
    const { result, rerender } = renderHook(({ run }: { run: string | null }) => useWorkflowStatus(run), {
      wrapper,
      initialProps: { run: id as string | null },
    });
    await waitFor(() => expect(result.current).toMatchObject({ status: 'COMPLETED', done: true, success: true }), patiently);
    expect(result.current.progress).toMatchObject({ completed: 3, total: 3, fraction: 1 });
    const failing = await started([{ key: 'one', type: 'TRANSFORM', config: { value: '${input.none.x}' } }]);
    rerender({ run: failing });
    expect(result.current).toMatchObject({ status: null, done: false, success: null });
    rerender({ run: null });
    expect(result.current).toMatchObject({ status: null, done: false, success: null, error: null });
    rerender({ run: id });
    await waitFor(() => expect(result.current.done).toBe(true), patiently);
  });

  test('useWorkflowHistory lists runs, new ones too, and filters them', async () => {
    const { result } = renderHook(() => useWorkflowHistory({ first: 3 }), { wrapper });
    const completed = renderHook(() => useWorkflowHistory({ status: ['COMPLETED'], first: 3 }), { wrapper });
    await waitFor(() => expect(result.current.loading).toBe(false), patiently);
    await waitFor(() => expect(result.current.live.status).toBe('live'), patiently);
    const id = await started();
    await waitFor(() => expect(result.current.executions[0]).toMatchObject({ id, status: 'COMPLETED' }), patiently);
    await waitFor(() => expect(completed.result.current.executions[0]?.id).toBe(id), patiently);
    for (let more = 0; more < 3; more += 1) await started();
    await waitFor(() => expect(result.current.executions.length).toBeGreaterThan(3), patiently);
    if (result.current.hasMore) await act(() => result.current.loadMore());
    expect(result.current.totalCount).toBeGreaterThanOrEqual(result.current.executions.length);
  });

  test('useWorkflowManagement creates, updates and removes workflows, and knows the templates', async () => {
    const { result } = renderHook(() => useWorkflowManagement(), { wrapper });
    await waitFor(() => expect(result.current.loading).toBe(false), patiently);
    expect(result.current.templates.length).toBeGreaterThan(0);
    const name = `Managed ${Date.now()}`;
    const created = await act(() => result.current.create({ name, nodes: NODES }));
    const found = () => result.current.workflows.find(({ id }) => id === created.id);
    await waitFor(() => expect(found()?.name).toBe(name), patiently);
    await act(() => result.current.update({ id: created.id, description: 'changed' }));
    await waitFor(() => expect(found()?.description).toBe('changed'), patiently);
    await act(() => expect(result.current.create({ name: '', nodes: [] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' }));
    expect(result.current.error).toMatchObject({ code: 'BAD_USER_INPUT' });
    await act(() => result.current.remove(created.id));
    await waitFor(() => expect(found()).toBeUndefined(), patiently);
    expect(result.current.error).toBeNull();
  });

  test('useWorkflowMonitor shows the nodes and all events of a run, and says once that it has ended', async () => {
    const id = await started();
    const ends: boolean[] = [];
    const { result } = renderHook(() => useWorkflowMonitor(id, { onComplete: (success) => ends.push(success) }), { wrapper });
    await waitFor(() => expect(result.current.execution?.status).toBe('COMPLETED'), patiently);
    await waitFor(() => expect(result.current.events.at(-1)?.__typename).toBe('WorkflowCompleted'), patiently);
    await waitFor(() => expect(ends).toEqual([true]), patiently);
    expect([...result.current.nodes.values()].map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect(result.current.progress).toMatchObject({ completed: 3, total: 3 });
    const { cancel } = result.current;
    await act(() => cancel());
    expect(result.current.error).toMatchObject({ code: 'CONFLICT' });
    expect(ends).toEqual([true]);
  });

  test('useApprovals lists what waits, and what was decided leaves', async () => {
    const { result } = renderHook(() => useApprovals(), { wrapper });
    await waitFor(() => expect(result.current.live.status).toBe('live'), patiently);
    const title = `Approve ${Date.now()}`;
    const { requestApproval } = await parley.mutate(RequestApprovalDocument, { input: { title } });
    const id = requestApproval.approval?.id ?? '';
    await waitFor(() => expect(result.current.rows.some((row) => row.id === id)).toBe(true), patiently);
    const decided = await act(() => result.current.decide(id, true, 'fine'));
    expect(decided.error).toBeNull();
    await waitFor(() => expect(result.current.rows.some((row) => row.id === id)).toBe(false), patiently);
    const again = await act(() => result.current.decide(id, false));
    expect(again.error).toMatchObject({ code: 'CONFLICT' });
  });
});
