import { CircleAlert, Clock3, MessagesSquare, RotateCw, Timer } from 'lucide-react';
import { memo, type DragEvent } from 'react';
import { Avatar } from '../../parts/Avatar';
import { classes } from '../../parts/classes';
import { Countdown, Duration, Time } from '../../parts/Time';
import type { Task } from './moves';
import { PriorityIcon } from './PriorityIcon';
import styles from './TaskCard.module.css';
import { TaskProgress } from './TaskProgress';

interface TaskCardProps {
  task: Task;
  open: boolean;
  /** A move of it is not confirmed yet. */
  moving: boolean;
  refusal: string | undefined;
  draggable: boolean;
  reachable: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  onDismiss: (id: string) => void;
  onDrag: (task: Task | null) => void;
}

/** A task on the board: what matters about it now, and nothing that its column says already. */
export const TaskCard = memo(function TaskCard({ task, open, moving, refusal, draggable, reachable, onOpen, onFocus, onDismiss, onDrag }: TaskCardProps) {
  const start = (event: DragEvent) => {
    event.dataTransfer.setData('text/plain', task.id);
    event.dataTransfer.effectAllowed = 'move';
    onDrag(task);
  };
  return (
    <li
      className={classes(styles.card, open && styles.open, moving && styles.moving, refusal && styles.refused)}
      data-flip={task.id}
      data-task={task.id}
      aria-busy={moving || undefined}
      draggable={draggable}
      onDragStart={start}
      onDragEnd={() => onDrag(null)}
      onClick={() => onOpen(task.id)}
    >
      <div className={styles.head}>
        <PriorityIcon priority={task.priority} />
        <button
          type="button"
          className={styles.title}
          tabIndex={reachable ? 0 : -1}
          aria-current={open || undefined}
          onFocus={() => onFocus(task.id)}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(task.id);
          }}
        >
          {task.title}
        </button>
      </div>
      {task.status === 'RUNNING' && <TaskProgress task={task} />}
      {task.status === 'FAILED' && task.error && <p className={styles.error}>{task.error}</p>}
      <Facts task={task} />
      {refusal && (
        <button
          type="button"
          className={styles.refusal}
          title="Dismiss"
          onClick={(event) => {
            event.stopPropagation();
            onDismiss(task.id);
          }}
        >
          <CircleAlert aria-hidden />
          <span>{refusal}</span>
        </button>
      )}
    </li>
  );
});

function Facts({ task }: { task: Task }) {
  const { assignedTo, attempts, maxAttempts, status, retryAt } = task;
  const isEnded = task.completedAt !== null;
  return (
    <div className={styles.facts}>
      {assignedTo && (
        <span className={styles.agent} title={`${isEnded ? 'Done by' : 'With'} ${assignedTo.name} (${task.type})`}>
          <Avatar name={assignedTo.name} kind="agent" size={16} />
          <span className="truncate">{assignedTo.name}</span>
        </span>
      )}
      {/* The agent says more than the type, which is in its tooltip. */}
      {!assignedTo && <code className={styles.type}>{task.type}</code>}
      {task.session && <MessagesSquare className={styles.mark} aria-label={`In the session ${task.session.name}`} />}
      {(attempts > 1 || (attempts > 0 && status === 'PENDING')) && (
        <span className={styles.fact} title={`${attempts} of ${maxAttempts} attempts started`}>
          <RotateCw aria-hidden />
          <span className="tabular">{`${attempts}/${maxAttempts}`}</span>
        </span>
      )}
      {!isEnded && retryAt && status === 'PENDING' && (
        <span className={styles.fact} title="Can be claimed again in">
          <Timer aria-hidden />
          <Countdown to={retryAt} done="soon" />
        </span>
      )}
      <span className={styles.age}>
        {task.dueAt && !isEnded ? <Due task={task} /> : isEnded ? <Time at={task.completedAt} /> : <Age task={task} />}
      </span>
    </div>
  );
}

function Due({ task }: { task: Task }) {
  return (
    <span className={classes(styles.fact, task.overdue && styles.overdue)} title={task.overdue ? 'Overdue' : 'Due'}>
      <Clock3 aria-hidden />
      {task.overdue ? <>overdue, <Time at={task.dueAt} /></> : <>due <Time at={task.dueAt} /></>}
    </span>
  );
}

function Age({ task }: { task: Task }) {
  if (task.status === 'RUNNING') return <Duration from={task.startedAt} />;
  return <Time at={task.status === 'ASSIGNED' ? task.assignedAt : task.createdAt} />;
}
