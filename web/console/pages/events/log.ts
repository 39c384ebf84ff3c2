import { asParleyError } from '@parley-gateway/client';
import type { ParleyError } from '@parley-gateway/client';
import type { LogEvent } from '../../parts/events/about';

export const PAGE = 100;
const MOST = 20_000;
const TOGETHER_MS = 300;

/** The part of the log to read. */
export interface Piece {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
}

/** A part of the log, oldest first. */
export interface PieceRead {
  rows: readonly LogEvent[];
  hasEarlier: boolean;
  hasLater: boolean;
}

/** The state of the list. */
export interface LogState extends PieceRead {
  loading: boolean;
  error: ParleyError | null;
  isPaused: boolean;
  /** The number of new events that are not shown. */
  pending: number;
}

const EMPTY: LogState = { rows: [], hasEarlier: false, hasLater: false, loading: true, error: null, isPaused: false, pending: 0 };

/** A window of the log that grows in both directions, and follows the end while it is there. */
export class Log {
  private state = EMPTY;
  private readonly listeners = new Set<() => void>();
  private turn = 0;
  private reading: 'earlier' | 'later' | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isLate = false;
  /** The number of events that arrived since the end was last read. */
  private unread = 0;
  private isFollowing = true;
  private at: string | undefined;

  constructor(private readonly ask: (piece: Piece) => Promise<PieceRead>) {}

  readonly get = (): LogState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Show the events around a cursor, or the newest. */
  async open(at?: string): Promise<void> {
    const turn = ++this.turn;
    this.at = at;
    this.reading = null;
    this.set({ loading: true, error: null, pending: 0 });
    try {
      const read = at === undefined ? await this.ask({ last: PAGE }) : await this.around(at);
      if (turn === this.turn) this.set({ ...read, hasLater: at !== undefined && read.hasLater, loading: false });
    } catch (error) {
      if (turn === this.turn) this.set({ ...EMPTY, loading: false, error: asParleyError(error) });
    }
    if (turn === this.turn) this.readMissed();
  }

  /** Read events that arrived during another request. */
  private readMissed(): void {
    if (!this.isLate) return;
    this.isLate = false;
    this.arrived(0);
  }

  /** The events before a cursor, and those from it on, its own included. */
  private async around(at: string): Promise<PieceRead> {
    const before = await this.ask({ last: PAGE / 2, before: at });
    const last = before.rows.at(-1);
    const from = await this.ask({ first: PAGE, ...(last ? { after: last.cursor } : {}) });
    return { rows: [...before.rows, ...from.rows], hasEarlier: before.hasEarlier, hasLater: from.hasLater };
  }

  /** Read earlier events. */
  async earlier(): Promise<void> {
    const [first] = this.state.rows;
    if (!first || !this.state.hasEarlier) return;
    await this.read('earlier', { last: PAGE, before: first.cursor }, (read) => {
      const rows = [...read.rows, ...this.state.rows];
      this.set({ rows: rows.slice(0, MOST), hasEarlier: read.hasEarlier, hasLater: this.state.hasLater || rows.length > MOST, error: null });
    });
  }

  /** Read later events. A list that was paused meanwhile stays as it is, unless it was scrolled there. */
  async later(isScrolled = true): Promise<void> {
    const last = this.state.rows.at(-1);
    if (!last) return;
    await this.read('later', { first: PAGE, after: last.cursor }, (read) => {
      if (this.state.isPaused && !isScrolled) return;
      this.unread = 0;
      const rows = [...this.state.rows, ...read.rows];
      this.set({ rows: rows.slice(-MOST), hasLater: read.hasLater, hasEarlier: this.state.hasEarlier || rows.length > MOST, pending: 0, error: null });
      if (read.hasLater && this.isFollowing) this.arrived(0);
    });
  }

  /** An event was recorded: read it now or, if the end is not shown or the list is paused, count it. */
  arrived(count = 1): void {
    if (this.state.loading) this.isLate = true;
    else if (this.state.isPaused || (this.state.hasLater && !this.isFollowing)) this.set({ pending: this.state.pending + count });
    else {
      this.unread += count;
      this.timer ??= setTimeout(() => void this.catchUp(), TOGETHER_MS);
    }
  }

  private async catchUp(): Promise<void> {
    this.timer = null;
    if (this.state.rows.length > 0) await this.later(false);
    // What is empty, or ends before the log begins, is read again where it was opened. A place that was asked for and is
    // no longer in the log does not come back, but the end is always there.
    const isGone = this.state.error?.code === 'BAD_USER_INPUT';
    if ((isGone && this.at === undefined) || (!isGone && this.isEmpty())) await this.open(this.at);
  }

  private isEmpty(): boolean {
    return this.state.rows.length === 0 && !this.state.loading;
  }

  /** Set whether the list follows the end: it does unless it is scrolled up. */
  follow(isFollowing: boolean): void {
    this.isFollowing = isFollowing;
  }

  /** Keep the list as it is. What arrived and is not shown yet is counted with what comes. */
  pause(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.set({ isPaused: true, pending: this.state.pending + this.unread });
    this.unread = 0;
  }

  resume(): void {
    this.set({ isPaused: false });
    void this.catchUp();
  }

  stop(): void {
    this.turn += 1;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private async read(what: 'earlier' | 'later', piece: Piece, use: (read: PieceRead) => void): Promise<void> {
    // What is being opened may replace these rows, after whose cursors nothing can be read then.
    if (this.state.loading || this.reading === what) {
      this.isLate ||= what === 'later';
      return;
    }
    const turn = this.turn;
    this.reading = what;
    try {
      const read = await this.ask(piece);
      if (turn === this.turn) use(read);
    } catch (error) {
      if (turn === this.turn) this.set({ error: asParleyError(error) });
    } finally {
      if (turn === this.turn) this.reading = null;
    }
    if (turn === this.turn) this.readMissed();
  }

  private set(patch: Partial<LogState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of [...this.listeners]) listener();
  }
}
