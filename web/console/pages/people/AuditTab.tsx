import { AuditTrailDocument, type AuditTrailQuery } from '@parley-gateway/client/operations/audit';
import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { useLiveList } from '@parley-gateway/client/react';
import { ScrollText } from 'lucide-react';
import { DataTable, type Column } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { LiveBanner } from '../../parts/LiveBanner';
import { ObjectLink } from '../../parts/ObjectLink';
import { Time } from '../../parts/Time';
import { AuditDrawer } from './AuditDrawer';
import styles from './People.module.css';
import { None } from '../../parts/None';

export type AuditEntry = AuditTrailQuery['auditTrail']['nodes'][number];

const PAGE = 50;

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: 'number', header: 'No.', width: '64px', align: 'end', cell: ({ number }) => (number === null ? <span className="faint" title="Not computed yet">…</span> : <span className="tabular faint">{number}</span>) },
  { id: 'at', header: 'When', width: '120px', card: 'aside', cell: ({ at }) => <Time at={at} /> },
  { id: 'action', header: 'Action', width: 'minmax(160px, 1.4fr)', card: 'title', cell: ({ action }) => <span className="mono truncate">{action}</span> },
  { id: 'actor', header: 'Who', width: 'minmax(120px, 1fr)', cell: ({ actor }) => (actor ? <ObjectLink type={actor.__typename} id={actor.id} to={null}>{actor.name}</ObjectLink> : <span className="faint">Unknown</span>) },
  { id: 'address', header: 'From', width: '128px', cell: ({ address }) => (address === null ? <span className="faint">Parley</span> : <span className="mono truncate">{address}</span>) },
  { id: 'subject', header: 'What', width: 'minmax(120px, 1fr)', cell: ({ subjectId }) => (subjectId === null ? <None /> : <IdLabel id={subjectId} />) },
];

interface AuditTabProps {
  q: string | undefined;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** The audit trail: administrative changes, sign-ins and decisions, newest first. */
export function AuditTab({ q, openId, onOpen }: AuditTabProps) {
  const trail = useLiveList({
    query: AuditTrailDocument,
    variables: { first: PAGE },
    rows: (data) => data.auditTrail.nodes,
    stream: EventTicksDocument,
    streamVariables: {},
    fold: (rows) => rows,
    // An entry has no event of its own, but each but a failed sign-in is written with one.
    reloadOn: (event) => event.__typename === 'RecordChanged' || event.__typename === 'ApprovalResponded',
  });
  const rows = trail.rows.filter((entry) => !q || textOf(entry).includes(q.toLowerCase()));
  const open = trail.rows.find(({ id }) => id === openId);
  if (trail.error && trail.rows.length === 0) return <ErrorNote error={trail.error} title="The audit trail could not be read" onRetry={trail.reload} />;
  return (
    <>
      <LiveBanner state={trail.live} onResume={trail.resume} />
      <DataTable
        label="Audit trail"
        rows={rows}
        rowKey={({ id }) => id}
        columns={COLUMNS}
        loading={trail.loading}
        hasMore={trail.hasMore}
        onMore={() => void trail.loadMore()}
        fill
        onOpen={({ id }) => onOpen(id)}
        openKey={openId}
        empty={
          q ? (
            <Empty icon={ScrollText} title="No loaded entry contains this text">Only loaded entries are searched.</Empty>
          ) : (
            <Empty icon={ScrollText} title="Nothing yet">Administrative changes, sign-ins and decisions are recorded here, each with the hash of the one before.</Empty>
          )
        }
      />
      <p className={`faint ${styles.proof}`}>
        <code>python cli.py verify-audit</code> proves that no entry was changed or removed.
      </p>
      {open && <AuditDrawer entry={open} onClose={() => onOpen(undefined)} />}
    </>
  );
}

function textOf({ action, actor, address, subjectId }: AuditEntry): string {
  return `${action} ${actor?.name ?? ''} ${address ?? ''} ${subjectId ?? ''}`.toLowerCase();
}
