import type { Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Countdown, Time } from '../../parts/Time';
import styles from './Approvals.module.css';
import type { Approval } from './inbox';

/** Return the columns of a list of approvals. */
export function approvalColumns(decided: boolean): readonly Column<Approval>[] {
  return [
    { id: 'title', header: 'Approval', width: 'minmax(0, 1fr)', card: 'title', cell: (row) => <Subject approval={row} /> },
    { id: 'status', header: 'Status', width: '110px', card: 'aside', cell: ({ status }) => <Status value={status} /> },
    {
      id: 'when',
      header: decided ? 'Decided' : 'Left',
      width: '96px',
      align: 'end',
      cell: ({ status, expiresAt, resolvedAt, createdAt }) =>
        status === 'PENDING' && expiresAt ? <Countdown to={expiresAt} /> : <Time at={resolvedAt ?? createdAt} />,
    },
  ];
}

function Subject({ approval: { title, requestedBy, session, requiredApprovals, decisions } }: { approval: Approval }) {
  const given = decisions.filter(({ approved }) => approved).length;
  return (
    <span className={styles.subject}>
      <span className="truncate">{title}</span>
      <span className="truncate soft">
        {[requestedBy.name, session?.name, requiredApprovals > 1 && `${given} of ${requiredApprovals}`].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
