import type { LucideIcon } from 'lucide-react';
import { StackBar } from '../../parts/Bars';
import { PathLink } from '../../parts/PathLink';
import { Skeleton } from '../../parts/Skeleton';
import { Sparkline } from '../../parts/Sparkline';
import { colour, stateOf, type Tone } from '../../parts/tones';
import { Tooltip } from '../../parts/Tooltip';
import styles from './Tile.module.css';
import { counts } from './samples';

export interface TileProps {
  icon: LucideIcon;
  label: string;
  /** The page that it opens, and the key for it. */
  to: string;
  keys: string;
  /** The figure, and what it counts. */
  figure: string | null;
  unit: string;
  /** The numbers by status, or facts in their place. */
  statuses?: unknown;
  facts?: readonly { label: string; value: string }[];
  curve: readonly (number | null)[];
  tone: Tone;
}

/** One subject in figures: how much, in which states, and how it went in the last 15 minutes. */
export function Tile({ icon: Icon, label, to, keys, figure, unit, statuses, facts, curve, tone }: TileProps) {
  return (
    <Tooltip content={`Open ${label.toLowerCase()}`} keys={keys}>
      <PathLink href={to} className={styles.tile} aria-keyshortcuts={keys}>
        <span className={styles.head}>
          <Icon aria-hidden />
          <span className={styles.label}>{label}</span>
        </span>
        {figure === null ? (
          <Skeleton rows={2} />
        ) : (
          <>
            <span className={styles.middle}>
              <span className={styles.figures}>
                <span className={styles.figure}>{figure}</span>
                <span className={styles.unit}>{unit}</span>
              </span>
              <span className={styles.curve}>
                <Sparkline values={curve} tone={tone} height={32} label={`${label}: the last 15 minutes`} />
              </span>
            </span>
            {statuses !== undefined && <Statuses label={label} statuses={statuses} />}
            {facts && <Facts facts={facts} />}
          </>
        )}
      </PathLink>
    </Tooltip>
  );
}

function Statuses({ label, statuses }: { label: string; statuses: unknown }) {
  const parts = Object.entries(counts(statuses))
    .filter(([, value]) => value > 0)
    .map(([status, value]) => ({ status, value, label: stateOf(status).word.toLowerCase(), tone: stateOf(status).tone }));
  return (
    <span className={styles.states}>
      <StackBar label={label} parts={parts} />
      <span className={styles.legend} aria-hidden>
        {parts.map(({ status, value, label: word, tone }) => (
          <span key={status} className={styles.state}>
            <i className={styles.dot} style={{ '--dot': colour(tone) }} />
            <b className="tabular">{value.toLocaleString('en')}</b> {word}
          </span>
        ))}
        {parts.length === 0 && <span className="faint">None yet</span>}
      </span>
    </span>
  );
}

function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <span className={styles.legend}>
      {facts.map(({ label, value }) => (
        <span key={label} className={styles.state}>
          <b className="tabular">{value}</b> {label}
        </span>
      ))}
    </span>
  );
}
