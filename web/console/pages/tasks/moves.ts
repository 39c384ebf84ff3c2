import type { TaskFieldsFragment } from '@parley-gateway/client/operations/fragments';
import type { TaskStatus } from '@parley-gateway/client/operations/types';

/** A task, with what its agent last said about its progress. */
export type Task = TaskFieldsFragment & { readonly note?: string | null };

/** The viewer's rights over tasks. */
export interface Rights {
  readonly viewerId: string;
  /** `tasks:write` */
  readonly write: boolean;
  /** `agents:write`, as a person: reports on tasks of others are allowed. */
  readonly operate: boolean;
}

export type MoveKind = 'assign' | 'start' | 'complete' | 'fail' | 'cancel' | 'retry';

/** A change of status that the gateway allows for a task, and the column it leads to. */
export interface Move {
  readonly kind: MoveKind;
  readonly to: TaskStatus;
  readonly label: string;
  /** It needs an agent, a result or a reason first. */
  readonly asks: boolean;
}

const MOVES: Readonly<Record<MoveKind, Move>> = {
  assign: { kind: 'assign', to: 'ASSIGNED', label: 'Assign', asks: true },
  start: { kind: 'start', to: 'RUNNING', label: 'Start', asks: false },
  complete: { kind: 'complete', to: 'COMPLETED', label: 'Complete', asks: true },
  fail: { kind: 'fail', to: 'FAILED', label: 'Fail', asks: true },
  cancel: { kind: 'cancel', to: 'CANCELLED', label: 'Cancel', asks: false },
  retry: { kind: 'retry', to: 'PENDING', label: 'Retry', asks: false },
};

const LEGAL: Readonly<Record<TaskStatus, readonly MoveKind[]>> = {
  PENDING: ['assign', 'cancel'],
  ASSIGNED: ['assign', 'start', 'complete', 'fail', 'cancel'],
  RUNNING: ['assign', 'complete', 'fail', 'cancel'],
  COMPLETED: [],
  FAILED: ['retry'],
  CANCELLED: ['retry'],
};

const REPORTS: ReadonlySet<MoveKind> = new Set(['start', 'complete', 'fail']);

export const NEEDS_WRITE = 'Needs the scope tasks:write';

/** Return the moves that a task's status and the viewer's rights allow. */
export function movesOf(task: Task, rights: Rights): readonly Move[] {
  return LEGAL[task.status].filter((kind) => whyNot(task, kind, rights) === null).map((kind) => MOVES[kind]);
}

/** Return a move by its kind. */
export function moveOf(kind: MoveKind): Move {
  return MOVES[kind];
}

/** Return the move that dropping a task on a column means, if it means one. */
export function moveTo(task: Task, status: TaskStatus, rights: Rights): Move | null {
  return movesOf(task, rights).find((move) => move.to === status) ?? null;
}

/** Return why the viewer cannot make a move, or null if they can. */
export function whyNot(task: Task, kind: MoveKind, rights: Rights): string | null {
  if (!rights.write) return NEEDS_WRITE;
  if (!LEGAL[task.status].includes(kind)) return `A task that is ${task.status.toLowerCase()} cannot be ${PAST[kind]}`;
  if (kind === 'assign') return rights.operate || task.status !== 'RUNNING' ? null : 'Only an operator (agents:write) can reassign a running task';
  if (!REPORTS.has(kind)) return null;
  if (isAttemptedBefore(task, kind)) return 'Its last attempt was lost: start it again first';
  const isOwn = task.createdBy.id === rights.viewerId && task.type !== 'agent.message';
  return rights.operate || isOwn ? null : 'Only its agent, its creator or an operator (agents:write) can report on it';
}

/** Return why the viewer cannot change a task's priority, or null if they can. */
export function whyNotPrioritise(task: Task, rights: Rights): string | null {
  if (!rights.write) return NEEDS_WRITE;
  return task.completedAt === null ? null : 'The task has ended';
}

/** After an attempt that was lost, a task has to be started again before it can be reported on. */
function isAttemptedBefore(task: Task, kind: MoveKind): boolean {
  return kind !== 'start' && task.status === 'ASSIGNED' && task.attempts > 0 && task.leaseExpiresAt === null;
}

/** The past participle of each move. */
export const PAST: Readonly<Record<MoveKind, string>> = {
  assign: 'assigned', start: 'started', complete: 'completed', fail: 'failed', cancel: 'cancelled', retry: 'retried',
};
