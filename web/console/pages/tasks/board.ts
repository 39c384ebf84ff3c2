import type { TaskBoardQuery } from '@parley-gateway/client/operations/boards';
import type { TaskEventsSubscription } from '@parley-gateway/client/operations/tasks';
import type { TaskStatus } from '@parley-gateway/client/operations/types';
import type { Task } from './moves';

export type TaskEvent = TaskEventsSubscription['taskEvents'];

/** The columns of the board, in the order of a task's life. */
export const COLUMNS: readonly TaskStatus[] = ['PENDING', 'ASSIGNED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'];

/** The statuses in which a task stays. */
export const ENDED: ReadonlySet<TaskStatus> = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** The conditions for tasks to be shown, the same as the query's. */
export interface TaskConditions {
  readonly search?: string;
  readonly type?: string;
  readonly assignedTo?: string;
  readonly sessionId?: string;
  readonly minPriority?: number;
  readonly overdue?: boolean;
  readonly status?: readonly TaskStatus[];
}

/** Return all tasks of a board's answer. */
export function tasksOf(data: TaskBoardQuery): readonly Task[] {
  return [data.pending, data.assigned, data.running, data.completed, data.failed, data.cancelled].flatMap((column) => column.nodes);
}

/** Return whether a task belongs to what is shown. */
export function matches(task: Task, conditions: TaskConditions): boolean {
  const { search, type, assignedTo, sessionId, minPriority, overdue, status } = conditions;
  return (
    (!status || status.length === 0 || status.includes(task.status)) &&
    (!type || task.type === type) &&
    (!assignedTo || task.assignedTo?.id === assignedTo) &&
    (!sessionId || task.session?.id === sessionId) &&
    (minPriority === undefined || task.priority >= minPriority) &&
    (overdue === undefined || task.overdue === overdue) &&
    (!search || [task.title, task.description ?? '', task.type].some((text) => text.toLowerCase().includes(search.toLowerCase())))
  );
}

/** Return the tasks after an event; one that is older than the row that is known changes nothing. */
export function foldTasks(tasks: readonly Task[], event: TaskEvent, conditions: TaskConditions): readonly Task[] {
  if (!('task' in event)) return tasks;
  if (event.__typename !== 'TaskUpdated' || event.task.status !== 'RUNNING') return withTask(tasks, event.task, conditions);
  const note = event.note ?? tasks.find((each) => each.id === event.task.id)?.note ?? null;
  return withTask(tasks, { ...event.task, note }, conditions);
}

/** Return the tasks with a newer state of one of them. */
export function withTask(tasks: readonly Task[], task: Task, conditions: TaskConditions): readonly Task[] {
  const at = tasks.findIndex((each) => each.id === task.id);
  const known = tasks[at];
  if (known && known.updatedAt > task.updatedAt) return tasks;
  if (!matches(task, conditions)) return known ? tasks.filter((each) => each.id !== task.id) : tasks;
  return known ? tasks.with(at, task) : [task, ...tasks];
}

/** Return the tasks by column, each in the order in which its tasks matter. */
export function columnsOf(tasks: readonly Task[]): ReadonlyMap<TaskStatus, readonly Task[]> {
  const columns = new Map<TaskStatus, Task[]>(COLUMNS.map((status) => [status, []]));
  for (const task of tasks) columns.get(task.status)?.push(task);
  for (const [status, column] of columns) column.sort(ENDED.has(status) ? byEnd : byClaim);
  return columns;
}

/** Tasks are claimed by priority, and of one priority the oldest first; ids are sorted by creation. */
function byClaim(a: Task, b: Task): number {
  return b.priority - a.priority || compared(a.id, b.id);
}

function byEnd(a: Task, b: Task): number {
  return compared(b.completedAt ?? b.updatedAt, a.completedAt ?? a.updatedAt) || compared(b.id, a.id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A move that was made here and is not confirmed yet. */
export interface PendingMove {
  readonly to: TaskStatus;
  /** The state it started from: once the row is newer than this, the gateway has confirmed or replaced it. */
  readonly updatedAt: string;
}

/** Return the tasks as they are shown while moves are not confirmed yet. */
export function withMoves(tasks: readonly Task[], moves: ReadonlyMap<string, PendingMove>): readonly Task[] {
  if (moves.size === 0) return tasks;
  return tasks.map((task) => {
    const move = moves.get(task.id);
    return move && move.updatedAt === task.updatedAt ? { ...task, status: move.to } : task;
  });
}
