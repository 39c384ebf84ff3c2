import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** Return whether a key belongs to what has the focus: a field, a menu or a dialog that covers the page. */
function isTaken(event: globalThis.KeyboardEvent): boolean {
  const at = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (at?.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], .cm-editor')) return true;
  return document.querySelector('[role=dialog]:not([data-drawer]), [role=alertdialog]') !== null;
}

interface Cursor {
  /** The key of the row that Tab reaches. */
  key: string | undefined;
  set: (key: string) => void;
  onKeyDown: (event: KeyboardEvent, key: string) => void;
}

interface CursorOptions {
  keys: readonly string[];
  body: RefObject<HTMLDivElement | null>;
  scrollTo: (at: number) => void;
  /** Whether `j` and `k` work wherever the focus is. */
  everywhere: boolean;
  onMove: (key: string) => void;
  onOpen: (key: string) => void;
  onTick: (key: string, range: boolean) => void;
}

/** Move through rows by `j` and `k`, arrows, Home and End; Enter opens, Space selects. */
export function useCursor(options: CursorOptions): Cursor {
  const [key, setKey] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const latest = useRef(options);
  const current = useRef(key);
  useLayoutEffect(() => {
    latest.current = options;
    current.current = key;
    if (wanted.current === null) return;
    const row = options.body.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.current)}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const moveTo = (at: number) => {
    const { keys, scrollTo, onMove } = latest.current;
    const next = keys[Math.max(0, Math.min(at, keys.length - 1))];
    if (next === undefined) return;
    wanted.current = next;
    scrollTo(keys.indexOf(next));
    setKey(next);
    onMove(next);
  };
  const step = (by: number) => {
    const at = current.current === null ? -1 : latest.current.keys.indexOf(current.current);
    moveTo(at < 0 ? (by > 0 ? 0 : latest.current.keys.length - 1) : at + by);
  };
  useEffect(() => {
    if (!options.everywhere) return;
    const press = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTaken(event)) return;
      event.preventDefault();
      step(event.key === 'j' ? 1 : -1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  const onKeyDown = (event: KeyboardEvent, row: string) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = latest.current.keys.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => step(12),
      PageUp: () => step(-12),
      Home: () => moveTo(0),
      End: () => moveTo(last),
      Enter: () => latest.current.onOpen(row),
      ' ': () => latest.current.onTick(row, event.shiftKey),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const known = key !== null && options.keys.includes(key);
  return {
    key: known ? key : options.keys[0],
    set: (next) => {
      setKey(next);
      if (next !== key) options.onMove(next);
    },
    onKeyDown,
  };
}
