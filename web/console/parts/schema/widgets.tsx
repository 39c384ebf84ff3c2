import { enumOptionsIndexForValue, enumOptionsValueForIndex, getInputProps, type BaseInputTemplateProps, type WidgetProps } from '@rjsf/utils';
import { classes } from '../classes';
import fields from '../Field.module.css';
import { titleOf } from './names';

const text = (value: unknown): string | number => (typeof value === 'string' || typeof value === 'number' ? value : '');
const describedBy = (id: string) => `${id}__notes`;

/** A line of text or a number. */
export function Input(props: BaseInputTemplateProps) {
  const { id, value, schema, type, options, required, disabled, readonly, placeholder, rawErrors, autofocus, onChange, onBlur, onFocus } = props;
  const input = getInputProps(schema, type, options);
  const change = props.onChangeOverride ?? ((event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value));
  return (
    <input
      {...input}
      id={id}
      name={id}
      className={fields.control}
      value={text(value)}
      placeholder={placeholder}
      autoFocus={autofocus}
      autoComplete="off"
      disabled={disabled}
      readOnly={readonly}
      aria-required={required || undefined}
      aria-invalid={rawErrors?.length ? true : undefined}
      aria-describedby={describedBy(id)}
      onChange={change}
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
    />
  );
}

/** Text of several lines. */
export function TextareaWidget({ id, value, required, disabled, readonly, placeholder, rawErrors, options, onChange, onBlur }: WidgetProps) {
  return (
    <textarea
      id={id}
      className={classes(fields.control, fields.area)}
      rows={typeof options.rows === 'number' ? options.rows : 3}
      value={text(value)}
      placeholder={placeholder}
      disabled={disabled}
      readOnly={readonly}
      aria-required={required || undefined}
      aria-invalid={rawErrors?.length ? true : undefined}
      aria-describedby={describedBy(id)}
      onChange={(event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value)}
      onBlur={(event) => onBlur(id, event.target.value)}
    />
  );
}

/** A choice of one. */
export function SelectWidget({ id, value, options, required, disabled, readonly, multiple, rawErrors, onChange, onBlur, placeholder }: WidgetProps) {
  const { enumOptions = [], enumDisabled, emptyValue } = options;
  const chosen = enumOptionsIndexForValue(value, enumOptions, multiple);
  return (
    <select
      id={id}
      aria-label={/__(any|one)of_select$/.test(id) ? 'Kind of value' : undefined}
      multiple={multiple}
      className={classes(fields.control, !multiple && fields.select, multiple && fields.area)}
      value={chosen ?? (multiple ? [] : '')}
      disabled={disabled || readonly}
      aria-required={required || undefined}
      aria-invalid={rawErrors?.length ? true : undefined}
      aria-describedby={describedBy(id)}
      onBlur={() => onBlur(id, value)}
      onChange={(event) => {
        const indexes = multiple ? Array.from(event.target.selectedOptions, (option) => option.value) : event.target.value;
        onChange(enumOptionsValueForIndex(indexes, enumOptions, emptyValue));
      }}
    >
      {!multiple && <option value="">{placeholder || (required ? 'Choose…' : '–')}</option>}
      {enumOptions.map(({ value: one, label }, at) => (
        <option key={at} value={String(at)} disabled={Array.isArray(enumDisabled) && enumDisabled.includes(one)}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** A box to tick, with its label beside it. */
export function CheckboxWidget({ id, value, label, required, disabled, readonly, rawErrors, schema, onChange, onBlur }: WidgetProps) {
  return (
    <div className={fields.choice}>
      <input
        id={id}
        type="checkbox"
        className={fields.check}
        checked={value === true}
        disabled={disabled || readonly}
        aria-required={required || undefined}
        aria-invalid={rawErrors?.length ? true : undefined}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={() => onBlur(id, value)}
      />
      <label htmlFor={id} className={fields.label}>
        {titleOf(schema.title, label)}
      </label>
      {schema.description && <p className={fields.hint}>{schema.description}</p>}
    </div>
  );
}
