import {
  ADDITIONAL_PROPERTY_FLAG,
  canExpand,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  type FieldTemplateProps,
  type IconButtonProps,
  type ObjectFieldTemplateProps,
} from '@rjsf/utils';
import { ArrowDown, ArrowUp, CircleAlert, Copy, Plus, X, type LucideIcon } from 'lucide-react';
import { Button, IconButton } from '../Button';
import { classes } from '../classes';
import fields from '../Field.module.css';
import { titleOf } from './names';
import styles from './SchemaForm.module.css';

/** A control with its label, hint and errors; an object or a list brings its own heading. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, required, displayLabel, rawDescription, rawErrors = [], children, hidden, schema } = props;
  if (hidden) return <div hidden>{children}</div>;
  const field = (
    <div className={fields.field}>
      {displayLabel && (
        <label htmlFor={id} className={fields.label}>
          {titleOf(schema.title, label)}
          {required && (
            <span className={fields.required} aria-hidden>
              *
            </span>
          )}
        </label>
      )}
      {children}
      <div id={`${id}__notes`} hidden={rawErrors.length === 0 && !(displayLabel && rawDescription)}>
        {rawErrors.map((error) => (
          <p key={error} className={fields.error}>
            <CircleAlert aria-hidden />
            {error}
          </p>
        ))}
        {displayLabel && rawErrors.length === 0 && rawDescription && <p className={fields.hint}>{rawDescription}</p>}
      </div>
    </div>
  );
  return ADDITIONAL_PROPERTY_FLAG in schema ? <Renamed {...props}>{field}</Renamed> : field;
}

/** A property that the schema does not name: its name can be changed. */
function Renamed({ id, label, disabled, readonly, onKeyRenameBlur, onRemoveProperty, children }: FieldTemplateProps) {
  return (
    <div className={styles.renamed}>
      <input className={fields.control} aria-label="Name" id={`${id}-key`} defaultValue={label} onBlur={onKeyRenameBlur} disabled={disabled || readonly} />
      {children}
      <IconButton icon={X} label={`Remove ${label}`} disabled={disabled || readonly} onClick={onRemoveProperty} />
    </div>
  );
}

/** The properties of an object. */
export function ObjectFieldTemplate({ title, description, properties, schema, uiSchema, formData, fieldPathId, disabled, readonly, onAddProperty }: ObjectFieldTemplateProps) {
  const last = fieldPathId.path.at(-1);
  const nested = last !== undefined;
  // An item of a list needs no heading: its place says which one it is.
  const headed = nested && typeof last !== 'number';
  return (
    <fieldset id={fieldPathId.$id} className={classes(styles.object, nested && styles.nested)}>
      {headed && title && <legend className={styles.heading}>{titleOf(schema.title, title)}</legend>}
      {headed && description && <p className={styles.note}>{description}</p>}
      {properties.map((property) => property.content)}
      {canExpand(schema, uiSchema, formData) && (
        <span>
          <Button size="sm" icon={Plus} disabled={Boolean(disabled || readonly)} onClick={onAddProperty}>
            Add a property
          </Button>
        </span>
      )}
    </fieldset>
  );
}

/** The items of a list. */
export function ArrayFieldTemplate({ title, schema, items, canAdd, disabled, readonly, required, fieldPathId, onAddClick }: ArrayFieldTemplateProps) {
  return (
    <fieldset id={fieldPathId.$id} className={styles.items}>
      <legend className={fields.label}>
        {titleOf(schema.title, title)}
        {required && (
          <span className={fields.required} aria-hidden>
            *
          </span>
        )}
      </legend>
      {schema.description && <p className={styles.note}>{schema.description}</p>}
      {items}
      {canAdd && (
        <span>
          <Button size="sm" icon={Plus} disabled={Boolean(disabled || readonly)} onClick={onAddClick}>
            Add
          </Button>
        </span>
      )}
    </fieldset>
  );
}

/** One item of a list, with what moves and removes it. */
export function ArrayFieldItemTemplate({ children, buttonsProps, hasToolbar, registry, index }: ArrayFieldItemTemplateProps) {
  const Buttons = registry.templates.ArrayFieldItemButtonsTemplate;
  return (
    <div className={styles.item} aria-label={`Item ${index + 1}`} role="group">
      <div>{children}</div>
      {hasToolbar && (
        <div className={styles.tools}>
          <Buttons {...buttonsProps} />
        </div>
      )}
    </div>
  );
}

function tool(icon: LucideIcon, label: string) {
  return function Tool({ id, disabled, onClick }: IconButtonProps) {
    return <IconButton id={id} icon={icon} label={label} disabled={disabled} onClick={onClick} />;
  };
}

/** The buttons of a list. */
export const ButtonTemplates = {
  RemoveButton: tool(X, 'Remove'),
  MoveUpButton: tool(ArrowUp, 'Move up'),
  MoveDownButton: tool(ArrowDown, 'Move down'),
  CopyButton: tool(Copy, 'Duplicate'),
};
