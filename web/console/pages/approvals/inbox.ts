import type { ApprovalDetailFragment, ApprovalEventsSubscription } from '@parley-gateway/client/operations/approvals';
import type { InboxList } from './search';

/** An approval in a list. */
export type Approval = ApprovalDetailFragment;

type InboxEvent = ApprovalEventsSubscription['approvalEvents'];

/** Return the approvals of a page of the query that belong to a list. */
export function rowsOf(list: InboxList, approvals: readonly Approval[]): readonly Approval[] {
  if (list === 'mine') return approvals;
  return approvals.filter(({ status, viewerMayDecide }) => (list === 'decided' ? status !== 'PENDING' : !viewerMayDecide));
}

/** Return the list after an event. A decision turns a card over and leaves it where it is: somebody may be looking at it. */
export function foldInbox(rows: readonly Approval[], event: InboxEvent): readonly Approval[] {
  if (event.__typename !== 'ApprovalResponded') return rows;
  const { approval } = event;
  if (!rows.some(({ id }) => id === approval.id)) return rows;
  return rows.map((row) => (row.id === approval.id ? { ...row, ...approval } : row));
}

/** Whether an event means that the list must be read again: events do not say who may decide. */
export function mustReload(event: InboxEvent, list: InboxList): boolean {
  return event.__typename === (list === 'decided' ? 'ApprovalResponded' : 'ApprovalRequested');
}

/**
 * Return the rows with those that were shown before and are no longer in the list, such as one that somebody else has
 * decided in the meantime. What is new goes to the end.
 */
export function keepShown(before: readonly Approval[], rows: readonly Approval[]): readonly Approval[] {
  const current = new Map(rows.map((row) => [row.id, row]));
  const shown = new Set(before.map(({ id }) => id));
  const added = rows.filter(({ id }) => !shown.has(id)).sort((one, other) => (one.id < other.id ? -1 : 1));
  return [...before.map((row) => current.get(row.id) ?? row), ...added];
}

/** Return whether the viewer has something to do about an approval. */
export function awaits(approval: Approval, viewerId: string): boolean {
  return approval.status === 'PENDING' && approval.viewerMayDecide !== false && !hasDecided(approval, viewerId);
}

/** Return whether a user has decided on an approval, alone or for another one. */
export function hasDecided(approval: Approval, userId: string): boolean {
  return approval.decisions.some(({ by, onBehalfOf }) => by.id === userId || onBehalfOf?.id === userId);
}

/** Return the approvals that ask the same question about something else: of the same node, or with the same title. */
export function alike(approval: Approval, rows: readonly Approval[]): readonly Approval[] {
  const subject = (each: Approval) => JSON.stringify([each.node?.key ?? null, each.node ? null : each.title, each.requestedBy.id]);
  return rows.filter((each) => subject(each) === subject(approval));
}

/** Return the row to go to after one was decided: the next one that waits, or else the one before. */
export function nextOf(rows: readonly Approval[], id: string, viewerId: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const following = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0)).reverse()];
  return following.find((row) => awaits(row, viewerId))?.id ?? null;
}
