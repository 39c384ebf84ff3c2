import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Ban, Check, CircleAlert, LoaderCircle, Pause, Redo2, X } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../../parts/classes';
import { LOOKS, summaryOf, titleOf } from '../catalog';
import { type Branch, branchesOf } from '../model/branches';
import { problemsOf, useDesigner, useNode } from '../state/context';
import { useNodeRun } from '../state/runs';
import styles from './Canvas.module.css';

export const BRANCH_WORDS: Readonly<Record<Branch, string>> = {
  then: 'then', true: 'true', false: 'false', approved: 'approved', rejected: 'rejected', failed: 'on failure',
};

const STATES = {
  RUNNING: { icon: LoaderCircle, word: 'running' },
  WAITING: { icon: Pause, word: 'waiting' },
  COMPLETED: { icon: Check, word: 'completed' },
  FAILED: { icon: X, word: 'failed' },
  SKIPPED: { icon: Redo2, word: 'skipped' },
  CANCELLED: { icon: Ban, word: 'cancelled' },
  PENDING: { icon: null, word: 'pending' },
} as const;

function stateOf(status: string) {
  return Object.entries(STATES).find(([name]) => name === status)?.[1];
}

/** A node on the canvas: what it is, what it does in a line, what is wrong with it, and how it fares in the run. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps) {
  const node = useNode(id);
  const run = useNodeRun(id);
  const problems = useDesigner((state) => problemsOf(state).filter((each) => each.node === id).length);
  if (!node) return null;
  const { icon: Icon, label } = LOOKS[node.type];
  const state = run && stateOf(run.status);
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
        <Icon aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{titleOf(node)}</span>
        <span className={styles.summary}>{summaryOf(node)}</span>
      </span>
      {problems > 0 && !state && (
        <span className={styles.problem} title={problems === 1 ? 'One problem' : `${problems} problems`}>
          <CircleAlert aria-hidden />
          <span className="visually-hidden">{problems === 1 ? 'One problem' : `${problems} problems`}</span>
        </span>
      )}
      {state?.icon && (
        <span className={styles.state} title={state.word}>
          <state.icon aria-hidden />
          <span className="visually-hidden">{state.word}</span>
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
