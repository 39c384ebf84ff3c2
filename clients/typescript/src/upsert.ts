/** A record with an id. */
export interface Identified {
  readonly id: string;
}

/** How a record of an event replaces its row. */
export interface Patch<Row> {
  /** Whether the record belongs to the list; one that no longer does is removed. Without it, every record does. */
  readonly matches?: ((record: Row) => boolean) | undefined;
  /** The order of the list: a record goes where it belongs. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
  /** Whether a record is at least as new as the row that it replaces; by default as `updatedAt` or `version` says. */
  readonly newer?: ((record: object, row: Row) => boolean) | undefined;
}

/** How `upsert` places a record. */
export interface Upsert<Row> extends Patch<Row> {
  /** Where a new record goes if there is no order; 'start' by default. */
  readonly at?: 'start' | 'end' | undefined;
  /** Whether the list has pages that are not shown: a record that belongs after the last row is then left to them. */
  readonly hasMore?: boolean | undefined;
}

/** Return whether a record is at least as new as a row, by `updatedAt` or `version`; true if they do not say. */
export function isNewer(record: object, row: object): boolean {
  if ('updatedAt' in record && 'updatedAt' in row && typeof record.updatedAt === 'string' && typeof row.updatedAt === 'string') {
    // The gateway's times have six digits and are in UTC, so they sort as text.
    return record.updatedAt >= row.updatedAt;
  }
  if ('version' in record && 'version' in row && typeof record.version === 'number' && typeof row.version === 'number') {
    return record.version >= row.version;
  }
  return true;
}

/**
 * Return rows with a record of an event put into them: it replaces its row unless the row is newer, is inserted if the
 * list lacks it, and is removed if it no longer matches. Returns the same rows if nothing changes.
 *
 * What the row has and the record does not select stays.
 */
export function upsert<Row extends Identified>(
  rows: readonly Row[],
  record: Row,
  { at = 'start', hasMore = false, ...options }: Upsert<Row> = {},
): readonly Row[] {
  if (rows.some(({ id }) => id === record.id)) return patch<Row>(rows, record, options);
  if (options.matches && !options.matches(record)) return rows;
  const { compare } = options;
  if (hasMore && compare && rows.every((row) => compare(record, row) > 0)) return rows;
  return placed(rows, record, options.compare, at);
}

/** Return rows with what an event says about one of them; the same rows if the list lacks it, or has newer. */
export function patch<Row extends Identified>(
  rows: readonly Row[],
  record: Partial<Row> & Identified,
  { matches, compare, newer = isNewer }: Patch<Row> = {},
): readonly Row[] {
  const index = rows.findIndex(({ id }) => id === record.id);
  const row = rows[index];
  if (row === undefined || !newer(record, row)) return rows;
  const merged: Row = { ...row, ...record };
  const others = () => rows.filter((_, each) => each !== index);
  if (matches && !matches(merged)) return others();
  if (!compare || compare(merged, row) === 0) return rows.map((each) => (each === row ? merged : each));
  return placed(others(), merged, compare, 'start');
}

/** Return rows without those of an id. */
export function without<Row extends Identified>(rows: readonly Row[], id: string): readonly Row[] {
  return rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}

function placed<Row>(
  rows: readonly Row[],
  record: Row,
  compare: ((one: Row, other: Row) => number) | undefined,
  at: 'start' | 'end',
): readonly Row[] {
  const last = compare ? rows.findIndex((other) => compare(record, other) < 0) : at === 'start' ? 0 : -1;
  return last === -1 ? [...rows, record] : [...rows.slice(0, last), record, ...rows.slice(last)];
}
