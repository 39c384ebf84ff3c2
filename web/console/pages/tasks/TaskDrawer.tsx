import { TaskHistoryDocument, type TaskHistoryQuery } from '@parley-gateway/client/operations/boards';
import { TaskDocument, type TaskQuery } from '@parley-gateway/client/operations/tasks';
import { Ban, GitFork, Play, RotateCw, UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { PathLink } from '../../parts/PathLink';
import { pathOf } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { openWhy } from '../../app/why';
import { Button, IconButton } from '../../parts/Button';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { Skeleton } from '../../parts/Skeleton';
import { Status } from '../../parts/Status';
import { Segments } from '../../parts/Tabs';
import { Countdown, Duration, Time } from '../../parts/Time';
import { movesOf, whyNotPrioritise, type Move, type MoveKind, type Rights, type Task } from './moves';
import { PRIORITIES, priorityWord, type PriorityWord } from './priority';
import styles from './TaskDrawer.module.css';
import { lastNote, TaskHistory } from './TaskHistory';
import { TaskProgress } from './TaskProgress';
import type { TaskActions } from './useTaskActions';

interface TaskDrawerProps {
  id: string;
  /** The row of the list, which is live. */
  row: Task | undefined;
  rights: Rights;
  actions: TaskActions;
  onMove: (task: Task, move: Move) => void;
  onClose: () => void;
}

const ICONS: Readonly<Partial<Record<MoveKind, typeof Play>>> = { assign: UserRound, start: Play, cancel: Ban, retry: RotateCw };

/** One task: its description, its assignee and lease, its result, and its history. */
export function TaskDrawer({ id, row, rights, actions, onMove, onClose }: TaskDrawerProps) {
  const { data, error, loading, reload } = useRead(TaskDocument, { id });
  const history = useRead(TaskHistoryDocument, { id });
  const reloadHistory = history.reload;
  const version = row?.updatedAt;
  useEffect(() => {
    reload();
    reloadHistory();
  }, [version, reload, reloadHistory]);
  const task = merged(data?.task ?? null, row);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      width={460}
      title={task?.title ?? 'Task'}
      meta={
        task && (
          <>
            <Status value={task.status} />
            <IdLabel id={task.id} />
          </>
        )
      }
      actions={<IconButton label="Why?" icon={GitFork} keys="y" onClick={() => openWhy(id)} />}
      footer={task && <Moves task={task} rights={rights} onMove={onMove} />}
    >
      {error && <ErrorNote error={error} onRetry={reload} />}
      {loading && !task && <Skeleton rows={6} />}
      {data && data.task === null && <Empty title="There is no such task">It was never in this organization, or it was removed.</Empty>}
      {task && <Body task={task} rights={rights} actions={actions} history={history.data?.eventChain ?? []} />}
    </Drawer>
  );
}

type Detail = NonNullable<TaskQuery['task']>;
type Shown = Task & Partial<Omit<Detail, keyof Task>>;

/** Return the newer of the record that was read and the live row. */
function merged(detail: Detail | null, row: Task | undefined): Shown | null {
  if (detail === null) return row ?? null;
  return row && row.updatedAt >= detail.updatedAt ? { ...detail, ...row } : detail;
}

function Moves({ task, rights, onMove }: { task: Task; rights: Rights; onMove: (task: Task, move: Move) => void }) {
  const moves = movesOf(task, rights);
  if (moves.length === 0) return <span className="faint">{rights.write ? 'No further action is possible.' : 'Changing tasks needs the scope tasks:write.'}</span>;
  return (
    <div className={styles.moves}>
      {moves.map((move) => {
        const Icon = ICONS[move.kind];
        return (
          <Button
            key={move.kind}
            variant={move.kind === 'cancel' ? 'ghost' : 'plain'}
            onClick={() => onMove(task, move)}
            {...(Icon ? { icon: Icon } : {})}
          >
            {move.kind === 'assign' && task.assignedTo ? 'Assign to another' : move.label}
          </Button>
        );
      })}
    </div>
  );
}

interface BodyProps {
  task: Shown;
  rights: Rights;
  actions: TaskActions;
  history: TaskHistoryQuery['eventChain'];
}

function Body({ task, rights, actions, history }: BodyProps) {
  const isEnded = task.completedAt !== null;
  const reason = whyNotPrioritise(task, rights);
  return (
    <div className={styles.body}>
      {task.description && <p className={styles.description}>{task.description}</p>}
      {task.error && <ErrorNote error={task.error} title={task.status === 'FAILED' ? 'It failed' : 'The last attempt failed'} />}
      {task.status === 'RUNNING' && <TaskProgress whole task={{ ...task, note: task.note ?? lastNote(task.id, history) }} />}
      <KeyValue
        items={[
          {
            label: 'Priority',
            wide: !reason,
            value: reason ? (
              <span title={reason}>{`${priorityWord(task.priority)} (${task.priority})`}</span>
            ) : (
              <Segments<PriorityWord>
                label="Priority"
                value={priorityWord(task.priority)}
                onChange={(word) => void actions.prioritise(task, PRIORITIES.find((each) => each.word === word)?.value ?? 2)}
                items={PRIORITIES.map(({ word, key }) => ({ value: word, label: word, keys: key }))}
              />
            ),
          },
          { label: 'Type', value: <code>{task.type}</code> },
          { label: 'Agent', value: task.assignedTo ? <Reference type="Agent" of={task.assignedTo} /> : 'Any agent that claims it' },
          ...(task.leaseExpiresAt ? [{ label: 'Lease ends in', value: <Countdown to={task.leaseExpiresAt} done="now, unless renewed" /> }] : []),
          { label: 'Attempts', value: <span className="tabular">{`${task.attempts} of ${task.maxAttempts}`}</span> },
          ...(task.retryAt && !isEnded ? [{ label: 'Next attempt in', value: <Countdown to={task.retryAt} /> }] : []),
          ...(task.dueAt ? [{ label: 'Due', value: <span className={task.overdue ? styles.overdue : undefined}><Time at={task.dueAt} />{task.overdue && ', overdue'}</span> }] : []),
          { label: 'Created', value: <><Time at={task.createdAt} />{` by ${task.createdBy.name}`}</> },
          ...(task.startedAt ? [{ label: isEnded ? 'Ran' : 'Running for', value: <Duration from={task.startedAt} to={task.completedAt} /> }] : []),
          { label: 'Time limit', value: <Duration ms={task.timeoutSeconds * 1000} /> },
          ...(task.session ? [{ label: 'Session', value: <Reference type="Session" of={task.session} /> }] : []),
          ...(task.node ? [{ label: 'Awaited by', value: `the node ${task.node.name || task.node.key}` }] : []),
        ]}
      />
      {isFilled(task.payload) && <Data label="Payload" value={task.payload} />}
      {isFilled(task.requirements) && <Data label="Requirements" value={task.requirements} />}
      {task.result !== undefined && task.result !== null && <Data label="Result" value={task.result} />}
      <TaskHistory taskId={task.id} events={history} />
    </div>
  );
}

function Reference({ type, of }: { type: string; of: { id: string; name: string } }) {
  const path = pathOf(type, of.id);
  return path ? <PathLink href={path} className="link">{of.name}</PathLink> : <>{of.name}</>;
}

function Data({ label, value }: { label: string; value: unknown }) {
  return (
    <section className={styles.section}>
      <h3>{label}</h3>
      <JsonTree label={label} value={value} download={`${label.toLowerCase()}.json`} />
    </section>
  );
}

/** Return whether there is something to show: an empty object or list says as much as nothing. */
function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== null && value !== undefined;
}
