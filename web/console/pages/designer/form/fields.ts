import { type Json, type JsonObject, asObject, isList, isObject } from '../model/json';
import { plain } from '../model/scope';

/** How a value is edited, by its schema. */
export type Kind = 'reference' | 'references' | 'condition' | 'choice' | 'switch' | 'number' | 'text' | 'list' | 'group' | 'map' | 'json';

/** Return how a value of a schema is edited. */
export function kindOf(given: JsonObject, root: JsonObject): Kind {
  const schema = plain(given, root);
  if (schema['x-condition'] === true) return 'condition';
  if (typeof schema['x-reference'] === 'string') return schema.type === 'array' ? 'references' : 'reference';
  if (isList(schema.enum) && schema.enum.every((each) => typeof each === 'string')) return 'choice';
  switch (schema.type) {
    case 'boolean':
      return 'switch';
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return 'text';
    case 'array':
      return schema.items === undefined || kindOf(asObject(schema.items), root) === 'json' ? 'json' : 'list';
    case 'object':
      return objectKind(schema, root);
  }
  return 'json';
}

function objectKind(schema: JsonObject, root: JsonObject): Kind {
  if (Object.keys(asObject(schema.properties)).length > 0) return 'group';
  const values = schema.additionalProperties;
  if (!isObject(values)) return 'json';
  const types = (isList(values.anyOf) ? values.anyOf.map(asObject) : [plain(values, root)]).map((each) => each.type);
  return types.includes('string') ? 'map' : 'json';
}

const LONG = /^(body|text|message|content|description|html|sql|query|prompt|template|script|comment)$|(Body|Text|Message|Content|Html|Prompt)$/;

/** Return whether a text of this name is usually of several lines. */
export function isLong(name: string): boolean {
  return LONG.test(name);
}

/** Return the words for a name: `expiresInSeconds` is "Expires in seconds". */
export function wordsOf(name: string): string {
  if (/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name)) return name;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').toLowerCase();
  const spelled = words.replace(/\b(id|url|json|html|sql|api|cc|bcc|ids)\b/g, (word) => (word === 'ids' ? 'IDs' : word.toUpperCase()));
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** Return the value that a new item or property begins with. */
export function emptyOf(given: JsonObject, root: JsonObject): Json {
  const schema = plain(given, root);
  if (schema.default !== undefined) return schema.default;
  switch (kindOf(schema, root)) {
    case 'switch':
      return false;
    case 'number':
      return 0;
    case 'list':
    case 'references':
      return [];
    case 'group':
    case 'map':
      return {};
    case 'choice':
      return isList(schema.enum) ? (schema.enum[0] ?? '') : '';
    default:
      return '';
  }
}

/** Return what a schema says about a value in a few words: its limits and its default. */
export function hintOf(schema: JsonObject): string | undefined {
  const parts: string[] = [];
  if (typeof schema.description === 'string') parts.push(schema.description);
  if (schema.default !== undefined && schema.default !== null && !isObject(schema.default) && !isList(schema.default) && schema.default !== '') {
    parts.push(`Default: ${String(schema.default)}.`);
  }
  return parts.join(' ').replaceAll('`', '') || undefined;
}

/** Return a text as JSON, or, unless it is literal, as the text that it is: `${input.x}` and plain words need no quotes. */
export function parsedJson(text: string, literal = false): { readonly value: Json } | { readonly error: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  try {
    const value: Json = JSON.parse(trimmed);
    return { value };
  } catch (error) {
    const meant = literal || /^[[{"]/.test(trimmed);
    return meant ? { error: error instanceof Error ? error.message : 'This is not JSON.' } : { value: text };
  }
}
