import { Badge } from '../../parts/Badge';
import { Status } from '../../parts/Status';
import { useNow } from '../../parts/clock';
import type { Ground } from '../../parts/tones';
import { stateOfEndpoint, type Endpoint, type EndpointState } from './endpoint';

export const STATE_WORDS: Record<EndpointState, string> = {
  active: 'Active',
  deprecated: 'Deprecated',
  sunset: 'Sunset',
  disabled: 'Disabled',
  broken: 'Cannot be served',
};
const TONES: Record<Exclude<EndpointState, 'active'>, Ground> = { deprecated: 'warn', sunset: 'bad', disabled: 'neutral', broken: 'bad' };

/** The state of an endpoint. */
export function EndpointBadge({ endpoint }: { endpoint: Endpoint }) {
  const state = stateOfEndpoint(endpoint, useNow(60_000));
  if (state === 'active') return <Status value="ACTIVE" />;
  return <Badge tone={TONES[state]} {...(endpoint.problem ? { title: endpoint.problem } : {})}>{STATE_WORDS[state]}</Badge>;
}
