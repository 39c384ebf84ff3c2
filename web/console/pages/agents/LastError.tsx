import { PathLink } from '../../parts/PathLink';
import { pathOfEvent } from '../../app/links';
import { ErrorNote } from '../../parts/ErrorNote';
import { Time } from '../../parts/Time';
import type { Call } from './calls';
import styles from './LastError.module.css';

interface LastErrorProps {
  calls: readonly Call[];
  status: string;
  health: { readonly status: string; readonly message: string | null };
}

/** The agent's last error with its node, as long as no later call succeeded. */
export function LastError({ calls, status, health }: LastErrorProps) {
  const last = calls[0];
  if (last?.error) {
    const node = last.node;
    return (
      <div className={styles.error}>
        <ErrorNote error={last.error} title={node ? `It failed at the node ${node.name || node.key}` : 'Its last call failed'} />
        <PathLink href={pathOfEvent(last.cursor)} className="link">
          <Time at={last.at} />
        </PathLink>
      </div>
    );
  }
  if (status === 'ERROR' && health.message) return <ErrorNote error={health.message} title="It cannot be reached" />;
  return null;
}
