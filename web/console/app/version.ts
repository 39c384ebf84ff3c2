import { useSyncExternalStore } from 'react';
import { sessionStore } from './session/session';

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
