import { formatDuration, statusWord } from './format.js';
import type { NodeState } from './types.js';

/** Return what a node does now, in a few words: its status, how long, which attempt, what it waits for. */
export function lineOf(node: NodeState, now: number): string {
  const words = [wordOf(node)];
  const length = lengthOf(node, now);
  if (length !== null && length >= 1) words.push(formatDuration(length));
  if (node.taskProgress !== null) words.push(`${Math.round(node.taskProgress * 100)} %`);
  if (node.status === 'WAITING' && node.retryAt) words.push(`attempt ${node.attempts + 1} in ${until(node.retryAt, now)}`);
  else if (node.attempts > 1) words.push(`attempt ${node.attempts}`);
  return words.join(' · ');
}

function wordOf(node: NodeState): string {
  if (node.status !== 'WAITING' || node.retryAt) return statusWord(node.status);
  if (node.approvalId) return 'Needs a decision';
  if (node.taskId) return 'Waits for a worker';
  return statusWord(node.status);
}

/** Return how long a node took or has taken until now; null if it has not begun. */
export function lengthOf(node: NodeState, now: number): number | null {
  if (!node.startedAt) return null;
  if (node.durationMs != null) return node.durationMs;
  const end = node.completedAt ? Date.parse(node.completedAt) : now;
  return Math.max(0, end - Date.parse(node.startedAt));
}

function until(instant: string, now: number): string {
  return formatDuration(Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000) * 1000));
}
