import type { OperationRecord } from '@parley-gateway/client';
import { Braces, Copy } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { writeText } from '../../parts/clipboard';
import { Code } from '../../parts/Code';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { JsonTree } from '../../parts/JsonTree';
import { Menu } from '../../parts/Menu';
import { useToast } from '../../parts/Toast';
import { GRAPHQL_URL, IS_AT_HOME } from '../environment';
import { useStore } from '../store';
import { behindStore, recordsStore } from './behind';
import styles from './Behind.module.css';
import { asCurl, asPython, asTypeScript, graphiqlHref } from './copies';
import { counted } from '../../parts/numbers';

/** The operations of the page that is open: their documents, variables, duration and last result. */
export default function Behind() {
  const open = useStore(behindStore);
  const records = useStore(recordsStore);
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Drawer
      open={open}
      onOpenChange={(next) => behindStore.set(next)}
      title="The GraphQL behind this"
      width={560}
    >
      {records.length === 0 && <Empty compact icon={Braces} title="This page has sent no operation" />}
      {GROUPS.map(({ title, has }) => (
        <section key={title} hidden={!records.some(has)}>
          <h3 className={styles.group}>{title}</h3>
          <ul className={styles.records}>
            {records.filter(has).map((record) => (
              <li key={record.id}>
                <button
                  type="button"
                  className={styles.head}
                  aria-expanded={chosen === record.id}
                  onClick={() => setChosen(chosen === record.id ? null : record.id)}
                >
                  <Badge tone={TONES[record.kind]}>{record.kind}</Badge>
                  <code className="truncate">{record.name}</code>
                  <span className={styles.aside}>{summary(record)}</span>
                </button>
                {chosen === record.id && <Details record={record} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}

/** The header's own operations come last: the page's are what one looks for. */
const GROUPS = [
  { title: 'This page', has: ({ name }: OperationRecord) => !name.startsWith('NeedsYou') },
  { title: 'Every page', has: ({ name }: OperationRecord) => name.startsWith('NeedsYou') },
];

const TONES = { query: 'info', mutation: 'warn', subscription: 'ok' } as const;

function summary({ kind, count, durationMs, error }: OperationRecord): string {
  if (error) return error.code;
  if (kind === 'subscription') return counted(count, 'event');
  return durationMs === null ? 'running' : `${Math.round(durationMs)} ms`;
}

function Details({ record }: { record: OperationRecord }) {
  const toast = useToast();
  const copy = (as: string, text: string) => {
    writeText(text).then(
      () => toast({ title: `Copied as ${as}` }),
      () => toast({ title: 'The browser did not allow copying', tone: 'bad' }),
    );
  };
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        {IS_AT_HOME && (
          <Button asChild size="sm" icon={Braces}>
            <a href={graphiqlHref(record)} target="_blank" rel="noreferrer">
              Open in GraphiQL
            </a>
          </Button>
        )}
        <Menu
          trigger={
            <Button size="sm" icon={Copy}>
              Copy as
            </Button>
          }
          items={[
            { label: 'curl', onSelect: () => copy('curl', asCurl(record, GRAPHQL_URL)) },
            { label: 'TypeScript', onSelect: () => copy('TypeScript', asTypeScript(record, GRAPHQL_URL)) },
            { label: 'Python', onSelect: () => copy('Python', asPython(record, GRAPHQL_URL)) },
          ]}
        />
      </div>
      <Code text={record.document.trim()} language="GraphQL" />
      {hasKeys(record.variables) && <JsonTree label="Variables" value={record.variables} search={false} />}
      {record.error && <ErrorNote error={record.error} />}
      {record.result !== undefined && record.result !== null && (
        <JsonTree label={record.kind === 'subscription' ? 'Last event' : 'Result'} value={record.result} />
      )}
    </div>
  );
}

function hasKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
