import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { arrived } from './columns';

/** Return the nearest element around one that scrolls up and down. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (overflowY === 'auto' || overflowY === 'scroll') return at;
  }
  return document.documentElement;
}

/** Render only the rows in sight, in the element that scrolls around the table or in the table itself. */
export function useRowsInSight(frame: HTMLDivElement | null, body: RefObject<HTMLDivElement | null>, keys: readonly string[], fill: boolean, estimate: number) {
  const [margin, setMargin] = useState(0);
  // The table's element comes and goes with its rows, so it is a value and not a reference.
  const scroller = useMemo(() => (fill ? frame : frame && scrollerOf(frame)), [fill, frame]);
  useLayoutEffect(() => {
    if (!scroller || !body.current) return;
    const above = body.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    if (Math.abs(above - margin) > 1) setMargin(above);
  });
  return useVirtualizer<HTMLElement, HTMLDivElement>({
    count: keys.length,
    getScrollElement: () => scroller,
    estimateSize: () => estimate,
    overscan: 10,
    scrollMargin: margin,
    getItemKey: useCallback((at: number) => keys[at] ?? at, [keys]),
    useFlushSync: false,
  });
}

/** Ask for more rows when the last ones come into sight, once for each length. */
export function useMore(lastInSight: number, count: number, hasMore: boolean, onMore: (() => void) | undefined): void {
  const asked = useRef(-1);
  useEffect(() => {
    if (!hasMore || !onMore || count === 0 || lastInSight < count - 8 || asked.current === count) return;
    asked.current = count;
    onMore();
  }, [lastInSight, count, hasMore, onMore]);
}

/** Stay at the newest row while the user is there, and keep what is in sight when older rows come above it. */
export function useStickToEnd(virtual: Virtualizer<HTMLElement, HTMLDivElement>, keys: readonly string[], on: boolean): void {
  const first = useRef<string | undefined>(undefined);
  const atEnd = useRef(true);
  const scroller = virtual.scrollElement;
  useEffect(() => {
    if (!on || !scroller) return;
    const look = () => {
      atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    };
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [on, scroller]);
  useLayoutEffect(() => {
    if (!on || !scroller) return;
    const before = first.current === undefined ? 0 : keys.indexOf(first.current);
    first.current = keys[0];
    if (before > 0) scroller.scrollTop += virtual.measurementsCache[before]?.start ?? 0;
    else if (atEnd.current && keys.length > 0) virtual.scrollToIndex(keys.length - 1, { align: 'end' });
  }, [keys, on, scroller, virtual]);
}

/** Return the keys of rows that have just arrived, to be shown once. */
export function useArrivals(keys: readonly string[], atEnd: boolean): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(known.current);
  useEffect(() => {
    const next = arrived(known.current, keys, atEnd);
    known.current = new Set(keys);
    if (next.size > 0) setFresh(next);
  }, [keys, atEnd]);
  return fresh;
}
