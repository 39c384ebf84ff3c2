import type { NodeType } from '../model/document';
import { type Json, type JsonObject, without } from '../model/json';

/** Fields of which a node has either these or those: one chooses what is meant, instead of which field to leave empty. */
export interface Alternatives {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly fields: Readonly<Record<string, Json>> }[];
}

export const ALTERNATIVES: Readonly<Partial<Record<NodeType, Alternatives>>> = {
  DELAY: {
    label: 'Wait',
    choices: [
      { id: 'for', label: 'For a while', fields: { seconds: 60 } },
      { id: 'until', label: 'Until a time', fields: { until: '' } },
    ],
  },
  EVENT: {
    label: 'What it does',
    choices: [
      { id: 'wait', label: 'Wait for an event', fields: { waitFor: '', timeoutSeconds: null } },
      { id: 'emit', label: 'Emit an event', fields: { emit: '', data: {} } },
    ],
  },
  TASK: {
    label: 'Who does it',
    choices: [
      { id: 'any', label: 'Any worker', fields: {} },
      { id: 'agent', label: 'An agent', fields: { agentId: '' } },
      { id: 'capability', label: 'A capability', fields: { capability: '' } },
    ],
  },
  AGENT: {
    label: 'Agent',
    choices: [
      { id: 'record', label: 'Registered', fields: { agentId: '' } },
      { id: 'lyzr', label: 'At Lyzr, not registered', fields: { agent: { agentId: '' } } },
    ],
  },
};

/** Return the choice that a config has made. */
export function chosenIn(given: Alternatives, config: JsonObject): string {
  const made = given.choices.find(({ fields }) => Object.keys(fields).some((name) => config[name] !== undefined && config[name] !== null));
  return (made ?? given.choices[0])?.id ?? '';
}

/** Return a config with another choice: the fields of the others are removed. */
export function choose(given: Alternatives, config: JsonObject, id: string): JsonObject {
  const all = given.choices.flatMap(({ fields }) => Object.keys(fields));
  const chosen = given.choices.find((each) => each.id === id);
  const fresh = Object.entries(chosen?.fields ?? {}).filter(([, value]) => value !== null);
  return { ...without(config, ...all), ...Object.fromEntries(fresh) };
}

/** Return the names of the fields that the choice leaves out. */
export function hiddenIn(given: Alternatives, config: JsonObject): readonly string[] {
  const id = chosenIn(given, config);
  const shown = Object.keys(given.choices.find((each) => each.id === id)?.fields ?? {});
  return given.choices.flatMap(({ fields }) => Object.keys(fields)).filter((name) => !shown.includes(name));
}
