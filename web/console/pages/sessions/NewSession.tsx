import { newKey } from '@parley-gateway/client';
import { AssignableAgentsDocument } from '@parley-gateway/client/operations/boards';
import { CreateSessionDocument } from '@parley-gateway/client/operations/sessions';
import { useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { Button } from '../../parts/Button';
import { Checkbox } from '../../parts/Checkbox';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { TextField } from '../../parts/TextField';
import styles from './NewSession.module.css';

/** Create a session, with agents in it. */
export function NewSession({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const [idempotencyKey] = useState(() => newKey());
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [run, { pending, error }] = useMutate(CreateSessionDocument);
  const { data } = useRead(AssignableAgentsDocument, { search: null });
  const agents = data?.agents.nodes ?? [];
  const create = async () => {
    if (name.trim() === '') return;
    const input = {
      name: name.trim(),
      agentIds: [...chosen],
      idempotencyKey,
      ...(description.trim() ? { description: description.trim() } : {}),
    };
    const { data: done } = await run({ input });
    const id = done?.createSession.session?.id;
    if (id) onCreated(id);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New session"
      footer={<Button variant="primary" busy={pending} disabledReason={name.trim() === '' ? 'Give it a name' : null} onClick={() => void create()}>Create session</Button>}
    >
      <div className={styles.form}>
        {error && error.field?.[0] !== 'name' && <ErrorNote error={error} />}
        <TextField label="Name" value={name} onChange={setName} error={error?.field?.[0] === 'name' ? error.message : null} autoFocus required onEnter={() => void create()} placeholder="Launch" />
        <TextField label="Description" value={description} onChange={setDescription} onEnter={() => void create()} />
        {agents.length > 0 && (
          <fieldset className={styles.agents}>
            <legend>Agents</legend>
            {agents.map((agent) => (
              <Checkbox
                key={agent.id}
                label={agent.name}
                hint={agent.type}
                value={chosen.has(agent.id)}
                onChange={(isIn) => setChosen((all) => new Set(isIn ? [...all, agent.id] : [...all].filter((each) => each !== agent.id)))}
              />
            ))}
          </fieldset>
        )}
      </div>
    </Dialog>
  );
}
