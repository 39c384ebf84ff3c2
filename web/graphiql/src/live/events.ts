/** One item of a stream, as shown in the Live panel. */
export interface LiveEvent {
  /** The dotted event type if selected, otherwise the GraphQL type name, otherwise the subscription's field. */
  label: string;
  tone: Tone;
  summary: string;
  occurredAt: Date | null;
  cursor: string | null;
  /** Shown when the row is expanded: the item itself, or the whole result if it has errors. */
  detail: unknown;
  result: unknown;
}

export type Tone = 'neutral' | 'session' | 'message' | 'task' | 'agent' | 'approval' | 'document' | 'warning' | 'error';

type Json = Record<string, unknown>;

/** The fields that can hold an event's subject, in order of preference. */
const SUBJECTS = ['message', 'task', 'approval', 'participant', 'document', 'agent', 'session', 'snapshot', 'request', 'delivery', 'execution', 'node', 'connection'];

const TONES: [RegExp, Tone][] = [
  [/^(stream\.?gap|streamgap)/i, 'warning'],
  [/(fail|error)/i, 'error'],
  [/message/i, 'message'],
  [/approval/i, 'approval'],
  [/task/i, 'task'],
  [/document/i, 'document'],
  [/agent|reply/i, 'agent'],
  [/session|participant|presence/i, 'session'],
];

export function readEvent(result: unknown): LiveEvent {
  const { data, errors } = (isObject(result) ? result : {}) as { data?: unknown; errors?: { message?: string }[] };
  const [field, root] = (isObject(data) ? Object.entries(data)[0] : undefined) ?? ['result', null];
  const event = isObject(root) ? root : {};
  const failed = Array.isArray(errors) && errors.length > 0;
  const label = text(event.type) ?? text(event.__typename) ?? (failed ? 'error' : field);
  return {
    label,
    tone: failed ? 'error' : toneOf(label, text(event.__typename)),
    summary: failed ? errors.map((error) => error.message).join(' · ') : summarize(event, root),
    occurredAt: dateOf(event.occurredAt),
    cursor: text(event.cursor),
    detail: failed ? result : root,
    result,
  };
}

function toneOf(label: string, typename: string | null): Tone {
  for (const [pattern, tone] of TONES) {
    if (pattern.test(typename ?? '') || pattern.test(label)) return tone;
  }
  return 'neutral';
}

function summarize(event: Json, root: unknown): string {
  if (typeof event.reason === 'string') return `events are missing: ${event.reason}`;
  if (event.resumed === true) return 'resumed after the last event received';
  for (const name of SUBJECTS) {
    const subject = event[name];
    if (isObject(subject)) return describe({ status: event.status, ...subject });
  }
  if (event.__typename === 'StreamOpened') return 'stream opened; events follow';
  if (typeof event.delta === 'string') return event.delta;
  if (event.data !== undefined) return compact(event.data);
  if (event.changes !== undefined) return [text(event.recordId), compact(event.changes)].filter(Boolean).join(' ');
  const { __typename, id, cursor, type, occurredAt, causedBy, actor, ...rest } = event;
  if (Object.keys(rest).length > 0) return compact(rest);
  if (Array.isArray(root) && root.every(isObject)) return root.map(describe).join(', ');
  return isObject(root) ? (nameOf(actor) ?? '') : compact(root);
}

/** Describe an agent, task, message and so on in one line: who, what and its state. */
function describe(subject: Json): string {
  const who = nameOf(subject.from) ?? nameOf(subject.actor);
  const what = text(subject.title) ?? text(subject.content) ?? text(subject.name) ?? text(subject.key) ?? text(subject.id);
  const percent = typeof subject.progress === 'number' ? `${Math.round(subject.progress * 100)} %` : null;
  const version = typeof subject.version === 'number' ? `version ${subject.version}` : null;
  const state = text(subject.status) ?? text(subject.presence);
  const head = [who, what].filter(Boolean).join(': ');
  const parts = [head, state?.toLowerCase().replaceAll('_', ' '), percent, version].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : compact(subject);
}

function compact(value: unknown): string {
  const json = JSON.stringify(value) ?? '';
  return json.length > 160 ? `${json.slice(0, 160)}…` : json;
}

function nameOf(value: unknown): string | null {
  return isObject(value) ? text(value.name) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function dateOf(value: unknown): Date | null {
  const date = typeof value === 'string' ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
