import { describe, expect, it } from 'vitest';
import { ReplayClock } from '../../src/react/monitor/clock.js';
import { foldEvents, initialState } from '../../src/react/monitor/fold.js';
import { axisLabels } from '../../src/react/monitor/labels.js';
import { busyOf, firstFailure, nextFailure, rowsOf } from '../../src/react/monitor/rows.js';
import { timeScale } from '../../src/react/monitor/scale.js';
import { attemptsOf, segmentsOf, segmentsUntil, timingOf } from '../../src/react/monitor/segments.js';
import { at, Log, node, run, START } from './runs.js';

const HOUR = 3600;
const ms = (seconds: number) => START + seconds * 1000;

function approvedAfterTwoHours(): Log {
  const log = new Log(3);
  log.run(0, 'WorkflowStarted', { status: 'RUNNING', startedAt: at(0) });
  log.node(0, 'NodeStarted', 'draft', { startedAt: at(0) });
  log.node(4, 'NodeCompleted', 'draft', { status: 'COMPLETED', startedAt: at(0), completedAt: at(4) });
  log.node(4, 'NodeStarted', 'approve', { startedAt: at(4) });
  log.node(4, 'NodeWaiting', 'approve', { status: 'WAITING', startedAt: at(4) });
  log.node(2 * HOUR, 'NodeCompleted', 'approve', { status: 'COMPLETED', completedAt: at(2 * HOUR) });
  log.node(2 * HOUR, 'NodeStarted', 'send', { startedAt: at(2 * HOUR) });
  log.node(2 * HOUR + 2, 'NodeCompleted', 'send', { status: 'COMPLETED', completedAt: at(2 * HOUR + 2) });
  log.run(2 * HOUR + 2, 'WorkflowCompleted', { status: 'COMPLETED', completedAt: at(2 * HOUR + 2) });
  return log;
}

function retriedTwice(): Log {
  const log = new Log(1);
  log.run(0, 'WorkflowStarted', { status: 'RUNNING', startedAt: at(0) });
  log.node(0, 'NodeStarted', 'post', {});
  log.node(1, 'NodeWaiting', 'post', { status: 'WAITING', attempts: 1, retryAt: at(3), error: '503' });
  log.node(4, 'NodeWaiting', 'post', { status: 'WAITING', attempts: 2, retryAt: at(8), error: '429' });
  return log;
}

describe('the segments of a node', () => {
  it('tell work from waiting', () => {
    const segments = segmentsOf(approvedAfterTwoHours().events).get('approve') ?? [];
    expect(segments.map(({ kind }) => kind)).toEqual(['ran', 'waited']);
    expect(timingOf(segments, 0)).toEqual({ ran: 0, waited: (2 * HOUR - 4) * 1000, paused: 0 });
  });

  it('have an attempt after each pause, which begins without an event', () => {
    const segments = segmentsOf(retriedTwice().events).get('post') ?? [];
    expect(segments.map(({ kind, attempt }) => `${kind} ${attempt}`)).toEqual([
      'ran 1',
      'paused 1',
      'ran 2',
      'paused 2',
      'ran 3',
    ]);
    const attempts = attemptsOf(segments, ms(10));
    expect(attempts.map(({ error, ranMs }) => [error, ranMs])).toEqual([
      ['503', 1000],
      ['429', 1000],
      [null, 2000],
    ]);
  });

  it('take the beginning of an attempt from its event if there is one', () => {
    const log = retriedTwice().node(9, 'NodeRetrying', 'post', { attempts: 3 });
    const segments = segmentsOf(log.events).get('post') ?? [];
    expect(segments.at(-2)).toMatchObject({ kind: 'paused', to: ms(9) });
    expect(segments.at(-1)).toMatchObject({ kind: 'ran', attempt: 3, from: ms(9) });
  });

  it('end with the run, and what was planned after it did not happen', () => {
    const log = retriedTwice().run(5, 'WorkflowCancelled', { status: 'CANCELLED' });
    const segments = segmentsOf(log.events).get('post') ?? [];
    expect(segments.at(-1)).toMatchObject({ kind: 'paused', attempt: 2, to: ms(5), outcome: 'CANCELLED' });
  });

  it('are open at an instant before their end', () => {
    const segments = segmentsOf(retriedTwice().events).get('post') ?? [];
    expect(segmentsUntil(segments, ms(2)).map(({ kind, to }) => [kind, to])).toEqual([
      ['ran', ms(1)],
      ['paused', null],
    ]);
  });
});

describe('the time axis', () => {
  const { events } = approvedAfterTwoHours();
  const segments = segmentsOf(events);
  const scale = timeScale({ from: ms(0), to: ms(2 * HOUR + 2) }, busyOf(segments.values(), ms(2 * HOUR + 2)));

  it('folds a long wait', () => {
    expect(scale.pieces.map(({ folded }) => folded)).toEqual([false, true, false]);
    expect(scale.x(ms(4))).toBeCloseTo((0.93 * 4) / 6);
    expect(scale.x(ms(2 * HOUR))).toBeCloseTo((0.93 * 4) / 6 + 0.07);
    expect(scale.x(ms(2 * HOUR + 2))).toBeCloseTo(1);
  });

  it('is the inverse of itself', () => {
    for (const x of [0, 0.1, 0.5, 0.65, 0.9, 1]) expect(scale.x(scale.time(x))).toBeCloseTo(x);
  });

  it('has round marks outside the folds', () => {
    const { step, marks } = scale.ticks(6);
    expect(step).toBe(1000);
    expect(marks.map(({ elapsed }) => elapsed / 1000)).toEqual([0, 1, 2, 3, 4, 7200, 7201, 7202]);
  });

  it.each([900, 320, 120])('says no time that would overlap another one, at %i pixels', (width) => {
    const { ticks, folds } = axisLabels(scale, width);
    expect(folds.map(({ text }) => text)).toEqual(['1 h 59 min']);
    const boxes = [
      ...ticks.map(({ x, text }) => [x * width, x * width + text.length * 6]),
      ...folds.map(({ piece, text }) => [-1, 1].map((side) => ((piece.x0 + piece.x1) / 2) * width + (side * (text ?? '').length * 6) / 2)),
    ].sort(([a = 0], [b = 0]) => a - b);
    for (const [index, [from = 0]] of boxes.entries()) expect(from).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0);
    expect(ticks.length).toBeGreaterThan(width > 200 ? 1 : 0);
  });

  it('does not fold what is short, nor everything', () => {
    const brief = timeScale({ from: 0, to: 900 }, [{ from: 0, to: 10 }]);
    expect(brief.pieces).toHaveLength(1);
    const idle = timeScale({ from: 0, to: 9_000_000 }, []);
    expect(idle.pieces).toEqual([{ from: 0, to: 9_000_000, folded: false, x0: 0, x1: 1 }]);
  });

  it('leaves room for what happened when there are many folds', () => {
    const busy = Array.from({ length: 20 }, (_, index) => ({ from: index * 1e6, to: index * 1e6 + 100 }));
    const many = timeScale({ from: 0, to: 19e6 + 100 }, busy);
    const folded = many.pieces.filter((piece) => piece.folded).reduce((sum, { x0, x1 }) => sum + x1 - x0, 0);
    expect(folded).toBeCloseTo(0.35);
  });
});

describe('the rows of the timeline', () => {
  it('are in the order in which nodes began, then in that of the definition', () => {
    const record = run([node('late'), node('never', ['late']), node('early')]);
    const log = new Log(3);
    log.node(1, 'NodeStarted', 'early', { startedAt: at(1) });
    log.node(2, 'NodeStarted', 'late', { startedAt: at(2) });
    const rows = rowsOf(foldEvents(initialState(record), log.events), segmentsOf(log.events));
    expect(rows.map(({ key }) => key)).toEqual(['early', 'late', 'never']);
  });

  it('lead from failure to failure', () => {
    const failed = (key: string, seconds: number) => node(key, [], { status: 'FAILED', completedAt: at(seconds) });
    const record = run([failed('b', 5), node('x'), failed('a', 2)]);
    const state = { nodes: record.nodes.map((each) => ({ ...each, taskId: null, approvalId: null, taskProgress: null })) };
    expect(firstFailure(state.nodes)).toBe('a');
    expect(nextFailure(state.nodes, 'a')).toBe('b');
    expect(nextFailure(state.nodes, 'b')).toBe('a');
    expect(nextFailure([], 'b')).toBeNull();
  });
});

describe('the replay clock', () => {
  const { events } = approvedAfterTwoHours();
  const clock = new ReplayClock(events, busyOf(segmentsOf(events).values(), ms(2 * HOUR + 2)));

  it('takes a second for a wait of two hours', () => {
    expect(clock.length).toBe(4000 + 1000 + 2000);
  });

  it('shows each event at its position', () => {
    expect(clock.indexAt(0)).toBe(1);
    expect(clock.indexAt(3999)).toBe(1);
    expect(clock.indexAt(4000)).toBe(4);
    expect(clock.indexAt(5000)).toBe(6);
    expect(clock.indexAt(7000)).toBe(8);
    expect(events.every((_, index) => clock.indexAt(clock.positionOf(index)) >= index)).toBe(true);
  });

  it('passes through the wait', () => {
    expect(clock.instantAt(4500)).toBeCloseTo(ms(4) + (2 * HOUR - 4) * 500);
  });
});
