import type { Monitor, Picture } from '@parley-gateway/client/react';
import { useEffect, useState } from 'react';

/** Return the instant that is shown. It moves on while `active`, unless the past is shown or the stream is not live. */
export function useInstantOf(monitor: Monitor, picture: Picture, active: boolean): number {
  const [now, setNow] = useState(() => monitor.now());
  const runs = active && picture.instant === null && picture.live.status === 'live';
  useEffect(() => {
    if (!runs) return undefined;
    setNow(monitor.now());
    const timer = setInterval(() => setNow(monitor.now()), 500);
    return () => clearInterval(timer);
  }, [runs, monitor]);
  return picture.instant ?? now;
}
