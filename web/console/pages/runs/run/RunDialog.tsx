import { RunStartDocument } from '@parley-gateway/client/operations/runs';
import { useMutate } from '@parley-gateway/client/react';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ErrorNote } from '../../../parts/ErrorNote';
import { useFirstField } from '../../../parts/focus';
import { JsonEditor } from '../../../parts/JsonEditor';
import { SchemaForm } from '../../../parts/SchemaForm';
import { Segments } from '../../../parts/Tabs';
import { Select } from '../../../parts/Select';
import styles from './RunDialog.module.css';
import { hasFields, parseInput, sampleOf } from './runInput';

/** The workflow to be run. */
export interface Runnable {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly inputSchema: unknown;
}

export interface RunDialogProps {
  workflow: Runnable;
  /** The input to begin with, such as that of a run that is duplicated. */
  input?: unknown;
  /** The version of the run that is duplicated. */
  version?: number;
  onClose: () => void;
  onStarted: (id: string) => void;
}

/** Start a run: its input as a form, if the workflow says what it takes, or as JSON. */
export function RunDialog({ workflow, input, version, onClose, onStarted }: RunDialogProps) {
  const form = hasFields(workflow.inputSchema);
  const [way, setWay] = useState<'form' | 'json'>(form ? 'form' : 'json');
  const [value, setValue] = useState<unknown>(() => input ?? sampleOf(workflow.inputSchema));
  const [text, setText] = useState(() => JSON.stringify(input ?? sampleOf(workflow.inputSchema), null, 2));
  const [chosen, setChosen] = useState(String(workflow.version));
  const [run, { pending, error }] = useMutate(RunStartDocument);
  const place = useFirstField();
  const parsed = parseInput(text);
  const ready = way === 'form' ? value : parsed.value;
  const start = async () => {
    if (way === 'json' && parsed.error) return;
    const numbered = Number(chosen) === workflow.version ? {} : { version: Number(chosen) };
    const { data } = await run({ input: { workflowId: workflow.id, input: ready, ...numbered } });
    const id = data?.executeWorkflow.execution?.id;
    if (id) onStarted(id);
  };
  const switchTo = (next: 'form' | 'json') => {
    if (next === 'json') setText(JSON.stringify(value, null, 2));
    else if (!parsed.error) setValue(parsed.value);
    setWay(next);
  };
  const other = version !== undefined && version !== workflow.version;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={input === undefined ? `Run ${workflow.name}` : `Run ${workflow.name} again`}
      size="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" icon={Play} keys="Ctrl Enter" busy={pending} disabledReason={way === 'json' ? parsed.error : null} onClick={() => void start()}>
            Run
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {(form || other) && (
          <div className={styles.line}>
            {form && (
              <Segments
                label="Input as"
                value={way}
                onChange={switchTo}
                items={[
                  { value: 'form', label: 'Form' },
                  { value: 'json', label: 'JSON' },
                ]}
              />
            )}
            {other && (
              <Select
                label="Version"
                hideLabel
                value={chosen}
                onChange={setChosen}
                options={[
                  { value: String(workflow.version), label: `Newest version (v${workflow.version})` },
                  { value: String(version), label: `Same version as that run (v${version})` },
                ]}
              />
            )}
          </div>
        )}
        <div ref={place}>
          {way === 'form' ? (
            <SchemaForm schema={workflow.inputSchema} value={value} onChange={(next) => setValue(next)} />
          ) : (
            <JsonEditor label="Input" value={text} onChange={setText} error={parsed.error} minLines={6} maxLines={20} />
          )}
        </div>
        {error && <ErrorNote error={error} compact />}
      </div>
    </Dialog>
  );
}
