import { RunConnectorActionDocument } from '@parley-gateway/client/operations/integrations';
import { useMutate } from '@parley-gateway/client/react';
import { ChevronRight, Play } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../app/viewer';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { ErrorNote } from '../../parts/ErrorNote';
import { JsonEditor } from '../../parts/JsonEditor';
import { JsonTree } from '../../parts/JsonTree';
import { Panel } from '../../parts/Panel';
import { SchemaForm, type SchemaProblem } from '../../parts/SchemaForm';
import { Segments } from '../../parts/Tabs';
import { Duration } from '../../parts/Time';
import type { ConnectorDetail } from './IntegrationPage';
import styles from './Integrations.module.css';

type Action = ConnectorDetail['actions'][number];

interface ActionsProps {
  connector: ConnectorDetail;
  /** The name of the action whose form is shown. */
  open: string | undefined;
  onOpen: (action: string | undefined) => void;
}

/** What a connector can do, each with a form to try it. */
export function Actions({ connector, open, onOpen }: ActionsProps) {
  return (
    <Panel title="Actions" count={connector.actions.length} flush>
      <ul className={styles.actions}>
        {connector.actions.map((action) => {
          const isOpen = action.name === open;
          return (
            <li key={action.name} className={styles.action}>
              <button type="button" className={styles.actionHead} aria-expanded={isOpen} onClick={() => onOpen(isOpen ? undefined : action.name)}>
                <ChevronRight aria-hidden data-open={isOpen} />
                <span className={styles.name}>
                  <b>{action.title}</b>
                  <span className="soft">{action.description}</span>
                </span>
                {action.idempotent && <Badge title="Safe to retry when its outcome is unknown.">Idempotent</Badge>}
                <code>{action.name}</code>
              </button>
              {isOpen && <Try connector={connector} action={action} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** The form of an action, and its last result. */
function Try({ connector, action }: { connector: ConnectorDetail; action: Action }) {
  const may = useMay('connectors:execute');
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [params, setParams] = useState<unknown>({});
  const [text, setText] = useState('{}');
  const [problems, setProblems] = useState<readonly SchemaProblem[]>([]);
  const [tried, setTried] = useState(false);
  const [run, { pending, error }] = useMutate(RunConnectorActionDocument);
  const [result, setResult] = useState<{ output: unknown; simulated: boolean; durationMs: number } | null>(null);
  const given = mode === 'form' ? params : parsed(text);
  const call = async () => {
    setTried(true);
    if (given === undefined || (mode === 'form' && problems.length > 0)) return;
    const { data } = await run({ input: { connector: connector.name, action: action.name, params: given } });
    setResult(data ? { ...data.runConnectorAction, simulated: data.runConnectorAction.simulated ?? false, durationMs: data.runConnectorAction.durationMs ?? 0 } : null);
  };
  const change = (to: 'form' | 'json') => {
    if (to === 'json') setText(JSON.stringify(params, null, 2));
    else setParams(parsed(text) ?? params);
    setMode(to);
  };
  const path = error?.field?.slice(1).join('.') ?? '';
  return (
    <div className={styles.try}>
      <div className={styles.tryForm}>
        <Segments label="Params as" value={mode} onChange={change} items={[{ value: 'form', label: 'Form' }, { value: 'json', label: 'JSON' }]} />
        {mode === 'form' ? (
          <SchemaForm
            id={action.name}
            schema={action.inputSchema}
            value={params}
            showAll={tried}
            {...(error && path ? { errors: { [path]: error.message } } : {})}
            onChange={(value, found) => {
              setParams(value);
              setProblems(found);
            }}
          />
        ) : (
          <JsonEditor label="Params" value={text} onChange={setText} minLines={6} {...(given === undefined ? { error: 'This is not JSON.' } : {})} />
        )}
        <div className={styles.buttons}>
          <Button variant="primary" icon={Play} busy={pending} disabledReason={may.allowed ? null : (may.reason ?? null)} onClick={() => void call()}>
            {connector.mode === 'LIVE' ? 'Run' : 'Run simulated'}
          </Button>
          {connector.mode === 'LIVE' && !action.idempotent && <span className="soft">This calls the real service.</span>}
        </div>
      </div>
      <div className={styles.tryResult} aria-live="polite">
        {error && <ErrorNote error={error} title="The action failed" />}
        {result && !error && (
          <>
            <p className={styles.resultHead}>
              {result.simulated && <Badge tone="warn">Simulated</Badge>}
              <span className="soft">
                <Duration ms={result.durationMs} />
              </span>
            </p>
            <JsonTree label="Result" value={result.output} />
          </>
        )}
        {!result && !error && <p className="faint">The result appears here.</p>}
      </div>
    </div>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
