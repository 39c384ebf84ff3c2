import { useSyncExternalStore } from 'react';
import { useNow } from './clock';
import { ago, clockTime, duration, exactTime, type TimeMode } from './times';
import { None } from './None';

const KEY = 'parley:times';
const HOUR_MS = 3_600_000;
const listeners = new Set<() => void>();

function isMode(value: string | null): value is TimeMode {
  return value === 'relative' || value === 'local' || value === 'utc';
}

function readMode(): TimeMode {
  const stored = localStorage.getItem(KEY);
  return isMode(stored) ? stored : 'relative';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setMode(mode: TimeMode): void {
  localStorage.setItem(KEY, mode);
  for (const listener of listeners) listener();
}

/** How times are written, and what changes it for every page; remembered in this browser. */
export function useTimeMode(): [TimeMode, (mode: TimeMode) => void] {
  return [useSyncExternalStore(subscribe, readMode), setMode];
}

/** An instant as the user wants to read it; the exact one on hover. Nothing is shown as a dash. */
export function Time({ at, mode, className }: { at: string | number | null | undefined; mode?: TimeMode; className?: string }) {
  const [preferred] = useTimeMode();
  const chosen = mode ?? preferred;
  const instant = new Date(at ?? 0);
  // A list of old or absolute times does not render again every second.
  const isRecent = chosen === 'relative' && Math.abs(Date.now() - instant.getTime()) < HOUR_MS;
  const now = useNow(isRecent ? 1000 : 60_000);
  if (at === null || at === undefined) return <None />;
  const text = chosen === 'relative' ? ago(instant.getTime(), now) : clockTime(instant.getTime(), now, chosen);
  return (
    <time dateTime={instant.toISOString()} title={exactTime(instant.getTime())} className={`tabular ${className ?? ''}`}>
      {text}
    </time>
  );
}

/** How long something took; without an end it counts as long as the connection is live. */
export function Duration({
  ms,
  from,
  to,
}: {
  ms?: number | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}) {
  if (ms !== null && ms !== undefined) return <span className="tabular">{duration(ms)}</span>;
  if (!from) return <None />;
  if (to) return <span className="tabular">{duration(Date.parse(to) - Date.parse(from))}</span>;
  return <Running from={Date.parse(from)} />;
}

function Running({ from }: { from: number }) {
  const passed = useNow() - from;
  return <span className="tabular">{duration(passed < 1000 ? 0 : Math.floor(passed / 1000) * 1000)}</span>;
}

/** How long it is until an instant; `done` stands there from then on. */
export function Countdown({ to, done = 'now' }: { to: string | null | undefined; done?: string }) {
  const now = useNow();
  if (!to) return <None />;
  const left = Date.parse(to) - now;
  return (
    <time dateTime={to} title={exactTime(Date.parse(to))} className="tabular">
      {left <= 0 ? done : duration(Math.ceil(left / 1000) * 1000)}
    </time>
  );
}
