import styles from './Sparkline.module.css';
import { pieces } from './spark';
import { colour, type Tone } from './tones';

/** A curve without axes, beside the number that it leads to. Holes stay holes. */
export function Sparkline({ values, label, tone = 'accent', height = 28 }: { values: readonly (number | null)[]; label: string; tone?: Tone; height?: number }) {
  const drawn = pieces(values, height);
  return (
    <svg className={styles.spark} data-empty={drawn.length === 0 || undefined} viewBox={`0 0 100 ${height}`} height={height} preserveAspectRatio="none" role="img" aria-label={label}>
      {drawn.map(({ line, area }) => (
        <g key={line}>
          <path className={styles.area} d={area} fill={colour(tone)} />
          <path className={styles.line} d={line} stroke={colour(tone)} />
        </g>
      ))}
    </svg>
  );
}
