import type { Parley } from '@parley-gateway/client';
import { DesignedWorkflowDocument, type DesignedWorkflowQuery } from '@parley-gateway/client/operations/designer';
import { SharedDocumentDocument } from '@parley-gateway/client/operations/documents';
import { WorkflowTemplatesDocument } from '@parley-gateway/client/operations/workflows';
import { fromTemplate, positionsIn, workflowFrom } from '../model/convert';
import { type Design, EMPTY, type Positions } from '../model/document';
import { keptDraft } from '../model/drafts';
import { differences, merged } from '../model/merge';
import { asObject } from '../model/json';
import { Designer, type Published } from './designer';

/** The user whose drafts they are, in an organization: several may use one browser. */
export interface Owner {
  readonly organization: { readonly id: string };
  readonly actor: { readonly id: string };
}

/**
 * Return the id of the draft of a workflow: nobody gets the draft of another user, and those that were never published
 * are distinguished by what they began with.
 */
export function draftIdOf({ organization, actor }: Owner, id: string | null, { template, from }: Beginning): string {
  const began = template !== undefined ? `new from template ${template}` : from !== undefined ? `new from ${from}` : 'new';
  return `${organization.id} ${actor.id} ${id ?? began}`;
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
    updatedAt: workflow.updatedAt,
    workflow: workflowFrom(workflow),
    by: newest?.createdBy && 'name' in newest.createdBy ? newest.createdBy.name : null,
    at: newest?.createdAt ?? null,
  };
}

/**
 * Return whether somebody else has changed the workflow since a base was read: names, descriptions and triggers make no
 * version, and a new status changes nothing that is designed.
 */
export function isNewer(found: Published, base: Published): boolean {
  if (found.version !== base.version) return found.version > base.version;
  return Date.parse(found.updatedAt) > Date.parse(base.updatedAt) && differences(base.workflow, found.workflow).length > 0;
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
export async function openDesigner(parley: Parley, draftId: string, id: string | null, beginning: Beginning): Promise<Designer | null> {
  const draft = await keptDraft(draftId).catch(() => null);
  if (id === null) {
    const designer = new Designer(draft?.design ?? (await beginningOf(parley, beginning)), null);
    if (draft) designer.set({ kept: { at: draft.keptAt } });
    return designer;
  }
  const [published, positions] = await Promise.all([readPublished(parley, id), readPositions(parley, id).catch(() => ({}))]);
  if (!published) return null;
  if (!draft?.base) return new Designer({ workflow: published.workflow, positions }, published);
  const { base } = draft;
  const designer = new Designer(draft.design, base);
  designer.set({ kept: { at: draft.keptAt }, theirs: isNewer(published, base) ? published : null });
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
