import { asParleyError, type ParleyError } from '@parley-gateway/client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../parts/Button';
import { Switch } from '../../../parts/Checkbox';
import { Dialog } from '../../../parts/Dialog';
import { ErrorNote } from '../../../parts/ErrorNote';
import { FormContext } from '../form/context';
import { SchemaFields } from '../form/SchemaFields';
import { JsonField } from '../form/JsonField';
import { type Json, asObject } from '../model/json';
import { useCurrentDesign } from '../state/context';
import styles from './Panels.module.css';

const PLAIN = { names: [], valueOf: () => undefined, problems: [], records: () => [] };

/** The input of a try, and whether connectors are called. What was entered last is still there. */
export function TryDialog({ start, onClose, input, onInput }: {
  start: (input: Json, simulate: boolean) => Promise<void>;
  onClose: () => void;
  input: Json;
  onInput: (input: Json) => void;
}) {
  const { workflow } = useCurrentDesign();
  const schema = asObject(workflow.inputSchema);
  const fields = Object.keys(asObject(schema.properties)).length > 0;
  const connected = workflow.nodes.some((node) => node.type === 'INTEGRATION' && !node.config.simulate);
  const [simulate, setSimulate] = useState(true);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<ParleyError | null>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog puts the focus on its first button; what is to be filled in comes first here.
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus());
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const run = async () => {
    if (wrong !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await start(input, simulate);
      onClose();
    } catch (thrown) {
      setError(asParleyError(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Try it"
      description="Runs the nodes as they are here, published or not."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} keys="Ctrl Enter" disabledReason={wrong === null ? null : `The input is not valid JSON: ${wrong}`} onClick={() => void run()}>Run</Button>
        </>
      }
    >
      <div
        ref={form}
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          void run();
        }}
      >
        <FormContext value={PLAIN}>
          {fields ? (
            <SchemaFields schema={schema} root={schema} value={asObject(input)} onChange={onInput} path={[]} all />
          ) : (
            <JsonField label="Input" path={['input']} literal value={input} onWrong={setWrong} onChange={(value) => { onInput(value ?? {}); }} />
          )}
        </FormContext>
        {connected && <Switch label="Mock the responses of connectors" hint="No request leaves. Agents, approvals and tasks are real." value={simulate} onChange={setSimulate} />}
        {error && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
}
