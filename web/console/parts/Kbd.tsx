import styles from './Kbd.module.css';
import { classes } from './classes';

const SIGNS: Record<string, string> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Shift: '⇧',
  Escape: 'Esc',
  Backspace: '⌫',
};

/** The keys of a shortcut, as they are written on a keyboard. */
export function Kbd({ keys, inverse }: { keys: string; inverse?: boolean }) {
  return (
    <span className={classes(styles.keys, inverse && styles.inverse)}>
      {keys.split(/[ +]/).map((key, at) => (
        <kbd key={at} className={styles.key}>
          {SIGNS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
