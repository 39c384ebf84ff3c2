import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';
import { classes } from './classes';

/** What every control of a form takes beside its value. */
export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean | undefined;
  /** Why the control cannot be changed; shown in place of the hint. */
  disabledReason?: string | null | undefined;
  hideLabel?: boolean | undefined;
}

/** What ties a control to its label, hint and error. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  disabled: boolean | undefined;
}

/** The frame of a control: its label above, its hint or error below. */
export function Field({ children, className, ...field }: FieldProps & { className?: string; children: (control: ControlProps) => ReactNode }) {
  const control = useControl(field);
  return (
    <div className={classes(styles.field, className)}>
      <Label field={field} htmlFor={control.id} />
      {children(control)}
      <Notes field={field} id={control.id} />
    </div>
  );
}

/** Return the properties that tie a control to the frame around it. */
export function useControl({ hint, error, required, disabledReason }: FieldProps): ControlProps {
  const id = useId();
  return {
    id,
    'aria-describedby': hint || error || disabledReason ? `${id}-notes` : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
    disabled: disabledReason ? true : undefined,
  };
}

/** The label of a control. */
export function Label({ field, htmlFor }: { field: FieldProps; htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={field.hideLabel ? 'visually-hidden' : styles.label}>
      {field.label}
      {field.required && (
        <span className={styles.required} aria-hidden>
          *
        </span>
      )}
    </label>
  );
}

/** The error of a control, or else its hint. */
export function Notes({ field, id }: { field: FieldProps; id: string }) {
  const { error, disabledReason, hint } = field;
  if (error)
    return (
      <p id={`${id}-notes`} className={styles.error} role="alert">
        <CircleAlert aria-hidden />
        {error}
      </p>
    );
  const note = disabledReason ?? hint;
  return note ? (
    <p id={`${id}-notes`} className={styles.hint}>
      {note}
    </p>
  ) : null;
}
