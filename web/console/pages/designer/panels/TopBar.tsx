import { AlignHorizontalDistributeCenter, CircleAlert, Ellipsis, Maximize, Play, Redo2, Undo2, Upload } from 'lucide-react';
import { Badge } from '../../../parts/Badge';
import { Button, IconButton } from '../../../parts/Button';
import { Menu, type MenuItem } from '../../../parts/Menu';
import { Time } from '../../../parts/Time';
import { useCurrentDesign, useDesign, useDesigner } from '../state/context';
import { isChanged } from '../state/useDraft';
import styles from './Panels.module.css';

export interface BarActions {
  readonly publish: () => void;
  readonly tryIt: () => void;
  readonly resolve: () => void;
  readonly fit?: (() => void) | undefined;
  readonly menu: readonly MenuItem[];
  readonly mayWrite: string | undefined;
  readonly mayRun: string | undefined;
}

/** The workflow's name, where its draft stands, and what can be done with it. */
export function TopBar({ publish, tryIt, resolve, fit, menu, mayWrite, mayRun }: BarActions) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const undoable = useDesigner((state) => state.history.past.length > 0);
  const redoable = useDesigner((state) => state.history.future.length > 0);
  const changed = useDesigner(isChanged);
  const published = useDesigner((state) => state.base !== null);
  return (
    <header className={styles.bar}>
      <div className={styles.identity}>
        <h1 className={styles.workflow} title={workflow.name}>{workflow.name || 'New workflow'}</h1>
        <DraftState onResolve={resolve} />
      </div>
      <div className={styles.tools}>
        <IconButton label="Undo" keys="Ctrl Z" icon={Undo2} disabled={!undoable} onClick={designer.undo} />
        <IconButton label="Redo" keys="Ctrl Shift Z" icon={Redo2} disabled={!redoable} onClick={designer.redo} />
        {fit && (
          <>
            <IconButton label="Lay out" keys="l" icon={AlignHorizontalDistributeCenter} onClick={designer.layOut} />
            <IconButton label="Fit" keys="f" icon={Maximize} onClick={fit} />
          </>
        )}
        <Menu label="More" trigger={<IconButton label="More" icon={Ellipsis} />} items={menu} />
      </div>
      <div className={styles.tools}>
        <Button icon={Play} disabledReason={mayRun ?? (workflow.nodes.length === 0 ? 'There is nothing to run yet.' : null)} onClick={tryIt}>
          Try
        </Button>
        <Button
          variant="primary"
          icon={Upload}
          disabledReason={mayWrite ?? (workflow.nodes.length === 0 ? 'Add a node first.' : published && !changed ? 'Nothing has changed since it was published.' : null)}
          onClick={publish}
        >
          Publish
        </Button>
      </div>
    </header>
  );
}

/** One of three states, always: the draft is kept, the version is published, or there is a conflict. */
function DraftState({ onResolve }: { onResolve: () => void }) {
  const kept = useDesigner((state) => state.kept);
  const base = useDesigner((state) => state.base);
  const theirs = useDesigner((state) => state.theirs);
  const changed = useDesigner(isChanged);
  if (kept && 'failed' in kept) return <Badge tone="bad" icon={CircleAlert} title={kept.failed}>Draft not kept</Badge>;
  if (theirs && changed) {
    return (
      <button type="button" className={styles.conflicting} onClick={onResolve}>
        <CircleAlert aria-hidden />
        {base && theirs.version === base.version ? 'Conflict: changed meanwhile' : <>Conflict: v{theirs.version}{theirs.by && ` by ${theirs.by}`}</>}
      </button>
    );
  }
  if (changed) {
    return (
      <span className={styles.state} data-state="draft">
        {kept ? <>Draft kept {clock(kept.at)}</> : base ? 'Keeping the draft…' : 'Not published yet'}
        {base && <span className={styles.faint}> · based on v{base.version}</span>}
      </span>
    );
  }
  if (!base) return <span className={styles.state}>Empty draft</span>;
  return (
    <span className={styles.state} data-state="published">
      Published v{base.version}
      {base.at && <span className={styles.faint}> · <Time at={base.at} /></span>}
    </span>
  );
}

function clock(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
