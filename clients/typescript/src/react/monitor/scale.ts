/** A span of time in epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A part of the time axis: true to scale, or a wait folded to a fixed width. `x` runs from 0 to 1. */
export interface Piece extends Interval {
  readonly x0: number;
  readonly x1: number;
  readonly folded: boolean;
}

/** A mark on the axis. */
export interface Tick {
  readonly x: number;
  /** Milliseconds since the beginning of the axis. */
  readonly elapsed: number;
}

/** A time axis whose waits are folded. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
  /** The place of an instant, 0 to 1. */
  x(time: number): number;
  /** The instant at a place. */
  time(x: number): number;
  /** About `count` marks at round distances, none in a fold. */
  ticks(count: number): { readonly step: number; readonly marks: readonly Tick[] };
}

const SHORTEST_FOLD = 1000;
const FOLD_WIDTH = 0.07;
const WIDEST_FOLDS = 0.35;

/**
 * Return an axis for this range. Spans in which nothing runs are folded if they would take more than half of it: a
 * run of seconds that waited two hours for a person shows the seconds.
 */
export function timeScale(range: Interval, busy: readonly Interval[]): TimeScale {
  const to = Math.max(range.to, range.from + 1);
  const whole = { from: range.from, to };
  const pieces = placed(split(whole, merged(whole, busy)));
  return {
    ...whole,
    pieces,
    x: (time) => placeOf(pieces, time),
    time: (x) => instantAt(pieces, x),
    ticks: (count) => ticksOf(range.from, pieces, count),
  };
}

/** Return the parts of the range in which something runs, in order and without overlaps. */
export function merged(range: Interval, busy: readonly Interval[]): Interval[] {
  const inside = busy
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  const result: Interval[] = [];
  for (const { from, to } of inside) {
    const last = result.at(-1);
    if (last && from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

interface Part extends Interval {
  readonly folded: boolean;
}

function split(range: Interval, busy: readonly Interval[]): Part[] {
  const gaps = gapsBetween(range, busy);
  const limit = longestShown(gaps, busy);
  const parts: Part[] = [];
  let at = range.from;
  for (const gap of gaps) {
    if (gap.to - gap.from <= limit) continue;
    if (gap.from > at) parts.push({ from: at, to: gap.from, folded: false });
    parts.push({ ...gap, folded: true });
    at = gap.to;
  }
  if (at < range.to || parts.length === 0) parts.push({ from: at, to: range.to, folded: false });
  return parts.every((part) => part.folded) ? [{ ...range, folded: false }] : parts;
}

function gapsBetween(range: Interval, busy: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let at = range.from;
  for (const { from, to } of busy) {
    if (from > at) gaps.push({ from: at, to: from });
    at = to;
  }
  if (at < range.to) gaps.push({ from: at, to: range.to });
  return gaps;
}

/** A gap is shown if all that is shown without it is as long as it. */
function longestShown(gaps: readonly Interval[], busy: readonly Interval[]): number {
  let shown = busy.reduce((sum, { from, to }) => sum + to - from, 0);
  let limit = SHORTEST_FOLD;
  for (const length of gaps.map(({ from, to }) => to - from).sort((a, b) => a - b)) {
    if (length > Math.max(SHORTEST_FOLD, shown)) break;
    limit = Math.max(limit, length);
    shown += length;
  }
  return limit;
}

function placed(parts: readonly Part[]): Piece[] {
  const folds = parts.filter((part) => part.folded).length;
  const fold = folds === 0 ? 0 : Math.min(FOLD_WIDTH, WIDEST_FOLDS / folds);
  const shown = parts.reduce((sum, part) => sum + (part.folded ? 0 : part.to - part.from), 0);
  const rest = 1 - fold * folds;
  let x = 0;
  return parts.map((part) => {
    const width = part.folded ? fold : shown > 0 ? (rest * (part.to - part.from)) / shown : rest;
    const piece = { ...part, x0: x, x1: x + width };
    x += width;
    return piece;
  });
}

function placeOf(pieces: readonly Piece[], time: number): number {
  for (const { from, to, x0, x1 } of pieces) {
    if (time < from) return x0;
    if (time <= to) return to === from ? x1 : x0 + ((x1 - x0) * (time - from)) / (to - from);
  }
  return 1;
}

function instantAt(pieces: readonly Piece[], x: number): number {
  for (const { from, to, x0, x1 } of pieces) {
    if (x <= x0) return from;
    if (x <= x1) return from + ((to - from) * (x - x0)) / (x1 - x0);
  }
  return pieces.at(-1)?.to ?? 0;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
];

function ticksOf(start: number, pieces: readonly Piece[], count: number): { step: number; marks: Tick[] } {
  const shown = pieces.filter((piece) => !piece.folded);
  const length = shown.reduce((sum, { from, to }) => sum + to - from, 0);
  const step = STEPS.find((each) => length / each <= count) ?? 365 * DAY;
  const marks: Tick[] = [];
  for (const { from, to } of shown) {
    for (let elapsed = Math.ceil((from - start) / step) * step; start + elapsed <= to; elapsed += step) {
      marks.push({ x: placeOf(pieces, start + elapsed), elapsed });
    }
  }
  return { step, marks };
}
