import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveState, ParleyError } from '../src/index.js';
import { FakeGateway } from './gateway.js';
import { EVENTS, type Item, REPLY, boardOf, clientOf, listOf, sorted, until } from './support.js';

// A test that has to see what is shown until the next attempt makes it late, and calls `reconnect`.
const retry = vi.hoisted(() => ({ delay: 30 }));
vi.mock(import('../src/backoff.js'), async (original) => ({ ...(await original()), delayOf: () => retry.delay }));
const LATE = 3_600_000;

let gateway: FakeGateway;
beforeEach(async () => {
  retry.delay = 30;
  gateway = await FakeGateway.start();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  await gateway.stop();
});

const ids = (items: readonly Item[]) => items.filter(({ __typename }) => __typename.startsWith('Task')).map(({ id }) => id);

test('equal streams share one subscription, which is released a moment after the last listener', async () => {
  const parley = clientOf(gateway);
  const first: Item[] = [];
  const second: Item[] = [];
  const stopFirst = parley.subscribe(EVENTS, {}, (item) => first.push(item));
  const stopSecond = parley.subscribe(EVENTS, {}, (item) => second.push(item));
  parley.subscribe(EVENTS, { which: 2 }, () => {});
  await until(() => gateway.afters.length === 2);
  await until(() => first.length === 1);
  gateway.write('tsk_1', 'one');
  await until(() => ids(second).length === 1);
  stopFirst();
  stopSecond();
  const again = parley.subscribe(EVENTS, {}, (item) => first.push(item));
  gateway.write('tsk_1', 'two');
  await until(() => ids(first).length === 2);
  expect(gateway.afters).toHaveLength(2);
  expect(ids(second)).toHaveLength(1);
  again();
  await new Promise((resolve) => setTimeout(resolve, 300));
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => gateway.afters.length === 3);
  parley.close();
});

test('a client that is closed while it connects leaves no rejected promise behind', async () => {
  const rejected = vi.fn();
  process.on('unhandledRejection', rejected);
  const parley = clientOf(gateway);
  await gateway.stop();
  parley.subscribe(EVENTS, {}, () => {});
  parley.close(); // a rejected promise would end a program of Node when the connection is refused
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', rejected);
  expect(rejected).not.toHaveBeenCalled();
});

test('a list that joins an open stream misses nothing that came before it', async () => {
  const parley = clientOf(gateway);
  const board = boardOf(parley);
  board.subscribe(() => {});
  await until(() => board.get().value !== null);
  gateway.write('tsk_1', 'one');
  await until(() => board.get().value?.length === 1);
  const late = boardOf(parley);
  late.subscribe(() => {});
  await until(() => late.get().value?.length === 1);
  expect(gateway.afters).toHaveLength(1);
  parley.close();
});

test('a listener that wants it begins with the opening of a stream that is open already, and learns when it arrived', async () => {
  const parley = clientOf(gateway);
  const first: number[] = [];
  const stop = parley.subscribe(EVENTS, {}, { next: (_item, arrivedAt) => first.push(arrivedAt) });
  await until(() => first.length === 1);
  gateway.write('tsk_1', 'one');
  await until(() => first.length === 2);
  // As when one page replaces another: nobody listens for a moment, and the stream is still open.
  stop();
  const late: [string, number][] = [];
  parley.subscribe(EVENTS, {}, { replay: true, next: (item, arrivedAt) => late.push([item.__typename, arrivedAt]) });
  expect(late).toEqual([['StreamOpened', first[0]], ['TaskUpdated', first[1]]]);
  expect(gateway.afters).toHaveLength(1);
  const others: Item[] = [];
  parley.subscribe(EVENTS, {}, (item) => others.push(item));
  gateway.write('tsk_1', 'two');
  await until(() => late.length === 3);
  expect(others).toHaveLength(1);
  parley.close();
});

test('while offline the state says since when, and what is shown stays; then all that was missed appears in one step', async () => {
  const parley = clientOf(gateway);
  const list = listOf(parley);
  gateway.write('tsk_1', 'one');
  list.subscribe(() => {});
  await until(() => list.get().rows.length === 1);
  const before = Date.now();
  retry.delay = LATE;
  gateway.kill();
  await until(() => list.get().live.status === 'offline');
  expect(list.get().live.since).toBeGreaterThanOrEqual(before);
  expect(list.get().rows).toHaveLength(1);
  const lengths = new Set<number>();
  let mostBehind = 0;
  list.subscribe(() => {
    const { rows, live } = list.get();
    lengths.add(rows.length);
    if (live.status === 'catching-up') mostBehind = Math.max(mostBehind, live.behind);
  });
  for (let number = 2; number <= 100; number += 1) gateway.write(`tsk_${number}`, 'more');
  parley.reconnect();
  await until(() => list.get().live.status === 'live');
  expect([...lengths]).toEqual([1, 100]);
  expect(mostBehind).toBeGreaterThan(0);
  expect(gateway.queries).toBe(1);
  parley.close();
});

test('the next attempt is announced, and can be made at once', async () => {
  const parley = clientOf(gateway);
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => parley.connection.get().status === 'live');
  retry.delay = LATE;
  gateway.kill();
  await until(() => (parley.connection.get().nextTryAt ?? 0) > Date.now());
  parley.reconnect();
  await until(() => parley.connection.get().status === 'live');
  parley.close();
});

test('a gap is named, what is shown is read again, and the time of it is known', async () => {
  const parley = clientOf(gateway);
  const list = listOf(parley);
  const statuses: string[] = [];
  list.subscribe(() => statuses.push(list.get().live.status));
  await until(() => list.get().live.status === 'live');
  gateway.queryDelays = [20];
  gateway.write('tsk_1', 'lost');
  gateway.gap('SLOW_CONSUMER');
  await until(() => list.get().live.reloadedAt !== null);
  expect(statuses).toContain('gap');
  expect(list.get().live).toMatchObject({ status: 'live', reason: 'SLOW_CONSUMER' });
  expect(gateway.queries).toBe(2);
  const board = boardOf(parley);
  board.subscribe(() => {});
  await until(() => board.get().value !== null);
  gateway.gap('EXPIRED');
  // The snapshot is in the opening of a stream, so it is opened again.
  await until(() => gateway.afters.length === 2);
  await until(() => board.get().live.status === 'live');
  expect(sorted(board.get().value ?? [])).toBe('tsk_1=lost');
  parley.close();
});

test('a paused list holds events back, counts them, and applies them at once', async () => {
  const parley = clientOf(gateway);
  const list = listOf(parley);
  list.subscribe(() => {});
  await until(() => list.get().live.status === 'live');
  list.pause();
  expect(list.get().live.status).toBe('paused');
  for (let number = 1; number <= 3; number += 1) gateway.write(`tsk_${number}`, 'new');
  await until(() => list.get().pending === 3);
  expect(list.get().rows).toHaveLength(0);
  list.resume();
  expect(list.get()).toMatchObject({ pending: 0, live: { status: 'live' } });
  expect(list.get().rows).toHaveLength(3);
  parley.close();
});

test('a pause of more than 5,000 events ends with a gap of the client, and the list is read again', async () => {
  const parley = clientOf(gateway);
  const list = listOf(parley);
  list.subscribe(() => {});
  await until(() => list.get().live.status === 'live');
  list.pause();
  for (let number = 0; number < 5_010; number += 1) gateway.write(`tsk_${number % 7}`, `title ${number}`);
  await until(() => list.get().pending === 5_000);
  list.resume();
  await until(() => list.get().live.reloadedAt !== null);
  await until(() => sorted(list.get().rows) === sorted(gateway.rows.values()));
  expect(list.get().live.reason).toBe('OVERFLOW');
  parley.close();
});

test('a rejected credential loses nothing: after signing in, streams go on after their last event', async () => {
  let token = 'old';
  gateway.accepted = 'old';
  const parley = clientOf(gateway, { token: () => token });
  const items: Item[] = [];
  const list = listOf(parley);
  list.subscribe(() => {});
  parley.subscribe(EVENTS, { which: 1 }, (item) => items.push(item));
  await until(() => items.length === 1 && list.get().live.status === 'live');
  gateway.accepted = 'new';
  gateway.close(4403);
  await until(() => list.get().live.status === 'refused');
  expect(parley.connection.get()).toMatchObject({ status: 'refused', reason: 'closed with 4403' });
  const attempts = gateway.sockets;
  gateway.write('tsk_1', 'meanwhile');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(gateway.sockets).toBe(attempts);
  token = 'new';
  await parley.renew();
  await until(() => ids(items).length === 1 && list.get().rows.length === 1);
  expect(gateway.queries).toBe(1);
  parley.close();
});

test('an expired credential is replaced by the one that token() has now', async () => {
  let token = 'old';
  gateway.accepted = 'old';
  const parley = clientOf(gateway, { token: () => token });
  const statuses = new Set<string>();
  parley.connection.subscribe(() => statuses.add(parley.connection.get().status));
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => parley.connection.get().status === 'live');
  token = 'new';
  gateway.accepted = 'new';
  gateway.close(4403);
  await until(() => gateway.sockets === 2 && parley.connection.get().status === 'live');
  expect(statuses).not.toContain('refused');
  parley.close();
});

test('the credential of an open socket is renewed a minute before it expires', async () => {
  const tokens = ['old'];
  gateway.expiresAt = new Date(Date.now() + 61_500).toISOString();
  const parley = clientOf(gateway, { token: () => tokens.shift() ?? 'new' });
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => gateway.renewed.length === 1);
  expect(gateway.renewed).toEqual(['new']);
  expect(gateway.sockets).toBe(1);
  parley.close();
});

test('another user starts streams over, because cursors belong to an organization', async () => {
  let token = 'old';
  gateway.accepted = 'old';
  const parley = clientOf(gateway, { token: () => token });
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => gateway.afters.length === 1 && parley.connection.get().status === 'live');
  await new Promise((resolve) => setTimeout(resolve, 20));
  token = 'other';
  gateway.accepted = 'other';
  gateway.actor = 'usr_2';
  gateway.close(4403);
  await until(() => gateway.afters.length === 2);
  expect(gateway.afters).toEqual([undefined, undefined]);
  parley.close();
});

test.each([1009, 4400, 4401, 4406, 4409, 4429])('close code %i is final', async (code) => {
  const parley = clientOf(gateway);
  const errors: string[] = [];
  parley.subscribe(EVENTS, {}, { next: () => {}, error: (error) => errors.push(error.message) });
  await until(() => gateway.afters.length === 1);
  gateway.close(code);
  await until(() => errors.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(gateway.sockets).toBe(1);
  expect(errors).toEqual([`closed with ${code}`]);
  parley.close();
});

test.each([1012, 1013, 4290, 4408])('close code %i is not the end', async (code) => {
  const parley = clientOf(gateway);
  parley.subscribe(EVENTS, {}, () => {});
  await until(() => gateway.afters.length === 1 && parley.connection.get().status === 'live');
  gateway.close(code);
  await until(() => gateway.afters.length === 2);
  parley.close();
});

test('a peer that no longer responds is noticed within seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  const parley = clientOf(gateway);
  parley.subscribe(EVENTS, {}, () => {});
  while (gateway.afters.length < 1) await vi.advanceTimersByTimeAsync(5);
  const statuses = new Set<string>();
  parley.connection.subscribe(() => statuses.add(parley.connection.get().status));
  gateway.frozen = true;
  for (let tenths = 0; tenths < 160 && !statuses.has('offline'); tenths += 1) await vi.advanceTimersByTimeAsync(100);
  expect(statuses).toContain('offline');
  gateway.frozen = false;
  while (gateway.afters.length < 2) await vi.advanceTimersByTimeAsync(100);
  expect(gateway.sockets).toBeGreaterThan(1);
  parley.close();
});

test('an agent is not invoked a second time because the connection was lost', async () => {
  const parley = clientOf(gateway);
  const chunks: string[] = [];
  const errors: string[] = [];
  parley.subscribe(REPLY, { input: {} }, { next: ({ delta }) => chunks.push(delta), error: ({ code }) => errors.push(code) });
  await until(() => chunks.length === 1);
  gateway.kill();
  await until(() => errors.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([gateway.replies, errors]).toEqual([1, ['OUTCOME_UNKNOWN']]);
  parley.close();
});

test('a listener that throws ends its own stream only', async () => {
  const parley = clientOf(gateway);
  const items: Item[] = [];
  const errors: string[] = [];
  parley.subscribe(EVENTS, {}, {
    next: () => {
      throw new Error('broken listener');
    },
    error: (error) => errors.push(error.message),
  });
  parley.subscribe(EVENTS, {}, (item) => items.push(item));
  await until(() => items.length === 1);
  gateway.write('tsk_1', 'one');
  await until(() => ids(items).length === 1);
  expect(errors).toEqual(['broken listener']);
  expect(gateway.sockets).toBe(1);
  parley.close();
});

test('a list whose stream is denied is shown all the same, and says that it is not live', async () => {
  gateway.fates = [{ kind: 'fail', code: 'FORBIDDEN' }];
  gateway.write('tsk_1', 'one');
  const parley = clientOf(gateway);
  const list = listOf(parley);
  list.subscribe(() => {});
  await until(() => list.get().rows.length === 1);
  expect(list.get()).toMatchObject({ error: null, loading: false, live: { status: 'refused', reason: 'Failed.' } });
  list.reload();
  await until(() => list.get().live.status === 'live');
  parley.close();
});

test('a list has pages, and reading it again keeps as many as were shown', async () => {
  for (let number = 1; number <= 5; number += 1) gateway.write(`tsk_${number}`, 'title');
  const parley = clientOf(gateway);
  const list = listOf(parley, 2);
  list.subscribe(() => {});
  await until(() => list.get().rows.length === 2);
  expect(list.get()).toMatchObject({ hasMore: true, totalCount: 5 });
  await Promise.all([list.loadMore(), list.loadMore()]);
  expect(list.get().rows).toHaveLength(4);
  gateway.write('tsk_6', 'new');
  await until(() => list.get().rows.length === 5);
  expect(list.get().totalCount).toBe(6);
  await list.loadMore();
  expect(list.get()).toMatchObject({ hasMore: false, totalCount: 6 });
  expect(list.get().rows).toHaveLength(6);
  list.reload();
  await until(() => gateway.queries === 6);
  await until(() => !list.get().hasMore);
  expect(new Set(list.get().rows.map(({ id }) => id)).size).toBe(6);
  parley.close();
});

test('a page that cannot be read is an error of the list, and can be read later', async () => {
  for (let number = 1; number <= 3; number += 1) gateway.write(`tsk_${number}`, 'title');
  const parley = clientOf(gateway, { patience: 0 });
  const list = listOf(parley, 2);
  list.subscribe(() => {});
  await until(() => list.get().rows.length === 2);
  gateway.down = true;
  await list.loadMore();
  expect(list.get()).toMatchObject({ error: { code: 'UNAVAILABLE' }, live: { status: 'live' }, hasMore: true });
  gateway.down = false;
  await list.loadMore();
  expect(list.get()).toMatchObject({ error: null, hasMore: false });
  expect(list.get().rows).toHaveLength(3);
  parley.close();
});

test('a listener receives the state when it changes, not with each event, and a few times a second while catching up', async () => {
  const parley = clientOf(gateway);
  const items: Item[] = [];
  const states: LiveState[] = [];
  parley.subscribe(EVENTS, {}, { next: (item) => items.push(item), state: (state) => states.push(state) });
  await until(() => items.length === 1);
  for (let number = 0; number < 50; number += 1) gateway.write(`tsk_${number}`, 'new');
  await until(() => ids(items).length === 50);
  expect(states.map(({ status }) => status)).toEqual(['connecting', 'live']);
  retry.delay = LATE;
  gateway.kill();
  await until(() => states.at(-1)?.status === 'offline');
  for (let number = 0; number < 500; number += 1) gateway.write(`tsk_${number}`, 'missed');
  parley.reconnect();
  await until(() => ids(items).length === 550 && states.at(-1)?.status === 'live');
  const counts = states.filter(({ status }) => status === 'catching-up').length;
  expect(counts).toBeGreaterThan(0);
  expect(counts).toBeLessThan(20);
  for (const [index, { lastEventAt: _, ...state }] of states.entries()) {
    if (index > 0) expect(states[index - 1]).not.toMatchObject(state);
  }
  parley.close();
});

test('a runtime without a WebSocket is an error of the stream, reported after `subscribe` has returned', async () => {
  vi.stubGlobal('WebSocket', undefined);
  const parley = clientOf(gateway, { webSocket: undefined });
  const errors: ParleyError[] = [];
  const states: LiveState[] = [];
  const stop = parley.subscribe(EVENTS, {}, {
    next: () => {},
    state: (state) => states.push(state),
    error: (error) => {
      stop();
      errors.push(error);
    },
  });
  await until(() => errors.length === 1);
  const reason = 'This runtime has no WebSocket: pass one as `webSocket`.';
  expect(errors[0]).toMatchObject({ code: 'NO_WEBSOCKET', message: reason, retryable: false });
  expect(states.at(-1)).toMatchObject({ status: 'refused', reason });
  expect(parley.connection.get()).toMatchObject({ status: 'refused', reason });
  // What may be read is shown all the same.
  gateway.write('tsk_1', 'one');
  const list = listOf(parley);
  list.subscribe(() => {});
  await until(() => list.get().rows.length === 1);
  expect(list.get().live).toMatchObject({ status: 'refused', reason });
  parley.close();
});

test('what is no WebSocket class is named', async () => {
  const parley = clientOf(gateway, { webSocket: {} });
  const errors: string[] = [];
  parley.subscribe(EVENTS, {}, { next: () => {}, error: ({ message }) => errors.push(message) });
  await until(() => errors.length === 1);
  expect(errors).toEqual(['`webSocket` is not a WebSocket class.']);
  parley.close();
});
