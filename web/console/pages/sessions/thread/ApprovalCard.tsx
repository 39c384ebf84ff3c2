import { ShieldQuestion } from 'lucide-react';
import { DecideForm } from '../../../parts/approval/DecideForm';
import { approvalsGiven, mayNotDecide, ON_EXPIRY, type Verdict } from '../../../parts/approval/words';
import { classes } from '../../../parts/classes';
import { DecisionLine } from '../../../parts/DecisionLine';
import { Facts } from '../../../parts/Facts';
import { Status } from '../../../parts/Status';
import { Countdown } from '../../../parts/Time';
import styles from './ApprovalCard.module.css';
import type { Approval } from './thread';

/** An approval where it was asked for. It is decided here; if somebody else decides it, the card turns over. */
export function ApprovalCard({ approval, verdict }: { approval: Approval; verdict: Verdict | undefined }) {
  const isPending = approval.status === 'PENDING';
  return (
    <section
      className={classes(styles.card, isPending ? styles.pending : styles.decided)}
      aria-label={`Approval: ${approval.title}`}
      data-approval={approval.id}
    >
      <header className={styles.head}>
        <ShieldQuestion aria-hidden />
        <div className={styles.words}>
          <h3>{approval.title}</h3>
          <p className={styles.meta}>
            {approval.requestedBy.name} asks
            {approval.requiredApprovals > 1 && `, ${approvalsGiven(approval)} of ${approval.requiredApprovals} approvals`}
            {isPending && approval.expiresAt && (
              <> · otherwise {ON_EXPIRY[approval.onExpiry]} in <Countdown to={approval.expiresAt} /></>
            )}
          </p>
        </div>
        {!isPending && <Status value={approval.status} />}
      </header>
      {approval.description && <p className={styles.description}>{approval.description}</p>}
      <Facts data={approval.data} />
      {approval.decisions.map((decision) => (
        <DecisionLine key={`${decision.by.id}:${decision.at}`} decision={decision} />
      ))}
      {isPending && <DecideForm approvals={[approval]} reason={verdict ? mayNotDecide(verdict) : null} />}
    </section>
  );
}
