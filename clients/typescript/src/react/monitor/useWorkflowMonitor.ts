import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type ParleyError, asParleyError } from '../../errors.js';
import { MonitorCancelDocument, MonitorRetryDocument } from '../../operations/monitor.js';
import { INITIAL, type LiveState } from '../../state.js';
import { useMutate } from '../mutate.js';
import { EMPTY, type Monitor, type Picture } from './monitor.js';
import type { NodeState, RunEvent, RunProgress, RunRecord } from './types.js';
import { useCompletion, useMonitor } from './useMonitor.js';

/** What `useWorkflowMonitor` returns. */
export interface WorkflowMonitorState {
  /** The run with its current status; null while there is nothing to show. */
  readonly execution: (Omit<RunRecord, 'nodes'> & RunProgress) | null;
  /** Its nodes by key. A node that did not change stays the same object. */
  readonly nodes: ReadonlyMap<string, NodeState>;
  /** All events of the run so far, oldest first. */
  readonly events: readonly RunEvent[];
  readonly progress: { readonly completed: number; readonly total: number };
  readonly loading: boolean;
  readonly error: ParleyError | null;
  readonly live: LiveState;
  cancel(): Promise<void>;
  retry(): Promise<void>;
}

/** Options of `useWorkflowMonitor`. */
export interface WorkflowMonitorOptions {
  /** The cursor of an event: show the run as it was after it. */
  readonly at?: string | undefined;
  /** Receives each event that arrives from now on. */
  onEvent?(event: RunEvent): void;
  /** Called once when the run has ended, also if it had ended before. */
  onComplete?(success: boolean): void;
}

const NO_NODES: ReadonlyMap<string, NodeState> = new Map();
const NO_PROGRESS = { completed: 0, total: 0 };
const nothing = () => EMPTY;
const never = () => () => {};

/** Follow a run: its nodes, its events and its progress. `null` shows nothing. */
export function useWorkflowMonitor(executionId: string | null, options: WorkflowMonitorOptions = {}): WorkflowMonitorState {
  const monitor = useMonitor(executionId);
  const picture = useSyncExternalStore(monitor?.subscribe ?? never, monitor?.picture ?? nothing, nothing);
  const { at = null, onEvent, onComplete } = options;
  useEffect(() => monitor?.showAt(at), [monitor, at]);
  useCompletion(monitor, onComplete);
  useNewEvents(monitor, onEvent);
  const [runCancel, cancelling] = useMutate(MonitorCancelDocument);
  const [runRetry, retrying] = useMutate(MonitorRetryDocument);
  const cancel = useCallback(async () => {
    if (executionId !== null) await runCancel({ id: executionId });
  }, [executionId, runCancel]);
  const retry = useCallback(async () => {
    if (executionId !== null) await runRetry({ id: executionId });
  }, [executionId, runRetry]);
  const failed = cancelling.error ?? retrying.error;
  return useMemo(
    () => ({ ...shownOf(picture, executionId), ...(failed ? { error: failed } : {}), cancel, retry }),
    [picture, executionId, failed, cancel, retry],
  );
}

function shownOf(picture: Picture, executionId: string | null): Omit<WorkflowMonitorState, 'cancel' | 'retry'> {
  const { run, state, events, error, live } = picture;
  return {
    execution: run && state ? { ...run, ...progressOf(state) } : null,
    nodes: state?.nodes ?? NO_NODES,
    events,
    progress: state?.progress ?? NO_PROGRESS,
    loading: executionId !== null && picture.loading,
    error: error === null ? null : asParleyError(error),
    live: executionId === null ? INITIAL : live,
  };
}

function progressOf(state: RunProgress): RunProgress {
  const { status, error, startedAt, completedAt, durationMs, progress } = state;
  return { status, error, startedAt, completedAt, durationMs, progress };
}

/** Hand on what arrives after the history has been read. */
function useNewEvents(monitor: Monitor | null, onEvent: ((event: RunEvent) => void) | undefined): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => monitor?.listen((event) => latest.current?.(event)), [monitor]);
}
