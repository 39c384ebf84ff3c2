import { formatDuration, typeWord, type NodeState, type Picture, type Timing } from '@parley-gateway/client/react';
import { TasksBeforeDocument } from '@parley-gateway/client/operations/runs';
import { useRead } from '../../../app/reading/useRead';
import { StackBar } from '../../../parts/Bars';
import { ErrorNote } from '../../../parts/ErrorNote';
import { KeyValue } from '../../../parts/KeyValue';
import { Linked } from '../Linked';
import { Status } from '../../../parts/Status';
import { Countdown, Time } from '../../../parts/Time';
import { ApprovalBox } from './ApprovalBox';
import styles from './Inspector.module.css';
import type { NodeDetail, NodeValues } from './useNodeValues';
import { percent } from '../../../parts/numbers';

interface SummaryProps {
  picture: Picture;
  node: NodeState;
  values: NodeValues;
  timing: Timing;
  select: (key: string) => void;
}

/** What a node is doing, what it waits for, and where its time went. */
export function Summary({ picture, node, values, timing, select }: SummaryProps) {
  const { now } = values;
  const past = picture.index !== null;
  return (
    <>
      {node.error && <ErrorNote title={node.status === 'FAILED' ? 'Failed' : 'The last attempt failed'} error={node.error} />}
      {node.retryAt && (
        <p className={styles.note}>
          Attempt {node.attempts + 1} in <Countdown to={node.retryAt} done="a moment" />
        </p>
      )}
      {now?.approval && node.startedAt && <ApprovalBox approval={now.approval} past={past} onDecided={values.reload} />}
      {now?.task && node.startedAt && <TaskBox task={now.task} />}
      {now?.subRun && node.startedAt && <SubRunBox run={now.subRun} />}
      <TimeSplit picture={picture} node={node} timing={timing} />
      <KeyValue
        items={[
          { label: 'Type', value: typeWord(node.type) },
          { label: 'Attempts', value: node.attempts || null },
          { label: 'Started', value: node.startedAt && <Time at={node.startedAt} /> },
          { label: 'Ended', value: node.completedAt && <Time at={node.completedAt} /> },
          { label: 'Depends on', value: <Keys keys={node.dependsOn} select={select} />, wide: true },
          { label: 'Leads to', value: <Keys keys={dependants(picture, node.key)} select={select} />, wide: true },
        ]}
      />
    </>
  );
}

function dependants(picture: Picture, key: string): string[] {
  return (picture.run?.nodes ?? []).filter((node) => node.dependsOn.includes(key)).map((node) => node.key);
}

function Keys({ keys, select }: { keys: readonly string[]; select: (key: string) => void }) {
  if (keys.length === 0) return <span className="faint">Nothing</span>;
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <button key={key} type="button" className={styles.key} onClick={() => select(key)}>
          {key}
        </button>
      ))}
    </span>
  );
}

/** Where the time went: before it started, at work, waiting, and between attempts. */
function TimeSplit({ picture, node, timing }: { picture: Picture; node: NodeState; timing: Timing }) {
  if (!node.startedAt) return null;
  const parts = [
    { label: 'before it started', value: queuedMs(picture, node), tone: 'off' as const },
    { label: 'ran', value: timing.ran, tone: 'running' as const },
    { label: 'waited', value: timing.waited, tone: 'waiting' as const },
    { label: 'between attempts', value: timing.paused, tone: 'cancelled' as const },
  ].filter((part) => part.value >= 1);
  if (parts.length === 0) return null;
  const words = parts.map((part) => ({ ...part, value: Math.round(part.value) }));
  return (
    <div className={styles.split}>
      <StackBar parts={words} label="Where the time went" />
      <p className="soft tabular">
        {parts.map((part) => `${part.label} ${formatDuration(part.value)}`).join(' · ')}
      </p>
    </div>
  );
}

function queuedMs(picture: Picture, node: NodeState): number {
  const ready = node.dependsOn.map((key) => picture.state?.nodes.get(key)?.completedAt ?? null);
  const last = Math.max(...ready.map((at) => (at ? Date.parse(at) : 0)), Date.parse(picture.state?.startedAt ?? '') || 0);
  return node.startedAt ? Math.max(0, Date.parse(node.startedAt) - last) : 0;
}

function TaskBox({ task }: { task: NonNullable<NodeDetail['task']> }) {
  const pending = task.status === 'PENDING';
  const { data } = useRead(TasksBeforeDocument, { type: task.type }, { skip: !pending });
  const before = Math.max(0, (data?.tasks.totalCount ?? 1) - 1);
  return (
    <section className={styles.box} aria-label="Task">
      <header className={styles.boxHead}>
        <Linked type="Task" id={task.id}>
          {task.title}
        </Linked>
        <Status value={task.status} />
      </header>
      {pending && data && (
        <p className="soft">
          Waiting for a worker that accepts <span className="mono">{task.type}</span>
          {before > 0 && `: ${before} other ${before === 1 ? 'task waits' : 'tasks wait'}`}
        </p>
      )}
      {task.assignedTo && (
        <p className="soft">
          Assigned to{' '}
          <Linked type="Agent" id={task.assignedTo.id}>
            {task.assignedTo.name}
          </Linked>
          {task.progress !== null && ` · ${percent(task.progress)}`}
        </p>
      )}
      {task.error && <pre className={styles.error}>{task.error}</pre>}
    </section>
  );
}

function SubRunBox({ run }: { run: NonNullable<NodeDetail['subRun']> }) {
  return (
    <section className={styles.box} aria-label="Run of the sub-workflow">
      <header className={styles.boxHead}>
        <Linked type="WorkflowExecution" id={run.id}>
          {run.workflow?.name ?? 'Its run'}
        </Linked>
        <Status value={run.status} />
      </header>
      <p className="soft tabular">
        {run.progress.completed} of {run.progress.total} nodes
        {run.durationMs !== null && ` · ${formatDuration(run.durationMs)}`}
      </p>
      {run.error && <pre className={styles.error}>{run.error}</pre>}
    </section>
  );
}
