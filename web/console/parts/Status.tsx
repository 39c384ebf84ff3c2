import styles from './Status.module.css';
import { classes } from './classes';
import { colour, stateOf } from './tones';

/** The state of a record: a dot, whose shape differs as well as its colour, and a word. */
export function Status({ value, label, quiet, className }: { value: string; label?: string; quiet?: boolean; className?: string }) {
  const { word, tone, moves } = stateOf(value);
  return (
    <span className={classes(styles.status, className)} data-status={value} title={quiet ? (label ?? word) : undefined}>
      <span
        className={classes(styles.dot, styles[tone], moves && styles.moves)}
        style={{ '--dot': colour(tone) }}
        aria-hidden
      />
      <span className={quiet ? 'visually-hidden' : styles.word}>{label ?? word}</span>
    </span>
  );
}
