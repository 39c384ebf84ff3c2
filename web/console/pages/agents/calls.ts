import type { AgentCallsQuery, AgentWatchSubscription } from '@parley-gateway/client/operations/fleet';

type AnyEvent = AgentWatchSubscription['agentEvents'] | AgentCallsQuery['events']['nodes'][number];

/** One call of an agent, or one error. */
export interface Call {
  readonly id: string;
  readonly at: string;
  readonly cursor: string;
  readonly by: string | null;
  readonly durationMs: number | null;
  readonly simulated: boolean;
  readonly error: string | null;
  readonly session: { readonly id: string; readonly name: string } | null;
  readonly node: { readonly id: string; readonly key: string; readonly name: string } | null;
}

/** Return the call that an event is about, if it is about a call of this agent. */
export function callOf(event: AnyEvent, agentId: string): Call | null {
  if (event.__typename !== 'AgentExecuted' && event.__typename !== 'AgentErrored') return null;
  if (event.agent.id !== agentId) return null;
  const failed = event.__typename === 'AgentErrored';
  return {
    id: event.id,
    at: event.occurredAt,
    cursor: event.cursor,
    by: event.actor?.name ?? null,
    durationMs: failed ? null : event.durationMs,
    simulated: failed ? false : event.simulated,
    error: failed ? event.error : null,
    session: event.inSession,
    node: event.nodeExecution,
  };
}

/** Return calls with more of them, each once, newest first. */
export function withCalls(calls: readonly Call[], more: readonly Call[]): readonly Call[] {
  const known = new Set(calls.map((call) => call.id));
  const fresh = more.filter((call) => !known.has(call.id));
  if (fresh.length === 0) return calls;
  return [...calls, ...fresh].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}
