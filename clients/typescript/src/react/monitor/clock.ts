import { merged, type Interval } from './scale.js';
import type { RunEvent } from './types.js';

const WAIT = 1000;

/** The speeds at which a run can be replayed. */
export const SPEEDS = [1, 2, 4, 8, 16, 32, 64] as const;

/**
 * The time of a replay: that of the run, in which each wait takes a second at most. Positions are milliseconds from the
 * first event.
 */
export class ReplayClock {
  /** How long the replay takes at speed 1. */
  readonly length: number;
  readonly #times: readonly number[];
  readonly #positions: readonly number[];

  constructor(events: readonly RunEvent[], busy: readonly Interval[]) {
    this.#times = events.map((event) => Date.parse(event.occurredAt));
    this.#positions = positionsOf(this.#times, busy);
    this.length = this.#positions.at(-1) ?? 0;
  }

  /** Return when the event at this index is shown. */
  positionOf(index: number): number {
    return this.#positions[Math.max(0, index)] ?? this.length;
  }

  /** Return the index of the last event that is shown at a position. */
  indexAt(position: number): number {
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#positions[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Return the instant of the run that is shown at a position. */
  instantAt(position: number): number {
    const index = this.indexAt(position);
    const from = this.#times[Math.max(0, index)] ?? 0;
    const to = this.#times[index + 1];
    const begin = this.#positions[index];
    const end = this.#positions[index + 1];
    if (to === undefined || begin === undefined || end === undefined || end === begin) return from;
    return from + ((to - from) * (position - begin)) / (end - begin);
  }
}

function positionsOf(times: readonly number[], busy: readonly Interval[]): number[] {
  const first = times[0] ?? 0;
  const spans = merged({ from: first, to: times.at(-1) ?? first }, busy);
  const positions: number[] = [];
  let at = 0;
  times.forEach((time, index) => {
    if (index > 0) at += shownLength(times[index - 1] ?? time, time, spans);
    positions.push(at);
  });
  return positions;
}

/** What runs takes its time; what waits, a second at most. */
function shownLength(from: number, to: number, spans: readonly Interval[]): number {
  const worked = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
  return worked + Math.min(Math.max(0, to - from - worked), WAIT);
}
