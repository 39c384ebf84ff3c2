import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Fate, FakeGateway } from './gateway.js';
import { EVENTS, type Item, boardOf, clientOf, listOf, sorted, until } from './support.js';

// The delays are random in the product; a test of thousands of interruptions cannot wait for them.
vi.mock(import('../src/backoff.js'), async (original) => ({ ...(await original()), delayOf: () => 2 }));

let gateway: FakeGateway;
beforeEach(async () => {
  gateway = await FakeGateway.start();
});
afterEach(() => gateway.stop());

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>({ kind: 'deliver' }) },
  fc.record({ kind: fc.constant('delay' as const), milliseconds: fc.integer({ min: 1, max: 5 }) }),
  fc.constant<Fate>({ kind: 'repeat' }),
  fc.constant<Fate>({ kind: 'kill-before' }),
  fc.constant<Fate>({ kind: 'kill-after' }),
  fc.record({ kind: fc.constant('close' as const), code: fc.constantFrom(1012, 1013, 4290, 4408) }),
  fc.constant<Fate>({ kind: 'fail', code: 'UNAVAILABLE' }),
);

type Step =
  | { readonly kind: 'write'; readonly id: number }
  | { readonly kind: 'delete'; readonly id: number }
  | { readonly kind: 'kill' }
  | { readonly kind: 'prune' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'wait' };

const id = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'wait' }) },
  fc.constant<Step>({ kind: 'kill' }),
);
const harsh: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: step },
  fc.constant<Step>({ kind: 'prune' }),
  fc.constant<Step>({ kind: 'reset' }),
);

/** How many cases are tried, each to its end: one that still runs when its test has ended would disturb the next one. */
const CASES = { numRuns: 30 };
const PATIENCE = 240_000;

async function take(steps: readonly Step[]): Promise<void> {
  for (const [number, each] of steps.entries()) {
    if (each.kind === 'write') gateway.write(`tsk_${each.id}`, `title ${number}`);
    else if (each.kind === 'delete') gateway.delete(`tsk_${each.id}`);
    else if (each.kind === 'kill') gateway.kill();
    else if (each.kind === 'prune') gateway.prune();
    else if (each.kind === 'reset') gateway.reset();
    else await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

test('every event arrives exactly once and in order, whatever happens to messages and sockets', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 30 }), fc.array(step, { minLength: 1, maxLength: 30 }), async (fates, steps) => {
      const parley = clientOf(gateway);
      const items: Item[] = [];
      gateway.fates = [];
      const stop = parley.subscribe(EVENTS, {}, (item) => items.push(item));
      await until(() => items.length > 0, 'opening');
      const before = gateway.log.length;
      gateway.fates = [...fates];
      await take(steps);
      const sent = gateway.log.slice(before).map((event) => event.id);
      const arrived = () => items.filter(({ __typename }) => __typename.startsWith('Task')).map((item) => item.id);
      await until(() => arrived().length >= sent.length, `${sent.length} events`).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 5));
      stop();
      parley.close();
      expect(arrived()).toEqual(sent);
    }),
    CASES,
  );
}, PATIENCE);

test('a live list and a live object end as the gateway has them, also over gaps and a replaced log', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 30 }), fc.array(harsh, { minLength: 1, maxLength: 30 }), delays, async (fates, steps, late) => {
      const parley = clientOf(gateway);
      const list = listOf(parley);
      const board = boardOf(parley);
      const newest = new Map<string, string>();
      const back: string[] = [];
      const watch = () => {
        for (const { id, updatedAt } of list.get().rows) {
          if (updatedAt < (newest.get(id) ?? '')) back.push(id);
          newest.set(id, updatedAt);
        }
      };
      const stops = [list.subscribe(watch), board.subscribe(() => {})];
      gateway.fates = [...fates];
      gateway.queryDelays = [...late];
      await take(steps);
      const wanted = sorted(gateway.rows.values());
      const settled = () => {
        const shown = board.get();
        const both = [list.get().live.status, shown.live.status].every((status) => status === 'live');
        return both && sorted(list.get().rows) === wanted && sorted(shown.value ?? []) === wanted;
      };
      await until(settled, 'the same rows').catch(() => {});
      const result = [list.get().live.status, sorted(list.get().rows), sorted(board.get().value ?? [])];
      const ids = list.get().rows.map((row) => row.id);
      for (const stop of stops) stop();
      parley.close();
      expect(result).toEqual(['live', wanted, wanted]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(back).toEqual([]);
    }),
    CASES,
  );
}, PATIENCE);
