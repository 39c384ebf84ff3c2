import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const DURATION = 180;

/**
 * Let what changed its place glide there, once: children of `frame` with `data-flip` are compared with where they were
 * at the last render. Changes that come together move together, and with reduced motion nothing does.
 */
export function useFlip(frame: RefObject<HTMLElement | null>): void {
  const places = useRef<ReadonlyMap<string, DOMRect>>(new Map());
  const scrolled = useRef(false);
  useEffect(() => {
    const mark = () => {
      scrolled.current = true;
    };
    document.addEventListener('scroll', mark, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', mark, { capture: true });
  }, []);
  useLayoutEffect(() => {
    const before = scrolled.current ? null : places.current;
    scrolled.current = false;
    const now = new Map<string, DOMRect>();
    for (const element of frame.current?.querySelectorAll<HTMLElement>('[data-flip]') ?? []) {
      const key = element.dataset.flip ?? '';
      const place = element.getBoundingClientRect();
      now.set(key, place);
      const old = before?.get(key);
      if (old && !isStill()) glide(element, old, place);
    }
    places.current = now;
  });
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
