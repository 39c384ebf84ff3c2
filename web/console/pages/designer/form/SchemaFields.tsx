import { type JsonObject, asObject, isList, withValueAt } from '../model/json';
import type { Json } from '../model/json';
import { plain } from '../model/scope';
import { useState } from 'react';
import { SchemaField } from './SchemaField';
import { kindOf } from './fields';
import styles from './Form.module.css';

/** How many optional fields are shown where none is required. */
const FIRST = 3;

/** The fields of an object, by its schema: those that are required or have a value, and the others behind a button. */
export function SchemaFields({ schema, root, value, onChange, path, hidden = [], all = false }: {
  schema: JsonObject;
  root: JsonObject;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  path: readonly string[];
  hidden?: readonly string[];
  /** Show the optional fields, too. */
  all?: boolean;
}) {
  const [more, setMore] = useState(false);
  const properties = Object.entries(asObject(schema.properties)).filter(([name]) => !hidden.includes(name));
  const required = isList(schema.required) ? schema.required : [];
  const few = all || properties.length <= 5;
  const first = properties.some(([name]) => required.includes(name)) ? 0 : FIRST;
  const shown = properties.filter(
    ([name], index) => few || more || index < first || required.includes(name) || (value[name] !== undefined && value[name] !== null),
  );
  const rest = properties.length - shown.length;
  const set = (name: string, next: Json | undefined) => {
    onChange(asObject(withValueAt(value, [name], next)));
  };
  return (
    <>
      {shown.map(([name, each]) => (
        <SchemaField
          key={`${name} ${kindOf(asObject(each), root)}`}
          name={name}
          schema={plain(asObject(each), root)}
          root={root}
          value={value[name]}
          required={required.includes(name)}
          path={[...path, name]}
          onChange={(next) => {
            set(name, next);
          }}
        />
      ))}
      {rest > 0 && (
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            setMore(true);
          }}
        >
          {rest === 1 ? 'One more field' : `${rest} more fields`}
        </button>
      )}
    </>
  );
}
