import type { AgentPulseQuery, FleetTaskFragment } from '@parley-gateway/client/operations/fleet';
import { Link } from '@tanstack/react-router';
import { PathLink } from '../../parts/PathLink';
import { pathOf } from '../../app/links';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import styles from './AgentTasks.module.css';

type Latest = NonNullable<AgentPulseQuery['agent']>['tasks'];

interface AgentTasksProps {
  agentId: string;
  current: readonly FleetTaskFragment[];
  latest: Latest | null;
  limit: number;
}

/** The agent's current and latest tasks. */
export function AgentTasks({ agentId, current, latest, limit }: AgentTasksProps) {
  const now = new Set(current.map((task) => task.id));
  const before = latest?.nodes.filter((task) => !now.has(task.id)) ?? [];
  return (
    <Panel
      title="Tasks"
      count={latest?.totalCount ?? null}
      flush
      actions={<Link to="/tasks" search={{ agent: agentId }} className="link">On the board</Link>}
    >
      <div className={styles.now}>
        <h3>{`Now: ${current.length} of ${limit} at once`}</h3>
        {current.length === 0 && <p className="faint">Nothing</p>}
        {current.map((task) => <Row key={task.id} task={task} />)}
      </div>
      {before.length > 0 && (
        <div className={styles.before}>
          {before.map((task) => <Row key={task.id} task={task} />)}
        </div>
      )}
    </Panel>
  );
}

function Row({ task }: { task: FleetTaskFragment }) {
  const share = task.progress === null ? null : Math.round(task.progress * 100);
  return (
    <PathLink href={pathOf('Task', task.id) ?? '/tasks'} className={styles.row}>
      <Status value={task.status} quiet />
      <span className="truncate">{task.title}</span>
      {task.status === 'RUNNING' && share !== null ? <span className="tabular">{`${share} %`}</span> : <span className="faint"><Time at={task.updatedAt} /></span>}
    </PathLink>
  );
}
