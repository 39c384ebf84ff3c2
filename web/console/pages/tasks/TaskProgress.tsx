import { classes } from '../../parts/classes';
import { percent } from '../../parts/numbers';
import type { Task } from './moves';
import styles from './TaskProgress.module.css';

/** How far a running task is, with what its agent last reported; on a card the report is one line, elsewhere it is shown whole. */
export function TaskProgress({ task, whole = false }: { task: Pick<Task, 'title' | 'progress' | 'note'>; whole?: boolean }) {
  const share = task.progress === null ? null : Math.round(task.progress * 100);
  return (
    <div className={classes(styles.progress, whole && styles.whole)}>
      <div
        className={classes(styles.bar, share === null && styles.unknown)}
        role="progressbar"
        aria-label={`Progress of ${task.title}`}
        aria-valuenow={share ?? undefined}
      >
        <span style={{ width: share === null ? '100%' : `${share}%` }} />
      </div>
      {task.progress !== null && <span className={classes('tabular', styles.share)}>{percent(task.progress)}</span>}
      {task.note && <span className={styles.note}>{task.note}</span>}
    </div>
  );
}
