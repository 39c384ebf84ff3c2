import { CommandAgentDocument, DeleteAgentDocument } from '@parley-gateway/client/operations/agents';
import type { AgentCommand } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { useState, type ReactNode } from 'react';
import { Confirm } from '../../parts/Confirm';
import { useToast } from '../../parts/Toast';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly currentTasks: readonly unknown[];
}

export interface AgentActions {
  readonly pending: boolean;
  /** Start it at once; stop and restart ask first. */
  command(agent: Named, command: AgentCommand): void;
  remove(agent: Named): void;
  /** The question that is open, to be put on the page. */
  readonly question: ReactNode;
}

type Question = { readonly agent: Named; readonly what: 'STOP' | 'RESTART' | 'DELETE' };

/** Commands for an agent, and its deletion. */
export function useAgentActions(onDeleted?: () => void): AgentActions {
  const [run, running] = useMutate(CommandAgentDocument);
  const [drop, dropping] = useMutate(DeleteAgentDocument);
  const [question, setQuestion] = useState<Question | null>(null);
  const toast = useToast();
  const start = async (agent: Named) => {
    const { error } = await run({ input: { id: agent.id, command: 'START' } });
    if (error) toast({ tone: 'bad', title: `${agent.name} was not started`, description: error.message });
  };
  const confirm = async ({ agent, what }: Question) => {
    const { error } = what === 'DELETE' ? await drop({ input: { id: agent.id } }) : await run({ input: { id: agent.id, command: what } });
    if (error) throw error;
    if (what === 'DELETE') onDeleted?.();
  };
  return {
    pending: running.pending || dropping.pending,
    command: (agent, command) => (command === 'START' ? void start(agent) : setQuestion({ agent, what: command })),
    remove: (agent) => setQuestion({ agent, what: 'DELETE' }),
    question: question && (
      <Confirm
        open
        onOpenChange={() => setQuestion(null)}
        title={`${VERBS[question.what]} ${question.agent.name}?`}
        action={VERBS[question.what]}
        danger={question.what === 'DELETE'}
        onConfirm={() => confirm(question)}
        {...(question.what === 'DELETE' ? { typeToConfirm: question.agent.name } : {})}
      >
        {consequence(question)}
      </Confirm>
    ),
  };
}

const VERBS = { STOP: 'Stop', RESTART: 'Restart', DELETE: 'Delete' } as const;

function consequence({ agent, what }: Question): string {
  const count = agent.currentTasks.length;
  const tasks = count === 0 ? 'It has no task now.' : `Its ${count === 1 ? 'task goes' : `${count} tasks go`} back to the queue.`;
  switch (what) {
    case 'STOP':
      return `${tasks} It gets no more until it is started again.`;
    case 'RESTART':
      return `${tasks} It can claim again at once.`;
    case 'DELETE':
      return 'Its keys are revoked and its tasks go back to the queue. Past records keep its name; workflows that name it fail at that node.';
  }
}
