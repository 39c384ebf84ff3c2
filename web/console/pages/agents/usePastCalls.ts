import { asParleyError, type ParleyError } from '@parley-gateway/client';
import { AgentCallsDocument, type AgentCallsQuery } from '@parley-gateway/client/operations/fleet';
import { useParley } from '@parley-gateway/client/react';
import { useMemo, useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { callOf, withCalls, type Call } from './calls';

type Piece = AgentCallsQuery['events'];

const NO_CALLS: readonly Call[] = [];
const MOST_PIECES = 10;

/** What the log knows of an agent's calls. */
export interface PastCalls {
  calls: readonly Call[];
  /** Look further back, or null at the beginning of the log: the log has the calls of all agents, a hundred at a time. */
  lookBack: (() => Promise<void>) | null;
  looking: boolean;
  error: ParleyError | null;
}

/** The latest calls of an agent, and earlier ones on request. */
export function usePastCalls(id: string): PastCalls {
  const parley = useParley();
  const latest = useRead(AgentCallsDocument, {});
  const [older, setOlder] = useState<readonly Piece[]>([]);
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<ParleyError | null>(null);
  const pieces = useMemo(() => (latest.data ? [latest.data.events, ...older] : []), [latest.data, older]);
  const calls = useMemo(() => callsIn(pieces, id), [pieces, id]);
  const last = pieces.at(-1);
  const before = last?.pageInfo.hasPreviousPage ? (last.nodes[0]?.cursor ?? null) : null;

  const lookBack = async (from: string) => {
    setLooking(true);
    setError(null);
    try {
      const found: Piece[] = [];
      let cursor: string | null = from;
      // Until there is one of this agent, within reason.
      while (cursor !== null && found.length < MOST_PIECES && callsIn(found, id).length === 0) {
        const { events }: AgentCallsQuery = await parley.query(AgentCallsDocument, { before: cursor });
        found.push(events);
        cursor = events.pageInfo.hasPreviousPage ? (events.nodes[0]?.cursor ?? null) : null;
      }
      setOlder((known) => [...known, ...found]);
    } catch (problem) {
      setError(asParleyError(problem));
    } finally {
      setLooking(false);
    }
  };
  return { calls, lookBack: before === null ? null : () => lookBack(before), looking, error };
}

function callsIn(pieces: readonly Piece[], id: string): readonly Call[] {
  return withCalls(NO_CALLS, pieces.flatMap(({ nodes }) => nodes).flatMap((event) => callOf(event, id) ?? []));
}
