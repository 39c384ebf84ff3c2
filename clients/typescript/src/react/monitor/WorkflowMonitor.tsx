import { useEffect, useMemo, type ReactNode } from 'react';
import { useMonitorControls, useOwnChoice, type MonitorView } from './controls.js';
import { usePart } from './hooks.js';
import type { Monitor } from './monitor.js';
import { MonitorFrame } from './MonitorFrame.js';
import type { NodeState } from './types.js';
import { useCompletion, useMonitor } from './useMonitor.js';

/** Properties of `WorkflowMonitor`. */
export interface WorkflowMonitorProps {
  /** The id of the run; null shows nothing. */
  readonly executionId: string | null;
  /** Called once when the run has ended, also if it had ended before. */
  onComplete?: ((success: boolean) => void) | undefined;
  /** The view that is shown first. */
  readonly view?: MonitorView | undefined;
  /** The cursor of an event: show the run as it was after it. */
  readonly at?: string | undefined;
  /** Draws the inside of a node of the graph, 236 by 60 pixels. */
  readonly renderNode?: ((node: NodeState) => ReactNode) | undefined;
  readonly className?: string | undefined;
}

/**
 * A run as it happens: as a graph, along time, or as a table, with a line of its events on which one can go back and
 * play. It fills its parent; include `@parley-gateway/client/styles.css`.
 */
export function WorkflowMonitor(props: WorkflowMonitorProps) {
  const { executionId, onComplete, className } = props;
  const monitor = useMonitor(executionId);
  useCompletion(monitor, onComplete);
  if (!monitor) return <Nothing className={className} />;
  return <OwnControls key={executionId} monitor={monitor} {...props} />;
}

function OwnControls({ monitor, view = 'graph', at, renderNode, className }: WorkflowMonitorProps & { readonly monitor: Monitor }) {
  const [choice, change] = useOwnChoice({ view, selected: null, at: at ?? null, range: null });
  const controls = useMonitorControls(monitor, choice, change);
  useEffect(() => change({ at: at ?? null }), [at, change]);
  const live = usePart(monitor, (picture) => picture.live.status === 'live');
  return <MonitorFrame monitor={monitor} controls={controls} live={live} className={className} renderNode={renderNode} />;
}

function Nothing({ className }: { className: string | undefined }) {
  const classes = useMemo(() => `parley-monitor${className ? ` ${className}` : ''}`, [className]);
  return (
    <section className={classes} aria-label="Run">
      <p className="parley-note">No run is selected.</p>
    </section>
  );
}
