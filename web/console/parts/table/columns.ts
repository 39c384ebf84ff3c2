import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A grid track that does not depend on what is in it: `1fr`, `120px`, `minmax(0, 2fr)`. */
  width?: string;
  align?: 'start' | 'end';
  /** What the column is sorted by; without it, it cannot be. */
  sortValue?: (row: Row) => string | number | null;
  /** The place in the card of a row at 390 px. */
  card?: 'title' | 'aside' | 'meta' | 'hidden';
  /** Whether the card names the column; by default it does for numbers. */
  cardLabel?: boolean;
}

export interface Sorting {
  column: string;
  direction: 'asc' | 'desc';
}

/** Return the sorting after a click on a column's header: ascending, descending, none. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, direction: 'asc' };
  return sorting.direction === 'asc' ? { column, direction: 'desc' } : null;
}

/** Return the rows in the order asked for; rows without a value come last in either direction. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const value = columns.find((column) => column.id === sorting?.column)?.sortValue;
  if (!sorting || !value) return rows;
  const sign = sorting.direction === 'asc' ? 1 : -1;
  return [...rows].sort((one, other) => compare(value(one), value(other), sign));
}

function compare(one: string | number | null, other: string | number | null, sign: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
  return sign * String(one).localeCompare(String(other), 'en', { numeric: true, sensitivity: 'base' });
}

/** Return the selection after a row was ticked; with Shift, all rows from the last one ticked. */
export function selectRows(
  selected: ReadonlySet<string>,
  keys: readonly string[],
  at: number,
  last: number | null,
  range: boolean,
): ReadonlySet<string> {
  const key = keys[at];
  if (key === undefined) return selected;
  const chosen = !selected.has(key);
  const from = range && last !== null ? Math.min(last, at) : at;
  const to = range && last !== null ? Math.max(last, at) : at;
  const next = new Set(selected);
  for (const one of keys.slice(from, to + 1)) chosen ? next.add(one) : next.delete(one);
  return next;
}

/** Return the keys of rows that arrived since the last look, unless they are another page of old ones or a burst. */
export function arrived(known: ReadonlySet<string>, keys: readonly string[], atEnd: boolean): ReadonlySet<string> {
  if (known.size === 0) return new Set();
  const lastKnown = keys.findLastIndex((key) => known.has(key));
  const firstKnown = keys.findIndex((key) => known.has(key));
  if (lastKnown < 0) return new Set();
  const fresh = keys.filter((key, at) => !known.has(key) && (atEnd ? at > firstKnown : at < lastKnown));
  return fresh.length > 12 ? new Set() : new Set(fresh);
}
