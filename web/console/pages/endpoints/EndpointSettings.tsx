import { DeleteEndpointDocument, UpdateEndpointDocument } from '@parley-gateway/client/operations/endpoints';
import { useMutate, useParley } from '@parley-gateway/client/react';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { errorAt, FormError } from '../../parts/FormError';
import { Select } from '../../parts/Select';
import { Switch } from '../../parts/Checkbox';
import { TextField } from '../../parts/TextField';
import { useToast } from '../../parts/Toast';
import { toInput } from '../../parts/filters/filter';
import styles from './EndpointDrawer.module.css';
import { addressOf, type Endpoint } from './endpoint';

const NONE = 'none';

/** Settings of an endpoint: whether it is served, its rate limit, its end and its replacement. */
export function EndpointSettings({ endpoint, others, onDeleted }: { endpoint: Endpoint; others: readonly Endpoint[]; onDeleted: () => void }) {
  const may = useMay('endpoints:write');
  const locked = may.allowed ? null : (may.reason ?? null);
  const parley = useParley();
  const toast = useToast();
  const [run, { pending, error }] = useMutate(UpdateEndpointDocument);
  const [limit, setLimit] = useState(endpoint.rateLimitPerMinute?.toString() ?? '');
  const [deprecated, setDeprecated] = useState(toInput(endpoint.deprecatedAt ?? undefined));
  const [sunset, setSunset] = useState(toInput(endpoint.sunsetAt ?? undefined));
  const [replacement, setReplacement] = useState(endpoint.replacement?.id ?? NONE);
  const [asks, setAsks] = useState(false);
  const instant = (text: string) => (text ? new Date(text).toISOString() : null);
  const save = async () => {
    const input = {
      id: endpoint.id,
      rateLimitPerMinute: limit.trim() === '' ? null : Number(limit),
      deprecatedAt: instant(deprecated),
      sunsetAt: instant(sunset),
      replacementId: replacement === NONE ? null : replacement,
    };
    const { data } = await run({ input });
    if (data) toast({ title: 'Saved' });
  };
  const at = (name: string) => {
    const message = errorAt(error, name);
    return message === undefined ? {} : { error: message };
  };
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Switch
        label="Served"
        value={endpoint.enabled}
        onChange={(enabled) => void run({ input: { id: endpoint.id, enabled } })}
        hint="While it is not, requests get 404."
        disabledReason={locked}
      />
      <TextField label="Requests per minute and caller" type="number" placeholder="Only the general limit" value={limit} onChange={setLimit} disabledReason={locked} {...at('rateLimitPerMinute')} />
      <div className={styles.pair}>
        <TextField label="Deprecated from" type="datetime-local" value={deprecated} onChange={setDeprecated} disabledReason={locked} {...at('deprecatedAt')} />
        <TextField label="Served until" type="datetime-local" value={sunset} onChange={setSunset} disabledReason={locked} {...at('sunsetAt')} />
      </div>
      <Select
        label="Replaced by"
        value={replacement}
        onChange={setReplacement}
        options={[{ value: NONE, label: 'Nothing' }, ...others.map((each) => ({ value: each.id, label: `${each.method} ${addressOf(each)}` }))]}
        disabledReason={locked}
        {...at('replacementId')}
      />
      <FormError error={error} fields={['rateLimitPerMinute', 'deprecatedAt', 'sunsetAt', 'replacementId']} />
      <div className={styles.bar}>
        <Button type="submit" variant="primary" busy={pending} disabledReason={locked}>Save</Button>
        {!endpoint.preset && (
          <Button variant="danger" icon={Trash2} disabledReason={locked} onClick={() => setAsks(true)}>Delete</Button>
        )}
      </div>
      <Confirm
        open={asks}
        onOpenChange={setAsks}
        title={`Delete ${endpoint.name}?`}
        action="Delete"
        danger
        onConfirm={async () => {
          await parley.mutate(DeleteEndpointDocument, { input: { id: endpoint.id } });
          onDeleted();
        }}
      >
        Requests to {addressOf(endpoint)} get 404 from then on.
      </Confirm>
    </form>
  );
}
