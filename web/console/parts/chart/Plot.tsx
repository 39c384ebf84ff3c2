import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TimeChartProps } from '../TimeChart';
import { clockTime, exactTime } from '../times';
import { colour } from '../tones';
import { short, stack } from './scale';
import styles from './TimeChart.module.css';
import { useScheme } from './useScheme';

/** The chart itself; loaded when the first one is shown. */
export default function Plot({ times, series, height = 180, stacked = false, onRange }: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const range = useRef(onRange);
  const [at, setAt] = useState<number | null>(null);
  const scheme = useScheme();
  const shape = JSON.stringify(series.map(({ label, tone }) => [label, tone]));
  const data = useMemo<uPlot.AlignedData>(() => {
    const columns = series.map(({ values }) => [...values]);
    return [times.map((time) => time / 1000), ...(stacked ? stack(columns) : columns)];
  }, [times, series, stacked]);
  const first = useRef(data);
  useEffect(() => {
    first.current = data;
    range.current = onRange;
    plot.current?.setData(data);
  }, [data, onRange]);
  useEffect(() => {
    if (!place.current) return;
    const element = place.current;
    const chart = new uPlot(options(element, height, series, stacked, setAt, range), first.current, element);
    plot.current = chart;
    const watch = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.destroy();
      plot.current = null;
    };
    // A new colour scheme or another set of series is a new drawing; new values are not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shape, height, stacked, scheme]);
  const shown = at ?? times.length - 1;
  const instant = times[shown];
  return (
    <>
      <div className={styles.legend} aria-hidden>
        {series.map(({ label, tone, values, unit = '' }) => (
          <span key={label} className={styles.series}>
            <span className={styles.swatch} style={{ '--fill': colour(tone) }} />
            {label}
            <span className={`${styles.value} tabular`}>{written(values[shown], unit)}</span>
          </span>
        ))}
        {at !== null && instant !== undefined && (
          <span className={`${styles.at} tabular`} title={exactTime(instant)}>
            {clockTime(instant, Date.now(), 'local')}
          </span>
        )}
      </div>
      <div ref={place} className={styles.plot} style={{ height }} aria-hidden />
    </>
  );
}

function written(value: number | null | undefined, unit: string): string {
  return value === null || value === undefined ? '–' : `${short(value)}${unit}`;
}

function options(
  element: HTMLElement,
  height: number,
  series: TimeChartProps['series'],
  stacked: boolean,
  onCursor: (at: number | null) => void,
  range: { current: TimeChartProps['onRange'] },
): uPlot.Options {
  const token = (name: string) => resolve(element, name);
  const line = token('var(--line)');
  const axis: uPlot.Axis = { stroke: token('var(--text-faint)'), grid: { stroke: line, width: 1 }, ticks: { show: false }, font: `11px ${getComputedStyle(element).fontFamily}` };
  return {
    width: element.clientWidth || 300,
    height,
    padding: [8, 18, 0, 0], // half of the last label of the time axis is to the right of the last value
    cursor: { points: { size: 6 }, y: false, drag: { x: range.current !== undefined, y: false, setScale: false } },
    scales: { y: { range: (_, _low, high) => [0, Math.max(1, high) * 1.08] } },
    axes: [
      { ...axis, size: 26, grid: { show: false }, space: 70, values: (_, ticks) => ticks.map((tick) => clockTime(tick * 1000, Date.now(), 'local').slice(0, -3)) },
      { ...axis, size: 38, space: 36, values: (_, ticks) => ticks.map(short) },
    ],
    series: [
      {},
      ...series.map(({ label, tone }): uPlot.Series => ({
        label,
        stroke: token(colour(tone)),
        width: 1.5,
        fill: faded(token(colour(tone)), stacked ? 0.35 : 0.08),
        points: { show: false },
        spanGaps: false,
      })),
    ],
    bands: stacked ? series.slice(1).map((_, at): uPlot.Band => ({ series: [at + 2, at + 1] })) : [],
    hooks: {
      setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)],
      setSelect: [
        (chart) => {
          if (chart.select.width < 4) return;
          const from = chart.posToVal(chart.select.left, 'x') * 1000;
          range.current?.(from, chart.posToVal(chart.select.left + chart.select.width, 'x') * 1000);
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

/** Return a token as a colour that a canvas understands. */
function resolve(element: HTMLElement, value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function faded(rgb: string, alpha: number): string {
  return rgb.replace('rgb(', 'rgba(').replace(')', `, ${alpha})`);
}
