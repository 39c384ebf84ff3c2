import { useNavigate, useSearch } from '@tanstack/react-router';
import { BookOpen, Plus, SquareArrowOutUpRight } from 'lucide-react';
import { useState } from 'react';
import { IS_AT_HOME } from '../../app/environment';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePaletteActions } from '../../app/palette/palette';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { DataTable, type Column } from '../../parts/DataTable';
import { DemoOffer } from '../../parts/DemoOffer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Filters, type Filter } from '../../parts/Filters';
import { Forbidden } from '../../parts/Forbidden';
import { LiveBanner } from '../../parts/LiveBanner';
import { Page, PageHeader } from '../../parts/Page';
import { duration } from '../../parts/times';
import { EndpointBadge, STATE_WORDS } from './EndpointBadge';
import { EndpointDrawer } from './EndpointDrawer';
import { NewEndpoint } from './NewEndpoint';
import { Path } from './Path';
import styles from './EndpointsPage.module.css';
import { addressOf, stateOfEndpoint, type Endpoint } from './endpoint';
import { STATES, type EndpointsSearch } from './search';
import { useEndpoints } from './useEndpoints';
import { None } from '../../parts/None';

const FILTERS: readonly Filter[] = [
  { id: 'source', label: 'Source', kind: 'choice', options: [{ value: 'own', label: 'Own' }, { value: 'preset', label: 'Preset' }] },
  { id: 'state', label: 'State', kind: 'choice', many: true, options: STATES.map((value) => ({ value, label: STATE_WORDS[value] })) },
];

const OPERATION = `mutation {
  createEndpoint(input: {
    name: "Open tasks", method: GET, path: "open-tasks",
    document: "{ tasks(filter: {status: [PENDING]}) { nodes { id title } } }"
  }) {
    endpoint { id path }
    errors { code message field }
  }
}`;

const COLUMNS: readonly Column<Endpoint>[] = [
  { id: 'call', header: 'Call', width: 'minmax(220px, 2.4fr)', card: 'title', sortValue: (each) => addressOf(each), cell: (each) => <Path method={each.method} path={addressOf(each)} /> },
  { id: 'name', header: 'Name', width: 'minmax(100px, 1.3fr)', sortValue: (each) => each.name, cell: (each) => <span className="truncate soft">{each.name}</span> },
  { id: 'source', header: 'Source', width: '56px', cell: (each) => (each.preset ? <span className="faint">Preset</span> : <Badge tone="accent">Own</Badge>) },
  { id: 'state', header: 'State', width: '92px', card: 'aside', cell: (each) => <EndpointBadge endpoint={each} /> },
  { id: 'calls', header: 'Calls', width: '44px', align: 'end', sortValue: (each) => each.metrics.requests, cell: (each) => <span className={each.metrics.requests > 0 ? 'tabular' : 'tabular faint'}>{each.metrics.requests.toLocaleString('en')}</span> },
  { id: 'failures', header: 'Failures', width: '64px', align: 'end', sortValue: (each) => each.metrics.failures, cell: (each) => <span className={each.metrics.failures > 0 ? `tabular ${styles.bad}` : 'tabular faint'}>{each.metrics.failures.toLocaleString('en')}</span> },
  { id: 'latency', header: 'Latency', width: '64px', align: 'end', sortValue: (each) => each.metrics.averageLatencyMs, cell: (each) => (each.metrics.averageLatencyMs === null ? <None /> : <span className="tabular">{duration(each.metrics.averageLatencyMs)}</span>) },
  { id: 'limit', header: 'Limit', width: '56px', align: 'end', card: 'hidden', cell: (each) => (each.rateLimitPerMinute === null ? <None /> : <span className="tabular">{`${each.rateLimitPerMinute}/min`}</span>) },
];

/** The operations that are served over plain HTTP: own ones and presets. */
export default function EndpointsPage() {
  usePage({ title: 'Endpoints' });
  const may = useMay('endpoints:read');
  return may.allowed ? <EndpointList /> : <Page><PageHeader title="Endpoints" /><Forbidden scope="endpoints:read" what="endpoints" /></Page>;
}

function EndpointList() {
  const search = useSearch({ from: '/endpoints' });
  const navigate = useNavigate({ from: '/endpoints' });
  const { endpoints, error, loading, reload, live } = useEndpoints();
  const may = useMay('endpoints:write');
  const [current, setCurrent] = useState<Endpoint | null>(null);
  const [isCreating, setCreating] = useState(false);
  const patch = (values: Partial<EndpointsSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const reason = may.allowed ? null : (may.reason ?? null);
  const guard = useGuard();
  useKeys({
    n: { label: 'New endpoint', run: guard(reason, () => setCreating(true)) },
    x: { label: 'Try it', run: () => current && patch({ endpoint: current.id, tab: 'try' }) },
    y: { label: 'Why?', run: () => current && openWhy(current.id) },
  });
  usePaletteActions([{ id: 'endpoints.new', label: 'New endpoint', keys: 'n', run: () => setCreating(true), ...(reason === null ? {} : { disabledReason: reason }) }]);
  const rows = endpoints.filter((each) => matches(each, search));
  const open = endpoints.find((each) => each.id === search.endpoint) ?? null;
  const hasOwn = endpoints.some((each) => !each.preset);
  const button = <Button variant="primary" icon={Plus} keys="n" disabledReason={reason} onClick={() => setCreating(true)}>New endpoint</Button>;
  return (
    <Page fill>
      <PageHeader
        title="Endpoints"
        actions={
          <>
            {IS_AT_HOME && <Button asChild icon={BookOpen}><a href="/docs">OpenAPI</a></Button>}
            {button}
          </>
        }
      />
      <Filters filters={FILTERS} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: 'Find endpoints' }} />
      <LiveBanner state={live} />
      {error && endpoints.length === 0 ? (
        <ErrorNote error={error} title="Endpoints could not be read" onRetry={reload} />
      ) : (
        <DataTable
          label="Endpoints"
          rows={rows}
          rowKey={(each) => each.id}
          columns={COLUMNS}
          loading={loading}
          fill
          onOpen={(each) => patch({ endpoint: each.id })}
          openKey={search.endpoint}
          onCursor={setCurrent}
          tone={(each) => (each.problem === null ? undefined : 'bad')}
          empty={
            hasOwn || search.source !== 'own' ? (
              <Empty icon={SquareArrowOutUpRight} title="No endpoint matches">Change or clear the filters above.</Empty>
            ) : (
              <Empty icon={SquareArrowOutUpRight} title="No endpoints of your own" action={<>{button}<DemoOffer /></>} operation={OPERATION}>
                Write an operation in <a className="link" href="/graphiql">GraphiQL</a> and save it as an endpoint, or start here.
              </Empty>
            )
          }
        />
      )}
      {open && (
        <EndpointDrawer
          endpoint={open}
          others={endpoints}
          tab={search.tab ?? 'operation'}
          onTab={(tab) => patch({ tab })}
          onClose={() => patch({ endpoint: undefined, tab: undefined })}
          onOpen={(id) => patch({ endpoint: id })}
        />
      )}
      {isCreating && (
        <NewEndpoint
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            reload();
            patch({ endpoint: id, tab: 'try' });
          }}
        />
      )}
    </Page>
  );
}

function matches(endpoint: Endpoint, { q, source, state }: EndpointsSearch): boolean {
  if (source !== undefined && (source === 'preset') !== endpoint.preset) return false;
  if (state !== undefined && !state.includes(stateOfEndpoint(endpoint, Date.now()))) return false;
  return !q || `${endpoint.method} ${addressOf(endpoint)} ${endpoint.name}`.toLowerCase().includes(q.toLowerCase());
}
