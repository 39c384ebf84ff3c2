import { asParleyError, type ParleyError } from '@parley-gateway/client';
import { useParley } from '@parley-gateway/client/react';
import { ConnectorActionsDocument } from '@parley-gateway/client/operations/integrations';
import { WorkflowNodeTypesDocument } from '@parley-gateway/client/operations/designer';
import { useParams, useSearch } from '@tanstack/react-router';
import { Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useViewer } from '../../app/viewer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Page } from '../../parts/Page';
import { Skeleton } from '../../parts/Skeleton';
import type { Catalog } from './catalog';
import { CatalogContext } from './catalogContext';
import { type NodeType, NODE_TYPES } from './model/document';
import { asObject } from './model/json';
import { DesignerContext } from './state/context';
import type { Designer } from './state/designer';
import { type Beginning, draftIdOf, openDesigner } from './state/load';
import { RunContext, RunStore } from './state/runs';
import { Workbench } from './Workbench';

/** The designer of one workflow, or of a new one. */
export default function DesignerPage() {
  const { id } = useParams({ strict: false });
  const { template, from } = useSearch({ strict: false });
  const beginning = { template, from: typeof from === 'string' ? from : undefined };
  const draftId = draftIdOf(useViewer(), id ?? null, beginning);
  return <Opened key={draftId} id={id ?? null} draftId={draftId} beginning={beginning} />;
}

interface Loaded {
  readonly designer: Designer | null;
  readonly catalog: Catalog;
  readonly runs: RunStore;
}

function Opened({ id, draftId, beginning }: { id: string | null; draftId: string; beginning: Beginning }) {
  const parley = useParley();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<ParleyError | null>(null);
  const [tries, setTries] = useState(0);
  const { template, from } = beginning;
  useEffect(() => {
    let stale = false;
    setError(null);
    Promise.all([openDesigner(parley, draftId, id, { template, from }), readCatalog(parley)]).then(
      ([designer, catalog]) => {
        if (!stale) setLoaded({ designer, catalog, runs: new RunStore() });
      },
      (thrown: unknown) => {
        if (!stale) setError(asParleyError(thrown));
      },
    );
    return () => {
      stale = true;
    };
  }, [parley, draftId, id, template, from, tries]);

  if (error) {
    return (
      <Page>
        <ErrorNote error={error} onRetry={() => { setTries(tries + 1); }} />
      </Page>
    );
  }
  if (!loaded) {
    return (
      <Page fill>
        <Skeleton shape="block" height="100%" />
      </Page>
    );
  }
  if (!loaded.designer) {
    return (
      <Page>
        <Empty icon={Workflow} title="This workflow does not exist">It may have been deleted, or it belongs to another organization.</Empty>
      </Page>
    );
  }
  return (
    <CatalogContext value={loaded.catalog}>
      <DesignerContext value={loaded.designer}>
        <RunContext value={loaded.runs}>
          <Workbench id={id} draftId={draftId} />
        </RunContext>
      </DesignerContext>
    </CatalogContext>
  );
}

/** Read what can be designed with. Without the right to read connectors, the palette has none. */
async function readCatalog(parley: ReturnType<typeof useParley>): Promise<Catalog> {
  const [types, connectors] = await Promise.all([
    parley.query(WorkflowNodeTypesDocument, {}),
    parley.query(ConnectorActionsDocument, {}).then(({ connectors: found }) => found, () => []),
  ]);
  return {
    types: new Map(
      types.workflowNodeTypes
        .filter((each): each is typeof each & { type: NodeType } => NODE_TYPES.some((type) => type === each.type))
        .map((each) => [each.type, { config: asObject(each.configSchema), output: each.outputSchema ? asObject(each.outputSchema) : null }]),
    ),
    actions: connectors.flatMap((connector) =>
      connector.actions.map((action) => ({
        connector: connector.name, connectorTitle: connector.title, name: action.name, title: action.title, description: action.description,
        inputSchema: asObject(action.inputSchema), outputSchema: asObject(action.outputSchema), simulated: connector.mode === 'SIMULATED',
      })),
    ),
  };
}
