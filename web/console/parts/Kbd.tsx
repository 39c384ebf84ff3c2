import styles from './Kbd.module.css';
import { classes } from './classes';
import { keySigns } from './keySigns';

/** The keys of a shortcut, as they are written on a keyboard. */
export function Kbd({ keys, inverse }: { keys: string; inverse?: boolean }) {
  return (
    <span className={classes(styles.keys, inverse && styles.inverse)}>
      {keySigns(keys).map((key, at) => (
        <kbd key={at} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
