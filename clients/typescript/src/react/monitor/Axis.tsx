import { formatDuration, formatElapsed } from './format.js';
import type { Tick, TimeScale } from './scale.js';

const NEAREST = 0.05;

/** The time axis: elapsed time at round marks, and the length of what is folded. */
export function Axis({ scale, from }: { scale: TimeScale; from: number }) {
  const { step, marks } = scale.ticks(9);
  const shift = scale.from - from;
  return (
    <>
      {apart(marks, scale).map(({ x, elapsed }) => (
        <span className="parley-tick" key={elapsed} style={{ left: `${x * 100}%` }}>
          {formatElapsed(elapsed + shift, step)}
        </span>
      ))}
      {scale.pieces.map(
        ({ folded, from: begin, to, x0, x1 }) =>
          folded && (
            <span className="parley-fold-label" key={begin} style={{ left: `${x0 * 100}%`, width: `${(x1 - x0) * 100}%` }} title={`${formatDuration(to - begin)} in which nothing ran`}>
              {formatDuration(to - begin)}
            </span>
          ),
      )}
    </>
  );
}

/** Marks whose texts would overlap each other or leave the axis are left out. */
function apart(marks: readonly Tick[], scale: TimeScale): readonly Tick[] {
  const kept: Tick[] = [];
  const near = (x: number) => scale.pieces.some(({ folded, x0, x1 }) => folded && x > x0 - NEAREST && x < x1 + 0.01);
  for (const mark of marks) {
    const last = kept.at(-1);
    if ((last && mark.x - last.x < NEAREST) || mark.x > 0.97 || near(mark.x)) continue;
    kept.push(mark);
  }
  return kept;
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
