import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { PathLink } from '../../parts/PathLink';
import { pathOf, pathOfEvent } from '../../app/links';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Duration, Time } from '../../parts/Time';
import styles from './AgentCalls.module.css';
import type { Call } from './calls';
import type { PastCalls } from './usePastCalls';

const FIRST = 12;

/** The agent's latest calls, failed ones with the reason. */
export function AgentCalls({ calls, past }: { calls: readonly Call[]; past: PastCalls }) {
  const [all, setAll] = useState(false);
  const shown = all ? calls : calls.slice(0, FIRST);
  return (
    <Panel title="Recent calls" count={calls.length || null} flush>
      {calls.length === 0 ? (
        <Empty compact icon={PhoneCall} title="No recent calls">
          Calls by workflows, sessions and people appear here.
        </Empty>
      ) : (
        <ol className={styles.list}>
          {shown.map((call) => (
            <li key={call.id} className={styles.row}>
              <Status value={call.error === null ? 'COMPLETED' : 'FAILED'} quiet />
              <span className={styles.words}>
                <Place call={call} />
                {call.error !== null && <span className={styles.error}>{call.error}</span>}
              </span>
              {call.simulated && <Badge tone="warn">Simulated</Badge>}
              <span className={styles.duration}>{call.error === null ? <Duration ms={call.durationMs} /> : 'failed'}</span>
              <PathLink href={pathOfEvent(call.cursor)} className={styles.at}>
                <Time at={call.at} />
              </PathLink>
            </li>
          ))}
        </ol>
      )}
      {past.error && <ErrorNote compact error={past.error} />}
      {!all && calls.length > FIRST ? (
        <div className={styles.more}>
          <Button size="sm" variant="ghost" onClick={() => setAll(true)}>{`Show all ${calls.length}`}</Button>
        </div>
      ) : (
        past.lookBack && (
          <div className={styles.more}>
            <Button size="sm" variant="ghost" busy={past.looking} onClick={() => void past.lookBack?.()}>Look further back</Button>
          </div>
        )
      )}
    </Panel>
  );
}

function Place({ call }: { call: Call }) {
  const { node, session, by } = call;
  const path = session ? pathOf('Session', session.id) : null;
  if (node) return <span className="truncate">Node <b>{node.name || node.key}</b></span>;
  if (session && path) return <span className="truncate">{by && `${by} in `}<PathLink href={path} className="link">{session.name}</PathLink></span>;
  return <span className="truncate">{by ?? 'Unknown'}</span>;
}
