import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Notes, type FieldProps } from './Field';
import styles from './Field.module.css';

export interface RadioCardsProps<Value extends string> extends FieldProps {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; hint?: ReactNode; icon?: LucideIcon }[];
  columns?: number;
}

/** A choice of one where each choice needs a sentence. */
export function RadioCards<Value extends string>({ value, onChange, options, columns = 1, ...field }: RadioCardsProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.field} disabled={Boolean(field.disabledReason)}>
      <legend className={field.hideLabel ? 'visually-hidden' : styles.label}>{field.label}</legend>
      <div className={styles.cards} style={{ '--columns': columns }}>
        {options.map(({ value: choice, label, hint, icon: Icon }) => (
          <label key={choice} className={styles.card}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              checked={choice === value}
              onChange={() => onChange(choice)}
            />
            {Icon && <Icon aria-hidden />}
            <span className={styles.cardLabel}>{label}</span>
            {hint && <span className={styles.hint}>{hint}</span>}
          </label>
        ))}
      </div>
      <Notes field={field} id={id} />
    </fieldset>
  );
}
