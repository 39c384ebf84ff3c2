import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../../parts/Button';
import { Checkbox } from '../../../parts/Checkbox';
import { setWorkflow } from '../model/edits';
import { type JsonObject, asObject, isList, without } from '../model/json';
import { useCurrentDesign, useDesign } from '../state/context';
import styles from './Panels.module.css';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;

/** The fields of a run's input: names, types and which are required. What else the schema says is kept. */
export function InputFields() {
  const designer = useDesign();
  const { inputSchema } = useCurrentDesign().workflow;
  const schema = asObject(inputSchema);
  const properties = asObject(schema.properties);
  const required = isList(schema.required) ? schema.required.filter((each) => typeof each === 'string') : [];
  const write = (next: JsonObject, needed: readonly string[]) => {
    const { properties: _properties, required: _required, ...rest } = schema;
    const empty = Object.keys(next).length === 0 && Object.keys(rest).every((name) => name === 'type');
    const fresh = { type: 'object', ...rest, properties: next, ...(needed.length > 0 ? { required: needed } : {}) };
    designer.edit(setWorkflow({ inputSchema: empty ? null : fresh }), 'inputSchema');
  };
  const rename = (from: string, to: string) => {
    if (to in properties) return;
    write(
      Object.fromEntries(Object.entries(properties).map(([name, each]) => [name === from ? to : name, each])),
      required.map((name) => (name === from ? to : name)),
    );
  };
  const names = Object.keys(properties);
  return (
    <>
      {names.length === 0 && <p className={styles.about}>Any input is accepted. With fields, a run’s input is checked and its form is shown wherever it is started.</p>}
      {names.length > 0 && (
        <div className={styles.input} aria-hidden>
          <span className={styles.about}>Name</span>
          <span className={styles.about}>Type</span>
          <span className={styles.about}>Required</span>
        </div>
      )}
      {names.map((name, index) => (
        <div key={index} className={styles.input}>
          <input className={styles.text} aria-label={`Name of field ${index + 1}`} value={name} spellCheck={false} onChange={(event) => { rename(name, event.target.value); }} />
          <select
            className={styles.text}
            aria-label={`Type of ${name}`}
            value={String(asObject(properties[name]).type ?? '')}
            onChange={(event) => { write({ ...properties, [name]: { ...asObject(properties[name]), type: event.target.value } }, required); }}
          >
            {!TYPES.some((type) => type === asObject(properties[name]).type) && <option value="">any</option>}
            {TYPES.map((type) => <option key={type} value={type}>{type}</option>)}
          </select>
          <Checkbox label={`${name} is required`} hideLabel value={required.includes(name)} onChange={(value) => { write(properties, value ? [...required, name] : required.filter((each) => each !== name)); }} />
          <IconButton size="sm" icon={Trash2} label={`Remove ${name}`} onClick={() => { write(without(properties, name), required.filter((each) => each !== name)); }} />
        </div>
      ))}
      <Button size="sm" icon={Plus} className={styles.start} onClick={() => { write({ ...properties, [free(names)]: { type: 'string' } }, required); }}>
        Add a field
      </Button>
    </>
  );
}

function free(names: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'field' : `field${number}`;
    if (!names.includes(name)) return name;
  }
}
