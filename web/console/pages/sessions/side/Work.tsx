import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import type { Verdict } from '../../../parts/approval/words';
import { Button } from '../../../parts/Button';
import { Empty } from '../../../parts/Empty';
import { NewTask } from '../../tasks/NewTask';
import { ApprovalCard } from '../thread/ApprovalCard';
import { TaskLine } from '../thread/Lines';
import type { Approval, ThreadTask } from '../thread/thread';
import styles from './Work.module.css';

interface WorkProps {
  sessionId: string;
  tasks: readonly ThreadTask[];
  approvals: readonly Approval[];
  verdicts: ReadonlyMap<string, Verdict>;
  mayNotCreate: string | null;
}

const OPEN: ReadonlySet<string> = new Set(['PENDING', 'ASSIGNED', 'RUNNING']);

/** Approvals to decide and tasks of the session, open ones first. */
export function Work({ sessionId, tasks, approvals, verdicts, mayNotCreate }: WorkProps) {
  const [creating, setCreating] = useState(false);
  const router = useRouter();
  const newest = (a: { createdAt: string }, b: { createdAt: string }) => b.createdAt.localeCompare(a.createdAt);
  const open = tasks.filter((task) => OPEN.has(task.status)).toSorted(newest);
  const over = tasks.filter((task) => !OPEN.has(task.status)).toSorted(newest);
  const pending = approvals.filter((approval) => approval.status === 'PENDING').toSorted(newest);
  const decided = approvals.filter((approval) => approval.status !== 'PENDING').toSorted(newest);
  return (
    <div className={styles.work}>
      {pending.map((approval) => <ApprovalCard key={approval.id} approval={approval} verdict={verdicts.get(approval.id)} />)}
      {tasks.length === 0 && approvals.length === 0 && (
        <Empty compact icon={ListChecks} title="Nothing to do here">Tasks and approvals of this session appear here as they are created.</Empty>
      )}
      <Group title="Open" tasks={open} />
      <Group title="Ended" tasks={over} />
      {decided.map((approval) => <ApprovalCard key={approval.id} approval={approval} verdict={undefined} />)}
      {creating && (
        <NewTask sessionId={sessionId} onClose={() => setCreating(false)} onCreated={() => setCreating(false)} />
      )}
      <div className={styles.actions}>
        <Button icon={Plus} disabledReason={mayNotCreate} onClick={() => setCreating(true)}>New task</Button>
        <Button variant="ghost" onClick={() => void router.navigate({ to: '/tasks', search: { session: sessionId } })}>On the board</Button>
      </div>
    </div>
  );
}

function Group({ title, tasks }: { title: string; tasks: readonly ThreadTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {tasks.map((task) => <TaskLine key={task.id} task={task} />)}
    </section>
  );
}
