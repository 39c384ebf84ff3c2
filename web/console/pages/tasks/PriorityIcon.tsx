import styles from './PriorityIcon.module.css';
import { priorityWord } from './priority';

const BARS = { Low: 1, Normal: 2, High: 3, Urgent: 3 } as const;

/** A task's priority as bars; an urgent one is highlighted. */
export function PriorityIcon({ priority }: { priority: number }) {
  const word = priorityWord(priority);
  const filled = BARS[word];
  return (
    <svg className={styles.icon} data-priority={word} viewBox="0 0 16 16" role="img" aria-label={`Priority ${word.toLowerCase()} (${priority})`}>
      <title>{`${word} (${priority})`}</title>
      {word === 'Urgent' ? (
        <>
          <rect x="1" y="1" width="14" height="14" rx="3.5" className={styles.urgent} />
          <rect x="7.1" y="4" width="1.8" height="5" rx="0.9" className={styles.mark} />
          <rect x="7.1" y="10.4" width="1.8" height="1.8" rx="0.9" className={styles.mark} />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={2 + bar * 4.5}
            y={9 - bar * 3}
            width="3"
            height={5 + bar * 3}
            rx="1"
            className={bar < filled ? styles.full : styles.rest}
          />
        ))
      )}
    </svg>
  );
}
