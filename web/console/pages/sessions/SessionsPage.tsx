import { ThreadListEventsDocument, ThreadsDocument } from '@parley-gateway/client/operations/threads';
import { useLiveList } from '@parley-gateway/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MessagesSquare, Plus, ShieldQuestion } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePaletteActions } from '../../app/palette/palette';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Avatar } from '../../parts/Avatar';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { DataTable, type Column } from '../../parts/DataTable';
import { DemoOffer } from '../../parts/DemoOffer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Filters, type Filter } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { words } from '../../parts/tones';
import { activeAt, byActivity, foldInbox, type ThreadRow } from './inbox';
import { NewSession } from './NewSession';
import type { SessionsSearch } from './search';
import styles from './SessionsPage.module.css';
import { plain } from './thread/markdown';

const FILTERS: readonly Filter[] = [
  {
    id: 'status', label: 'Status', kind: 'choice', many: true,
    options: ['ACTIVE', 'INACTIVE', 'EXPIRED', 'ARCHIVED'].map((value) => ({ value, label: words(value) })),
  },
];

const OPERATION = `mutation {
  createSession(input: {name: "Launch"}) { session { id } errors { code message field } }
}`;

const MOST_FACES = 4;

const COLUMNS: readonly Column<ThreadRow>[] = [
  {
    id: 'session', header: 'Session', width: 'minmax(0, 1fr)', card: 'title',
    cell: (row) => (
      <span className={styles.session}>
        <span className={styles.line}>
          <span className="truncate">{row.name}</span>
          {row.status !== 'ACTIVE' && <Status value={row.status} />}
          {row.approvals.nodes.length > 0 && (
            <Badge tone="warn" icon={ShieldQuestion}>{row.approvals.nodes.length === 1 ? 'Approval pending' : `${row.approvals.nodes.length} approvals pending`}</Badge>
          )}
        </span>
        <LastWords row={row} />
      </span>
    ),
  },
  { id: 'people', header: 'Participants', width: '128px', card: 'meta', cell: (row) => <Faces row={row} /> },
  {
    id: 'messages', header: 'Messages', width: '84px', align: 'end', card: 'hidden',
    cell: (row) => <span className="tabular soft">{row.messages.totalCount.toLocaleString('en')}</span>,
  },
  { id: 'active', header: 'Active', width: '96px', align: 'end', card: 'aside', cell: (row) => <span className="soft"><Time at={activeAt(row)} /></span> },
];

function LastWords({ row }: { row: ThreadRow }) {
  const last = row.messages.nodes.at(-1);
  if (!last) return <span className={styles.last}>No messages yet</span>;
  return (
    <span className={styles.last}>
      {last.type !== 'SYSTEM' && `${last.from.name}: `}
      {last.type === 'TEXT' ? plain(last.content, 200) : words(last.type)}
    </span>
  );
}

function Faces({ row }: { row: ThreadRow }) {
  const more = row.participants.length - MOST_FACES;
  return (
    <span className={styles.faces}>
      {row.participants.slice(0, MOST_FACES).map(({ actor }) => (
        <Avatar key={actor.id} name={actor.name} kind={actor.__typename === 'Agent' ? 'agent' : 'user'} size={22} />
      ))}
      {more > 0 && <span className="tabular faint">{`+${more}`}</span>}
    </span>
  );
}

/** All sessions, the most recently active first. */
export default function SessionsPage() {
  usePage({ title: 'Sessions' });
  const search = useSearch({ from: '/sessions' });
  const navigate = useNavigate({ from: '/sessions' });
  const may = useMay('collaboration:write');
  const [isCreating, setCreating] = useState(false);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const list = useLiveList({
    query: ThreadsDocument,
    variables: { first: 50, filter: { search: search.q, status: search.status } },
    rows: (data): readonly ThreadRow[] => data.sessions.nodes,
    pageInfo: (data) => data.sessions.pageInfo,
    stream: ThreadListEventsDocument,
    streamVariables: {},
    fold: (rows, event) => {
      const next = foldInbox(rows, event);
      return search.status ? next.filter((row) => search.status?.includes(row.status)) : next;
    },
    reloadOn: (event) => event.__typename === 'SessionCreated' || (search.status !== undefined && event.__typename === 'SessionUpdated'),
    key: (row) => row.id,
  });
  const rows = useMemo(() => byActivity(list.rows), [list.rows]);
  const patch = (values: Partial<SessionsSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const open = (id: string) => void navigate({ to: '/sessions/$id', params: { id } });
  const guard = useGuard();
  useKeys({
    n: { label: 'New session', run: guard(may.allowed ? null : may.reason, () => setCreating(true)) },
    y: { label: 'Why?', run: () => currentId && openWhy(currentId) },
    p: { label: 'Pause or resume', run: () => (list.live.status === 'paused' ? list.resume() : list.pause()) },
  });
  usePaletteActions([{ id: 'sessions.new', label: 'New session', keys: 'n', run: () => setCreating(true), ...(may.allowed ? {} : { disabledReason: may.reason ?? '' }) }]);
  const button = (
    <Button variant="primary" icon={Plus} keys="n" disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => setCreating(true)}>
      New session
    </Button>
  );
  return (
    <Page>
      <PageHeader title="Sessions" actions={button} />
      <Filters filters={FILTERS} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: 'Find sessions' }} />
      <LiveBanner state={list.live} onResume={list.resume} />
      {list.error && <ErrorNote error={list.error} title="Sessions could not be read" onRetry={list.reload} />}
      {!list.error && (
        <Panel flush>
        <DataTable
          label="Sessions"
          rows={rows}
          rowKey={(row) => row.id}
          columns={COLUMNS}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={() => void list.loadMore()}
          onOpen={(row) => open(row.id)}
          onCursor={(row) => setCurrentId(row?.id ?? null)}
          empty={
            search.q || search.status ? (
              <Empty icon={MessagesSquare} title="No session matches">Change or clear the filters above.</Empty>
            ) : (
              <Empty icon={MessagesSquare} title="No sessions yet" action={<>{button}<DemoOffer /></>} operation={OPERATION}>
                A session is a conversation of people and agents, with their tasks, approvals and documents.
              </Empty>
            )
          }
        />
        </Panel>
      )}
      {isCreating && <NewSession onClose={() => setCreating(false)} onCreated={open} />}
    </Page>
  );
}
