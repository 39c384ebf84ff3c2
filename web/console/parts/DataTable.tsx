import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Skeleton } from './Skeleton';
import { classes } from './classes';
import styles from './table/DataTable.module.css';
import { nextSorting, selectRows, sortRows, type Column, type Sorting } from './table/columns';
import { Row } from './table/Row';
import { TickBox } from './table/TickBox';
import { useCursor } from './table/useCursor';
import { useArrivals, useMore, useRowsInSight, useStickToEnd } from './table/useTable';

export type { Column, Sorting } from './table/columns';

export interface DataTableProps<Record> {
  label: string;
  rows: readonly Record[];
  rowKey: (row: Record) => string;
  columns: readonly Column<Record>[];
  /** By click or Enter. While `openKey` is a row, moving to another opens that one. */
  onOpen?: (row: Record) => void;
  openKey?: string | null | undefined;
  /** The row that the keys of the page act on. */
  onCursor?: (row: Record | null) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** With `onSort` the caller sorts; without it the table sorts what it has. */
  sort?: Sorting | null;
  onSort?: (sorting: Sorting | null) => void;
  loading?: boolean | undefined;
  empty?: ReactNode;
  hasMore?: boolean | undefined;
  onMore?: () => void;
  tone?: (row: Record) => 'bad' | 'warn' | undefined;
  /** Scroll within the remaining height; otherwise the table scrolls with the page. */
  fill?: boolean;
  stickToEnd?: boolean;
  keys?: boolean;
  dense?: boolean;
}

/** Records in rows, of any number; cards on a phone. */
export function DataTable<Record>(props: DataTableProps<Record>) {
  const { label, rows: given, rowKey, columns, onOpen, openKey, onCursor, selected, onSelect, dense, tone } = props;
  const { loading, empty, hasMore = false, onMore, fill = false, stickToEnd = false, keys: everywhere = true } = props;
  const [own, setOwn] = useState<Sorting | null>(null);
  const sorting = props.onSort ? (props.sort ?? null) : (own ?? props.sort ?? null);
  const rows = useMemo(
    () => (props.onSort ? given : sortRows(given, columns, sorting)),
    [given, columns, sorting, props.onSort],
  );
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const virtual = useRowsInSight(frame, body, keys, fill, dense ? 30 : 37);
  const inSight = virtual.getVirtualItems();
  useMore(inSight.at(-1)?.index ?? -1, rows.length, hasMore, onMore);
  useStickToEnd(virtual, keys, stickToEnd);
  const fresh = useArrivals(keys, stickToEnd);
  const lastTick = useRef<number | null>(null);

  const rowOf = (key: string) => rows[keys.indexOf(key)];
  const open = (key: string) => {
    const row = rowOf(key);
    if (row !== undefined) onOpen?.(row);
  };
  const tick = (key: string, range: boolean) => {
    if (!onSelect) return;
    const at = keys.indexOf(key);
    onSelect(selectRows(selected ?? new Set(), keys, at, lastTick.current, range));
    lastTick.current = at;
  };
  const cursor = useCursor({
    keys,
    body,
    everywhere,
    scrollTo: (at) => virtual.scrollToIndex(at),
    onMove: (key) => {
      onCursor?.(rowOf(key) ?? null);
      if (openKey) open(key);
    },
    onOpen: open,
    onTick: tick,
  });
  const click = (event: MouseEvent, key: string) => {
    cursor.set(key);
    const inside = event.target instanceof Element && event.target.closest('a, button, input, label, select');
    if (!inside && !window.getSelection()?.toString()) open(key);
  };

  if (rows.length === 0 && loading) return <div className={styles.loading}><Skeleton shape="table" rows={6} /></div>;
  if (rows.length === 0) return <>{empty}</>;
  const tracks = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  // The space of the rows that are not rendered; before the first are, that of all, so that there is something to see.
  const margin = virtual.options.scrollMargin;
  const top = (inSight[0]?.start ?? margin) - margin;
  const bottom = virtual.getTotalSize() - ((inSight.at(-1)?.end ?? margin) - margin);
  const allTicked = keys.length > 0 && keys.every((key) => selected?.has(key));
  return (
    <div ref={setFrame} className={classes(styles.frame, fill && styles.fill, dense && styles.dense)}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className={styles.table}
        style={{ '--columns': onSelect ? `18px ${tracks}` : tracks }}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {onSelect && (
              <div role="columnheader" className={classes(styles.cell, styles.tick)}>
                <TickBox
                  label="Select all"
                  checked={allTicked}
                  some={!allTicked && Boolean(selected?.size)}
                  onTick={() => onSelect(allTicked ? new Set() : new Set(keys))}
                />
              </div>
            )}
            {columns.map((column) => (
              <Header
                key={column.id}
                column={column}
                sorting={sorting}
                onSort={(next) => (props.onSort ?? setOwn)(next)}
              />
            ))}
          </div>
        </div>
        <div
          ref={body}
          role="rowgroup"
          className={styles.body}
          style={{ paddingTop: Math.max(0, top), paddingBottom: Math.max(0, bottom) }}
        >
          {inSight.map(({ index, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const name = String(key);
            return (
              <Row
                key={name}
                row={row}
                name={name}
                at={index}
                columns={columns}
                measure={virtual.measureElement}
                reachable={cursor.key === name}
                open={openKey === name}
                opens={Boolean(onOpen)}
                fresh={fresh.has(name)}
                tone={tone?.(row)}
                ticked={onSelect ? (selected?.has(name) ?? false) : undefined}
                onTick={tick}
                onClick={click}
                onKeyDown={cursor.onKeyDown}
                onFocus={cursor.set}
              />
            );
          })}
        </div>
      </div>
      {hasMore && <div className={styles.foot}>{loading ? 'Loading…' : `${rows.length} loaded`}</div>}
    </div>
  );
}

function Header<Record>({ column, sorting, onSort }: { column: Column<Record>; sorting: Sorting | null; onSort: (next: Sorting | null) => void }) {
  const direction = sorting?.column === column.id ? sorting.direction : null;
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={classes(styles.cell, column.align === 'end' && styles.end)}
    >
      {column.sortValue ? (
        <button
          type="button"
          className={classes(styles.sort, direction && styles.sorted)}
          onClick={() => onSort(nextSorting(sorting, column.id))}
        >
          <span className="truncate">{column.header}</span>
          {direction && <Arrow aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}
