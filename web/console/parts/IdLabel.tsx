import { PathLink } from './PathLink';
import { CopyButton } from './CopyButton';
import styles from './IdLabel.module.css';

/** Return an id short enough for a line; the whole one is in the title and on the clipboard. */
export function shortId(id: string): string {
  return id.length <= 14 ? id : `${id.slice(0, 4)}…${id.slice(-6)}`;
}

/** An id, shortened, with a button that copies it whole. */
export function IdLabel({ id, to }: { id: string; to?: string }) {
  return (
    <span className={styles.id} title={id}>
      {to ? <PathLink href={to}>{shortId(id)}</PathLink> : shortId(id)}
      <CopyButton className={styles.copy} text={id} label="Copy id" />
    </span>
  );
}
