import { useEffect, useMemo, useState, type RefObject } from 'react';
import { formatDuration } from './format.js';
import { axisLabels } from './labels.js';
import type { TimeScale } from './scale.js';

interface AxisProps {
  readonly scale: TimeScale;
  /** The beginning of the run, from which time is counted. */
  readonly from: number;
  /** The element that the axis fills. */
  readonly place: RefObject<HTMLElement | null>;
}

/** The time axis: elapsed time at round marks, and the length of what is folded. */
export function Axis({ scale, from, place }: AxisProps) {
  const width = useWidth(place);
  const { ticks, folds } = useMemo(() => axisLabels(scale, width, scale.from - from), [scale, width, from]);
  return (
    <>
      {ticks.map(({ x, elapsed, text }) => (
        <span className="parley-tick" key={elapsed} style={{ left: `${x * 100}%` }}>
          {text}
        </span>
      ))}
      {folds.map(({ piece: { from: begin, to, x0, x1 }, text }) => (
        <span className="parley-fold-label" key={begin} style={{ left: `${x0 * 100}%`, width: `${(x1 - x0) * 100}%` }} title={`${formatDuration(to - begin)} in which nothing ran`}>
          {text}
        </span>
      ))}
    </>
  );
}

const USUAL_WIDTH = 900;

/** Return how wide an element is, in pixels. */
function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL_WIDTH);
  useEffect(() => {
    const element = place.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

/** The folded waits behind the lanes: two strokes across all of them. */
export function Folds({ scale }: { scale: TimeScale }) {
  return (
    <>
      {scale.pieces.map(
        ({ folded, from, x0, x1 }) =>
          folded && <span className="parley-fold" key={from} style={{ left: `${x0 * 100}%`, width: `${(x1 - x0) * 100}%` }} />,
      )}
    </>
  );
}
