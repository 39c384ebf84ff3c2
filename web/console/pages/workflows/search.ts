import { chosen } from '../../parts/filters/filter';

/** The statuses of a workflow, as the schema has them. */
export const WORKFLOW_STATUSES = ['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'] as const;
export type WorkflowStatus = (typeof WORKFLOW_STATUSES)[number];

/** What the list of workflows shows. */
export interface WorkflowsSearch {
  status?: readonly string[] | undefined;
  q?: string | undefined;
}

/** The two versions that are compared: `a` before, `b` after. */
export interface VersionsSearch {
  a?: number | undefined;
  b?: number | undefined;
  node?: string | undefined;
}

/** Read the address of the list. */
export function readWorkflowsSearch(search: Record<string, unknown>): WorkflowsSearch {
  const status = knownStatuses(search['status']);
  const q = search['q'];
  return { status: status.length > 0 ? status : undefined, q: typeof q === 'string' && q !== '' ? q : undefined };
}

/** Return the statuses among some words. */
export function knownStatuses(value: unknown): WorkflowStatus[] {
  const given = chosen(value);
  return WORKFLOW_STATUSES.filter((status) => given.includes(status));
}

/** Read the address of the versions. */
export function readVersionsSearch(search: Record<string, unknown>): VersionsSearch {
  const node = search['node'];
  return { a: version(search['a']), b: version(search['b']), node: typeof node === 'string' ? node : undefined };
}

function version(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
