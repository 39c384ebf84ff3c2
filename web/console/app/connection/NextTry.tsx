import { useSyncExternalStore } from 'react';

/** When the page tries to connect again: the one clock that runs without a connection. */
export function NextTry({ at }: { at: number | null }) {
  const now = useSyncExternalStore(everySecond, () => Math.floor(Date.now() / 1000) * 1000);
  const left = at === null ? 0 : Math.ceil((at - now) / 1000);
  return <span className="tabular faint">{left > 0 ? `Next try in ${left} s` : 'Trying…'}</span>;
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000);
  return () => clearInterval(timer);
}
