import { GitFork } from 'lucide-react';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { Diff } from '../../parts/Diff';
import { Drawer } from '../../parts/Drawer';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { Time } from '../../parts/Time';
import type { AuditEntry } from './AuditTab';
import styles from './People.module.css';

/** One entry of the audit trail: who did it, from where, what changed, and its place in the chain. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { action, actor, address, at, keyId, subjectId, eventId, number, hash, previousHash, before, after } = entry;
  return (
    <Drawer
      open
      onOpenChange={onClose}
      width={560}
      title={<span className="mono">{action}</span>}
      meta={<><Time at={at} />{number !== null && <span className="tabular">No. {number}</span>}</>}
      footer={
        eventId !== null && (
          <div className={styles.bar}>
            <Button icon={GitFork} keys="y" onClick={() => openWhy(eventId)}>Why?</Button>
          </div>
        )
      }
    >
      <KeyValue
        items={[
          { label: 'Who', value: actor?.name ?? 'Unknown' },
          { label: 'From', value: address ?? 'Parley itself, or a command' },
          { label: 'With', value: keyId === null ? 'A sign-in' : <IdLabel id={keyId} to={`/people?key=${keyId}`} /> },
          { label: 'What', value: subjectId && <IdLabel id={subjectId} /> },
        ]}
      />
      <Change before={before} after={after} />
      <KeyValue
        items={[
          { label: 'Hash', value: hash === null ? 'Not computed yet' : <IdLabel id={hash} />, wide: true },
          { label: 'Hash of the entry before', value: previousHash && <IdLabel id={previousHash} />, wide: true },
        ]}
      />
    </Drawer>
  );
}

function Change({ before, after }: { before: unknown; after: unknown }) {
  if (before === null && after === null) return null;
  if (before === null || after === null) return <JsonTree label={before === null ? 'New values' : 'Previous values'} value={before ?? after} open={2} />;
  return <Diff label="What changed" before={before} after={after} />;
}
