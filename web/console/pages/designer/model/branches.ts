import { nodePath } from './expressions';
import type { NodeDraft, NodeType, WorkflowDraft } from './document';

/** The side of a node that an edge begins at: what must be the case for the edge to be followed. */
export type Branch = 'then' | 'true' | 'false' | 'approved' | 'rejected' | 'failed';

/** Return the branches that a type of node has. Every node can also fail. */
export function branchesOf(type: NodeType): readonly Branch[] {
  if (type === 'CONDITION') return ['true', 'false', 'failed'];
  if (type === 'APPROVAL') return ['then', 'approved', 'rejected', 'failed'];
  return ['then', 'failed'];
}

/** Return the condition that a node needs to follow a branch; null if it needs none. */
export function conditionOf(branch: Branch, source: string): string | null {
  const node = nodePath(source);
  switch (branch) {
    case 'then':
    case 'true':
      return null;
    case 'false':
      return `!${node}.output.value`;
    case 'approved':
      return `${node}.output.approved`;
    case 'rejected':
      return `!${node}.output.approved`;
    case 'failed':
      return `${node}.status == "FAILED"`;
  }
}

/** Return the branch that an edge follows, as far as the condition of its target says so. */
export function branchOf(source: NodeDraft, target: NodeDraft): Branch {
  const condition = bare(target.when);
  for (const branch of branchesOf(source.type)) {
    const wanted = conditionOf(branch, source.key);
    if (wanted !== null && condition === bare(wanted)) return branch;
  }
  return source.type === 'CONDITION' && condition === '' ? 'true' : 'then';
}

/** Return a condition without `${ }` and spaces, so that equal ones compare equal. */
function bare(condition: string | null): string {
  const text = (condition ?? '').trim();
  const inner = text.startsWith('${') && text.endsWith('}') ? text.slice(2, -1) : text;
  return inner.replaceAll("'", '"').replace(/\["([A-Za-z_]\w*)"\]/g, '.$1').replace(/\s+/g, '');
}

/** An edge of the graph. */
export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly branch: Branch;
}

/** Return the id of the edge between two nodes. */
export function edgeId(source: string, target: string): string {
  return `${source}→${target}`;
}

/** Return the edges of a workflow. Dependencies on nodes that do not exist have none. */
export function edgesOf(workflow: WorkflowDraft): readonly Edge[] {
  const known = computed.get(workflow);
  if (known) return known;
  const edges = edgesIn(workflow);
  computed.set(workflow, edges);
  return edges;
}

/** Every edge on the canvas asks for itself among them. */
const computed = new WeakMap<WorkflowDraft, readonly Edge[]>();

function edgesIn(workflow: WorkflowDraft): readonly Edge[] {
  const byKey = new Map(workflow.nodes.map((node) => [node.key, node]));
  return workflow.nodes.flatMap((target) =>
    target.dependsOn.flatMap((key) => {
      const source = byKey.get(key);
      return source ? [{ id: edgeId(key, target.key), source: key, target: target.key, branch: branchOf(source, target) }] : [];
    }),
  );
}
