import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { AgentPoolsDocument, type AgentPoolsQuery } from '@parley-gateway/client/operations/fleet';
import { useStream } from '@parley-gateway/client/react';
import { useRead } from '../../app/reading/useRead';
import { useLater } from '../../app/useLater';
import { useMay } from '../../app/viewer';
import { Badge } from '../../parts/Badge';
import { DataTable, type Column } from '../../parts/DataTable';
import { Panel } from '../../parts/Panel';
import { StackBar } from '../../parts/Bars';
import { Time } from '../../parts/Time';
import { duration } from '../../parts/times';
import styles from './Pools.module.css';
import { None } from '../../parts/None';

type Pool = AgentPoolsQuery['agentPools'][number];

const MOVES = ['agent.', 'collaboration.task_'];
const TOGETHER_MS = 2_000;
const number = (value: number) => <span className={value > 0 ? 'tabular' : 'tabular faint'}>{value.toLocaleString('en')}</span>;

const COLUMNS: readonly Column<Pool>[] = [
  { id: 'type', header: 'Type', width: 'minmax(120px, 1.6fr)', card: 'title', sortValue: (pool) => pool.type, cell: (pool) => <span className="mono truncate">{pool.type}</span> },
  { id: 'workers', header: 'Workers', width: 'minmax(150px, 1.4fr)', sortValue: (pool) => pool.workers, cell: (pool) => <Workers pool={pool} /> },
  { id: 'queued', header: 'Waiting tasks', width: '104px', align: 'end', sortValue: (pool) => pool.queuedTasks, cell: (pool) => number(pool.queuedTasks) },
  { id: 'held', header: 'In progress', width: '92px', align: 'end', sortValue: (pool) => pool.heldTasks, cell: (pool) => number(pool.heldTasks) },
  {
    id: 'seconds', header: 'Average task', width: '100px', align: 'end', sortValue: (pool) => pool.averageTaskSeconds,
    cell: (pool) => (pool.averageTaskSeconds === null ? <None /> : <span className="tabular">{duration(pool.averageTaskSeconds * 1000)}</span>),
  },
  { id: 'changed', header: 'Changed', width: '110px', align: 'end', card: 'aside', sortValue: (pool) => pool.changedAt, cell: (pool) => <Time at={pool.changedAt} /> },
];

/** How many workers each type of agent has and needs, for those who scale them. */
export function Pools() {
  const may = useMay('pools:read').allowed;
  const { data, reload } = useRead(AgentPoolsDocument, {}, { skip: !may });
  const reloadSoon = useLater(reload, TOGETHER_MS);
  useStream(
    EventTicksDocument,
    {},
    (event) => {
      if ('type' in event && MOVES.some((start) => event.type.startsWith(start))) reloadSoon();
    },
    { skip: !may },
  );
  const pools = data?.agentPools ?? [];
  if (pools.length === 0) return null;
  return (
    <Panel title="Pools" count={pools.length} flush>
      <DataTable label="Pools" rows={pools} rowKey={(pool) => pool.type} columns={COLUMNS} keys={false} dense tone={(pool) => (lacks(pool) > 0 ? 'warn' : undefined)} />
    </Panel>
  );
}

const lacks = ({ desiredWorkers, workers }: Pool) => Math.max(0, desiredWorkers - workers);

function Workers({ pool }: { pool: Pool }) {
  const missing = lacks(pool);
  return (
    <span className={styles.workers} title={`${pool.workers} connected, ${pool.desiredWorkers} desired, ${pool.wantedWorkers} for the current load`}>
      <span className="tabular">{`${pool.workers} of ${pool.desiredWorkers}`}</span>
      <span className={styles.bar}>
        <StackBar
          label={`${pool.workers} of ${pool.desiredWorkers} workers`}
          parts={[
            { label: 'connected', value: pool.workers, tone: 'ok' },
            { label: 'missing', value: missing, tone: 'waiting' },
          ]}
        />
      </span>
      {missing > 0 && <Badge tone="warn">{`${missing} missing`}</Badge>}
    </span>
  );
}
