import type { NodeInEvent, NodeRecord, NodeState, RunEvent, RunProgress, RunRecord, RunState } from './types.js';

/** Return the run as the record says that it is. */
export function snapshotState(run: RunRecord): RunState {
  const begun = run.startedAt ? 1 : 0;
  return { ...progressOf(run), id: run.id, round: begun, nodes: byKey(run.nodes.map(stateOf)) };
}

/** Return the run as it was before its first event: nothing has begun. */
export function initialState(run: RunRecord): RunState {
  return {
    id: run.id,
    round: 0,
    status: 'PENDING',
    error: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    progress: { completed: 0, total: run.nodes.length },
    nodes: byKey(run.nodes.map((node) => reset(stateOf(node)))),
  };
}

/** Return the run after these events. Nodes that they do not change stay the same objects. */
export function foldEvents(state: RunState, events: readonly RunEvent[]): RunState {
  if (events.length === 0) return state;
  const nodes = new Map(state.nodes);
  let next: RunState = { ...state, nodes };
  for (const event of events) next = apply(next, nodes, event);
  return next;
}

/** Return the run after this event. */
export function foldEvent(state: RunState, event: RunEvent): RunState {
  return foldEvents(state, [event]);
}

function apply(state: RunState, nodes: Map<string, NodeState>, event: RunEvent): RunState {
  if (event.type === 'execution.retried') return retried(state, nodes);
  if (event.__typename === 'WorkflowStarted') return begun(state, nodes, event);
  if (event.node) mergeNode(nodes, event.node);
  if (event.task) noteTask(nodes, event.task);
  const next = event.execution ? { ...state, ...progressOf(event.execution) } : state;
  const stopped = event.__typename === 'WorkflowFailed' || event.__typename === 'WorkflowCancelled';
  if (stopped) cancelOpen(nodes, next.completedAt ?? event.occurredAt);
  return next;
}

function begun(state: RunState, nodes: Map<string, NodeState>, event: RunEvent): RunState {
  if (state.round > 0) resetUnfinished(nodes);
  const progress = event.execution ? progressOf(event.execution) : {};
  return { ...state, ...progress, round: state.round + 1 };
}

function retried(state: RunState, nodes: Map<string, NodeState>): RunState {
  resetUnfinished(nodes);
  const completed = [...nodes.values()].filter((node) => node.status === 'COMPLETED').length;
  return {
    ...state,
    status: 'PENDING',
    error: null,
    completedAt: null,
    durationMs: null,
    progress: { completed, total: state.progress.total },
  };
}

/** A retry keeps what completed; all else is as if it had never begun. */
function resetUnfinished(nodes: Map<string, NodeState>): void {
  for (const [key, node] of nodes) if (node.status !== 'COMPLETED') nodes.set(key, reset(node));
}

/** The gateway cancels what had not ended when a run fails or is cancelled, without an event for each. */
function cancelOpen(nodes: Map<string, NodeState>, at: string): void {
  for (const [key, node] of nodes) {
    if (isEnded(node.status)) continue;
    const completedAt = node.startedAt ? at : null;
    const durationMs = node.startedAt ? Date.parse(at) - Date.parse(node.startedAt) : null;
    nodes.set(key, { ...node, status: 'CANCELLED', completedAt, durationMs, retryAt: null });
  }
}

function mergeNode(nodes: Map<string, NodeState>, record: NodeInEvent): void {
  const node = nodes.get(record.key);
  if (!node) return;
  const waitsForOther = record.task !== undefined && (record.task?.id ?? null) !== node.taskId;
  nodes.set(record.key, {
    ...node,
    status: record.status,
    error: record.error ?? null,
    attempts: record.attempts,
    retryAt: record.retryAt ?? null,
    startedAt: record.startedAt ?? null,
    completedAt: record.completedAt ?? null,
    durationMs: record.durationMs ?? null,
    taskId: record.task === undefined ? node.taskId : (record.task?.id ?? null),
    approvalId: record.approval === undefined ? node.approvalId : (record.approval?.id ?? null),
    taskProgress: waitsForOther || isEnded(record.status) ? null : node.taskProgress,
  });
}

function noteTask(nodes: Map<string, NodeState>, task: NonNullable<RunEvent['task']>): void {
  for (const [key, node] of nodes) {
    if (node.taskId !== task.id || isEnded(node.status)) continue;
    nodes.set(key, { ...node, taskProgress: task.progress ?? null });
  }
}

function progressOf(run: RunProgress): RunProgress {
  return {
    status: run.status,
    error: run.error ?? null,
    startedAt: run.startedAt ?? null,
    completedAt: run.completedAt ?? null,
    durationMs: run.durationMs ?? null,
    progress: run.progress,
  };
}

function stateOf(node: NodeRecord): NodeState {
  const { id, key, name, type, dependsOn, status, attempts } = node;
  return {
    id,
    key,
    name,
    type,
    dependsOn,
    status,
    attempts,
    error: node.error ?? null,
    retryAt: node.retryAt ?? null,
    startedAt: node.startedAt ?? null,
    completedAt: node.completedAt ?? null,
    durationMs: node.durationMs ?? null,
    taskId: node.task?.id ?? null,
    approvalId: node.approval?.id ?? null,
    taskProgress: null,
  };
}

function reset(node: NodeState): NodeState {
  return {
    ...node,
    status: 'PENDING',
    error: null,
    attempts: 0,
    retryAt: null,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    taskId: null,
    approvalId: null,
    taskProgress: null,
  };
}

function byKey(nodes: readonly NodeState[]): ReadonlyMap<string, NodeState> {
  return new Map(nodes.map((node) => [node.key, node]));
}

/** Return whether a node or a run with this status goes no further. */
export function isEnded(status: string): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'SKIPPED' || status === 'CANCELLED';
}

/**
 * Return the node as it is at an instant between two events. The next attempt at a node begins without an event: once
 * `retryAt` has passed, it runs.
 */
export function nodeAt(node: NodeState, now: number): NodeState {
  if (node.status !== 'WAITING' || !node.retryAt || Date.parse(node.retryAt) > now) return node;
  return { ...node, status: 'RUNNING', attempts: node.attempts + 1, retryAt: null, error: node.error };
}
