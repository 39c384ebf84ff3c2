/** A group of scopes: what they are about, and what each allows. */
export interface Resource {
  name: string;
  title: string;
  actions: Readonly<Record<string, string>>;
}

/** The scopes that the gateway knows, as it names them: `resource:action`. */
export const RESOURCES: readonly Resource[] = [
  { name: 'agents', title: 'Agents', actions: { read: 'See agents', execute: 'Invoke agents', write: 'Create, change and command agents' } },
  { name: 'tasks', title: 'Tasks', actions: { read: 'See tasks', write: 'Create, assign and cancel tasks', work: 'Claim and work on tasks, as an agent' } },
  { name: 'workflows', title: 'Workflows', actions: { read: 'See workflows and runs', execute: 'Start, cancel and retry runs', write: 'Create and change workflows' } },
  { name: 'collaboration', title: 'Sessions', actions: { read: 'Read sessions and documents', write: 'Take part in sessions and edit documents' } },
  { name: 'approvals', title: 'Approvals', actions: { read: 'See approvals', write: 'Request approvals', respond: 'Decide approvals' } },
  { name: 'requests', title: 'Requests', actions: { read: 'See your requests', write: 'Submit requests', admin: "See everyone's requests" } },
  { name: 'events', title: 'Events', actions: { read: 'Read the log of events', write: 'Publish events', audit: 'Read events about users and keys' } },
  { name: 'connectors', title: 'Connectors', actions: { read: 'See connectors and their state', execute: 'Run actions of connectors' } },
  { name: 'connections', title: 'Connected accounts', actions: { read: 'See your accounts', write: 'Connect accounts', admin: "See and end everyone's accounts" } },
  { name: 'integrations', title: 'Integration settings', actions: { read: 'See settings', write: 'Change your settings', admin: "Change the defaults and everyone's overrides" } },
  { name: 'deliveries', title: 'Deliveries', actions: { read: 'See your deliveries', write: 'Send deliveries', admin: "See and retry everyone's deliveries" } },
  { name: 'destinations', title: 'Destinations', actions: { read: 'See event destinations', write: 'Create and change event destinations' } },
  { name: 'endpoints', title: 'Endpoints', actions: { read: 'See endpoints', write: 'Publish and change endpoints' } },
  { name: 'schemas', title: 'Data schemas', actions: { read: 'See registered schemas', write: 'Register schemas' } },
  { name: 'sync', title: 'Synchronization', actions: { read: 'See synchronizations', write: 'Start synchronizations' } },
  { name: 'users', title: 'Users', actions: { read: 'See users', write: 'Create and change users' } },
  { name: 'keys', title: 'API keys', actions: { write: 'Create API keys', admin: "See and revoke everyone's keys" } },
  { name: 'platform', title: 'Platform', actions: { read: 'See health and metrics', admin: 'Remove old records' } },
  { name: 'usage', title: 'Usage', actions: { read: 'See who uses deprecated parts of the schema' } },
];

const KNOWN = new Set(RESOURCES.flatMap(({ name, actions }) => Object.keys(actions).map((action) => `${name}:${action}`)));

/** Return the groups, with scopes of a newer gateway added, so that none is hidden. */
export function resourcesWith(scopes: Iterable<string>): readonly Resource[] {
  const others = new Map<string, Record<string, string>>();
  for (const scope of scopes) {
    const [name = '', action = ''] = scope.split(':');
    if (!KNOWN.has(scope)) others.set(name, { ...others.get(name), [action]: scope });
  }
  const known = RESOURCES.map((each) => ({ ...each, actions: { ...each.actions, ...others.get(each.name) } }));
  const added = [...others].filter(([name]) => !RESOURCES.some((each) => each.name === name));
  return [...known, ...added.map(([name, actions]) => ({ name, title: name, actions }))];
}

/** Return those of these scopes that only read. */
export function readOnly(scopes: Iterable<string>): ReadonlySet<string> {
  return new Set([...scopes].filter((scope) => scope.endsWith(':read')));
}
