import { delayOf } from './backoff.js';
import { type ParleyError, asParleyError, errorOf } from './errors.js';
import { type EventItem, Seen, eventOf, streamError } from './events.js';
import type { Payload, Socket } from './socket.js';
import { Cell, INITIAL, type LiveState, moved } from './state.js';

/** Receives the items of a stream. */
export interface Listener {
  /** Receives each item and when it arrived; `StreamOpened` with `resumed: false` means to start over. */
  next(item: unknown, event: EventItem | null, arrivedAt: number): void;
  state?(state: LiveState): void;
  /** The stream has ended for good. */
  error?(error: ParleyError): void;
  complete?(): void;
  /** Whether to receive what the stream has had since it opened, if others have it open already. */
  readonly replay?: boolean;
}

/** Receives a stream's items and its end. */
export interface Report {
  item(item: unknown): void;
  ended(error: ParleyError | null): void;
}

/** How long no event must have arrived for a resumed stream to be up to date. */
const QUIET = 200;
const RELEASE_AFTER = 250;
const MOST_REPLAYED = 256;

/** One subscription, shared by all listeners of the same document and variables. It resumes after the last cursor. */
export class Stream {
  private readonly listeners = new Set<Listener>();
  private readonly seen = new Seen();
  private readonly cell = new Cell<LiveState>({ ...INITIAL, since: Date.now() });
  private readonly resumable: boolean;
  private readonly once: boolean;
  private replayed: { readonly item: unknown; readonly event: EventItem | null; readonly arrivedAt: number }[] | null = [];
  private cursor: string | null = null;
  private openedBefore = false;
  private openedOn = 0;
  /** Whether the last item was an opening with a snapshot. */
  private fresh = false;
  private openedAt: string | null = null;
  private retries = 0;
  private operation: { dispose: () => void } | null = null;
  private sent = false;
  private unfollow: (() => void) | null = null;
  private release: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly payload: Payload,
    private readonly report: Report,
  ) {
    this.resumable = payload.query.includes('$after');
    // An invocation of an agent must not happen a second time because the connection was lost.
    this.once = /\bagentReply\b/.test(payload.query);
  }

  /** Whether a listener that wants what came before can still have it. */
  get replayable(): boolean {
    return !this.once && this.replayed !== null;
  }

  /** Whether others may share it. */
  get shareable(): boolean {
    return !this.once;
  }

  /** Add a listener. Return how to remove it. */
  add(listener: Listener): () => void {
    clearTimeout(this.release);
    this.listeners.add(listener);
    if (this.unfollow === null) this.start();
    else {
      if (listener.replay) for (const { item, event, arrivedAt } of this.replayed ?? []) this.hand(listener, item, event, arrivedAt);
      this.tell(listener);
    }
    return () => this.remove(listener);
  }

  /** Start over, as for another user: the cursor is of another log. */
  startOver(): void {
    this.cursor = null;
  }

  /** Subscribe again from the present, for a new snapshot. All listeners start over. */
  restart(): void {
    if (this.unfollow === null || this.once) return;
    clearTimeout(this.retry);
    this.dispose();
    this.cursor = null;
    this.operate();
  }

  private remove(listener: Listener): void {
    if (!this.listeners.delete(listener) || this.listeners.size > 0) return;
    clearTimeout(this.release);
    // React in strict mode subscribes, unsubscribes and subscribes again.
    if (this.once) this.stop();
    else this.release = setTimeout(() => this.stop(), RELEASE_AFTER);
  }

  private start(): void {
    this.unfollow = this.socket.state.subscribe(() => this.connectionChanged());
    this.set(this.statusNow());
    this.operate();
  }

  /** End for good, and let go of the listeners. */
  private stop(error: ParleyError | null = null): void {
    for (const timer of [this.release, this.retry, this.quiet]) clearTimeout(timer);
    this.unfollow?.();
    this.unfollow = null;
    this.dispose();
    this.listeners.clear();
    this.report.ended(error);
  }

  private operate(): void {
    const { query, variables } = this.payload;
    const operation = { dispose: () => {} };
    const send = () => {
      this.sent = true;
      return this.cursor;
    };
    const payload: Payload = {
      query,
      // Read each time that the payload is sent, so that a reconnection resumes after the last item.
      get variables() {
        const after = send();
        return after === null ? variables : { ...variables, after };
      },
    };
    // An operation that was replaced reports its end all the same.
    const current = () => this.operation === operation;
    this.operation = operation;
    operation.dispose = this.socket.operate(payload, {
      next: (result) => current() && this.received(result),
      error: (error) => current() && this.again(streamError(error)),
      complete: () => current() && this.completed(),
    });
  }

  private dispose(): void {
    const { operation } = this;
    this.operation = null;
    operation?.dispose();
  }

  private received({ data, errors }: { readonly data?: unknown; readonly errors?: readonly unknown[] }): void {
    const item: unknown = typeof data === 'object' && data !== null ? Object.values(data)[0] : null;
    if (item === null || item === undefined) {
      if (errors?.length) this.again(streamError(errors));
      return;
    }
    const event = eventOf(item);
    if (event === null) this.follow(item);
    else this.resume(item, event);
  }

  /** Hand on an item of a stream without cursors. */
  private follow(item: unknown): void {
    this.retries = 0;
    this.openedOn = this.socket.connections;
    this.openedBefore = true;
    this.spread(item, null);
    this.set('live', { lastEventAt: Date.now() });
  }

  /** Hand on an event, once, and remember its cursor. */
  private resume(item: unknown, event: EventItem): void {
    this.retries = 0;
    if (event.__typename === 'StreamOpened') this.opened(event);
    else if (event.__typename !== 'StreamGap' && !this.seen.add(event.id)) return;
    // Reading what came before takes another stream, with a snapshot of its own.
    if (event.__typename === 'StreamGap' && !this.fresh) this.replayed = null;
    this.fresh = event.__typename === 'StreamOpened' && event.resumed === false;
    this.keep(item, event);
    this.spread(item, event);
    this.cursor = this.resumable ? event.cursor : null;
    this.settle(event);
  }

  private opened(event: EventItem): void {
    this.openedOn = this.socket.connections;
    this.openedAt = event.occurredAt;
    if (event.resumed === false) {
      this.replayed = [];
      this.seen.clear();
    } else if (this.openedBefore) this.set('catching-up');
    this.openedBefore = true;
  }

  private settle(event: EventItem): void {
    const lastEventAt = event.__typename === 'StreamOpened' ? this.cell.get().lastEventAt : Date.now();
    clearTimeout(this.quiet);
    const state = this.cell.get();
    if (event.__typename === 'StreamGap') return this.set('gap', { reason: event.reason, lastEventAt });
    const old = (event.occurredAt ?? '') <= (this.openedAt ?? '');
    if (state.status === 'catching-up' && old) {
      const behind = event.__typename === 'StreamOpened' ? 0 : state.behind + 1;
      this.set('catching-up', { behind, lastEventAt });
      this.quiet = setTimeout(() => this.set('live'), QUIET);
    } else this.set('live', { lastEventAt });
  }

  private keep(item: unknown, event: EventItem): void {
    if (this.replayed === null) return;
    if (this.replayed.length < MOST_REPLAYED) this.replayed.push({ item, event, arrivedAt: Date.now() });
    else this.replayed = null;
  }

  private spread(item: unknown, event: EventItem | null): void {
    this.report.item(item);
    for (const listener of [...this.listeners]) this.hand(listener, item, event, Date.now());
  }

  private hand(listener: Listener, item: unknown, event: EventItem | null, arrivedAt: number): void {
    if (!this.listeners.has(listener)) return;
    try {
      listener.next(item, event, arrivedAt);
    } catch (error) {
      // It ends this listener only: the others, and the socket, go on.
      this.remove(listener);
      listener.error?.(asParleyError(error));
    }
  }

  /** Subscribe again after an error that may not last, after a delay. */
  private again(error: ParleyError): void {
    this.dispose();
    if (error.code === 'UNAUTHENTICATED') this.socket.refuse(error.message);
    else if (this.once || !error.retryable) return this.end(error);
    const delay = Math.max((error.retryAfterSeconds ?? 0) * 1_000, delayOf(this.retries));
    this.retries += 1;
    this.set(this.openedBefore ? 'offline' : 'connecting', { reason: error.message, nextTryAt: Date.now() + delay });
    this.retry = setTimeout(() => this.operate(), delay);
  }

  private completed(): void {
    const listeners = [...this.listeners];
    this.stop();
    for (const listener of listeners) listener.complete?.();
  }

  private end(error: ParleyError): void {
    const listeners = [...this.listeners];
    this.set('refused', { reason: error.message });
    this.stop(error);
    for (const listener of listeners) listener.error?.(error);
  }

  private connectionChanged(): void {
    const { status } = this.socket.state.get();
    if (this.once && status === 'offline' && this.sent) {
      return this.end(errorOf({ code: 'OUTCOME_UNKNOWN', message: 'The reply was interrupted. Ask again.' }));
    }
    clearTimeout(this.quiet);
    this.set(this.statusNow());
  }

  /** Return the status as the connection has it, until the stream itself knows more. */
  private statusNow(): LiveState['status'] {
    const { status } = this.socket.state.get();
    if (status !== 'live') return status;
    if (this.openedOn === this.socket.connections && this.openedBefore) return this.cell.get().status;
    return this.openedBefore ? 'catching-up' : 'connecting';
  }

  private set(status: LiveState['status'], details: Partial<LiveState> = {}): void {
    const { nextTryAt, reason, since, status: connection } = this.socket.state.get();
    const shared = status === connection && (status === 'offline' || status === 'refused') ? { nextTryAt, reason, since } : {};
    const next = moved(this.cell.get(), status, { ...shared, ...details });
    this.cell.set(next);
    for (const listener of [...this.listeners]) this.tell(listener);
  }

  private tell(listener: Listener): void {
    listener.state?.(this.cell.get());
  }
}
