import type { ThreadListEventsSubscription, ThreadRowFragment } from '@parley-gateway/client/operations/threads';

export type ThreadRow = ThreadRowFragment;
export type ListEvent = ThreadListEventsSubscription['events'];

/** Return the sessions after an event. */
export function foldInbox(rows: readonly ThreadRow[], event: ListEvent): readonly ThreadRow[] {
  switch (event.__typename) {
    case 'SessionUpdated':
      return changed(rows, event.session.id, (row) => (row.updatedAt > event.session.updatedAt ? row : { ...row, ...event.session }));
    case 'MessageSent':
      return changed(rows, event.message.session.id, (row) => withLast(row, event.message));
    case 'ParticipantJoined':
      return changed(rows, event.session.id, (row) => ({
        ...row,
        participants: [...row.participants.filter((each) => each.actor.id !== event.participant.actor.id), event.participant],
      }));
    case 'ParticipantLeft':
      return changed(rows, event.session.id, (row) => ({
        ...row,
        participants: row.participants.filter((each) => each.actor.id !== event.participant.actor.id),
      }));
    case 'ApprovalRequested':
    case 'ApprovalResponded':
      return changed(rows, event.approval.inSession?.id ?? '', (row) => withApproval(row, event.approval));
    default:
      return rows;
  }
}

type Last = ThreadRow['messages']['nodes'][number];

/** A message can be in the row already, which was read after it was sent. */
function withLast(row: ThreadRow, message: Last): ThreadRow {
  const last = row.messages.nodes.at(-1);
  if (last && (last.id === message.id || last.createdAt > message.createdAt)) return row;
  return { ...row, messages: { totalCount: row.messages.totalCount + 1, nodes: [message] } };
}

function withApproval(row: ThreadRow, approval: { readonly id: string; readonly status: string }): ThreadRow {
  const others = row.approvals.nodes.filter((each) => each.id !== approval.id);
  return { ...row, approvals: { nodes: approval.status === 'PENDING' ? [...others, { id: approval.id }] : others } };
}

function changed(rows: readonly ThreadRow[], id: string, change: (row: ThreadRow) => ThreadRow): readonly ThreadRow[] {
  return rows.some((row) => row.id === id) ? rows.map((row) => (row.id === id ? change(row) : row)) : rows;
}

/** Return when something was last said in a session, or when it began. */
export function activeAt(row: ThreadRow): string {
  return row.messages.nodes.at(-1)?.createdAt ?? row.createdAt;
}

/** Return the sessions, those first in which something was said last. */
export function byActivity(rows: readonly ThreadRow[]): readonly ThreadRow[] {
  return rows.toSorted((a, b) => (activeAt(a) < activeAt(b) ? 1 : activeAt(a) > activeAt(b) ? -1 : 0));
}
