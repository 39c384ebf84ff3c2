import type { Parley } from '@parley-gateway/client';
import { DesignedWorkflowDocument, type DesignedWorkflowQuery } from '@parley-gateway/client/operations/designer';
import { SharedDocumentDocument } from '@parley-gateway/client/operations/documents';
import { WorkflowTemplatesDocument } from '@parley-gateway/client/operations/workflows';
import { fromTemplate, positionsIn, workflowFrom } from '../model/convert';
import { type Design, EMPTY, type Positions } from '../model/document';
import { keptDraft } from '../model/drafts';
import { merged } from '../model/merge';
import { asObject } from '../model/json';
import { Designer, type Published } from './designer';

/** Return the id of the draft of a workflow: those that were never published are told apart by what they began with. */
export function draftIdOf(id: string | null, { template, from }: Beginning): string {
  if (id !== null) return id;
  return template !== undefined ? `new from template ${template}` : from !== undefined ? `new from ${from}` : 'new';
}

/** Return the key of the shared document with the positions of a workflow's nodes. */
export function layoutKey(id: string): string {
  return `workflow-layout:${id}`;
}

/** Return the workflow at the gateway as its newest version; null if there is none. */
export async function readPublished(parley: Parley, id: string): Promise<Published | null> {
  const { workflow } = await parley.query(DesignedWorkflowDocument, { id });
  return workflow ? publishedOf(workflow) : null;
}

type Found = NonNullable<DesignedWorkflowQuery['workflow']>;

function publishedOf(workflow: Found): Published {
  const newest = workflow.versions.find((each) => each.version === workflow.version);
  return {
    version: workflow.version,
    workflow: workflowFrom(workflow),
    by: newest?.createdBy && 'name' in newest.createdBy ? newest.createdBy.name : null,
    at: newest?.createdAt ?? null,
  };
}

async function readPositions(parley: Parley, id: string): Promise<Positions> {
  const { sharedDocument } = await parley.query(SharedDocumentDocument, { key: layoutKey(id) });
  return positionsIn(asObject(sharedDocument?.value).nodes);
}

/** What a new workflow begins with. */
export interface Beginning {
  readonly template?: string | undefined;
  readonly from?: string | undefined;
}

/** Return the designer of a workflow with its draft, if one is kept; null if the workflow does not exist. */
export async function openDesigner(parley: Parley, id: string | null, beginning: Beginning): Promise<Designer | null> {
  const draft = await keptDraft(draftIdOf(id, beginning)).catch(() => null);
  if (id === null) {
    const designer = new Designer(draft?.design ?? (await beginningOf(parley, beginning)), null);
    if (draft) designer.set({ kept: { at: draft.keptAt } });
    return designer;
  }
  const [published, positions] = await Promise.all([readPublished(parley, id), readPositions(parley, id).catch(() => ({}))]);
  if (!published) return null;
  if (!draft?.base) return new Designer({ workflow: published.workflow, positions }, published);
  const base = { version: draft.base.version, workflow: draft.base.workflow };
  const designer = new Designer(draft.design, base);
  designer.set({ kept: { at: draft.keptAt }, theirs: published.version > base.version ? published : null });
  return designer;
}

async function beginningOf(parley: Parley, { template, from }: Beginning): Promise<Design> {
  if (from !== undefined) {
    const [found, positions] = await Promise.all([readPublished(parley, from), readPositions(parley, from).catch(() => ({}))]);
    if (found) return { workflow: { ...found.workflow, name: `${found.workflow.name} (copy)` }, positions };
  }
  if (template !== undefined) {
    const { workflowTemplates } = await parley.query(WorkflowTemplatesDocument, {});
    const found = workflowTemplates.find((each) => each.name === template);
    if (found) return fromTemplate({ ...found, name: found.title });
  }
  return EMPTY;
}

/** Base a design on a newer version: what nobody else changed stays, and the rest is asked in the dialog. */
export function rebased(designer: Designer, theirs: Published) {
  const { base } = designer.get();
  return merged(base?.workflow ?? theirs.workflow, designer.design.workflow, theirs.workflow);
}
