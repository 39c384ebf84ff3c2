import { useState, type KeyboardEvent, type PointerEvent } from 'react';

const SMALLEST = 15;
const LARGEST = 85;
const STEP = 5;
/** The height that live.css sets until the user changes it. */
const INITIAL = 58;

/** The panel's top edge: drag it or use the arrow keys. The height is a percentage of the response pane. */
export function HeightHandle() {
  const [height, setHeight] = useState(INITIAL);
  function resize(handle: Element, percent: number) {
    const next = Math.min(Math.max(percent, SMALLEST), LARGEST);
    paneOf(handle).style.setProperty('--live-height', `${next}%`);
    setHeight(next);
  }
  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pane = paneOf(event.currentTarget).getBoundingClientRect();
    resize(event.currentTarget, ((pane.bottom - event.clientY) / pane.height) * 100);
  }
  function step(event: KeyboardEvent<HTMLDivElement>) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    const handle = event.currentTarget;
    const share = handle.parentElement!.offsetHeight / paneOf(handle).offsetHeight;
    resize(handle, share * 100 + direction * STEP);
  }
  return (
    <div
      className="live-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Resize the live panel"
      aria-valuemin={SMALLEST}
      aria-valuemax={LARGEST}
      aria-valuenow={Math.round(height)}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}

function paneOf(handle: Element): HTMLElement {
  return handle.closest<HTMLElement>('.graphiql-response')!;
}
