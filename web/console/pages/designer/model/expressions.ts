import { type Json, isList, isObject } from './json';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Return a CEL path with one more name: `.name`, `["a name"]` or `[0]`. */
export function extended(path: string, name: string | number): string {
  if (typeof name === 'number') return `${path}[${name}]`;
  return IDENTIFIER.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** Return the CEL path of a node: `nodes.fetch` or `nodes["my-node"]`. */
export function nodePath(key: string): string {
  return extended('nodes', key);
}

/** A part of a text: either as it stands, or an expression of `${ }`. */
export interface Segment {
  readonly text: string;
  readonly expression: boolean;
  readonly start: number;
}

/** Return the parts of a text in order. `$${` is a literal `${`; an expression that is not closed reaches to the end. */
export function segments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('$${', at)) {
      at += 3;
      continue;
    }
    if (!text.startsWith('${', at)) {
      at += 1;
      continue;
    }
    if (at > start) found.push({ text: text.slice(start, at), expression: false, start });
    const end = closing(text, at + 2);
    found.push({ text: text.slice(at + 2, end), expression: true, start: at + 2 });
    at = start = Math.min(end + 1, text.length);
  }
  if (start < text.length) found.push({ text: text.slice(start), expression: false, start });
  return found;
}

/** Return the index of the brace that closes an expression, past strings and braces within it. */
function closing(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}' && depth-- === 0) return at;
  }
  return text.length;
}

/** Return whether a value is, or contains, an expression. */
export function isDynamic(value: Json | undefined): boolean {
  return typeof value === 'string' && segments(value).some((each) => each.expression);
}

const NODE_REFERENCE = /(?<![\w.])nodes(?:\.([A-Za-z_]\w*)|\[\s*(["'])((?:(?!\2).)*)\2\s*\])/g;

/** Return the keys of the nodes that a CEL expression uses. */
export function nodesUsed(expression: string): readonly string[] {
  return [...outsideStrings(expression).matchAll(NODE_REFERENCE)].map((match) => match[1] ?? match[3] ?? '');
}

/** Return a CEL expression in which a node has another key. */
export function renamedIn(expression: string, from: string, to: string): string {
  return expression.replace(NODE_REFERENCE, (whole, name?: string, _quote?: string, quoted?: string) =>
    (name ?? quoted) === from ? nodePath(to) : whole,
  );
}

/** Return a text in whose expressions a node has another key. */
export function renamedInText(text: string, from: string, to: string): string {
  if (!text.includes('${')) return text;
  return segments(text)
    .map((each) => (each.expression ? `\${${renamedIn(each.text, from, to)}}` : each.text))
    .join('');
}

/** Return an expression whose string literals are blank, except keys in brackets. */
function outsideStrings(expression: string): string {
  return expression.replace(/(\[\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g, (whole, bracket?: string) =>
    bracket === undefined ? '""' : whole,
  );
}

const STEP = /^(?:\.([A-Za-z_]\w*)|\[\s*(\d+)\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\])/;

/** Return the names of an expression that is only a path, such as `nodes.fetch.output.items[0]`; null for others. */
export function pathIn(expression: string): readonly string[] | null {
  let rest = expression.trim();
  const root = /^(input|nodes|execution|event)\b/.exec(rest)?.[1];
  if (root === undefined) return null;
  const path = [root];
  rest = rest.slice(root.length);
  while (rest) {
    const step = STEP.exec(rest);
    if (!step) return null;
    path.push(step[1] ?? step[2] ?? step[3] ?? '');
    rest = rest.slice(step[0].length);
  }
  return path;
}

/** Return the value of a text whose expressions are only paths, from known values; undefined if it is unknown. */
export function preview(text: string, known: (path: readonly string[]) => Json | undefined): Json | undefined {
  const parts = segments(text);
  if (!parts.some((each) => each.expression)) return undefined;
  const values = parts.map((each) => {
    if (!each.expression) return each.text.replaceAll('$${', '${');
    const path = pathIn(each.text);
    return path === null ? undefined : known(path);
  });
  if (values.some((each) => each === undefined)) return undefined;
  return values.length === 1 ? values[0] : values.map((each) => asText(each ?? null)).join('');
}

/** Return a value as it is inserted into a text. */
export function asText(value: Json): string {
  if (typeof value === 'string') return value;
  return isList(value) || isObject(value) ? JSON.stringify(value) : String(value);
}
