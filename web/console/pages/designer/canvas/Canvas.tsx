import {
  Background, BackgroundVariant, type Connection, type Edge as FlowEdgeData, type Node, type NodeChange, ReactFlow, useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { classes } from '../../../parts/classes';
import { type Branch, edgesOf } from '../model/branches';
import type { Point, Positions } from '../model/document';
import { connect, disconnect } from '../model/edits';
import { NODE } from '../model/layout';
import { wouldCycle } from '../model/document';
import { useCurrentDesign, useDesign, useDesigner } from '../state/context';
import { useRun } from '../state/runs';
import type { PaletteItem } from '../catalog';
import { DRAGGED } from './dragged';
import { placesOf } from './forks';
import { FlowEdge } from './FlowEdge';
import { Ghost } from './Ghost';
import { NodeCard } from './NodeCard';
import styles from './Canvas.module.css';

const NODE_TYPES = { step: NodeCard };
const EDGE_TYPES = { flow: FlowEdge };
const FIT = { padding: 0.16, maxZoom: 1, minZoom: 0.25 } as const;
const BRANCHES: readonly Branch[] = ['then', 'true', 'false', 'approved', 'rejected', 'failed'];

/** The graph: what is dragged, connected and chosen on it becomes an edit. */
export function Canvas({ items, label }: { items: readonly PaletteItem[]; label: string }) {
  const designer = useDesign();
  const design = useCurrentDesign();
  const selected = useDesigner((state) => state.selected);
  const edge = useDesigner((state) => state.edge);
  const flow = useReactFlow();
  const [dragged, setDragged] = useState<Positions>({});
  const running = useRun().id !== null;
  const places = placesOf(design);

  const nodes = useMemo(
    () =>
      design.workflow.nodes.map(
        ({ key, type, name }): Node => ({
          id: key, type: 'step', data: {}, position: dragged[key] ?? places[key] ?? { x: 0, y: 0 },
          width: NODE.width, height: NODE.height, selected: selected.includes(key),
          ariaLabel: `${name || key}, ${type.toLowerCase()}`,
        }),
      ),
    [design.workflow.nodes, places, dragged, selected],
  );
  const edges = useMemo(
    () =>
      edgesOf(design.workflow).map(
        ({ id, source, target, branch }): FlowEdgeData => ({
          id, source, target, type: 'flow', sourceHandle: branch, selected: id === edge, ariaLabel: `From ${source} to ${target}`,
        }),
      ),
    [design.workflow, edge],
  );

  const nodesChanged = useCallback(
    (changes: readonly NodeChange[]) => {
      const moved: Record<string, Point> = {};
      const marks = changes.filter((each) => each.type === 'select');
      let ended = false;
      for (const change of changes) {
        if (change.type !== 'position' || !change.position) continue;
        moved[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
        ended ||= change.dragging !== true;
      }
      if (marks.length > 0) {
        const keys = new Set(designer.get().selected);
        for (const each of marks) if (each.selected) keys.add(each.id); else keys.delete(each.id);
        designer.select(...keys);
      }
      if (Object.keys(moved).length === 0) return;
      if (ended) {
        setDragged({});
        designer.move(moved);
      } else setDragged((before) => ({ ...before, ...moved }));
    },
    [designer],
  );

  const connected = useCallback(
    ({ source, target, sourceHandle }: Connection) => {
      designer.edit(connect(source, target, BRANCHES.find((each) => each === sourceHandle) ?? 'then'));
    },
    [designer],
  );

  const drop = (event: DragEvent) => {
    const item = items.find((each) => each.id === event.dataTransfer.getData(DRAGGED));
    if (!item) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    designer.add(item.node, { at: { x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) } });
  };

  return (
    <div className={classes(styles.canvas, running && styles.running)}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={nodesChanged}
        onConnect={connected}
        isValidConnection={({ source, target }) => !wouldCycle(designer.design.workflow, source, target)}
        onConnectEnd={(event, { isValid, fromNode, fromHandle, toHandle }) => {
          if (isValid || toHandle || !fromNode || fromHandle?.type !== 'source') return;
          const point = 'clientX' in event ? event : event.changedTouches[0];
          if (!point) return;
          const { x, y } = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY });
          const branch = BRANCHES.find((each) => each === fromHandle.id);
          designer.set({ finding: { kind: 'add', after: fromNode.id, ...(branch ? { branch } : {}), at: { x: Math.round(x - NODE.width / 2), y: Math.round(y) } } });
        }}
        onEdgeClick={(_, { id }) => {
          designer.selectEdge(id);
        }}
        onPaneClick={() => {
          designer.select();
        }}
        onEdgesDelete={(gone) => {
          for (const { source, target } of gone) designer.edit(disconnect(source, target));
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(DRAGGED)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }}
        onDrop={drop}
        fitView
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={1.6}
        deleteKeyCode={null}
        selectionOnDrag
        panOnScroll
        panOnDrag={[1, 2]}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        onlyRenderVisibleElements={nodes.length > 300}
        proOptions={{ hideAttribution: true }}
        aria-label={label}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} className={styles.dots} />
      </ReactFlow>
      {nodes.length === 0 && <Ghost />}
      <Follow />
    </div>
  );
}

/** Keep what was just added or chosen by keyboard in view, and fit the canvas when asked. */
function Follow() {
  const flow = useReactFlow();
  const only = useDesigner((state) => (state.selected.length === 1 ? (state.selected[0] ?? null) : null));
  const count = useDesigner((state) => state.history.present.workflow.nodes.length);
  const design = useCurrentDesign();
  const last = useRef({ only, count });
  useEffect(() => {
    const { only: before, count: had } = last.current;
    last.current = { only, count };
    if (had === 0 && count > 0) {
      requestAnimationFrame(() => void flow.fitView(FIT));
      return;
    }
    if (only === null || (only === before && count === had)) return;
    const place = placesOf(design)[only];
    if (place) reveal(flow, place);
  }, [only, count, flow, design]);
  return null;
}

/** Move the canvas just as far as it takes to show a node. */
function reveal(flow: ReturnType<typeof useReactFlow>, place: Point): void {
  const pane = document.querySelector(`.${styles.canvas}`)?.getBoundingClientRect();
  if (!pane) return;
  const { x, y, zoom } = flow.getViewport();
  const [left, top] = [place.x * zoom + x, place.y * zoom + y];
  const [right, bottom] = [left + NODE.width * zoom, top + NODE.height * zoom];
  const edge = 48;
  const dx = left < edge ? edge - left : right > pane.width - edge ? pane.width - edge - right : 0;
  const dy = top < edge ? edge - top : bottom > pane.height - edge ? pane.height - edge - bottom : 0;
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
}
