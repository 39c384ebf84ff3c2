import { ApprovalConsequencesDocument } from '@parley-gateway/client/operations/approvals';
import { ArrowRight, Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { pathOf } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { ObjectLink } from '../../parts/ObjectLink';
import styles from './Approvals.module.css';
import { consequencesOf } from './consequences';
import type { Approval } from './inbox';

/** What happens on yes and on no: the next nodes of the run that asks. Nothing for a run whose workflow is not kept. */
export function Next({ approval }: { approval: Approval }) {
  const next = useNext(approval);
  if (next === null) return null;
  return (
    <section className={styles.section}>
      <h3>What happens next</h3>
      {next}
    </section>
  );
}

function useNext(approval: Approval): ReactNode {
  const { data } = useRead(ApprovalConsequencesDocument, { id: approval.id }, { skip: approval.node === null });
  if (approval.node === null) return <p className="soft">Nothing follows automatically: {approval.requestedBy.name} is notified of the decision.</p>;
  const node = data?.approval?.node;
  const run = node?.execution;
  if (!node || !run?.workflow) return null;
  const { approved, rejected, either } = consequencesOf(node.key, run.workflow.nodes);
  const always = either.length > 0 ? either.join(', ') : null;
  return (
    <div className={styles.next}>
      <ObjectLink type="WorkflowExecution" id={run.id} to={pathOf('WorkflowExecution', run.id)}>
        {run.workflow.name}
      </ObjectLink>
      <Branch icon={<Check aria-hidden className={styles.yes} />} word="Yes">
        {[...approved, ...(always ? [always] : [])].join(', ') || 'the run ends'}
      </Branch>
      <Branch icon={<X aria-hidden className={styles.no} />} word="No">
        {[...rejected, ...(always ? [always] : [])].join(', ') || 'the run ends'}
      </Branch>
    </div>
  );
}

function Branch({ icon, word, children }: { icon: ReactNode; word: string; children: string }) {
  return (
    <p className={styles.branch}>
      {icon}
      <b>{word}</b>
      <ArrowRight aria-hidden className={styles.arrow} />
      <span>{children}</span>
    </p>
  );
}
