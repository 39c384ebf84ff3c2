import { Graph, layout } from '@dagrejs/dagre';
import { NODE_HEIGHT, NODE_WIDTH, layOut } from '@parley-gateway/client/react';
import type { Design, Point, Positions, WorkflowDraft } from './document';

/** The size of every node, that of the run view: nothing is measured, so the layout is the same for everyone. */
export const NODE = { width: NODE_WIDTH, height: NODE_HEIGHT } as const;
const GAP = { rank: 64, node: 28 } as const;

/** Return places for all nodes, downwards by their dependencies: nodes are wide. Equal workflows get equal places. */
export function laidOut(workflow: WorkflowDraft): Positions {
  return Object.fromEntries(layOut({ Graph, layout }, workflow.nodes, 'TB').places);
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
  const step = NODE.height + GAP.rank;
  if (before.length > 0) {
    const x = before.reduce((sum, point) => sum + point.x, 0) / before.length;
    return { x: Math.round(x), y: Math.max(...before.map((point) => point.y)) + step };
  }
  if (after.length > 0) return { x: Math.min(...after.map((point) => point.x)), y: Math.min(...after.map((point) => point.y)) - step };
  return { x: Math.max(...all.map((point) => point.x)) + NODE.width + GAP.node, y: Math.min(...all.map((point) => point.y)) };
}

/** Return the nearest place to the right of a wanted one that no node covers. */
function free(taken: Readonly<Record<string, Point>>, at: Point): Point {
  const points = Object.values(taken);
  let { x } = at;
  while (points.some((point) => Math.abs(point.x - x) < NODE.width + 8 && Math.abs(point.y - at.y) < NODE.height)) {
    x += NODE.width + GAP.node;
  }
  return { x, y: at.y };
}

/** Return places in which what follows an inserted node has moved to make room for it. */
export function withRoom(design: Design, key: string, source: string, target: string): Positions {
  const nodes = design.workflow.nodes.filter((node) => node.key !== key);
  const all = placed({ ...design, workflow: { ...design.workflow, nodes } });
  const [from, to] = [all[source], all[target]];
  if (!from || !to) return placed(design);
  const step = NODE.height + GAP.rank;
  const missing = from.y + 2 * step - to.y;
  const moved = Object.entries(all).map(([each, point]) =>
    missing > 0 && point.y >= to.y ? [each, { x: point.x, y: point.y + missing }] : [each, point],
  );
  return { ...Object.fromEntries(moved), [key]: { x: Math.round((from.x + to.x) / 2), y: from.y + step } };
}
