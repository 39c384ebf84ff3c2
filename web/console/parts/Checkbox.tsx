import { useEffect, useRef } from 'react';
import { Label, Notes, useControl, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface CheckboxProps extends FieldProps {
  value: boolean;
  onChange: (value: boolean) => void;
  /** Some, but not all, of what the box stands for. */
  indeterminate?: boolean;
}

/** A box to tick, with its label beside it. */
export function Checkbox({ value, onChange, indeterminate = false, ...field }: CheckboxProps) {
  const control = useControl(field);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <div className={styles.choice}>
      <input
        {...control}
        ref={box}
        type="checkbox"
        className={styles.check}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Label field={field} htmlFor={control.id} />
      <Notes field={field} id={control.id} />
    </div>
  );
}

/** A setting that is on or off at once. */
export function Switch({ value, onChange, ...field }: Omit<CheckboxProps, 'indeterminate'>) {
  const control = useControl(field);
  return (
    <div className={styles.choice}>
      <input
        {...control}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Label field={field} htmlFor={control.id} />
      <Notes field={field} id={control.id} />
    </div>
  );
}
