import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RunValues } from '../model/scope';

/** A node of the run that the canvas shows. */
export interface NodeRun {
  readonly status: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | null;
  readonly attempts: number;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly durationMs: number | null;
  readonly approval: { readonly id: string; readonly title: string; readonly status: string } | null;
  readonly task: { readonly id: string; readonly title: string; readonly status: string } | null;
}

/** A run beside the design: its nodes' states are read by key, so that an event paints only the nodes it is about. */
export interface RunState {
  readonly id: string | null;
  readonly status: string | null;
  readonly error: string | null;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
  readonly nodes: ReadonlyMap<string, NodeRun>;
  /** The values for the help with expressions: of this run, or of the last one before it. */
  readonly values: RunValues;
}

export const NO_STATE: RunState = {
  id: null, status: null, error: null, startedAt: null, durationMs: null, nodes: new Map(), values: { input: undefined, nodes: new Map() },
};

/** The run that the canvas shows, outside React's tree. */
export class RunStore {
  private state = NO_STATE;
  private readonly listeners = new Set<() => void>();

  readonly get = (): RunState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly set = (change: Partial<RunState>): void => {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };
}

export const RunContext = createContext(new RunStore());

/** Return the whole run; for what shows all of it. */
export function useRun(): RunState {
  const store = useContext(RunContext);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Return a node of the run; undefined if the run does not have it. */
export function useNodeRun(key: string): NodeRun | undefined {
  const store = useContext(RunContext);
  return useSyncExternalStore(store.subscribe, () => store.get().nodes.get(key));
}
