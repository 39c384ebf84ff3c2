import {
  WorkflowListDocument,
  WorkflowListEventsDocument,
  type WorkflowListEventsSubscription,
  type WorkflowListRowFragment,
  type WorkflowTickFragment,
} from '@parley-gateway/client/operations/workflow-pages';
import { useLiveList, type LiveListView } from '@parley-gateway/client/react';
import { knownStatuses, type WorkflowsSearch } from './search';

/** A line of the list of workflows. */
export type WorkflowRow = WorkflowListRowFragment;

/** How many of its last runs a workflow shows. */
export const TICKS = 20;

const TYPES = [
  'workflow.created',
  'workflow.updated',
  'workflow.deleted',
  'workflow.started',
  'workflow.completed',
  'workflow.failed',
  'workflow.cancelled',
];

/** Read the workflows that the address asks for, and follow their runs. */
export function useWorkflows(search: WorkflowsSearch): LiveListView<WorkflowRow> {
  const status = knownStatuses(search.status);
  const filter = { ...(status.length > 0 ? { status } : {}), ...(search.q ? { search: search.q } : {}) };
  return useLiveList({
    query: WorkflowListDocument,
    variables: { first: 25, filter },
    rows: (data) => data.workflows.nodes,
    stream: WorkflowListEventsDocument,
    streamVariables: { types: TYPES },
    fold: foldWorkflows,
    reloadOn: (event) => event.__typename === 'RecordChanged',
  });
}

type ListEvent = WorkflowListEventsSubscription['events'];

/** Return the list after an event of a run: its tick changes, and what is counted. */
export function foldWorkflows(rows: readonly WorkflowRow[], event: ListEvent): readonly WorkflowRow[] {
  if (!('execution' in event)) return rows;
  const { workflow, ...tick } = event.execution;
  if (!workflow) return rows;
  return rows.map((row) => (row.id === workflow.id ? withTick(row, tick) : row));
}

function withTick(row: WorkflowRow, tick: WorkflowTickFragment): WorkflowRow {
  const before = row.executions.nodes.find((each) => each.id === tick.id);
  if (before && before.status === tick.status) return row;
  const others = row.executions.nodes.filter((each) => each.id !== tick.id);
  const nodes = [...others, tick].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, TICKS);
  return { ...row, executions: { nodes }, statistics: counted(row.statistics, tick, before) };
}

type Statistics = WorkflowRow['statistics'];

/** Count the run. The percentiles are those of the last reading: no event carries them. */
function counted(known: Statistics, tick: WorkflowTickFragment, before: WorkflowTickFragment | undefined): Statistics {
  const completed = known.completed + Number(tick.status === 'COMPLETED');
  const failed = known.failed + Number(tick.status === 'FAILED') - Number(before?.status === 'FAILED');
  const ended = completed + failed;
  return {
    ...known,
    total: known.total + Number(!before),
    completed,
    failed,
    successRate: ended === 0 ? null : completed / ended,
  };
}
