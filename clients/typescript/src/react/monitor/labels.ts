import { formatDuration, formatElapsed } from './format.js';
import type { Piece, TimeScale } from './scale.js';

/** A text at a mark of the axis. */
export interface TickLabel {
  readonly elapsed: number;
  readonly x: number;
  readonly text: string;
}

/** A fold, and its length if there is room to say it. */
export interface FoldLabel {
  readonly piece: Piece;
  readonly text: string | null;
}

/** The texts of an axis, none of which overlaps another one. */
export interface AxisLabels {
  readonly ticks: readonly TickLabel[];
  readonly folds: readonly FoldLabel[];
}

/** About how wide a character of the axis is, in pixels: most are digits, which are all as wide. */
const CHARACTER = 6.4;
const GAP = 8;
const PIXELS_PER_TICK = 90;

interface Box {
  readonly from: number;
  readonly to: number;
}

/**
 * Return the texts of an axis of this width in pixels. How long a fold is comes first, as nothing else says it; marks
 * whose texts would overlap it, each other or the end of the axis are left out.
 */
export function axisLabels(scale: TimeScale, width: number, shift = 0): AxisLabels {
  const taken: Box[] = [];
  const take = (box: Box): boolean => {
    const free = taken.every((other) => box.to + GAP <= other.from || other.to + GAP <= box.from);
    if (free) taken.push(box);
    return free;
  };
  const folds = scale.pieces
    .filter(({ folded }) => folded)
    .map((piece): FoldLabel => {
      const text = formatDuration(piece.to - piece.from);
      const middle = ((piece.x0 + piece.x1) / 2) * width;
      const half = (text.length * CHARACTER) / 2;
      return { piece, text: take({ from: middle - half, to: middle + half }) ? text : null };
    });
  const { step, marks } = scale.ticks(Math.max(2, Math.min(9, Math.floor(width / PIXELS_PER_TICK))));
  const ticks = marks
    .map(({ x, elapsed }) => ({ x, elapsed, text: formatElapsed(elapsed + shift, step) }))
    .filter(({ x, text }) => {
      const box = { from: x * width, to: x * width + GAP + text.length * CHARACTER };
      return box.to <= width && take(box);
    });
  return { ticks, folds };
}
