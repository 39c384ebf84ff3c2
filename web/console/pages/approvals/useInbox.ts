import { ApprovalsDocument, ApprovalEventsDocument } from '@parley-gateway/client/operations/approvals';
import { useLiveList, type LiveListView } from '@parley-gateway/client/react';
import { useEffect, useMemo, useRef } from 'react';
import { foldInbox, keepShown, mustReload, rowsOf, type Approval } from './inbox';
import type { InboxList } from './search';

const CONDITIONS = { mine: { forMe: true }, others: { status: 'PENDING' }, decided: {} } as const;

/** Read the approvals of a list and keep them up to date. What was decided meanwhile stays where it was. */
export function useInbox(list: InboxList): LiveListView<Approval> {
  const view = useLiveList({
    query: ApprovalsDocument,
    variables: { first: 100, ...CONDITIONS[list] },
    rows: (data) => rowsOf(list, data.approvals.nodes),
    stream: ApprovalEventsDocument,
    streamVariables: {},
    fold: foldInbox,
    reloadOn: (event) => mustReload(event, list),
  });
  const shown = useRef<readonly Approval[]>([]);
  const rows = useMemo(() => (list === 'decided' ? view.rows : keepShown(shown.current, view.rows)), [list, view.rows]);
  useEffect(() => {
    shown.current = rows;
  }, [rows]);
  return { ...view, rows };
}
