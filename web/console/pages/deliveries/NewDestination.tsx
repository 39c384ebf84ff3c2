import { newKey } from '@parley-gateway/client';
import { CreateEventDestinationDocument } from '@parley-gateway/client/operations/deliveries';
import type { DestinationType } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { FormError } from '../../parts/FormError';
import { Select } from '../../parts/Select';
import { TextField } from '../../parts/TextField';
import styles from './Deliveries.module.css';

/** The types whose configuration begins with one value; further ones are set through GraphQL. */
const TYPES: Partial<Record<DestinationType, { label: string; field: string; hint: string; placeholder: string }>> = {
  WEBHOOK: { label: 'Webhook', field: 'url', hint: 'Requests are signed according to Standard Webhooks.', placeholder: 'https://example.com/hooks' },
  CLOUDEVENTS: { label: 'CloudEvents', field: 'url', hint: 'CloudEvents 1.0, in structured mode.', placeholder: 'https://example.com/events' },
  PIPEDREAM: { label: 'Pipedream', field: 'workflow', hint: 'The endpoint of the HTTP trigger of a workflow.', placeholder: 'eo…' },
};

/** The form for a destination of events. */
export function NewDestination({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const [idempotencyKey] = useState(() => newKey());
  const [name, setName] = useState('');
  const [type, setType] = useState<DestinationType>('WEBHOOK');
  const [address, setAddress] = useState('');
  const [types, setTypes] = useState('*');
  const [create, { pending, error }] = useMutate(CreateEventDestinationDocument);
  const kind = TYPES[type];
  const placed = (field: string) => (error?.field?.[0] === field ? error.message : undefined);
  const submit = async () => {
    const eventTypes = types.split(/[\s,]+/).filter(Boolean);
    const input = { name: name.trim(), type, eventTypes, config: { [kind?.field ?? 'url']: address.trim() }, idempotencyKey };
    const { data } = await create({ input });
    const id = data?.createEventDestination.destination?.id;
    if (id) onCreated(id);
  };
  const missing = [!name.trim() && 'a name', !address.trim() && 'an address'].filter(Boolean).join(' and ');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New destination"
      description="Every event of the types that you list is sent there, at least once and in order for each object."
      footer={
        <Button variant="primary" busy={pending} disabledReason={missing ? `It needs ${missing}.` : null} onClick={() => void submit()}>
          Create
        </Button>
      }
    >
      <div className={styles.sections}>
        <TextField label="Name" value={name} onChange={setName} error={placed('name')} autoFocus />
        <Select
          label="Type"
          value={type}
          onChange={(value) => isType(value) && setType(value)}
          options={Object.entries(TYPES).map(([value, { label }]) => ({ value, label }))}
        />
        <TextField label={kind?.field === 'url' ? 'URL' : 'Endpoint'} mono value={address} onChange={setAddress} placeholder={kind?.placeholder} hint={kind?.hint} error={placed('config')} />
        <TextField label="Events" mono value={types} onChange={setTypes} hint="Types, prefixes such as agent.*, or * for all." error={placed('eventTypes')} />
        {error && !['name', 'config', 'eventTypes'].includes(error.field?.[0] ?? '') && <FormError error={error} />}
      </div>
    </Dialog>
  );
}

const isType = (value: string): value is DestinationType => value in TYPES;
