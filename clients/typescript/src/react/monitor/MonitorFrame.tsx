import { Component, lazy, memo, Suspense, useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { MonitorControls } from './controls.js';
import { LiveContext, MonitorContext, usePart } from './hooks.js';
import { pressKey } from './keys.js';
import type { Layout } from './layout.js';
import type { Monitor } from './monitor.js';
import { Scrubber } from './Scrubber.js';
import { TableView } from './TableView.js';
import { TimelineView } from './TimelineView.js';
import { Toolbar } from './Toolbar.js';
import type { NodeState } from './types.js';

/** React Flow is loaded when a graph is looked at for the first time. */
const GraphView = lazy(() => import('./GraphView.js'));

/** Properties of the views around one monitor. */
export interface MonitorFrameProps {
  readonly monitor: Monitor;
  readonly controls: MonitorControls;
  readonly live: boolean;
  readonly className?: string | undefined;
  readonly renderNode?: ((node: NodeState) => ReactNode) | undefined;
  /** Whether the element handles keys itself; false if the page does. */
  readonly keys?: boolean;
  /** Shown beside the views, such as details of the selected node. */
  readonly aside?: ReactNode;
  /** Shown at the end of the line above the views. */
  readonly actions?: ReactNode;
  /** Called with the layout of the graph, for keys that the page handles. */
  onLayout?: ((layout: Layout) => void) | undefined;
}

/** The views of one run: the switch between them, the view, and the line of its events. */
export const MonitorFrame = memo(function MonitorFrame(props: MonitorFrameProps) {
  const { monitor, controls, live, className, renderNode, keys = true, aside, actions, onLayout } = props;
  const layout = useRef<Layout | null>(null);
  const keepLayout = useCallback(
    (next: Layout) => {
      layout.current = next;
      onLayout?.(next);
    },
    [onLayout],
  );
  const missing = usePart(monitor, (picture) => picture.missing);
  const run = usePart(monitor, (picture) => picture.run);
  const press = (event: KeyboardEvent) => {
    if (!keys || isTyping(event.target)) return;
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    if (pressKey(event, monitor, controls, layout.current)) event.preventDefault();
  };
  return (
    <MonitorContext.Provider value={monitor}>
      <LiveContext.Provider value={live}>
        <section className={`parley-monitor${className ? ` ${className}` : ''}`} data-live={live || undefined} aria-label="Run" tabIndex={keys ? 0 : undefined} onKeyDown={press}>
          <Toolbar controls={controls}>{actions}</Toolbar>
          <div className="parley-main">
            <div className="parley-view" data-view={controls.view}>
              {missing ? <p className="parley-note">There is no such run.</p> : run ? <View controls={controls} renderNode={renderNode} onLayout={keepLayout} /> : <Loading />}
            </div>
            {aside}
          </div>
          <Scrubber controls={controls} />
        </section>
      </LiveContext.Provider>
    </MonitorContext.Provider>
  );
});

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

interface ViewProps {
  readonly controls: MonitorControls;
  readonly renderNode: ((node: NodeState) => ReactNode) | undefined;
  onLayout(layout: Layout): void;
}

function View({ controls, renderNode, onLayout }: ViewProps) {
  if (controls.view === 'timeline') return <TimelineView controls={controls} />;
  if (controls.view === 'table') return <TableView controls={controls} />;
  return (
    <WithoutGraph fallback={<TableView controls={controls} />}>
      <Suspense fallback={<Loading />}>
        <GraphView controls={controls} renderNode={renderNode} onLayout={onLayout} />
      </Suspense>
    </WithoutGraph>
  );
}

function Loading() {
  return <div className="parley-loading" aria-busy="true" aria-label="Loading" />;
}

/** Shows the table if React Flow is not installed or could not be loaded. */
class WithoutGraph extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
