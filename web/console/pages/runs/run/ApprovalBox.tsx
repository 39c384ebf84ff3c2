import { RunDecideDocument, type RunApprovalFragment } from '@parley-gateway/client/operations/runs';
import { useMutate } from '@parley-gateway/client/react';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { DecisionLine } from '../../../parts/DecisionLine';
import { ErrorNote } from '../../../parts/ErrorNote';
import { Facts } from '../../../parts/Facts';
import { Status } from '../../../parts/Status';
import { TextArea } from '../../../parts/TextArea';
import { Countdown } from '../../../parts/Time';
import styles from './Inspector.module.css';

/** The approval that a node waits for, decided in place. */
export function ApprovalBox({ approval, past, onDecided }: { approval: RunApprovalFragment; past: boolean; onDecided: () => void }) {
  return (
    <section className={styles.box} aria-label="Approval">
      <header className={styles.boxHead}>
        <strong>{approval.title}</strong>
        <Status value={approval.status} />
      </header>
      {approval.description && <p className="soft">{approval.description}</p>}
      <Facts data={approval.data} />
      <Decisions approval={approval} />
      {approval.status === 'PENDING' && !past && <Decide approval={approval} onDecided={onDecided} />}
    </section>
  );
}

function Decisions({ approval }: { approval: RunApprovalFragment }) {
  const { decisions, requiredApprovals, expiresAt, onExpiry, status } = approval;
  const given = decisions.filter((decision) => decision.approved).length;
  return (
    <>
      {decisions.map((decision) => (
        <DecisionLine key={`${decision.by.id}:${decision.at}`} decision={decision} />
      ))}
      {status === 'PENDING' && (requiredApprovals > 1 || expiresAt) && (
        <p className="soft tabular">
          {requiredApprovals > 1 && `${given} of ${requiredApprovals} approvals`}
          {requiredApprovals > 1 && expiresAt && ' · '}
          {expiresAt && (
            <>
              {onExpiry === 'APPROVE' ? 'approved' : 'rejected'} in <Countdown to={expiresAt} />
            </>
          )}
        </p>
      )}
    </>
  );
}

function Decide({ approval, onDecided }: { approval: RunApprovalFragment; onDecided: () => void }) {
  const [feedback, setFeedback] = useState('');
  const [run, { pending, error }] = useMutate(RunDecideDocument);
  const reason = approval.viewerMayDecide === false ? (approval.viewerMayNotBecause ?? 'You are not one of its approvers.') : undefined;
  const decide = async (approved: boolean) => {
    const input = { id: approval.id, approved, ...(feedback ? { feedback } : {}) };
    await run({ input });
    onDecided();
  };
  const disabled = reason ? { disabledReason: reason } : {};
  return (
    <div className={styles.decide}>
      {!reason && <TextArea label="Comment" hideLabel placeholder="Comment (optional)" rows={1} value={feedback} onChange={setFeedback} />}
      {error && <ErrorNote error={error} compact />}
      <div className={styles.buttons}>
        <Button variant="primary" icon={Check} busy={pending} {...disabled} onClick={() => void decide(true)}>
          Approve
        </Button>
        <Button variant="danger" icon={X} busy={pending} {...disabled} onClick={() => void decide(false)}>
          Reject
        </Button>
      </div>
      {reason && <p className="faint">{reason}</p>}
    </div>
  );
}
