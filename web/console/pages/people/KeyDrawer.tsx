import { RevokeApiKeyDocument } from '@parley-gateway/client/operations/people';
import { useParley } from '@parley-gateway/client/react';
import { GitFork } from 'lucide-react';
import { useState } from 'react';
import { pathOf } from '../../app/links';
import { useMay, useViewer } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Checkbox } from '../../parts/Checkbox';
import { Confirm } from '../../parts/Confirm';
import { Drawer } from '../../parts/Drawer';
import { IdLabel } from '../../parts/IdLabel';
import { KeyValue } from '../../parts/KeyValue';
import { ObjectLink } from '../../parts/ObjectLink';
import { PathLink } from '../../parts/PathLink';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useToast } from '../../parts/Toast';
import { useNow } from '../../parts/clock';
import styles from './People.module.css';
import { ScopeMatrix } from './ScopeMatrix';
import { stateOfKey, type ApiKey } from './people';

interface KeyDrawerProps {
  apiKey: ApiKey;
  keys: readonly ApiKey[];
  onClose: () => void;
  onOpen: (id: string) => void;
  onNarrow: () => void;
  onChanged: () => void;
}

/** One key: its owner, scopes and use, and its revocation. */
export function KeyDrawer({ apiKey, keys, onClose, onOpen, onNarrow, onChanged }: KeyDrawerProps) {
  const parley = useParley();
  const toast = useToast();
  const { actor } = useViewer();
  const mayAll = useMay('keys:admin');
  const [asks, setAsks] = useState(false);
  const [withCreated, setWithCreated] = useState(false);
  const state = stateOfKey(apiKey, useNow(60_000));
  const owner = apiKey.actor;
  const parent = keys.find((each) => each.id === apiKey.createdByKeyId);
  const made = keys.filter((each) => each.createdByKeyId === apiKey.id);
  const isOwn = owner.id === actor.id;
  const locked = isOwn || mayAll.allowed ? null : (mayAll.reason ?? null);
  return (
    <Drawer
      open
      onOpenChange={onClose}
      width={560}
      title={apiKey.name}
      meta={<><Status value={state} /><IdLabel id={apiKey.id} /></>}
      footer={
        state === 'ACTIVE' && (
          <div className={styles.bar}>
            <Button variant="danger" disabledReason={locked} onClick={() => setAsks(true)}>Revoke…</Button>
            {isOwn && <Button icon={GitFork} onClick={onNarrow}>Narrow…</Button>}
          </div>
        )
      }
    >
      <div className={styles.stack}>
        <KeyValue
          items={[
            { label: 'Acts as', value: <ObjectLink type={owner.__typename} id={owner.id} to={pathOf(owner.__typename, owner.id)}>{owner.name}</ObjectLink> },
            { label: 'Begins with', value: <span className="mono">{apiKey.prefix}…</span> },
            { label: 'Last used', value: apiKey.lastUsedAt === null ? <span className="faint">Never</span> : <Time at={apiKey.lastUsedAt} /> },
            { label: 'Expires', value: apiKey.expiresAt === null ? <span className="faint">Never</span> : <Time at={apiKey.expiresAt} /> },
            { label: 'Created', value: <Time at={apiKey.createdAt} /> },
            apiKey.revokedAt !== null && { label: 'Revoked', value: <Time at={apiKey.revokedAt} /> },
            apiKey.createdByKeyId !== null && {
              label: 'Created with',
              value: parent ? <button type="button" className="link" onClick={() => onOpen(parent.id)}>{parent.name}</button> : <IdLabel id={apiKey.createdByKeyId} />,
            },
            made.length > 0 && {
              label: 'Created from it',
              value: <span className={styles.bar}>{made.map((each) => <button key={each.id} type="button" className="link" onClick={() => onOpen(each.id)}>{each.name}</button>)}</span>,
            },
          ]}
        />
        <PathLink className="link" href={`/events?actor=${encodeURIComponent(owner.id)}`}>Activity of {owner.name}</PathLink>
        <ScopeMatrix chosen={new Set(apiKey.scopes)} />
      </div>
      <Confirm
        open={asks}
        onOpenChange={setAsks}
        title={`Revoke ${apiKey.name}?`}
        action="Revoke"
        danger
        onConfirm={async () => {
          const { revokeApiKey } = await parley.mutate(RevokeApiKeyDocument, { input: { id: apiKey.id, withCreated } });
          const count = revokeApiKey.created.length;
          toast({
            title: `${apiKey.name} is revoked`,
            description: `Its requests are rejected; streams that it opened end within seconds.${withCreated || count === 0 ? '' : count === 1 ? ' The key that was created with it is still valid.' : ` ${count} keys that were created with it are still valid.`}`,
          });
          onChanged();
        }}
      >
        <div className={styles.stack}>
          <p>This cannot be undone. Its requests are rejected immediately, and streams that it opened end within seconds.</p>
          <Checkbox label="Also revoke the keys that were created with it" value={withCreated} onChange={setWithCreated} hint="For example, after a leak." />
        </div>
      </Confirm>
    </Drawer>
  );
}

