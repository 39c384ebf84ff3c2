import { colour } from '../tones';
import { partsOf, toneOf, type LogEvent } from './about';
import styles from './EventType.module.css';

/** The sign and the dotted type of an event. */
export function EventType({ event }: { event: LogEvent }) {
  const [group, rest] = partsOf(event.type);
  return (
    <span className={styles.type} title={event.type}>
      <span className={styles.dot} style={{ '--dot': colour(toneOf(event)) }} aria-hidden />
      <span className="truncate">
        <span className="faint">{group}</span>
        {rest}
      </span>
    </span>
  );
}
