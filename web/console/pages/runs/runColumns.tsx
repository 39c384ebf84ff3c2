import type { Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Duration, Time } from '../../parts/Time';
import { shortId } from '../../parts/IdLabel';
import { Linked } from './Linked';
import styles from './RunsPage.module.css';
import type { RunRow } from './useRuns';
import { triggerWord } from './words';
import { None } from '../../parts/None';
import { withoutCode } from '../../parts/errors';
import { counted } from '../../parts/numbers';

/** The columns of a list of runs. */
export function runColumns({ ofOneWorkflow = false }: { ofOneWorkflow?: boolean } = {}): readonly Column<RunRow>[] {
  const columns: readonly Column<RunRow>[] = [
    { id: 'status', header: 'Status', width: '116px', card: 'aside', cell: (run) => <Status value={run.status} /> },
    { id: 'workflow', header: ofOneWorkflow ? 'Run' : 'Workflow', width: 'minmax(0, 2.4fr)', card: 'title', cell: (run) => <Name run={run} bare={ofOneWorkflow} /> },
    { id: 'id', header: 'Run', width: '108px', card: 'hidden', cell: (run) => <span className={styles.id}>{shortId(run.id)}</span> },
    { id: 'state', header: 'Nodes', width: 'minmax(0, 2fr)', cell: (run) => <Progress run={run} /> },
    { id: 'trigger', header: 'Trigger', width: '92px', cell: (run) => <span className="soft">{triggerWord(run.trigger)}</span> },
    {
      id: 'session',
      header: 'Session',
      width: 'minmax(0, 0.7fr)',
      card: 'hidden',
      cell: (run) => run.session && <Linked type="Session" id={run.session.id}>{run.session.name}</Linked>,
    },
    { id: 'duration', header: 'Duration', width: '92px', align: 'end', cell: (run) => <Length run={run} /> },
    { id: 'requested', header: 'Requested', width: '104px', align: 'end', cardLabel: false, cell: (run) => <Time at={run.createdAt} className="soft" /> },
  ];
  return ofOneWorkflow ? columns.filter((column) => column.id !== 'id') : columns;
}

function Name({ run, bare }: { run: RunRow; bare: boolean }) {
  return (
    <span className={styles.name}>
      {bare ? <span className="mono">{shortId(run.id)}</span> : <span className="truncate">{run.workflow?.name ?? 'One-off run'}</span>}
      {bare && <span className="faint tabular">v{run.version}</span>}
    </span>
  );
}

function Progress({ run }: { run: RunRow }) {
  if (run.status === 'FAILED' && run.error)
    return (
      <span className={styles.error} title={run.error}>
        {withoutCode(run.error)}
      </span>
    );
  const { completed, total } = run.progress;
  if (run.status === 'COMPLETED') return <span className="faint tabular">{counted(total, 'node')}</span>;
  return (
    <span className={styles.progress}>
      <span className={styles.bar} data-status={run.status} style={{ '--done': total === 0 ? 1 : completed / total }} />
      <span className="tabular faint">
        {completed}/{total}
      </span>
    </span>
  );
}

function Length({ run }: { run: RunRow }) {
  if (run.durationMs !== null) return <Duration ms={run.durationMs} />;
  return run.startedAt ? <Duration from={run.startedAt} {...(run.completedAt ? { to: run.completedAt } : {})} /> : <None />;
}
