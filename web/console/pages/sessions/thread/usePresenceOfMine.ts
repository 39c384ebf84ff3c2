import { SetPresenceDocument } from '@parley-gateway/client/operations/sessions';
import type { Presence } from '@parley-gateway/client/operations/types';
import { useParley } from '@parley-gateway/client/react';
import { useEffect } from 'react';

const GRACE = 15_000;

/** Report the viewer as present while the page is open and visible. A short look elsewhere does not count as away. */
export function usePresenceOfMine(sessionId: string, isIn: boolean): void {
  const parley = useParley();
  useEffect(() => {
    if (!isIn) return undefined;
    let said: Presence | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (presence: Presence) => {
      if (said === presence) return;
      said = presence;
      // It is a courtesy; if it does not arrive, the next change says it.
      parley.mutate(SetPresenceDocument, { input: { sessionId, presence } }, { patience: 0 }).catch(() => {
        said = null;
      });
    };
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') say('ONLINE');
      else timer = setTimeout(() => say('AWAY'), GRACE);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [parley, sessionId, isIn]);
}
