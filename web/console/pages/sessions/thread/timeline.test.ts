import { describe, expect, it } from 'vitest';
import type { Message } from './thread';
import { timelineOf, type TimelineInput } from './timeline';

const ada = { __typename: 'Agent' as const, id: 'agt_ada', name: 'Ada' };
const ben = { __typename: 'Agent' as const, id: 'agt_ben', name: 'Ben' };
const message = (id: string, at: string, more: Partial<Message> = {}): Message => ({
  id, content: id, type: 'TEXT', metadata: {}, createdAt: at, from: ada, to: null, replyTo: null, ...more,
});
const base: TimelineInput = {
  messages: [], hasEarlier: false, notes: [], tasks: [], approvals: [], unsent: [], reply: null, dayOf: (at) => at.slice(0, 10),
};
const task = {
  id: 'tsk_1', title: 'Count', type: 'count', status: 'PENDING' as const, priority: 2, progress: null, error: null,
  overdue: false, dueAt: null, createdAt: '2026-11-29T10:01:30Z', updatedAt: '2026-11-29T10:01:30Z', assignedTo: null,
};

describe('the timeline of a session', () => {
  it('puts what happened between the messages of its time, under days', () => {
    const entries = timelineOf({
      ...base,
      messages: [message('m1', '2026-11-28T23:59:00Z'), message('m2', '2026-11-29T10:01:00Z'), message('m3', '2026-11-29T10:02:00Z')],
      tasks: [task],
    });
    expect(entries.map((entry) => entry.key)).toEqual(['day:2026-11-28', 'm1', 'day:2026-11-29', 'm2', 'tsk_1', 'm3']);
  });

  it('hides what is older than the first message that is shown, until that is read', () => {
    const messages = [message('m2', '2026-11-29T10:05:00Z')];
    expect(timelineOf({ ...base, messages, tasks: [task], hasEarlier: true }).map((entry) => entry.kind)).toEqual(['day', 'message']);
    expect(timelineOf({ ...base, messages, tasks: [task] }).map((entry) => entry.kind)).toEqual(['day', 'task', 'message']);
  });

  it('puts messages of one author under one head, unless there is a pause, another author or a reply', () => {
    const entries = timelineOf({
      ...base,
      messages: [
        message('m1', '2026-11-29T10:00:00Z'), message('m2', '2026-11-29T10:01:00Z'), message('m3', '2026-11-29T10:30:00Z'),
        message('m4', '2026-11-29T10:31:00Z', { from: ben }), message('m5', '2026-11-29T10:31:10Z', { from: ben, to: ada }),
      ],
    });
    expect(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.isContinued] : []))).toEqual([false, true, false, false, false]);
  });

  it('shows the result of a tool at its call, in either way of naming it', () => {
    const entries = timelineOf({
      ...base,
      messages: [
        message('c1', '2026-11-29T10:00:00Z', { type: 'TOOL_CALL', content: '{"name":"search","arguments":"{\\"q\\":1}","id":"x"}' }),
        message('r1', '2026-11-29T10:00:01Z', { type: 'TOOL_RESULT', content: '{"hits":3}', metadata: { callId: 'x' }, from: ben }),
        message('c2', '2026-11-29T10:00:02Z', { type: 'TOOL_CALL', content: '{}', metadata: { tool: 'now' } }),
        message('r2', '2026-11-29T10:00:03Z', { type: 'TOOL_RESULT', content: 'noon', replyTo: { id: 'c2', content: '{}', from: ada } }),
        message('r3', '2026-11-29T10:00:04Z', { type: 'TOOL_RESULT', content: 'lost' }),
      ],
    });
    expect(entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.message.id, entry.result?.id]] : []))).toEqual([
      ['c1', 'r1'], ['c2', 'r2'], ['r3', undefined],
    ]);
  });

  it('gathers notes, of one document only the last', () => {
    const note = (id: string, version: number) => ({
      id, at: `2026-11-29T10:00:0${version}Z`, who: ada, what: { kind: 'document' as const, documentId: 'doc_1', key: 'plan', version },
    });
    const entries = timelineOf({ ...base, notes: [note('e1', 1), note('e2', 2), { id: 'e3', at: '2026-11-29T10:00:05Z', who: ben, what: { kind: 'joined' } }] });
    expect(entries[1]).toMatchObject({ kind: 'notes', notes: [{ id: 'e2' }, { id: 'e3' }] });
  });
});
