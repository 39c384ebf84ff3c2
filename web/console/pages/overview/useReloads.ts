import type { LiveState } from '@parley-gateway/client';
import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { useStream } from '@parley-gateway/client/react';
import { useEffect, useRef } from 'react';

const TOGETHER_MS = 700;

/** Queries to read again after events of some types; a type may be a prefix. */
export type Reloads = readonly (readonly [types: readonly string[], reload: () => void])[];

/** Follow the event log with one subscription for the whole page, and read again what events concern, once per burst. */
export function useReloads(reloads: Reloads): LiveState {
  const due = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(reloads);
  useEffect(() => {
    latest.current = reloads;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const flush = () => {
    timer.current = undefined;
    for (const at of due.current) latest.current[at]?.[1]();
    due.current.clear();
  };
  return useStream(EventTicksDocument, {}, (event) => {
    latest.current.forEach(([types], at) => {
      if ('type' in event && types.some((type) => event.type.startsWith(type))) due.current.add(at);
    });
    if (due.current.size > 0 && timer.current === undefined) timer.current = setTimeout(flush, TOGETHER_MS);
  });
}
