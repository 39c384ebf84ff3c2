import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../../parts/classes';
import { edgesOf } from '../model/branches';
import { nodeOf } from '../model/document';
import { useDesign, useDesigner } from '../state/context';
import { useNodeRun } from '../state/runs';
import { BRANCH_WORDS } from './words';
import styles from './Canvas.module.css';

/** A dependency: its branch as a word, and a plus to put a node on it. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps) {
  const { id, source, target, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props;
  const designer = useDesign();
  const branch = useDesigner((state) => edgesOf(state.history.present.workflow).find((edge) => edge.id === id)?.branch ?? 'then');
  const condition = useDesigner((state) => nodeOf(state.history.present.workflow, target)?.when ?? null);
  const before = useNodeRun(source);
  const after = useNodeRun(target);
  const [path, x, y] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, curvature: 0.3 });
  const state = !before || !after ? undefined : after.status === 'RUNNING' || after.status === 'WAITING' ? 'live' : after.status === 'SKIPPED' || after.status === 'PENDING' || after.status === 'CANCELLED' ? 'off' : 'done';
  const label = branch !== 'then' ? BRANCH_WORDS[branch] : condition !== null ? 'if' : null;
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={18} className={classes(styles.edge, selected && styles.chosen, branch === 'failed' && styles.onFailure)} data-state={state} />
      <EdgeLabelRenderer>
        <div className={classes(styles.onEdge, 'nodrag nopan')} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }} data-edge={id}>
          {label && (
            <span className={styles.branch} title={branch === 'then' ? (condition ?? undefined) : undefined}>
              {label}
            </span>
          )}
          <button
            type="button"
            className={styles.plus}
            aria-label={`Add a node between ${source} and ${target}`}
            tabIndex={-1}
            onClick={() => {
              designer.set({ finding: { kind: 'add', after: source, before: target } });
            }}
          >
            <Plus aria-hidden />
          </button>
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
