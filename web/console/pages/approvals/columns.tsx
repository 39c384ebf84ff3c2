import { approvalsGiven } from '../../parts/approval/words';
import type { Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Countdown, Time } from '../../parts/Time';
import styles from './Approvals.module.css';
import type { Approval } from './inbox';

/** The columns of a list of approvals. */
export const APPROVAL_COLUMNS: readonly Column<Approval>[] = [
  { id: 'title', header: 'Approval', width: 'minmax(0, 1fr)', card: 'title', cell: (row) => <Subject approval={row} /> },
  { id: 'state', header: 'State', width: '132px', align: 'end', card: 'aside', cell: (row) => <State approval={row} /> },
];

/** How long there is to decide, since when it waits if there is no end, or how it was decided. */
function State({ approval: { status, expiresAt, createdAt } }: { approval: Approval }) {
  if (status !== 'PENDING') return <Status value={status} />;
  if (!expiresAt) return <span className="soft"><Time at={createdAt} /></span>;
  return (
    <span className="tabular">
      <Countdown to={expiresAt} /> left
    </span>
  );
}

function Subject({ approval }: { approval: Approval }) {
  const { title, requestedBy, session, requiredApprovals } = approval;
  return (
    <span className={styles.subject}>
      <span className="truncate">{title}</span>
      <span className="truncate soft">
        {[requestedBy.name, session?.name, requiredApprovals > 1 && `${approvalsGiven(approval)} of ${requiredApprovals}`].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
