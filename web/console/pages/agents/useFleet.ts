import { AgentsDocument } from '@parley-gateway/client/operations/agents';
import { AgentHeartbeatsDocument, FleetEventsDocument, type AgentHeartbeatsQuery } from '@parley-gateway/client/operations/fleet';
import { useLiveList, useParley } from '@parley-gateway/client/react';
import { useEffect, useMemo, useState } from 'react';
import { foldFleet, needsReload, withBeats } from './fleet';
import type { AgentsSearch } from './search';

const EVERY = 5_000;
const MOST = 100;

type Beat = Extract<NonNullable<AgentHeartbeatsQuery['nodes'][number]>, { __typename: 'Agent' }>;

/** The agents, live. */
export function useFleet(search: AgentsSearch) {
  const filter = { search: search.q, status: search.status, runtime: search.runtime };
  const list = useLiveList({
    query: AgentsDocument,
    variables: { first: 50, filter, orderBy: { field: 'NAME', direction: 'ASC' } },
    rows: (data) => data.agents.nodes,
    pageInfo: (data) => data.agents.pageInfo,
    stream: FleetEventsDocument,
    streamVariables: {},
    fold: (rows, event) => {
      const next = foldFleet(rows, event);
      return search.status ? next.filter((agent) => search.status?.includes(agent.status)) : next;
    },
    reloadOn: (event) => needsReload(event) || (search.status !== undefined && event.__typename.startsWith('Agent')),
    key: (agent) => agent.id,
  });
  const beats = useBeats(list.rows.map((agent) => agent.id), list.live.status === 'live');
  const rows = useMemo(() => withBeats(list.rows, beats), [list.rows, beats]);
  return { ...list, rows };
}

/** The latest heartbeats and calls. They are not events, which they would flood; so they are read while the page is visible. */
function useBeats(ids: readonly string[], isLive: boolean): ReadonlyMap<string, Beat> {
  const parley = useParley();
  const [beats, setBeats] = useState<ReadonlyMap<string, Beat>>(new Map());
  const key = ids.slice(0, MOST).join(' ');
  useEffect(() => {
    if (!isLive || key === '') return undefined;
    const read = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const { nodes } = await parley.query(AgentHeartbeatsDocument, { ids: key.split(' ') }, { patience: 0 });
        setBeats(new Map(nodes.flatMap((node) => (node?.__typename === 'Agent' ? [[node.id, node] as const] : []))));
      } catch {
        // The ages continue to grow, as they should.
      }
    };
    const timer = setInterval(() => void read(), EVERY);
    return () => clearInterval(timer);
  }, [parley, key, isLive]);
  return beats;
}
