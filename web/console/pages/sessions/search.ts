import type { SessionStatus } from '@parley-gateway/client/operations/types';

const STATUSES: readonly SessionStatus[] = ['ACTIVE', 'INACTIVE', 'EXPIRED', 'ARCHIVED'];

/** The search parameters of the list of sessions. */
export interface SessionsSearch {
  readonly q?: string;
  readonly status?: readonly SessionStatus[];
}

/** The tabs beside the conversation. */
export type Side = 'people' | 'work' | 'documents';

/** The search parameters of a session. */
export interface SessionSearch {
  readonly side?: Side;
  readonly document?: string;
}

type Given = Readonly<Record<string, unknown>>;

/** Return the parameters that the list of sessions knows. */
export function sessionsSearchOf(given: Given): SessionsSearch {
  const statuses = Array.isArray(given.status) ? given.status : [given.status];
  const status = STATUSES.filter((each) => statuses.includes(each));
  return { ...(typeof given.q === 'string' && given.q ? { q: given.q } : {}), ...(status.length > 0 ? { status } : {}) };
}

/** Return the parameters that the page of a session knows. */
export function sessionSearchOf(given: Given): SessionSearch {
  const side = given.side === 'work' || given.side === 'documents' || given.side === 'people' ? given.side : undefined;
  return { ...(side ? { side } : {}), ...(typeof given.document === 'string' ? { document: given.document } : {}) };
}
