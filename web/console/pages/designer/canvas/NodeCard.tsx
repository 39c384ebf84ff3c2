import { Handle, type NodeProps, Position } from '@xyflow/react';
import { NodeTypeIcon, StatusIcon } from '@parley-gateway/client/react';
import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../../parts/classes';
import { LOOKS, summaryOf, titleOf } from '../catalog';
import { type Branch, branchesOf } from '../model/branches';
import { problemsOf, useDesigner, useNode } from '../state/context';
import { useNodeRun } from '../state/runs';
import { BRANCH_WORDS } from './words';
import styles from './Canvas.module.css';

/** A node on the canvas: what it is, what it does in a line, what is wrong with it, and how it fares in the run. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps) {
  const node = useNode(id);
  const run = useNodeRun(id);
  const problems = useDesigner((state) => problemsOf(state).filter((each) => each.node === id).length);
  if (!node) return null;
  const { label } = LOOKS[node.type];
  const branches = branchesOf(node.type).filter((branch) => branch !== 'failed');
  const forks = branches.filter((branch) => branch !== 'then');
  return (
    <div
      className={classes(styles.card, selected && styles.selected, problems > 0 && styles.wrong)}
      data-status={run?.status}
      title={problems > 0 ? undefined : `${label} · ${node.key}`}
    >
      <Handle type="target" position={Position.Left} className={styles.handle} aria-label={`Into ${node.key}`} />
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
      {branches.includes('then') && <Out branch="then" at={50} hidden={forks.length > 0} nodeKey={id} />}
      {forks.map((branch, index) => (
        <Out key={branch} branch={branch} at={index === 0 ? 28 : 72} nodeKey={id} />
      ))}
      <Handle type="source" id="failed" position={Position.Bottom} className={classes(styles.handle, styles.failed)} title="On failure" />
    </div>
  );
});

function Out({ branch, at, hidden, nodeKey }: { branch: Branch; at: number; hidden?: boolean; nodeKey: string }) {
  return (
    <Handle
      type="source"
      id={branch}
      position={Position.Right}
      className={classes(styles.handle, hidden && styles.unseen, branch !== 'then' && styles.fork)}
      style={{ top: `${at}%` }}
      title={BRANCH_WORDS[branch]}
      aria-label={`${BRANCH_WORDS[branch]} of ${nodeKey}`}
    />
  );
}
