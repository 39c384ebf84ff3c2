import { useNow } from '../../parts/clock';
import { Sparkline } from '../../parts/Sparkline';
import styles from './Rate.module.css';
import type { Rate as Counter } from './rate';

/** The number of events in each of the last sixty seconds, with a hole where the page was not connected. Nothing is shown after a minute without events. */
export function Rate({ counter, isLive }: { counter: Counter; isLive: boolean }) {
  const values = counter.read(useNow(), isLive);
  const known = values.slice(-10).filter((value) => value !== null);
  const mean = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  if (mean === null || values.every((value) => !value)) return null;
  return (
    <span className={styles.rate} title="Events a second, over the last minute">
      <span className={styles.curve}>
        <Sparkline values={values} label="Events in each of the last 60 seconds" height={20} />
      </span>
      <span className="tabular soft">{`${mean > 0 && mean < 10 ? mean.toFixed(1) : Math.round(mean)}/s`}</span>
    </span>
  );
}
