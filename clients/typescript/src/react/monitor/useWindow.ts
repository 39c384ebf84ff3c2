import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The rows of a long list that are in view. */
export interface ListWindow {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly first: number;
  readonly last: number;
  /** Scroll so that a row is in view. */
  reveal(index: number): void;
}

const OVERSCAN = 6;

/** Return which rows of equal height are in view in the element that scrolls them. */
export function useWindow(count: number, rowHeight: number, headHeight: number): ListWindow {
  const container = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const measure = () => {
      const { scrollTop: top, clientHeight: height } = element;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const reveal = useCallback(
    (index: number) => {
      const element = container.current;
      if (!element || index < 0) return;
      const top = index * rowHeight;
      const bottom = top + rowHeight + headHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [rowHeight, headHeight],
  );
  const first = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN);
  return { container, first, last, reveal };
}
