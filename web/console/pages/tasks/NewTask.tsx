import { newKey } from '@parley-gateway/client';
import { CreateTaskDocument } from '@parley-gateway/client/operations/tasks';
import type { CreateTaskInput } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { useMay } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { JsonEditor } from '../../parts/JsonEditor';
import { Segments } from '../../parts/Tabs';
import { TextArea } from '../../parts/TextArea';
import { TextField } from '../../parts/TextField';
import { AgentPicker, type AssignableAgent } from './AgentPicker';
import styles from './NewTask.module.css';
import { PRIORITIES, priorityWord, type PriorityWord } from './priority';

interface NewTaskProps {
  onClose: () => void;
  onCreated: (id: string) => void;
  sessionId?: string;
}

/** The form for a task. Sending it again after a lost answer makes no second one. */
export function NewTask({ onClose, onCreated, sessionId }: NewTaskProps) {
  const [idempotencyKey] = useState(() => newKey());
  const [title, setTitle] = useState('');
  const [type, setType] = useState('general');
  const [priority, setPriority] = useState<number>(2);
  const [agent, setAgent] = useState<AssignableAgent | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [more, setMore] = useState(false);
  const [description, setDescription] = useState('');
  const [due, setDue] = useState('');
  const [payload, setPayload] = useState('{}');
  const [problem, setProblem] = useState<string | null>(null);
  const [run, { pending, error }] = useMutate(CreateTaskDocument);
  const may = useMay('tasks:write');

  const create = async () => {
    const value = parsed(payload);
    if (value === undefined) return setProblem('The payload is not JSON.');
    const input: CreateTaskInput = {
      title: title.trim(),
      type: type.trim() || 'general',
      priority,
      payload: value,
      idempotencyKey,
      ...(description.trim() ? { description: description.trim() } : {}),
      ...(due ? { dueAt: new Date(due).toISOString() } : {}),
      ...(agent ? { assignTo: agent.id } : {}),
      ...(sessionId ? { sessionId } : {}),
    };
    const { data } = await run({ input });
    const id = data?.createTask.task?.id;
    if (id) onCreated(id);
  };
  const field = (name: string) => (error?.field?.[0] === name ? error.message : null);
  const isPlaced = error !== null && ['title', 'type', 'description', 'dueAt', 'payload'].includes(error.field?.[0] ?? '');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New task"
      footer={
        <Button
          variant="primary"
          busy={pending}
          keys="Ctrl Enter"
          disabledReason={may.allowed ? (title.trim() ? null : 'Give it a title') : (may.reason ?? null)}
          onClick={() => void create()}
        >
          Create task
        </Button>
      }
    >
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        {error && !isPlaced && <ErrorNote error={error} />}
        <TextField label="Title" value={title} onChange={setTitle} error={field('title')} autoFocus required placeholder="What needs to be done" />
        <div className={styles.pair}>
          <TextField label="Type" value={type} onChange={setType} error={field('type')} mono hint="Workers claim tasks by type." />
          <div className={styles.field}>
            <span className={styles.label}>Priority</span>
            <Segments<PriorityWord>
              label="Priority"
              value={priorityWord(priority)}
              onChange={(word) => setPriority(PRIORITIES.find((each) => each.word === word)?.value ?? 2)}
              items={PRIORITIES.map(({ word }) => ({ value: word, label: word }))}
            />
          </div>
        </div>
        <div className={styles.field}>
          <span className={styles.label}>For</span>
          <div className={styles.agent}>
            <span>{agent ? agent.name : <span className="soft">any agent that claims {type || 'its'} tasks</span>}</span>
            {agent && <Button size="sm" variant="ghost" onClick={() => setAgent(null)}>Anyone</Button>}
            <Button size="sm" onClick={() => setChoosing(!choosing)} aria-expanded={choosing}>Choose an agent</Button>
          </div>
          {choosing && (
            <AgentPicker
              chosen={agent?.id ?? null}
              onChoose={(chosen) => {
                setAgent(chosen);
                setChoosing(false);
              }}
            />
          )}
        </div>
        <JsonEditor label="Payload" value={payload} onChange={(text) => {
          setPayload(text);
          setProblem(null);
        }} minLines={3} error={problem ?? field('payload') ?? undefined} />
        {more ? (
          <>
            <TextArea label="Description" value={description} onChange={setDescription} error={field('description')} rows={3} />
            <TextField label="Due" type="datetime-local" value={due} onChange={setDue} error={field('dueAt')} />
          </>
        ) : (
          <Button variant="ghost" size="sm" className={styles.more} onClick={() => setMore(true)}>Description and due date</Button>
        )}
      </form>
    </Dialog>
  );
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    return value;
  } catch {
    return undefined;
  }
}
