/** A saved operation, read from `operations/<group>/<name>.graphql` at build time. */
export interface SavedOperation {
  name: string;
  title: string;
  /** The comment lines below the title. */
  about: string;
  kind: 'query' | 'mutation' | 'subscription';
  /** The document as opened in the editor: with its comments, without the variables line. */
  document: string;
  variables: string;
}

export interface OperationGroup {
  title: string;
  operations: SavedOperation[];
}

/** Folder, title, and the files in display order; files not listed here come last. */
const GROUPS: [folder: string, title: string, order: string[]][] = [
  ['start', 'Start here', ['viewer', 'overview', 'people', 'invite']],
  ['workflows', 'Workflows', ['templates', 'from-template', 'create', 'list', 'schedule']],
  ['executions', 'Runs', ['start', 'watch', 'result', 'list', 'cancel', 'retry', 'once']],
  ['agents', 'Agents', ['create', 'key', 'list', 'command', 'watch', 'hosted', 'invoke', 'reply']],
  ['tasks', 'Tasks', ['create', 'list', 'claim', 'start', 'progress', 'complete', 'cancel', 'watch']],
  ['sessions', 'Sessions & messages', ['create', 'list', 'join', 'send', 'messages', 'watch', 'presence', 'set-presence']],
  ['approvals', 'Approvals', ['request', 'respond', 'list', 'watch']],
  ['documents', 'Documents', ['read', 'patch']],
  ['integrations', 'Connectors & accounts', ['connectors', 'run', 'connect', 'connections']],
  ['destinations', 'Event destinations', ['create', 'list', 'delete']],
  ['events', 'Events', ['audit', 'why', 'watch-all', 'publish']],
];

const VARIABLES = '# variables:';

const files = import.meta.glob<string>('../../operations/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const catalog: OperationGroup[] = GROUPS.map(([folder, title, order]) => ({
  title,
  operations: Object.entries(files)
    .filter(([path]) => path.split('/').at(-2) === folder)
    .map(([path, source]) => readOperation(path.split('/').at(-1)!.replace('.graphql', ''), source))
    .sort((a, b) => rank(order, a) - rank(order, b) || a.name.localeCompare(b.name)),
}));

function rank(order: string[], { name }: SavedOperation): number {
  const position = order.indexOf(name);
  return position < 0 ? order.length : position;
}

function readOperation(name: string, source: string): SavedOperation {
  const lines = source.trim().split('\n');
  const given = lines.find((line) => line.startsWith(VARIABLES));
  const comments = lines.slice(0, lines.findIndex((line) => !line.startsWith('#')));
  const prose = comments.filter((line) => line !== given).map((line) => line.replace(/^#\s*/, ''));
  return {
    name,
    title: prose[0] ?? name,
    about: prose.slice(1).join(' '),
    kind: /^(query|mutation|subscription)\b/m.exec(source)?.[1] as SavedOperation['kind'],
    document: lines.filter((line) => line !== given).join('\n'),
    variables: given ? JSON.stringify(JSON.parse(given.slice(VARIABLES.length)), null, 2) : '',
  };
}
