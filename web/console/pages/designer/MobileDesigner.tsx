import { NodeTypeIcon } from '@parley-gateway/client/react';
import { ChevronRight, CircleAlert, Plus } from 'lucide-react';
import { Button } from '../../parts/Button';
import { Drawer } from '../../parts/Drawer';
import { Status } from '../../parts/Status';
import { summaryOf, titleOf } from './catalog';
import { placed } from './model/layout';
import type { NodeDraft } from './model/document';
import { nodeOf } from './model/document';
import { NodePanel, type NodeTab } from './panels/NodePanel';
import { WorkflowPanel } from './panels/WorkflowPanel';
import { useCurrentDesign, useDesign, useDesigner, useProblems } from './state/context';
import { useNodeRun } from './state/runs';
import styles from './panels/Panels.module.css';
import { counted } from '../../parts/numbers';

/** The designer on a phone: the nodes as a list in the order in which they run, each with its form in a sheet. */
export function MobileDesigner({ tab, onTab }: { tab: NodeTab; onTab: (tab: NodeTab) => void }) {
  const designer = useDesign();
  const design = useCurrentDesign();
  const selected = useDesigner((state) => state.selected[0] ?? null);
  const node = nodeOf(design.workflow, selected);
  const places = placed({ ...design, positions: {} });
  const ordered = [...design.workflow.nodes].sort((one, other) => (places[one.key]?.y ?? 0) - (places[other.key]?.y ?? 0) || (places[one.key]?.x ?? 0) - (places[other.key]?.x ?? 0));
  return (
    <div className={styles.mobile}>
      <ol className={styles.steps}>
        {ordered.map((each) => <Step key={each.key} node={each} />)}
      </ol>
      <Button icon={Plus} onClick={() => { designer.set({ finding: ordered.length === 0 ? { kind: 'add' } : { kind: 'add', after: ordered.at(-1)?.key ?? '' } }); }}>
        {ordered.length === 0 ? 'Start here' : 'Add a node at the end'}
      </Button>
      <section className={styles.rest} aria-label="Workflow">
        <WorkflowPanel />
      </section>
      {node && (
        <Drawer open onOpenChange={() => { designer.select(); }} title={titleOf(node)}>
          <NodePanel key={node.key} node={node} tab={tab} onTab={onTab} />
        </Drawer>
      )}
    </div>
  );
}

function Step({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const run = useNodeRun(node.key);
  const problems = useProblems().filter((each) => each.node === node.key).length;
  return (
    <li>
      <button type="button" className={styles.step} onClick={() => { designer.select(node.key); }}>
        <span className={styles.type}><NodeTypeIcon type={node.type} size={18} /></span>
        <span className={styles.stepWords}>
          <span className={styles.stepName}>{titleOf(node)}</span>
          <span className={styles.about}>{node.dependsOn.length > 0 ? `after ${node.dependsOn.join(', ')} · ` : ''}{summaryOf(node)}</span>
        </span>
        {run ? <Status value={run.status} quiet /> : problems > 0 ? <CircleAlert className={styles.bad} aria-label={counted(problems, 'problem')} /> : <ChevronRight aria-hidden />}
      </button>
    </li>
  );
}
