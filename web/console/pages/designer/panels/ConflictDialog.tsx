import { useMemo, useState } from 'react';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { RadioCards } from '../../../parts/RadioCards';
import { Time } from '../../../parts/Time';
import { type Conflict, differences, resolved } from '../model/merge';
import { forgetDraft } from '../model/drafts';
import { useDesign, useDesigner } from '../state/context';
import { rebased } from '../state/load';
import { Differences, short } from './Differences';
import styles from './Panels.module.css';

type Side = 'mine' | 'theirs';

/** Somebody else published meanwhile: what both changed is decided value by value, the rest is merged. */
export function ConflictDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const designer = useDesign();
  const theirs = useDesigner((state) => state.theirs);
  const base = useDesigner((state) => state.base);
  const workflow = useDesigner((state) => state.history.present.workflow);
  const merge = useMemo(() => (theirs ? rebased(designer, theirs) : null), [designer, theirs, workflow]);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  if (!theirs || !merge || !base) return null;
  const sideOf = (conflict: Conflict): Side => sides[conflict.path.join('.')] ?? 'mine';
  const counts = { theirs: differences(base.workflow, theirs.workflow).length, mine: differences(base.workflow, workflow).length };

  const versions = theirs.version > base.version;
  const at = versions ? theirs.at : theirs.updatedAt;

  const take = () => {
    const chosen = merge.conflicts.filter((each) => sideOf(each) === 'theirs');
    const next = resolved(merge.workflow, chosen);
    designer.set({ base: theirs, theirs: null, reported: [] });
    designer.edit((design) => ({ ...design, workflow: next }));
    onClose();
  };
  const discard = () => {
    void forgetDraft(id).catch(() => undefined);
    designer.restart({ ...designer.design, workflow: theirs.workflow }, theirs);
    designer.set({ kept: null });
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={versions ? `Version ${theirs.version} was published meanwhile` : 'The workflow was changed meanwhile'}
      description={
        <>
          {(versions && theirs.by) || 'Someone'} changed {counts.theirs === 1 ? 'one value' : `${counts.theirs} values`}
          {at && <> · <Time at={at} /></>}. Your draft, based on version {base.version}, changes {counts.mine}.
        </>
      }
      footer={
        <>
          <Button variant="danger" onClick={discard}>Discard my draft</Button>
          <Button variant="primary" autoFocus onClick={take}>{merge.conflicts.length === 0 ? 'Merge both' : 'Continue with these'}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {merge.conflicts.length === 0 ? (
          <p>No one else changed what you changed: both can be kept.</p>
        ) : (
          merge.conflicts.map((conflict) => (
            <section key={conflict.path.join('.')} className={styles.conflict}>
              <RadioCards
                label={conflict.path[0] === 'nodes' ? conflict.path.slice(1).join(' · ') : conflict.path.join(' · ')}
                value={sideOf(conflict)}
                onChange={(side) => { setSides({ ...sides, [conflict.path.join('.')]: side }); }}
                options={[
                  { value: 'mine', label: 'Mine', hint: short(conflict.mine) },
                  { value: 'theirs', label: theirs.by ? `${theirs.by}’s` : 'Theirs', hint: short(conflict.theirs) },
                ]}
                columns={2}
              />
              <p className={styles.about}>Was: {short(conflict.base)}</p>
            </section>
          ))
        )}
        <details>
          <summary className={styles.title}>What {theirs.by ?? 'somebody'} changed</summary>
          <Differences before={base.workflow} after={theirs.workflow} />
        </details>
        <details>
          <summary className={styles.title}>What my draft changes</summary>
          <Differences before={base.workflow} after={workflow} />
        </details>
      </div>
    </Dialog>
  );
}

