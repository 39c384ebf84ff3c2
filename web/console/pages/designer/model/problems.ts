import { type WorkflowDraft, ancestors, isKey, nodeOf } from './document';
import { nodesUsed, segments } from './expressions';
import { stringsIn } from './json';

/** Something that keeps a workflow from being published. */
export interface Problem {
  /** The node it is about; null for the workflow itself. */
  readonly node: string | null;
  /** The field within the node, or within the workflow: `['config', 'params', 'to']`. Empty for the whole. */
  readonly field: readonly string[];
  readonly message: string;
  readonly from: 'gateway' | 'designer';
}

/** Return the problem that the gateway reports: `nodes.3.config.params.to` is about a field of the fourth node. */
export function problemOf(error: { readonly field?: readonly string[] | string | null; readonly message: string }, workflow: WorkflowDraft): Problem {
  const path = typeof error.field === 'string' ? error.field.split('.') : [...(error.field ?? [])];
  if (path[0] === 'input') path.shift();
  const node = path[0] === 'nodes' && path[1] !== undefined ? workflow.nodes[Number(path[1])] : undefined;
  if (!node) return { node: null, field: path, message: error.message, from: 'gateway' };
  const field = path.slice(2);
  return { node: node.key, field, message: predicate(error.message, field), from: 'gateway' };
}

/** Return a message without its subject, which is shown beside it: the node and the field. */
function predicate(message: string, field: readonly string[]): string {
  const rest = message.replace(/^Node "(?:[^"\\]|\\.)*": /, '');
  const subject = `${field.join('.')} `;
  const found = rest.startsWith(subject) ? rest.slice(subject.length) : rest;
  // The name of a field stays as it is written.
  return /^[a-z]\w*\./.test(found) ? found : found.charAt(0).toUpperCase() + found.slice(1);
}

/** Return the problems that need no gateway: they show at once, and all of them, where the gateway stops at the first. */
export function localProblems(workflow: WorkflowDraft): readonly Problem[] {
  const found: Problem[] = [];
  const say = (node: string | null, field: readonly string[], message: string) => {
    found.push({ node, field, message, from: 'designer' });
  };
  // An empty canvas is a beginning, not a mistake.
  if (workflow.nodes.length > 0 && !workflow.name.trim()) say(null, ['name'], 'The workflow needs a name.');
  const known = new Set(workflow.nodes.map((node) => node.key));
  for (const node of workflow.nodes) {
    if (!isKey(node.key)) say(node.key, ['key'], 'A key begins with a letter or _ and has at most 64 letters, digits, _ and -.');
    const before = ancestors(workflow, node.key);
    for (const key of node.dependsOn) if (!known.has(key)) say(node.key, ['dependsOn'], `There is no node “${key}” to depend on.`);
    for (const [field, expression] of expressionsOf(node)) {
      for (const used of new Set(nodesUsed(expression))) {
        if (!known.has(used)) say(node.key, field, `There is no node “${used}”.`);
        else if (!before.includes(used)) say(node.key, field, `It uses “${used}”, which does not come before it. Connect them.`);
      }
    }
  }
  return found;
}

/** Yield the expressions of a node, each with its field. */
function* expressionsOf(node: WorkflowDraft['nodes'][number]): Generator<readonly [readonly string[], string]> {
  if (node.when !== null) yield [['when'], node.when];
  for (const [path, text] of stringsIn(node.config, ['config'])) {
    if (node.type === 'CONDITION' && path[1] === 'expression' && !text.includes('${')) yield [path, text];
    else for (const each of segments(text)) if (each.expression) yield [path, each.text];
  }
}

/** Return all problems, each once: the gateway's message about a field replaces the designer's own. */
export function allProblems(workflow: WorkflowDraft, reported: readonly Problem[]): readonly Problem[] {
  const current = reported.filter((each) => each.node === null || nodeOf(workflow, each.node));
  const place = (each: Problem) => JSON.stringify([each.node, each.field]);
  const places = new Set(current.map(place));
  return [...current, ...localProblems(workflow).filter((each) => !places.has(place(each)))];
}
