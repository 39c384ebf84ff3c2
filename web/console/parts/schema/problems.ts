import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';

/** What is wrong with one place of a value. */
export interface SchemaProblem {
  path: readonly string[];
  message: string;
}

/** Errors that only say that something inside is wrong; what is inside says it better. */
const WRAPPERS = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'allOf', 'if', '$ref', '$dynamicRef', 'then', 'else']);
const cache = new WeakMap<object, Validator>();

/** Return what a value has that its JSON Schema does not allow; a schema that cannot be read allows everything. */
export function problemsOf(schema: unknown, value: unknown): SchemaProblem[] {
  const units = validate(schema, value);
  const leaves = units.filter((unit) => !WRAPPERS.has(unit.keyword) && !isWrapper(unit));
  const seen = new Set<string>();
  return leaves.map(toProblem).filter(({ path }) => {
    const key = path.join('/');
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** Return whether a value fits a schema. */
export function fits(schema: unknown, root: unknown, value: unknown): boolean {
  // A part of a schema may refer to the definitions of the whole.
  const whole = isSchema(schema) && isSchema(root) && schema !== root ? { ...pick(root, ['$defs', 'definitions']), ...schema } : schema;
  return validate(whole, value).length === 0;
}

function validate(schema: unknown, value: unknown): readonly OutputUnit[] {
  if (!isSchema(schema)) return [];
  try {
    const validator = cache.get(schema) ?? new Validator(schema, '2020-12', false);
    cache.set(schema, validator);
    // A property that is undefined is absent in JSON; the validator would throw.
    const plain: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    return plain === undefined ? [] : validator.validate(plain).errors;
  } catch {
    return [];
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick(root: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(root).filter(([name]) => names.includes(name)));
}

function isWrapper({ keyword, error }: OutputUnit): boolean {
  return keyword === 'additionalProperties' && !error.includes('false');
}

function toProblem({ keyword, instanceLocation, error }: OutputUnit): SchemaProblem {
  const path = instanceLocation
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  const missing = keyword === 'required' ? /required property "(.+)"/.exec(error)?.[1] : undefined;
  if (missing !== undefined) return { path: [...path, missing], message: 'Required.' };
  return { path, message: sentence(keyword, error) };
}

function sentence(keyword: string, error: string): string {
  const expected = /Expected "([^"]+)"/.exec(error)?.[1];
  switch (keyword) {
    case 'type':
      return expected ? `Must be ${expected.split('", "').map(article).join(' or ')}.` : error;
    case 'false':
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'This property is not allowed.';
    case 'oneOf':
    case 'anyOf':
      return 'Matches none of the allowed forms.';
    case 'enum':
      return error.replace('Instance does not match any of', 'Must be one of');
    case 'format':
      return error.replace('String does not match format', 'Not a valid').replace(/"/g, '');
    case 'pattern':
      return error.replace('String does not match pattern.', 'Does not match the pattern').trim();
    default:
      return error.replace(/^(Instance|String|Array) /, 'It ');
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : type === 'null' ? 'null' : `a ${type}`;
}
