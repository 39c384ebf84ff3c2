import type { Message } from './thread';

/** The content of a message, by its type and its `metadata`. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string | null; readonly file: string | null }
  | { readonly kind: 'data'; readonly value: unknown; readonly title: string | null }
  | { readonly kind: 'call'; readonly call: ToolCall }
  | { readonly kind: 'result'; readonly result: ToolResult }
  | { readonly kind: 'notice'; readonly text: string };

export interface ToolCall {
  readonly callId: string | null;
  readonly name: string;
  readonly args: unknown;
}

export interface ToolResult {
  readonly callId: string | null;
  readonly name: string | null;
  readonly value: unknown;
  readonly failed: boolean;
}

/**
 * Return what a message contains. The schema leaves open how tools are written, so the names that agent frameworks use
 * are looked for in the content and in the metadata; what is not found is shown as it is.
 */
export function contentOf(message: Pick<Message, 'content' | 'type' | 'metadata'>): Content {
  const { content, metadata } = message;
  const said = isObject(metadata) ? metadata : {};
  switch (message.type) {
    case 'CODE':
      return { kind: 'code', text: content, language: word(said, 'language', 'lang'), file: word(said, 'file', 'filename', 'path') };
    case 'DATA':
      return dataOf(content, said);
    case 'TOOL_CALL':
      return { kind: 'call', call: callOf(content, said) };
    case 'TOOL_RESULT':
      return { kind: 'result', result: resultOf(content, said) };
    case 'SYSTEM':
      return { kind: 'notice', text: content };
    default:
      return { kind: 'text', text: content };
  }
}

function dataOf(content: string, said: Values): Content {
  const value = parsed(content);
  const title = word(said, 'title', 'name', 'schema');
  return value === undefined ? { kind: 'code', text: content, language: word(said, 'format'), file: title } : { kind: 'data', value, title };
}

function callOf(content: string, said: Values): ToolCall {
  const value = parsed(content);
  const inside = isObject(value) ? value : {};
  const called = isObject(inside.function) ? inside.function : inside;
  const name = word(called, 'name', 'tool', 'toolName') ?? word(said, 'tool', 'toolName', 'name', 'function');
  const args = pick(called, 'arguments', 'args', 'input', 'parameters') ?? pick(said, 'arguments', 'args', 'input', 'parameters');
  return { callId: idOf(inside, said), name: name ?? 'tool', args: opened(args ?? value ?? blank(content)) };
}

function resultOf(content: string, said: Values): ToolResult {
  const value = parsed(content);
  const inside = isObject(value) ? value : {};
  const error = pick(inside, 'error') ?? pick(said, 'error');
  const failed = (error !== undefined && error !== null && error !== false) || said.success === false || inside.success === false;
  const result = pick(inside, 'result', 'output');
  return {
    callId: idOf(inside, said),
    name: word(said, 'tool', 'toolName', 'name') ?? word(inside, 'tool', 'toolName', 'name'),
    value: failed ? (error ?? value ?? content) : result !== undefined && Object.keys(inside).length <= 4 ? result : (value ?? content),
    failed,
  };
}

/** Return the results by the message whose call they answer, and the ids of those that are shown there. */
export function pairedResults(messages: readonly Message[]): {
  readonly results: ReadonlyMap<string, Message>;
  readonly paired: ReadonlySet<string>;
} {
  const calls = new Map<string, string>();
  const results = new Map<string, Message>();
  const paired = new Set<string>();
  for (const message of messages) {
    const content = contentOf(message);
    if (content.kind === 'call') {
      if (content.call.callId !== null) calls.set(content.call.callId, message.id);
      calls.set(message.id, message.id);
    } else if (content.kind === 'result') {
      const call = calls.get(content.result.callId ?? '') ?? calls.get(message.replyTo?.id ?? '');
      if (call !== undefined && !results.has(call)) {
        results.set(call, message);
        paired.add(message.id);
      }
    }
  }
  return { results, paired };
}

/** Return arguments in one line, as they would be written in a call. */
export function signature(args: unknown, most = 72): string {
  const text = isObject(args)
    ? Object.entries(args).map(([name, value]) => `${name}: ${short(value)}`).join(', ')
    : args === null || args === undefined ? '' : short(args);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function short(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length}]`;
  if (isObject(value)) return Object.keys(value).length === 0 ? '{}' : '{…}';
  const text = JSON.stringify(value) ?? '';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

type Values = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Arguments are often JSON in a string. */
function opened(value: unknown): unknown {
  return typeof value === 'string' ? (parsed(value) ?? value) : value;
}

function blank(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function pick(values: Values, ...names: readonly string[]): unknown {
  const name = names.find((each) => values[each] !== undefined);
  return name === undefined ? undefined : values[name];
}

function word(values: Values, ...names: readonly string[]): string | null {
  const value = pick(values, ...names.filter((each) => typeof values[each] === 'string' && values[each] !== ''));
  return typeof value === 'string' ? value : null;
}

function idOf(inside: Values, said: Values): string | null {
  return word(said, 'callId', 'toolCallId', 'tool_call_id', 'call_id') ?? word(inside, 'callId', 'toolCallId', 'tool_call_id', 'call_id', 'id');
}
