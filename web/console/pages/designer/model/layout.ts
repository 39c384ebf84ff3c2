import { Graph, layout } from '@dagrejs/dagre';
import { NODE_HEIGHT, NODE_WIDTH, layOut } from '@parley-gateway/client/react';
import type { Design, Point, Positions, WorkflowDraft } from './document';

/** The size of every node, that of the run view: nothing is measured, so the layout is the same for everyone. */
export const NODE = { width: NODE_WIDTH, height: NODE_HEIGHT } as const;
const GAP = { rank: 64, node: 28 } as const;

/** Return places for all nodes, from left to right by their dependencies. Equal workflows get equal places. */
export function laidOut(workflow: WorkflowDraft): Positions {
  return Object.fromEntries(layOut({ Graph, layout }, workflow.nodes).places);
}

/** Return the places of all nodes: those they have, and for the others one beside what they depend on. */
export function placed(design: Design): Positions {
  const { workflow, positions } = design;
  const without = workflow.nodes.filter((node) => !positions[node.key]);
  if (without.length === 0) return positions;
  if (without.length === workflow.nodes.length) return laidOut(workflow);
  const found: Record<string, Point> = { ...positions };
  for (const node of without) {
    const before = node.dependsOn.map((key) => found[key]).filter((point) => point !== undefined);
    const after = workflow.nodes.filter((each) => each.dependsOn.includes(node.key)).map((each) => found[each.key]).filter((point) => point !== undefined);
    found[node.key] = free(found, wanted(before, after, Object.values(found)));
  }
  return found;
}

function wanted(before: readonly Point[], after: readonly Point[], all: readonly Point[]): Point {
  const step = NODE.width + GAP.rank;
  if (before.length > 0) {
    const y = before.reduce((sum, point) => sum + point.y, 0) / before.length;
    return { x: Math.max(...before.map((point) => point.x)) + step, y: Math.round(y) };
  }
  if (after.length > 0) return { x: Math.min(...after.map((point) => point.x)) - step, y: Math.min(...after.map((point) => point.y)) };
  return { x: Math.min(...all.map((point) => point.x)), y: Math.max(...all.map((point) => point.y)) + NODE.height + GAP.node };
}

/** Return the nearest place below a wanted one that no node covers. */
function free(taken: Readonly<Record<string, Point>>, at: Point): Point {
  const points = Object.values(taken);
  let { y } = at;
  while (points.some((point) => Math.abs(point.x - at.x) < NODE.width && Math.abs(point.y - y) < NODE.height + 8)) {
    y += NODE.height + GAP.node;
  }
  return { x: at.x, y };
}

/** Return places in which what follows an inserted node has moved to make room for it. */
export function withRoom(design: Design, key: string, source: string, target: string): Positions {
  const all = { ...placed({ ...design, workflow: { ...design.workflow, nodes: design.workflow.nodes.filter((node) => node.key !== key) } }) };
  const [from, to] = [all[source], all[target]];
  if (!from || !to) return placed(design);
  const x = from.x + NODE.width + GAP.rank;
  const missing = x + NODE.width + GAP.rank - to.x;
  const moved = Object.entries(all).map(([each, point]) =>
    missing > 0 && point.x >= to.x ? [each, { x: point.x + missing, y: point.y }] : [each, point],
  );
  return { ...Object.fromEntries(moved), [key]: { x, y: Math.round((from.y + to.y) / 2) } };
}
