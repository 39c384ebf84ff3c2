import { formatDuration, type Attempt } from '@parley-gateway/client/react';
import { Empty } from '../../../parts/Empty';
import { Status } from '../../../parts/Status';
import { Time } from '../../../parts/Time';
import styles from './Inspector.module.css';

/** What each attempt at a node did, and why it failed, newest first. */
export function Attempts({ attempts, now }: { attempts: readonly Attempt[]; now: number }) {
  if (attempts.length === 0) return <Empty compact title="It has not started." />;
  return (
    <ol className={styles.attempts}>
      {[...attempts].reverse().map((attempt) => (
        <li key={`${attempt.round}.${attempt.attempt}`} className={styles.attempt}>
          <div className={styles.attemptHead}>
            <strong className="tabular">
              Attempt {attempt.attempt}
              {attempt.round > 1 && <span className="faint"> · after retry {attempt.round - 1}</span>}
            </strong>
            <Status value={attempt.outcome ?? (attempt.to === null ? (attempt.waitedMs > 0 ? 'WAITING' : 'RUNNING') : 'COMPLETED')} />
          </div>
          <p className="soft tabular">
            <Time at={attempt.from} /> · {formatDuration((attempt.to ?? now) - attempt.from)}
            {attempt.waitedMs > 0 && ` · ran ${formatDuration(attempt.ranMs)}, waited ${formatDuration(attempt.waitedMs)}`}
          </p>
          {attempt.error && <pre className={styles.error}>{attempt.error}</pre>}
        </li>
      ))}
    </ol>
  );
}
