/** What the run view needs of the schema's types. The generated types of the operations fit these. */

export type RunStatus = 'PENDING' | 'RUNNING' | 'WAITING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

export type NodeStatus = 'PENDING' | 'RUNNING' | 'WAITING' | 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';

/** The fields of a node that change during its run. */
export interface NodeProgress {
  readonly status: NodeStatus;
  readonly error?: string | null;
  readonly attempts: number;
  readonly retryAt?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly durationMs?: number | null;
}

/** A node of a run as an operation returns it. */
export interface NodeRecord extends NodeProgress {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly dependsOn: readonly string[];
  readonly task?: { readonly id: string } | null;
  readonly approval?: { readonly id: string } | null;
}

/** The fields of a run that change until it ends. */
export interface RunProgress {
  readonly status: RunStatus;
  readonly error?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly durationMs?: number | null;
  readonly progress: { readonly completed: number; readonly total: number };
}

/** A run as an operation returns it. */
export interface RunRecord extends RunProgress {
  readonly id: string;
  readonly version: number;
  readonly trigger: string;
  readonly createdAt: string;
  readonly nodes: readonly NodeRecord[];
  readonly workflow?: { readonly id: string; readonly name: string } | null;
}

/** The node in an event, as it was at the event. */
export interface NodeInEvent extends NodeProgress {
  readonly key: string;
  readonly task?: { readonly id: string } | null;
  readonly approval?: { readonly id: string } | null;
}

/** An item of `executionEvents` or of a run's history. Types that are not known are kept and fold to nothing. */
export interface RunEvent {
  readonly __typename: string;
  readonly id: string;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly type?: string;
  readonly execution?: RunProgress | null;
  readonly node?: NodeInEvent | null;
  readonly task?: { readonly id: string; readonly status?: string; readonly progress?: number | null } | null;
  readonly approval?: { readonly id: string; readonly title?: string; readonly status?: string } | null;
}

/** A node of a run at one instant. */
export interface NodeState extends NodeProgress {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly dependsOn: readonly string[];
  readonly taskId: string | null;
  readonly approvalId: string | null;
  /** The progress of the task it waits for, 0 to 1, if the worker reports one. */
  readonly taskProgress: number | null;
}

/** A run at one instant. */
export interface RunState extends RunProgress {
  readonly id: string;
  /** How often it has begun: more than once if it was retried. */
  readonly round: number;
  readonly nodes: ReadonlyMap<string, NodeState>;
}
