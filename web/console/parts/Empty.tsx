import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Code } from './Code';
import styles from './Empty.module.css';
import { classes } from './classes';

/** What stands where there is nothing yet: what it is about, and the one thing to do next. */
export function Empty({
  icon: Icon,
  title,
  children,
  action,
  operation,
  compact,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** The GraphQL that does the same as the button. */
  operation?: string;
  compact?: boolean;
}) {
  return (
    <div className={classes(styles.empty, compact && styles.compact)}>
      {Icon && (
        <span className={styles.icon}>
          <Icon aria-hidden />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
      {operation && (
        <details className={styles.operation}>
          <summary>The GraphQL for it</summary>
          <Code text={operation} />
        </details>
      )}
    </div>
  );
}
