import type { ItemOf } from './events.js';
import type { ExecutionEventsSubscription } from './operations/executions.js';
import type { ExecutionDetailFragment } from './operations/fragments.js';
import type { ExecutionStatus } from './operations/types.js';

/** A run with its nodes. */
export type Execution = ExecutionDetailFragment;

/** An event of a run. */
export type ExecutionEvent = ItemOf<ExecutionEventsSubscription>;

/** Return whether a run with this status goes no further, unless it is retried. */
export function isEnded(status: ExecutionStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

/** Return a run after one of its events; the same one if the event says nothing about it. */
export function foldExecution(execution: Execution, event: ExecutionEvent): Execution {
  switch (event.__typename) {
    case 'WorkflowStarted':
      return { ...restarted(execution), ...event.execution };
    case 'WorkflowCompleted':
    case 'WorkflowFailed':
    case 'WorkflowCancelled':
      return { ...execution, ...event.execution };
    case 'NodeStarted':
    case 'NodeWaiting':
    case 'NodeCompleted':
    case 'NodeFailed':
    case 'NodeSkipped':
    case 'NodeRetrying':
    case 'NodeCancelled':
      return withNode(execution, event.node);
    default:
      return execution;
  }
}

/** A retry keeps what completed; all else is as if it had never begun. */
function restarted(execution: Execution): Execution {
  return withNodes(
    execution,
    execution.nodes.map((node) =>
      node.status === 'COMPLETED' ? node : { ...node, status: 'PENDING', output: null, error: null, completedAt: null, durationMs: null },
    ),
  );
}

function withNode(execution: Execution, node: { readonly key: string } & Partial<Execution['nodes'][number]>): Execution {
  return withNodes(
    execution,
    execution.nodes.map((each) => (each.key === node.key ? { ...each, ...node } : each)),
  );
}

function withNodes(execution: Execution, nodes: Execution['nodes']): Execution {
  const completed = nodes.filter(({ status }) => status === 'COMPLETED' || status === 'FAILED' || status === 'SKIPPED').length;
  const total = nodes.length;
  return { ...execution, nodes, progress: { completed, total, fraction: total === 0 ? 1 : completed / total } };
}
