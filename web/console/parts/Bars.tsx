import styles from './Bars.module.css';
import { PathLink } from './PathLink';
import { classes } from './classes';
import { colour, type Tone } from './tones';

export interface Bar {
  label: string;
  value: number;
  tone?: Tone;
  /** The path that the label leads to. */
  to?: string | null;
}

/** Values to be compared, the longest bar being the largest. */
export function Bars({ items, format = (value) => value.toLocaleString('en'), label }: { items: readonly Bar[]; format?: (value: number) => string; label?: string }) {
  const top = Math.max(1e-9, ...items.map((item) => item.value));
  return (
    <ul className={styles.bars} aria-label={label}>
      {items.map(({ label: name, value, tone = 'accent', to }) => (
        <li key={`${name} ${to}`}>
          {to ? (
            <PathLink href={to} className={classes(styles.label, 'truncate')}>
              {name}
            </PathLink>
          ) : (
            <span className={classes(styles.label, 'truncate')}>{name}</span>
          )}
          <span className={styles.track} aria-hidden>
            <span className={styles.bar} style={{ display: 'block', width: `${(value / top) * 100}%`, '--fill': colour(tone) }} />
          </span>
          <span className={classes(styles.value, 'tabular')}>{format(value)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The shares of a whole in one line; the words are in its legend or its name. */
export function StackBar({ parts, label }: { parts: readonly { label: string; value: number; tone: Tone }[]; label?: string }) {
  const shown = parts.filter((part) => part.value > 0);
  const words = shown.map((part) => `${part.value} ${part.label}`).join(', ');
  return (
    <div className={styles.stack} role="img" aria-label={`${label ? `${label}: ` : ''}${words || 'none'}`} title={words}>
      {shown.map((part) => (
        <span key={part.label} className={styles.share} style={{ '--share': part.value, '--fill': colour(part.tone) }} />
      ))}
    </div>
  );
}

export interface Tick {
  key: string;
  tone: Tone;
  label: string;
  to?: string | null;
}

/** The last runs of something, oldest first; `room` keeps the width while there are fewer. */
export function Ticks({ items, room = 0, label }: { items: readonly Tick[]; room?: number; label: string }) {
  const absent = Math.max(0, room - items.length);
  return (
    <span className={styles.ticks} role="group" aria-label={label}>
      {Array.from({ length: absent }, (_, at) => (
        <span key={`absent-${at}`} className={classes(styles.tick, styles.absent)} />
      ))}
      {items.map(({ key, tone, label: name, to }) => {
        const look = { className: styles.tick, style: { '--fill': colour(tone) }, title: name };
        return to ? <PathLink key={key} {...look} href={to} aria-label={name} /> : <span key={key} {...look} role="img" aria-label={name} />;
      })}
    </span>
  );
}
