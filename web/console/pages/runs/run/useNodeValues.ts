import type { Picture } from '@parley-gateway/client/react';
import { RunNodeAtDocument, RunNodeDocument, type RunNodeQuery, type RunNodeValuesFragment } from '@parley-gateway/client/operations/runs';
import { useEffect, useRef } from 'react';
import type { ParleyError } from '@parley-gateway/client';
import { useRead } from '../../../app/reading/useRead';

/** The whole of a node, with what it waits for. */
export type NodeDetail = Extract<RunNodeQuery['node'], { readonly __typename: 'NodeExecution' }>;

/** What the inspector shows of a node that the events do not carry. */
export interface NodeValues {
  /** Input, output and error at the instant that is shown. */
  readonly values: RunNodeValuesFragment | null;
  /** The node as it is now, with its task, approval and sub-run. */
  readonly now: NodeDetail | null;
  readonly loading: boolean;
  readonly error: ParleyError | null;
  reload(): void;
}

/** Read the selected node, again when it or what it waits for changes; at an instant of the past, its event there. */
export function useNodeValues(picture: Picture, key: string): NodeValues {
  const id = picture.run?.nodes.find((node) => node.key === key)?.id ?? '';
  const present = useRead(RunNodeDocument, { id }, { skip: id === '' });
  const event = picture.index === null ? null : lastEventOf(picture, key);
  const past = useRead(RunNodeAtDocument, { event: event ?? '' }, { skip: event === null });
  const change = changeOf(picture, key);
  const known = useRef(change);
  const { reload } = present;
  useEffect(() => {
    if (known.current !== change) reload();
    known.current = change;
    // What changed is the reason to read again, not that the function did.
  }, [change]);
  const now = present.data?.node?.__typename === 'NodeExecution' ? present.data.node : null;
  const at = past.data?.event && 'node' in past.data.event ? past.data.event.node : null;
  return {
    values: picture.index === null ? now : event === null ? null : at,
    now,
    loading: picture.index === null || event === null ? present.loading : past.loading,
    error: present.error ?? past.error,
    reload,
  };
}

/** Return the id of the last event of a node at the instant that is shown. */
export function lastEventOf(picture: Picture, key: string): string | null {
  const shown = picture.events.slice(0, (picture.index ?? picture.events.length - 1) + 1);
  return shown.findLast((event) => event.node?.key === key)?.id ?? null;
}

/** A text that changes when the node, its task or its approval does. */
function changeOf({ events, latest }: Picture, key: string): string {
  const node = latest?.nodes.get(key);
  const related = events.findLast(
    (event) =>
      (event.task && event.task.id === node?.taskId) ||
      (event.approval && event.__typename === 'ApprovalResponded') ||
      event.node?.key === key,
  );
  return related?.id ?? `${node?.status ?? ''}`;
}
