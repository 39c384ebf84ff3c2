import { createContext, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { nodeAt } from './fold.js';
import type { Monitor, Picture } from './monitor.js';
import type { NodeState } from './types.js';

/** The monitor whose run the views show. */
export const MonitorContext = createContext<Monitor | null>(null);

/** Return the monitor of the view around. */
export function useMonitorInContext(): Monitor {
  const monitor = useContext(MonitorContext);
  if (!monitor) throw new Error('There is no WorkflowMonitor around this component.');
  return monitor;
}

/** Return what a monitor shows. */
export function usePicture(monitor: Monitor): Picture {
  return useSyncExternalStore(monitor.subscribe, monitor.picture, monitor.picture);
}

/**
 * Return what a monitor shows, at most a few times a second while a run is active: for components that draw much. Going
 * to another instant shows at once.
 */
export function useCalmPicture(monitor: Monitor, every = 300): Picture {
  const shown = useRef(monitor.picture());
  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let at = 0;
      const show = () => {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        at = Date.now();
        shown.current = monitor.picture();
        changed();
      };
      const hear = () => {
        const next = monitor.picture();
        const jump = next.index !== shown.current.index || next.run !== shown.current.run || next.live !== shown.current.live;
        if (jump || Date.now() - at >= every) show();
        else timer ??= setTimeout(show, every - (Date.now() - at));
      };
      const stop = monitor.subscribe(hear);
      hear();
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
      };
    },
    [monitor, every],
  );
  const read = () => {
    if (shown.current.run === null || !sameRun(shown.current, monitor.picture())) shown.current = monitor.picture();
    return shown.current;
  };
  return useSyncExternalStore(subscribe, read, monitor.picture);
}

function sameRun(one: Picture, other: Picture): boolean {
  return one.run === other.run && one.index === other.index;
}

/** Return a part of what a monitor shows. The component renders only when this part changes. */
export function usePart<T>(monitor: Monitor, select: (picture: Picture) => T): T {
  const read = () => select(monitor.picture());
  return useSyncExternalStore(monitor.subscribe, read, read);
}

/** Return a node at the instant that is shown. The component renders only when this node changes. */
export function useNodeState(key: string): NodeState | undefined {
  const monitor = useMonitorInContext();
  return usePart(monitor, (picture) => picture.state?.nodes.get(key));
}

/** Whether the stream is live. While it is not, clocks stand still: they do not count what nobody knows. */
export const LiveContext = createContext(true);

/** Return the instant that is shown. It moves on while `active`, unless the past is shown or the stream is not live. */
export function useInstant(active: boolean, every = 250): number {
  const monitor = useMonitorInContext();
  const live = useContext(LiveContext);
  const instant = usePart(monitor, (picture) => picture.instant);
  const [now, setNow] = useState(() => monitor.now());
  const runs = active && live && instant === null;
  useEffect(() => {
    if (!runs) return undefined;
    setNow(monitor.now());
    return onTick(every, () => setNow(monitor.now()));
  }, [runs, every, monitor]);
  return instant ?? now;
}

interface Ticker {
  readonly run: Set<() => void>;
  readonly timer: ReturnType<typeof setInterval>;
}

const tickers = new Map<number, Ticker>();

/** Run a function every so many milliseconds, with all others of the same pace, so that their clocks are drawn together. */
function onTick(every: number, run: () => void): () => void {
  let ticker = tickers.get(every);
  if (!ticker) {
    const all = new Set<() => void>();
    ticker = { run: all, timer: setInterval(() => all.forEach((each) => each()), every) };
    tickers.set(every, ticker);
  }
  const { run: all, timer } = ticker;
  all.add(run);
  return () => {
    all.delete(run);
    if (all.size > 0) return;
    clearInterval(timer);
    tickers.delete(every);
  };
}

/** Return the node as it is at an instant: see `nodeAt`. */
export function useNodeNow(key: string): { node: NodeState | undefined; now: number } {
  const node = useNodeState(key);
  const open = node?.status === 'RUNNING' || node?.status === 'WAITING';
  const now = useInstant(open, node?.status === 'WAITING' && !node.retryAt ? 1000 : 250);
  return { node: node && nodeAt(node, now), now };
}
