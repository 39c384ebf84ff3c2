import { CreateApiKeyDocument, RevokeApiKeyDocument } from '@parley-gateway/client/operations/people';
import { useMutate, useParley } from '@parley-gateway/client/react';
import { useState } from 'react';
import { useViewer } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Code } from '../../parts/Code';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { errorAt, FormError } from '../../parts/FormError';
import { Segments } from '../../parts/Tabs';
import { Select } from '../../parts/Select';
import { TextField } from '../../parts/TextField';
import { asParleyError, type ParleyError } from '@parley-gateway/client';
import styles from './People.module.css';
import { ScopeMatrix } from './ScopeMatrix';
import type { ApiKey } from './people';
import { readOnly } from './scopes';

const DAYS = ['30', '90', '365', 'never'] as const;
const LASTS: Record<(typeof DAYS)[number], string> = { '30': '30 days', '90': '90 days', '365': 'a year', never: 'until it is revoked' };

interface NewKeyProps {
  /** The key that it replaces, with fewer scopes. */
  replaces: ApiKey | null;
  onClose: () => void;
  onMade: () => void;
}

/** Create a key with only the scopes it needs, and show its secret once. */
export function NewKey({ replaces, onClose, onMade }: NewKeyProps) {
  const { scopes } = useViewer();
  const own = new Set(scopes);
  const [name, setName] = useState(replaces ? `${replaces.name} (narrower)` : '');
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(replaces ? replaces.scopes.filter((scope) => own.has(scope)) : readOnly(scopes)));
  const [mode, setMode] = useState<'some' | 'all'>('some');
  const [secret, setSecret] = useState<string | null>(null);
  const [run, { pending, error }] = useMutate(CreateApiKeyDocument);
  const create = async () => {
    const expiresAt = days === 'never' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    const { data } = await run({ input: { name: name.trim(), scopes: mode === 'all' ? null : [...chosen].sort(), expiresAt } });
    setSecret(data?.createApiKey.secret ?? null);
    if (data) onMade();
  };
  const toggle = (scope: string) => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    setChosen(next);
  };
  if (secret !== null) return <Secret name={name.trim()} secret={secret} replaces={replaces} onClose={onClose} onRevoked={onMade} />;
  const lacks = name.trim() === '' ? 'Enter what it is for' : mode === 'some' && chosen.size === 0 ? 'Choose what it allows' : null;
  const at = (field: string) => {
    const message = errorAt(error, field);
    return message === undefined ? {} : { error: message };
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={replaces ? `Narrow ${replaces.name}` : 'New API key'}
      description={replaces ? 'A key cannot be changed. A narrower one replaces it.' : 'For a program that acts as you. Give it what it needs and no more.'}
      footer={<Button variant="primary" busy={pending} disabledReason={lacks} onClick={() => void create()}>Create key</Button>}
    >
      <form className={styles.stack} onSubmit={(event) => event.preventDefault()}>
        <div className={styles.pair}>
          <TextField label="What it is for" placeholder="nightly import" value={name} onChange={setName} required autoFocus {...at('name')} />
          <Select label="Valid" value={days} onChange={setDays} options={DAYS.map((value) => ({ value, label: LASTS[value] }))} {...at('expiresAt')} />
        </div>
        <div className={styles.bar}>
          <Segments label="What it allows" value={mode} onChange={setMode} items={[{ value: 'some', label: 'Only this' }, { value: 'all', label: 'Everything you may do' }]} />
          {mode === 'some' && (
            <span className={styles.bar}>
              <Button size="sm" variant="ghost" onClick={() => setChosen(readOnly(scopes))}>Reading</Button>
              <Button size="sm" variant="ghost" onClick={() => setChosen(new Set())}>Nothing</Button>
              <span className="faint tabular">{chosen.size} scopes</span>
            </span>
          )}
        </div>
        {mode === 'some' && <ScopeMatrix chosen={chosen} possible={own} onToggle={toggle} />}
        <FormError error={error} fields={['name', 'expiresAt']} />
      </form>
    </Dialog>
  );
}

interface SecretProps {
  name: string;
  secret: string;
  replaces: ApiKey | null;
  onClose: () => void;
  onRevoked: () => void;
}

/** The secret of a new key, which is shown only now. */
function Secret({ name, secret, replaces, onClose, onRevoked }: SecretProps) {
  const parley = useParley();
  const [error, setError] = useState<ParleyError | null>(null);
  const [isRevoked, setRevoked] = useState(false);
  const revoke = async (key: ApiKey) => {
    try {
      await parley.mutate(RevokeApiKeyDocument, { input: { id: key.id } });
      setRevoked(true);
      onRevoked();
    } catch (problem) {
      setError(asParleyError(problem));
    }
  };
  return (
    <Dialog open onOpenChange={onClose} title={`Key for ${name}`} description="It is shown only now and stored nowhere." footer={<Button variant="primary" onClick={onClose}>I have it</Button>}>
      <div className={styles.stack}>
        <Code text={secret} language="Secret" wrap />
        <Code text={`export PARLEY_TOKEN='${secret}'`} language="Shell" wrap />
        <ErrorNote error={error} compact />
        {replaces && (
          <div className={styles.bar}>
            {isRevoked ? <span className="faint">{replaces.name} is revoked.</span> : <Button variant="danger" onClick={() => void revoke(replaces)}>Revoke {replaces.name} now</Button>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
