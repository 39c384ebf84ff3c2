// Not the package's index: that also imports a validator, which compiles schemas by eval.
import Form from '@rjsf/core/lib/components/Form.js';
import { ErrorSchemaBuilder, type ErrorSchema, type RegistryWidgetsType, type RJSFSchema, type UiSchema, type ValidatorType } from '@rjsf/utils';
import { useMemo, useState, type ComponentType } from 'react';
import type { SchemaFormProps } from '../SchemaForm';
import { fits, problemsOf, type SchemaProblem } from './problems';
import styles from './SchemaForm.module.css';
import { ArrayFieldItemTemplate, ArrayFieldTemplate, ButtonTemplates, FieldTemplate, ObjectFieldTemplate } from './templates';
import { CheckboxWidget, Input, SelectWidget, TextareaWidget } from './widgets';

const templates = { ArrayFieldItemTemplate, ArrayFieldTemplate, BaseInputTemplate: Input, ButtonTemplates, FieldTemplate, ObjectFieldTemplate };
const widgets: RegistryWidgetsType = { CheckboxWidget, SelectWidget, TextareaWidget };

// The form asks this only which branch of a union a value fits; what it shows comes from problemsOf.
const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, value, root) => fits(schema, root, value),
  rawValidation: () => ({ errors: [] }),
};

/** The form itself; loaded when the first one is shown. */
export default function FormView({ schema, value, onChange, errors, readOnly, widgets: own, showAll, id = 'root' }: SchemaFormProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const plain = useMemo(() => toSchema(schema), [schema]);
  const extraErrors = useMemo(
    () => toErrors(problemsOf(plain, value), errors, (path) => showAll === true || touched.has([id, ...path].join('_'))),
    [plain, value, errors, showAll, touched, id],
  );
  const uiSchema = useMemo(() => toUi(own), [own]);
  return (
    <Form
      tagName="div"
      className={styles.form}
      idPrefix={id}
      schema={plain}
      uiSchema={uiSchema}
      formData={value}
      validator={validator}
      templates={templates}
      widgets={widgets}
      noValidate
      showErrorList={false}
      extraErrors={extraErrors}
      readonly={readOnly ?? false}
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'populateRequiredDefaults' }}
      onBlur={(field) => setTouched((others) => new Set(others).add(field))}
      onChange={({ formData }) => onChange(formData, problemsOf(plain, formData))}
    >
      {/* Without a child the form has a button to submit it. */}
      <></>
    </Form>
  );
}

function toSchema(schema: unknown): RJSFSchema {
  const object = typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema : {};
  // The dialect is 2020-12 whatever the schema says, as the gateway reads it.
  const { $schema: _, ...rest }: RJSFSchema = object;
  return withoutNull(rest);
}

/** Return a schema whose optional values are not unions with null: a field that is left empty is left out. */
function withoutNull<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withoutNull) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withoutNull(value)]));
  if (!Array.isArray(anyOf)) return { ...rest, ...(anyOf === undefined ? {} : { anyOf }) } as Part;
  const others = anyOf.filter((each) => each?.type !== 'null');
  if (others.length !== 1 || others.length === anyOf.length) return { ...rest, anyOf } as Part;
  if (rest['default'] === null) delete rest['default'];
  return { ...others[0], ...rest } as Part;
}

function toErrors(problems: readonly SchemaProblem[], server: SchemaFormProps['errors'], shown: (path: readonly string[]) => boolean): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const { path, message } of problems) if (shown(path)) builder.addErrors(message, [...path]);
  for (const [path, message] of Object.entries(server ?? {})) builder.addErrors(message, path === '' ? undefined : path.split('.'));
  return builder.ErrorSchema;
}

function toUi(own: SchemaFormProps['widgets']): UiSchema {
  const ui: UiSchema = {};
  for (const [path, widget] of Object.entries(own ?? {})) {
    const keys = path.split('.');
    const last = keys.reduce<UiSchema>((at, key) => (at[key] ??= {}), ui);
    last['ui:widget'] = asWidget(widget);
  }
  return ui;
}

function asWidget(Own: ComponentType<SchemaWidgetProps>) {
  return function Widget({ id, value, label, onChange, readonly, disabled }: { id: string; value?: unknown; label: string; onChange: (value: unknown) => void; readonly?: boolean; disabled?: boolean }) {
    return <Own id={id} value={value} label={label} onChange={onChange} readOnly={Boolean(readonly || disabled)} />;
  };
}

/** What a control of a page's own is given in a form. */
export interface SchemaWidgetProps {
  id: string;
  value: unknown;
  label: string;
  onChange: (value: unknown) => void;
  readOnly: boolean;
}
