import { BeginOAuthDocument, DisconnectDocument, RefreshConnectionDocument } from '@parley-gateway/client/operations/integrations';
import { useMutate } from '@parley-gateway/client/react';
import { Plug, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../app/viewer';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { ErrorNote } from '../../parts/ErrorNote';
import { KeyValue } from '../../parts/KeyValue';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import type { ConnectorDetail } from './IntegrationPage';
import styles from './Integrations.module.css';

/** The OAuth provider of a connector, where its name is another one. */
const PROVIDERS: Record<string, string> = { gmail: 'google' };

/** Whose account a connector uses: the viewer's own, or the operator's credentials. */
export function Account({ connector, onChanged }: { connector: ConnectorDetail; onChanged: () => void }) {
  const { auth, connection, name } = connector;
  if (auth !== 'OAUTH2')
    return (
      <Panel title="Account">
        <p className="soft">{auth === 'NONE' ? 'It needs no account: each call names its address and credential.' : "It uses the operator's credentials, for everyone."}</p>
      </Panel>
    );
  const broken = connection?.status === 'REAUTH_REQUIRED' || connection?.status === 'REVOKED';
  return (
    <Panel title="Account">
      <div className={styles.sections}>
        {connection && connection.status !== 'REVOKED' ? (
          <>
            {connection.lastError && <ErrorNote compact error={connection.lastError} />}
            <KeyValue
              items={[
                { label: 'Account', value: connection.account },
                { label: 'Status', value: <Status value={connection.status} /> },
                { label: 'Access expires', value: connection.expiresAt && <Time at={connection.expiresAt} /> },
                { label: 'Last refreshed', value: connection.lastRefreshedAt && <Time at={connection.lastRefreshedAt} /> },
                { label: 'Scopes', value: connection.scopes.length > 0 ? <span className={styles.scopes}>{connection.scopes.map((scope) => <Badge key={scope}>{scope}</Badge>)}</span> : null, wide: true },
              ]}
            />
          </>
        ) : (
          <p className="soft">No account is connected.</p>
        )}
        <div className={styles.buttons}>
          <Connect provider={PROVIDERS[name] ?? name} again={broken || Boolean(connection)} primary={broken || !connection} />
          {connection && connection.status !== 'REVOKED' && <Connected id={connection.id} refreshable={connection.refreshable} title={connector.title} onChanged={onChanged} />}
        </div>
      </div>
    </Panel>
  );
}

/** Send the browser to the provider; it comes back to this page. */
function Connect({ provider, again, primary }: { provider: string; again: boolean; primary: boolean }) {
  const may = useMay('connections:write');
  const [begin, { pending, error }] = useMutate(BeginOAuthDocument);
  const connect = async () => {
    const { data } = await begin({ input: { provider, returnTo: location.pathname } });
    const url = data?.beginOAuth.authorizationUrl;
    if (url) location.assign(url);
  };
  return (
    <>
      <ErrorNote compact error={error} />
      <Button variant={primary ? 'primary' : 'plain'} icon={Plug} busy={pending} disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => void connect()}>
        {again ? 'Connect again' : 'Connect an account'}
      </Button>
    </>
  );
}

function Connected({ id, refreshable, title, onChanged }: { id: string; refreshable: boolean; title: string; onChanged: () => void }) {
  const may = useMay('connections:write');
  const [asked, setAsked] = useState(false);
  const [refresh, refreshing] = useMutate(RefreshConnectionDocument);
  const [disconnect] = useMutate(DisconnectDocument);
  const reason = may.allowed ? null : (may.reason ?? null);
  return (
    <>
      <Button
        icon={RefreshCw}
        busy={refreshing.pending}
        disabledReason={reason ?? (refreshable ? null : 'The provider issued no refresh token.')}
        onClick={() => void refresh({ input: { id } }).then(onChanged)}
      >
        Refresh
      </Button>
      <Button variant="ghost" icon={Unplug} disabledReason={reason} onClick={() => setAsked(true)}>
        Disconnect
      </Button>
      <ErrorNote compact error={refreshing.error} />
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        danger
        title={`Disconnect ${title}?`}
        action="Disconnect"
        onConfirm={async () => {
          await disconnect({ input: { id } });
          onChanged();
        }}
      >
        Its tokens are revoked and deleted. Workflows that use your account fail until you connect it again.
      </Confirm>
    </>
  );
}
