import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { classes } from './classes';

/** The ground of a page: its margins and the distance between its parts. */
export function Page({ fill, narrow, className, children }: { fill?: boolean; narrow?: boolean; className?: string; children: ReactNode }) {
  return <div className={classes(styles.page, fill && styles.fill, narrow && styles.narrow, className)}>{children}</div>;
}

/** The title of a page, what one can do on it, and its tabs. */
export function PageHeader({
  title,
  description,
  meta,
  actions,
  tabs,
}: {
  title: ReactNode;
  description?: ReactNode;
  /** The record's status and ids, beside the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  tabs?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <div className={styles.words}>
          <div className={styles.titles}>
            <h1 className={styles.title}>{title}</h1>
            {meta && <div className={styles.meta}>{meta}</div>}
          </div>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {tabs}
    </header>
  );
}
