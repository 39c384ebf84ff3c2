import { Check, HeartPulse } from 'lucide-react';
import { useState } from 'react';
import { Code } from '../../parts/Code';
import { Segments } from '../../parts/Tabs';
import { snippetOf, type WorkerOf } from './snippet';
import styles from './Worker.module.css';

/** Start a worker: its environment, its program, and its first heartbeat. */
export function WorkerSetup({ worker, heard }: { worker: WorkerOf; heard: boolean }) {
  const [kind, setKind] = useState<'python' | 'curl'>('python');
  return (
    <div className={styles.setup}>
      <section className={styles.part}>
        <h3>Environment</h3>
        <p className={styles.once}>The key is shown only once. Anyone who has it acts as {worker.name}.</p>
        <Code text={snippetOf('shell', worker)} language="Shell" />
      </section>
      <section className={styles.part}>
        <div className={styles.head}>
          <h3>{kind === 'python' ? 'Worker' : 'First heartbeat'}</h3>
          <Segments
            label="Language"
            value={kind}
            onChange={setKind}
            items={[
              { value: 'python', label: 'Python' },
              { value: 'curl', label: 'curl' },
            ]}
          />
        </div>
        <Code text={snippetOf(kind, worker)} language={kind === 'python' ? 'worker.py' : 'Shell'} />
      </section>
      <p className={heard ? styles.heard : styles.waits} role="status" data-heard={heard}>
        {heard ? <Check aria-hidden /> : <HeartPulse aria-hidden />}
        {heard ? `${worker.name} is connected: its first heartbeat arrived.` : `Waiting for the first heartbeat of ${worker.name}`}
      </p>
    </div>
  );
}
