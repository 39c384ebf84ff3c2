import type { NodeDraft, NodeType } from './model/document';
import type { NewNode } from './model/edits';
import { asText } from './model/expressions';
import { type Json, type JsonObject, isObject } from './model/json';

/** How a type of node is presented. */
export interface TypeLook {
  readonly label: string;
  readonly hint: string;
}

export const LOOKS: Readonly<Record<NodeType, TypeLook>> = {
  AGENT: { label: 'Agent', hint: 'Ask an agent and wait for its reply' },
  INTEGRATION: { label: 'Integration', hint: 'Run an action of a connector' },
  APPROVAL: { label: 'Approval', hint: 'Ask people and wait for their decision' },
  TASK: { label: 'Task', hint: 'Give a worker something to do' },
  CONDITION: { label: 'Condition', hint: 'Go one way or the other' },
  DELAY: { label: 'Delay', hint: 'Wait for a while or until a time' },
  TRANSFORM: { label: 'Transform', hint: 'Compute a value from others' },
  WORKFLOW: { label: 'Sub-workflow', hint: 'Run another workflow' },
  EVENT: { label: 'Event', hint: 'Wait for a custom event, or emit one' },
  STUDIO: { label: 'Roblox Studio', hint: 'Push scripts to Studio, or call a method of its plugin' },
  VALIDATE: { label: 'Validate', hint: 'Require data that has the form of a registered schema' },
  SYNC: { label: 'Synchronize', hint: 'Bring a record from one platform to another' },
  RECORD: { label: 'Record', hint: 'Read the copy of a record on a platform' },
};

/** An action of a connector, as the page reads it. */
export interface ActionInfo {
  readonly connector: string;
  readonly connectorTitle: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonObject;
  /** Whether calls reach the service, or return mock responses because credentials are missing. */
  readonly simulated: boolean;
}

/** What the forms and the palette need to know of the gateway. */
export interface Catalog {
  readonly types: ReadonlyMap<NodeType, { readonly config: JsonObject; readonly output: JsonObject | null }>;
  readonly actions: readonly ActionInfo[];
}

/** Something that can be added, as the palette lists it. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly type: NodeType;
  readonly group: string;
  readonly node: NewNode;
}

const STARTS: Readonly<Partial<Record<NodeType, JsonObject>>> = {
  CONDITION: { expression: '' },
  DELAY: { seconds: 60 },
  TRANSFORM: { value: {} },
  EVENT: { waitFor: '' },
  STUDIO: { scripts: [] },
  VALIDATE: { schema: '', data: {} },
  SYNC: { source: 'BACKEND', target: 'DATABASE', data: {} },
  RECORD: { platform: 'BACKEND', key: '' },
  TASK: { type: '' },
  WORKFLOW: { workflowId: '' },
};

/** Return everything that can be added: the types of nodes, and each action of each connector. */
export function paletteItems(catalog: Catalog): readonly PaletteItem[] {
  const types = [...catalog.types.keys()].filter((type) => type !== 'INTEGRATION');
  const nodes = types.map((type): PaletteItem => {
    const { label, hint } = LOOKS[type];
    return { id: type, label, hint, type, group: 'Steps', node: { type, name: label, config: STARTS[type] ?? {} } };
  });
  const actions = catalog.actions.map((action): PaletteItem => ({
    id: `${action.connector}.${action.name}`,
    label: action.title,
    hint: action.description,
    type: 'INTEGRATION',
    group: action.connectorTitle,
    node: { type: 'INTEGRATION', name: action.title, config: { connector: action.connector, action: action.name, params: {} } },
  }));
  return [...nodes, ...actions];
}

/** Return the action that a node runs. */
export function actionOf(catalog: Catalog, node: NodeDraft): ActionInfo | undefined {
  return catalog.actions.find((each) => each.connector === node.config.connector && each.name === node.config.action);
}

/** Return the schema of a node's output; an empty one if nothing is known about it. */
export function outputSchemaOf(catalog: Catalog, node: NodeDraft): JsonObject {
  if (node.type === 'INTEGRATION') return actionOf(catalog, node)?.outputSchema ?? {};
  return catalog.types.get(node.type)?.output ?? {};
}

/** Return the name under which a node is shown. */
export function titleOf(node: NodeDraft): string {
  return node.name.trim() || node.key;
}

/** Return what a node does in a line, for its card. */
export function summaryOf(node: NodeDraft): string {
  const { config } = node;
  switch (node.type) {
    case 'INTEGRATION':
      return [config.connector, config.action].map(word).filter(Boolean).join('.') || 'no action yet';
    case 'CONDITION':
      return word(config.expression) || 'no condition yet';
    case 'DELAY':
      return config.until ? `until ${word(config.until)}` : duration(config.seconds);
    case 'EVENT':
      return config.emit !== undefined && config.emit !== null ? `emits ${word(config.emit)}` : `waits for ${word(config.waitFor) || '…'}`;
    case 'TASK':
      return word(config.type) || 'no type yet';
    case 'APPROVAL':
      return word(config.title) || 'asks for a decision';
    case 'AGENT':
      return word(config.message) || 'sends the input’s text';
    case 'WORKFLOW':
      return word(config.workflowId) || 'no workflow yet';
    case 'STUDIO':
      return word(config.method) || 'pushes scripts';
    case 'VALIDATE':
      return word(config.schema) || 'no schema yet';
    case 'SYNC':
      return `${word(config.source).toLowerCase()} to ${word(config.target).toLowerCase()}`;
    case 'RECORD':
      return word(config.key) || 'no key yet';
    case 'TRANSFORM':
      return isObject(config.value) ? Object.keys(config.value).join(', ') || '{ }' : word(config.value);
  }
}

function word(value: Json | undefined): string {
  return value === undefined || value === null ? '' : asText(value);
}

function duration(value: Json | undefined): string {
  if (typeof value !== 'number') return word(value) || 'no time yet';
  const units: readonly (readonly [number, string])[] = [[86_400, 'd'], [3_600, 'h'], [60, 'min'], [1, 's']];
  let rest = value;
  const parts: string[] = [];
  for (const [seconds, unit] of units) {
    const count = unit === 's' ? rest : Math.floor(rest / seconds);
    if (count > 0) parts.push(`${count} ${unit}`);
    rest -= count * seconds;
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
