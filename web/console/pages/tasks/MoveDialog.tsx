import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { JsonEditor } from '../../parts/JsonEditor';
import { TextArea } from '../../parts/TextArea';
import { AgentPicker } from './AgentPicker';
import type { Move, Task } from './moves';
import type { MoveInput } from './useTaskActions';

/** A move that needs an agent, a result or a reason first. */
export interface Asked {
  readonly task: Task;
  readonly move: Move;
}

interface MoveDialogProps {
  asked: Asked | null;
  onClose: () => void;
  onMove: (task: Task, move: Move, input: MoveInput) => void;
}

/** Ask what a move needs to know. */
export function MoveDialog({ asked, onClose, onMove }: MoveDialogProps) {
  if (asked === null) return null;
  const { task, move } = asked;
  const finish = (input: MoveInput) => {
    onMove(task, move, input);
    onClose();
  };
  const key = `${task.id}:${move.kind}`;
  if (move.kind === 'assign') return <Assign key={key} task={task} onClose={onClose} onFinish={finish} />;
  if (move.kind === 'complete') return <Complete key={key} task={task} onClose={onClose} onFinish={finish} />;
  return <Fail key={key} task={task} onClose={onClose} onFinish={finish} />;
}

interface PartProps {
  task: Task;
  onClose: () => void;
  onFinish: (input: MoveInput) => void;
}

function Assign({ task, onClose, onFinish }: PartProps) {
  const loser = task.status === 'RUNNING' ? task.assignedTo?.name : undefined;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title="Assign to"
      description={loser ? `${loser} is working on it and loses it.` : task.title}
    >
      <AgentPicker chosen={task.assignedTo?.id ?? null} onChoose={(agent) => onFinish({ agentId: agent.id })} />
    </Dialog>
  );
}

function Complete({ task, onClose, onFinish }: PartProps) {
  const [text, setText] = useState('{}');
  const [error, setError] = useState<string | undefined>();
  const complete = () => {
    const result = parsed(text);
    if (result === undefined) setError('This is not JSON.');
    else onFinish({ result });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Complete manually"
      description={`${task.title}. This result is returned to the waiting run or caller.`}
      footer={<Button variant="primary" onClick={complete}>Complete</Button>}
    >
      <JsonEditor label="Result" value={text} onChange={setText} minLines={4} {...(error ? { error } : {})} />
    </Dialog>
  );
}

function Fail({ task, onClose, onFinish }: PartProps) {
  const [text, setText] = useState('');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Fail manually"
      description={`${task.title}. It is not retried automatically.`}
      footer={
        <Button variant="danger" disabledReason={text.trim() === '' ? 'Say why it failed' : null} onClick={() => onFinish({ error: text.trim() })}>
          Fail
        </Button>
      }
    >
      <TextArea label="Reason" value={text} onChange={setText} rows={3} autoFocus required />
    </Dialog>
  );
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
