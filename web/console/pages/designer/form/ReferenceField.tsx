import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from '../../../parts/Button';
import { type Json, isList } from '../model/json';
import { fieldId, useForm, useProblem } from './context';
import styles from './Form.module.css';

interface ReferenceProps {
  label: string;
  kind: string;
  path: readonly string[];
  hint?: string | undefined;
  required?: boolean;
  aside?: ReactNode;
}

/** A record by its name: an agent, a user or a workflow. One that is not listed can be typed as an id. */
export function ReferenceField({ value, onChange, ...frame }: ReferenceProps & { value: string; onChange: (value: Json | undefined) => void }) {
  return (
    <Frame {...frame}>
      {(id, invalid) => <Choice id={id} kind={frame.kind} value={value} invalid={invalid} empty={frame.required ? 'Choose…' : 'None'} onChange={(chosen) => { onChange(chosen === '' && !frame.required ? undefined : chosen); }} />}
    </Frame>
  );
}

/** Several records by their names. */
export function ReferencesField({ value, onChange, ...frame }: ReferenceProps & { value: Json | undefined; onChange: (value: Json | undefined) => void }) {
  const { records } = useForm();
  const ids = isList(value) ? value.filter((each) => typeof each === 'string') : [];
  const names = new Map(records(frame.kind).map(({ id, name }) => [id, name]));
  const set = (next: readonly string[]) => { onChange(next.length === 0 ? undefined : next); };
  return (
    <Frame {...frame}>
      {(id, invalid) => (
        <div className={styles.items}>
          {ids.map((each) => (
            <div key={each} className={styles.item}>
              <span className={styles.chosen}>{names.get(each) ?? each}</span>
              <IconButton size="sm" icon={X} label={`Remove ${names.get(each) ?? each}`} onClick={() => { set(ids.filter((other) => other !== each)); }} />
            </div>
          ))}
          <Choice id={id} kind={frame.kind} value="" invalid={invalid} empty="Add…" without={ids} onChange={(chosen) => { if (chosen) set([...ids, chosen]); }} />
        </div>
      )}
    </Frame>
  );
}

function Frame({ label, path, hint, required, aside, children }: ReferenceProps & { children: (id: string, invalid: boolean) => ReactNode }) {
  const id = useId();
  const problem = useProblem(path, true);
  return (
    <div className={styles.field} id={fieldId(path)}>
      <div className={styles.labels}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {required && <span aria-hidden className={styles.required}>*</span>}
        </label>
        <span className={styles.asides}>{aside}</span>
      </div>
      {children(id, problem !== null)}
      {problem ? <p className={styles.error}>{problem}</p> : hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

function Choice({ id, kind, value, invalid, empty, without = [], onChange }: {
  id: string; kind: string; value: string; invalid: boolean; empty: string; without?: readonly string[]; onChange: (value: string) => void;
}) {
  const { records } = useForm();
  const options = records(kind).filter((each) => !without.includes(each.id));
  return (
    <select id={id} className={styles.text} value={value} aria-invalid={invalid || undefined} onChange={(event) => { onChange(event.target.value); }}>
      <option value="">{empty}</option>
      {value && !options.some((each) => each.id === value) && <option value={value}>{value}</option>}
      {options.map((each) => (
        <option key={each.id} value={each.id}>{each.name}</option>
      ))}
    </select>
  );
}
