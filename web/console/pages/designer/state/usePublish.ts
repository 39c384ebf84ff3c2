import { type ParleyError, asParleyError, newKey } from '@parley-gateway/client';
import { useParley } from '@parley-gateway/client/react';
import { CreateWorkflowDocument, UpdateWorkflowDocument } from '@parley-gateway/client/operations/workflows';
import { useRef, useState } from 'react';
import { createInput, updateInput } from '../model/convert';
import type { WorkflowStatus } from '../model/document';
import { forgetDraft } from '../model/drafts';
import { problemOf } from '../model/problems';
import type { Designer } from './designer';
import { isNewer, readPublished } from './load';
import { writePositions } from './useLayoutDocument';

export type PublishResult = { readonly id: string } | 'conflict' | 'problems' | { readonly failed: ParleyError };

/** Return a function that publishes the design, and whether it is at it. */
export function usePublish(id: string | null, draftId: string, designer: Designer) {
  const parley = useParley();
  const [busy, setBusy] = useState(false);
  // One key for one workflow: publishing again after a lost response makes no second one.
  const key = useRef(newKey());

  const send = async (status: WorkflowStatus): Promise<string> => {
    const { base } = designer.get();
    const { workflow, positions } = designer.design;
    if (id !== null && base) {
      await parley.mutate(UpdateWorkflowDocument, { input: updateInput(id, base.version, base.workflow, workflow) });
      return id;
    }
    const input = { ...createInput(workflow), status, idempotencyKey: key.current };
    const { createWorkflow } = await parley.mutate(CreateWorkflowDocument, { input });
    if (!createWorkflow.workflow) throw new Error('The gateway returned no workflow.');
    const made = createWorkflow.workflow.id;
    if (Object.keys(positions).length > 0) await writePositions(parley, made, positions).catch(() => undefined);
    return made;
  };

  /** The gateway compares versions, and a change of the name or the triggers makes none. */
  const overtaken = async (): Promise<boolean> => {
    const { base } = designer.get();
    const found = id !== null && base ? await readPublished(parley, id) : null;
    if (!found || !base || !isNewer(found, base)) return false;
    designer.set({ theirs: found });
    return true;
  };

  const publish = async (status: WorkflowStatus): Promise<PublishResult> => {
    setBusy(true);
    try {
      if (await overtaken()) return 'conflict';
      const made = await send(status);
      await forgetDraft(draftId).catch(() => undefined);
      const published = await readPublished(parley, made);
      if (published) designer.rebase(published);
      return { id: made };
    } catch (thrown) {
      return await failed(asParleyError(thrown));
    } finally {
      setBusy(false);
    }
  };

  const failed = async (error: ParleyError): Promise<PublishResult> => {
    if (error.code === 'IDEMPOTENCY_MISMATCH') key.current = newKey();
    if (error.code === 'CONFLICT' && id !== null && (error.field?.at(-1) === 'baseVersion' || error.field?.at(-1) === 'base_version')) {
      const theirs = await readPublished(parley, id).catch(() => null);
      designer.set({ theirs });
      return 'conflict';
    }
    if (!error.field) return { failed: error };
    const problem = problemOf({ field: error.field, message: error.message }, designer.design.workflow);
    designer.set({ reported: [problem], goTo: { node: problem.node, field: problem.field } });
    return 'problems';
  };

  return { publish, busy };
}
