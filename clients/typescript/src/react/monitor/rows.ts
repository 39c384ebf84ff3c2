import { isEnded } from './fold.js';
import type { Interval } from './scale.js';
import { segmentsWithoutHistory, type Segment } from './segments.js';
import type { NodeState, RunState } from './types.js';

/** A line of the timeline. */
export interface Row {
  readonly key: string;
  readonly node: NodeState;
  readonly segments: readonly Segment[];
}

/** Return the lines of the timeline: nodes in the order in which they began, then those that have not. */
export function rowsOf(state: RunState, segments: ReadonlyMap<string, readonly Segment[]>): readonly Row[] {
  const rows = [...state.nodes.values()].map((node) => ({
    key: node.key,
    node,
    segments: segments.get(node.key) ?? segmentsWithoutHistory(node),
  }));
  const order = new Map(rows.map((row, index) => [row.key, index]));
  return rows.sort((a, b) => beginOf(a) - beginOf(b) || (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
}

function beginOf(row: Row): number {
  return row.segments[0]?.from ?? (row.node.completedAt ? Date.parse(row.node.completedAt) : Infinity);
}

/** Return the spans in which a node worked: the parts of the time axis that are shown to scale. */
export function busyOf(rows: Iterable<readonly Segment[]>, now: number): readonly Interval[] {
  const spans: Interval[] = [];
  for (const segments of rows) {
    for (const { kind, from, to } of segments) {
      const end = to ?? now;
      if (kind === 'ran' && from <= end) spans.push({ from, to: end });
      // The moments at which a wait begins and ends stay visible beside the fold.
      else if (to !== null) spans.push({ from, to: from }, { from: end, to: end });
    }
  }
  return spans;
}

/** Return the key of the first failed node in the order in which they failed; null if none has. */
export function firstFailure(nodes: Iterable<NodeState>): string | null {
  return failures(nodes)[0] ?? null;
}

/** Return the failed node after this one, from the first again after the last; null if none has failed. */
export function nextFailure(nodes: Iterable<NodeState>, after: string | null): string | null {
  const keys = failures(nodes);
  const index = after === null ? -1 : keys.indexOf(after);
  return keys[(index + 1) % Math.max(1, keys.length)] ?? null;
}

function failures(nodes: Iterable<NodeState>): string[] {
  return [...nodes]
    .filter((node) => node.status === 'FAILED')
    .sort((a, b) => (a.completedAt ?? '').localeCompare(b.completedAt ?? ''))
    .map((node) => node.key);
}

/** Return the node to look at first: the first that failed, else one that waits, else one that runs, else none. */
export function nodeOfInterest(nodes: Iterable<NodeState>): string | null {
  const all = [...nodes];
  const open = (status: string) => all.find((node) => node.status === status)?.key;
  return firstFailure(all) ?? open('WAITING') ?? open('RUNNING') ?? null;
}

/** Return how many nodes have each status. */
export function countByStatus(nodes: Iterable<NodeState>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of nodes) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** Return whether something of the run still moves: then its clocks tick. */
export function ticks(state: RunState): boolean {
  return !isEnded(state.status) && state.startedAt != null;
}
