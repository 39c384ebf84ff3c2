import { useId, type ReactNode } from 'react';
import { Boundary } from './Boundary';
import { ErrorNote, type Failure } from './ErrorNote';
import styles from './Panel.module.css';
import { Skeleton } from './Skeleton';
import { classes } from './classes';

export interface PanelProps {
  title?: ReactNode;
  count?: number | string | null | undefined;
  actions?: ReactNode;
  /** Without padding, for a table or a list. */
  flush?: boolean;
  error?: Failure | null | undefined;
  onRetry?: (() => void) | undefined;
  loading?: boolean | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/** A part of a page with a frame. What fails in it stays in it. */
export function Panel({ title, count, actions, flush, error, onRetry, loading, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes(styles.panel, className)} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
            {count !== null && count !== undefined && <span className={classes(styles.count, 'tabular')}>{count}</span>}
          </h2>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={classes(styles.body, !title && styles.bare, flush && !error && styles.flush)}>
        <Boundary {...(typeof title === 'string' ? { label: title } : {})}>
          {error ? (
            <ErrorNote error={error} {...(onRetry ? { onRetry } : {})} />
          ) : loading ? (
            <div className={flush ? styles.state : undefined}>
              <Skeleton shape={flush ? 'table' : 'text'} rows={4} />
            </div>
          ) : (
            children
          )}
        </Boundary>
      </div>
    </section>
  );
}
