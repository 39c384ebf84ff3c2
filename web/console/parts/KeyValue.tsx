import type { ReactNode } from 'react';
import styles from './KeyValue.module.css';
import { classes } from './classes';
import { None } from './None';

export interface KeyValueItem {
  label: string;
  value: ReactNode;
  /** Over the whole width. */
  wide?: boolean;
}

/** Facts about one record; what is not known is a dash. */
export function KeyValue({ items, columns = 2 }: { items: readonly (KeyValueItem | null | false)[]; columns?: number }) {
  return (
    <dl className={styles.list} style={{ '--columns': columns }}>
      {items.map(
        (item) =>
          item && (
            <div key={item.label} className={classes(styles.item, item.wide && styles.wide)}>
              <dt className={styles.label}>{item.label}</dt>
              <dd className={styles.value}>{item.value ?? <None />}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
