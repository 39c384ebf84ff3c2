/** A record with an id. */
export interface Identified {
  readonly id: string;
}

/** How `upsert` places a record. */
export interface Upsert<Row> {
  /** Whether the record belongs to the list; one that no longer does is removed. Without it, every record does. */
  readonly matches?: ((record: Row) => boolean) | undefined;
  /** The order of the list: a new record goes where it belongs. */
  readonly compare?: ((one: Row, other: Row) => number) | undefined;
  /** Where a new record goes if there is no order; 'start' by default. */
  readonly at?: 'start' | 'end' | undefined;
  /** Whether a record is at least as new as the row that it replaces; by default as `updatedAt` says. */
  readonly newer?: ((record: Row, row: Row) => boolean) | undefined;
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
 * list lacks it, and is removed if it no longer matches.
 *
 * What the row has and the record does not select stays.
 */
export function upsert<Row extends Identified>(
  rows: readonly Row[],
  record: Partial<Row> & Identified,
  options?: Pick<Upsert<Row>, never> & { readonly onlyKnown: true },
): readonly Row[];
export function upsert<Row extends Identified>(rows: readonly Row[], record: Row, options?: Upsert<Row>): readonly Row[];
export function upsert<Row extends Identified>(
  rows: readonly Row[],
  record: Row,
  { matches, compare, at = 'start', newer = isNewer, onlyKnown = false }: Upsert<Row> & { readonly onlyKnown?: boolean } = {},
): readonly Row[] {
  const index = rows.findIndex(({ id }) => id === record.id);
  const row = rows[index];
  if (row !== undefined && !newer(record, row)) return rows;
  const merged: Row = { ...row, ...record };
  if (matches && !matches(merged)) return row === undefined ? rows : rows.filter((_, each) => each !== index);
  if (row !== undefined && (!compare || compare(merged, row) === 0)) return rows.with(index, merged);
  if (row === undefined && onlyKnown) return rows;
  const others = row === undefined ? rows : rows.filter((_, each) => each !== index);
  if (!compare) return at === 'end' ? [...others, merged] : [merged, ...others];
  const place = others.findIndex((other) => compare(merged, other) < 0);
  return place === -1 ? [...others, merged] : [...others.slice(0, place), merged, ...others.slice(place)];
}

/** Return rows without those of an id. */
export function without<Row extends Identified>(rows: readonly Row[], id: string): readonly Row[] {
  return rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}
