import type { OperationRecord } from '@parley-gateway/client';
import { createStore } from '../store';

/** Whether the drawer is open. */
export const behindStore = createStore(false);

/** The operations of the page that is open, in the order in which they began. */
export const recordsStore = createStore<readonly OperationRecord[]>([]);

const MOST = 60;
const SHOWN_EVERY = 250;
const news = new Map<number, OperationRecord>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** Open "The GraphQL behind this". */
export function openBehind(): void {
  behindStore.set(true);
}

/** Close "The GraphQL behind this". */
export function closeBehind(): void {
  behindStore.set(false);
}

/** Note an operation, or what is new about it. The same query with the same variables is listed once. */
export function recordOperation(record: OperationRecord): void {
  news.set(record.id, record);
  // A stream reports each of its events; the list shows them a few times a second.
  timer ??= setTimeout(takeNews, record.count > 1 ? SHOWN_EVERY : 0);
}

function takeNews(): void {
  timer = null;
  const known = new Map(recordsStore.get().map((each) => [each.id, each]));
  for (const record of news.values()) {
    const shown = known.get(record.id) ?? [...known.values()].find((each) => isSame(each, record));
    // A query that the page repeats keeps its place, and stays open.
    const { id, startedAt } = shown ?? record;
    known.set(id, { ...record, id, startedAt });
  }
  news.clear();
  recordsStore.set([...known.values()].toSorted((one, other) => one.startedAt - other.startedAt).slice(-MOST));
}

/** Forget the operations of the page that was open; its streams that go on are the shell's, and stay. */
export function forgetRecords(): void {
  takeNews();
  recordsStore.set(recordsStore.get().filter((each) => each.kind === 'subscription' && each.durationMs === null));
}

function isSame(one: OperationRecord, other: OperationRecord): boolean {
  if (one.kind === 'mutation' || one.document !== other.document) return false;
  return JSON.stringify(withoutCursor(one.variables)) === JSON.stringify(withoutCursor(other.variables));
}

function withoutCursor(variables: unknown): unknown {
  return typeof variables === 'object' && variables !== null ? { ...variables, after: undefined } : variables;
}
