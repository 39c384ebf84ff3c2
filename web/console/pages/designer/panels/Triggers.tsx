import { Clock, Radio, Trash2, Webhook } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { Switch } from '../../../parts/Checkbox';
import { TextField } from '../../../parts/TextField';
import { ExpressionField } from '../form/ExpressionField';
import { JsonField } from '../form/JsonField';
import { fieldId, useProblem } from '../form/context';
import type { TriggerDraft, TriggerType } from '../model/document';
import { setWorkflow } from '../model/edits';
import { type Json, isList, without } from '../model/json';
import { useCurrentDesign, useDesign } from '../state/context';
import styles from './Panels.module.css';

const KINDS = [
  { type: 'SCHEDULE', label: 'Schedule', icon: Clock, config: { cron: '0 9 * * 1-5' } },
  { type: 'WEBHOOK', label: 'Webhook', icon: Webhook, config: {} },
  { type: 'EVENT', label: 'Event', icon: Radio, config: { types: [''] } },
] as const satisfies readonly { type: TriggerType; label: string; icon: unknown; config: object }[];

/** What starts runs of the workflow while it is active. */
export function Triggers() {
  const designer = useDesign();
  const { triggers } = useCurrentDesign().workflow;
  const write = (next: readonly TriggerDraft[]) => {
    designer.edit(setWorkflow({ triggers: next }), 'triggers');
  };
  return (
    <div className={styles.form}>
      {triggers.length === 0 && <p className={styles.about}>Runs are started by hand or by programs. A trigger starts them automatically.</p>}
      {triggers.map((trigger, index) => (
        <TriggerCard
          key={index}
          index={index}
          trigger={trigger}
          onChange={(next) => { write(triggers.map((each, at) => (at === index ? next : each))); }}
          onRemove={() => { write(triggers.filter((_, at) => at !== index)); }}
        />
      ))}
      <div className={styles.buttons}>
        {KINDS.map(({ type, label, icon, config }) => (
          <Button key={type} size="sm" icon={icon} onClick={() => { write([...triggers, { type, config: { ...config, ...('types' in config ? { types: [...config.types] } : {}) }, enabled: true }]); }}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

function TriggerCard({ trigger, index, onChange, onRemove }: { trigger: TriggerDraft; index: number; onChange: (trigger: TriggerDraft) => void; onRemove: () => void }) {
  const kind = KINDS.find(({ type }) => type === trigger.type);
  const path = ['triggers', String(index), 'config'];
  const set = (name: string, value: Json | undefined) => {
    onChange({ ...trigger, config: value === undefined ? without(trigger.config, name) : { ...trigger.config, [name]: value } });
  };
  const problem = useProblem(path);
  return (
    <section className={styles.trigger} aria-label={`Trigger ${index + 1}`} id={fieldId(path)}>
      <header className={styles.triggerHead}>
        {kind && <kind.icon aria-hidden />}
        <h3>{kind?.label ?? 'By hand'}</h3>
        <Switch label="Enabled" hideLabel value={trigger.enabled} onChange={(enabled) => { onChange({ ...trigger, enabled }); }} />
        <IconButton size="sm" icon={Trash2} label={`Remove trigger ${index + 1}`} onClick={onRemove} />
      </header>
      {trigger.type === 'SCHEDULE' && <Schedule trigger={trigger} path={path} set={set} />}
      {trigger.type === 'WEBHOOK' && <Secret trigger={trigger} path={path} onChange={onChange} />}
      {trigger.type === 'EVENT' && <Events trigger={trigger} path={path} set={set} />}
      {problem && <p className={styles.error}>{problem}</p>}
    </section>
  );
}

interface KindProps {
  trigger: TriggerDraft;
  path: readonly string[];
  set: (name: string, value: Json | undefined) => void;
}

function Schedule({ trigger, path, set }: KindProps) {
  const cron = String(trigger.config.cron ?? '');
  const words = useCronWords(cron);
  const error = useProblem([...path, 'cron']);
  const zone = useProblem([...path, 'timeZone']);
  return (
    <>
      <TextField label="Cron" mono value={cron} error={error} hint={words ?? 'Minute, hour, day of the month, month, day of the week; or @daily.'} onChange={(text) => { set('cron', text); }} />
      <TextField label="Time zone" value={String(trigger.config.timeZone ?? 'UTC')} error={zone} onChange={(text) => { set('timeZone', text); }} />
      <JsonField label="Input of the run" path={[...path, 'input']} value={trigger.config.input} onChange={(value) => { set('input', value); }} />
    </>
  );
}

function useCronWords(cron: string): string | undefined {
  const [words, setWords] = useState<string>();
  useEffect(() => {
    let stale = false;
    void import('cronstrue').then(({ default: cronstrue }) => {
      let found: string | undefined;
      try {
        found = cronstrue.toString(cron, { use24HourTimeFormat: true });
      } catch {
        found = undefined;
      }
      if (!stale) setWords(found);
    });
    return () => {
      stale = true;
    };
  }, [cron]);
  return words;
}

function Secret({ trigger, path, onChange }: { trigger: TriggerDraft; path: readonly string[]; onChange: (trigger: TriggerDraft) => void }) {
  const { config } = trigger;
  const error = useProblem([...path, 'secret']);
  const signed = config.signed === true || typeof config.secret === 'string';
  return (
    <>
      <Switch
        label="Requests must be signed"
        value={signed}
        onChange={(on) => { onChange({ ...trigger, config: on ? { secret: '' } : {} }); }}
      />
      {signed && (
        <TextField
          label="Secret"
          type="password"
          value={String(config.secret ?? '')}
          error={error}
          placeholder={config.signed === true ? 'Unchanged' : ''}
          hint="At least 16 characters. It is not kept in the draft."
          onChange={(secret) => { onChange({ ...trigger, config: secret === '' && config.signed === true ? { signed: true } : { ...config, secret } }); }}
        />
      )}
      <p className={styles.about}>Its address is shown on the workflow’s page once it is published.</p>
    </>
  );
}

function Events({ trigger, path, set }: KindProps) {
  const types = isList(trigger.config.types) ? trigger.config.types.map(String) : [];
  const error = useProblem([...path, 'types'], true);
  const filter = trigger.config.filter;
  return (
    <>
      <TextField label="Event types" mono value={types.join(', ')} error={error} hint="Separated by commas; agent.* is all that begin with agent." onChange={(text) => { set('types', text.split(',').map((each) => each.trim())); }} />
      <ExpressionField label="Only if" bare path={[...path, 'filter']} value={typeof filter === 'string' ? filter : ''} placeholder='event.data.amount > 100' onChange={(text) => { set('filter', text === '' ? undefined : text); }} />
    </>
  );
}
