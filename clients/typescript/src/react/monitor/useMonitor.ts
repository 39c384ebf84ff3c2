import { useEffect, useMemo, useRef } from 'react';
import { useParley } from '../context.js';
import { isEnded } from './fold.js';
import { Monitor } from './monitor.js';
import { parleySource } from './parleySource.js';

/** Return the monitor of a run, which follows it while the component is there. Another id is another monitor. */
export function useMonitor(executionId: string | null): Monitor | null {
  const parley = useParley();
  const monitor = useMemo(
    () => (executionId === null ? null : new Monitor(parleySource(parley), executionId)),
    [parley, executionId],
  );
  useEffect(() => monitor?.start(), [monitor]);
  return monitor;
}

/** Call `onComplete` once when the run has ended, also if it had ended before. */
export function useCompletion(monitor: Monitor | null, onComplete: ((success: boolean) => void) | undefined): void {
  const latest = useRef(onComplete);
  latest.current = onComplete;
  const reported = useRef<Monitor | null>(null);
  useEffect(() => {
    if (!monitor) return undefined;
    const report = () => {
      const status = monitor.picture().latest?.status;
      if (!status || !isEnded(status) || reported.current === monitor) return;
      reported.current = monitor;
      latest.current?.(status === 'COMPLETED');
    };
    report();
    return monitor.subscribe(report);
  }, [monitor]);
}
