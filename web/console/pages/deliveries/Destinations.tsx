import { Status } from '../../parts/Status';
import { words } from '../../parts/tones';
import styles from './Deliveries.module.css';
import type { Destination } from './rows';
import { counted } from '../../parts/numbers';

/** The destinations of events, as cards in a line. */
export function Destinations({ destinations, onOpen }: { destinations: readonly Destination[]; onOpen: (id: string) => void }) {
  if (destinations.length === 0) return null;
  return (
    <ul className={styles.destinations} aria-label="Destinations">
      {destinations.map(({ id, name, type, enabled, status, usage }) => (
        <li key={id}>
          <button type="button" className={styles.destination} onClick={() => onOpen(id)}>
            <span className={styles.destinationName}>
              <Status quiet value={enabled ? status : 'INACTIVE'} {...(enabled ? {} : { label: 'Disabled' })} />
              <b className="truncate">{name}</b>
            </span>
            <span className="soft tabular">
              {enabled ? words(type) : 'Disabled'} · {counted(usage.requests, 'attempt')}{usage.failures > 0 && `, ${usage.failures.toLocaleString('en')} failed`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
