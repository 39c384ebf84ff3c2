import type { CircuitFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { Status } from '../../parts/Status';
import { Countdown } from '../../parts/Time';

/** The circuit of a built-in agent: whether it is invoked, or how long it is left alone after failures. */
export function AgentCircuit({ circuit: { state, failures, failureThreshold, opensUntil } }: { circuit: CircuitFieldsFragment }) {
  return (
    <span title={`${failures} of ${failureThreshold} failures in a row`}>
      <Status value={state} />
      {state === 'OPEN' && opensUntil && <span className="faint">, probed in <Countdown to={opensUntil} /></span>}
    </span>
  );
}
