import { Activity, Bot, Gauge, ListChecks, Play, Send } from 'lucide-react';
import { useNow } from '../../parts/clock';
import { short } from '../../parts/chart/scale';
import { duration } from '../../parts/times';
import type { Before } from './history';
import styles from './Overview.module.css';
import { curve, rate, STEP_MS, sum, type Metrics, type Sample } from './samples';
import { Tile } from './Tile';
import { useHistory } from './useHistory';

const OPEN_TASKS = ['PENDING', 'ASSIGNED', 'RUNNING'];
const OPEN_RUNS = ['PENDING', 'RUNNING', 'WAITING'];
const OPEN_DELIVERIES = ['PENDING', 'RETRYING'];

/** The subjects of the gateway in figures, from one stream of numbers. */
export function Tiles({ samples, ahead }: { samples: readonly Sample[]; ahead: number }) {
  const now = useNow(STEP_MS) + ahead;
  const latest = samples.at(-1)?.metrics;
  const figure = (pick: (metrics: Metrics) => number) => (latest ? pick(latest).toLocaleString('en') : null);
  const runs = (metrics: Metrics) => sum(metrics.executionsByStatus, OPEN_RUNS);
  const tasks = (metrics: Metrics) => sum(metrics.tasksByStatus, OPEN_TASKS);
  const line = (pick: (metrics: Metrics) => number, known?: Before) => curve(samples, now, pick, known);
  const past = useHistory(samples[0], { runs, tasks });
  const events = rate(samples, now, (metrics) => metrics.eventsPublished);
  const requests = rate(samples, now, (metrics) => metrics.requests);
  return (
    <div className={styles.tiles}>
      <Tile
        icon={Play}
        label="Runs"
        to="/runs"
        keys="1"
        figure={figure(runs)}
        unit="in progress"
        statuses={latest?.executionsByStatus}
        curve={line(runs, past.runs)}
        tone="running"
      />
      <Tile
        icon={ListChecks}
        label="Tasks"
        to="/tasks"
        keys="2"
        figure={figure(tasks)}
        unit="open"
        statuses={latest?.tasksByStatus}
        curve={line(tasks, past.tasks)}
        tone="running"
      />
      <Tile
        icon={Bot}
        label="Agents"
        to="/agents"
        keys="3"
        figure={figure((metrics) => metrics.agents)}
        unit={latest?.agents === 1 ? 'agent' : 'agents'}
        statuses={latest?.agentsByStatus}
        curve={line((metrics) => sum(metrics.agentsByStatus, ['BUSY']))}
        tone="running"
      />
      <Tile
        icon={Send}
        label="Deliveries"
        to="/deliveries"
        keys="4"
        figure={figure((metrics) => sum(metrics.deliveriesByStatus, OPEN_DELIVERIES))}
        unit="on the way"
        statuses={latest?.deliveriesByStatus}
        curve={line((metrics) => sum(metrics.deliveriesByStatus, OPEN_DELIVERIES))}
        tone="running"
      />
      <Tile
        icon={Activity}
        label="Events"
        to="/events"
        keys="5"
        figure={latest ? short(events.findLast((value) => value !== null) ?? 0) : null}
        unit="per second"
        facts={[
          { label: 'since startup', value: short(latest?.eventsPublished ?? 0) },
          { label: latest?.subscribers === 1 ? 'subscriber' : 'subscribers', value: String(latest?.subscribers ?? 0) },
        ]}
        curve={events}
        tone="accent"
      />
      <Tile
        icon={Gauge}
        label="Requests"
        to="/endpoints"
        keys="6"
        figure={latest ? short(requests.findLast((value) => value !== null) ?? 0) : null}
        unit="per second"
        facts={[
          { label: 'on average', value: typeof latest?.averageLatencyMs === 'number' ? duration(latest.averageLatencyMs) : '–' },
          { label: latest?.activeSessions === 1 ? 'active session' : 'active sessions', value: String(latest?.activeSessions ?? 0) },
        ]}
        curve={requests}
        tone="accent"
      />
    </div>
  );
}
