import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  BadUserInput,
  Conflict,
  type MutationDocument,
  type OperationRecord,
  ParleyError,
  type QueryDocument,
  Unauthenticated,
  Unavailable,
  Unreachable,
  isNewer,
  patch,
  upsert,
  without,
} from '../src/index.js';
import { FakeGateway } from './gateway.js';
import { CREATE, EVENTS, TASKS, clientOf, until } from './support.js';

vi.mock(import('../src/backoff.js'), async (original) => ({ ...(await original()), delayOf: () => 5 }));

let gateway: FakeGateway;
beforeEach(async () => {
  gateway = await FakeGateway.start();
});
afterEach(() => gateway.stop());

const keysOf = () => gateway.mutations.map((variables) => (variables as { input: { idempotencyKey?: string } }).input.idempotencyKey);

test('a mutation whose response is lost is sent again under the same key', async () => {
  gateway.lost = 2;
  await clientOf(gateway).mutate(CREATE, { input: { title: 'one' } });
  const [first, ...others] = keysOf();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(others).toEqual([first, first]);
});

test('every mutation has a key of its own, or the one that it was given', async () => {
  const parley = clientOf(gateway);
  await parley.mutate(CREATE, { input: { title: 'one' } });
  await parley.mutate(CREATE, { input: { title: 'two' } });
  await parley.mutate(CREATE, { input: { title: 'three' } }, { idempotencyKey: 'mine' });
  await parley.mutate(CREATE, { input: { title: 'four', idempotencyKey: 'yours' } });
  expect(new Set(keysOf()).size).toBe(4);
  expect(keysOf().slice(2)).toEqual(['mine', 'yours']);
});

test('a mutation without a key is not sent again, because it may have taken effect', async () => {
  const cancel = 'mutation Cancel($input: TaskInput!) { cancelTask(input: $input) { errors { code } } }' as MutationDocument<
    unknown,
    { input: { id: string } }
  >;
  gateway.lost = 1;
  await expect(clientOf(gateway).mutate(cancel, { input: { id: 'tsk_1' } })).rejects.toBeInstanceOf(Unreachable);
  expect(keysOf()).toEqual([undefined]);
});

test('a query is sent again while the gateway is unavailable, for as long as there is patience', async () => {
  const parley = clientOf(gateway);
  gateway.down = true;
  await expect(parley.query(TASKS, {}, { patience: 30 })).rejects.toBeInstanceOf(Unavailable);
  setTimeout(() => {
    gateway.down = false;
  }, 50);
  await expect(parley.query(TASKS, {})).resolves.toMatchObject({ tasks: { nodes: [] } });
});

test("an error of a mutation's payload is thrown as the class of its code", async () => {
  gateway.errors = [{ code: 'CONFLICT', message: 'Decided.', field: ['id'], retryable: false, retryAfterSeconds: null }];
  const failed = clientOf(gateway).mutate(CREATE, { input: { title: 'one' } });
  await expect(failed).rejects.toBeInstanceOf(Conflict);
  await expect(failed).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'Decided.',
    field: ['id'],
    retryable: false,
    data: { createTask: { task: { id: 'tsk_1' } } },
  });
});

test('an error of a response has its class, its details and the id to quote', async () => {
  const answers = [
    { errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] },
    { errors: [{ message: 'Bad.', extensions: { code: 'BAD_USER_INPUT', field: ['a', 'b'], retryable: false } }], data: null },
    { errors: [{ message: 'Oops.', extensions: { code: 'INTERNAL', errorId: 'err_1' } }] },
    { errors: [{ message: 'New.', extensions: { code: 'FROM_A_LATER_VERSION' } }] },
  ];
  const fetch = () => Promise.resolve(Response.json(answers.shift()));
  const ask = () =>
    clientOf(gateway, { fetch })
      .query(TASKS, {})
      .catch((error: unknown) => error);
  expect(await ask()).toBeInstanceOf(Unauthenticated);
  const bad = await ask();
  expect(bad).toBeInstanceOf(BadUserInput);
  expect(bad).toMatchObject({ field: ['a', 'b'] });
  expect(await ask()).toMatchObject({ code: 'INTERNAL', errorId: 'err_1' });
  const later = await ask();
  expect(later).toBeInstanceOf(ParleyError);
  expect(later).toMatchObject({ code: 'FROM_A_LATER_VERSION', retryable: false });
});

test('the time after which the gateway wants to be asked again is respected', async () => {
  let asked = 0;
  const fetch = () => {
    asked += 1;
    return Promise.resolve(
      asked === 1
        ? Response.json({ errors: [{ message: 'Slowly.', extensions: { code: 'RATE_LIMITED' } }] }, { headers: { 'retry-after': '1' } })
        : Response.json({ data: { tasks: { nodes: [] } } }),
    );
  };
  const before = Date.now();
  await clientOf(gateway, { fetch }).query(TASKS, {});
  expect(Date.now() - before).toBeGreaterThanOrEqual(990);
});

test('a request can be cancelled, also while it waits', async () => {
  gateway.down = true;
  const stop = new AbortController();
  const asked = clientOf(gateway).query(TASKS, {}, { signal: stop.signal });
  setTimeout(() => stop.abort(), 30);
  await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
});

test('the token is read for each request', async () => {
  const seen: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = (_url, init) => {
    seen.push(new Headers(init?.headers).get('authorization'));
    return Promise.resolve(Response.json({ data: {} }));
  };
  const tokens = ['one', null, 'two'];
  const parley = clientOf(gateway, { fetch, token: () => Promise.resolve(tokens.shift() ?? null) });
  const who = 'query Who { viewer { role } }' as QueryDocument<unknown, object>;
  for (let each = 0; each < 3; each += 1) await parley.query(who, {});
  expect(seen).toEqual(['Bearer one', null, 'Bearer two']);
});

test('an observer receives every operation, with its duration, its last result and its error', async () => {
  const records = new Map<number, OperationRecord>();
  const parley = clientOf(gateway, { observe: (record) => records.set(record.id, record) });
  await parley.query(TASKS, {});
  gateway.errors = [{ code: 'CONFLICT', message: 'Decided.' }];
  await parley.mutate(CREATE, { input: { title: 'one' } }).catch(() => {});
  const stop = parley.subscribe(EVENTS, {}, () => {});
  await until(() => gateway.afters.length === 1);
  gateway.write('tsk_1', 'one');
  await until(() => [...records.values()].at(-1)?.count === 2);
  stop();
  await until(() => [...records.values()].every(({ durationMs }) => durationMs !== null));
  expect([...records.values()]).toMatchObject([
    { kind: 'query', name: 'Tasks', count: 1, error: null },
    { kind: 'mutation', name: 'Create', count: 0, error: { code: 'CONFLICT' } },
    { kind: 'subscription', name: 'Events', count: 2, result: { __typename: 'TaskUpdated' }, error: null },
  ]);
  parley.close();
});

test('a record of an event replaces its row only if it is not older', () => {
  const row = { id: 'a', name: 'new', updatedAt: '2026-01-01T00:00:00.000002Z' };
  const older = { id: 'a', name: 'old', updatedAt: '2026-01-01T00:00:00.000001Z' };
  const rows = [row];
  expect(upsert(rows, older)).toBe(rows);
  expect(patch(rows, older)).toBe(rows);
  expect(upsert([older], row)).toEqual([row]);
  expect(isNewer({ version: 1 }, { version: 2 })).toBe(false);
  expect(isNewer({ status: 'A' }, { status: 'B' })).toBe(true);
});

test('a record goes where the order puts it, and leaves when it no longer matches', () => {
  interface Item {
    readonly id: string;
    readonly rank: number;
    readonly extra?: string;
  }
  const compare = (one: Item, other: Item) => one.rank - other.rank;
  const rows: readonly Item[] = [
    { id: 'a', rank: 1, extra: 'kept' },
    { id: 'b', rank: 3 },
  ];
  expect(upsert(rows, { id: 'c', rank: 2 }, { compare }).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  expect(upsert(rows, { id: 'a', rank: 4 }, { compare })).toEqual([rows[1], { id: 'a', rank: 4, extra: 'kept' }]);
  expect(upsert(rows, { id: 'c', rank: 9 }).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(upsert(rows, { id: 'c', rank: 9 }, { at: 'end' }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const matches = ({ rank }: Item) => rank < 4;
  expect(upsert(rows, { id: 'b', rank: 5 }, { matches }).map(({ id }) => id)).toEqual(['a']);
  expect(upsert(rows, { id: 'c', rank: 5 }, { matches })).toBe(rows);
  expect(upsert(rows, { id: 'c', rank: 9 }, { compare, hasMore: true })).toBe(rows);
  expect(upsert(rows, { id: 'c', rank: 2 }, { compare, hasMore: true })).toHaveLength(3);
  expect(patch(rows, { id: 'c', rank: 5 })).toBe(rows);
  expect(without(rows, 'a')).toEqual([rows[1]]);
  expect(without(rows, 'c')).toBe(rows);
});
