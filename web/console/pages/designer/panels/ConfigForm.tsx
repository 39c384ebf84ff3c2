import { Select } from '../../../parts/Select';
import { Segments } from '../../../parts/Tabs';
import { actionOf } from '../catalog';
import { useCatalog } from '../catalogContext';
import { ExpressionField } from '../form/ExpressionField';
import { SchemaFields } from '../form/SchemaFields';
import { ALTERNATIVES, choose, chosenIn, hiddenIn } from '../form/alternatives';
import { fieldId, useProblem } from '../form/context';
import type { NodeDraft } from '../model/document';
import { setAction, setNode } from '../model/edits';
import { type JsonObject, asObject } from '../model/json';
import { useDesign } from '../state/context';
import styles from './Panels.module.css';

/** The config of a node as a form: made from the schema of its type, for an action from the action's own. */
export function ConfigForm({ node }: { node: NodeDraft }) {
  const designer = useDesign();
  const catalog = useCatalog();
  const schema = catalog.types.get(node.type)?.config ?? {};
  const set = (config: JsonObject) => {
    designer.edit(setNode(node.key, { config }), `config ${node.key}`);
  };
  if (node.type === 'INTEGRATION') return <ActionForm node={node} set={set} />;
  const alternatives = ALTERNATIVES[node.type];
  return (
    <>
      {alternatives && (
        <Segments
          label={alternatives.label}
          value={chosenIn(alternatives, node.config)}
          onChange={(id) => {
            set(choose(alternatives, node.config, id));
          }}
          items={alternatives.choices.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <SchemaFields schema={schema} root={schema} value={node.config} onChange={set} path={['config']} hidden={alternatives ? hiddenIn(alternatives, node.config) : []} />
    </>
  );
}

function ActionForm({ node, set }: { node: NodeDraft; set: (config: JsonObject) => void }) {
  const designer = useDesign();
  const catalog = useCatalog();
  const action = actionOf(catalog, node);
  const connectors = [...new Map(catalog.actions.map((each) => [each.connector, each.connectorTitle]))];
  const actions = catalog.actions.filter((each) => each.connector === node.config.connector);
  const wrongAction = useProblem(['config', 'action']);
  const wrongConnector = useProblem(['config', 'connector']);
  return (
    <>
      <div className={styles.pair}>
        <div id={fieldId(['config', 'connector'])}>
          <Select
            label="Connector"
            value={String(node.config.connector ?? '')}
            placeholder="Choose…"
            error={wrongConnector}
            options={connectors.map(([value, label]) => ({ value, label }))}
            onChange={(connector) => {
              const first = catalog.actions.find((each) => each.connector === connector);
              designer.edit(setAction(node.key, { connector, action: first?.name ?? '', params: {} }, action?.title, first?.title));
            }}
          />
        </div>
        <div id={fieldId(['config', 'action'])}>
          <Select
            label="Action"
            value={String(node.config.action ?? '')}
            placeholder="Choose…"
            error={wrongAction}
            options={actions.map(({ name, title }) => ({ value: name, label: title }))}
            onChange={(chosen) => {
              const next = actions.find((each) => each.name === chosen);
              designer.edit(setAction(node.key, { ...node.config, action: chosen }, action?.title, next?.title));
            }}
          />
        </div>
      </div>
      {action && <p className={styles.about}>{action.description}{action.simulated && ' It is not connected: calls return a mock response.'}</p>}
      {action && (
        <SchemaFields
          key={`${action.connector}.${action.name}`}
          schema={action.inputSchema}
          root={action.inputSchema}
          value={asObject(node.config.params)}
          onChange={(params) => {
            set({ ...node.config, params });
          }}
          path={['config', 'params']}
        />
      )}
      <Simulation config={node.config} set={set} />
    </>
  );
}

function Simulation({ config, set }: { config: JsonObject; set: (config: JsonObject) => void }) {
  const { simulate } = config;
  const mode = simulate === true ? 'mock' : typeof simulate === 'string' ? 'failure' : 'real';
  const change = (value: string) => {
    const { simulate: _before, ...rest } = config;
    set(value === 'real' ? rest : { ...rest, simulate: value === 'mock' ? true : '429:30' });
  };
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>Response</h3>
      <Segments
        label="Response"
        value={mode}
        onChange={change}
        items={[{ value: 'real', label: 'Real' }, { value: 'mock', label: 'Mock' }, { value: 'failure', label: 'Simulated failure' }]}
      />
      {mode === 'failure' && (
        <ExpressionField
          label="Failure"
          hint="A status, timeout or network; after a colon the seconds to wait: 429:30."
          path={['config', 'simulate']}
          value={String(simulate)}
          onChange={(text) => {
            set({ ...config, simulate: text });
          }}
        />
      )}
    </div>
  );
}

