import { useParley, useWorkflowMonitor } from '@parley-gateway/client/react';
import { ExecuteWorkflowDocument, ExecutionDocument } from '@parley-gateway/client/operations/executions';
import { LastRunValuesDocument } from '@parley-gateway/client/operations/designer';
import { useContext, useEffect, useRef } from 'react';
import { nodesInput, tryNodes } from '../model/convert';
import { type Json, asJson } from '../model/json';
import type { RunValues } from '../model/scope';
import { useDesign, useDesigner } from './context';
import { NO_STATE, type NodeRun, RunContext } from './runs';

interface NodeRead {
  readonly key: string;
  readonly status: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: string | null;
  readonly attempts?: number;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly durationMs?: number | null;
  readonly approval?: { readonly id: string; readonly title: string; readonly status: string } | null;
  readonly task?: { readonly id: string; readonly title: string; readonly status: string } | null;
}

/** Return functions that try the design: a run of its nodes as they are, whose state the canvas shows in place. */
export function useTry() {
  const parley = useParley();
  const designer = useDesign();
  const start = async (input: Json, simulate: boolean): Promise<void> => {
    const nodes = nodesInput(tryNodes(designer.design.workflow.nodes, simulate));
    const { executeWorkflow } = await parley.mutate(ExecuteWorkflowDocument, { input: { nodes, input } });
    if (executeWorkflow.execution) designer.set({ run: executeWorkflow.execution.id });
  };
  const leave = () => {
    designer.set({ run: null });
  };
  return { start, leave };
}

/** Keep the store of the run as the gateway reports it. */
export function useFollowedRun() {
  const parley = useParley();
  const store = useContext(RunContext);
  const id = useDesigner((state) => state.run);
  const monitor = useWorkflowMonitor(id);
  const details = useRef(new Map<string, NodeRead>());

  useEffect(() => {
    details.current = new Map();
    if (id === null) store.set({ ...NO_STATE, values: store.get().values });
    else store.set({ ...NO_STATE, id, values: store.get().values });
  }, [id, store]);

  const { execution, nodes } = monitor;
  useEffect(() => {
    if (id === null || execution?.id !== id) return;
    const shown = new Map([...nodes].map(([key, node]) => [key, withDetails(node, details.current.get(key), store.get().nodes.get(key))]));
    store.set({
      status: execution.status, error: execution.error ?? null, startedAt: execution.startedAt ?? null, durationMs: execution.durationMs ?? null, nodes: shown,
    });
  }, [id, execution, nodes, store]);

  // Events name what changed; inputs and outputs, which may be large, are read once they are settled.
  const shape = [...nodes.values()].map((node) => `${node.key} ${node.status} ${node.attempts}`).join();
  useEffect(() => {
    if (id === null || shape === '') return undefined;
    let stale = false;
    const timer = setTimeout(async () => {
      const read = await parley.query(ExecutionDocument, { id }).catch(() => null);
      if (stale || !read?.execution) return;
      details.current = new Map(read.execution.nodes.map((node) => [node.key, node]));
      const { nodes: known } = store.get();
      store.set({
        nodes: new Map([...known].map(([key, node]) => [key, withDetails(node, details.current.get(key), node)])),
        values: valuesOf(read.execution.input, read.execution.nodes),
      });
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [parley, id, shape, store]);

  return monitor;
}

function withDetails(node: Omit<NodeRead, 'key' | 'approval' | 'task'>, read: NodeRead | undefined, before: NodeRun | undefined): NodeRun {
  const settled = read?.status === node.status ? read : undefined;
  const next: NodeRun = {
    status: node.status,
    input: settled?.input ?? null,
    output: settled?.output ?? null,
    error: node.error ?? null,
    attempts: node.attempts ?? 0,
    startedAt: node.startedAt ?? null,
    completedAt: node.completedAt ?? null,
    durationMs: node.durationMs ?? null,
    approval: settled?.approval ?? null,
    task: settled?.task ?? null,
  };
  const same = before && Object.keys(next).every((name) => Object.is(Reflect.get(before, name), Reflect.get(next, name)));
  return same ? before : next;
}

function valuesOf(input: unknown, nodes: readonly NodeRead[]): RunValues {
  const ended = nodes.filter((node) => ['COMPLETED', 'FAILED'].includes(node.status));
  return {
    input: asJson(input),
    nodes: new Map(ended.map((node) => [node.key, { output: node.output === undefined ? undefined : asJson(node.output), status: node.status, error: node.error ?? null }])),
  };
}

/** Read the values of the workflow's last run, for the help with expressions, before anything is tried here. */
export function useLastValues(id: string | null): void {
  const parley = useParley();
  const store = useContext(RunContext);
  useEffect(() => {
    if (id === null) return;
    parley
      .query(LastRunValuesDocument, { filter: { workflowId: id, status: ['COMPLETED', 'FAILED'] } })
      .then(({ executions }) => {
        const run = executions.nodes[0];
        if (run && store.get().values.nodes.size === 0) store.set({ values: valuesOf(run.input, run.nodes) });
      })
      .catch(() => undefined);
  }, [parley, id, store]);
}
