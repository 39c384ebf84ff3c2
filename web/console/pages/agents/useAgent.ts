import { AgentPulseDocument, AgentWatchDocument } from '@parley-gateway/client/operations/fleet';
import { useLiveObject } from '@parley-gateway/client/react';
import { useEffect, useMemo, useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { callOf, withCalls, type Call } from './calls';
import { withRecord, type FleetAgent } from './fleet';
import { usePastCalls } from './usePastCalls';

const EVERY = 10_000;
const MINUTE = 60_000;
const NO_CALLS: readonly Call[] = [];

type Watched = FleetAgent & { readonly config: unknown; readonly metadata: unknown };

interface AgentState {
  readonly agent: Watched;
  readonly calls: readonly Call[];
  /** Grows with each event; metrics, which emit none, are read again then. */
  readonly events: number;
}

/** One agent: its state by events, its heartbeats and metrics by reading them again. */
export function useAgent(id: string, rangeMs: number) {
  const live = useLiveObject({
    stream: AgentWatchDocument,
    variables: { agentIds: [id] },
    snapshot: (opened): AgentState | null =>
      opened.__typename === 'StreamOpened' && opened.snapshot?.__typename === 'Agent' ? { agent: opened.snapshot, calls: [], events: 0 } : null,
    fold: (state, event) => {
      const call = callOf(event, id);
      const agent = 'agent' in event ? { ...state.agent, ...withRecord(state.agent, event.agent) } : state.agent;
      return { agent, calls: call ? withCalls(state.calls, [call]) : state.calls, events: state.events + 1 };
    },
  });
  const events = live.value?.events ?? 0;
  const isLive = live.live.status === 'live';
  const since = useSince(rangeMs);
  const pulse = useRead(AgentPulseDocument, { id, since }, { keep: true });
  const past = usePastCalls(id);
  const { reload } = pulse;
  useEffect(() => {
    if (events > 0) reload();
  }, [events, reload]);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), EVERY);
    return () => clearInterval(timer);
  }, [isLive, reload]);
  const calls = useMemo(() => withCalls(live.value?.calls ?? NO_CALLS, past.calls), [live.value?.calls, past.calls]);
  return { ...live, agent: live.value?.agent ?? null, calls, past, pulse: pulse.data?.agent ?? null, pulseError: pulse.error, reloadPulse: reload };
}

/** The beginning of the range that ends now, in whole minutes, so that the query stays the same in between. */
function useSince(rangeMs: number): string {
  const [now, setNow] = useState(() => Math.floor(Date.now() / MINUTE) * MINUTE);
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / MINUTE) * MINUTE), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return new Date(now - rangeMs).toISOString();
}
