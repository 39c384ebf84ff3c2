import { formatDuration } from '@parley-gateway/client/react';
import { pathOf } from '../../app/links';
import { Ticks } from '../../parts/Bars';
import type { Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { stateOf } from '../../parts/tones';
import { TriggerSigns } from './Triggers';
import { TICKS, type WorkflowRow } from './useWorkflows';
import { WorkflowMenu } from './WorkflowMenu';
import styles from './Workflows.module.css';
import { percent } from '../../parts/numbers';
import { None } from '../../parts/None';

/** The columns of the list of workflows. */
export function workflowColumns(run: (workflow: WorkflowRow) => void): readonly Column<WorkflowRow>[] {
  return [
    { id: 'name', header: 'Name', width: 'minmax(0, 2fr)', card: 'title', sortValue: (row) => row.name, cell: (row) => <Name row={row} /> },
    { id: 'status', header: 'Status', width: '92px', card: 'aside', sortValue: (row) => row.status, cell: (row) => <Status value={row.status} /> },
    { id: 'triggers', header: 'Triggers', width: 'minmax(0, 1fr)', cell: (row) => <TriggerSigns triggers={row.triggers} status={row.status} /> },
    { id: 'runs', header: 'Last runs', width: '140px', cell: (row) => <LastRuns row={row} /> },
    { id: 'success', header: 'Success', width: '76px', align: 'end', sortValue: (row) => row.statistics.successRate, cell: (row) => <Success rate={row.statistics.successRate} /> },
    { id: 'p50', header: 'p50', width: '76px', align: 'end', sortValue: (row) => row.statistics.p50Seconds, cell: (row) => <Seconds value={row.statistics.p50Seconds} /> },
    { id: 'p95', header: 'p95', width: '76px', align: 'end', sortValue: (row) => row.statistics.p95Seconds, cell: (row) => <Seconds value={row.statistics.p95Seconds} /> },
    { id: 'menu', header: <span className="visually-hidden">Actions</span>, width: '36px', align: 'end', card: 'aside', cell: (row) => <WorkflowMenu workflow={row} onRun={() => run(row)} /> },
  ];
}

function Name({ row }: { row: WorkflowRow }) {
  return (
    <span className={styles.name}>
      <span className="truncate" title={row.name}>
        {row.name}
      </span>
      <span className="faint tabular">v{row.version}</span>
    </span>
  );
}

/** The last runs, oldest first, each a link. */
export function LastRuns({ row }: { row: Pick<WorkflowRow, 'name' | 'executions'> }) {
  const items = [...row.executions.nodes].reverse().map((run) => {
    const { word, tone } = stateOf(run.status);
    const length = run.durationMs === null ? '' : `, ${formatDuration(run.durationMs)}`;
    return { key: run.id, tone, label: run.error ? `${word}: ${run.error}` : `${word}${length}`, to: pathOf('WorkflowExecution', run.id) };
  });
  return <Ticks items={items} room={TICKS} label={`Last runs of ${row.name}`} />;
}

/** A success rate, in the colour of trouble where it is. */
export function Success({ rate }: { rate: number | null }) {
  if (rate === null) return <None />;
  const look = rate < 0.5 ? styles.bad : rate < 0.95 ? styles.warn : undefined;
  return <span className={`tabular ${look ?? ''}`}>{percent(rate)}</span>;
}

/** Seconds of a percentile. */
export function Seconds({ value }: { value: number | null }) {
  return value === null ? <None /> : <span className="tabular">{formatDuration(value * 1000)}</span>;
}
