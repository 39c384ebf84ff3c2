import { useState, type PointerEvent, type RefObject } from 'react';
import type { Interval, TimeScale } from './scale.js';

const SHORTEST = 0.01;

/** Let a range of time be chosen by dragging along the axis. */
export function useRangeDrag(element: RefObject<HTMLElement | null>, scale: TimeScale, choose: (range: Interval) => void) {
  const [drag, setDrag] = useState<{ begin: number; end: number } | null>(null);
  const placeOf = (event: PointerEvent) => {
    const box = element.current?.getBoundingClientRect();
    return box ? Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) : 0;
  };
  const selection = drag && { x0: Math.min(drag.begin, drag.end), x1: Math.max(drag.begin, drag.end) };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ begin: placeOf(event), end: placeOf(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag) setDrag({ ...drag, end: placeOf(event) });
    },
    onPointerUp: () => {
      if (selection && selection.x1 - selection.x0 > SHORTEST) {
        choose({ from: scale.time(selection.x0), to: scale.time(selection.x1) });
      }
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  };
  return { handlers, selection };
}
