import { Copy, Trash2 } from 'lucide-react';
import { Button } from '../../../parts/Button';
import { Segments } from '../../../parts/Tabs';
import { BRANCH_WORDS } from '../canvas/words';
import { titleOf } from '../catalog';
import { type Branch, branchesOf, edgesOf } from '../model/branches';
import { nodeOf } from '../model/document';
import { connect, disconnect } from '../model/edits';
import { useCurrentDesign, useDesign, useDesigner } from '../state/context';
import { NodePanel, type NodeTab } from './NodePanel';
import { WorkflowPanel } from './WorkflowPanel';
import styles from './Panels.module.css';

/** What is chosen on the canvas: a node, an edge, several nodes, or the workflow itself. */
export function Inspector({ tab, onTab }: { tab: NodeTab; onTab: (tab: NodeTab) => void }) {
  const selected = useDesigner((state) => state.selected);
  const edge = useDesigner((state) => state.edge);
  const { workflow } = useCurrentDesign();
  const node = selected.length === 1 ? nodeOf(workflow, selected[0] ?? null) : undefined;
  return (
    <aside className={styles.inspector} aria-label="Inspector">
      {node ? <NodePanel key={node.key} node={node} tab={tab} onTab={onTab} /> : edge ? <EdgePanel id={edge} /> : selected.length > 1 ? <Several count={selected.length} /> : <WorkflowPanel />}
    </aside>
  );
}

function Several({ count }: { count: number }) {
  const designer = useDesign();
  return (
    <div className={styles.form}>
      <h2 className={styles.subject}>{count} nodes</h2>
      <div className={styles.buttons}>
        <Button icon={Copy} keys="Ctrl D" onClick={designer.duplicate}>Duplicate</Button>
        <Button icon={Trash2} keys="Delete" onClick={designer.remove}>Delete</Button>
      </div>
    </div>
  );
}

function EdgePanel({ id }: { id: string }) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const edge = edgesOf(workflow).find((each) => each.id === id);
  const [source, target] = [nodeOf(workflow, edge?.source ?? null), nodeOf(workflow, edge?.target ?? null)];
  if (!edge || !source || !target) return <WorkflowPanel />;
  const branches: readonly Branch[] = [...new Set<Branch>([edge.branch, ...branchesOf(source.type)])];
  return (
    <div className={styles.form}>
      <h2 className={styles.subject}>{titleOf(source)} → {titleOf(target)}</h2>
      <Segments
        label="When it is followed"
        value={edge.branch}
        onChange={(value) => { designer.edit(connect(edge.source, edge.target, branches.find((each) => each === value) ?? 'then')); }}
        items={branches.map((each) => ({ value: each, label: BRANCH_WORDS[each] }))}
      />
      <div className={styles.buttons}>
        <Button onClick={() => { designer.set({ finding: { kind: 'add', after: edge.source, before: edge.target } }); }}>Put a node on it</Button>
        <Button icon={Trash2} keys="Delete" onClick={() => { designer.edit(disconnect(edge.source, edge.target)); designer.selectEdge(null); }}>Remove</Button>
      </div>
    </div>
  );
}
