import type { OverviewHistoryQuery } from '@parley-gateway/client/operations/overview';

/** A number that went up or down at an instant. */
export interface Change {
  at: number;
  by: number;
}

/** A number as it was at an instant: null where the log was not read that far back. */
export type Before = (at: number) => number | null;

const ENDED = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** Return when the number of runs in progress changed. */
export function runChanges({ runs }: OverviewHistoryQuery): Change[] {
  return runs.nodes.map(({ __typename, occurredAt }) => ({ at: Date.parse(occurredAt), by: __typename === 'WorkflowStarted' ? 1 : -1 }));
}

/** Return when the number of open tasks changed. */
export function taskChanges({ tasks }: OverviewHistoryQuery): Change[] {
  return tasks.nodes.flatMap((event) => {
    const at = Date.parse(event.occurredAt);
    if (event.__typename === 'TaskCreated') return [{ at, by: 1 }];
    return event.__typename === 'TaskUpdated' && ENDED.has(event.task.status) ? [{ at, by: -1 }] : [];
  });
}

/**
 * Return a number as it was before it was measured, from its changes, oldest first.
 *
 * `complete` says whether the changes are all there were; otherwise nothing is known before the first of them.
 */
export function before(changes: readonly Change[], measured: { at: number; value: number }, complete: boolean): Before {
  const first = changes[0]?.at ?? measured.at;
  return (at) => {
    if (!complete && at < first) return null;
    const since = changes.filter((change) => change.at > at && change.at <= measured.at);
    return Math.max(0, measured.value - since.reduce((total, { by }) => total + by, 0));
  };
}
