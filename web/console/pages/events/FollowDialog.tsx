import { useState } from 'react';
import { asCurl, asPython, asTypeScript } from '../../app/behind/copies';
import { GRAPHQL_URL } from '../../app/environment';
import { Code } from '../../parts/Code';
import { Dialog } from '../../parts/Dialog';
import { Segments } from '../../parts/Tabs';

const WAYS = [
  { value: 'curl', label: 'Server-sent events' },
  { value: 'python', label: 'Python' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'command', label: 'Command' },
] as const;

type Way = (typeof WAYS)[number]['value'];

const STREAM = `subscription Follow($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename id type occurredAt cursor payload
  }
}`;

/** Commands and programs that follow the log from an event on. */
export function FollowDialog({ cursor, types, onClose }: { cursor: string; types: readonly string[] | undefined; onClose: () => void }) {
  const [way, setWay] = useState<Way>('curl');
  return (
    <Dialog open onOpenChange={onClose} size="lg" title="Follow from here" description="Every later event, once and in order. Set PARLEY_TOKEN to a key of yours.">
      <Segments label="Follow with" value={way} onChange={setWay} items={[...WAYS]} />
      <Code text={textOf(way, cursor, types)} wrap />
    </Dialog>
  );
}

function textOf(way: Way, cursor: string, types: readonly string[] | undefined): string {
  const written = { kind: 'subscription' as const, document: STREAM, variables: { types: types ?? null, after: cursor } };
  switch (way) {
    case 'curl':
      return asCurl(written, GRAPHQL_URL);
    case 'python':
      return asPython(written, GRAPHQL_URL);
    case 'typescript':
      return asTypeScript(written, GRAPHQL_URL);
    case 'command':
      return `export PARLEY_URL='${GRAPHQL_URL.replace(/\/graphql$/, '')}'\nparley-client tail${types ? ` --types ${types.join(',')}` : ''} --after '${cursor}' --json`;
  }
}
