/** Shared documents: what the last patch touched, and what two changes of one version disagree about. */

export type Mark = 'added' | 'changed';

interface Operation {
  readonly op: string;
  readonly path: string;
}

/** Return the places of a document that a patch touched, as JSON pointers into the value after it. */
export function marksOf(patch: unknown, value: unknown): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  if (!Array.isArray(patch)) return marks;
  for (const operation of patch.filter(isOperation)) {
    const path = placed(operation.path, value);
    if (operation.op === 'remove') marks.set(parentOf(path), 'changed');
    else if (operation.op === 'add' || operation.op === 'copy' || operation.op === 'move') marks.set(path, 'added');
    else if (operation.op === 'replace') marks.set(path, 'changed');
  }
  return marks;
}

/** Return a pointer with `-`, the place after a list's end, as the place where its item is now. */
function placed(path: string, value: unknown): string {
  if (!path.endsWith('/-')) return path;
  const list = at(value, parentOf(path));
  return Array.isArray(list) ? `${parentOf(path)}/${Math.max(0, list.length - 1)}` : path;
}

/** One place at which a value was changed. `undefined` is: not there. */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Return the changes between two values. Objects are compared by their fields; a list is one value unless it kept its
 * length, because items have no identity.
 */
export function changesOf(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changesOf(before[name], after[name], `${path}/${escaped(name)}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item: unknown, index) => changesOf(item, after[index], `${path}/${index}`));
  }
  return [{ path, before, after }];
}

/** Return the JSON Patch that makes the changes. */
export function patchOf(changes: readonly Change[]): readonly Record<string, unknown>[] {
  return changes.map(({ path, before, after }) => {
    if (after === undefined) return { op: 'remove', path };
    return { op: before === undefined ? 'add' : 'replace', path, value: after };
  });
}

/** A field that two people changed from the same version to different values. */
export interface Conflict {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** The result of merging my changes with someone else's. */
export interface Merge {
  /** Their version with my changes, except those in conflict. */
  readonly value: unknown;
  readonly conflicts: readonly Conflict[];
}

/** Return their version with my changes, and the fields in conflict, which keep theirs until a person decides. */
export function merged(base: unknown, mine: unknown, theirs: unknown): Merge {
  const ours = changesOf(base, mine);
  const others = changesOf(base, theirs);
  const conflicts: Conflict[] = [];
  let value = theirs;
  for (const change of ours) {
    const rival = others.find((other) => overlaps(other.path, change.path));
    if (rival === undefined) {
      value = withValue(value, change.path, change.after);
    } else {
      const path = rival.path.length < change.path.length ? rival.path : change.path;
      const conflict = { path, mine: at(mine, path), theirs: at(theirs, path) };
      if (!isSame(conflict.mine, conflict.theirs) && !conflicts.some((each) => each.path === path)) conflicts.push(conflict);
    }
  }
  return { value, conflicts };
}

function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Return the value at a JSON pointer, or undefined. */
export function at(value: unknown, path: string): unknown {
  return wordsOf(path).reduce<unknown>((inside, name) => {
    if (Array.isArray(inside)) return inside[Number(name)];
    return isObject(inside) ? inside[name] : undefined;
  }, value);
}

/** Return a value with another one at a JSON pointer; `undefined` removes it. */
export function withValue(value: unknown, path: string, inner: unknown): unknown {
  return replacedIn(value, wordsOf(path), inner);
}

function replacedIn(value: unknown, names: readonly string[], inner: unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return inner;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === Number(name) ? replacedIn(item, rest, inner) : item));
  }
  const fields = isObject(value) ? value : {};
  const changed = replacedIn(fields[name], rest, inner);
  if (changed !== undefined) return { ...fields, [name]: changed };
  return Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));
}

/** Return a pointer as people read it. */
export function readable(path: string): string {
  return path === '' ? 'the whole document' : wordsOf(path).join(' › ');
}

function wordsOf(path: string): readonly string[] {
  return path.split('/').slice(1).map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && isSame(one[name], other[name]));
}

function isOperation(value: unknown): value is Operation {
  return isObject(value) && typeof value.op === 'string' && typeof value.path === 'string';
}
