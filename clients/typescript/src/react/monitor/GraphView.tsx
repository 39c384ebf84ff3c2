import * as dagre from '@dagrejs/dagre';
import { Background, BackgroundVariant, Controls, ReactFlow, ReactFlowProvider, useReactFlow, useStore, type Edge, type NodeMouseHandler } from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { MonitorControls } from './controls.js';
import { GraphContext, GraphNode, type KeyNode } from './GraphNode.js';
import { GraphEdge } from './GraphEdge.js';
import { useMonitorInContext, usePart } from './hooks.js';
import { fitting, layOut, NODE_HEIGHT, NODE_WIDTH, type Layout, type Size } from './layout.js';
import type { NodeState } from './types.js';

const NODE_TYPES = { run: GraphNode };
const EDGE_TYPES = { run: GraphEdge };
const FIT = { padding: 0.12, maxZoom: 1, minZoom: 0.05 };
const HIDE_FROM = 300;
const READABLE = 0.32;

/** Properties of the graph. */
export interface GraphViewProps {
  readonly controls: MonitorControls;
  readonly renderNode?: ((node: NodeState) => ReactNode) | undefined;
  /** Called with the layout, for the arrow keys. */
  onLayout(layout: Layout): void;
}

/** The run as a graph: one node each, edges for dependencies. */
export default memo(function GraphView(props: GraphViewProps) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
});

function Graph({ controls, renderNode, onLayout }: GraphViewProps) {
  const [frame, size] = useFrame();
  const layout = useLayout(size);
  const { direction } = layout;
  const nodes = useNodes(layout, controls.selected);
  const edges = useEdges(layout);
  const far = useStore((store) => store.transform[2] < READABLE);
  const settings = useMemo(() => ({ direction, far, renderNode }), [direction, far, renderNode]);
  const { select } = controls;
  const choose = useCallback<NodeMouseHandler<KeyNode>>((_, node) => select(node.id), [select]);
  const leave = useCallback(() => select(null), [select]);
  useEffect(() => onLayout(layout), [layout, onLayout]);
  useFollow(layout, controls.selected);
  return (
    <div className="parley-graph" ref={frame} data-far={far || undefined}>
      <GraphContext.Provider value={settings}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodeClick={choose}
          onPaneClick={leave}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          minZoom={0.05}
          maxZoom={1.6}
          fitView
          fitViewOptions={FIT}
          onlyRenderVisibleElements={nodes.length > HIDE_FROM}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
          <Controls showInteractive={false} fitViewOptions={FIT} position="bottom-left" />
        </ReactFlow>
      </GraphContext.Provider>
    </div>
  );
}

/** The size of the frame, in steps, so that dragging its edge does not lay the graph out at each pixel. */
function useFrame() {
  const frame = useRef<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!frame.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.round(entry.contentRect.width / 40) * 40;
      const height = Math.round(entry.contentRect.height / 40) * 40;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return [frame, size] as const;
}

/** The layout depends on the definition and on the room alone: nothing that happens in a run moves a node. */
function useLayout(size: Size): Layout {
  const monitor = useMonitorInContext();
  const run = usePart(monitor, (picture) => picture.run);
  const nodes = run?.nodes;
  const both = useMemo(() => [layOut(dagre, nodes ?? [], 'LR'), layOut(dagre, nodes ?? [], 'TB')] as const, [nodes]);
  return fitting(both, size);
}

function useNodes(layout: Layout, selected: string | null): KeyNode[] {
  const placed = useMemo(
    () =>
      [...layout.places].map(([key, position]): KeyNode => {
        const fixed = { width: NODE_WIDTH, height: NODE_HEIGHT };
        return { id: key, type: 'run', position, data: { key }, ...fixed, initialWidth: NODE_WIDTH, initialHeight: NODE_HEIGHT };
      }),
    [layout],
  );
  return useMemo(
    () => placed.map((node) => (node.id === selected ? { ...node, selected: true } : node)),
    [placed, selected],
  );
}

function useEdges(layout: Layout): Edge[] {
  return useMemo(() => layout.links.map((link) => ({ ...link, type: 'run', selectable: false })), [layout]);
}

/** Bring the selected node into view if it is outside, and fit the graph again if the room changes its direction. */
function useFollow(layout: Layout, selected: string | null): void {
  const { fitView, setCenter, getViewport, viewportInitialized } = useFlow();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else void fitView(FIT);
  }, [layout, fitView]);
  useEffect(() => {
    const place = selected === null ? undefined : layout.places.get(selected);
    if (!place || !viewportInitialized) return;
    const { x, y, zoom } = getViewport();
    const frame = document.querySelector('.parley-graph')?.getBoundingClientRect();
    if (!frame) return;
    const [left, top] = [place.x * zoom + x, place.y * zoom + y];
    const inside = left >= 0 && top >= 0 && left + NODE_WIDTH * zoom <= frame.width && top + NODE_HEIGHT * zoom <= frame.height;
    if (!inside) void setCenter(place.x + NODE_WIDTH / 2, place.y + NODE_HEIGHT / 2, { zoom: Math.max(zoom, 0.6), duration: 200 });
  }, [selected, layout, getViewport, setCenter, viewportInitialized]);
}

function useFlow() {
  return useReactFlow<KeyNode, Edge>();
}
