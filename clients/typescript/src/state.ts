/** The seven words for what a stream, and what is shown of it, is doing. */
export type LiveStatus = 'live' | 'connecting' | 'offline' | 'catching-up' | 'gap' | 'paused' | 'refused';

/** The state of a stream or of the connection, for showing: a new object at each change. */
export interface LiveState {
  readonly status: LiveStatus;
  /** When this status began, in milliseconds as of `Date.now()`. */
  readonly since: number;
  /** While offline: when the next attempt begins; null while one is being made. */
  readonly nextTryAt: number | null;
  /** While catching up or paused: how many events wait. */
  readonly behind: number;
  /** Why: EXPIRED, SLOW_CONSUMER, LOG_RESET or OVERFLOW for a gap, GAP if the document does not select it; else a sentence. */
  readonly reason: string | null;
  /** When the last event arrived; null before the first. */
  readonly lastEventAt: number | null;
  /** After a gap: when what is shown was read again; null if there was none. */
  readonly reloadedAt: number | null;
}

/** A value that changes, as `useSyncExternalStore` reads it. */
export interface Store<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** The state before anything has happened; also what a server renders. */
export const INITIAL: LiveState = Object.freeze({
  status: 'connecting',
  since: 0,
  nextTryAt: null,
  behind: 0,
  reason: null,
  lastEventAt: null,
  reloadedAt: null,
});

/** A store that can be written. Setting the same value tells no one. */
export class Cell<T> implements Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    // A function of its own, so that the same listener can subscribe twice.
    const own = () => listener();
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  };

  set(value: T): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }
}

const SHOWN = ['status', 'since', 'nextTryAt', 'behind', 'reason', 'reloadedAt'] as const;
/** Return whether two states are the same but for when the last event arrived. */
export function isShownSame(one: LiveState, other: LiveState): boolean {
  return SHOWN.every((key) => one[key] === other[key]);
}

const CATCHING_UP_EVERY = 250;

/** Return a function that passes on the states that show something new; while catching up, four a second. */
export function whenShown(report: (state: LiveState) => void): (state: LiveState) => void {
  let reported: LiveState | null = null;
  let reportedAt = 0;
  return (state) => {
    const before = reported;
    if (before !== null && isShownSame(before, state)) return;
    // The state that ends the catching up follows in any case.
    const counting = state.status === 'catching-up' && before?.status === 'catching-up';
    if (counting && Date.now() - reportedAt < CATCHING_UP_EVERY) return;
    reported = state;
    reportedAt = Date.now();
    report(state);
  };
}

/** Return a state with another status, which begins now unless it is the same. */
export function moved(state: LiveState, status: LiveStatus, details: Partial<LiveState> = {}): LiveState {
  const since = status === state.status ? state.since : Date.now();
  const { lastEventAt, reloadedAt } = state;
  return { ...INITIAL, lastEventAt, reloadedAt, status, since, ...details };
}
