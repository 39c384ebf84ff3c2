import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const DURATION = 180;
/** Changes that follow each other faster than this are not followed by the eye either, and measuring each costs a layout. */
const CALM_MS = 500;

/**
 * Let what changed its place glide there, once: children of `frame` with `data-flip` are compared with where they were
 * when `order` changed last. Changes that come together move together; in a burst, and with reduced motion, nothing does.
 */
export function useFlip(frame: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef<ReadonlyMap<string, DOMRect> | null>(null);
  const changedAt = useRef(0);
  const scrolled = useRef(false);
  useEffect(() => {
    const mark = () => {
      scrolled.current = true;
    };
    document.addEventListener('scroll', mark, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', mark, { capture: true });
  }, []);
  useLayoutEffect(() => {
    const isCalm = performance.now() - changedAt.current > CALM_MS;
    changedAt.current = performance.now();
    const before = scrolled.current ? null : places.current;
    scrolled.current = false;
    places.current = null;
    if (!isCalm) {
      const timer = setTimeout(() => {
        places.current = placesIn(frame.current);
      }, CALM_MS);
      return () => clearTimeout(timer);
    }
    const now = placesIn(frame.current);
    places.current = now;
    if (before === null || isStill()) return undefined;
    for (const element of flipsIn(frame.current)) {
      const key = element.dataset.flip ?? '';
      const [old, place] = [before.get(key), now.get(key)];
      if (old && place) glide(element, old, place);
    }
    return undefined;
  }, [frame, order]);
}

function flipsIn(frame: HTMLElement | null): Iterable<HTMLElement> {
  return frame?.querySelectorAll<HTMLElement>('[data-flip]') ?? [];
}

function placesIn(frame: HTMLElement | null): ReadonlyMap<string, DOMRect> {
  return new Map([...flipsIn(frame)].map((element) => [element.dataset.flip ?? '', element.getBoundingClientRect()]));
}

function glide(element: HTMLElement, from: DOMRect, to: DOMRect): void {
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (x === 0 && y === 0) return;
  const frames = [{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }];
  element.animate(frames, { duration: DURATION, easing: 'cubic-bezier(0.2, 0, 0, 1)' });
}

function isStill(): boolean {
  return document.documentElement.dataset.live === 'off' || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
