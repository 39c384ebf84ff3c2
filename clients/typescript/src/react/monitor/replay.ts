import { foldEvents, initialState } from './fold.js';
import type { RunEvent, RunRecord, RunState } from './types.js';

const STRIDE = 64;

/**
 * The history of a run, of which any instant can be shown: `stateAt(index)` is the run after the event at that index,
 * and -1 is before the first. It keeps a state every 64 events, so that going back costs no more than going forward.
 */
export class Replay {
  readonly events: readonly RunEvent[];
  readonly #checkpoints: RunState[];
  readonly #positions: ReadonlyMap<string, number>;
  #last: { readonly index: number; readonly state: RunState } | null = null;

  constructor(run: RunRecord, events: readonly RunEvent[]) {
    this.events = events;
    this.#checkpoints = [initialState(run)];
    this.#positions = new Map(events.map((event, index) => [event.cursor, index]));
  }

  /** Return the run after the event at this index. */
  stateAt(index: number): RunState {
    const inside = Math.max(-1, Math.min(index, this.events.length - 1));
    const state = this.#after(inside);
    this.#last = { index: inside, state };
    return state;
  }

  /** One event further than last time, only that event is folded: what it does not change stays the same object. */
  #after(index: number): RunState {
    const last = this.#last;
    const stride = Math.floor((index + 1) / STRIDE);
    if (last && last.index <= index && last.index + 1 >= stride * STRIDE) {
      return foldEvents(last.state, this.events.slice(last.index + 1, index + 1));
    }
    return foldEvents(this.#checkpoint(stride), this.events.slice(stride * STRIDE, index + 1));
  }

  /** Return the index of the event with this cursor, or of the last one if there is none. */
  indexOf(cursor: string): number {
    return this.#positions.get(cursor) ?? this.events.length - 1;
  }

  /** Return the index of the last event at or before this instant; -1 if there is none. */
  indexAt(time: number): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = this.events[middle];
      if (event && Date.parse(event.occurredAt) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #checkpoint(stride: number): RunState {
    for (let next = this.#checkpoints.length; next <= stride; next += 1) {
      const before = this.#checkpoints[next - 1];
      if (before) this.#checkpoints.push(foldEvents(before, this.events.slice((next - 1) * STRIDE, next * STRIDE)));
    }
    const state = this.#checkpoints[stride];
    if (!state) throw new RangeError(`There is no event ${stride * STRIDE}.`);
    return state;
  }
}
