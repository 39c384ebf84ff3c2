import {
  type Design, type NodeDraft, type NodeType, type Positions, type TriggerDraft, type TriggerType, type WorkflowDraft, EMPTY, NODE_TYPES, ONCE,
} from './document';
import { type Json, type JsonObject, asJson, asObject, equal, isList, isObject, without } from './json';

/** A workflow as the operations of the designer select it. */
export interface WorkflowRead {
  readonly name: string;
  readonly description?: string | null;
  readonly nodes: readonly NodeRead[];
  readonly triggers?: readonly { readonly type: TriggerType; readonly config: unknown; readonly enabled: boolean }[];
  readonly inputSchema?: unknown;
  readonly config?: unknown;
}

interface NodeRead {
  readonly key: string;
  readonly name: string;
  readonly type: NodeType;
  readonly config: unknown;
  readonly dependsOn: readonly string[];
  readonly when?: string | null;
  readonly retry: NodeDraft['retry'];
  readonly timeoutSeconds?: number | null;
  readonly onError: NodeDraft['onError'];
}

/** Return a workflow of the gateway as it is edited. */
export function workflowFrom(read: WorkflowRead): WorkflowDraft {
  return {
    name: read.name,
    description: read.description ?? '',
    nodes: read.nodes.map(nodeFrom),
    triggers: (read.triggers ?? []).map(({ type, config, enabled }) => ({ type, config: triggerConfig(type, config), enabled })),
    inputSchema: asJson(read.inputSchema ?? null),
    config: asObject(read.config),
  };
}

function nodeFrom(read: NodeRead): NodeDraft {
  return {
    key: read.key,
    name: read.name === read.key ? '' : read.name,
    type: read.type,
    config: asObject(read.config),
    dependsOn: read.dependsOn,
    when: read.when ?? null,
    retry: { maxAttempts: read.retry.maxAttempts, delaySeconds: read.retry.delaySeconds, backoff: read.retry.backoff },
    timeoutSeconds: read.timeoutSeconds ?? null,
    onError: read.onError,
  };
}

/** Return the config without what only tells when the secret was set, so that it is no difference. */
function triggerConfig(type: TriggerType, config: unknown): JsonObject {
  const given = asObject(config);
  return type === 'WEBHOOK' ? without(given, 'secretSetAt') : given;
}

/** Return nodes as the mutations take them. */
export function nodesInput(nodes: readonly NodeDraft[]) {
  return nodes.map((node) => ({
    key: node.key,
    name: node.name.trim() || null,
    type: node.type,
    config: node.config,
    dependsOn: [...node.dependsOn],
    when: node.when,
    retry: equal({ ...node.retry }, { ...ONCE }) ? null : node.retry,
    timeoutSeconds: node.timeoutSeconds,
    onError: node.onError,
  }));
}

/** Return a workflow as `createWorkflow` and `validateWorkflow` take it. */
export function createInput(workflow: WorkflowDraft) {
  return {
    name: workflow.name.trim(),
    description: workflow.description.trim() || null,
    nodes: nodesInput(workflow.nodes),
    triggers: workflow.triggers.map(({ type, config, enabled }) => ({ type, config, enabled })),
    inputSchema: workflow.inputSchema,
    config: workflow.config,
  };
}

/** Return what `updateWorkflow` needs to turn one workflow into another: only what differs, as only that makes a version. */
export function updateInput(id: string, baseVersion: number, base: WorkflowDraft, mine: WorkflowDraft) {
  const [before, after] = [createInput(base), createInput(mine)];
  const changes = Object.fromEntries(
    Object.entries(after).filter(([name]) => !equal(asJson(Reflect.get(before, name)), asJson(Reflect.get(after, name)))),
  );
  return { id, baseVersion, ...changes };
}

/** Return nodes for a run that tries them out: connectors return mock responses unless calls are real. */
export function tryNodes(nodes: readonly NodeDraft[], simulate: boolean): readonly NodeDraft[] {
  if (!simulate) return nodes;
  return nodes.map((node) => {
    if (node.type !== 'INTEGRATION' || node.config.simulate) return node;
    return { ...node, config: { ...node.config, simulate: true } };
  });
}

// ---------------------------------------------------------------- files

/** Return the text of a file that `imported` reads: the workflow, and where its nodes are. */
export function exported(design: Design): string {
  const { name, description, nodes, triggers, inputSchema, config } = createInput(shareable(design.workflow));
  return `${JSON.stringify({ name, description, nodes, triggers, inputSchema, config, positions: design.positions }, null, 2)}\n`;
}

/** Return a workflow without the secrets that were typed into its triggers. */
export function shareable(workflow: WorkflowDraft): WorkflowDraft {
  const triggers = workflow.triggers.map((each) =>
    each.type === 'WEBHOOK' ? { ...each, config: without(each.config, 'secret') } : each,
  );
  return { ...workflow, triggers };
}

/** Return the design in a text: an exported file, or the input of `createWorkflow`. A string says what is wrong with it. */
export function imported(text: string): Design | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This is not JSON.';
  }
  const found = asObject(value);
  const given = isObject(found.input) ? found.input : found;
  const workflow = workflowIn(given);
  return typeof workflow === 'string' ? workflow : { workflow, positions: positionsIn(given.positions) };
}

/** Return the workflow in the input of `createWorkflow`. A string says what is wrong with it. */
export function workflowIn(given: JsonObject): WorkflowDraft | string {
  if (!isList(given.nodes)) return 'This JSON has no “nodes” list.';
  const nodes = given.nodes.map(nodeIn);
  const wrong = nodes.findIndex((node) => node === null);
  if (wrong >= 0) return `nodes.${wrong} has no key, or its type is not one of ${NODE_TYPES.join(', ')}.`;
  return {
    name: textOr(given.name),
    description: textOr(given.description),
    nodes: nodes.filter((node) => node !== null),
    triggers: (isList(given.triggers) ? given.triggers : []).flatMap(triggerIn),
    inputSchema: given.inputSchema ?? null,
    config: asObject(given.config),
  };
}

function textOr(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function nodeIn(value: Json): NodeDraft | null {
  const given = asObject(value);
  const type = NODE_TYPES.find((each) => each === given.type);
  if (type === undefined || typeof given.key !== 'string' || !given.key) return null;
  const retry = asObject(given.retry);
  const name = textOr(given.name);
  return {
    key: given.key,
    name: name === given.key ? '' : name,
    type,
    config: asObject(given.config),
    dependsOn: texts(given.dependsOn),
    when: typeof given.when === 'string' ? given.when : null,
    retry: {
      maxAttempts: number(retry.maxAttempts) ?? ONCE.maxAttempts,
      delaySeconds: number(retry.delaySeconds) ?? ONCE.delaySeconds,
      backoff: retry.backoff === 'FIXED' ? 'FIXED' : 'EXPONENTIAL',
    },
    timeoutSeconds: number(given.timeoutSeconds),
    onError: given.onError === 'CONTINUE' ? 'CONTINUE' : 'FAIL',
  };
}

function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((each) => typeof each === 'string') : [];
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function triggerIn(value: Json): readonly TriggerDraft[] {
  const given = asObject(value);
  const types: readonly TriggerType[] = ['MANUAL', 'SCHEDULE', 'WEBHOOK', 'EVENT'];
  const type = types.find((each) => each === given.type);
  return type ? [{ type, config: asObject(given.config), enabled: given.enabled !== false }] : [];
}

/** Return the positions in a value, such as a layout document; what is no place is left out. */
export function positionsIn(value: unknown): Positions {
  return Object.fromEntries(
    Object.entries(asObject(value)).flatMap(([key, each]) => {
      const { x, y } = asObject(each);
      return typeof x === 'number' && typeof y === 'number' ? [[key, { x, y }]] : [];
    }),
  );
}

/** Return a workflow of a template as a new design. */
export function fromTemplate(template: WorkflowRead): Design {
  return { ...EMPTY, workflow: workflowFrom(template) };
}
