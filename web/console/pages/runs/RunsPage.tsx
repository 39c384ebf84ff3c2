import { MonitorRetryDocument } from '@parley-gateway/client/operations/monitor';
import { WorkflowsDocument } from '@parley-gateway/client/operations/workflows';
import { useMutate } from '@parley-gateway/client/react';
import { Play, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Filters, type Filter, type FilterValues } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { LoadDemo } from '../../parts/LoadDemo';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { stateOf } from '../../parts/tones';
import { useToast } from '../../parts/Toast';
import { runColumns } from './runColumns';
import { runsRoute } from './routes';
import { readRunsSearch, RUN_STATUSES, TRIGGERS } from './search';
import { useRuns, type RunRow } from './useRuns';
import { triggerWord } from './words';

const COLUMNS = runColumns();
const keyOf = (run: RunRow) => run.id;

/** All runs, newest first, live. */
export default function RunsPage() {
  usePage({ title: 'Runs' });
  const search = runsRoute.useSearch();
  const navigate = runsRoute.useNavigate();
  const runs = useRuns(search);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<RunRow | null>(null);
  const chosen = runs.rows.filter((run) => (selected.size > 0 ? selected.has(run.id) : run.id === cursor?.id));
  const retry = useRetry(chosen, () => setSelected(new Set()));
  const open = (run: RunRow) => void navigate({ to: '/runs/$id', params: { id: run.id }, search: {} });
  const filtered = Object.values(search).some((value) => value !== undefined);
  useKeys({ R: { label: 'Retry the selection', run: () => void retry.run() }, y: { label: 'Why?', run: () => cursor && openWhy(cursor.id) }, p: { label: 'Pause', run: runs.live.status === 'paused' ? runs.resume : runs.pause } }, 'Runs');
  return (
    <Page>
      <PageHeader
        title="Runs"
        meta={runs.totalCount !== null && <span className="tabular">{runs.totalCount.toLocaleString('en')}</span>}
        actions={
          selected.size > 0 && (
            <Button icon={RotateCcw} keys="R" busy={retry.busy} disabledReason={retry.reason} onClick={() => void retry.run()}>
              Retry {retry.count}
            </Button>
          )
        }
      />
      <Filters filters={useFilters()} value={search} onChange={(patch: FilterValues) => void navigate({ search: (before) => readRunsSearch({ ...before, ...patch }), replace: true })} />
      <LiveBanner state={runs.live} onResume={runs.resume} />
      <Panel flush error={runs.rows.length === 0 ? runs.error : null} onRetry={runs.reload}>
        <DataTable
          label="Runs"
          rows={runs.rows}
          rowKey={keyOf}
          columns={COLUMNS}
          onOpen={open}
          onCursor={setCursor}
          selected={selected}
          onSelect={setSelected}
          loading={runs.loading}
          hasMore={runs.hasMore}
          onMore={() => void runs.loadMore()}
          empty={filtered ? <NoMatch clear={() => void navigate({ search: {}, replace: true })} /> : <NoRuns />}
        />
      </Panel>
    </Page>
  );
}

function useFilters(): readonly Filter[] {
  const { data } = useRead(WorkflowsDocument, { first: 100 });
  return useMemo(
    () => [
      { id: 'status', label: 'Status', kind: 'choice', many: true, options: RUN_STATUSES.map((value) => ({ value, label: stateOf(value).word })) },
      { id: 'workflow', label: 'Workflow', kind: 'choice', options: (data?.workflows.nodes ?? []).map(({ id, name }) => ({ value: id, label: name })) },
      { id: 'trigger', label: 'Trigger', kind: 'choice', many: true, options: TRIGGERS.map((value) => ({ value, label: triggerWord(value) })) },
      { id: 'session', label: 'Session', kind: 'text', placeholder: 'ses_…' },
      { id: 'since', label: 'Since', kind: 'instant' },
      { id: 'until', label: 'Until', kind: 'instant' },
    ],
    [data],
  );
}

/** Retry the failed and cancelled ones of some runs. */
function useRetry(runs: readonly RunRow[], done: () => void) {
  const may = useMay('workflows:execute');
  const toast = useToast();
  const [mutate, { pending }] = useMutate(MonitorRetryDocument);
  const failed = runs.filter((run) => run.status === 'FAILED' || run.status === 'CANCELLED');
  const none = failed.length === 0 ? 'None of them failed or was cancelled.' : null;
  const reason = may.allowed ? none : (may.reason ?? none);
  const run = async () => {
    if (reason !== null) return toast({ title: 'Nothing was retried', description: reason, tone: 'info' });
    const results = await Promise.all(failed.map(({ id }) => mutate({ id })));
    const error = results.find((result) => result.error)?.error;
    const count = results.filter((result) => !result.error).length;
    toast({ title: `${count} of ${failed.length} retried`, tone: error ? 'bad' : 'ok', ...(error ? { description: error.message } : {}) });
    done();
  };
  return { run, reason, busy: pending, count: failed.length };
}

function NoMatch({ clear }: { clear: () => void }) {
  return (
    <Empty compact title="No run matches" action={<Button onClick={clear}>Show all runs</Button>} />
  );
}

function NoRuns() {
  const navigate = runsRoute.useNavigate();
  return (
    <Empty
      icon={Play}
      title="Nothing has run yet"
      action={
        <>
          <Button variant="primary" onClick={() => void navigate({ to: '/workflows' })}>
            Run a workflow
          </Button>
          <LoadDemo />
        </>
      }
      operation={'mutation {\n  executeWorkflow(input: {workflowId: "wfl_…", input: {}}) {\n    execution { id status }\n    errors { message }\n  }\n}'}
    >
      A run is one execution of a workflow: it is started by hand, by a schedule, by a webhook or by an event.
    </Empty>
  );
}
