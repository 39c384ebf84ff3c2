/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Return whether a value is a JSON object, not a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Return whether a value is a list. `Array.isArray` alone does not narrow readonly lists. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Return whether a value came from JSON: what the schema types as `unknown` is checked by this. */
export function isJson(value: unknown): value is Json {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}

/** Return a value as JSON; null if it is not. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : null;
}

/** Return a value as an object; an empty one if it is not. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) && isJson(value) ? value : {};
}

/** Return whether two values are equal; the order of an object's keys does not matter. */
export function equal(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((each, at) => equal(each, other[at]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && equal(one[name], other[name]));
}

/** Return the value at a path; undefined if there is none. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let found = value;
  for (const name of path) {
    if (isList(found)) found = found[Number(name)];
    else if (isObject(found)) found = Object.hasOwn(found, name) ? found[name] : undefined;
    else return undefined;
  }
  return found;
}

/** Return a copy with the value at a path replaced; undefined removes it. Missing objects on the way are made. */
export function withValueAt(value: Json, path: readonly string[], replacement: Json | undefined): Json {
  const [name, ...rest] = path;
  if (name === undefined) return replacement ?? null;
  if (isList(value)) {
    const copy = [...value];
    const index = Number(name);
    if (rest.length === 0 && replacement === undefined) copy.splice(index, 1);
    else copy[index] = withValueAt(copy[index] ?? {}, rest, replacement);
    return copy;
  }
  const object = isObject(value) ? value : {};
  if (rest.length === 0 && replacement === undefined) return without(object, name);
  return { ...object, [name]: withValueAt(object[name] ?? {}, rest, replacement) };
}

/** Return a copy of an object without some of its names. */
export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** Return a copy in which a function has replaced every string, but not the names of objects. */
export function mapStrings(value: Json, replace: (text: string) => string): Json {
  if (typeof value === 'string') return replace(value);
  if (isList(value)) return value.map((each) => mapStrings(each, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapStrings(each, replace)]));
}

/** Yield every string in a value with its path. */
export function* stringsIn(value: Json, path: readonly string[] = []): Generator<readonly [readonly string[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (isList(value)) for (const [at, each] of value.entries()) yield* stringsIn(each, [...path, String(at)]);
  else if (isObject(value)) for (const [name, each] of Object.entries(value)) yield* stringsIn(each, [...path, name]);
}
