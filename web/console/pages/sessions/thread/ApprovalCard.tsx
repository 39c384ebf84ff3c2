import { newKey } from '@parley-gateway/client';
import { RespondToApprovalDocument } from '@parley-gateway/client/operations/approvals';
import { useMutate } from '@parley-gateway/client/react';
import { Check, ShieldQuestion, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { DecisionLine } from '../../../parts/DecisionLine';
import { ErrorNote } from '../../../parts/ErrorNote';
import { Facts } from '../../../parts/Facts';
import { Status } from '../../../parts/Status';
import { Countdown } from '../../../parts/Time';
import { TextField } from '../../../parts/TextField';
import styles from './ApprovalCard.module.css';
import type { Approval } from './thread';
import type { Verdict } from './useThread';

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
            {approval.requiredApprovals > 1 && `, ${given(approval)} of ${approval.requiredApprovals} approvals`}
            {isPending && approval.expiresAt && (
              <> · {approval.onExpiry === 'APPROVE' ? 'approved' : 'rejected'} in <Countdown to={approval.expiresAt} /></>
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
      {isPending && <Decide approval={approval} verdict={verdict} />}
    </section>
  );
}

function given(approval: Approval): number {
  return approval.decisions.filter((decision) => decision.approved).length;
}

function Decide({ approval, verdict }: { approval: Approval; verdict: Verdict | undefined }) {
  const [run, { pending, error }] = useMutate(RespondToApprovalDocument);
  const [key] = useState(() => newKey());
  const [feedback, setFeedback] = useState('');
  const reason = verdict?.may === false ? (verdict.because ?? 'You may not decide this one') : null;
  const decide = (approved: boolean) => {
    const text = feedback.trim();
    void run({ input: { id: approval.id, approved, ...(text ? { feedback: text } : {}), idempotencyKey: `${key}:${approved}` } });
  };
  // Decided in the meantime: the event with the decision turns the card over.
  const shown = error?.code === 'CONFLICT' ? null : error;
  return (
    <>
      {shown && <ErrorNote error={shown} compact />}
      <div className={styles.actions}>
        <div className={styles.feedback}>
          <TextField label="Feedback" hideLabel placeholder="Say why (optional)" value={feedback} onChange={setFeedback} disabledReason={reason} />
        </div>
        <Button icon={X} busy={pending} disabledReason={reason} onClick={() => decide(false)}>Reject</Button>
        <Button variant="primary" icon={Check} busy={pending} disabledReason={reason} onClick={() => decide(true)}>Approve</Button>
      </div>
    </>
  );
}
