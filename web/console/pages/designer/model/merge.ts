import type { WorkflowDraft } from './document';
import { createInput, workflowIn } from './convert';
import { type Json, type JsonObject, asJson, asObject, equal, isList, isObject, withValueAt } from './json';

/** A difference between two workflows. A path begins with `nodes` and the key of a node, or with another field. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A value that both sides changed, each in its own way. */
export interface Conflict {
  readonly path: readonly string[];
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

/** Return a workflow as a tree in which nodes are found by their key. */
function tree(workflow: WorkflowDraft): JsonObject {
  const { nodes, ...rest } = createInput(workflow);
  return asObject({ ...rest, nodes: Object.fromEntries(nodes.map((node) => [node.key, asJson({ ...node, retry: node.retry ?? null })])) });
}

/** Return the workflow of a tree, its nodes in the order of the first keys that are given. */
function fromTree(found: JsonObject, order: readonly string[]): WorkflowDraft {
  const nodes = asObject(found.nodes);
  const keys = [...order.filter((key) => key in nodes), ...Object.keys(nodes).filter((key) => !order.includes(key))];
  const workflow = workflowIn({ ...found, nodes: keys.map((key) => nodes[key] ?? null) });
  if (typeof workflow === 'string') throw new Error(workflow);
  return workflow;
}

/** Return what differs between two workflows: whole nodes that were added or removed, otherwise the single values. */
export function differences(before: WorkflowDraft, after: WorkflowDraft): readonly Difference[] {
  return [...compared(tree(before), tree(after), [])];
}

function* compared(before: Json | undefined, after: Json | undefined, path: readonly string[]): Generator<Difference> {
  if (equal(before, after)) return;
  if (!isObject(before) || !isObject(after)) {
    yield { path, before, after };
    return;
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const name of names) yield* compared(before[name], after[name], [...path, name]);
}

/** Return the workflow that has both sides' changes, and the values that both changed: of those it has mine. */
export function merged(base: WorkflowDraft, mine: WorkflowDraft, theirs: WorkflowDraft) {
  const conflicts: Conflict[] = [];
  const value = mergedValue(tree(base), tree(mine), tree(theirs), [], conflicts);
  const order = [...theirs.nodes, ...mine.nodes].map((node) => node.key);
  return { workflow: fromTree(asObject(value), [...new Set(order)]), conflicts };
}

function mergedValue(
  base: Json | undefined, mine: Json | undefined, theirs: Json | undefined, path: readonly string[], conflicts: Conflict[],
): Json | undefined {
  if (equal(mine, theirs) || equal(base, theirs)) return mine;
  if (equal(base, mine)) return theirs;
  if (isObject(mine) && isObject(theirs)) {
    const before = isObject(base) ? base : {};
    const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = mergedValue(before[name], mine[name], theirs[name], [...path, name], conflicts);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
  if (path.at(-1) === 'dependsOn' && isList(mine) && isList(theirs)) return mergedSet(isList(base) ? base : [], mine, theirs);
  conflicts.push({ path, base, mine, theirs });
  return mine;
}

/** Return a set with what either side added and without what either removed. */
function mergedSet(base: readonly Json[], mine: readonly Json[], theirs: readonly Json[]): Json {
  const added = theirs.filter((each) => !base.includes(each) && !mine.includes(each));
  return [...mine.filter((each) => theirs.includes(each) || !base.includes(each)), ...added];
}

/** Return a merged workflow in which some conflicts have their value instead of mine. */
export function resolved(workflow: WorkflowDraft, theirs: readonly Conflict[]): WorkflowDraft {
  let value: Json = tree(workflow);
  for (const conflict of theirs) value = withValueAt(value, conflict.path, conflict.theirs);
  return fromTree(asObject(value), workflow.nodes.map((node) => node.key));
}

/** Return how a node differs between two workflows, by key; nodes that do not differ are left out. */
export function nodeChanges(before: WorkflowDraft, after: WorkflowDraft): ReadonlyMap<string, 'added' | 'removed' | 'changed'> {
  const found = new Map<string, 'added' | 'removed' | 'changed'>();
  for (const { path, before: was, after: is } of differences(before, after)) {
    const key = path[1];
    if (path[0] !== 'nodes' || key === undefined) continue;
    found.set(key, path.length > 2 ? 'changed' : was === undefined ? 'added' : is === undefined ? 'removed' : 'changed');
  }
  return found;
}
