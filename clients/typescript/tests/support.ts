import { WebSocket } from 'ws';
import { type Parley, type ParleyOptions, createParley, upsert, without } from '../src/index.js';
import type { MutationDocument, QueryDocument, SubscriptionDocument } from '../src/index.js';
import type { FakeGateway, LogEvent, Row } from './gateway.js';

/** The items of the fake gateway's stream. */
export type Item =
  | LogEvent
  | {
      readonly __typename: 'StreamOpened';
      readonly id: string;
      readonly cursor: string;
      readonly occurredAt: string;
      readonly resumed: boolean;
      readonly snapshot: { readonly rows: readonly Row[] } | null;
    }
  | { readonly __typename: 'StreamGap'; readonly id: string; readonly cursor: string; readonly occurredAt: string; readonly reason: string };

export const EVENTS = 'subscription Events($after: Cursor) { events(after: $after) { id } }' as SubscriptionDocument<
  { readonly events: Item },
  { readonly after?: string; readonly which?: number }
>;

export const TASKS = 'query Tasks($first: Int, $after: String) { tasks(first: $first, after: $after) { id } }' as QueryDocument<
  { readonly tasks: { readonly nodes: readonly Row[] } },
  { readonly first?: number; readonly after?: string }
>;

export const REPLY = 'subscription Reply($input: In!) { agentReply(input: $input) { delta } }' as SubscriptionDocument<
  { readonly agentReply: { readonly delta: string } },
  { readonly input: object }
>;

export const CREATE = 'mutation Create($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }' as MutationDocument<
  { readonly createTask: { readonly task: { readonly id: string } } },
  { readonly input: { readonly title: string; readonly idempotencyKey?: string } }
>;

/** Return a client of the fake gateway. */
export function clientOf(gateway: FakeGateway, options: Partial<ParleyOptions> = {}): Parley {
  return createParley({ url: gateway.url, token: 'secret', webSocket: WebSocket, ...options });
}

/** Return the rows after an event. */
export function fold(rows: readonly Row[], event: Item): readonly Row[] {
  switch (event.__typename) {
    case 'TaskUpdated':
      return upsert(rows, event.task, { at: 'end' });
    case 'TaskDeleted':
      return without(rows, event.task.id);
    default:
      return rows;
  }
}

/** Return the live list of the fake gateway. */
export function listOf(parley: Parley, first?: number) {
  return parley.liveList({
    query: TASKS,
    variables: first === undefined ? {} : { first },
    rows: (data) => data.tasks.nodes,
    stream: EVENTS,
    streamVariables: {},
    fold,
    interval: 5,
  });
}

/** Return the live object of the fake gateway: its list by the snapshot. */
export function boardOf(parley: Parley) {
  return parley.liveObject<{ readonly events: Item }, { readonly after?: string }, readonly Row[]>({
    stream: EVENTS,
    variables: {},
    snapshot: (opened) => (opened.__typename === 'StreamOpened' ? (opened.snapshot?.rows ?? null) : null),
    fold,
    interval: 5,
  });
}

/** Wait until a condition holds. */
export async function until(condition: () => boolean, what = 'the condition', milliseconds = 30_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`${what} did not hold within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Return records as text, whatever their order. */
export const sorted = (rows: Iterable<Row>): string =>
  [...rows]
    .map(({ id, title }) => `${id}=${title}`)
    .sort()
    .join(' ');
