import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, ReactNode, Ref } from 'react';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { classes } from './classes';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'number' | 'url' | 'datetime-local';
  placeholder?: string;
  mono?: boolean;
  /** What stands before and after the text, inside the frame. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  autoFocus?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  onEnter?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  min?: number | string;
  max?: number | string;
  name?: string;
}

/** A line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', mono, prefix, suffix, onEnter, inputRef, autoComplete = 'off' } = props;
  const { placeholder, autoFocus, min, max, name, ...field } = props;
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <Field {...field}>
      {(control) => {
        const input = (
          <input
            {...control}
            {...{ type, value, placeholder, autoFocus, autoComplete, min, max, name }}
            ref={inputRef}
            className={prefix || suffix ? mono && styles.mono || undefined : classes(styles.control, mono && styles.mono)}
            spellCheck={!mono}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={enter}
          />
        );
        if (!prefix && !suffix) return input;
        return (
          <span className={classes(styles.control, styles.affixed)}>
            {prefix && <span className={styles.affix}>{prefix}</span>}
            {input}
            {suffix && <span className={styles.affix}>{suffix}</span>}
          </span>
        );
      }}
    </Field>
  );
}
