import type { KeyboardEvent, Ref } from 'react';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { classes } from './classes';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  rows?: number;
  /** The most lines that it grows to. */
  maxRows?: number;
  mono?: boolean;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Text of several lines, as high as the text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, placeholder, rows = 3, maxRows = 16, mono, autoFocus, onKeyDown, inputRef, ...field } = props;
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          {...{ value, placeholder, rows, autoFocus, onKeyDown }}
          ref={inputRef}
          className={classes(styles.control, styles.area, mono && styles.mono)}
          style={{ minHeight: `${rows * 1.45 + 1}em`, maxHeight: `${maxRows * 1.45 + 1}em` }}
          spellCheck={!mono}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
