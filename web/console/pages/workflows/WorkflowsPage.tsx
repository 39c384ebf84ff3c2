import { LayoutTemplate, Plus, Workflow } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { DataTable } from '../../parts/DataTable';
import { Dialog } from '../../parts/Dialog';
import { Empty } from '../../parts/Empty';
import { Filters, type Filter, type FilterValues } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { LoadDemo } from '../../parts/LoadDemo';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { stateOf } from '../../parts/tones';
import { RunDialog } from '../runs/run/RunDialog';
import { workflowsRoute } from './routes';
import { readWorkflowsSearch, WORKFLOW_STATUSES } from './search';
import { Templates } from './Templates';
import { useWorkflows, type WorkflowRow } from './useWorkflows';
import { workflowColumns } from './workflowColumns';
import styles from './Workflows.module.css';

const FILTERS: readonly Filter[] = [
  { id: 'status', label: 'Status', kind: 'choice', many: true, options: WORKFLOW_STATUSES.map((value) => ({ value, label: stateOf(value).word })) },
];
const keyOf = (row: WorkflowRow) => row.id;

/** All workflows: how they do, what starts them, and what can be done with them. */
export default function WorkflowsPage() {
  usePage({ title: 'Workflows' });
  const search = workflowsRoute.useSearch();
  const navigate = workflowsRoute.useNavigate();
  const router = useRouter();
  const workflows = useWorkflows(search);
  const may = useMay('workflows:write');
  const reason = may.allowed ? null : (may.reason ?? null);
  const execute = useMay('workflows:execute');
  const [cursor, setCursor] = useState<WorkflowRow | null>(null);
  const [dialog, setDialog] = useState<WorkflowRow | 'templates' | null>(null);
  const columns = useMemo(() => workflowColumns((row) => setDialog(row)), []);
  const create = () => void router.navigate({ href: '/workflows/new' });
  const guard = useGuard();
  const show = (id: string) => void navigate({ to: '/workflows/$id', params: { id } });
  useKeys(
    {
      n: { label: 'New workflow', run: guard(reason, create) },
      x: { label: 'Run', run: guard(execute.allowed ? null : execute.reason, () => cursor && setDialog(cursor)) },
      e: { label: 'Edit', run: () => void (cursor && router.navigate({ href: `/workflows/${cursor.id}/edit` })) },
      y: { label: 'Why?', run: () => cursor && openWhy(cursor.id) },
    },
    'Workflows',
  );
  const empty = !workflows.loading && workflows.rows.length === 0 && !search.q && !search.status && !workflows.error;
  return (
    <Page>
      <PageHeader
        title="Workflows"
        meta={workflows.totalCount !== null && !empty && <span className="tabular">{workflows.totalCount.toLocaleString('en')}</span>}
        actions={
          <>
            {!empty && (
              <Button icon={LayoutTemplate} disabledReason={reason} onClick={() => setDialog('templates')}>
                From a template
              </Button>
            )}
            <Button variant="primary" icon={Plus} keys="n" disabledReason={reason} onClick={create}>
              New workflow
            </Button>
          </>
        }
      />
      {empty ? (
        <NoWorkflows onCreated={show} disabledReason={reason} />
      ) : (
        <>
          <Filters filters={FILTERS} search={{ id: 'q', placeholder: 'Filter by name' }} value={search} onChange={(patch: FilterValues) => void navigate({ search: (before) => readWorkflowsSearch({ ...before, ...patch }), replace: true })} />
          <LiveBanner state={workflows.live} onResume={workflows.resume} />
          <Panel flush error={workflows.rows.length === 0 ? workflows.error : null} onRetry={workflows.reload}>
            <DataTable
              label="Workflows"
              rows={workflows.rows}
              rowKey={keyOf}
              columns={columns}
              onOpen={(row) => show(row.id)}
              onCursor={setCursor}
              loading={workflows.loading}
              hasMore={workflows.hasMore}
              onMore={() => void workflows.loadMore()}
              empty={<Empty compact title="No workflow matches" action={<Button onClick={() => void navigate({ search: {}, replace: true })}>Show all</Button>} />}
            />
          </Panel>
        </>
      )}
      {dialog === 'templates' && (
        <Dialog open onOpenChange={() => setDialog(null)} title="From a template" size="lg">
          <Templates onCreated={show} />
        </Dialog>
      )}
      {dialog && dialog !== 'templates' && (
        <RunDialog workflow={dialog} onClose={() => setDialog(null)} onStarted={(id) => void navigate({ to: '/runs/$id', params: { id }, search: {} })} />
      )}
    </Page>
  );
}

function NoWorkflows({ onCreated, disabledReason }: { onCreated: (id: string) => void; disabledReason: string | null }) {
  return (
    <div className={styles.empty}>
      <Panel flush>
        <Empty icon={Workflow} title="No workflows yet" action={<LoadDemo />}>A workflow is a graph of steps: agents, integrations, approvals, tasks. Begin with one of these, or draw your own.</Empty>
      </Panel>
      <Templates onCreated={onCreated} disabledReason={disabledReason} />
    </div>
  );
}
