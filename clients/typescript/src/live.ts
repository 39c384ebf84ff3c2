import { onBeat } from './beat.js';
import { type ParleyError, asParleyError } from './errors.js';
import type { EventItem } from './events.js';
import { Cell, INITIAL, type LiveState, type Store, isShownSame, moved } from './state.js';
import type { Listener } from './stream.js';

/** What is shown of a live value: a new object at each change. */
export interface LiveValue<T> {
  /** The value as of the last event; null until it is known. */
  readonly value: T | null;
  readonly live: LiveState;
  /** Whether there is nothing to show yet. */
  readonly loading: boolean;
  readonly error: ParleyError | null;
  /** How many events wait while paused. */
  readonly pending: number;
}

/** How a live value begins and changes. */
export interface Folding<T> {
  /** Return the value at the opening of the stream; `item` is null if it was not opened. */
  begin(item: unknown, previous: T | null): T | null | Promise<T | null>;
  /** Return the value after an event; the same one if it does not matter. */
  fold(value: T, item: unknown): T;
  /** Return whether an event says that the value must be read again. */
  reloadOn?(item: unknown): boolean;
  /** Whether `begin` needs the stream's own opening, because the snapshot is in it. */
  readonly fromOpening: boolean;
  /** How often to publish at most, in milliseconds; 100 by default. */
  readonly interval?: number | undefined;
}

/** A stream as a live value uses it. */
export interface Source {
  add(listener: Listener): () => void;
  restart(): void;
}

/** The value that a server renders, and that is there before anything is known. */
export const NOTHING: LiveValue<never> = Object.freeze({ value: null, live: INITIAL, loading: true, error: null, pending: 0 });

const MOST_BUFFERED = 5_000;
const RELEASE_AFTER = 250;
const BEGIN_WITHOUT_STREAM = 1_500;
const RELOAD_EVERY = 1_000;
const AGE_EVERY = 5_000;

/**
 * A value that is read once and then follows a stream.
 *
 * Events that arrive while it is being read are applied afterwards; those of a moment are published together. It runs
 * while it has subscribers.
 */
export class Live<T> implements Store<LiveValue<T>> {
  private readonly cell = new Cell<LiveValue<T>>(NOTHING);
  private subscribers = 0;
  private stop: (() => void) | null = null;
  private source: Source | null = null;
  private value: T | null = null;
  private base: LiveState = INITIAL;
  private buffer: unknown[] = [];
  /** Identifies the latest reading; null when none is under way. */
  private reading: object | null = null;
  private failed = false;
  private begun = false;
  /** Whether the stream has just been opened, and the value is of then. */
  private fresh = false;
  /** Whether the stream has ended for good. */
  private over = false;
  private paused = false;
  private overflowed = false;
  private gap: string | null = null;
  private reloadedAt: number | null = null;
  private error: ParleyError | null = null;
  /** Calls off what waits to be published. */
  private waiting: (() => void) | null = null;
  private timers: Record<'age' | 'release' | 'early' | 'reload', ReturnType<typeof setTimeout> | undefined> = {
    age: undefined,
    release: undefined,
    early: undefined,
    reload: undefined,
  };

  constructor(
    private readonly open: () => Source,
    private readonly folding: Folding<T>,
  ) {}

  readonly get = (): LiveValue<T> => this.cell.get();

  readonly subscribe = (listener: () => void): (() => void) => {
    clearTimeout(this.timers.release);
    this.subscribers += 1;
    if (this.stop === null) this.start();
    const unsubscribe = this.cell.subscribe(listener);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      unsubscribe();
      this.subscribers -= 1;
      if (this.subscribers === 0) this.timers.release = setTimeout(() => this.end(), RELEASE_AFTER);
    };
  };

  /** Read the value again; what is shown stays until it is there. */
  readonly reload = (): void => {
    if (this.stop === null) return;
    this.error = null;
    if (this.over) {
      this.end();
      this.start();
    } else if (this.folding.fromOpening) this.source?.restart();
    else this.begin(null);
  };

  /** Hold events back, so that what is shown does not change. */
  readonly pause = (): void => {
    this.paused = true;
    this.publish();
  };

  /** Apply the events that were held back. */
  readonly resume = (): void => {
    if (!this.paused) return;
    this.paused = false;
    if (this.overflowed) {
      this.overflowed = false;
      this.gap = 'OVERFLOW';
      this.reload();
    } else if (this.reading === null) this.drain();
    this.publish();
  };

  /** Replace the value, as after a further page was read. */
  readonly change = (next: (value: T) => T): void => {
    if (this.value === null) return;
    this.value = next(this.value);
    this.error = null;
    this.publish();
  };

  /** Show an error beside the value. */
  readonly report = (error: unknown): void => {
    this.error = asParleyError(error);
    this.publish();
  };

  private start(): void {
    this.source = this.open();
    this.error = null;
    this.over = false;
    this.stop = this.source.add({
      replay: true,
      next: (item, event) => this.received(item, event),
      state: (state) => this.stateChanged(state),
      error: (error) => this.lost(error),
    });
    // The list is worth showing although nothing tells yet how it changes.
    if (!this.folding.fromOpening) this.timers.early = setTimeout(() => !this.begun && this.begin(null), BEGIN_WITHOUT_STREAM);
  }

  private end(): void {
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers.age = undefined;
    this.timers.reload = undefined;
    this.waiting?.();
    this.waiting = null;
    this.stop?.();
    this.stop = null;
    this.source = null;
    this.reading = null;
    this.buffer = [];
    this.begun = false;
  }

  private received(item: unknown, event: EventItem | null): void {
    if (event === null) return this.begin(item);
    if (event.__typename === 'StreamOpened') {
      this.fresh = event.resumed !== true || !this.begun || this.failed;
      if (this.fresh) this.begin(item);
      return;
    }
    if (event.__typename === 'StreamGap') return this.missed(event.reason);
    this.fresh = false;
    if (this.folding.reloadOn?.(item)) this.reloadSoon();
    if (this.reading !== null || this.paused) this.hold(item);
    else this.apply(item);
  }

  private missed(reason: string | null): void {
    this.gap = reason;
    // A gap at the opening of the stream is followed by what was read there.
    if (!this.fresh) this.reload();
    else if (this.reading === null) this.reloadedAt = Date.now();
    this.publish();
  }

  private hold(item: unknown): void {
    if (this.buffer.length < MOST_BUFFERED) this.buffer.push(item);
    else this.overflowed = true;
    this.publishSoon();
  }

  private apply(item: unknown): void {
    if (this.value === null) return;
    const next = this.folding.fold(this.value, item);
    if (Object.is(next, this.value)) return;
    this.value = next;
    this.publishSoon();
  }

  private drain(): void {
    const held = this.buffer;
    this.buffer = [];
    for (const item of held) this.apply(item);
  }

  private reloadSoon(): void {
    this.timers.reload ??= setTimeout(() => {
      this.timers.reload = undefined;
      this.reload();
    }, RELOAD_EVERY);
  }

  private begin(item: unknown): void {
    clearTimeout(this.timers.early);
    this.begun = true;
    this.failed = false;
    if (!this.paused) this.buffer = [];
    const reading = {};
    this.reading = reading;
    const started = this.folding.begin(item, this.value);
    if (!(started instanceof Promise)) return this.read(started);
    this.publishSoon();
    started.then(
      (value) => this.reading === reading && this.read(value),
      (error: unknown) => this.reading === reading && this.unread(asParleyError(error)),
    );
  }

  private read(value: T | null): void {
    this.reading = null;
    this.value = value;
    this.error = null;
    if (this.gap !== null) this.reloadedAt = Date.now();
    try {
      if (!this.paused) this.drain();
    } catch (error) {
      this.error = asParleyError(error);
    }
    this.publish();
  }

  private unread(error: ParleyError): void {
    this.reading = null;
    this.failed = true;
    this.error = error;
    this.publish();
  }

  private lost(error: ParleyError): void {
    this.over = true;
    this.base = moved(this.base, 'refused', { reason: error.message });
    // What may be read but not followed is shown all the same.
    if (!this.begun && !this.folding.fromOpening) this.begin(null);
    else if (this.value === null) this.error = error;
    this.publish();
  }

  private stateChanged(state: LiveState): void {
    const before = this.base;
    this.base = state;
    if (state.status !== before.status) this.publish();
    else if (isShownSame(before, state)) this.timers.age ??= setTimeout(() => this.publish(), AGE_EVERY);
    else this.publishSoon();
  }

  private publishSoon(): void {
    if (this.waiting !== null) return;
    const hidden = typeof document !== 'undefined' && document.visibilityState === 'hidden';
    const interval = hidden ? 1_000 : (this.folding.interval ?? 100);
    let done = false;
    const callOff = onBeat(interval, () => {
      done = true;
      this.publish();
    });
    if (!done) this.waiting = callOff;
  }

  private publish(): void {
    this.waiting?.();
    this.waiting = null;
    clearTimeout(this.timers.age);
    this.timers.age = undefined;
    // What was missed while offline appears in one step.
    const value = this.base.status === 'catching-up' && this.cell.get().value !== null ? this.cell.get().value : this.value;
    const next = {
      value,
      live: this.state(),
      loading: this.value === null && this.error === null && (this.reading !== null || !this.begun),
      error: this.error,
      pending: this.paused ? this.buffer.length : 0,
    };
    this.cell.set(next);
  }

  private state(): LiveState {
    const { base, gap, reloadedAt } = this;
    const shown = this.cell.get().live;
    if (this.paused && base.status !== 'offline' && base.status !== 'refused') {
      return moved(shown, 'paused', { behind: this.buffer.length, lastEventAt: base.lastEventAt, reloadedAt });
    }
    const settled = base.status === 'live' || base.status === 'gap';
    if (settled && gap !== null && this.reading !== null) return moved(shown, 'gap', { reason: gap, lastEventAt: base.lastEventAt });
    if (settled && this.reading !== null && this.value === null) return moved(shown, 'connecting');
    if (base.status === 'gap') return moved(shown, 'live', { reason: gap, reloadedAt, lastEventAt: base.lastEventAt });
    return { ...base, reloadedAt, reason: base.status === 'live' ? (reloadedAt === null ? null : gap) : base.reason };
  }
}
