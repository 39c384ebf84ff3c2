import { NotFound } from '../../errors.js';
import { INITIAL, type LiveState } from '../../state.js';
import { ReplayClock } from './clock.js';
import { foldEvents, isEnded, snapshotState } from './fold.js';
import { Replay } from './replay.js';
import { busyOf } from './rows.js';
import { NO_SPANS, spansAfter, type Segment } from './segments.js';
import type { MonitorSource } from './source.js';
import type { RunEvent, RunRecord, RunState } from './types.js';

/** What a monitor shows at one moment. It is replaced, never changed. */
export interface Picture {
  /** The run as it was when the stream opened; null until then. */
  readonly run: RunRecord | null;
  /** The run at the instant that is shown. */
  readonly state: RunState | null;
  /** The run as it is now, whatever is shown. */
  readonly latest: RunState | null;
  readonly events: readonly RunEvent[];
  /** Whether `events` begins with the first event of the run. */
  readonly complete: boolean;
  /** What each node did when. */
  readonly segments: ReadonlyMap<string, readonly Segment[]>;
  /** The event that is shown last; null if the run is shown as it is now. */
  readonly index: number | null;
  /** The instant that is shown, in epoch milliseconds; null if it is now. */
  readonly instant: number | null;
  readonly live: LiveState;
  readonly loading: boolean;
  readonly missing: boolean;
  readonly error: Error | null;
}

/** What is shown while nothing is known. */
export const EMPTY: Picture = {
  run: null,
  state: null,
  latest: null,
  events: [],
  complete: false,
  segments: new Map(),
  index: null,
  instant: null,
  live: INITIAL,
  loading: true,
  missing: false,
  error: null,
};

const TICK = 100;
const HIDDEN_TICK = 1000;

/**
 * One run: its stream, its history and the instant that is shown. Events of a tenth of a second are folded together, so
 * that a run of any speed costs ten updates a second.
 */
export class Monitor {
  #picture = EMPTY;
  #live: RunEvent[] = [];
  #pending: RunEvent[] = [];
  /** The ids of the events that the picture has. */
  #known = new Set<string>();
  #spans = NO_SPANS;
  #wanted: string | null = null;
  #replay: Replay | null = null;
  #clock: ReplayClock | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #close: (() => void) | null = null;
  #generation = 0;
  #skew = 0;
  readonly #listeners = new Set<() => void>();
  readonly #followers = new Set<(event: RunEvent) => void>();
  readonly #source: MonitorSource;
  readonly id: string;

  constructor(source: MonitorSource, id: string) {
    this.#source = source;
    this.id = id;
  }

  /** Return what is shown. */
  readonly picture = (): Picture => this.#picture;

  /** Listen to changes of the picture. Return the function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Receive each event that arrives from now on. Return the function that stops it. */
  listen(follower: (event: RunEvent) => void): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Open the stream. Return the function that closes it. */
  start(): () => void {
    this.#close = this.#source.open(this.id, {
      opened: (run, occurredAt, arrivedAt) => this.#opened(run, occurredAt, arrivedAt),
      event: (event) => this.#received(event),
      live: (live) => {
        if (!sameLive(this.#picture.live, live)) this.#publish({ live });
      },
      failed: (error) => this.#publish({ error, loading: false, missing: error instanceof NotFound }),
    });
    return () => this.#stop();
  }

  /** Return the present instant by the gateway's clock. */
  now(): number {
    return Date.now() + this.#skew;
  }

  /** Show the run after the event at this index, or as it is now. */
  show(index: number | null, instant: number | null = null): void {
    this.#wanted = null;
    const { events } = this.#picture;
    if (index === null || events.length === 0) return this.#publish({ index: null, instant: null });
    const inside = Math.max(-1, Math.min(index, events.length - 1));
    const event = events[Math.max(0, inside)];
    this.#publish({ index: inside, instant: instant ?? (event ? Date.parse(event.occurredAt) : null) });
  }

  /** Show the run at the event with this cursor, once it is loaded; null shows it as it is now. */
  showAt(cursor: string | null): void {
    const { events, complete, index } = this.#picture;
    const found = cursor === null ? -1 : events.findIndex((event) => event.cursor === cursor);
    if (cursor === null) return index === null && this.#wanted === null ? undefined : this.show(null);
    if (found >= 0 && complete) return this.show(found);
    this.#wanted = cursor;
  }

  /** The cursor of the event that is shown; null if the run is shown as it is now. */
  cursor(): string | null {
    const { index, events } = this.#picture;
    return index === null ? this.#wanted : (events[Math.max(0, index)]?.cursor ?? null);
  }

  /** Return the time of a replay. */
  clock(): ReplayClock {
    const { events, segments } = this.#picture;
    this.#clock ??= new ReplayClock(events, busyOf(segments.values(), this.now()));
    return this.#clock;
  }

  #opened(run: RunRecord | null, occurredAt: string, arrivedAt: number): void {
    this.#skew = Date.parse(occurredAt) - arrivedAt || 0;
    this.#live = [];
    this.#pending = [];
    this.#known = new Set();
    this.#spans = NO_SPANS;
    this.#generation += 1;
    const { live } = this.#picture;
    if (this.#picture.index !== null) this.#wanted = this.cursor();
    if (!run) return this.#publish({ ...EMPTY, live, loading: false, missing: true });
    const latest = snapshotState(run);
    this.#publish({ ...EMPTY, live, run, latest, loading: false });
    void this.#loadHistory(this.#generation);
  }

  async #loadHistory(generation: number): Promise<void> {
    const events: RunEvent[] = [];
    let after: string | null = null;
    try {
      do {
        const page = await this.#source.history(this.id, after);
        if (generation !== this.#generation) return;
        events.push(...page.events);
        after = page.next;
      } while (after !== null);
    } catch (error) {
      if (generation !== this.#generation) return;
      return this.#publish({ error: error instanceof Error ? error : new Error(String(error)) });
    }
    this.#flush();
    const later = this.#live;
    this.#known = new Set();
    this.#spans = NO_SPANS;
    this.#add([...events, ...later], { complete: true }, []);
    if (this.#wanted !== null) this.showAt(this.#wanted);
  }

  #received(event: RunEvent): void {
    this.#pending.push(event);
    for (const follower of this.#followers) follower(event);
    const hidden = typeof document !== 'undefined' && document.hidden;
    this.#timer ??= setTimeout(() => this.#flush(), hidden ? HIDDEN_TICK : TICK);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#pending.length === 0) return;
    const { latest } = this.#picture;
    const fresh = this.#pending;
    this.#pending = [];
    if (!this.#picture.complete) this.#live.push(...fresh);
    this.#add(fresh, { latest: latest && foldEvents(latest, fresh) });
  }

  /** Add events, each once: the history may reach into what came since. */
  #add(more: readonly RunEvent[], change: Partial<Picture>, before = this.#picture.events): void {
    const fresh = more.filter((event) => !this.#known.has(event.id) && this.#known.add(event.id));
    this.#spans = spansAfter(this.#spans, fresh);
    this.#replay = null;
    this.#clock = null;
    this.#publish({ ...change, events: [...before, ...fresh], segments: this.#spans.byKey });
  }

  #publish(change: Partial<Picture>): void {
    const next = { ...this.#picture, ...change };
    this.#picture = { ...next, state: this.#stateOf(next) };
    for (const listener of this.#listeners) listener();
  }

  #stateOf(picture: Picture): RunState | null {
    const { run, index, latest, events } = picture;
    if (index === null || !run) return latest;
    if (this.#replay?.events !== events) this.#replay = new Replay(run, events);
    return this.#replay.stateAt(index);
  }

  #stop(): void {
    this.#close?.();
    this.#close = null;
    this.#generation += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** When the last event arrived changes with each event, and shows nowhere in a run. */
function sameLive(one: LiveState, other: LiveState): boolean {
  const { status, since, nextTryAt, behind, reason, reloadedAt } = one;
  return (
    status === other.status &&
    since === other.since &&
    nextTryAt === other.nextTryAt &&
    behind === other.behind &&
    reason === other.reason &&
    reloadedAt === other.reloadedAt
  );
}

/** Return whether the run is over, at the instant that is shown. */
export function isOver(picture: Picture): boolean {
  return picture.state !== null && isEnded(picture.state.status);
}
