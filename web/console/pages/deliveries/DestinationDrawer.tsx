import { newKey } from '@parley-gateway/client';
import { ReplayEventDestinationDocument, UpdateEventDestinationDocument } from '@parley-gateway/client/operations/deliveries';
import { useMutate } from '@parley-gateway/client/react';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Checkbox } from '../../parts/Checkbox';
import { Dialog } from '../../parts/Dialog';
import { Drawer } from '../../parts/Drawer';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { Status } from '../../parts/Status';
import { TextField } from '../../parts/TextField';
import { Duration, Time } from '../../parts/Time';
import { useToast } from '../../parts/Toast';
import { words } from '../../parts/tones';
import styles from './Deliveries.module.css';
import type { Destination } from './rows';

/** A destination of events: how it does, and sending it what it has missed. */
export function DestinationDrawer({ destination, onClose, onChanged }: { destination: Destination; onClose: () => void; onChanged: () => void }) {
  const { id, name, type, status, eventTypes, enabled, disabledReason, usage, config, createdAt, environmentName } = destination;
  const may = useMay('destinations:write');
  const [isReplaying, setReplaying] = useState(false);
  const [update, { pending, error }] = useMutate(UpdateEventDestinationDocument);
  const environment = environmentName ? `It comes from the setting ${environmentName}.` : null;
  const reason = may.allowed ? environment : (may.reason ?? null);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={name}
      meta={
        <>
          <Status value={enabled ? status : 'INACTIVE'} label={enabled ? undefined : 'Disabled'} />
          <IdLabel id={id} />
        </>
      }
      footer={
        <Button icon={History} disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => setReplaying(true)}>
          Replay…
        </Button>
      }
    >
      <div className={styles.sections}>
        {disabledReason && <ErrorNote compact error={disabledReason} />}
        {error && <ErrorNote compact error={error} />}
        <Checkbox
          label="Forward events"
          value={enabled}
          disabledReason={pending ? 'It is being changed.' : reason}
          onChange={(next) => void update({ input: { id, enabled: next } }).then(onChanged)}
        />
        <KeyValue
          items={[
            { label: 'Type', value: words(type) },
            { label: 'Events', value: <span className="mono">{eventTypes.join(', ')}</span> },
            { label: 'Requests', value: <span className="tabular">{usage.requests.toLocaleString('en')}, {usage.failures.toLocaleString('en')} failed</span> },
            { label: 'Latency', value: usage.averageLatencyMs === null ? null : <Duration ms={usage.averageLatencyMs} /> },
            { label: 'Last request', value: usage.lastAttemptAt && <Time at={usage.lastAttemptAt} /> },
            { label: 'Created', value: <Time at={createdAt} /> },
            usage.lastError !== null && { label: 'Last error', value: usage.lastError, wide: true },
          ]}
        />
        <JsonTree label="Configuration" value={config} search={false} />
      </div>
      {isReplaying && <Replay destination={destination} onClose={() => setReplaying(false)} onDone={onChanged} />}
    </Drawer>
  );
}

/** Send a destination all events of its types since an instant again. */
function Replay({ destination, onClose, onDone }: { destination: Destination; onClose: () => void; onDone: () => void }) {
  const [idempotencyKey] = useState(() => newKey());
  const [since, setSince] = useState('');
  const [replay, { pending, error }] = useMutate(ReplayEventDestinationDocument);
  const toast = useToast();
  const run = async () => {
    const at = new Date(since).toISOString();
    const { data } = await replay({ input: { id: destination.id, since: at, idempotencyKey: `${idempotencyKey}:${at}` } });
    if (!data) return;
    const count = data.replayEventDestination.count ?? 0;
    toast({ title: count === 1 ? '1 event is sent again' : `${count} events are sent again`, tone: 'ok' });
    onDone();
    onClose();
  };
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title="Replay events"
      description={`${destination.name} gets every event of its types since then once more, under new delivery ids.`}
      footer={
        <Button variant="primary" busy={pending} disabledReason={since ? null : 'Choose an instant.'} onClick={() => void run()}>
          Replay
        </Button>
      }
    >
      <TextField label="Since" type="datetime-local" value={since} onChange={setSince} error={error?.message} />
    </Dialog>
  );
}
