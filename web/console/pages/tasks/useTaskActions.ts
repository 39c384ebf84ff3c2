import { TaskHistoryDocument } from '@parley-gateway/client/operations/boards';
import {
  AssignTaskDocument,
  CancelTaskDocument,
  RetryTaskDocument,
  SetTaskStatusDocument,
  UpdateTaskDocument,
} from '@parley-gateway/client/operations/tasks';
import { type Parley, ParleyError } from '@parley-gateway/client';
import { useParley } from '@parley-gateway/client/react';
import { useCallback, useMemo, useState } from 'react';
import { useToast } from '../../parts/Toast';
import type { PendingMove } from './board';
import { PAST, type Move, type MoveKind, type Task } from './moves';
import { priorityWord } from './priority';

/** The input of a move, beside the task. */
export interface MoveInput {
  readonly agentId?: string;
  readonly result?: unknown;
  readonly error?: string;
}

export interface TaskActions {
  /** Moves that are not confirmed yet, by task. */
  readonly pending: ReadonlyMap<string, PendingMove>;
  /** Why the last move of a task did not happen. */
  readonly refusals: ReadonlyMap<string, string>;
  move(task: Task, move: Move, input?: MoveInput): Promise<void>;
  prioritise(task: Task, priority: number): Promise<void>;
  dismiss(taskId: string): void;
}

/** Changes of tasks: shown at once, and reverted with the reason if the gateway refuses them. */
export function useTaskActions(): TaskActions {
  const parley = useParley();
  const toast = useToast();
  const [pending, setPending] = useState<ReadonlyMap<string, PendingMove>>(new Map());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const dismiss = useCallback((taskId: string) => setRefusals((all) => without(all, taskId)), []);

  const attempt = useCallback(
    async (task: Task, what: string, run: () => Promise<unknown>): Promise<boolean> => {
      dismiss(task.id);
      try {
        await run();
        return true;
      } catch (problem) {
        const reason = await reasonOf(parley, task, problem);
        setRefusals((all) => new Map(all).set(task.id, reason));
        toast({ tone: 'bad', title: `${what}: ${task.title}`, description: reason });
        return false;
      }
    },
    [parley, toast, dismiss],
  );

  const move = useCallback(
    async (task: Task, move: Move, input: MoveInput = {}): Promise<void> => {
      setPending((all) => new Map(all).set(task.id, { to: move.to, updatedAt: task.updatedAt }));
      const done = await attempt(task, `Not ${PAST[move.kind]}`, () => request(parley, task.id, move.kind, input));
      // On success the row itself replaces it, as soon as the event arrives.
      if (!done) setPending((all) => without(all, task.id));
      if (done && move.kind === 'cancel') {
        const undo = () => void attempt(task, 'Not put back', () => request(parley, task.id, 'retry', {}));
        toast({ tone: 'info', title: `Cancelled: ${task.title}`, action: { label: 'Put it back', run: undo } });
      }
    },
    [parley, toast, attempt],
  );

  const prioritise = useCallback(
    async (task: Task, priority: number): Promise<void> => {
      const word = priorityWord(priority).toLowerCase();
      await attempt(task, `The priority was not changed to ${word.toLowerCase()}`, () => parley.mutate(UpdateTaskDocument, { input: { id: task.id, priority } }));
    },
    [parley, attempt],
  );

  return useMemo(() => ({ pending, refusals, move, prioritise, dismiss }), [pending, refusals, move, prioritise, dismiss]);
}

function request(parley: Parley, id: string, kind: MoveKind, { agentId, result, error }: MoveInput): Promise<unknown> {
  switch (kind) {
    case 'assign':
      return parley.mutate(AssignTaskDocument, { input: { id, agentId: agentId ?? '' } });
    case 'start':
      return parley.mutate(SetTaskStatusDocument, { input: { id, status: 'RUNNING' } });
    case 'complete':
      return parley.mutate(SetTaskStatusDocument, { input: { id, status: 'COMPLETED', result: result ?? {} } });
    case 'fail':
      return parley.mutate(SetTaskStatusDocument, { input: { id, status: 'FAILED', error: error ?? '' } });
    case 'cancel':
      return parley.mutate(CancelTaskDocument, { input: { id } });
    case 'retry':
      return parley.mutate(RetryTaskDocument, { input: { id } });
  }
}

/** Return what to say about a refusal: of a conflict, who was first. */
async function reasonOf(parley: Parley, task: Task, problem: unknown): Promise<string> {
  const message = problem instanceof Error ? problem.message : String(problem);
  if (!(problem instanceof ParleyError) || problem.code !== 'CONFLICT') return message;
  try {
    const { eventChain } = await parley.query(TaskHistoryDocument, { id: task.id });
    const last = eventChain.findLast((event) => 'task' in event && event.task.id === task.id);
    if (!last || !('task' in last) || last.task.status === task.status) return message;
    return `${last.actor?.name ?? 'The gateway'} was first: it is ${last.task.status.toLowerCase()}.`;
  } catch {
    return message;
  }
}

function without<Value>(all: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!all.has(key)) return all;
  const left = new Map(all);
  left.delete(key);
  return left;
}
