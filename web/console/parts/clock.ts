import { useSyncExternalStore } from 'react';

/** One timer for every clock of the page. It stands still while the connection is lost, so that nothing looks live that is not. */
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
let stopped = false;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function arrange(): void {
  const wanted = listeners.size > 0 && !stopped;
  if (wanted && timer === null) timer = setInterval(tick, 1000);
  if (!wanted && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!stopped && listeners.size === 1) now = Date.now();
  arrange();
  return () => {
    listeners.delete(listener);
    arrange();
  };
}

/** Let all clocks run, or stop them where they stand. */
export function setClock(state: 'running' | 'stopped'): void {
  stopped = state === 'stopped';
  if (!stopped && listeners.size > 0) tick();
  arrange();
}

/** Return the present time in milliseconds, rounded to `step`; the component renders again when that changes. */
export function useNow(step = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / step) * step);
}
