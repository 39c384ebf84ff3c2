import { CreateWorkflowDocument, DeleteWorkflowDocument, WorkflowDocument } from '@parley-gateway/client/operations/workflows';
import { WorkflowStatusDocument } from '@parley-gateway/client/operations/workflow-pages';
import { asParleyError } from '@parley-gateway/client';
import { useMutate, useParley } from '@parley-gateway/client/react';
import { useToast } from '../../parts/Toast';
import { inputOf } from './duplicate';
import type { WorkflowStatus } from './search';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What can be done with a workflow besides running it. Each says in a toast what it did or why not. */
export function useWorkflowActions() {
  const parley = useParley();
  const toast = useToast();
  const [setStatus, changing] = useMutate(WorkflowStatusDocument);
  const [create, creating] = useMutate(CreateWorkflowDocument);
  const [remove] = useMutate(DeleteWorkflowDocument);
  const failed = (title: string, error: unknown) => toast({ title, description: asParleyError(error).message, tone: 'bad' });

  const change = async ({ id, name }: Named, status: WorkflowStatus) => {
    const { error } = await setStatus({ id, status });
    if (error) failed(`${name} was not changed`, error);
    return error === null;
  };
  const duplicate = async ({ id, name }: Named): Promise<string | null> => {
    try {
      const { workflow } = await parley.query(WorkflowDocument, { id });
      if (!workflow) return null;
      const { data, error } = await create({ input: inputOf(workflow) });
      if (error) throw error;
      toast({ title: `${name} was duplicated`, description: 'The copy is a draft: no trigger starts it.', tone: 'ok' });
      return data.createWorkflow.workflow?.id ?? null;
    } catch (error) {
      failed(`${name} was not duplicated`, error);
      return null;
    }
  };
  const erase = async ({ id }: Named) => {
    const { error } = await remove({ input: { id } });
    if (error) throw error;
  };
  return { change, duplicate, erase, busy: changing.pending || creating.pending };
}
