import { FunctionSquare } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../parts/Button';
import { Select } from '../../../parts/Select';
import { Switch } from '../../../parts/Checkbox';
import { isDynamic } from '../model/expressions';
import { type Json, type JsonObject, asObject, isList } from '../model/json';
import { ExpressionField } from './ExpressionField';
import { JsonField } from './JsonField';
import { ListField, MapField } from './ListField';
import { NumberField } from './NumberField';
import { ReferenceField, ReferencesField } from './ReferenceField';
import { SchemaFields } from './SchemaFields';
import { fieldId, useForm, useProblem } from './context';
import { hintOf, isLong, kindOf, wordsOf } from './fields';
import styles from './Form.module.css';

export interface SchemaFieldProps {
  name: string;
  label?: string;
  schema: JsonObject;
  root: JsonObject;
  value: Json | undefined;
  required: boolean;
  path: readonly string[];
  onChange: (value: Json | undefined) => void;
}

/** A value by its schema. Whatever it is, it can be an expression instead. */
export function SchemaField(props: SchemaFieldProps) {
  const { name, schema, root, value, required, path, onChange } = props;
  const kind = kindOf(schema, root);
  const form = useForm();
  const plainText = kind === 'text' || kind === 'condition' || kind === 'json';
  const [typing, setTyping] = useState(false);
  const label = props.label ?? wordsOf(name);
  const expression = !plainText && kind !== 'map' && (typing || isDynamic(value));
  const toggle = form.names.length > 0 && (
    <IconButton
      size="sm"
      icon={FunctionSquare}
      pressed={expression}
      label={expression ? `Give ${label} as a value` : `Give ${label} as an expression`}
      onClick={() => {
        setTyping(!expression);
        onChange(expression ? undefined : '${}');
      }}
    />
  );
  const frame = { label, hint: hintOf(schema), required, path };
  if (expression) {
    return <ExpressionField {...frame} value={typeof value === 'string' ? value : ''} onChange={onChange} aside={toggle} placeholder="${ }" />;
  }
  switch (kind) {
    case 'condition':
      return <ExpressionField {...frame} bare lines={2} value={textOf(value)} onChange={onChange} placeholder="input.amount > 10" />;
    case 'text':
      return (
        <ExpressionField {...frame} lines={isLong(name) ? 4 : 1} value={textOf(value)} placeholder={example(schema)}
          onChange={(text) => {
            onChange(text === '' && !required ? undefined : text);
          }}
        />
      );
    case 'reference':
      return <ReferenceField {...frame} kind={String(schema['x-reference'])} value={textOf(value)} onChange={onChange} aside={toggle} />;
    case 'references':
      return <ReferencesField {...frame} kind={String(schema['x-reference'])} value={value} onChange={onChange} aside={toggle} />;
    case 'number':
      return <NumberField {...frame} value={value} whole={schema.type === 'integer'} onChange={onChange} aside={toggle} />;
    case 'switch':
    case 'choice':
      return <Simple {...frame} kind={kind} schema={schema} value={value} onChange={onChange} />;
    case 'list':
      return <ListField {...frame} schema={schema} root={root} value={isList(value) ? value : []} onChange={onChange} aside={toggle} />;
    case 'map':
      return <MapField {...frame} value={asObject(value)} onChange={onChange} />;
    case 'group':
      return (
        <fieldset className={styles.field} id={fieldId(path)}>
          <div className={styles.labels}>
            <legend className={styles.label}>{label}</legend>
            <span className={styles.asides}>{toggle}</span>
          </div>
          <div className={styles.group}>
            <SchemaFields schema={schema} root={root} value={asObject(value)} onChange={onChange} path={path} />
          </div>
        </fieldset>
      );
    case 'json':
      return <JsonField {...frame} value={value} onChange={onChange} />;
  }
}

function Simple({ kind, schema, value, onChange, label, hint, path, required }: {
  kind: 'switch' | 'choice'; schema: JsonObject; value: Json | undefined; onChange: (value: Json | undefined) => void;
  label: string; hint: string | undefined; path: readonly string[]; required: boolean;
}) {
  const error = useProblem(path);
  const shared = { label, error, required, ...(hint === undefined ? {} : { hint }) };
  if (kind === 'switch') {
    return (
      <div id={fieldId(path)}>
        <Switch {...shared} value={(value ?? schema.default) === true} onChange={onChange} />
      </div>
    );
  }
  const options = (isList(schema.enum) ? schema.enum : []).map((each) => ({ value: String(each), label: wordsOf(String(each)) }));
  return (
    <div id={fieldId(path)}>
      <Select
        {...shared}
        value={textOf(value ?? schema.default)}
        options={required ? options : [{ value: '–', label: '–' }, ...options].filter((each) => each.value !== '–' || schema.default === undefined)}
        {...(value === undefined && schema.default === undefined ? { placeholder: 'Choose…' } : {})}
        onChange={(chosen) => {
          onChange(chosen === '–' ? undefined : chosen);
        }}
      />
    </div>
  );
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function example(schema: JsonObject): string | undefined {
  if (schema.format === 'date-time') return '2030-01-31T12:00:00Z';
  return isList(schema.examples) && typeof schema.examples[0] === 'string' ? schema.examples[0] : undefined;
}
