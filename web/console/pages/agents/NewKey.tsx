import { CreateApiKeyDocument } from '@parley-gateway/client/operations/people';
import { useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { GRAPHQL_URL } from '../../app/environment';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { TextField } from '../../parts/TextField';
import { WorkerSetup } from './Worker';

interface NewKeyProps {
  agent: { readonly id: string; readonly name: string; readonly type: string; readonly lastHeartbeatAt: string | null };
  onClose: () => void;
}

/** Another key for an agent, shown once with what a worker needs. */
export function NewKey({ agent, onClose }: NewKeyProps) {
  const [name, setName] = useState(`${agent.name} worker`);
  const [run, { pending, error }] = useMutate(CreateApiKeyDocument);
  const [token, setToken] = useState<string | null>(null);
  const [since] = useState(agent.lastHeartbeatAt);
  const create = async () => {
    const { data } = await run({ input: { name: name.trim(), agentId: agent.id } });
    setToken(data?.createApiKey.secret ?? null);
  };
  const url = GRAPHQL_URL.startsWith('http') ? new URL(GRAPHQL_URL).origin : location.origin;
  if (token) {
    return (
      <Dialog open onOpenChange={onClose} size="lg" title={`Key of ${agent.name}`} footer={<Button variant="primary" onClick={onClose}>Done</Button>}>
        <WorkerSetup worker={{ url, token, agentId: agent.id, name: agent.name, taskType: agent.type }} heard={agent.lastHeartbeatAt !== since} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title="New key"
      description={`Anyone who has it acts as ${agent.name}.`}
      footer={<Button variant="primary" busy={pending} disabled={name.trim() === ''} onClick={() => void create()}>Create key</Button>}
    >
      <ErrorNote error={error} compact />
      <TextField label="Name" value={name} onChange={setName} autoFocus required onEnter={() => void create()} />
    </Dialog>
  );
}
