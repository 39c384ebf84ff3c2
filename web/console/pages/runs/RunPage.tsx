import { MonitorCancelDocument, MonitorRetryDocument } from '@parley-gateway/client/operations/monitor';
import { RunDocument } from '@parley-gateway/client/operations/runs';
import { MonitorFrame, useMonitor, useMonitorControls, useMutate, useCalmPicture, type Layout, type Monitor, type MonitorControls } from '@parley-gateway/client/react';
import '@parley-gateway/client/styles.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { LiveBanner } from '../../parts/LiveBanner';
import { Confirm } from '../../parts/Confirm';
import { useNarrow } from '../../parts/narrow';
import { SplitPane } from '../../parts/SplitPane';
import { useToast } from '../../parts/Toast';
import { runRoute } from './routes';
import { Inspector } from './run/Inspector';
import { Queue } from './run/Queue';
import { RunDialog } from './run/RunDialog';
import { RunHeader } from './run/RunHeader';
import { RunInspector } from './run/RunInspector';
import styles from './run/RunPage.module.css';
import { useFirstLook, useRunChoice } from './run/useRunChoice';
import { useRunKeys } from './run/useRunKeys';

/** A run: what happened, what is happening, and why. */
export default function RunPage() {
  const { id } = runRoute.useParams();
  const monitor = useMonitor(id);
  return monitor && <RunOf key={id} id={id} monitor={monitor} />;
}

function RunOf({ id, monitor }: { id: string; monitor: Monitor }) {
  const picture = useCalmPicture(monitor);
  const [choice, change] = useRunChoice();
  const controls = useMonitorControls(monitor, choice, change);
  useFirstLook(monitor, picture, choice, controls.select);
  const read = useRead(RunDocument, { id });
  const run = read.data?.execution ?? null;
  useReloadOnEnd(picture.latest?.status, read.reload);
  usePage({ title: run?.workflow?.name ?? 'Run', crumbs: [{ label: 'Runs', to: '/runs' }] });
  const layout = useRef<Layout | null>(null);
  const actions = useRunActions(id, controls);
  const [dialog, setDialog] = useState<'cancel' | 'duplicate' | null>(null);
  const navigate = runRoute.useNavigate();
  useRunKeys({ monitor, controls, layout, run, picture, retry: actions.retry, open: setDialog });
  if (picture.missing) return <Empty title="There is no such run">It may have been pruned, or it belongs to another organization.</Empty>;
  if (picture.error && !picture.run) return <ErrorNote error={picture.error} title="The run could not be read" />;
  return (
    <div className={styles.page}>
      <RunHeader run={run} picture={picture} busy={actions.busy} retry={actions.retry} open={setDialog} />
      <LiveBanner state={picture.live} />
      {picture.latest?.status === 'PENDING' && run && <Queue createdAt={run.createdAt} />}
      <Body monitor={monitor} controls={controls} layout={layout} run={run} />
      {dialog === 'cancel' && (
        <Confirm open onOpenChange={() => setDialog(null)} title="Cancel this run?" action="Cancel the run" danger onConfirm={actions.cancel}>
          Its nodes stop within two seconds; its tasks, approvals and sub-workflows are cancelled. A retry can continue it.
        </Confirm>
      )}
      {dialog === 'duplicate' && run?.workflow && (
        <RunDialog
          workflow={run.workflow}
          input={run.input}
          version={run.version}
          onClose={() => setDialog(null)}
          onStarted={(started) => void navigate({ to: '/runs/$id', params: { id: started }, search: {} })}
        />
      )}
    </div>
  );
}

interface BodyProps {
  monitor: Monitor;
  controls: MonitorControls;
  layout: { current: Layout | null };
  run: Parameters<typeof RunInspector>[0]['run'] | null;
}

/** The monitor with the inspector beside it; on a phone, the inspector is a sheet above it. */
function Body({ monitor, controls, layout, run }: BodyProps) {
  const picture = useCalmPicture(monitor);
  const narrow = useNarrow();
  const { tab = 'summary' } = runRoute.useSearch();
  const navigate = runRoute.useNavigate();
  const onTab = (next: typeof tab) => void navigate({ search: (before) => ({ ...before, tab: next === 'summary' ? undefined : next }), replace: true });
  const keepLayout = useCallback(
    (next: Layout) => {
      layout.current = next;
    },
    [layout],
  );
  const node = controls.selected === null ? undefined : picture.state?.nodes.get(controls.selected);
  const inspector = node ? (
    <Inspector monitor={monitor} picture={picture} controls={controls} node={node} tab={tab} onTab={onTab} />
  ) : run && !narrow ? (
    <RunInspector run={run} picture={picture} tab={tab} onTab={onTab} />
  ) : null;
  const frame = (
    <MonitorFrame
      monitor={monitor}
      controls={controls}
      live={picture.live.status === 'live'}
      className={styles.monitor}
      keys={false}
      onLayout={keepLayout}
    />
  );
  if (narrow)
    return (
      <div className={styles.narrow}>
        {frame}
        {inspector && <div className={styles.sheet}>{inspector}</div>}
      </div>
    );
  return (
    <SplitPane id="run" label="Width of the details" initial={400} min={300}>
      {[frame, inspector]}
    </SplitPane>
  );
}

/** The output and the end of a run are not in its events: read them when it ends. */
function useReloadOnEnd(status: string | undefined, reload: () => void): void {
  const known = useRef(status);
  useEffect(() => {
    if (known.current !== undefined && known.current !== status) reload();
    known.current = status;
    // The status is the reason to read again, not that the function is another one.
  }, [status]);
}

function useRunActions(id: string, controls: MonitorControls) {
  const toast = useToast();
  const [runRetry, retrying] = useMutate(MonitorRetryDocument);
  const [runCancel, cancelling] = useMutate(MonitorCancelDocument);
  return {
    busy: retrying.pending || cancelling.pending,
    retry: async () => {
      const { error } = await runRetry({ id });
      if (error) toast({ title: 'The run was not retried', description: error.message, tone: 'bad' });
      else controls.goLive();
    },
    cancel: async () => {
      const { error } = await runCancel({ id });
      if (error) throw error;
    },
  };
}
