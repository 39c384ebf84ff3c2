import { upsert } from '@parley-gateway/client';
import { ExecutionsDocument } from '@parley-gateway/client/operations/executions';
import type { ExecutionFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { RunsEventsDocument, type RunsEventsSubscription } from '@parley-gateway/client/operations/runs';
import { useLiveList, type LiveListView } from '@parley-gateway/client/react';
import { filterOf, type RunsFilter, type RunsSearch } from './search';

/** A line of the list of runs. */
export type RunRow = ExecutionFieldsFragment;

type RunEvent = RunsEventsSubscription['events'];

const TYPES = [
  'execution.created',
  'workflow.started',
  'workflow.completed',
  'workflow.failed',
  'workflow.cancelled',
  'workflow.node_waiting',
  'workflow.node_completed',
];

/** Read the runs that the address asks for, newest first, and keep them up to date. */
export function useRuns(search: RunsSearch, first = 50): LiveListView<RunRow> {
  const filter = filterOf(search);
  return useLiveList({
    query: ExecutionsDocument,
    variables: { first, filter },
    rows: (data) => data.executions.nodes,
    stream: RunsEventsDocument,
    streamVariables: { types: TYPES },
    fold: (rows, event) => foldRuns(rows, event, filter),
    reloadOn: (event) => mustReload(event, filter),
  });
}

/** Return the list after an event: a run that begins is put where it belongs, one that no longer matches goes. */
export function foldRuns(rows: readonly RunRow[], event: RunEvent, filter: RunsFilter): readonly RunRow[] {
  if (!('execution' in event)) return rows;
  if (event.__typename === 'WorkflowStarted') {
    const { workflow, session } = event.execution;
    const row: RunRow = { ...event.execution, workflow, session };
    return upsert(rows, row, { matches: (each) => matches(each, filter), compare: newestFirst });
  }
  const { execution } = event;
  if (!rows.some((row) => row.id === execution.id)) return rows;
  const next = rows.map((row) => (row.id === execution.id ? { ...row, ...execution } : row));
  return filter.status ? next.filter((row) => matches(row, filter)) : next;
}

/** A run that enters the list by its status has more to show than its event says, and one that waits has no event yet. */
export function mustReload(event: RunEvent, filter: RunsFilter): boolean {
  if (event.__typename === 'RecordChanged') return filter.status?.includes('PENDING') ?? true;
  if (!filter.status || !('execution' in event) || event.__typename === 'WorkflowStarted') return false;
  return filter.status.includes(event.execution.status);
}

/** Return whether a run is one of those that the list asks for. */
export function matches(row: RunRow, filter: RunsFilter): boolean {
  const at = Date.parse(row.createdAt);
  return (
    (!filter.status || filter.status.includes(row.status)) &&
    (!filter.trigger || filter.trigger.includes(row.trigger)) &&
    (!filter.workflowId || row.workflow?.id === filter.workflowId) &&
    (!filter.sessionId || row.session?.id === filter.sessionId) &&
    (!filter.since || at >= Date.parse(filter.since)) &&
    (!filter.until || at < Date.parse(filter.until))
  );
}

/** Ids are sorted by creation. */
function newestFirst(one: RunRow, other: RunRow): number {
  return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}
