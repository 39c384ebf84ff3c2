import { useSyncExternalStore } from 'react';
import { sessionStore } from './session/session';
import { readStored, writeStored } from './storage';

let first: string | null = null;

/** Return whether the gateway has been upgraded since the page was loaded. */
export function useIsOutdated(): boolean {
  return useSyncExternalStore(sessionStore.subscribe, isOutdated);
}

function isOutdated(): boolean {
  const session = sessionStore.get();
  if (session.status !== 'signedIn') return false;
  first ??= session.viewer.gatewayVersion;
  return first !== session.viewer.gatewayVersion;
}

const RELOADED_KEY = 'parley:reloaded';
const ONCE_IN_MS = 60_000;

/** Load the page again if a part of it is gone, as after an upgrade; not again and again. */
export function followMissingParts(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(readStored('session', RELOADED_KEY) ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    event.preventDefault();
    writeStored('session', RELOADED_KEY, String(Date.now()));
    location.reload();
  });
}
