import type { KeyboardEvent, MouseEvent } from 'react';
import { classes } from '../classes';
import type { Column } from './columns';
import styles from './DataTable.module.css';
import { TickBox } from './TickBox';

interface RowProps<Record> {
  row: Record;
  name: string;
  at: number;
  columns: readonly Column<Record>[];
  measure: (element: HTMLDivElement | null) => void;
  reachable: boolean;
  open: boolean;
  opens: boolean;
  fresh: boolean;
  tone: 'bad' | 'warn' | undefined;
  ticked: boolean | undefined;
  onTick: (name: string, range: boolean) => void;
  onClick: (event: MouseEvent, name: string) => void;
  onKeyDown: (event: KeyboardEvent, name: string) => void;
  onFocus: (name: string) => void;
}

/** One record of a table. */
export function Row<Record>(props: RowProps<Record>) {
  const { row, name, at, columns, measure, reachable, open, opens, fresh, tone, ticked } = props;
  return (
    <div
      ref={measure}
      role="row"
      data-index={at}
      data-key={name}
      aria-rowindex={at + 2}
      aria-selected={ticked}
      aria-current={open || undefined}
      tabIndex={reachable ? 0 : -1}
      className={classes(styles.row, opens && styles.opens, open && styles.open, fresh && styles.fresh, tone && styles[tone])}
      onClick={(event) => props.onClick(event, name)}
      onKeyDown={(event) => props.onKeyDown(event, name)}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus(name)}
    >
      {ticked !== undefined && (
        <div role="gridcell" className={classes(styles.cell, styles.tick)}>
          <TickBox label="Select" checked={ticked} onTick={(range) => props.onTick(name, range)} />
        </div>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
    </div>
  );
}

function Cell<Record>({ column, row }: { column: Column<Record>; row: Record }) {
  const place = column.card ?? 'meta';
  const label = typeof column.header === 'string' ? column.header : undefined;
  const labelled = place === 'meta' && label !== undefined && (column.cardLabel ?? column.align === 'end');
  return (
    <div
      role="gridcell"
      data-label={labelled ? label : undefined}
      className={classes(styles.cell, styles[place], column.align === 'end' && styles.end, labelled && styles.labelled)}
    >
      {column.cell(row)}
    </div>
  );
}
