export type Mark = 'added' | 'changed';

/** A line of the tree. */
export interface TreeRow {
  /** The JSON pointer, which is the line's identity. */
  pointer: string;
  depth: number;
  /** The property or index; null for the whole value. */
  name: string | number | null;
  kind: 'object' | 'array' | 'leaf' | 'more';
  value: unknown;
  /** How many entries it has, or how many are not shown. */
  count: number;
  open: boolean;
  mark: Mark | undefined;
}

export interface TreeOptions {
  /** The lines that a person has opened or closed. */
  toggled: ReadonlyMap<string, boolean>;
  /** How deep it is open at first. */
  depth: number;
  query: string;
  marks: ReadonlyMap<string, Mark> | undefined;
  /** How many entries of a list or an object are shown; more where a person asked for them. */
  shown: (pointer: string) => number;
}

/** Return the lines of a value that are to be shown. */
export function treeRows(value: unknown, options: TreeOptions): TreeRow[] {
  const rows: TreeRow[] = [];
  const query = options.query.trim().toLowerCase();
  const hits = query ? findHits(value, query) : null;
  const marked = ancestors(options.marks);
  const visit = (name: string | number | null, child: unknown, pointer: string, depth: number) => {
    if (hits && !hits.has(pointer)) return;
    const entries = entriesOf(child);
    const wanted = options.toggled.get(pointer) ?? (depth < options.depth || marked.has(pointer));
    const open = entries !== null && entries.length > 0 && (hits !== null ? true : wanted);
    const kind = entries === null ? 'leaf' : Array.isArray(child) ? 'array' : 'object';
    rows.push({ pointer, depth, name, kind, value: child, count: entries?.length ?? 0, open, mark: options.marks?.get(pointer) });
    if (!open || !entries) return;
    const limit = hits ? entries.length : options.shown(pointer);
    for (const [key, inner] of entries.slice(0, limit)) visit(key, inner, joinPointer(pointer, key), depth + 1);
    if (entries.length > limit) rows.push(moreRow(pointer, depth + 1, entries.length - limit));
  };
  visit(null, value, '', 0);
  return rows;
}

function moreRow(pointer: string, depth: number, count: number): TreeRow {
  return { pointer: `${pointer}#more`, depth, name: null, kind: 'more', value: pointer, count, open: false, mark: undefined };
}

function entriesOf(value: unknown): [string | number, unknown][] | null {
  if (Array.isArray(value)) return value.map((one, at) => [at, one]);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  return null;
}

function joinPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Return the pointers of what contains the text in its name or value, and of all that is around it. */
function findHits(value: unknown, query: string): ReadonlySet<string> {
  const hits = new Set<string>(['']);
  const visit = (name: string, child: unknown, pointer: string): boolean => {
    const entries = entriesOf(child);
    const own = name.toLowerCase().includes(query) || (entries === null && String(child).toLowerCase().includes(query));
    const inner = (entries ?? []).map(([key, one]) => visit(String(key), one, joinPointer(pointer, key))).some(Boolean);
    if (own || inner) hits.add(pointer);
    return own || inner;
  };
  visit('', value, '');
  return hits;
}

function ancestors(marks: ReadonlyMap<string, Mark> | undefined): ReadonlySet<string> {
  const all = new Set<string>();
  for (const pointer of marks?.keys() ?? []) {
    for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
      all.add(pointer.slice(0, at));
      if (at === 0) break;
    }
  }
  return all;
}

/** Return a pointer as programs write it: `items[0].name`, `headers["x-id"]`. */
export function pathText(pointer: string): string {
  const keys = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce((path, key) => {
    if (/^\d+$/.test(key)) return `${path}[${key}]`;
    if (/^[A-Za-z_$][\w$]*$/.test(key)) return path ? `${path}.${key}` : key;
    return `${path}[${JSON.stringify(key)}]`;
  }, '');
}

const LONG = 240;

/** Return how a value without entries is written, cut where no one would read on. */
export function leafText(value: unknown): { text: string; cut: string | null } {
  if (typeof value !== 'string') return { text: value === undefined ? 'undefined' : JSON.stringify(value), cut: null };
  const data = /^data:([\w.+-]+\/[\w.+-]+)?[^,]{0,60};base64,/.exec(value);
  if (data) return { text: `"${data[0].slice(0, 40)}…"`, cut: `${data[1] ?? 'data'}, ${sizeText(value.length)}` };
  if (value.length > LONG && /^[A-Za-z0-9+/_-]{200,}={0,2}$/.test(value)) {
    return { text: JSON.stringify(`${value.slice(0, 32)}…`), cut: `base64, ${sizeText(value.length)}` };
  }
  if (value.length <= LONG) return { text: JSON.stringify(value), cut: null };
  return { text: JSON.stringify(`${value.slice(0, LONG)}…`), cut: `${value.length.toLocaleString('en')} characters` };
}

/** Return a number of bytes in its unit. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
