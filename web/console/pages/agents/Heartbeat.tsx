import { HeartPulse } from 'lucide-react';
import { classes } from '../../parts/classes';
import { Time } from '../../parts/Time';
import styles from './Heartbeat.module.css';

interface HeartbeatProps {
  runtime: string;
  at: string | null;
  health: { readonly status: string; readonly message: string | null };
}

/** When an agent was last heard: a worker by its heartbeats, another by its last call. */
export function Heartbeat({ runtime, at, health }: HeartbeatProps) {
  const isWorker = runtime === 'WORKER';
  const title = health.message ?? (isWorker ? 'Its last heartbeat' : 'Its last call');
  if (isWorker) {
    return (
      <span className={classes(styles.beat, styles[health.status])} title={title}>
        {/* A new beat starts the animation anew. */}
        <HeartPulse key={at} aria-hidden />
        {at ? <Time at={at} /> : 'never heard'}
      </span>
    );
  }
  const words = health.status === 'HEALTHY' ? 'answers' : health.status === 'UNKNOWN' ? 'not called yet' : (health.message ?? 'does not answer');
  return (
    <span className={classes(styles.beat, styles[health.status])} title={title}>
      <span className="truncate">{words}</span>
    </span>
  );
}
