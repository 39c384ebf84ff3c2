import { NodeTypeIcon } from '@parley-gateway/client/react';
import { Copy, Trash2 } from 'lucide-react';
import { useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../../parts/Button';
import { Tabs } from '../../../parts/Tabs';
import { LOOKS, outputSchemaOf, titleOf } from '../catalog';
import { useCatalog } from '../catalogContext';
import { FormContext, type FormScope } from '../form/context';
import { type NodeDraft, isKey, nodeOf } from '../model/document';
import { setNode } from '../model/edits';
import { valueIn, visibleNames } from '../model/scope';
import { useCurrentDesign, useDesign, useProblems } from '../state/context';
import { useRecords } from '../state/records';
import { RunContext, useNodeRun } from '../state/runs';
import { ConfigForm } from './ConfigForm';
import { FlowFields } from './FlowFields';
import { NodeJson } from './NodeJson';
import { NodeRunPanel } from './NodeRunPanel';
import styles from './Panels.module.css';

export type NodeTab = 'form' | 'json' | 'run';

/** A node: its name and key, its config as a form or as JSON, and how it fared in the run. */
export function NodePanel({ node, tab, onTab }: { node: NodeDraft; tab: NodeTab; onTab: (tab: NodeTab) => void }) {
  const designer = useDesign();
  const run = useNodeRun(node.key);
  const scope = useFormScope(node.key);
  const shown = tab === 'run' && !run ? 'form' : tab;
  return (
    <FormContext value={scope}>
      <header className={styles.head}>
        <span className={styles.type}>
          <NodeTypeIcon type={node.type} size={18} />
        </span>
        <span className={styles.names}>
          <input
            className={styles.name}
            aria-label="Name"
            value={node.name}
            placeholder={node.key}
            maxLength={255}
            onChange={(event) => {
              designer.edit(setNode(node.key, { name: event.target.value }), `name ${node.key}`);
            }}
          />
          <span className={styles.kind}>
            {LOOKS[node.type].label}
            <KeyField node={node} />
          </span>
        </span>
        <IconButton label="Duplicate" keys="Ctrl D" icon={Copy} onClick={designer.duplicate} />
        <IconButton label={`Delete ${titleOf(node)}`} keys="Delete" icon={Trash2} onClick={designer.remove} />
      </header>
      <Tabs
        label="Node"
        value={shown}
        onChange={(value) => {
          onTab(value === 'json' ? 'json' : value === 'run' ? 'run' : 'form');
        }}
        items={[{ value: 'form', label: 'Form' }, { value: 'json', label: 'JSON' }, ...(run ? [{ value: 'run', label: 'Run' }] : [])]}
      />
      <div className={styles.scroll} key={`${node.key} ${shown}`} data-inspector-body>
        {shown === 'form' && (
          <div className={styles.form}>
            <ConfigForm node={node} />
            <FlowFields node={node} />
          </div>
        )}
        {shown === 'json' && <NodeJson node={node} />}
        {shown === 'run' && run && <NodeRunPanel run={run} />}
      </div>
    </FormContext>
  );
}

/** The name of the node in expressions. Changing it changes the expressions that use it. */
function KeyField({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const [text, setText] = useState<string | null>(null);
  const taken = text !== null && text !== node.key && nodeOf(workflow, text) !== undefined;
  const wrong = text !== null && (!isKey(text) || taken);
  const leave = () => {
    if (text !== null && !wrong) designer.rename(node.key, text);
    setText(null);
  };
  return (
    <input
      className={styles.key}
      aria-label="Key in expressions"
      title={taken ? 'Another node has this key.' : 'The key in expressions. Changing it changes the expressions that use it.'}
      value={text ?? node.key}
      aria-invalid={wrong || undefined}
      size={Math.max(4, (text ?? node.key).length)}
      spellCheck={false}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.stopPropagation();
          setText(null);
        }
      }}
    />
  );
}

/** Return what the fields of a node's form share. */
export function useFormScope(key: string | null): FormScope {
  const { workflow } = useCurrentDesign();
  const catalog = useCatalog();
  const problems = useProblems();
  const records = useRecords();
  const store = useContext(RunContext);
  const values = useSyncExternalStore(store.subscribe, () => store.get().values);
  return useMemo(
    () => ({
      names: visibleNames(workflow, key, (node) => outputSchemaOf(catalog, node), values),
      valueOf: (path) => valueIn(values, path),
      problems: problems.filter((each) => each.node === key),
      records,
    }),
    [workflow, key, catalog, values, problems, records],
  );
}
