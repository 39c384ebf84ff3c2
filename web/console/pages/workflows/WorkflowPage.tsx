import { WorkflowPageDocument, type WorkflowPageQuery } from '@parley-gateway/client/operations/workflow-pages';
import { DefinitionGraph } from '@parley-gateway/client/react';
import '@parley-gateway/client/styles.css';
import { GitCompare, Pause, Pencil, Play } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Skeleton } from '../../parts/Skeleton';
import { Status } from '../../parts/Status';
import { RunDialog } from '../runs/run/RunDialog';
import monitor from '../runs/run/RunPage.module.css';
import { runColumns } from '../runs/runColumns';
import { useRuns, type RunRow } from '../runs/useRuns';
import { workflowRoute } from './routes';
import { TriggerList } from './Triggers';
import { useWorkflowActions } from './useWorkflowActions';
import { WorkflowMenu } from './WorkflowMenu';
import { LastRuns, Seconds, Success } from './workflowColumns';
import styles from './Workflows.module.css';

type Detail = NonNullable<WorkflowPageQuery['workflow']>;

const COLUMNS = runColumns({ ofOneWorkflow: true });
const keyOf = (run: RunRow) => run.id;

/** One workflow: its graph, what starts it, how it does, and its runs. */
export default function WorkflowPage() {
  const { id } = workflowRoute.useParams();
  const read = useRead(WorkflowPageDocument, { id });
  const workflow = read.data?.workflow;
  usePage({ title: workflow?.name ?? 'Workflow', crumbs: [{ label: 'Workflows', to: '/workflows' }] });
  if (read.error && !read.data) return <ErrorNote error={read.error} onRetry={read.reload} />;
  if (read.loading || workflow === undefined) return <Page><Skeleton rows={8} /></Page>;
  if (workflow === null) return <Empty title="There is no such workflow">It may have been deleted.</Empty>;
  return <WorkflowOf workflow={workflow} reload={read.reload} />;
}

function WorkflowOf({ workflow, reload }: { workflow: Detail; reload: () => void }) {
  const { id, name, status } = workflow;
  const navigate = workflowRoute.useNavigate();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const actions = useWorkflowActions();
  const write = useMay('workflows:write');
  const execute = useMay('workflows:execute');
  const writing = write.allowed ? null : (write.reason ?? null);
  const edit = () => void router.navigate({ href: `/workflows/${id}/edit` });
  const pause = async () => {
    if (await actions.change(workflow, status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE')) reload();
  };
  const run = () => execute.allowed && setRunning(true);
  useKeys({ x: { label: 'Run', run }, e: { label: 'Edit', run: edit } }, 'Workflow');
  return (
    <Page>
      <PageHeader
        title={name}
        description={workflow.description}
        meta={
          <>
            <Status value={status} />
            <span className="tabular">v{workflow.version}</span>
            <IdLabel id={id} />
          </>
        }
        actions={
          <>
            <Button icon={GitCompare} onClick={() => void navigate({ to: '/workflows/$id/versions', params: { id }, search: {} })}>
              Versions
            </Button>
            <Button icon={status === 'ACTIVE' ? Pause : Play} busy={actions.busy} disabledReason={writing} onClick={() => void pause()}>
              {status === 'ACTIVE' ? 'Pause' : 'Activate'}
            </Button>
            <Button icon={Pencil} keys="e" disabledReason={writing} onClick={edit}>
              Edit
            </Button>
            <Button variant="primary" icon={Play} keys="x" disabledReason={execute.allowed ? null : (execute.reason ?? null)} onClick={run}>
              Run
            </Button>
            <WorkflowMenu workflow={workflow} onRun={run} onDeleted={() => void navigate({ to: '/workflows', search: {} })} />
          </>
        }
      />
      <div className={styles.columns}>
        <Panel title="Nodes" count={workflow.nodes.length} flush>
          <div className={styles.graph}>
            <DefinitionGraph nodes={workflow.nodes} className={monitor.monitor} onSelect={(key) => key && edit()} />
          </div>
        </Panel>
        <div className={styles.side}>
          <Panel title="Runs so far">
            <Figures workflow={workflow} />
          </Panel>
          <Panel title="Triggers">
            <TriggerList triggers={workflow.triggers} status={status} />
          </Panel>
        </div>
      </div>
      <Runs id={id} onChange={reload} />
      {running && <RunDialog workflow={workflow} onClose={() => setRunning(false)} onStarted={(started) => void navigate({ to: '/runs/$id', params: { id: started }, search: {} })} />}
    </Page>
  );
}

function Figures({ workflow }: { workflow: Detail }) {
  const { total, successRate, p50Seconds, p95Seconds } = workflow.statistics;
  return (
    <>
      <div className={styles.figures}>
        <Figure name="Success">
          <Success rate={successRate} />
        </Figure>
        <Figure name="p50">
          <Seconds value={p50Seconds} />
        </Figure>
        <Figure name="p95">
          <Seconds value={p95Seconds} />
        </Figure>
        <Figure name="Runs">
          <span className="tabular">{total.toLocaleString('en')}</span>
        </Figure>
      </div>
      <LastRuns row={workflow} />
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className={styles.figure}>
      <span>{name}</span>
      <span>{children}</span>
    </span>
  );
}

/** The runs of the workflow, live. When one begins or ends, the figures above are read again. */
function Runs({ id, onChange }: { id: string; onChange: () => void }) {
  const navigate = workflowRoute.useNavigate();
  const search = useMemo(() => ({ workflow: id }), [id]);
  const runs = useRuns(search, 20);
  const shape = runs.rows.map((run) => run.status).join(' ');
  useEffect(() => {
    if (!runs.loading) onChange();
    // The runs are the reason to read again, not that the function is another one.
  }, [shape]);
  return (
    <Panel title="Runs" count={runs.totalCount} flush error={runs.rows.length === 0 ? runs.error : null} onRetry={runs.reload}>
      <DataTable
        label="Runs"
        rows={runs.rows}
        rowKey={keyOf}
        columns={COLUMNS}
        onOpen={(run) => void navigate({ to: '/runs/$id', params: { id: run.id }, search: {} })}
        loading={runs.loading}
        hasMore={runs.hasMore}
        onMore={() => void runs.loadMore()}
        empty={<Empty compact title="It has not run yet" />}
      />
    </Panel>
  );
}
