import { Handle, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react';
import { NodeTypeIcon, StatusIcon } from '@parley-gateway/client/react';
import { CircleAlert } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { classes } from '../../../parts/classes';
import { LOOKS, summaryOf, titleOf } from '../catalog';
import { problemsOf, useDesigner, useNode } from '../state/context';
import { useNodeRun } from '../state/runs';
import { type Exit, exitsOf } from './forks';
import { BRANCH_WORDS } from './words';
import styles from './Canvas.module.css';

/** A node on the canvas: what it is, what it does in a line, what is wrong with it, and how it fares in the run. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps) {
  const node = useNode(id);
  const run = useNodeRun(id);
  const problems = useDesigner((state) => problemsOf(state).filter((each) => each.node === id).length);
  const exits = useDesigner((state) => exitsOf(state.history.present, id));
  useMovedHandles(id, exits);
  if (!node) return null;
  const { label } = LOOKS[node.type];
  const forks = exits.length > 2;
  return (
    <div
      className={classes(styles.card, selected && styles.selected, problems > 0 && styles.wrong)}
      data-status={run?.status}
      title={problems > 0 ? undefined : `${label} · ${node.key}`}
    >
      <Handle type="target" position={Position.Top} className={styles.handle} />
      <span className={styles.icon}>
        <NodeTypeIcon type={node.type} size={18} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{titleOf(node)}</span>
        <span className={styles.summary}>{summaryOf(node)}</span>
      </span>
      {problems > 0 && !run && (
        <span className={styles.problem} title={problems === 1 ? 'One problem' : `${problems} problems`}>
          <CircleAlert aria-hidden />
          <span className="visually-hidden">{problems === 1 ? 'One problem' : `${problems} problems`}</span>
        </span>
      )}
      {run && run.status !== 'PENDING' && (
        <span className={styles.state} title={run.status.toLowerCase()}>
          <StatusIcon status={run.status} size={13} />
          <span className="visually-hidden">{run.status.toLowerCase()}</span>
        </span>
      )}
      {exits.map((exit) => (
        <Out key={exit.branch} exit={exit} quiet={exit.branch === 'failed' || (exit.branch === 'then' && forks)} />
      ))}
    </div>
  );
});

function Out({ exit: { branch, at, used }, quiet }: { exit: Exit; quiet: boolean }) {
  return (
    <Handle
      type="source"
      id={branch}
      position={Position.Bottom}
      className={classes(styles.handle, quiet && !used && styles.unseen, branch === 'failed' && styles.failed)}
      style={{ left: `${at}%` }}
      title={BRANCH_WORDS[branch]}
    />
  );
}

/** React Flow measures where handles are only once; say when they have moved. */
function useMovedHandles(id: string, exits: readonly Exit[]): void {
  const update = useUpdateNodeInternals();
  const where = exits.map(({ branch, at }) => `${branch} ${at}`).join();
  const before = useRef(where);
  useEffect(() => {
    if (before.current !== where) update(id);
    before.current = where;
  }, [id, where, update]);
}
