import { HeartPulse } from 'lucide-react';
import { classes } from '../../parts/classes';
import { Time } from '../../parts/Time';
import styles from './Heartbeat.module.css';
import { withoutCode } from '../../parts/errors';

interface HeartbeatProps {
  runtime: string;
  at: string | null;
  /** The number of its calls. */
  requests: number;
  health: { readonly status: string; readonly message: string | null; readonly checkedAt: string | null };
}

/** The time of an agent's last heartbeat or, of one that is no worker, of its last call. */
export function Heartbeat({ runtime, at, requests, health }: HeartbeatProps) {
  const isWorker = runtime === 'WORKER';
  const title = health.message ?? (isWorker ? 'Its last heartbeat' : 'Its last call');
  if (isWorker) {
    return (
      <span className={classes(styles.beat, styles[health.status])} title={title}>
        {/* A new beat restarts the animation. */}
        <HeartPulse key={at} aria-hidden />
        {at ? <Time at={at} /> : 'no heartbeat yet'}
      </span>
    );
  }
  const words = health.status === 'HEALTHY' && health.checkedAt ? <Time at={health.checkedAt} /> : wordsOf(health, requests);
  return (
    <span className={classes(styles.beat, styles[health.status])} title={title}>
      <span className="truncate">{words}</span>
    </span>
  );
}

function wordsOf({ status, message }: HeartbeatProps['health'], requests: number): string {
  if (status === 'HEALTHY') return 'available';
  if (status === 'UNKNOWN') return requests > 0 ? 'not reached recently' : 'not called yet';
  return message === null ? 'not responding' : withoutCode(message);
}
