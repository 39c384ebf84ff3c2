import { isEnded } from './fold.js';
import type { NodeInEvent, NodeState, NodeStatus, RunEvent } from './types.js';

/** What a node did in a span of time: worked, waited for something, or paused between two attempts. */
export type SegmentKind = 'ran' | 'waited' | 'paused';

/** A span of one attempt at a node. `to` is null until it ends. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: number;
  readonly to: number | null;
  readonly attempt: number;
  readonly round: number;
  /** How the attempt ended, on its last span. */
  readonly outcome: NodeStatus | null;
  /** Why the attempt failed, on its last span. */
  readonly error: string | null;
}

/** One attempt at a node, for the inspector. */
export interface Attempt {
  readonly round: number;
  readonly attempt: number;
  readonly from: number;
  readonly to: number | null;
  readonly ranMs: number;
  readonly waitedMs: number;
  readonly outcome: NodeStatus | null;
  readonly error: string | null;
}

/** Where the time of a node went, in milliseconds. */
export interface Timing {
  readonly ran: number;
  readonly waited: number;
  readonly paused: number;
}

/** What the nodes of a run did up to an event. */
export interface Spans {
  readonly byKey: ReadonlyMap<string, readonly Segment[]>;
  /** How often the run has begun: once, and once more with each retry. */
  readonly round: number;
}

/** Before the first event. */
export const NO_SPANS: Spans = { byKey: new Map(), round: 0 };

/** Return what the nodes did, after further events. The list of a node that did nothing stays the same object. */
export function spansAfter(before: Spans, events: readonly RunEvent[]): Spans {
  const byKey = new Map(before.byKey);
  const own = new Map<string, Segment[]>();
  const listOf = (key: string): Segment[] => {
    const list = own.get(key) ?? [...(byKey.get(key) ?? [])];
    own.set(key, list);
    byKey.set(key, list);
    return list;
  };
  let { round } = before;
  for (const event of events) {
    if (event.__typename === 'WorkflowStarted') round += 1;
    const at = Date.parse(event.occurredAt);
    if (event.node) record(listOf(event.node.key), event.node, at, round);
    if (event.__typename === 'WorkflowFailed' || event.__typename === 'WorkflowCancelled') {
      for (const key of byKey.keys()) close(listOf(key), at, 'CANCELLED', null);
    }
  }
  return { byKey, round };
}

/** Return what each node did when, by key, from the run's events. */
export function segmentsOf(events: readonly RunEvent[]): ReadonlyMap<string, readonly Segment[]> {
  return spansAfter(NO_SPANS, events).byKey;
}

/** Return what is known of a node's time without its events: from its start to its end. */
export function segmentsWithoutHistory(node: NodeState): readonly Segment[] {
  if (!node.startedAt) return [];
  const to = node.completedAt ? Date.parse(node.completedAt) : null;
  const kind = node.status === 'WAITING' ? 'waited' : 'ran';
  const outcome = isEnded(node.status) ? node.status : null;
  const { attempts: attempt, error = null } = node;
  return [{ kind, from: Date.parse(node.startedAt), to, attempt, round: 1, outcome, error }];
}

/** Return the attempts at a node, oldest first. */
export function attemptsOf(segments: readonly Segment[], now: number): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const segment of segments) {
    const last = attempts.at(-1);
    if (segment.kind === 'paused') continue;
    if (last && last.round === segment.round && last.attempt === segment.attempt) {
      attempts[attempts.length - 1] = extended(last, segment, now);
    } else {
      const { round, attempt, from } = segment;
      const begun = { round, attempt, from, to: null, ranMs: 0, waitedMs: 0, outcome: null, error: null };
      attempts.push(extended(begun, segment, now));
    }
  }
  return attempts;
}

/** Return where the time of a node went. */
export function timingOf(segments: readonly Segment[], now: number): Timing {
  const sum = { ran: 0, waited: 0, paused: 0 };
  for (const segment of segments) sum[segment.kind] += lengthOf(segment, now);
  return sum;
}

/** Return the part of the segments that had happened at an instant. */
export function segmentsUntil(segments: readonly Segment[], instant: number): readonly Segment[] {
  return segments
    .filter((segment) => segment.from <= instant)
    .map((segment) =>
      segment.to !== null && segment.to <= instant ? segment : { ...segment, to: null, outcome: null, error: null },
    );
}

function extended(attempt: Attempt, segment: Segment, now: number): Attempt {
  const length = lengthOf(segment, now);
  return {
    ...attempt,
    to: segment.to,
    ranMs: attempt.ranMs + (segment.kind === 'ran' ? length : 0),
    waitedMs: attempt.waitedMs + (segment.kind === 'waited' ? length : 0),
    outcome: segment.outcome,
    error: segment.error,
  };
}

function lengthOf(segment: Segment, now: number): number {
  return Math.max(0, (segment.to ?? now) - segment.from);
}

function record(list: Segment[], node: NodeInEvent, at: number, round: number): void {
  const { attempts: attempt, status } = node;
  if (status === 'SKIPPED') return;
  if (isEnded(status)) return close(list, at, status, node.error ?? null);
  if (status === 'RUNNING') {
    dropPresumed(list, attempt, round, at);
    close(list, at, null, null);
    return open(list, 'ran', at, attempt, round);
  }
  if (!node.retryAt) {
    close(list, at, null, null);
    return open(list, 'waited', at, attempt, round);
  }
  // An attempt failed. The next one begins at `retryAt`, or later if the gateway was down: then its event says so.
  close(list, at, 'FAILED', node.error ?? null);
  const again = Math.max(at, Date.parse(node.retryAt));
  open(list, 'paused', at, attempt, round);
  close(list, again, null, null);
  open(list, 'ran', again, attempt + 1, round);
}

function open(list: Segment[], kind: SegmentKind, from: number, attempt: number, round: number): void {
  list.push({ kind, from, to: null, attempt, round, outcome: null, error: null });
}

/** Remove the span of an attempt that was presumed to begin, now that its event says when it did. */
function dropPresumed(list: Segment[], attempt: number, round: number, at: number): void {
  const last = list.at(-1);
  if (last?.kind !== 'ran' || last.to !== null || last.attempt !== attempt || last.round !== round) return;
  list.pop();
  const pause = list.at(-1);
  if (pause?.kind === 'paused') list[list.length - 1] = { ...pause, to: at };
}

/** End the open span. Spans that would have begun later did not happen. */
function close(list: Segment[], at: number, outcome: NodeStatus | null, error: string | null): void {
  for (let last = list.at(-1); last && last.from > at; last = list.at(-1)) list.pop();
  const last = list.at(-1);
  if (!last || (last.to !== null && last.to <= at)) return;
  list[list.length - 1] = { ...last, to: at, outcome, error };
}
