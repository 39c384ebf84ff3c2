import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useNavigate } from '@tanstack/react-router';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useMay } from '../../app/viewer';
import { usePaletteActions } from '../../app/palette/palette';
import { usePage } from '../../app/title';
import { useNarrow } from '../../parts/narrow';
import { Canvas } from './canvas/Canvas';
import { paletteItems, titleOf } from './catalog';
import { useCatalog } from './catalogContext';
import { MobileDesigner } from './MobileDesigner';
import { nodeOf } from './model/document';
import type { Json } from './model/json';
import { ConflictDialog } from './panels/ConflictDialog';
import { FindDialog } from './panels/FindDialog';
import { Inspector } from './panels/Inspector';
import type { NodeTab } from './panels/NodePanel';
import { Palette } from './panels/Palette';
import { Problems } from './panels/Problems';
import { PublishDialog } from './panels/PublishDialog';
import { RunBar } from './panels/RunBar';
import { TopBar } from './panels/TopBar';
import { TryDialog } from './panels/TryDialog';
import { useFileActions } from './state/files';
import { useDesign, useDesigner } from './state/context';
import { useDesignerKeys } from './state/keys';
import { RecordsContext, useReadRecords } from './state/records';
import { RunContext } from './state/runs';
import { isChanged, useDraft } from './state/useDraft';
import { useLayoutDocument } from './state/useLayoutDocument';
import { usePublish } from './state/usePublish';
import { useTheirs } from './state/useTheirs';
import { useFollowedRun, useLastValues, useTry } from './state/useTry';
import { useValidation } from './state/useValidation';
import styles from './panels/Panels.module.css';

export type Asked = 'publish' | 'try' | 'conflict' | null;

interface Ids {
  /** The id of the workflow; null until it is published. */
  readonly id: string | null;
  readonly draftId: string;
}

/** The designer of a workflow: canvas, palette, inspector, and what happens around them. */
export function Workbench(ids: Ids) {
  const records = useReadRecords();
  return (
    <ReactFlowProvider>
      <RecordsContext value={records}>
        <Bench {...ids} />
      </RecordsContext>
    </ReactFlowProvider>
  );
}

function Bench({ id, draftId }: Ids) {
  const designer = useDesign();
  const name = useDesigner((state) => state.history.present.workflow.name);
  const [asked, setAsked] = useState<Asked>(null);
  const [tab, setTab] = useState<NodeTab>('form');
  const [input, setInput] = useState<Json | undefined>(undefined);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const items = useMemo(() => paletteItems(catalog), [catalog]);
  const mayWrite = useMay('workflows:write');
  const mayRun = useMay('workflows:execute');
  const fit = useFit();
  const { publish, busy } = usePublish(id, draftId, designer);
  const { start } = useTry();
  const files = useFileActions(designer);
  const runs = useContext(RunContext);

  usePage(
    id === null
      ? { title: 'New workflow', crumbs: [{ label: 'Workflows', to: '/workflows' }] }
      : { title: 'Designer', crumbs: [{ label: 'Workflows', to: '/workflows' }, { label: name || 'Workflow', to: `/workflows/${id}` }] },
  );
  useDraft(draftId, designer);
  useValidation(id, designer);
  useLayoutDocument(id, designer);
  useTheirs(id, designer);
  useLastValues(id);
  useFollowedRun();
  useRunTab(setTab);

  const ask = (what: Asked) => {
    const { theirs, history } = designer.get();
    if (what === 'publish' && theirs && isChanged(designer.get())) setAsked('conflict');
    else if (what === null || history.present.workflow.nodes.length > 0) setAsked(what);
  };
  usePaletteActions([
    { id: 'designer-publish', label: 'Publish the workflow', keys: 'Ctrl s', run: () => { ask('publish'); } },
    { id: 'designer-try', label: 'Try the workflow', keys: 'Ctrl Enter', run: () => { ask('try'); } },
    { id: 'designer-layout', label: 'Lay out the workflow', keys: 'l', run: designer.layOut },
    ...files.items.flatMap((item) => (typeof item === 'object' && 'onSelect' in item && !item.disabledReason ? [{ id: `designer-${item.label}`, label: item.label, run: item.onSelect }] : [])),
  ]);
  useDesignerKeys({ designer, ask, fit, tab, onTab: setTab, open: asked !== null });

  return (
    <div className={styles.bench} data-narrow={narrow || undefined}>
      <TopBar
        publish={() => { ask('publish'); }}
        tryIt={() => { ask('try'); }}
        resolve={() => { ask('conflict'); }}
        fit={narrow ? undefined : fit}
        menu={files.items}
        mayWrite={mayWrite.reason}
        mayRun={mayRun.reason}
      />
      <RunBar />
      {narrow ? (
        <MobileDesigner tab={tab} onTab={setTab} />
      ) : (
        <div className={styles.body}>
          <Palette items={items} />
          <Canvas items={items} label={`The graph of ${name || 'the new workflow'}`} />
          <Inspector tab={tab} onTab={setTab} />
        </div>
      )}
      <Problems />
      <FindDialog items={items} />
      {files.input}
      {asked === 'publish' && (
        <PublishDialog
          publish={publish}
          busy={busy}
          onClose={() => { setAsked(null); }}
          onConflict={() => { setAsked('conflict'); }}
          onDone={(made) => {
            setAsked(null);
            if (id === null) void navigate({ to: '/workflows/$id/edit', params: { id: made }, replace: true });
          }}
        />
      )}
      {asked === 'conflict' && <ConflictDialog id={draftId} onClose={() => { setAsked(null); }} />}
      {asked === 'try' && <TryDialog start={start} onClose={() => { setAsked(null); }} input={input ?? runs.get().values.input ?? {}} onInput={setInput} />}
      <Announced />
    </div>
  );
}

function useFit() {
  const flow = useReactFlow();
  return () => void flow.fitView({ padding: 0.16, maxZoom: 1, minZoom: 0.25, duration: 180 });
}

/** Show what a node did when a run begins, and its form again when the run is hidden. */
function useRunTab(setTab: (tab: NodeTab) => void): void {
  const run = useDesigner((state) => state.run);
  useEffect(() => {
    setTab(run === null ? 'form' : 'run');
  }, [run, setTab]);
}

/** Say what is chosen to those who cannot see it, and what the run does. */
function Announced() {
  const store = useContext(RunContext);
  const designer = useDesign();
  const text = useDesigner((state) => {
    const node = state.selected.length === 1 ? nodeOf(state.history.present.workflow, state.selected[0] ?? null) : undefined;
    return node ? `${titleOf(node)} chosen` : '';
  });
  const [run, setRun] = useState('');
  useEffect(
    () =>
      store.subscribe(() => {
        const { status } = store.get();
        setRun(status === null ? '' : `The run is ${status.toLowerCase()}.`);
      }),
    [store, designer],
  );
  return (
    <p className="visually-hidden" aria-live="polite">
      {text} {run}
    </p>
  );
}
