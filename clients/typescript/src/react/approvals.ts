import { useCallback, useMemo } from 'react';
import { type ApprovalsQuery, ApprovalEventsDocument, ApprovalsDocument, RespondToApprovalDocument } from '../operations/approvals.js';
import type { ApprovalStatus } from '../operations/types.js';
import { patch } from '../upsert.js';
import { type LiveListView, useLiveList } from './live.js';
import { type MutationResult, useMutate } from './mutate.js';

/** An approval, with whether the viewer may decide it. */
export type ApprovalRow = ApprovalsQuery['approvals']['nodes'][number];

/** Which approvals `useApprovals` lists. */
export interface ApprovalsOptions {
  /** Only those that the viewer may decide. */
  readonly forMe?: boolean | undefined;
  /** Only those with this status; PENDING by default, null for all. */
  readonly status?: ApprovalStatus | null | undefined;
  /** How many a page has; 20 by default. */
  readonly first?: number | undefined;
}

/** What `useApprovals` returns. */
export interface Approvals extends LiveListView<ApprovalRow> {
  /** Approve or reject one. The error is a `Conflict` if it was decided elsewhere in the meantime. */
  decide(id: string, approved: boolean, feedback?: string): Promise<MutationResult<unknown>>;
}

/** List approvals, follow what becomes of them, and decide them. */
export function useApprovals({ forMe, status = 'PENDING', first = 20 }: ApprovalsOptions = {}): Approvals {
  const [respond] = useMutate(RespondToApprovalDocument);
  const list = useLiveList({
    query: ApprovalsDocument,
    variables: { first, ...(status === null ? {} : { status }), ...(forMe === undefined ? {} : { forMe }) },
    rows: (data) => data.approvals.nodes,
    stream: ApprovalEventsDocument,
    streamVariables: {},
    fold: (rows, event) =>
      'approval' in event ? patch<ApprovalRow>(rows, event.approval, { matches: (row) => status === null || row.status === status }) : rows,
    // Whether a new one is the viewer's to decide is not in its event.
    reloadOn: ({ __typename }) => __typename === 'ApprovalRequested',
  });
  const decide = useCallback(
    (id: string, approved: boolean, feedback?: string) =>
      respond({ input: { id, approved, ...(feedback === undefined ? {} : { feedback }) } }),
    [respond],
  );
  return useMemo(() => ({ ...list, decide }), [list, decide]);
}
