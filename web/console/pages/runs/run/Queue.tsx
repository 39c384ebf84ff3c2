import { RunsBeforeDocument } from '@parley-gateway/client/operations/runs';
import { Hourglass } from 'lucide-react';
import { useEffect } from 'react';
import { useRead } from '../../../app/reading/useRead';
import styles from './RunPage.module.css';

/** A run that nothing has begun yet, and how many are before it. */
export function Queue({ createdAt }: { createdAt: string }) {
  const { data, reload } = useRead(RunsBeforeDocument, { until: createdAt });
  useEffect(() => {
    const timer = setInterval(reload, 2000);
    return () => clearInterval(timer);
  }, [reload]);
  const before = data?.executions.totalCount ?? 0;
  return (
    <p className={styles.queue} role="status">
      <Hourglass aria-hidden />
      Waiting for a worker: {before === 0 ? 'none before it' : `${before} before it`}
    </p>
  );
}
