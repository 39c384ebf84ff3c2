import type { Picture } from '@parley-gateway/client/react';
import { CircleStop, CopyPlus, RotateCcw } from 'lucide-react';
import { useMay } from '../../../app/viewer';
import { pathOf } from '../../../app/links';
import { Badge } from '../../../parts/Badge';
import { Button } from '../../../parts/Button';
import { IdLabel } from '../../../parts/IdLabel';
import { PathLink } from '../../../parts/PathLink';
import { Skeleton } from '../../../parts/Skeleton';
import { Status } from '../../../parts/Status';
import { Time } from '../../../parts/Time';
import { triggerWord } from '../words';
import { actionReasons } from './actions';
import type { RunDetail } from './RunInspector';
import styles from './RunPage.module.css';

export interface RunHeaderProps {
  run: RunDetail | null;
  picture: Picture;
  busy: boolean;
  retry: () => Promise<void>;
  open: (dialog: 'cancel' | 'duplicate') => void;
}

/** What run this is, how it stands, and what one can do with it. */
export function RunHeader({ run, picture, busy, retry, open }: RunHeaderProps) {
  const may = useMay('workflows:execute');
  const reasons = actionReasons(picture.latest?.status, run, may);
  const path = run?.workflow ? pathOf('Workflow', run.workflow.id) : null;
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title}>
          {path && run?.workflow ? <PathLink href={path}>{run.workflow.name}</PathLink> : run ? 'One-off run' : <Skeleton shape="text" />}
        </h1>
        {picture.state && <Status value={picture.state.status} />}
        {picture.index !== null && <Badge tone="accent">Past</Badge>}
        {run && (
          <span className={styles.facts}>
            <IdLabel id={run.id} />
            {run.workflow && <span className="tabular">v{run.version}</span>}
            <span>{triggerWord(run.trigger)}</span>
            <Time at={run.createdAt} />
            <span>by {run.startedBy.name}</span>
          </span>
        )}
      </div>
      <div className={styles.actions}>
        <Button icon={CopyPlus} keys="D" disabledReason={reasons.duplicate} onClick={() => open('duplicate')}>
          Duplicate
        </Button>
        {picture.latest && ['FAILED', 'CANCELLED'].includes(picture.latest.status) ? (
          <Button icon={RotateCcw} keys="R" variant="primary" busy={busy} disabledReason={reasons.retry} onClick={() => void retry()}>
            Retry
          </Button>
        ) : picture.latest?.status === 'COMPLETED' ? null : (
          <Button icon={CircleStop} keys="X" busy={busy} disabledReason={reasons.cancel} onClick={() => open('cancel')}>
            Cancel
          </Button>
        )}
      </div>
    </header>
  );
}
