import type { WorkflowNodeFieldsFragment } from '@parley-gateway/client/operations/fragments';
import type { NodeMark } from '@parley-gateway/client/react';

/** A node of a version. */
export type VersionNode = WorkflowNodeFieldsFragment;

/** Two versions in one graph. */
export interface Comparison {
  /** The nodes of the later version, then those that only the earlier one has. */
  readonly nodes: readonly VersionNode[];
  readonly marks: ReadonlyMap<string, NodeMark>;
}

/** Return the nodes of both versions, and how they differ. */
export function compareVersions(before: readonly VersionNode[], after: readonly VersionNode[]): Comparison {
  const earlier = new Map(before.map((node) => [node.key, node]));
  const later = new Set(after.map((node) => node.key));
  const marks = new Map<string, NodeMark>();
  for (const node of after) {
    const old = earlier.get(node.key);
    if (!old) marks.set(node.key, 'added');
    else if (textOf(old) !== textOf(node)) marks.set(node.key, 'changed');
  }
  const removed = before.filter((node) => !later.has(node.key));
  for (const node of removed) marks.set(node.key, 'removed');
  return { nodes: [...after, ...removed], marks };
}

/** What a node is; which nodes depend on it is theirs. */
function textOf({ next: _next, ...node }: VersionNode): string {
  return JSON.stringify(sorted(node));
}

/** JSON in one order of keys, so that only differences differ. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
