import { type Branch, branchOf, conditionOf } from './branches';
import {
  type Design, type NodeDraft, type NodeType, type Point, type Positions, type WorkflowDraft, ONCE, dependents, freeKey, nodeOf, wouldCycle,
} from './document';
import { renamedIn, renamedInText } from './expressions';
import { type JsonObject, mapStrings } from './json';

/** A change of the design: pure, so that undo is the design before it. An edit that changes nothing returns its argument. */
export type Edit = (design: Design) => Design;

/** What a new node is: from the palette, or a copy. */
export interface NewNode {
  readonly type: NodeType;
  readonly name: string;
  readonly config: JsonObject;
}

function inWorkflow(design: Design, change: Partial<WorkflowDraft>): Design {
  return { ...design, workflow: { ...design.workflow, ...change } };
}

function mapNode(design: Design, key: string, change: (node: NodeDraft) => NodeDraft): Design {
  return inWorkflow(design, { nodes: design.workflow.nodes.map((node) => (node.key === key ? change(node) : node)) });
}

/** Change the name, description, triggers, input schema or metadata of the workflow. */
export function setWorkflow(change: Partial<Omit<WorkflowDraft, 'nodes'>>): Edit {
  return (design) => inWorkflow(design, change);
}

/** Change fields of a node other than its key. */
export function setNode(key: string, change: Partial<Omit<NodeDraft, 'key'>>): Edit {
  return (design) => mapNode(design, key, (node) => ({ ...node, ...change }));
}

/** Give a node another action. A name that it got from its action becomes that of the new one; one that was written stays. */
export function setAction(key: string, config: JsonObject, before: string | undefined, after: string | undefined): Edit {
  return (design) => mapNode(design, key, (node) => ({ ...node, config, name: after !== undefined && node.name === before ? after : node.name }));
}

/** Give a node another key, in the dependencies and expressions of the others, too. */
export function renameKey(from: string, to: string): Edit {
  return (design) => {
    if (from === to || nodeOf(design.workflow, to) || !nodeOf(design.workflow, from)) return design;
    const nodes = design.workflow.nodes.map((node) => renamed(node, from, to));
    const positions = Object.fromEntries(
      Object.entries(design.positions).map(([key, point]) => [key === from ? to : key, point]),
    );
    return { workflow: { ...design.workflow, nodes }, positions };
  };
}

function renamed(node: NodeDraft, from: string, to: string): NodeDraft {
  const rename = (text: string) => renamedInText(text, from, to);
  const config = Object.fromEntries(
    Object.entries(node.config).map(([name, value]) => [
      name,
      node.type === 'CONDITION' && name === 'expression' && typeof value === 'string'
        ? renamedIn(value, from, to)
        : mapStrings(value, rename),
    ]),
  );
  return {
    ...node,
    key: node.key === from ? to : node.key,
    config,
    when: node.when === null ? null : renamedIn(node.when, from, to),
    dependsOn: node.dependsOn.map((key) => (key === from ? to : key)),
  };
}

/** Return the key that `addNode` will give to a new node. */
export function keyFor(design: Design, node: NewNode): string {
  return freeKey(design.workflow.nodes.map((each) => each.key), node.name);
}

/** Add a node, possibly after another one or on an edge. */
export function addNode(node: NewNode, place: { after?: string; branch?: Branch; before?: string; at?: Point } = {}): Edit {
  return (design) => {
    const key = keyFor(design, node);
    const fresh: NodeDraft = {
      key, name: node.name, type: node.type, config: node.config, dependsOn: [], when: null, retry: ONCE, timeoutSeconds: null, onError: 'FAIL',
    };
    let next = inWorkflow(design, { nodes: [...design.workflow.nodes, fresh] });
    if (place.at) next = { ...next, positions: { ...next.positions, [key]: place.at } };
    if (place.after !== undefined && place.before !== undefined) return insertBetween(next, key, place.after, place.before);
    return place.after === undefined ? next : connect(place.after, key, place.branch)(next);
  };
}

/** Put a node on an edge: it takes over the edge's branch, so that what follows depends on the node alone. */
function insertBetween(design: Design, key: string, source: string, target: string): Design {
  const [from, to] = [nodeOf(design.workflow, source), nodeOf(design.workflow, target)];
  if (!from || !to) return design;
  const branch = branchOf(from, to);
  const moved = conditionOf(branch, source) !== null;
  const linked = mapNode(design, target, (node) => ({
    ...node,
    dependsOn: node.dependsOn.map((each) => (each === source ? key : each)),
    when: moved ? null : node.when,
  }));
  return connect(source, key, branch)(linked);
}

/** Make a node depend on another one; a branch other than the usual one becomes its condition. */
export function connect(source: string, target: string, branch: Branch = 'then'): Edit {
  return (design) => {
    const [from, to] = [nodeOf(design.workflow, source), nodeOf(design.workflow, target)];
    if (!from || !to || wouldCycle(design.workflow, source, target)) return design;
    const condition = conditionOf(branch, source);
    const known = to.dependsOn.includes(source);
    if (known && (condition === null ? branchOf(from, to) === branch : condition === to.when)) return design;
    const before = known ? conditionOf(branchOf(from, to), source) : null;
    const when = condition ?? (before !== null ? null : to.when);
    const next = mapNode(design, target, (node) => ({
      ...node,
      dependsOn: known ? node.dependsOn : [...node.dependsOn, source],
      when,
    }));
    return branch === 'failed' ? mapNode(next, source, (node) => ({ ...node, onError: 'CONTINUE' })) : next;
  };
}

/** Remove an edge, and the condition of its target that followed its branch. */
export function disconnect(source: string, target: string): Edit {
  return (design) => {
    const [from, to] = [nodeOf(design.workflow, source), nodeOf(design.workflow, target)];
    if (!from || !to?.dependsOn.includes(source)) return design;
    const followed = conditionOf(branchOf(from, to), source) !== null;
    return mapNode(design, target, (node) => ({
      ...node,
      dependsOn: node.dependsOn.filter((each) => each !== source),
      when: followed ? null : node.when,
    }));
  };
}

/** Remove nodes. What depended on one of them depends on what that one depended on, as if it had never been there. */
export function removeNodes(keys: readonly string[]): Edit {
  return (design) => {
    let next = design;
    for (const key of keys) next = removeNode(next, key);
    return next;
  };
}

function removeNode(design: Design, key: string): Design {
  const gone = nodeOf(design.workflow, key);
  if (!gone) return design;
  let next = design;
  for (const node of dependents(design.workflow, key)) {
    next = disconnect(key, node.key)(next);
    for (const source of gone.dependsOn) next = connect(source, node.key)(next);
  }
  const positions = Object.fromEntries(Object.entries(next.positions).filter(([each]) => each !== key));
  return { workflow: { ...next.workflow, nodes: next.workflow.nodes.filter((node) => node.key !== key) }, positions };
}

/** Move nodes. */
export function moveNodes(to: Positions): Edit {
  return (design) => ({ ...design, positions: { ...design.positions, ...to } });
}

/** Replace the place of every node. */
export function placeAll(positions: Positions): Edit {
  return (design) => ({ ...design, positions });
}

/** Some nodes and where they were, as copied. */
export interface Clip {
  readonly nodes: readonly NodeDraft[];
  readonly positions: Positions;
}

/** Return a copy of some nodes. */
export function clipOf(design: Design, keys: readonly string[]): Clip {
  const chosen = design.workflow.nodes.filter((node) => keys.includes(node.key));
  const positions = Object.fromEntries(keys.flatMap((key) => (design.positions[key] ? [[key, design.positions[key]]] : [])));
  return { nodes: chosen, positions };
}

/** Return the keys that the nodes of a clip will have, by their keys in it. */
export function keysFor(design: Design, clip: Clip): ReadonlyMap<string, string> {
  const taken = new Set(design.workflow.nodes.map((node) => node.key));
  const keys = new Map<string, string>();
  for (const node of clip.nodes) {
    const key = freeKey(taken, node.key);
    taken.add(key);
    keys.set(node.key, key);
  }
  return keys;
}

/** Add the nodes of a clip, with keys of their own, beside where they were. Dependencies outside it are kept if they exist. */
export function paste(clip: Clip, by: Point = { x: 32, y: 72 }): Edit {
  return (design) => {
    const keys = keysFor(design, clip);
    const known = new Set(design.workflow.nodes.map((node) => node.key));
    const copies = clip.nodes.map((node) => {
      let copy: NodeDraft = { ...node, dependsOn: node.dependsOn.filter((key) => keys.has(key) || known.has(key)) };
      // A key that the copy already has would be renamed a second time, so each is first one that no node can have.
      for (const from of keys.keys()) copy = renamed(copy, from, `${from} copied`);
      for (const [from, to] of keys) copy = renamed(copy, `${from} copied`, to);
      return copy;
    });
    const positions = Object.fromEntries(
      Object.entries(clip.positions).map(([key, { x, y }]) => [keys.get(key) ?? key, { x: x + by.x, y: y + by.y }]),
    );
    return {
      workflow: { ...design.workflow, nodes: [...design.workflow.nodes, ...copies] },
      positions: { ...design.positions, ...positions },
    };
  };
}
