import { CancelExecutionDocument } from '@parley-gateway/client/operations/executions';
import { useMutate } from '@parley-gateway/client/react';
import { Square, X } from 'lucide-react';
import { pathOf } from '../../../app/links';
import { Button, IconButton } from '../../../parts/Button';
import { PathLink } from '../../../parts/PathLink';
import { Status } from '../../../parts/Status';
import { Duration } from '../../../parts/Time';
import { useDesign } from '../state/context';
import { useRun } from '../state/runs';
import styles from './Panels.module.css';

const OPEN = ['PENDING', 'RUNNING', 'WAITING'];

/** The run that the canvas shows. The draft can still be edited. */
export function RunBar() {
  const designer = useDesign();
  const run = useRun();
  const [cancel, { pending }] = useMutate(CancelExecutionDocument);
  if (run.id === null) return null;
  const id = run.id;
  return (
    <div className={styles.runBar} aria-label="Run" role="group">
      {run.status ? <Status value={run.status} /> : <span className={styles.about}>Starting…</span>}
      {run.startedAt && (
        <span className="tabular">
          {run.durationMs === null ? <Duration from={run.startedAt} /> : <Duration ms={run.durationMs} />}
        </span>
      )}
      {run.error && <span className={styles.runError} title={run.error}>{run.error}</span>}
      <span className={styles.gap} />
      <PathLink href={pathOf('WorkflowExecution', id) ?? '/runs'} className="link">Open the run</PathLink>
      {run.status && OPEN.includes(run.status) && (
        <Button size="sm" icon={Square} busy={pending} onClick={() => void cancel({ input: { id } })}>Cancel</Button>
      )}
      <IconButton size="sm" label="Hide the run" keys="Escape" icon={X} onClick={() => { designer.set({ run: null }); }} />
    </div>
  );
}
