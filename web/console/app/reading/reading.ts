import { errorOf, ParleyError, type Parley, type QueryDocument } from '@parley-gateway/client';

/** What is known of the result of a query. */
export interface Reading<Data> {
  data: Data | undefined;
  error: ParleyError | null;
  /** A request is under way. */
  loading: boolean;
}

const NOTHING: Reading<never> = { data: undefined, error: null, loading: true };
const MOST_KEPT = 200;

/** A query with its variables: its last result, which all parts of the page share, and its next one. */
export class Entry<Data> {
  private reading: Reading<Data> = NOTHING;
  private readonly listeners = new Set<() => void>();
  private turn = 0;

  constructor(private readonly ask: () => Promise<Data>) {}

  readonly get = (): Reading<Data> => this.reading;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get isUsed(): boolean {
    return this.listeners.size > 0;
  }

  /** Ask, unless that is under way already. */
  refresh(): void {
    if (this.turn > 0 && this.reading.loading) return;
    void this.reload();
  }

  /** Ask, whatever is under way; only the last response counts. */
  async reload(): Promise<void> {
    const turn = ++this.turn;
    this.set({ ...this.reading, loading: true });
    try {
      const data = await this.ask();
      if (turn === this.turn) this.set({ data, error: null, loading: false });
    } catch (error) {
      if (turn !== this.turn) return;
      const problem = error instanceof ParleyError ? error : errorOf({ message: String(error) });
      this.set({ ...this.reading, error: problem, loading: false });
    }
  }

  private set(reading: Reading<Data>): void {
    this.reading = reading;
    for (const listener of [...this.listeners]) listener();
  }
}

const entries = new Map<string, Entry<unknown>>();

/** Return the entry of a query with its variables. */
export function entryFor<Data, Variables>(
  parley: Parley,
  document: QueryDocument<Data, Variables>,
  variables: Variables,
): Entry<Data> {
  const key = JSON.stringify([document, variables]);
  const known = entries.get(key);
  // The document is part of the key, so the entry has its type.
  if (known) return known as Entry<Data>;
  const made = new Entry<Data>(() => parley.query(document, variables));
  forgetUnused();
  entries.set(key, made as Entry<unknown>);
  return made;
}

/** Ask again for everything that is shown: changes may have been missed while the connection was lost. */
export function refreshShown(): void {
  for (const entry of entries.values()) if (entry.isUsed) void entry.reload();
}

/** Forget every result: another user must not see them. */
export function forgetReadings(): void {
  entries.clear();
}

function forgetUnused(): void {
  for (const [key, entry] of entries) {
    if (entries.size < MOST_KEPT) return;
    if (!entry.isUsed) entries.delete(key);
  }
}
