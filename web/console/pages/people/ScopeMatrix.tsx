import { Check, Minus } from 'lucide-react';
import { classes } from '../../parts/classes';
import { resourcesWith } from './scopes';
import styles from './ScopeMatrix.module.css';

interface ScopeMatrixProps {
  /** The scopes that are given. */
  chosen: ReadonlySet<string>;
  /** Those that could be given; others are shown as out of reach. Only with `onToggle`. */
  possible?: ReadonlySet<string>;
  onToggle?: (scope: string) => void;
}

/** The scopes of a credential: a line for each kind of record, with its actions. */
export function ScopeMatrix({ chosen, possible, onToggle }: ScopeMatrixProps) {
  return (
    <div className={styles.matrix} role="group" aria-label="Scopes">
      {resourcesWith(chosen).map(({ name, title, actions }) => (
        <div key={name} className={styles.line}>
          <span className={styles.title}>{title}</span>
          <span className={styles.actions}>
            {Object.entries(actions).map(([action, meaning]) => {
              const scope = `${name}:${action}`;
              const on = chosen.has(scope);
              const Sign = on ? Check : Minus;
              const content = (
                <>
                  <Sign aria-hidden />
                  {action}
                </>
              );
              if (!onToggle)
                return (
                  <span key={scope} className={classes(styles.scope, on && styles.on)} title={`${scope}: ${meaning}`}>
                    {content}
                    {!on && <span className="visually-hidden">not allowed</span>}
                  </span>
                );
              const within = possible?.has(scope) ?? true;
              return (
                <button
                  key={scope}
                  type="button"
                  role="checkbox"
                  aria-checked={on}
                  aria-label={`${scope}: ${meaning}`}
                  disabled={!within}
                  className={classes(styles.scope, styles.choice, on && styles.on)}
                  title={within ? meaning : `${meaning}. Your own credential does not allow it.`}
                  onClick={() => onToggle(scope)}
                >
                  {content}
                </button>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
}
