import { type NodeDraft, type WorkflowDraft, ancestors, nodeOf } from './document';
import { extended, nodePath } from './expressions';
import { type Json, type JsonObject, asObject, isList, isObject, valueAt } from './json';

/** A name that an expression can use, with what is known about its value. */
export interface VisibleName {
  /** The expression: `nodes.fetch.output.status`. */
  readonly path: string;
  /** The last name of the path. */
  readonly label: string;
  readonly schema: JsonObject;
  /** Its value in the last run, if there was one. */
  readonly value: Json | undefined;
}

/** The values of a run: its input, and the nodes that have ended. */
export interface RunValues {
  readonly input: Json | undefined;
  readonly nodes: ReadonlyMap<string, { readonly output: Json | undefined; readonly status?: string; readonly error?: string | null }>;
}

export const NO_RUN: RunValues = { input: undefined, nodes: new Map() };

const EXECUTION: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'The id of the run' },
    workflowId: { type: 'string' },
    version: { type: 'integer' },
    sessionId: { type: 'string' },
    startedBy: { type: 'string', description: 'Who started the run' },
    startedAt: { type: 'string', format: 'date-time' },
  },
};

/** Return the names that expressions of a node can use, and what is known about each. */
export function visibleNames(
  workflow: WorkflowDraft, key: string | null, outputSchema: (node: NodeDraft) => JsonObject, run: RunValues,
): readonly VisibleName[] {
  const nodes = key === null ? [] : ancestors(workflow, key);
  return [
    { path: 'input', label: 'input', schema: asObject(workflow.inputSchema), value: run.input },
    ...nodes.flatMap((each) => {
      const node = nodeOf(workflow, each);
      return node ? [nodeName(node, outputSchema(node), run)] : [];
    }),
    { path: 'execution', label: 'execution', schema: EXECUTION, value: undefined },
  ];
}

function nodeName(node: NodeDraft, output: JsonObject, run: RunValues): VisibleName {
  const ended = run.nodes.get(node.key);
  const schema: JsonObject = {
    type: 'object',
    properties: {
      output,
      ...(node.onError === 'CONTINUE' ? { status: { type: 'string', enum: ['COMPLETED', 'FAILED', 'SKIPPED'] }, error: { type: 'string' } } : {}),
    },
  };
  const value: Json | undefined = ended && ended.output !== undefined
    ? { output: ended.output, ...(node.onError === 'CONTINUE' ? { status: ended.status ?? null, error: ended.error ?? null } : {}) }
    : undefined;
  return { path: nodePath(node.key), label: node.key, schema, value };
}

/** Return what is within a name: the properties of its value in the last run, else those that its schema declares. */
export function within(name: VisibleName): readonly VisibleName[] {
  const schema = plain(name.schema, name.schema);
  const properties = asObject(schema.properties);
  if (isList(name.value)) {
    return name.value.slice(0, 20).map((value, index) => ({
      path: extended(name.path, index), label: `[${index}]`, schema: asObject(schema.items), value,
    }));
  }
  const value = isObject(name.value) ? name.value : {};
  const names = [...new Set([...Object.keys(value), ...Object.keys(properties)])];
  const defs = asObject(name.schema.$defs);
  return names.map((each) => ({
    path: extended(name.path, each),
    label: each,
    schema: { ...plain(asObject(properties[each]), name.schema), ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}) },
    value: value[each],
  }));
}

/** Return a schema without references and without the alternative of null. */
export function plain(schema: JsonObject, root: JsonObject): JsonObject {
  let found = schema;
  for (let steps = 0; steps < 8; steps++) {
    if (typeof found.$ref === 'string') {
      const target = valueAt(root, found.$ref.replace(/^#\//, '').split('/'));
      found = { ...asObject(target), ...(found.description === undefined ? {} : { description: found.description }) };
      continue;
    }
    const choices = (isList(found.anyOf) ? found.anyOf : isList(found.oneOf) ? found.oneOf : []).map(asObject).filter((each) => each.type !== 'null');
    if (choices.length !== 1 || !choices[0]) return found;
    const { anyOf: _any, oneOf: _one, ...rest } = found;
    found = { ...choices[0], ...rest };
  }
  return found;
}

/** Return the names that begin with a text, for completion while typing; deeper ones only once their parent is typed. */
export function completions(names: readonly VisibleName[], typed: string): readonly VisibleName[] {
  const found: VisibleName[] = [];
  const visit = (each: VisibleName, depth: number) => {
    if (found.length >= 40) return;
    if (each.path.startsWith(typed) && each.path !== typed) found.push(each);
    const open = typed.startsWith(each.path) || (each.path.startsWith(typed) && depth < 2);
    if (open) for (const inner of within(each)) visit(inner, depth + 1);
  };
  for (const each of names) visit(each, 0);
  return found;
}

/** Return the value of a path of the last run: `['nodes', 'fetch', 'output', 'status']`. */
export function valueIn(run: RunValues, path: readonly string[]): Json | undefined {
  const [root, ...rest] = path;
  if (root === 'input') return valueAt(run.input, rest);
  const [key, field, ...inner] = rest;
  const node = root === 'nodes' && key !== undefined ? run.nodes.get(key) : undefined;
  if (field === 'output') return valueAt(node?.output, inner);
  return undefined;
}

/** Return the type of a schema in a word or two. */
export function typeWord(schema: JsonObject): string {
  if (isList(schema.enum)) return schema.enum.length > 3 ? 'one of several' : schema.enum.map(String).join(' | ');
  if (typeof schema.type === 'string') return schema.type === 'array' ? 'list' : schema.type;
  return isList(schema.type) ? schema.type.filter((each) => each !== 'null').map(String).join(' | ') : '';
}
