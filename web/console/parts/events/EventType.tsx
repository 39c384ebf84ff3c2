import { classes } from '../classes';
import { colour } from '../tones';
import { partsOf, toneOf, type LogEvent } from './about';
import styles from './EventType.module.css';

/** The sign and the dotted type of an event. */
export function EventType({ event }: { event: LogEvent }) {
  const [group, rest] = partsOf(event.type);
  return (
    <span className={styles.type} title={event.type}>
      <span className={styles.dot} style={{ '--dot': colour(toneOf(event)) }} aria-hidden />
      <span className={classes(styles.group, 'faint truncate')}>{group}</span>
      <span className={styles.rest}>{rest}</span>
    </span>
  );
}
