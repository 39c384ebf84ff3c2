import { asParleyError } from './errors.js';
import { Live, type LiveValue, type Source } from './live.js';
import { Cell, type Store } from './state.js';

/** Where a page of a list ends. */
export interface Page {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** One page of a list, as a query returned it. */
export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly page: Page | null;
  readonly totalCount: number | null;
}

/** What is shown of a live list: a new object at each change. */
export interface LiveRows<Row> extends Omit<LiveValue<unknown>, 'value'> {
  readonly rows: readonly Row[];
  readonly totalCount: number | null;
  readonly hasMore: boolean;
}

/** How a list is read and changes. */
export interface ListFolding<Row> {
  /** Read the page after a cursor; the first one with null. */
  read(after: string | null): Promise<PageOf<Row>>;
  fold(rows: readonly Row[], item: unknown, page: { readonly hasMore: boolean }): readonly Row[];
  reloadOn?(item: unknown): boolean;
  key(row: Row): string;
  readonly interval?: number | undefined;
}

const NO_ROWS: readonly never[] = Object.freeze([]);
const MOST_PAGES = 20;

/** A list that is read page by page and then follows a stream. */
export class List<Row> implements Store<LiveRows<Row>> {
  private readonly live: Live<PageOf<Row>>;
  private readonly cell: Cell<LiveRows<Row>>;
  private more: Promise<void> | null = null;

  constructor(
    open: () => Source,
    private readonly folding: ListFolding<Row>,
  ) {
    this.live = new Live<PageOf<Row>>(open, {
      fromOpening: false,
      begin: (_item, previous) => this.read(previous?.rows.length ?? 0),
      fold: (value, item) => this.fold(value, item),
      reloadOn: (item) => folding.reloadOn?.(item) ?? false,
      interval: folding.interval,
    });
    this.cell = new Cell(shownOf(this.live.get()));
  }

  readonly get = (): LiveRows<Row> => this.cell.get();

  readonly subscribe = (listener: () => void): (() => void) => {
    const follow = this.live.subscribe(() => this.cell.set(shownOf(this.live.get())));
    const stop = this.cell.subscribe(listener);
    return () => {
      stop();
      follow();
    };
  };

  readonly reload = (): void => this.live.reload();
  readonly pause = (): void => this.live.pause();
  readonly resume = (): void => this.live.resume();

  /** Read the next page and add it. An error is shown as `error`, not thrown. */
  readonly loadMore = (): Promise<void> => {
    this.more ??= this.next().finally(() => {
      this.more = null;
    });
    return this.more;
  };

  private async next(): Promise<void> {
    const before = this.live.get().value;
    if (!before?.page?.hasNextPage) return;
    try {
      const next = await this.folding.read(before.page.endCursor);
      this.live.change((value) => ({ ...next, rows: this.joined(value.rows, next.rows) }));
    } catch (error) {
      this.live.report(error);
    }
  }

  /** Read as many pages as were shown. */
  private async read(shown: number): Promise<PageOf<Row>> {
    let all = await this.folding.read(null);
    for (let pages = 1; all.rows.length < shown && all.page?.hasNextPage && pages < MOST_PAGES; pages += 1) {
      const next = await this.folding.read(all.page.endCursor);
      all = { ...next, rows: this.joined(all.rows, next.rows) };
    }
    return all;
  }

  /** Return rows with those of another page that they do not have yet, as an event may have brought one earlier. */
  private joined(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
    const known = new Set(rows.map(this.folding.key));
    return [...rows, ...others.filter((row) => !known.has(this.folding.key(row)))];
  }

  private fold(value: PageOf<Row>, item: unknown): PageOf<Row> {
    const rows = this.folding.fold(value.rows, item, { hasMore: value.page?.hasNextPage ?? false });
    if (Object.is(rows, value.rows)) return value;
    const totalCount = value.totalCount === null ? null : value.totalCount + rows.length - value.rows.length;
    return { ...value, rows, totalCount };
  }
}

function shownOf<Row>({ value, live, loading, error, pending }: LiveValue<PageOf<Row>>): LiveRows<Row> {
  return {
    rows: value?.rows ?? NO_ROWS,
    totalCount: value?.totalCount ?? null,
    hasMore: value?.page?.hasNextPage ?? false,
    live,
    loading,
    error: error === null ? null : asParleyError(error),
    pending,
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Return the connection in a query's data: at its root, or in the one object there. */
export function connectionIn(data: unknown, depth = 3): Readonly<Record<string, unknown>> | null {
  if (!isRecord(data) || Array.isArray(data) || depth === 0) return null;
  if (Array.isArray(data['nodes'])) return data;
  for (const each of Object.values(data)) {
    const found = connectionIn(each, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

/** Return where the page of a connection ends. */
export function pageIn(connection: Readonly<Record<string, unknown>> | null): Page | null {
  const info = connection?.['pageInfo'];
  if (!isRecord(info) || typeof info['hasNextPage'] !== 'boolean') return null;
  return { hasNextPage: info['hasNextPage'], endCursor: typeof info['endCursor'] === 'string' ? info['endCursor'] : null };
}
