import { useMemo } from 'react';
import type { ParleyError } from '../errors.js';
import { ExecutionsDocument } from '../operations/executions.js';
import type { ExecutionFieldsFragment } from '../operations/fragments.js';
import { RunEventsDocument } from '../operations/hooks.js';
import type { ExecutionStatus } from '../operations/types.js';
import type { LiveState } from '../state.js';
import { upsert } from '../upsert.js';
import { useLiveList } from './live.js';

/** A run in a list, without its nodes. */
export type ExecutionRow = ExecutionFieldsFragment;

/** Which runs `useWorkflowHistory` lists. */
export interface WorkflowHistoryOptions {
  readonly workflowId?: string | undefined;
  readonly status?: readonly ExecutionStatus[] | undefined;
  /** How many a page has; 20 by default. */
  readonly first?: number | undefined;
}

/** What `useWorkflowHistory` returns. */
export interface WorkflowHistory {
  readonly executions: readonly ExecutionRow[];
  readonly totalCount: number | null;
  readonly loading: boolean;
  readonly error: ParleyError | null;
  readonly hasMore: boolean;
  loadMore(): Promise<void>;
  readonly live: LiveState;
}

const ENDED_OR_STARTED = ['workflow.started', 'workflow.completed', 'workflow.failed', 'workflow.cancelled'];
const CREATED = ['execution.created', 'execution.retried'];
const TYPES = { types: [...ENDED_OR_STARTED, ...CREATED] };

const newestFirst = (one: ExecutionRow, other: ExecutionRow): number =>
  one.createdAt === other.createdAt ? 0 : one.createdAt < other.createdAt ? 1 : -1;

/** List runs, the newest first, and follow what becomes of them. */
export function useWorkflowHistory({ workflowId, status, first = 20 }: WorkflowHistoryOptions = {}): WorkflowHistory {
  const filter = { ...(workflowId === undefined ? {} : { workflowId }), ...(status === undefined ? {} : { status }) };
  const { rows, totalCount, loading, error, hasMore, loadMore, live } = useLiveList({
    query: ExecutionsDocument,
    variables: { first, filter },
    rows: (data) => data.executions.nodes,
    stream: RunEventsDocument,
    streamVariables: TYPES,
    fold: (shown, event, { hasMore: goesOn }) =>
      'execution' in event
        ? upsert<ExecutionRow>(shown, event.execution, {
            hasMore: goesOn,
            compare: newestFirst,
            matches: (run) =>
              (workflowId === undefined || run.workflow?.id === workflowId) && (status === undefined || status.includes(run.status)),
          })
        : shown,
    reloadOn: ({ __typename }) => __typename === 'RecordChanged',
  });
  return useMemo(
    () => ({ executions: rows, totalCount, loading, error, hasMore, loadMore, live }),
    [rows, totalCount, loading, error, hasMore, loadMore, live],
  );
}
