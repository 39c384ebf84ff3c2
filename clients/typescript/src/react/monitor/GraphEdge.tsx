import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useMonitorInContext, usePart } from './hooks.js';
import type { Picture } from './monitor.js';

/** An edge, drawn by what has happened along it. It moves only while its target runs. */
export const GraphEdge = memo(function GraphEdge(props: EdgeProps) {
  const monitor = useMonitorInContext();
  const { source, target, id } = props;
  const state = usePart(monitor, (picture) => edgeState(picture, source, target));
  const [path] = getBezierPath({ ...props, curvature: 0.3 });
  return <BaseEdge id={id} path={path} className="parley-edge" data-state={state} />;
});

/** Return what has happened along a dependency: nothing yet, it was passed, it is in use, or it was left out. */
export function edgeState(picture: Picture, source: string, target: string): 'idle' | 'passed' | 'active' | 'skipped' {
  const nodes = picture.state?.nodes;
  const before = nodes?.get(source)?.status;
  const after = nodes?.get(target)?.status;
  if (before === 'SKIPPED' || after === 'SKIPPED') return 'skipped';
  if (after === 'RUNNING') return 'active';
  return before === 'COMPLETED' ? 'passed' : 'idle';
}
