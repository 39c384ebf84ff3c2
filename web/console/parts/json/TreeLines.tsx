import { Braces, ChevronRight, Route } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../Button';
import { classes } from '../classes';
import { useCopy } from '../CopyButton';
import styles from './JsonTree.module.css';
import { leafText, pathText, type TreeRow } from './tree';

interface LinesProps {
  label: string;
  rows: readonly TreeRow[];
  onToggle: (pointer: string, open: boolean) => void;
  onMore: (pointer: string) => void;
}

/** The lines of a tree. Arrows move, open and close. */
export function TreeLines({ label, rows, onToggle, onMore }: LinesProps) {
  const [current, setCurrent] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const reachable = rows.some((row) => row.pointer === current) ? current : rows[0]?.pointer;
  const act = (row: TreeRow) => {
    if (row.kind === 'more') onMore(String(row.value));
    else if (row.count > 0) onToggle(row.pointer, !row.open);
  };
  const goTo = (at: number) => {
    const row = rows[Math.max(0, Math.min(at, rows.length - 1))];
    if (!row) return;
    setCurrent(row.pointer);
    tree.current?.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(row.pointer)}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, row: TreeRow, at: number) => {
    if (event.target !== event.currentTarget) return;
    const parent = rows.findLastIndex((one, index) => index < at && one.depth < row.depth);
    const moves: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      ArrowRight: () => (row.count > 0 && !row.open ? act(row) : goTo(at + 1)),
      ArrowLeft: () => (row.open ? act(row) : goTo(parent)),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      Enter: () => act(row),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div ref={tree} role="tree" aria-label={label} className={styles.tree}>
      {rows.map((row, at) => (
        <div
          key={row.pointer}
          role="treeitem"
          aria-level={row.depth + 1}
          aria-expanded={row.count > 0 && row.kind !== 'more' ? row.open : undefined}
          aria-selected={row.pointer === reachable}
          data-pointer={row.pointer}
          tabIndex={row.pointer === reachable ? 0 : -1}
          className={classes(styles.row, row.mark && styles[row.mark])}
          style={{ '--depth': row.depth }}
          onClick={() => !window.getSelection()?.toString() && act(row)}
          onFocus={() => setCurrent(row.pointer)}
          onKeyDown={(event) => press(event, row, at)}
        >
          <Line row={row} />
        </div>
      ))}
    </div>
  );
}

function Line({ row }: { row: TreeRow }) {
  if (row.kind === 'more') return <span className={styles.more}>{row.count.toLocaleString('en')} more</span>;
  return (
    <>
      {row.count > 0 ? (
        <ChevronRight className={classes(styles.chevron, row.open && styles.openChevron)} aria-hidden />
      ) : (
        <span className={styles.indent} />
      )}
      {row.name !== null && (
        <span className={classes(styles.name, typeof row.name === 'number' && styles.index)}>{row.name}:</span>
      )}
      <Value row={row} />
      <CopyBoth row={row} />
    </>
  );
}

function Value({ row }: { row: TreeRow }) {
  if (row.kind !== 'leaf') {
    const [before, after] = row.kind === 'array' ? '[]' : '{}';
    const words = row.kind === 'array' ? 'item' : 'key';
    return (
      <span className={styles.value}>
        {/* An open one has no brackets: its lines have no place for the closing one. */}
        {row.count === 0 ? `${before}${after}` : !row.open && `${before}…${after}`}
        {row.count > 0 && <span className={styles.note}>{`${row.count} ${words}${row.count === 1 ? '' : 's'}`}</span>}
      </span>
    );
  }
  const { text, cut } = leafText(row.value);
  const look = typeof row.value === 'string' ? styles.string : typeof row.value === 'number' ? styles.number : styles.word;
  return (
    <span className={classes(styles.value, look)}>
      {text}
      {cut && <span className={styles.note}>{cut}</span>}
    </span>
  );
}

function CopyBoth({ row }: { row: TreeRow }) {
  const [copied, copy] = useCopy();
  const whole = typeof row.value === 'string' ? row.value : JSON.stringify(row.value, null, 2);
  return (
    <span className={styles.copy} onClick={(event) => event.stopPropagation()}>
      {row.pointer && (
        <IconButton size="sm" tabIndex={-1} icon={Route} label={copied ? 'Copied' : `Copy the path ${pathText(row.pointer)}`} onClick={() => copy(pathText(row.pointer))} />
      )}
      <IconButton size="sm" tabIndex={-1} icon={Braces} label={copied ? 'Copied' : 'Copy the value'} onClick={() => copy(whole)} />
    </span>
  );
}
