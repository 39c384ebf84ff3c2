import { lazy, Suspense } from 'react';
import styles from './chart/TimeChart.module.css';
import { Skeleton } from './Skeleton';
import { exactTime } from './times';
import type { Tone } from './tones';

export interface ChartSeries {
  label: string;
  tone: Tone;
  /** One for each time; null is a hole. */
  values: readonly (number | null)[];
  unit?: string;
}

export interface TimeChartProps {
  /** What the chart shows, for readers. */
  label: string;
  /** In milliseconds. */
  times: readonly number[];
  series: readonly ChartSeries[];
  height?: number;
  stacked?: boolean;
  /** A range was dragged. */
  onRange?: (from: number, to: number) => void;
}

const Plot = lazy(() => import('./chart/Plot'));

/** Values over time. A drawing cannot be read aloud, so there is a table as well. */
export function TimeChart(props: TimeChartProps) {
  const { label, times, series, height = 180 } = props;
  const step = Math.max(1, Math.ceil(times.length / 24));
  return (
    <figure className={styles.chart} aria-label={label}>
      <Suspense fallback={<Skeleton shape="block" height={height + 26} />}>
        <Plot {...props} />
      </Suspense>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {series.map((one) => (
              <th key={one.label} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, at) =>
            at % step === 0 ? (
              <tr key={time}>
                <th scope="row">{exactTime(time)}</th>
                {series.map((one) => (
                  <td key={one.label}>{one.values[at] ?? 'not known'}</td>
                ))}
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </figure>
  );
}
