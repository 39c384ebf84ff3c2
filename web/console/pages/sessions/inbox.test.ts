import { describe, expect, it } from 'vitest';
import { byActivity, foldInbox, type ListEvent, type ThreadRow } from './inbox';

const ada = { __typename: 'Agent' as const, id: 'agt_1', name: 'Ada' };
const row = (id: string, createdAt: string): ThreadRow => ({
  id, name: id, description: null, status: 'ACTIVE', channel: 'WEB', totalRequests: 0, lastRequestAt: null, expiresAt: null,
  createdAt, updatedAt: createdAt, owner: ada, participants: [], messages: { totalCount: 0, nodes: [] }, approvals: { nodes: [] },
});
const common = { causedBy: null, cursor: 'c', actor: ada, occurredAt: '2026-11-29T10:00:00Z' };
const said = (id: string, session: string, createdAt: string): ListEvent => ({
  ...common, __typename: 'MessageSent', id: `e_${id}`, type: 'collaboration.message_sent',
  message: { id, content: id, type: 'TEXT', metadata: {}, createdAt, from: ada, to: null, replyTo: null, session: { id: session } },
});

describe('the list of sessions', () => {
  it('counts a message once, and puts its session first', () => {
    const rows = [row('s1', '2026-11-29T09:00:00Z'), row('s2', '2026-11-29T08:00:00Z')];
    const once = foldInbox(rows, said('m1', 's2', '2026-11-29T10:00:00Z'));
    const twice = foldInbox(once, said('m1', 's2', '2026-11-29T10:00:00Z'));
    expect(twice[1]?.messages).toMatchObject({ totalCount: 1, nodes: [{ id: 'm1' }] });
    expect(byActivity(twice).map((each) => each.id)).toEqual(['s2', 's1']);
  });

  it('knows which approvals wait', () => {
    const approval = (status: 'PENDING' | 'APPROVED') => ({
      ...common, __typename: 'ApprovalRequested' as const, id: 'e', type: 'collaboration.approval_requested',
      approval: { id: 'apr_1', status, inSession: { id: 's1' } },
    });
    const asked = foldInbox([row('s1', '2026-11-29T09:00:00Z')], approval('PENDING'));
    expect(asked[0]?.approvals.nodes).toEqual([{ id: 'apr_1' }]);
    expect(foldInbox(asked, approval('APPROVED'))[0]?.approvals.nodes).toEqual([]);
  });

  it('is left alone by sessions that it does not show', () => {
    const rows = [row('s1', '2026-11-29T09:00:00Z')];
    expect(foldInbox(rows, said('m1', 's9', '2026-11-29T10:00:00Z'))).toBe(rows);
  });
});
