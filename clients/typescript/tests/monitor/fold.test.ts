import { describe, expect, it } from 'vitest';
import { foldEvent, foldEvents, initialState, nodeAt, snapshotState } from '../../src/react/monitor/fold.js';
import { Replay } from '../../src/react/monitor/replay.js';
import { at, Log, node, run } from './runs.js';

const nodes = [node('fetch'), node('check', ['fetch']), node('send', ['check'])];

/** A run that fails, is retried and completes. */
function failedThenRetried(): Log {
  const log = new Log(3);
  log.run(0, 'WorkflowStarted', { status: 'RUNNING', startedAt: at(0) });
  log.node(0, 'NodeStarted', 'fetch', { startedAt: at(0) });
  log.node(1, 'NodeCompleted', 'fetch', { status: 'COMPLETED', startedAt: at(0), completedAt: at(1) });
  log.node(1, 'NodeStarted', 'check', { startedAt: at(1) });
  log.node(2, 'NodeFailed', 'check', { status: 'FAILED', startedAt: at(1), completedAt: at(2), error: 'no' });
  log.run(2, 'WorkflowFailed', { status: 'FAILED', error: 'check: no', completedAt: at(2) });
  log.run(9, 'WorkflowStarted', { status: 'RUNNING', error: null, completedAt: null });
  log.node(9, 'NodeStarted', 'check', { startedAt: at(9) });
  log.node(10, 'NodeCompleted', 'check', { status: 'COMPLETED', startedAt: at(9), completedAt: at(10) });
  return log;
}

describe('the fold of a run', () => {
  it('begins with nothing begun, whatever the record says', () => {
    const record = run([node('a', [], { status: 'COMPLETED', attempts: 2, startedAt: at(1), completedAt: at(2) })]);
    expect(initialState(record).nodes.get('a')).toMatchObject({ status: 'PENDING', attempts: 0, startedAt: null });
  });

  it('takes the run and the node as they were at the event', () => {
    const state = foldEvents(initialState(run(nodes)), failedThenRetried().events.slice(0, 5));
    expect(state.nodes.get('fetch')).toMatchObject({ status: 'COMPLETED', completedAt: at(1) });
    expect(state.nodes.get('check')).toMatchObject({ status: 'FAILED', error: 'no' });
    expect(state.status).toBe('RUNNING');
  });

  it('cancels what had not ended when the run ends', () => {
    const state = foldEvents(initialState(run(nodes)), failedThenRetried().events.slice(0, 6));
    expect(state.status).toBe('FAILED');
    expect(state.nodes.get('send')).toMatchObject({ status: 'CANCELLED', completedAt: null, startedAt: null });
  });

  it('keeps what completed when the run is retried', () => {
    const state = foldEvents(initialState(run(nodes)), failedThenRetried().events.slice(0, 7));
    const statuses = [...state.nodes.values()].map((each) => each.status);
    expect(statuses).toEqual(['COMPLETED', 'PENDING', 'PENDING']);
    expect(state.round).toBe(2);
  });

  it('is pending between the retry and its beginning', () => {
    const log = new Log(3);
    const failed = foldEvents(initialState(run(nodes)), failedThenRetried().events.slice(0, 6));
    log.other(8, { __typename: 'RecordChanged', type: 'execution.retried' });
    const state = foldEvents(failed, log.events);
    expect(state).toMatchObject({ status: 'PENDING', error: null, completedAt: null });
    expect(state.progress).toEqual({ completed: 1, total: 3 });
  });

  it('leaves untouched nodes the same objects', () => {
    const before = initialState(run(nodes));
    const after = foldEvents(before, failedThenRetried().events.slice(0, 2));
    expect(after.nodes.get('send')).toBe(before.nodes.get('send'));
    expect(before.nodes.get('fetch')?.status).toBe('PENDING');
  });

  it('ignores events of types that it does not know', () => {
    const before = initialState(run(nodes));
    const event = { __typename: 'SomethingNew', id: 'x', cursor: 'x', occurredAt: at(0) };
    expect(foldEvent(before, event).nodes).toEqual(before.nodes);
  });

  it('shows the progress of the task that a node waits for', () => {
    const log = new Log(3);
    log.node(0, 'NodeWaiting', 'fetch', { status: 'WAITING', task: { id: 'tsk_1' } });
    log.other(1, { __typename: 'TaskUpdated', task: { id: 'tsk_1', status: 'RUNNING', progress: 0.4 } });
    expect(foldEvents(initialState(run(nodes)), log.events).nodes.get('fetch')?.taskProgress).toBe(0.4);
    log.node(2, 'NodeCompleted', 'fetch', { status: 'COMPLETED' });
    expect(foldEvents(initialState(run(nodes)), log.events).nodes.get('fetch')?.taskProgress).toBeNull();
  });

  it('continues from a snapshot', () => {
    const snapshot = snapshotState(run(nodes, { status: 'RUNNING', startedAt: at(0) }));
    const state = foldEvents(snapshot, failedThenRetried().events.slice(1, 3));
    expect(state.nodes.get('fetch')?.status).toBe('COMPLETED');
  });
});

describe('the next attempt', () => {
  const waiting = snapshotState(run([node('a', [], { status: 'WAITING', attempts: 1, retryAt: at(5) })])).nodes.get('a');

  it('begins without an event once its time has come', () => {
    if (!waiting) throw new Error('no node');
    expect(nodeAt(waiting, Date.parse(at(4)))).toBe(waiting);
    expect(nodeAt(waiting, Date.parse(at(6)))).toMatchObject({ status: 'RUNNING', attempts: 2, retryAt: null });
  });
});

describe('a replay', () => {
  const long = new Log(3);
  for (let index = 0; index < 200; index += 1) {
    long.node(index, 'NodeWaiting', 'fetch', { status: 'WAITING', attempts: index });
  }
  const events = [...failedThenRetried().events, ...long.events.map((event) => ({ ...event, cursor: `l${event.id}` }))];

  it('shows the same forwards and backwards', () => {
    const forwards = new Replay(run(nodes), events);
    const backwards = new Replay(run(nodes), events);
    const seen = events.map((_, index) => forwards.stateAt(index));
    for (let index = events.length - 1; index >= -1; index -= 1) {
      const expected = seen[index] ?? initialState(run(nodes));
      expect(backwards.stateAt(index)).toEqual(expected);
    }
  });

  it('finds an instant by cursor and by time', () => {
    const replay = new Replay(run(nodes), failedThenRetried().events);
    expect(replay.indexOf('c3')).toBe(3);
    expect(replay.indexOf('unknown')).toBe(8);
    expect(replay.indexAt(Date.parse(at(0)) - 1)).toBe(-1);
    expect(replay.indexAt(Date.parse(at(1)))).toBe(3);
    expect(replay.indexAt(Date.parse(at(99)))).toBe(8);
  });
});
