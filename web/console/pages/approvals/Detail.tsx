import { GitFork } from 'lucide-react';
import type { ReactNode } from 'react';
import { pathOf } from '../../app/links';
import { openWhy } from '../../app/why';
import { approvalsGiven, ON_EXPIRY } from '../../parts/approval/words';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { DecisionLine } from '../../parts/DecisionLine';
import { Facts } from '../../parts/Facts';
import { ObjectLink } from '../../parts/ObjectLink';
import { Status } from '../../parts/Status';
import { Countdown, Time } from '../../parts/Time';
import styles from './Approvals.module.css';
import type { Approval } from './inbox';
import { Next } from './Next';
import { stateOf } from '../../parts/tones';

/** One approval: what it is about, who asks, what follows, and the decision. */
export function Detail({ approval, children }: { approval: Approval; children?: ReactNode }) {
  const { title, description, data, status, requestedBy, createdAt, session, blocked } = approval;
  const pending = status === 'PENDING';
  return (
    <article key={`${approval.id}:${pending}`} className={pending ? styles.detail : `${styles.detail} ${styles.turned}`} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <Status value={status} />
      </header>
      <p className={styles.meta}>
        <span>
          {requestedBy.name} asked <Time at={createdAt} />
        </span>
        {session && (
          <ObjectLink type="Session" id={session.id} to={pathOf('Session', session.id)}>
            {session.name}
          </ObjectLink>
        )}
        {blocked && <Badge tone="warn" title="Its approvers cannot give the approvals it needs: an operator can decide instead.">Blocked</Badge>}
      </p>
      {description && <p className={styles.description}>{description}</p>}
      <Facts data={data} />
      {pending && <Next approval={approval} />}
      <Quorum approval={approval} />
      {pending && <div className={styles.form}>{children}</div>}
      <footer className={styles.foot}>
        <Button variant="ghost" size="sm" icon={GitFork} keys="y" onClick={() => openWhy(approval.id)}>
          Why?
        </Button>
      </footer>
    </article>
  );
}

/** How many approvals there are, of how many, by whom, and until when. */
function Quorum({ approval }: { approval: Approval }) {
  const { decisions, requiredApprovals, approvers, expiresAt, onExpiry, status } = approval;
  const pending = status === 'PENDING';
  const lapsed = decisions.length === 0 && (status === 'APPROVED' || status === 'REJECTED' || status === 'EXPIRED');
  if (lapsed) return <p className="soft">{`No one decided in time, so it ${status === 'EXPIRED' ? 'expired' : `was ${stateOf(status).word.toLowerCase()}`}.`}</p>;
  if (decisions.length === 0 && requiredApprovals === 1 && !(pending && expiresAt) && approvers.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{pending ? (requiredApprovals === 1 ? 'Decision' : `${approvalsGiven(approval)} of ${requiredApprovals} approvals`) : 'Decisions'}</h3>
      {decisions.map((decision) => (
        <DecisionLine key={`${decision.by.id}:${decision.at}`} decision={decision} />
      ))}
      {approvers.length > 0 && pending && <p className="soft">Asked: {approvers.map(({ name }) => name).join(', ')}</p>}
      {pending && expiresAt && (
        <p className="soft">
          Otherwise {ON_EXPIRY[onExpiry]} in <Countdown to={expiresAt} />
        </p>
      )}
    </section>
  );
}
