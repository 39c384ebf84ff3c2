import { pathOf } from '../../../app/links';
import { DecideForm } from '../../../parts/approval/DecideForm';
import { ErrorNote } from '../../../parts/ErrorNote';
import { JsonTree } from '../../../parts/JsonTree';
import { KeyValue } from '../../../parts/KeyValue';
import { ObjectLink } from '../../../parts/ObjectLink';
import { Status } from '../../../parts/Status';
import { Duration } from '../../../parts/Time';
import type { NodeRun } from '../state/runs';
import styles from './Panels.module.css';

/** How a node fared in the run that the canvas shows; an approval can be decided here. */
export function NodeRunPanel({ run }: { run: NodeRun }) {
  const { startedAt, completedAt, approval, task } = run;
  return (
    <div className={styles.form}>
      <KeyValue
        items={[
          { label: 'Status', value: <Status value={run.status} /> },
          { label: 'Took', value: startedAt ? <Duration from={startedAt} {...(completedAt ? { to: completedAt } : {})} /> : '–' },
          ...(run.attempts > 1 ? [{ label: 'Attempts', value: String(run.attempts) }] : []),
          ...(approval ? [{ label: 'Approval', value: <ObjectLink type="Approval" id={approval.id} to={pathOf('Approval', approval.id)}>{approval.title}</ObjectLink> }] : []),
          ...(task ? [{ label: 'Task', value: <ObjectLink type="Task" id={task.id} to={pathOf('Task', task.id)}>{task.title}</ObjectLink> }] : []),
        ]}
      />
      {run.status === 'WAITING' && approval?.status === 'PENDING' && <DecideForm approvals={[approval]} reason={null} />}
      {run.error && <ErrorNote error={run.error} compact />}
      {run.output !== null && (
        <section className={styles.part}>
          <h3 className={styles.title}>Output</h3>
          <JsonTree label="Output" value={run.output} />
        </section>
      )}
      {run.input !== null && (
        <section className={styles.part}>
          <h3 className={styles.title}>Input</h3>
          <JsonTree label="Input" value={run.input} />
        </section>
      )}
    </div>
  );
}
