import { describe, expect, it } from 'vitest';
import { allMessages, foldThread, openThread, withPage, type Message, type ThreadEvent, type ThreadSnapshot } from './thread';

const ada = { __typename: 'Agent' as const, id: 'agt_ada', name: 'Ada' };
const message = (id: string): Message => ({
  id, content: id, type: 'TEXT', metadata: {}, createdAt: '2026-11-29T10:00:00Z', from: ada, to: null, replyTo: null,
});
const page = (hasPreviousPage: boolean, startCursor: string) => ({ hasPreviousPage, startCursor, hasNextPage: false, endCursor: null });
const snapshot: ThreadSnapshot = {
  __typename: 'Session', id: 'ses_1', name: 'Launch', description: null, status: 'ACTIVE', channel: 'WEB', totalRequests: 0,
  lastRequestAt: null, expiresAt: null, createdAt: '2026-11-29T09:00:00Z', updatedAt: '2026-11-29T09:00:00Z', owner: ada,
  participants: [], tasks: { nodes: [] }, approvals: { nodes: [] }, documents: [],
  messages: { nodes: [message('m3'), message('m4')], pageInfo: page(true, 'c3') },
};
const common = { causedBy: null, occurredAt: '2026-11-29T10:00:00Z', actor: ada, cursor: 'c' };
const sent = (id: string): ThreadEvent => ({ ...common, __typename: 'MessageSent', id: `e_${id}`, type: 'collaboration.message_sent', message: message(id) });
const ids = (messages: readonly Message[]) => messages.map((each) => each.id);

describe('a session', () => {
  it('takes each message once', () => {
    const state = [sent('m4'), sent('m5'), sent('m5')].reduce(foldThread, openThread(snapshot));
    expect(ids(state.messages)).toEqual(['m3', 'm4', 'm5']);
  });

  it('keeps a newer task than the one of an event', () => {
    const task = {
      id: 'tsk_1', title: 'Count', type: 'count', status: 'RUNNING' as const, priority: 2, progress: 0.5, error: null, overdue: false,
      dueAt: null, createdAt: '2026-11-29T10:00:00Z', updatedAt: '2026-11-29T10:00:05Z', assignedTo: null,
    };
    const late: ThreadEvent = {
      ...common, __typename: 'TaskUpdated', id: 'e1', type: 'collaboration.task_updated',
      task: { ...task, status: 'ASSIGNED', updatedAt: '2026-11-29T10:00:01Z' },
    };
    const state = foldThread({ ...openThread(snapshot), tasks: [task] }, late);
    expect(state.tasks).toEqual([task]);
  });

  it('notes who joins and leaves, and the last patch of a document', () => {
    const participant = { actor: ada, presence: 'ONLINE' as const, joinedAt: '2026-11-29T10:00:00Z', lastSeenAt: null };
    const document = { id: 'doc_1', key: 'plan', version: 2, value: { a: 1 }, updatedAt: '2026-11-29T10:00:00Z', session: null, updatedBy: ada };
    const events: ThreadEvent[] = [
      { ...common, __typename: 'ParticipantJoined', id: 'e1', type: 'collaboration.participant_joined', participant },
      { ...common, __typename: 'DocumentChanged', id: 'e2', type: 'collaboration.document_changed', document, patch: [{ op: 'add', path: '/a', value: 1 }] },
      { ...common, __typename: 'ParticipantLeft', id: 'e3', type: 'collaboration.participant_left', participant },
    ];
    const state = events.reduce(foldThread, openThread(snapshot));
    expect(state.participants).toEqual([]);
    expect(state.notes.map((note) => note.what.kind)).toEqual(['joined', 'document', 'left']);
    expect(state.patches.get('doc_1')).toMatchObject({ version: 2, by: 'Ada' });
  });

  it('changes nothing on an event of a later version', () => {
    const state = openThread(snapshot);
    const unknown = JSON.parse('{"__typename": "SomethingNew", "id": "e9"}') as ThreadEvent;
    expect(foldThread(state, unknown)).toBe(state);
  });

  it('puts earlier pages before the messages of the stream', () => {
    const state = foldThread(openThread(snapshot), sent('m5'));
    const first = withPage(null, 'm3', { nodes: [message('m2')], pageInfo: page(true, 'c2') });
    const both = withPage(first, 'm3', { nodes: [message('m1')], pageInfo: page(false, 'c1') });
    expect(allMessages(state, both)).toMatchObject({ hasEarlier: false, earliest: 'c1' });
    expect(ids(allMessages(state, both).messages)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('shows no hole after a gap: earlier pages stay only if the new snapshot reaches back to them', () => {
    const earlier = withPage(null, 'm3', { nodes: [message('m1'), message('m2')], pageInfo: page(false, 'c1') });
    const near = openThread({ ...snapshot, messages: { nodes: [message('m2'), message('m3'), message('m9')], pageInfo: page(true, 'c2') } });
    expect(ids(allMessages(near, earlier).messages)).toEqual(['m1', 'm2', 'm3', 'm9']);
    const far = openThread({ ...snapshot, messages: { nodes: [message('m8'), message('m9')], pageInfo: page(true, 'c8') } });
    expect(ids(allMessages(far, earlier).messages)).toEqual(['m8', 'm9']);
    expect(allMessages(far, earlier)).toMatchObject({ hasEarlier: true, earliest: 'c8' });
  });
});
