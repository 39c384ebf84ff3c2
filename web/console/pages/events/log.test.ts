import { ParleyError } from '@parley-gateway/client';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LogEvent } from '../../parts/events/about';
import { Log, type Piece, type PieceRead } from './log';

/** A log of numbered events. */
class Fake {
  asked: Piece[] = [];
  constructor(public count: number) {}
  readonly ask = async (piece: Piece): Promise<PieceRead> => {
    this.asked.push(piece);
    const low = piece.after ? Number(piece.after) + 1 : 0;
    const high = piece.before ? Number(piece.before) : this.count;
    const start = piece.last ? Math.max(low, high - piece.last) : low;
    const end = piece.first ? Math.min(high, low + piece.first) : high;
    const rows = Array.from({ length: Math.max(0, end - start) }, (_, at) => event(start + at));
    return { rows, hasEarlier: start > 0, hasLater: end < this.count };
  };
}

const event = (number: number): LogEvent => ({
  __typename: 'RecordChanged', id: `e${number}`, cursor: String(number), type: 't', occurredAt: '', causedBy: null, actor: null, recordId: 'x',
});
const ids = (log: Log) => log.get().rows.map((row) => Number(row.cursor));

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('it opens at the end and follows it', async () => {
  const fake = new Fake(250);
  const log = new Log(fake.ask);
  await log.open();
  expect([ids(log)[0], ids(log).at(-1), log.get().hasEarlier, log.get().hasLater]).toEqual([150, 249, true, false]);
  fake.count = 253;
  for (let at = 0; at < 3; at += 1) log.arrived();
  await vi.runAllTimersAsync();
  expect(ids(log).at(-1)).toBe(252);
  expect(fake.asked).toHaveLength(2);
});

test('it grows in both directions without a gap or a double', async () => {
  const log = new Log(new Fake(1000).ask);
  await log.open('500');
  expect([ids(log)[0], ids(log).includes(500), log.get().hasLater]).toEqual([450, true, true]);
  await log.earlier();
  await log.later();
  const shown = ids(log);
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, at) => 350 + at));
});

test('a paused list counts what comes, and shows it all afterwards', async () => {
  const fake = new Fake(10);
  const log = new Log(fake.ask);
  await log.open();
  log.pause();
  fake.count = 400;
  for (let at = 0; at < 390; at += 1) log.arrived();
  expect([log.get().pending, ids(log).length]).toEqual([390, 10]);
  log.resume();
  await vi.runAllTimersAsync();
  expect([log.get().pending, ids(log).length]).toEqual([0, 400]);
});

test('what arrives before a pause and is read after it is counted, not shown', async () => {
  const fake = new Fake(10);
  const log = new Log(async (piece) => {
    await new Promise((resolve) => void setTimeout(resolve, 100));
    return fake.ask(piece);
  });
  void log.open();
  await vi.runAllTimersAsync();
  for (const readFor of [0, 350]) {
    // Before the list is read, or while it is.
    const shown = ids(log).length;
    log.arrived();
    await vi.advanceTimersByTimeAsync(readFor);
    log.pause();
    log.arrived();
    fake.count += 2;
    await vi.runAllTimersAsync();
    expect([log.get().pending, ids(log).length]).toEqual([2, shown]);
    log.resume();
    await vi.runAllTimersAsync();
    expect([log.get().pending, ids(log).length]).toEqual([0, shown + 2]);
  }
});

test('a list that is scrolled up does not jump', async () => {
  const fake = new Fake(500);
  const log = new Log(fake.ask);
  await log.open('100');
  log.follow(false);
  log.arrived();
  await vi.runAllTimersAsync();
  expect([log.get().pending, ids(log).at(-1)]).toEqual([1, 199]);
});

test('what comes while the list is empty or being read is not missed', async () => {
  const fake = new Fake(0);
  const log = new Log(fake.ask);
  const opening = log.open();
  await Promise.resolve();
  fake.count = 1;
  log.arrived();
  await opening;
  await vi.runAllTimersAsync();
  expect(ids(log)).toEqual([0]);
});

test('an error is shown, and the next success clears it', async () => {
  const fake = new Fake(3);
  let fails = true;
  const log = new Log((piece) => (fails ? Promise.reject(new Error('gone')) : fake.ask(piece)));
  await log.open();
  expect(log.get().error).not.toBeNull();
  fails = false;
  await log.open();
  expect([log.get().error, ids(log).length]).toEqual([null, 3]);
});

test('a place that is no longer in the log stays so while events arrive', async () => {
  const fake = new Fake(3);
  const gone = new ParleyError({ code: 'BAD_USER_INPUT', field: ['before'], message: 'gone' });
  const log = new Log((piece) => (piece.before ? Promise.reject(gone) : fake.ask(piece)));
  await log.open('1');
  log.arrived();
  await vi.runAllTimersAsync();
  expect([log.get().error, ids(log)]).toEqual([gone, []]);
});

test('after a failure, what arrives is read at the place that was asked for', async () => {
  const fake = new Fake(300);
  let fails = true;
  const log = new Log((piece) => (fails ? Promise.reject(new Error('unavailable')) : fake.ask(piece)));
  await log.open('100');
  fails = false;
  log.arrived();
  await vi.runAllTimersAsync();
  expect([ids(log)[0], log.get().error]).toEqual([50, null]);
});

test('events that are pruned while the list is being read again do not hide what comes then', async () => {
  const fake = new Fake(3);
  const gone = new ParleyError({ code: 'BAD_USER_INPUT', field: ['after'], message: 'gone' });
  let oldest = 0;
  const log = new Log(async (piece) => {
    await new Promise((resolve) => void setTimeout(resolve, piece.after ? 900 : 600));
    if (piece.after && Number(piece.after) < oldest - 1) throw gone;
    const read = await fake.ask(piece);
    return { ...read, rows: read.rows.filter((row) => Number(row.cursor) >= oldest) };
  });
  void log.open();
  await vi.runAllTimersAsync();
  oldest = fake.count = 10;
  log.arrived(0);
  void log.open();
  await vi.runAllTimersAsync();
  expect([ids(log), log.get().error]).toEqual([[], null]);
  fake.count = 11;
  log.arrived();
  await vi.runAllTimersAsync();
  expect([ids(log), log.get().error]).toEqual([[10], null]);
});

test('a list whose last event was pruned shows the end again', async () => {
  const fake = new Fake(3);
  const gone = new ParleyError({ code: 'BAD_USER_INPUT', field: ['after'], message: 'gone' });
  let isPruned = false;
  const log = new Log((piece) => (piece.after && isPruned ? Promise.reject(gone) : fake.ask(piece)));
  await log.open();
  isPruned = true;
  fake.count = 4;
  log.arrived();
  await vi.runAllTimersAsync();
  expect([ids(log).at(-1), log.get().error]).toEqual([3, null]);
});
