import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { type Json, type JsonObject, asObject, without } from '../model/json';
import { asText } from '../model/expressions';
import { plain } from '../model/scope';
import { ExpressionField } from './ExpressionField';
import { SchemaField } from './SchemaField';
import { fieldId, useProblem } from './context';
import { emptyOf } from './fields';
import styles from './Form.module.css';

interface FrameProps {
  label: string;
  path: readonly string[];
  hint?: string | undefined;
  required?: boolean;
  aside?: ReactNode;
}

function Frame({ label, path, hint, required, aside, children, onAdd }: FrameProps & { children: ReactNode; onAdd: () => void }) {
  const problem = useProblem(path);
  return (
    <fieldset className={styles.field} id={fieldId(path)}>
      <div className={styles.labels}>
        <legend className={styles.label}>
          {label}
          {required && <span aria-hidden className={styles.required}>*</span>}
        </legend>
        <span className={styles.asides}>{aside}</span>
      </div>
      <div className={styles.items}>
        {children}
        <span>
          <Button size="sm" variant="ghost" icon={Plus} onClick={onAdd} aria-label={`Add to ${label}`}>
            Add
          </Button>
        </span>
      </div>
      {problem ? <p className={styles.error}>{problem}</p> : hint && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}

/** A list, one field an item. */
export function ListField({ schema, root, value, onChange, ...frame }: FrameProps & {
  schema: JsonObject; root: JsonObject; value: readonly Json[]; onChange: (value: Json | undefined) => void;
}) {
  const items = plain(asObject(schema.items), root);
  const replace = (index: number, item: Json | undefined) => {
    onChange(value.map((each, at) => (at === index ? (item ?? emptyOf(items, root)) : each)));
  };
  return (
    <Frame {...frame} onAdd={() => { onChange([...value, emptyOf(items, root)]); }}>
      {value.map((each, index) => (
        <div key={index} className={styles.item}>
          <SchemaField
            name={String(index + 1)}
            label={`${index + 1}`}
            schema={items}
            root={root}
            value={each}
            required
            path={[...frame.path, String(index)]}
            onChange={(next) => { replace(index, next); }}
          />
          <IconButton size="sm" icon={Trash2} label={`Remove ${index + 1} from ${frame.label}`} onClick={() => { onChange(value.filter((_, at) => at !== index)); }} />
        </div>
      ))}
    </Frame>
  );
}

/** An object whose names are chosen freely, such as headers. */
export function MapField({ value, onChange, ...frame }: FrameProps & { value: JsonObject; onChange: (value: Json | undefined) => void }) {
  const [fresh, setFresh] = useState(0);
  const rename = (from: string, to: string) => {
    if (to !== from && !(to in value)) onChange(Object.fromEntries(Object.entries(value).map(([name, each]) => [name === from ? to : name, each])));
  };
  return (
    <Frame {...frame} onAdd={() => { onChange({ ...value, ['' in value ? `name${fresh}` : '']: '' }); setFresh(fresh + 1); }}>
      {Object.entries(value).map(([name, each], index) => (
        <div key={index} className={styles.pair}>
          <span className={styles.field}>
            <span className={styles.labels}><span className={styles.label}>Name</span></span>
            <input className={styles.text} aria-label={`Name ${index + 1} of ${frame.label}`} value={name} autoComplete="off" spellCheck={false} onChange={(event) => { rename(name, event.target.value); }} />
          </span>
          <ExpressionField label="Value" path={[...frame.path, name]} value={asText(each)} onChange={(text) => { onChange({ ...value, [name]: text }); }} />
          <IconButton size="sm" icon={Trash2} label={`Remove ${name || 'the empty name'}`} onClick={() => { onChange(without(value, name)); }} />
        </div>
      ))}
    </Frame>
  );
}
