import { newKey } from '@parley-gateway/client';
import { AgentWatchDocument } from '@parley-gateway/client/operations/fleet';
import { CreateAgentDocument } from '@parley-gateway/client/operations/agents';
import { CreateApiKeyDocument } from '@parley-gateway/client/operations/people';
import type { AgentRuntime, CreateAgentInput } from '@parley-gateway/client/operations/types';
import { useMutate, useStream } from '@parley-gateway/client/react';
import { Bot, Cpu, Globe } from 'lucide-react';
import { useState } from 'react';
import { GRAPHQL_URL } from '../../app/environment';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { JsonEditor } from '../../parts/JsonEditor';
import { RadioCards } from '../../parts/RadioCards';
import { Select } from '../../parts/Select';
import { TextField } from '../../parts/TextField';
import styles from './NewAgent.module.css';
import { RUNTIMES } from './search';
import type { WorkerOf } from './snippet';
import { WorkerSetup } from './Worker';

type Kind = 'WORKER' | 'HTTP' | 'hosted';

const HOSTED: readonly AgentRuntime[] = RUNTIMES.filter((runtime) => runtime !== 'WORKER' && runtime !== 'HTTP');

interface NewAgentProps {
  mayNotCreate: string | null;
  mayNotMakeKeys: string | null;
  onClose: () => void;
  onOpen: (id: string) => void;
}

/** Create an agent; for a worker also its key, and wait for its first heartbeat. */
export function NewAgent({ mayNotCreate, mayNotMakeKeys, onClose, onOpen }: NewAgentProps) {
  const [idempotencyKey] = useState(() => newKey());
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const [kind, setKind] = useState<Kind>('WORKER');
  const [hosted, setHosted] = useState<AgentRuntime>('OPENAI');
  const [config, setConfig] = useState('{}');
  const [capabilities, setCapabilities] = useState('');
  const [limit, setLimit] = useState('1');
  const [create, creating] = useMutate(CreateAgentDocument);
  const [makeKey, making] = useMutate(CreateApiKeyDocument);
  const [worker, setWorker] = useState<WorkerOf | null>(null);
  const heard = useFirstHeartbeat(worker?.agentId ?? null);
  const value = parsed(config);
  const runtime: AgentRuntime = kind === 'hosted' ? hosted : kind;

  const submit = async () => {
    const input: CreateAgentInput = {
      name: name.trim(), type: type.trim() || 'general', runtime, idempotencyKey,
      maxConcurrentTasks: Number(limit) || 1,
      capabilities: capabilities.split(',').map((word) => word.trim()).filter(Boolean),
      ...(kind === 'WORKER' ? {} : { config: value }),
    };
    const { data } = await create({ input });
    const agent = data?.createAgent.agent;
    if (!agent) return;
    if (kind !== 'WORKER' || mayNotMakeKeys) return onOpen(agent.id);
    const { data: key } = await makeKey({ input: { name: `${agent.name} worker`, agentId: agent.id } });
    const token = key?.createApiKey.secret;
    if (token) {
      const url = GRAPHQL_URL.startsWith('http') ? new URL(GRAPHQL_URL).origin : location.origin;
      setWorker({ url, token, agentId: agent.id, name: agent.name, taskType: agent.type });
    }
  };
  const field = (wanted: string) => (creating.error?.field?.[0] === wanted ? creating.error.message : null);
  const isPlaced = ['name', 'type', 'config', 'capabilities', 'maxConcurrentTasks'].includes(creating.error?.field?.[0] ?? '');

  if (worker) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        size="lg"
        title={`Start ${worker.name}`}
        footer={<Button variant={heard ? 'primary' : 'plain'} onClick={() => onOpen(worker.agentId)}>{heard ? 'Open the agent' : 'Later'}</Button>}
      >
        <WorkerSetup worker={worker} heard={heard} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New agent"
      footer={
        <Button
          variant="primary"
          busy={creating.pending || making.pending}
          disabledReason={mayNotCreate ?? (name.trim() === '' ? 'Give it a name' : value === undefined ? 'The config is not JSON' : null)}
          onClick={() => void submit()}
        >
          {kind === 'WORKER' ? 'Create with key' : 'Create'}
        </Button>
      }
    >
      <div className={styles.form}>
        {creating.error && !isPlaced && <ErrorNote error={creating.error} />}
        {making.error && <ErrorNote error={making.error} title="The agent was created, but not its key" />}
        <RadioCards<Kind>
          label="Kind"
          value={kind}
          onChange={setKind}
          columns={3}
          options={[
            { value: 'WORKER', label: 'Worker', icon: Cpu, hint: 'Your process. It claims tasks.' },
            { value: 'HTTP', label: 'HTTP', icon: Globe, hint: 'A service that Parley calls.' },
            { value: 'hosted', label: 'Provider', icon: Bot, hint: 'OpenAI, Lyzr and others.' },
          ]}
        />
        <div className={styles.pair}>
          <TextField label="Name" value={name} onChange={setName} error={field('name')} autoFocus required placeholder="Word counter" onEnter={() => void submit()} />
          <TextField label="Type" value={type} onChange={setType} error={field('type')} mono placeholder="count_words" hint={kind === 'WORKER' ? 'Its worker claims tasks of this type.' : 'What kind of agent it is.'} />
        </div>
        {kind === 'hosted' && (
          <Select label="Provider" value={hosted} onChange={setHosted} options={HOSTED.map((each) => ({ value: each, label: each }))} />
        )}
        {kind !== 'WORKER' && (
          <JsonEditor
            label="Config"
            value={config}
            onChange={setConfig}
            minLines={4}
            error={field('config') ?? (value === undefined ? 'This is not JSON.' : undefined)}
          />
        )}
        <div className={styles.pair}>
          <TextField label="Capabilities" value={capabilities} onChange={setCapabilities} error={field('capabilities')} placeholder="english, pdf" hint="Separated by commas." />
          <TextField label="Tasks at once" type="number" min={1} max={1000} value={limit} onChange={setLimit} error={field('maxConcurrentTasks')} />
        </div>
        {kind === 'WORKER' && mayNotMakeKeys && <p className={styles.note}>It is created without a key: {mayNotMakeKeys}</p>}
      </div>
    </Dialog>
  );
}

/** Return whether an agent has connected since it was created. */
function useFirstHeartbeat(agentId: string | null): boolean {
  const [heard, setHeard] = useState(false);
  useStream(
    AgentWatchDocument,
    { agentIds: agentId === null ? [] : [agentId] },
    (event) => {
      if (event.__typename === 'AgentConnected') setHeard(true);
      // It may have been faster than this stream.
      if (event.__typename === 'StreamOpened' && event.snapshot?.__typename === 'Agent') setHeard(event.snapshot.lastHeartbeatAt !== null);
    },
    { skip: agentId === null },
  );
  return heard;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    return value;
  } catch {
    return undefined;
  }
}
