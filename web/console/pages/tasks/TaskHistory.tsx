import type { TaskHistoryQuery } from '@parley-gateway/client/operations/boards';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import styles from './TaskHistory.module.css';
import { percent } from '../../parts/numbers';

type Item = TaskHistoryQuery['eventChain'][number];

/** A task's history, newest first. */
export function TaskHistory({ taskId, events }: { taskId: string; events: readonly Item[] }) {
  const own = events.filter((event) => 'task' in event && event.task.id === taskId).toReversed();
  if (own.length === 0) return null;
  return (
    <section className={styles.history}>
      <h3>History</h3>
      <ol className={styles.list}>
        {own.map((event) => (
          <li key={event.id} className={styles.row}>
            {'task' in event && <Status value={event.task.status} quiet />}
            <span className={styles.words}>{sentence(event)}</span>
            <span className="faint">
              <Time at={event.occurredAt} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Return what the agent last reported in the attempt that runs; the task itself does not keep it. */
export function lastNote(taskId: string, events: readonly Item[]): string | null {
  for (const event of events.toReversed()) {
    if (!('task' in event) || event.task.id !== taskId) continue;
    if (event.task.status !== 'RUNNING') return null;
    if (event.__typename === 'TaskUpdated' && event.note) return event.note;
  }
  return null;
}

function sentence(event: Item) {
  const who = event.actor?.name ?? 'Parley';
  switch (event.__typename) {
    case 'TaskCreated':
      return <><b>{who}</b> created it</>;
    case 'TaskAssigned': {
      const to = event.task.assignedTo?.name;
      return to === who || to === undefined ? <><b>{who}</b> claimed it</> : <><b>{who}</b> assigned it to <b>{to}</b></>;
    }
    case 'TaskUpdated':
      return updated(event, who);
    default:
      return event.type;
  }
}

function updated(event: Extract<Item, { __typename: 'TaskUpdated' }>, who: string) {
  const { task, note } = event;
  if (note) return <><b>{who}</b> reports {progressOf(task)}: {note}</>;
  switch (task.status) {
    case 'RUNNING':
      return task.progress === null ? <><b>{who}</b> is working on it</> : <><b>{who}</b> reports {progressOf(task)}</>;
    case 'COMPLETED':
      return <><b>{who}</b> completed it</>;
    case 'FAILED':
      return <>It failed: {task.error}</>;
    case 'CANCELLED':
      return <><b>{who}</b> cancelled it</>;
    case 'PENDING':
      return task.error ? <>Back in the queue: {task.error}</> : <><b>{who}</b> changed it</>;
    default:
      return <><b>{who}</b> changed it</>;
  }
}

function progressOf({ progress }: { progress: number | null }): string {
  return progress === null ? 'progress' : percent(progress);
}
