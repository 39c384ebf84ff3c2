import { type Branch, branchesOf, edgesOf } from '../model/branches';
import { type Design, nodeOf } from '../model/document';
import { NODE, placed } from '../model/layout';
import type { Positions } from '../model/document';

/** Where an edge leaves its node: per cent of the width, at the lower side. */
export interface Exit {
  readonly branch: Branch;
  readonly at: number;
  readonly used: boolean;
}

const places = new WeakMap<Design, Positions>();

/** Return the places of all nodes; computed once for a design. */
export function placesOf(design: Design): Positions {
  const known = places.get(design);
  if (known) return known;
  const found = placed(design);
  places.set(design, found);
  return found;
}

const exits = new WeakMap<Design, Map<string, readonly Exit[]>>();

/** Return where the edges of a node leave it: in the order in which their targets stand, so that they do not cross. */
export function exitsOf(design: Design, key: string): readonly Exit[] {
  const known = exits.get(design) ?? new Map<string, readonly Exit[]>();
  exits.set(design, known);
  const found = known.get(key) ?? computed(design, key);
  known.set(key, found);
  return found;
}

function computed(design: Design, key: string): readonly Exit[] {
  const node = nodeOf(design.workflow, key);
  if (!node) return [];
  const where = placesOf(design);
  const middle = where[key]?.x ?? 0;
  const branches = branchesOf(node.type);
  const edges = edgesOf(design.workflow).filter((edge) => edge.source === key);
  const side = (branch: Branch): number | null => {
    const targets = edges.filter((edge) => edge.branch === branch).map((edge) => where[edge.target]?.x ?? middle);
    return targets.length === 0 ? null : targets.reduce((sum, x) => sum + x, 0) / targets.length - middle;
  };
  const forks = branches.filter((branch) => branch !== 'then' && branch !== 'failed');
  const [one, other] = forks;
  const swapped = one !== undefined && other !== undefined && (side(one) ?? -1) > (side(other) ?? 1);
  const ordered = swapped ? [...forks].reverse() : forks;
  const failed = side('failed');
  return [
    ...ordered.map((branch, index) => ({ branch, at: index === 0 ? 30 : 70, used: side(branch) !== null })),
    ...(branches.includes('then') || side('then') !== null ? [{ branch: 'then' as const, at: 50, used: side('then') !== null }] : []),
    { branch: 'failed', at: failed !== null && failed < -NODE.width / 4 ? 9 : 91, used: failed !== null },
  ];
}
