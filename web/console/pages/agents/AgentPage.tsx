import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Bot, Ellipsis, GitFork, KeyRound, MessageCircleQuestion, Play, RotateCw, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Badge } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { LiveBanner } from '../../parts/LiveBanner';
import { Menu } from '../../parts/Menu';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Skeleton } from '../../parts/Skeleton';
import { Status } from '../../parts/Status';
import { Duration, Time } from '../../parts/Time';
import { AgentCalls } from './AgentCalls';
import { AgentCircuit } from './AgentCircuit';
import { AgentCurves } from './AgentCurves';
import styles from './AgentPage.module.css';
import { AgentTasks } from './AgentTasks';
import { AskAgent } from './AskAgent';
import { Heartbeat } from './Heartbeat';
import { LastError } from './LastError';
import { NewKey } from './NewKey';
import { RANGES, runtimeWord, type Range } from './search';
import { useAgent } from './useAgent';
import { useAgentActions } from './useAgentActions';

/** One agent: its tasks, its metrics and its last error. */
export default function AgentPage() {
  const { id } = useParams({ from: '/agents/$id' });
  return <OneAgent key={id} id={id} />;
}

function OneAgent({ id }: { id: string }) {
  const search = useSearch({ from: '/agents/$id' });
  const navigate = useNavigate({ from: '/agents/$id' });
  const range: Range = search.range ?? '1h';
  const view = useAgent(id, RANGES.find((each) => each.value === range)?.ms ?? 3_600_000);
  const may = useMay('agents:write');
  const mayAsk = useMay('agents:execute');
  const mayKeys = useMay('keys:write');
  const actions = useAgentActions(() => void navigate({ to: '/agents' }));
  const [isAsking, setAsking] = useState(false);
  const [isMakingKey, setMakingKey] = useState(false);
  const { agent: watched, pulse } = view;
  usePage({ title: watched?.name ?? 'Agent', crumbs: [{ label: 'Agents', to: '/agents' }] });
  const agent = watched && {
    ...watched,
    lastHeartbeatAt: pulse?.lastHeartbeatAt ?? watched.lastHeartbeatAt,
    health: pulse?.health ?? watched.health,
    metrics: pulse?.metrics ?? watched.metrics,
    currentTasks: pulse?.currentTasks ?? watched.currentTasks,
  };
  const act = (command: 'START' | 'STOP' | 'RESTART') => () => {
    if (agent) actions.command(agent, command);
  };
  const reason = may.allowed ? null : (may.reason ?? null);
  const guard = useGuard();
  useKeys({
    s: { label: 'Start', run: guard(reason, act('START')) },
    S: { label: 'Stop', run: guard(reason, act('STOP')) },
    r: { label: 'Restart', run: guard(reason, act('RESTART')) },
    i: { label: 'Ask', run: guard(mayAsk.allowed ? null : mayAsk.reason, () => setAsking(true)) },
    y: { label: 'Why?', run: () => openWhy(id) },
    Escape: { label: 'Back', run: () => void navigate({ to: '/agents' }), hidden: true },
  });

  if (view.error) {
    return (
      <Page>
        {view.error.code === 'NOT_FOUND' ? (
          <Empty icon={Bot} title="There is no such agent">It was deleted, or it was never in this organization.</Empty>
        ) : (
          <ErrorNote error={view.error} title="The agent could not be read" onRetry={view.reload} />
        )}
      </Page>
    );
  }
  if (!agent) return <Page><Skeleton rows={8} /></Page>;
  const isStopped = agent.status === 'STOPPED';
  return (
    <Page>
      <PageHeader
        title={agent.name}
        description={agent.description}
        meta={
          <>
            <Status value={agent.status} />
            <Heartbeat runtime={agent.runtime} at={agent.lastHeartbeatAt} health={agent.health} requests={agent.metrics.requests} />
            <IdLabel id={agent.id} />
          </>
        }
        actions={
          <>
            <Button icon={MessageCircleQuestion} keys="i" disabledReason={mayAsk.allowed ? null : (mayAsk.reason ?? null)} onClick={() => setAsking(true)}>Ask</Button>
            {isStopped ? (
              <Button icon={Play} variant="primary" keys="s" busy={actions.pending} disabledReason={reason} onClick={act('START')}>Start</Button>
            ) : (
              <>
                <Button icon={RotateCw} keys="r" disabledReason={reason} onClick={act('RESTART')}>Restart</Button>
                <Button icon={Square} keys="S" disabledReason={reason} onClick={act('STOP')}>Stop</Button>
              </>
            )}
            <Menu
              label="Agent"
              trigger={<IconButton label="More" icon={Ellipsis} />}
              items={[
                { label: 'New key', icon: KeyRound, disabledReason: mayKeys.allowed ? null : mayKeys.reason, onSelect: () => setMakingKey(true) },
                { label: 'Why?', icon: GitFork, keys: 'y', onSelect: () => openWhy(id) },
                'separator',
                { label: 'Delete', icon: Trash2, danger: true, disabledReason: reason, onSelect: () => actions.remove(agent) },
              ]}
            />
          </>
        }
      />
      <LiveBanner state={view.live} onResume={view.resume} />
      <LastError calls={view.calls} status={agent.status} health={agent.health} />
      <div className={styles.grid}>
        <div className={styles.main}>
          <AgentCurves
            samples={pulse?.metricsHistory ?? null}
            metrics={agent.metrics}
            range={range}
            onRange={(next) => void navigate({ search: { range: next }, replace: true })}
            error={view.pulseError}
            onRetry={view.reloadPulse}
          />
          <AgentCalls calls={view.calls} past={view.past} />
        </div>
        <div className={styles.aside}>
          <AgentTasks agentId={id} current={agent.currentTasks} latest={pulse?.tasks ?? null} limit={agent.maxConcurrentTasks} />
          <Panel title="Facts">
            <KeyValue
              items={[
                { label: 'Type', value: <code>{agent.type}</code> },
                { label: 'Runtime', value: runtimeWord(agent.runtime) },
                pulse?.circuit ? { label: 'Circuit', value: <AgentCircuit circuit={pulse.circuit} /> } : null,
                { label: 'Capabilities', value: agent.capabilities.length > 0 ? <span className={styles.words}>{agent.capabilities.map((word) => <Badge key={word}>{word}</Badge>)}</span> : 'none' },
                { label: 'Tasks at once', value: <span className="tabular">{agent.maxConcurrentTasks}</span> },
                { label: 'Average task', value: <Duration ms={agent.metrics.averageTaskSeconds === null ? null : agent.metrics.averageTaskSeconds * 1000} /> },
                { label: 'Created', value: <Time at={agent.createdAt} /> },
              ]}
            />
          </Panel>
          {isFilled(agent.config) && <Panel title="Config"><JsonTree label="Config" value={agent.config} /></Panel>}
          {isFilled(agent.metadata) && <Panel title="Metadata"><JsonTree label="Metadata" value={agent.metadata} /></Panel>}
        </div>
      </div>
      {actions.question}
      {isAsking && <AskAgent agent={agent} mayNotAsk={mayAsk.allowed ? null : (mayAsk.reason ?? null)} onClose={() => setAsking(false)} />}
      {isMakingKey && <NewKey agent={agent} onClose={() => setMakingKey(false)} />}
    </Page>
  );
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
