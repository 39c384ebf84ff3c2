import { useNavigate, useSearch } from '@tanstack/react-router';
import { Bot, Plus } from 'lucide-react';
import { useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePaletteActions } from '../../app/palette/palette';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Avatar } from '../../parts/Avatar';
import { Button } from '../../parts/Button';
import { DataTable, type Column } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Filters, type Filter } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { LoadDemo } from '../../parts/LoadDemo';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { duration } from '../../parts/times';
import { words } from '../../parts/tones';
import styles from './AgentsPage.module.css';
import { AskAgent } from './AskAgent';
import type { FleetAgent } from './fleet';
import { Heartbeat } from './Heartbeat';
import { NewAgent } from './NewAgent';
import { Pools } from './Pools';
import { RUNTIMES, STATUSES, runtimeWord, type AgentsSearch } from './search';
import { useAgentActions } from './useAgentActions';
import { useFleet } from './useFleet';
import { counted, percent } from '../../parts/numbers';
import { None } from '../../parts/None';

const FILTERS: readonly Filter[] = [
  { id: 'status', label: 'Status', kind: 'choice', many: true, options: STATUSES.map((value) => ({ value, label: words(value) })) },
  { id: 'runtime', label: 'Runtime', kind: 'choice', many: true, options: RUNTIMES.map((value) => ({ value, label: runtimeWord(value) })) },
];

const OPERATION = `mutation {
  createAgent(input: {name: "Word counter", type: "count_words", runtime: WORKER}) {
    agent { id status }
    errors { code message field }
  }
}`;

const COLUMNS: readonly Column<FleetAgent>[] = [
  {
    id: 'name', header: 'Agent', width: 'minmax(180px, 2fr)', card: 'title', sortValue: (agent) => agent.name,
    cell: (agent) => (
      <span className={styles.name}>
        <Avatar name={agent.name} kind="agent" size={26} />
        <span className={styles.words}>
          <span className="truncate">{agent.name}</span>
          <span className={styles.type}>{agent.runtime === 'BUILTIN' ? runtimeWord(agent.runtime) : agent.type}</span>
        </span>
      </span>
    ),
  },
  { id: 'status', header: 'Status', width: '96px', card: 'aside', sortValue: (agent) => STATUSES.indexOf(agent.status), cell: (agent) => <Status value={agent.status} /> },
  { id: 'heard', header: 'Last seen', width: 'minmax(168px, 1fr)', cell: (agent) => <Heartbeat runtime={agent.runtime} at={agent.lastHeartbeatAt} health={agent.health} requests={agent.metrics.requests} /> },
  { id: 'tasks', header: 'Now', width: 'minmax(120px, 2fr)', cell: (agent) => <Now agent={agent} /> },
  { id: 'requests', header: 'Requests', width: '84px', align: 'end', sortValue: (agent) => agent.metrics.requests, cell: (agent) => <span className="tabular" title={`${counted(agent.metrics.tasksCompleted, 'task')} completed`}>{agent.metrics.requests.toLocaleString('en')}</span> },
  {
    id: 'failed', header: 'Failed', width: '72px', align: 'end', sortValue: (agent) => agent.metrics.failures,
    cell: (agent) => <span className={agent.metrics.failures > 0 ? `tabular ${styles.bad}` : 'tabular faint'}>{agent.metrics.failures.toLocaleString('en')}</span>,
  },
  {
    id: 'latency', header: 'Latency', width: '80px', align: 'end', sortValue: (agent) => agent.metrics.averageLatencyMs,
    cell: (agent) => (agent.metrics.averageLatencyMs === null ? <None /> : <span className="tabular">{duration(agent.metrics.averageLatencyMs)}</span>),
  },
];

function Now({ agent }: { agent: FleetAgent }) {
  const [first, ...others] = agent.currentTasks;
  if (!first) return null;
  return (
    <span className={styles.now}>
      <span className="truncate">{first.title}</span>
      {first.progress !== null && <span className="tabular faint">{percent(first.progress)}</span>}
      {others.length > 0 && <span className="faint">{`+${others.length}`}</span>}
    </span>
  );
}

/** All agents: their state, their current tasks and their figures. */
export default function AgentsPage() {
  usePage({ title: 'Agents' });
  const search = useSearch({ from: '/agents' });
  const navigate = useNavigate({ from: '/agents' });
  const list = useFleet(search);
  const actions = useAgentActions();
  const may = useMay('agents:write');
  const mayKeys = useMay('keys:write');
  const mayAsk = useMay('agents:execute');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState<FleetAgent | null>(null);
  const current = list.rows.find((agent) => agent.id === currentId);
  const patch = (values: Partial<AgentsSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const open = (id: string) => void navigate({ to: '/agents/$id', params: { id } });
  const setCreating = (creates: boolean) => patch({ new: creates || undefined });
  const guard = useGuard();
  const reason = may.allowed ? null : (may.reason ?? null);
  const onCurrent = (run: (agent: FleetAgent) => void) => () => {
    if (current) run(current);
  };
  useKeys({
    n: { label: 'New agent', run: guard(reason, () => setCreating(true)) },
    s: { label: 'Start', run: guard(reason, onCurrent((agent) => actions.command(agent, 'START'))) },
    S: { label: 'Stop', run: guard(reason, onCurrent((agent) => actions.command(agent, 'STOP'))) },
    r: { label: 'Restart', run: guard(reason, onCurrent((agent) => actions.command(agent, 'RESTART'))) },
    i: { label: 'Ask', run: guard(mayAsk.allowed ? null : mayAsk.reason, onCurrent(setAsked)) },
    y: { label: 'Why?', run: onCurrent((agent) => openWhy(agent.id)) },
    p: { label: 'Pause or resume', run: () => (list.live.status === 'paused' ? list.resume() : list.pause()) },
  });
  usePaletteActions([{ id: 'agents.new', label: 'New agent', keys: 'n', run: () => setCreating(true), ...(may.allowed ? {} : { disabledReason: may.reason ?? '' }) }]);
  const isFiltered = search.q !== undefined || search.status !== undefined || search.runtime !== undefined;
  const button = (
    <Button variant="primary" icon={Plus} keys="n" disabledReason={reason} onClick={() => setCreating(true)}>
      New agent
    </Button>
  );
  return (
    <Page>
      <PageHeader title="Agents" meta={list.rows.length > 0 && <Summary agents={list.rows} onStatus={(status) => patch({ status: [status] })} />} actions={button} />
      <Filters filters={FILTERS} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: 'Find agents' }} />
      <LiveBanner state={list.live} onResume={list.resume} />
      {list.error && <ErrorNote error={list.error} title="Agents could not be read" onRetry={list.reload} />}
      {!list.error && (
        <Panel flush>
        <DataTable
          label="Agents"
          rows={list.rows}
          rowKey={(agent) => agent.id}
          columns={COLUMNS}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={() => void list.loadMore()}
          onOpen={(agent) => open(agent.id)}
          onCursor={(agent) => setCurrentId(agent?.id ?? null)}
          tone={(agent) => (agent.status === 'ERROR' ? 'bad' : undefined)}
          empty={
            isFiltered ? (
              <Empty icon={Bot} title="No agent matches">Change or clear the filters above.</Empty>
            ) : (
              <Empty icon={Bot} title="No agents yet" action={<div className={styles.first}>{button}<LoadDemo /></div>} operation={OPERATION}>
                An agent is a process of yours that claims tasks, or a service that Parley calls.
              </Empty>
            )
          }
        />
        </Panel>
      )}
      {!isFiltered && <Pools />}
      {actions.question}
      {asked && <AskAgent agent={asked} mayNotAsk={mayAsk.allowed ? null : (mayAsk.reason ?? null)} onClose={() => setAsked(null)} />}
      {search.new && (
        <NewAgent
          mayNotCreate={reason}
          mayNotMakeKeys={mayKeys.allowed ? null : (mayKeys.reason ?? null)}
          onClose={() => setCreating(false)}
          onOpen={open}
        />
      )}
    </Page>
  );
}

/** The number of agents in each state. */
function Summary({ agents, onStatus }: { agents: readonly FleetAgent[]; onStatus: (status: FleetAgent['status']) => void }) {
  const counts = STATUSES.map((status) => ({ status, count: agents.filter((agent) => agent.status === status).length })).filter(({ count }) => count > 0);
  return (
    <span className={styles.summary}>
      {counts.map(({ status, count }) => (
        <button key={status} type="button" className={styles.count} onClick={() => onStatus(status)}>
          <Status value={status} label={`${count} ${words(status).toLowerCase()}`} />
        </button>
      ))}
    </span>
  );
}
