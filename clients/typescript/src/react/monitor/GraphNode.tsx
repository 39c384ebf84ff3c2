import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { createContext, memo, useContext, type ReactNode } from 'react';
import { useNodeNow, useNodeState } from './hooks.js';
import { NodeTypeIcon, StatusIcon } from './icons.js';
import type { Direction } from './layout.js';
import { lineOf } from './NodeLine.js';
import type { NodeState } from './types.js';

/** A node's data: its key alone. All else comes from the store, so that a change draws one node and not the canvas. */
export type KeyNode = Node<{ key: string }, 'run'>;

/** What a graph's nodes have in common. */
export interface GraphSettings {
  readonly direction: Direction;
  /** Whether nothing can be read: then a node is its colour, and has no clock. */
  readonly far: boolean;
  readonly renderNode: ((node: NodeState) => ReactNode) | undefined;
}

export const GraphContext = createContext<GraphSettings>({ direction: 'LR', far: false, renderNode: undefined });

/** A node of the graph. */
export const GraphNode = memo(function GraphNode({ data, selected }: NodeProps<KeyNode>) {
  const { direction, renderNode, far } = useContext(GraphContext);
  const node = useNodeState(data.key);
  if (!node) return null;
  const [from, to] = direction === 'LR' ? [Position.Left, Position.Right] : [Position.Top, Position.Bottom];
  return (
    <div className="parley-node" data-status={node.status} data-selected={selected || undefined} data-key={node.key}>
      <Handle type="target" position={from} isConnectable={false} />
      {renderNode ? renderNode(node) : !far && <Card name={data.key} />}
      <Handle type="source" position={to} isConnectable={false} />
    </div>
  );
});

function Card({ name }: { name: string }) {
  const { node, now } = useNodeNow(name);
  if (!node) return null;
  return (
    <>
      <span className="parley-node-type">
        <NodeTypeIcon type={node.type} size={17} />
      </span>
      <span className="parley-node-text">
        <span className="parley-node-name" title={node.name}>
          {node.name}
        </span>
        <span className="parley-node-line">
          <StatusIcon status={node.status} size={12} />
          <span>{lineOf(node, now)}</span>
        </span>
      </span>
      {node.taskProgress !== null && (
        <span className="parley-node-progress" style={{ transform: `scaleX(${node.taskProgress})` }} />
      )}
    </>
  );
}
