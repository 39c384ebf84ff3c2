// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useMonitorControls, type MonitorChoice } from '../../src/react/monitor/controls.js';
import { Monitor } from '../../src/react/monitor/monitor.js';
import type { MonitorSource } from '../../src/react/monitor/source.js';
import { at, Log, node, run } from './runs.js';

const log = new Log(1).run(0, 'WorkflowStarted', { status: 'RUNNING', startedAt: at(0) });
log.node(1, 'NodeStarted', 'a', { startedAt: at(1) }).node(2, 'NodeCompleted', 'a', { status: 'COMPLETED' });
log.run(2, 'WorkflowCompleted', { status: 'COMPLETED', completedAt: at(2) });

const source: MonitorSource = {
  open: (_id, listener) => {
    listener.opened(run([node('a', [], { status: 'COMPLETED' })], { status: 'COMPLETED' }), at(9), Date.parse(at(9)));
    return () => {};
  },
  history: () => Promise.resolve({ events: log.events, next: null }),
};

const HERE: MonitorChoice = { view: 'graph', selected: null, at: null, range: null };

it('shows what was asked for last, although the address follows late', async () => {
  const monitor = new Monitor(source, 'exe_1');
  await act(async () => void monitor.start());
  const asked: (string | null)[] = [];
  const change = (part: Partial<MonitorChoice>) => asked.push(part.at ?? null);
  const { result, rerender } = renderHook(({ choice }) => useMonitorControls(monitor, choice, change), {
    initialProps: { choice: HERE },
  });
  act(() => result.current.stepEvent(-1));
  act(() => result.current.stepEvent(-1));
  // The run as it is now is the run after its last event, c3: the first step back shows something else.
  expect(asked).toEqual(['c2', 'c1']);
  rerender({ choice: { ...HERE, at: 'c2' } });
  expect(monitor.cursor()).toBe('c1');
  rerender({ choice: { ...HERE, at: 'c1' } });
  expect(monitor.cursor()).toBe('c1');
  rerender({ choice: { ...HERE, at: 'c3' } });
  expect(monitor.cursor()).toBe('c3');
  act(() => result.current.goLive());
  rerender({ choice: HERE });
  expect(monitor.picture().index).toBeNull();
});
