import { useCallback, useMemo, useState } from 'react';
import { type ParleyError, asParleyError, errorOf } from '../errors.js';
import { type Execution, foldExecution, isEnded } from '../executions.js';
import { ExecuteWorkflowDocument, ExecutionEventsDocument } from '../operations/executions.js';
import { ExecutionStatusEventsDocument } from '../operations/hooks.js';
import type { ExecuteWorkflowInput, ExecutionStatus } from '../operations/types.js';
import type { LiveState } from '../state.js';
import { useParley } from './context.js';
import { useLiveObject } from './live.js';
import { useMounted } from './mutate.js';

/** What `useWorkflow` returns. */
export interface WorkflowRun {
  /** Start a run, and follow it. Rejects with the error that `error` then has too. */
  executeWorkflow(input: ExecuteWorkflowInput): Promise<Execution>;
  /** The run that was started last, as it is now. */
  readonly execution: Execution | null;
  /** Whether it is being started. */
  readonly loading: boolean;
  readonly error: ParleyError | null;
  /** Forget the run and the error. */
  reset(): void;
}

/** Start a workflow, and follow its run. */
export function useWorkflow(): WorkflowRun {
  const parley = useParley();
  const mounted = useMounted();
  const [started, setStarted] = useState<Execution | null>(null);
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<ParleyError | null>(null);
  const followed = useLiveObject({
    stream: ExecutionEventsDocument,
    variables: { executionId: started?.id ?? '' },
    skip: started === null,
    snapshot: (opened) => {
      const snapshot = opened.__typename === 'StreamOpened' ? opened.snapshot : null;
      return snapshot?.__typename === 'WorkflowExecution' ? snapshot : null;
    },
    fold: foldExecution,
  });
  const executeWorkflow = useCallback(
    async (input: ExecuteWorkflowInput): Promise<Execution> => {
      setLoading(true);
      setError(null);
      try {
        const { executeWorkflow: result } = await parley.mutate(ExecuteWorkflowDocument, { input });
        if (result.execution === null) throw errorOf({ message: 'The gateway returned no run.' });
        if (mounted.current) setStarted(result.execution);
        return result.execution;
      } catch (thrown) {
        const failure = asParleyError(thrown);
        if (mounted.current) setError(failure);
        throw failure;
      } finally {
        if (mounted.current) setLoading(false);
      }
    },
    [parley, mounted],
  );
  const reset = useCallback(() => {
    setStarted(null);
    setError(null);
  }, []);
  const execution = started === null ? null : (followed.value ?? started);
  const failure = error ?? followed.error;
  return useMemo(
    () => ({ executeWorkflow, execution, loading, error: failure, reset }),
    [executeWorkflow, execution, loading, failure, reset],
  );
}

/** What `useWorkflowStatus` returns. */
export interface WorkflowStatus {
  readonly status: ExecutionStatus | null;
  readonly progress: { readonly completed: number; readonly total: number; readonly fraction: number } | null;
  /** Whether the run has ended. */
  readonly done: boolean;
  /** Whether it completed; null until it has ended. */
  readonly success: boolean | null;
  readonly error: ParleyError | null;
  readonly live: LiveState;
}

/** Follow the status of a run; of none with null. */
export function useWorkflowStatus(executionId: string | null): WorkflowStatus {
  const { value, live, error } = useLiveObject({
    stream: ExecutionStatusEventsDocument,
    variables: { executionId: executionId ?? '' },
    skip: executionId === null,
    snapshot: (opened) => {
      const snapshot = opened.__typename === 'StreamOpened' ? opened.snapshot : null;
      return snapshot?.__typename === 'WorkflowExecution' ? snapshot : null;
    },
    fold: (run, event) => ('execution' in event ? { ...run, ...event.execution } : run),
  });
  return useMemo(() => {
    const status = value?.status ?? null;
    const done = status !== null && isEnded(status);
    return { status, progress: value?.progress ?? null, done, success: done ? status === 'COMPLETED' : null, error, live };
  }, [value, live, error]);
}
