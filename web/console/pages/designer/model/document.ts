import { type Json, type JsonObject } from './json';

export const NODE_TYPES = [
  'AGENT', 'INTEGRATION', 'APPROVAL', 'TASK', 'CONDITION', 'DELAY', 'TRANSFORM', 'WORKFLOW', 'EVENT',
  'STUDIO', 'VALIDATE', 'SYNC', 'RECORD',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];
export type TriggerType = 'MANUAL' | 'SCHEDULE' | 'WEBHOOK' | 'EVENT';
export type WorkflowStatus = 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'ARCHIVED';
export type OnError = 'FAIL' | 'CONTINUE';

/** How often a node is attempted. */
export interface Retry {
  readonly maxAttempts: number;
  readonly delaySeconds: number;
  readonly backoff: 'FIXED' | 'EXPONENTIAL';
}

export const ONCE: Retry = { maxAttempts: 1, delaySeconds: 1, backoff: 'EXPONENTIAL' };

/** A node as it is edited: the input of the schema with every default filled in. An empty name means the key. */
export interface NodeDraft {
  readonly key: string;
  readonly name: string;
  readonly type: NodeType;
  readonly config: JsonObject;
  readonly dependsOn: readonly string[];
  readonly when: string | null;
  readonly retry: Retry;
  readonly timeoutSeconds: number | null;
  readonly onError: OnError;
}

/** A trigger as it is edited. */
export interface TriggerDraft {
  readonly type: TriggerType;
  readonly config: JsonObject;
  readonly enabled: boolean;
}

/** What a version of a workflow consists of, and its name and description. */
export interface WorkflowDraft {
  readonly name: string;
  readonly description: string;
  readonly nodes: readonly NodeDraft[];
  readonly triggers: readonly TriggerDraft[];
  readonly inputSchema: Json;
  readonly config: JsonObject;
}

/** A place on the canvas: the upper left corner of a node. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Positions = Readonly<Record<string, Point>>;

/** What one sees on the canvas. Positions are no part of the workflow: nodes without one are laid out. */
export interface Design {
  readonly workflow: WorkflowDraft;
  readonly positions: Positions;
}

export const EMPTY: Design = {
  workflow: { name: '', description: '', nodes: [], triggers: [], inputSchema: null, config: {} },
  positions: {},
};

/** Return the node with a key. */
export function nodeOf(workflow: WorkflowDraft, key: string | null): NodeDraft | undefined {
  return workflow.nodes.find((node) => node.key === key);
}

/** Return the nodes that depend directly on a node. */
export function dependents(workflow: WorkflowDraft, key: string): readonly NodeDraft[] {
  return workflow.nodes.filter((node) => node.dependsOn.includes(key));
}

/** Return the keys of the nodes that have ended when a node starts, nearest first. */
export function ancestors(workflow: WorkflowDraft, key: string): readonly string[] {
  const found: string[] = [];
  let pending = [...(nodeOf(workflow, key)?.dependsOn ?? [])];
  while (pending.length > 0) {
    const next: string[] = [];
    for (const each of pending) {
      const node = nodeOf(workflow, each);
      if (!node || found.includes(each) || each === key) continue;
      found.push(each);
      next.push(...node.dependsOn);
    }
    pending = next;
  }
  return found;
}

/** Return whether a new edge would make nodes wait for each other. */
export function wouldCycle(workflow: WorkflowDraft, source: string, target: string): boolean {
  return source === target || ancestors(workflow, source).includes(target);
}

const KEY = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/** Return whether the gateway accepts a text as the key of a node. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** Return a key made from a text that no node has. */
export function freeKey(taken: Iterable<string>, wanted: string): string {
  const used = new Set(taken);
  const words = wanted.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '').toLowerCase().slice(0, 56);
  const base = isKey(words) ? words : `n${words ? `_${words}` : ''}`;
  if (!used.has(base)) return base;
  const stem = base.replace(/_\d+$/, '');
  for (let number = 2; ; number++) if (!used.has(`${stem}_${number}`)) return `${stem}_${number}`;
}
