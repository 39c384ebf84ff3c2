import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ErrorNote, type Failure } from '../../../parts/ErrorNote';
import { RadioCards } from '../../../parts/RadioCards';
import type { WorkflowStatus } from '../model/document';
import { useCurrentDesign, useDesigner, useProblems } from '../state/context';
import type { PublishResult } from '../state/usePublish';
import { Differences } from './Differences';
import styles from './Panels.module.css';

/** What publishing changes, before it does. */
export function PublishDialog({ publish, busy, onClose, onDone, onConflict }: {
  publish: (status: WorkflowStatus) => Promise<PublishResult>;
  busy: boolean;
  onClose: () => void;
  onDone: (id: string) => void;
  onConflict: () => void;
}) {
  const base = useDesigner((state) => state.base);
  const { workflow } = useCurrentDesign();
  const problems = useProblems();
  const [status, setStatus] = useState<'ACTIVE' | 'DRAFT'>('ACTIVE');
  const [error, setError] = useState<Failure | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => button.current?.focus());
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const run = async () => {
    setError(null);
    const result = await publish(status);
    if (result === 'conflict') onConflict();
    else if (result === 'problems') onClose();
    else if ('failed' in result) setError(result.failed);
    else onDone(result.id);
  };
  const blocked = problems.some((each) => each.from === 'gateway' || each.node !== null) ? `There ${problems.length === 1 ? 'is a problem' : `are ${problems.length} problems`} to solve first.` : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={base ? `Publish version ${base.version + 1}` : 'Publish the workflow'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabledReason={blocked} ref={button} onClick={() => void run()}>
            Publish
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {base ? (
          <Differences before={base.workflow} after={workflow} />
        ) : (
          <RadioCards
            label="After publishing"
            value={status}
            onChange={setStatus}
            options={[
              { value: 'ACTIVE', label: 'Active', hint: workflow.triggers.length > 0 ? 'Its triggers start runs at once.' : 'It can be run.' },
              { value: 'DRAFT', label: 'Draft', hint: 'It can be run by hand; triggers are off.' },
            ]}
          />
        )}
        {error && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
}
