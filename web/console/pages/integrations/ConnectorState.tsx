import type { ConnectorFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { Badge } from '../../parts/Badge';
import { Status } from '../../parts/Status';

export type Connector = ConnectorFieldsFragment;

/** Whether a connector reaches its service: the circuit, then the account, then what is missing, then the mode. */
export function ConnectorState({ connector: { mode, configured, circuit, connection } }: { connector: Connector }) {
  if (circuit.state === 'OPEN')
    return (
      <Badge tone="bad" title="It failed repeatedly, so nothing is sent until a probe succeeds.">
        Circuit open
      </Badge>
    );
  if (circuit.state === 'HALF_OPEN') return <Badge tone="warn">Probing</Badge>;
  if (connection?.status === 'REAUTH_REQUIRED') return <Badge tone="bad">Connect again</Badge>;
  if (mode === 'LIVE') return <Status value="LIVE" />;
  return configured ? <Status value={mode} /> : <Badge tone="warn">{mode === 'SIMULATED' ? 'Simulated' : 'Not configured'}</Badge>;
}
