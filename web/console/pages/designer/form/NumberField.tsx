import { type ReactNode, useId, useState } from 'react';
import { classes } from '../../../parts/classes';
import type { Json } from '../model/json';
import { fieldId, useProblem } from './context';
import styles from './Form.module.css';

/** A number; empty means that it is left out. */
export function NumberField({ label, path, value, whole, onChange, hint, required, aside }: {
  label: string; path: readonly string[]; value: Json | undefined; whole: boolean; onChange: (value: Json | undefined) => void;
  hint?: string | undefined; required?: boolean; aside?: ReactNode;
}) {
  const id = useId();
  const problem = useProblem(path);
  const given = value === undefined || value === null ? '' : String(value);
  const [text, setText] = useState(given);
  // What is typed stays as it is ("1." is 1); a change from elsewhere, such as undo, replaces it.
  const shown = Number(text) === Number(given) && (text === '') === (given === '') ? text : given;
  return (
    <div className={styles.field} id={fieldId(path)}>
      <div className={styles.labels}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {required && <span aria-hidden className={styles.required}>*</span>}
        </label>
        <span className={styles.asides}>{aside}</span>
      </div>
      <input
        id={id}
        className={classes(styles.text, 'tabular')}
        inputMode={whole ? 'numeric' : 'decimal'}
        value={shown}
        autoComplete="off"
        aria-invalid={problem !== null || undefined}
        aria-describedby={`${id}-notes`}
        onChange={(event) => {
          const typed = event.target.value;
          if (!/^-?\d*(\.\d*)?$/.test(typed)) return;
          setText(typed);
          if (typed === '' || typed === '-') onChange(undefined);
          else onChange(Number(typed));
        }}
      />
      <div id={`${id}-notes`} className={styles.notes}>
        {problem ? <p className={styles.error}>{problem}</p> : hint && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  );
}
