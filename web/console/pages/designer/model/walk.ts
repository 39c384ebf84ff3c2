import { type WorkflowDraft, dependents, nodeOf } from './document';
import type { Positions } from './document';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Return the node that an arrow key leads to along the edges; null if there is none. */
export function walk(workflow: WorkflowDraft, places: Positions, from: string | null, direction: Direction): string | null {
  const node = nodeOf(workflow, from);
  if (!node) return first(workflow, places);
  const height = (key: string) => places[key]?.y ?? 0;
  const column = (key: string) => places[key]?.x ?? 0;
  const nearest = (keys: readonly string[]) =>
    [...keys].sort((one, other) => Math.abs(column(one) - column(node.key)) - Math.abs(column(other) - column(node.key)))[0] ?? null;
  if (direction === 'up') return nearest(node.dependsOn.filter((key) => nodeOf(workflow, key)));
  if (direction === 'down') return nearest(dependents(workflow, node.key).map((each) => each.key));
  const right = direction === 'right';
  const beyond = (key: string) => (right ? column(key) > column(node.key) : column(key) < column(node.key));
  const distance = (key: string) => Math.abs(column(key) - column(node.key)) + 3 * Math.abs(height(key) - height(node.key));
  const keys = workflow.nodes.map((each) => each.key).filter((key) => key !== node.key && beyond(key));
  return keys.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** Return the upper left node. */
function first(workflow: WorkflowDraft, places: Positions): string | null {
  const corner = (key: string) => (places[key]?.y ?? 0) + (places[key]?.x ?? 0) / 1000;
  return workflow.nodes.map((node) => node.key).sort((one, other) => corner(one) - corner(other))[0] ?? null;
}
