import { memo, useEffect, useMemo } from 'react';
import type { MonitorControls } from './controls.js';
import { formatDuration, formatElapsed, statusWord, typeWord } from './format.js';
import { useMonitorInContext, useNodeNow, usePart } from './hooks.js';
import { NodeTypeIcon, StatusIcon } from './icons.js';
import { lengthOf } from './NodeLine.js';
import { useWindow } from './useWindow.js';

const ROW = 36;
const HEAD = 32;

/** The run as a table: a line for each node, in the order of the definition. */
export function TableView({ controls }: { controls: MonitorControls }) {
  const monitor = useMonitorInContext();
  const run = usePart(monitor, (picture) => picture.run);
  const keys = useMemo(() => run?.nodes.map((node) => node.key) ?? [], [run]);
  const begin = usePart(monitor, (picture) => picture.state?.startedAt ?? null);
  const { container, first, last, reveal } = useWindow(keys.length, ROW, HEAD);
  useEffect(() => reveal(controls.selected === null ? -1 : keys.indexOf(controls.selected)), [controls.selected, keys, reveal]);
  return (
    <div className="parley-table" ref={container} tabIndex={0} role="grid" aria-label="Nodes" aria-rowcount={keys.length + 1}>
      <div className="parley-table-head" role="row">
        {['Node', 'Type', 'Status', 'Attempts', 'Started', 'Duration'].map((name) => (
          <span role="columnheader" key={name}>
            {name}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: keys.length * ROW, position: 'relative' }}>
        {keys.slice(first, last).map((key, index) => (
          <TableRow
            key={key}
            name={key}
            top={(first + index) * ROW}
            row={first + index + 2}
            begin={begin}
            selected={controls.selected === key}
            select={controls.select}
          />
        ))}
      </div>
    </div>
  );
}

interface TableRowProps {
  readonly name: string;
  readonly top: number;
  readonly row: number;
  readonly begin: string | null;
  readonly selected: boolean;
  select(key: string): void;
}

const TableRow = memo(function TableRow({ name, top, row, begin, selected, select }: TableRowProps) {
  const { node, now } = useNodeNow(name);
  if (!node) return null;
  const length = lengthOf(node, now);
  const offset = node.startedAt && begin ? Date.parse(node.startedAt) - Date.parse(begin) : null;
  return (
    <div className="parley-table-row" role="row" aria-rowindex={row} aria-selected={selected} data-status={node.status} data-key={name} style={{ top }} onClick={() => select(name)}>
      <span role="gridcell" className="parley-table-name">
        <NodeTypeIcon type={node.type} size={15} />
        <span title={node.name}>{node.name}</span>
      </span>
      <span role="gridcell">{typeWord(node.type)}</span>
      <span role="gridcell" className="parley-table-status">
        <StatusIcon status={node.status} size={14} />
        {statusWord(node.status)}
      </span>
      <span role="gridcell" className="parley-tabular">
        {node.attempts || '–'}
      </span>
      <span role="gridcell" className="parley-tabular">
        {offset === null ? '–' : `+${formatElapsed(Math.max(0, offset), 100)}`}
      </span>
      <span role="gridcell" className="parley-tabular">
        {length === null ? '–' : formatDuration(length)}
      </span>
    </div>
  );
});
