import { NodeTypeIcon } from '@parley-gateway/client/react';
import { useState } from 'react';
import { Dialog } from '../../../parts/Dialog';
import { Segments } from '../../../parts/Tabs';
import { LOOKS, type PaletteItem, titleOf } from '../catalog';
import { Finder } from '../finder/Finder';
import { BRANCH_WORDS } from '../canvas/words';
import { type Branch, branchesOf } from '../model/branches';
import { nodeOf, wouldCycle } from '../model/document';
import { connect } from '../model/edits';
import { useCurrentDesign, useDesign, useDesigner } from '../state/context';
import styles from './Panels.module.css';

/** What to add here, or what to connect to: found by typing. */
export function FindDialog({ items }: { items: readonly PaletteItem[] }) {
  const designer = useDesign();
  const finding = useDesigner((state) => state.finding);
  const { workflow } = useCurrentDesign();
  if (!finding) return null;
  const close = () => {
    designer.set({ finding: null });
  };
  if (finding.kind === 'connect') return <ConnectDialog from={finding.from} onClose={close} />;
  const after = nodeOf(workflow, finding.after ?? null);
  const before = nodeOf(workflow, finding.before ?? null);
  const title = after && before ? `Add between ${titleOf(after)} and ${titleOf(before)}` : after ? `Add after ${titleOf(after)}` : 'Add a node';
  return (
    <Dialog open onOpenChange={close} title={title} size="md">
      <div className={styles.finder}>
        <Finder
          label="What to add"
          placeholder="Search steps and actions"
          items={items}
          icon={(item) => <NodeTypeIcon type={item.type} size={15} />}
          empty="There is no such step or action."
          autoFocus
          onEscape={close}
          onChoose={(item) => {
            const { kind: _kind, ...place } = finding;
            designer.add(item.node, place);
          }}
        />
      </div>
    </Dialog>
  );
}

function ConnectDialog({ from, onClose }: { from: string; onClose: () => void }) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const source = nodeOf(workflow, from);
  const branches = source ? branchesOf(source.type) : [];
  const [branch, setBranch] = useState<Branch>(branches.find((each) => each !== 'then') === 'failed' ? 'then' : (branches.find((each) => each !== 'then') ?? 'then'));
  if (!source) return null;
  const items = workflow.nodes
    .filter((node) => !wouldCycle(workflow, from, node.key))
    .map((node) => ({ id: node.key, label: titleOf(node), hint: `${LOOKS[node.type].label} · ${node.key}`, type: node.type }));
  return (
    <Dialog open onOpenChange={onClose} title={`Connect ${titleOf(source)} to…`} size="md">
      <div className={styles.finder}>
        <div className={styles.branches}>
          <Segments label="When" value={branch} onChange={(value) => { setBranch(branches.find((each) => each === value) ?? 'then'); }} items={branches.map((each) => ({ value: each, label: BRANCH_WORDS[each] }))} />
        </div>
        <Finder
          label="Node to connect to"
          placeholder="Search nodes"
          items={items}
          icon={(item) => <NodeTypeIcon type={item.type} size={15} />}
          empty="No other node can follow this one."
          autoFocus
          onEscape={onClose}
          onChoose={({ id }) => {
            designer.edit(connect(from, id, branch));
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
