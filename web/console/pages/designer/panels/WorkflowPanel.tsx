import { useState } from 'react';
import { JsonEditor } from '../../../parts/JsonEditor';
import { Tabs } from '../../../parts/Tabs';
import { TextArea } from '../../../parts/TextArea';
import { TextField } from '../../../parts/TextField';
import { FormContext, fieldId, useProblem } from '../form/context';
import { setWorkflow } from '../model/edits';
import { isJson, isObject } from '../model/json';
import { useCurrentDesign, useDesign } from '../state/context';
import { InputFields } from './InputFields';
import { useFormScope } from './NodePanel';
import { Triggers } from './Triggers';
import styles from './Panels.module.css';

/** The workflow itself: its name, what starts it and what its input looks like. */
export function WorkflowPanel() {
  const [tab, setTab] = useState('about');
  const scope = useFormScope(null);
  const { workflow } = useCurrentDesign();
  return (
    <FormContext value={scope}>
      <Tabs
        label="Workflow"
        value={tab}
        onChange={setTab}
        items={[
          { value: 'about', label: 'Workflow' },
          { value: 'triggers', label: 'Triggers', count: workflow.triggers.length },
          { value: 'input', label: 'Input' },
        ]}
      />
      <div className={styles.scroll} key={tab}>
        {tab === 'about' && <About />}
        {tab === 'triggers' && <Triggers />}
        {tab === 'input' && <Input />}
      </div>
    </FormContext>
  );
}

function About() {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const name = useProblem(['name']);
  const description = useProblem(['description']);
  return (
    <div className={styles.form}>
      <div id={fieldId(['name'])}>
        <TextField label="Name" required value={workflow.name} error={name} onChange={(text) => { designer.edit(setWorkflow({ name: text }), 'name'); }} />
      </div>
      <div id={fieldId(['description'])}>
        <TextArea label="Description" value={workflow.description} error={description} rows={3} onChange={(text) => { designer.edit(setWorkflow({ description: text }), 'description'); }} />
      </div>
    </div>
  );
}

function Input() {
  const designer = useDesign();
  const { workflow } = useCurrentDesign();
  const problem = useProblem(['inputSchema'], true) ?? undefined;
  const [raw, setRaw] = useState(false);
  const [text, setText] = useState(() => JSON.stringify(workflow.inputSchema ?? {}, null, 2));
  const change = (next: string) => {
    setText(next);
    const parsed = parse(next);
    if (parsed !== undefined) designer.edit(setWorkflow({ inputSchema: parsed }), 'inputSchema');
  };
  return (
    <div className={styles.form} id={fieldId(['inputSchema'])}>
      {raw ? (
        <JsonEditor label="Input schema" value={text} minLines={14} error={parse(text) === undefined ? 'Not kept yet: this is not a JSON Schema.' : problem} onChange={change} />
      ) : (
        <InputFields />
      )}
      {problem && !raw && <p className={styles.error}>{problem}</p>}
      <button
        type="button"
        className={styles.more}
        onClick={() => {
          setText(JSON.stringify(workflow.inputSchema ?? {}, null, 2));
          setRaw(!raw);
        }}
      >
        {raw ? 'Edit as fields' : 'Edit as JSON Schema'}
      </button>
    </div>
  );
}

function parse(text: string) {
  if (text.trim() === '' || text.trim() === '{}') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
