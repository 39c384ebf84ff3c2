import type { KeyState } from './people';

export const KEY_STATES: readonly KeyState[] = ['ACTIVE', 'EXPIRED', 'REVOKED'];

/** The search parameters of the page of people and keys. */
export interface PeopleSearch {
  readonly tab?: 'keys' | 'audit';
  readonly q?: string;
  readonly state?: readonly KeyState[];
  /** The id of the user who is open. */
  readonly user?: string;
  /** The id of the key that is open. */
  readonly key?: string;
  /** The id of the entry of the audit trail that is open. */
  readonly entry?: string;
}

/** Return the parameters that the page knows. A key's link opens the keys. */
export function peopleSearchOf(given: Readonly<Record<string, unknown>>): PeopleSearch {
  const wanted = Array.isArray(given.state) ? given.state : [given.state];
  const state = KEY_STATES.filter((each) => wanted.includes(each));
  return {
    ...(given.tab === 'keys' || typeof given.key === 'string' ? { tab: 'keys' } : given.tab === 'audit' ? { tab: 'audit' } : {}),
    ...(typeof given.entry === 'string' ? { entry: given.entry } : {}),
    ...(typeof given.q === 'string' && given.q ? { q: given.q } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(typeof given.user === 'string' ? { user: given.user } : {}),
    ...(typeof given.key === 'string' ? { key: given.key } : {}),
  };
}
