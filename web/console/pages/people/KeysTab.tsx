import { KeyRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { DataTable, type Column } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { LiveBanner } from '../../parts/LiveBanner';
import { ObjectLink } from '../../parts/ObjectLink';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useNow } from '../../parts/clock';
import styles from './People.module.css';
import { stateOfKey, type ApiKey, type KeyState } from './people';
import type { useKeysOf } from './usePeople';

interface KeysTabProps {
  read: ReturnType<typeof useKeysOf>;
  q: string | undefined;
  state: readonly KeyState[] | undefined;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onCursor: (id: string | null) => void;
  create: ReactElement;
}

const OPERATION = `mutation {
  createApiKey(input: {name: "nightly import", scopes: ["tasks:read"]}) {
    secret
    errors { code message field }
  }
}`;

/** The API keys, with their owner, scopes and use. */
export function KeysTab({ read, q, state, openId, onOpen, onCursor, create }: KeysTabProps) {
  const now = useNow(60_000);
  const rows = read.keys.filter(
    (key) => (state ? state.includes(stateOfKey(key, now)) : stateOfKey(key, now) === 'ACTIVE' || key.id === openId) && (!q || `${key.name} ${key.prefix} ${key.actor.name}`.toLowerCase().includes(q.toLowerCase())),
  );
  const columns: readonly Column<ApiKey>[] = [
    {
      id: 'name', header: 'Key', width: 'minmax(180px, 2fr)', card: 'title', sortValue: (key) => key.name,
      cell: (key) => (
        <span className={styles.words}>
          <span className={`truncate ${styles.name}`}>{key.name}</span>
          <span className={`mono ${styles.mail}`}>{key.prefix}…</span>
        </span>
      ),
    },
    { id: 'owner', header: 'Acts as', width: 'minmax(120px, 1fr)', sortValue: (key) => key.actor.name, cell: (key) => <ObjectLink type={key.actor.__typename} id={key.actor.id} to={null}>{key.actor.name}</ObjectLink> },
    { id: 'scopes', header: 'Allows', width: '90px', align: 'end', sortValue: (key) => key.scopes.length, cell: (key) => <span className="tabular" title={key.scopes.join('\n')}>{key.scopes.length} scopes</span> },
    { id: 'used', header: 'Last used', width: '110px', align: 'end', sortValue: (key) => key.lastUsedAt, cell: (key) => (key.lastUsedAt === null ? <span className="faint">Never</span> : <Time at={key.lastUsedAt} />) },
    { id: 'expires', header: 'Expires', width: '110px', align: 'end', sortValue: (key) => key.expiresAt, cell: (key) => (key.expiresAt === null ? <span className="faint">Never</span> : <Time at={key.expiresAt} />) },
    { id: 'state', header: 'State', width: '100px', card: 'aside', cell: (key) => <Status value={stateOfKey(key, now)} /> },
  ];
  if (read.error && read.keys.length === 0) return <ErrorNote error={read.error} title="Keys could not be read" onRetry={read.reload} />;
  return (
    <>
      {read.isLive && <LiveBanner state={read.live} />}
      <DataTable
        label="API keys"
        rows={rows}
        rowKey={(key) => key.id}
        columns={columns}
        loading={read.loading}
        fill
        onOpen={(key) => onOpen(key.id)}
        onCursor={(key) => onCursor(key?.id ?? null)}
        openKey={openId}
        empty={
          q || state ? (
            <Empty icon={KeyRound} title="No key matches">Change or clear the filters above.</Empty>
          ) : (
            <Empty icon={KeyRound} title="No valid keys" action={create} operation={OPERATION}>A key lets a program act as you, with only the scopes it needs.</Empty>
          )
        }
      />
    </>
  );
}
