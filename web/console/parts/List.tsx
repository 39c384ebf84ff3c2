import { PathLink } from './PathLink';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './List.module.css';

/** A short list without columns. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** One record in a list: its name, a line about it, and what stands at the end. */
export function ListRow({
  icon: Icon,
  title,
  meta,
  aside,
  to,
  onOpen,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  meta?: ReactNode;
  aside?: ReactNode;
  /** The path of its page. */
  to?: string | null;
  onOpen?: () => void;
}) {
  const content = (
    <>
      {Icon && <Icon aria-hidden />}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {meta && <span className={styles.meta}>{meta}</span>}
      </span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </>
  );
  return (
    <li className={styles.item}>
      {to ? (
        <PathLink href={to} className={styles.row}>
          {content}
        </PathLink>
      ) : onOpen ? (
        <button type="button" className={styles.row} onClick={onOpen}>
          {content}
        </button>
      ) : (
        <div className={styles.row}>{content}</div>
      )}
    </li>
  );
}
