import { Link2, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { Select } from '../../../parts/Select';
import { Switch } from '../../../parts/Checkbox';
import { titleOf } from '../catalog';
import { BRANCH_WORDS } from '../canvas/words';
import { ExpressionField } from '../form/ExpressionField';
import { NumberField } from '../form/NumberField';
import { fieldId, useProblem } from '../form/context';
import { type Branch, branchOf, branchesOf } from '../model/branches';
import { type NodeDraft, ONCE, dependents, nodeOf } from '../model/document';
import { connect, disconnect, setNode } from '../model/edits';
import { useCurrentDesign, useDesign } from '../state/context';
import styles from './Panels.module.css';

/** When a node starts, and what happens if it fails: the same for every type. */
export function FlowFields({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const change = (part: Partial<Omit<NodeDraft, 'key'>>, tag: string) => {
    designer.edit(setNode(node.key, part), `${tag} ${node.key}`);
  };
  const calculated = node.when !== null;
  return (
    <>
      <section className={styles.part} aria-label="Start">
        <h3 className={styles.title}>Starts</h3>
        <Before node={node} />
        {calculated ? (
          <ExpressionField
            label="Only if"
            bare
            path={['when']}
            value={node.when ?? ''}
            placeholder='input.amount > 10'
            hint="Otherwise the node is skipped."
            onChange={(when) => {
              change({ when: when === '' ? null : when }, 'when');
            }}
          />
        ) : (
          <button type="button" className={styles.more} onClick={() => { change({ when: 'true' }, 'when'); }}>
            Only under a condition…
          </button>
        )}
      </section>
      <Following node={node} />
      <Failure node={node} change={change} />
    </>
  );
}

function Before({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const problem = useProblem(['dependsOn'], true);
  return (
    <div className={styles.links} id={fieldId(['dependsOn'])}>
      {node.dependsOn.length === 0 && <p className={styles.about}>At the beginning of the run.</p>}
      {node.dependsOn.map((key) => {
        const source = nodeOf(workflow, key);
        if (!source) {
          return (
            <div key={key} className={styles.link}>
              <span>{key} does not exist</span>
              <IconButton size="sm" icon={X} label={`Remove ${key}`} onClick={() => { change(key); }} />
            </div>
          );
        }
        const branches = branchesOf(source.type);
        return (
          <div key={key} className={styles.link}>
            <button type="button" className={styles.jump} onClick={() => { designer.select(key); }}>
              After {titleOf(source)}
            </button>
            <Select
              label={`When, of ${titleOf(source)}`}
              hideLabel
              value={branchOf(source, node)}
              options={[...new Set<Branch>(['then', ...branches])].filter((each) => each !== 'then' || source.type !== 'CONDITION' || branchOf(source, node) === 'then').map((each) => ({ value: each, label: BRANCH_WORDS[each] }))}
              onChange={(branch) => { designer.edit(connect(key, node.key, branch)); }}
            />
            <IconButton size="sm" icon={X} label={`Do not wait for ${titleOf(source)}`} onClick={() => { designer.edit(disconnect(key, node.key)); }} />
          </div>
        );
      })}
      {problem && <p className={styles.error}>{problem}</p>}
    </div>
  );

  function change(key: string) {
    designer.edit(setNode(node.key, { dependsOn: node.dependsOn.filter((each) => each !== key) }));
  }
}

/** What comes next, and by which branch. */
function Following({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  return (
    <section className={styles.part} aria-label="Next">
      <h3 className={styles.title}>Next</h3>
      <div className={styles.links}>
        {dependents(workflow, node.key).map((next) => {
          const branch = branchOf(node, next);
          return (
            <div key={next.key} className={styles.follower}>
              <button type="button" className={styles.jump} onClick={() => { designer.select(next.key); }}>
                {titleOf(next)}
              </button>
              {branch !== 'then' && <span className={styles.about}>{BRANCH_WORDS[branch]}</span>}
            </div>
          );
        })}
        <Button size="sm" icon={Link2} keys="c" className={styles.start} onClick={() => { designer.set({ finding: { kind: 'connect', from: node.key } }); }}>
          Connect to…
        </Button>
      </div>
    </section>
  );
}

function Failure({ node, change }: { node: NodeDraft; change: (part: Partial<Omit<NodeDraft, 'key'>>, tag: string) => void }) {
  const [open, setOpen] = useState(node.retry.maxAttempts > 1 || node.timeoutSeconds !== null || node.onError === 'CONTINUE');
  const { retry } = node;
  return (
    <details className={styles.part} open={open} onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary className={styles.title}>Retries and failure</summary>
      <div className={styles.pair}>
        <NumberField label="Attempts" path={['retry', 'maxAttempts']} whole value={retry.maxAttempts} onChange={(value) => { change({ retry: { ...retry, maxAttempts: typeof value === 'number' ? value : ONCE.maxAttempts } }, 'retry'); }} />
        <NumberField label="Time limit in seconds" path={['timeoutSeconds']} whole value={node.timeoutSeconds ?? undefined} onChange={(value) => { change({ timeoutSeconds: typeof value === 'number' ? value : null }, 'timeout'); }} />
      </div>
      {retry.maxAttempts > 1 && (
        <div className={styles.pair}>
          <NumberField label="Delay in seconds" path={['retry', 'delaySeconds']} whole={false} value={retry.delaySeconds} onChange={(value) => { change({ retry: { ...retry, delaySeconds: typeof value === 'number' ? value : ONCE.delaySeconds } }, 'retry'); }} />
          <Select label="Backoff" value={retry.backoff} options={[{ value: 'EXPONENTIAL', label: 'Doubles each time' }, { value: 'FIXED', label: 'Constant' }]} onChange={(backoff) => { change({ retry: { ...retry, backoff } }, 'retry'); }} />
        </div>
      )}
      <Switch label="Continue the run if this node fails" value={node.onError === 'CONTINUE'} onChange={(value) => { change({ onError: value ? 'CONTINUE' : 'FAIL' }, 'onError'); }} />
    </details>
  );
}
