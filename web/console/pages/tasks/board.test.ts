import { describe, expect, it } from 'vitest';
import { columnsOf, foldTasks, matches, withMoves, type TaskEvent } from './board';
import { moveTo, movesOf, whyNot, type Rights, type Task } from './moves';
import { priorityWord } from './priority';

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id, title: `Task ${id}`, type: 'count_words', description: null, priority: 2, status: 'PENDING', progress: null, error: null,
  attempts: 0, maxAttempts: 3, timeoutSeconds: 300, retryAt: null, dueAt: null, overdue: false, leaseExpiresAt: null,
  createdAt: '2026-11-29T10:00:00Z', assignedAt: null, startedAt: null, completedAt: null, updatedAt: '2026-11-29T10:00:00Z',
  assignedTo: null, createdBy: { __typename: 'User', id: 'usr_1', name: 'Me' }, session: null, ...more,
});
const updated = (changed: Task): TaskEvent => ({
  __typename: 'TaskUpdated', id: `e_${changed.updatedAt}`, type: 'collaboration.task_updated', occurredAt: changed.updatedAt,
  causedBy: null, cursor: 'c', actor: null, note: null, task: changed,
});
const operator: Rights = { viewerId: 'usr_9', write: true, operate: true };
const member: Rights = { viewerId: 'usr_1', write: true, operate: false };
const kinds = (of: Task, rights: Rights) => movesOf(of, rights).map((move) => move.kind);

describe('moves on the board', () => {
  it('are those that the status allows', () => {
    expect(kinds(task('1'), operator)).toEqual(['assign', 'cancel']);
    expect(kinds(task('1', { status: 'RUNNING', attempts: 1 }), operator)).toEqual(['assign', 'complete', 'fail', 'cancel']);
    expect(kinds(task('1', { status: 'COMPLETED' }), operator)).toEqual([]);
    expect(moveTo(task('1', { status: 'FAILED' }), 'PENDING', operator)?.kind).toBe('retry');
    expect(moveTo(task('1', { status: 'FAILED' }), 'RUNNING', operator)).toBeNull();
    expect(moveTo(task('1'), 'COMPLETED', operator)).toBeNull();
  });

  it('are those that the rights allow, and say what is missing', () => {
    const running = task('1', { status: 'RUNNING', attempts: 1, createdBy: { __typename: 'User', id: 'usr_2', name: 'Other' } });
    expect(kinds(running, member)).toEqual(['cancel']);
    expect(whyNot(running, 'assign', member)).toContain('agents:write');
    expect(kinds(task('1'), { ...operator, write: false })).toEqual([]);
    expect(whyNot(task('1'), 'cancel', { ...operator, write: false })).toContain('tasks:write');
    expect(kinds(task('1', { status: 'ASSIGNED' }), member)).toContain('complete');
    expect(kinds(task('1', { status: 'ASSIGNED', type: 'agent.message' }), member)).not.toContain('complete');
  });

  it('do not report on a task whose last attempt was lost', () => {
    expect(kinds(task('1', { status: 'ASSIGNED', attempts: 1 }), operator)).toEqual(['assign', 'start', 'cancel']);
  });
});

describe('the board', () => {
  it('has the tasks of a column in the order in which they are claimed', () => {
    const columns = columnsOf([task('3'), task('1'), task('2', { priority: 8 }), task('4', { status: 'FAILED' })]);
    expect(columns.get('PENDING')?.map((each) => each.id)).toEqual(['2', '1', '3']);
    expect(columns.get('FAILED')?.map((each) => each.id)).toEqual(['4']);
    expect(columns.get('RUNNING')).toEqual([]);
  });

  it('takes newer states, drops tasks that no longer match, and adds those that now do', () => {
    const rows = [task('1', { updatedAt: '2026-11-29T10:00:05Z' })];
    const older = task('1', { status: 'RUNNING', updatedAt: '2026-11-29T10:00:01Z' });
    expect(foldTasks(rows, updated(older), {})).toBe(rows);
    const done = task('1', { status: 'COMPLETED', updatedAt: '2026-11-29T10:00:09Z' });
    expect(foldTasks(rows, updated(done), {})[0]?.status).toBe('COMPLETED');
    expect(foldTasks(rows, updated(done), { status: ['PENDING'] })).toEqual([]);
    expect(foldTasks(rows, updated(task('2')), {}).map((each) => each.id)).toEqual(['2', '1']);
    expect(matches(task('1', { title: 'Count WORDS' }), { search: 'words', minPriority: 2, overdue: false })).toBe(true);
    expect(matches(task('1'), { assignedTo: 'agt_1' })).toBe(false);
  });

  it('shows a move at once, until the gateway has said something newer', () => {
    const moves = new Map([['1', { to: 'CANCELLED' as const, updatedAt: '2026-11-29T10:00:00Z' }]]);
    expect(withMoves([task('1')], moves)[0]?.status).toBe('CANCELLED');
    const claimed = task('1', { status: 'ASSIGNED', updatedAt: '2026-11-29T10:00:02Z' });
    expect(withMoves([claimed], moves)[0]?.status).toBe('ASSIGNED');
  });
});

describe('priorities', () => {
  it('have the words that the schema documents, also between its steps', () => {
    expect([0, 1, 2, 4, 5, 7, 8, 10].map(priorityWord)).toEqual(['Low', 'Low', 'Normal', 'Normal', 'High', 'High', 'Urgent', 'Urgent']);
  });
});
