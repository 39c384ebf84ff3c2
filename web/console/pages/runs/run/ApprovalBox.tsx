import type { ApprovalDetailFragment } from '@parley-gateway/client/operations/approvals';
import { DecideForm } from '../../../parts/approval/DecideForm';
import { approvalsGiven, mayNotDecide, ON_EXPIRY } from '../../../parts/approval/words';
import { DecisionLine } from '../../../parts/DecisionLine';
import { Facts } from '../../../parts/Facts';
import { Status } from '../../../parts/Status';
import { Countdown } from '../../../parts/Time';
import styles from './Inspector.module.css';

/** The approval that a node waits for, decided in place. */
export function ApprovalBox({ approval, past, onDecided }: { approval: ApprovalDetailFragment; past: boolean; onDecided: () => void }) {
  return (
    <section className={styles.box} aria-label="Approval">
      <header className={styles.boxHead}>
        <strong>{approval.title}</strong>
        <Status value={approval.status} />
      </header>
      {approval.description && <p className="soft">{approval.description}</p>}
      <Facts data={approval.data} />
      <Decisions approval={approval} />
      {approval.status === 'PENDING' && !past && <DecideForm approvals={[approval]} reason={mayNotDecide(approval)} onDecided={onDecided} />}
    </section>
  );
}

function Decisions({ approval }: { approval: ApprovalDetailFragment }) {
  const { decisions, requiredApprovals, expiresAt, onExpiry, status } = approval;
  return (
    <>
      {decisions.map((decision) => (
        <DecisionLine key={`${decision.by.id}:${decision.at}`} decision={decision} />
      ))}
      {status === 'PENDING' && (requiredApprovals > 1 || expiresAt) && (
        <p className="soft tabular">
          {requiredApprovals > 1 && `${approvalsGiven(approval)} of ${requiredApprovals} approvals`}
          {requiredApprovals > 1 && expiresAt && ' · '}
          {expiresAt && (
            <>
              {ON_EXPIRY[onExpiry]} in <Countdown to={expiresAt} />
            </>
          )}
        </p>
      )}
    </>
  );
}
