import type { EndpointState } from './endpoint';

export const STATES: readonly EndpointState[] = ['active', 'deprecated', 'sunset', 'disabled', 'broken'];
export const TABS = ['operation', 'try', 'settings'] as const;

export type Tab = (typeof TABS)[number];

/** The search parameters of the page of endpoints. */
export interface EndpointsSearch {
  readonly q?: string;
  readonly source?: 'own' | 'preset';
  readonly state?: readonly EndpointState[];
  /** The id of the endpoint that is open. */
  readonly endpoint?: string;
  readonly tab?: Tab;
}

/** Return the parameters that the page knows. */
export function endpointsSearchOf(given: Readonly<Record<string, unknown>>): EndpointsSearch {
  const wanted = Array.isArray(given.state) ? given.state : [given.state];
  const state = STATES.filter((each) => wanted.includes(each));
  const tab = TABS.find((each) => each === given.tab);
  const source = (['own', 'preset'] as const).find((each) => each === given.source);
  return {
    ...(typeof given.q === 'string' && given.q ? { q: given.q } : {}),
    ...(source ? { source } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(typeof given.endpoint === 'string' ? { endpoint: given.endpoint } : {}),
    ...(tab ? { tab } : {}),
  };
}
