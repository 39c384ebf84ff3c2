import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { MonitorControls } from './controls.js';
import { LiveContext, MonitorContext } from './hooks.js';
import { typeWord } from './format.js';
import { NodeTypeIcon } from './icons.js';
import { Monitor } from './monitor.js';
import type { MonitorSource } from './source.js';
import type { NodeState, RunRecord } from './types.js';

const GraphView = lazy(() => import('./GraphView.js'));

/** A node of a definition. */
export interface DefinitionNode {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly dependsOn: readonly string[];
}

/** How a node differs from that of another definition. */
export type NodeMark = 'added' | 'removed' | 'changed';

/** Properties of `DefinitionGraph`. */
export interface DefinitionGraphProps {
  readonly nodes: readonly DefinitionNode[];
  readonly marks?: ReadonlyMap<string, NodeMark> | undefined;
  readonly selected?: string | null;
  onSelect?: ((key: string | null) => void) | undefined;
  readonly className?: string | undefined;
}

const ignore = () => {};

/** The graph of a workflow that does not run, in the layout of its runs. */
export function DefinitionGraph({ nodes, marks, selected = null, onSelect = ignore, className }: DefinitionGraphProps) {
  const monitor = useStill(nodes);
  const controls = useMemo(() => stillControls(selected, onSelect), [selected, onSelect]);
  const renderNode = useCallback((node: NodeState) => <Card node={node} mark={marks?.get(node.key)} />, [marks]);
  return (
    <MonitorContext.Provider value={monitor}>
      <LiveContext.Provider value={false}>
        <section className={`parley-monitor parley-definition${className ? ` ${className}` : ''}`} aria-label="Nodes">
          <Suspense fallback={<div className="parley-loading" aria-busy="true" />}>
            <GraphView controls={controls} renderNode={renderNode} onLayout={ignore} />
          </Suspense>
        </section>
      </LiveContext.Provider>
    </MonitorContext.Provider>
  );
}

function Card({ node, mark }: { node: NodeState; mark: NodeMark | undefined }) {
  return (
    <span className="parley-card" data-mark={mark}>
      <span className="parley-node-type">
        <NodeTypeIcon type={node.type} size={17} />
      </span>
      <span className="parley-node-text">
        <span className="parley-node-name" title={node.name}>
          {node.name}
        </span>
        <span className="parley-node-line">
          <span>{mark ? `${typeWord(node.type)} · ${mark}` : typeWord(node.type)}</span>
        </span>
      </span>
    </span>
  );
}

/** A monitor of something that never changes. */
function useStill(nodes: readonly DefinitionNode[]): Monitor {
  const shape = JSON.stringify(nodes.map(({ key, name, type, dependsOn }) => [key, name, type, dependsOn]));
  const [still, setStill] = useState(() => ({ shape, monitor: stillMonitor(nodes) }));
  const current = still.shape === shape ? still : { shape, monitor: stillMonitor(nodes) };
  if (current !== still) setStill(current);
  useEffect(() => current.monitor.start(), [current.monitor]);
  return current.monitor;
}

function stillMonitor(nodes: readonly DefinitionNode[]): Monitor {
  const run = runOf(nodes);
  const source: MonitorSource = {
    open: (_id, listener) => {
      listener.opened(run, new Date().toISOString(), Date.now());
      return ignore;
    },
    history: () => Promise.resolve({ events: [], next: null }),
  };
  return new Monitor(source, 'definition');
}

function runOf(nodes: readonly DefinitionNode[]): RunRecord {
  return {
    id: 'definition',
    version: 1,
    trigger: 'MANUAL',
    createdAt: '',
    status: 'PENDING',
    progress: { completed: 0, total: nodes.length },
    nodes: nodes.map((node) => ({ ...node, id: node.key, status: 'PENDING', attempts: 0 })),
  };
}

function stillControls(selected: string | null, onSelect: (key: string | null) => void): MonitorControls {
  return {
    view: 'graph',
    selected,
    at: null,
    range: null,
    playing: false,
    speed: 1,
    select: onSelect,
    setView: ignore,
    setRange: ignore,
    showEvent: ignore,
    stepEvent: ignore,
    goLive: ignore,
    togglePlay: ignore,
    setSpeed: ignore,
    selectNextFailure: ignore,
  };
}
