import { Badge } from '../../parts/Badge';
import { Countdown, Duration, Time } from '../../parts/Time';
import styles from './Deliveries.module.css';
import type { Attempt } from './rows';

/** The attempts at a delivery, one below the other, and when the next one is due. */
export function Attempts({ attempts, nextAttemptAt }: { attempts: readonly Attempt[]; nextAttemptAt: string | null }) {
  if (attempts.length === 0 && !nextAttemptAt) return <p className="soft">Nothing was sent yet.</p>;
  const longest = Math.max(1, ...attempts.map(({ durationMs }) => durationMs));
  return (
    <ol className={styles.attempts} aria-label="Attempts">
      {attempts.map(({ number, at, durationMs, ok, statusCode, error }) => (
        <li key={number} className={styles.attempt} data-ok={ok}>
          <span className={styles.dot} aria-hidden />
          <div className={styles.attemptWords}>
            <p className={styles.attemptHead}>
              <b>Attempt {number}</b>
              {statusCode !== null && <Badge tone={ok ? 'ok' : 'bad'}>{statusCode}</Badge>}
              <span className="soft">
                <Time at={at} />
              </span>
              <span className={`${styles.bar} tabular soft`}>
                <span className={styles.line} style={{ width: `${Math.max(2, (durationMs / longest) * 64)}px` }} />
                <Duration ms={durationMs} />
              </span>
            </p>
            {error && <p className={styles.problem}>{error}</p>}
          </div>
        </li>
      ))}
      {nextAttemptAt && (
        <li className={styles.attempt} data-ok="next">
          <span className={styles.dot} aria-hidden />
          <p className="soft">
            Next attempt in <Countdown to={nextAttemptAt} done="a moment" />
          </p>
        </li>
      )}
    </ol>
  );
}
