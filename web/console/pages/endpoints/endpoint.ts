import type { EndpointFieldsFragment } from '@parley-gateway/client/operations/fragments';

/** An operation that is served over plain HTTP. */
export type Endpoint = EndpointFieldsFragment;

/** The one state of an endpoint that matters most. */
export type EndpointState = 'active' | 'deprecated' | 'sunset' | 'disabled' | 'broken';

/** Return the state of an endpoint at an instant. */
export function stateOfEndpoint(endpoint: Endpoint, now: number): EndpointState {
  if (endpoint.problem !== null) return 'broken';
  if (!endpoint.enabled) return 'disabled';
  if (endpoint.sunsetAt !== null && Date.parse(endpoint.sunsetAt) <= now) return 'sunset';
  if (endpoint.deprecatedAt !== null && Date.parse(endpoint.deprecatedAt) <= now) return 'deprecated';
  return 'active';
}

/** Return the path under which an endpoint is served. */
export function addressOf({ preset, path, version }: Pick<Endpoint, 'preset' | 'path' | 'version'>): string {
  return preset ? path : `/rest/v${version}/${path}`;
}

/** A part of a path: literal, or a parameter. */
export interface Segment {
  text: string;
  isParameter: boolean;
}

/** Return a path in its parts, of which the text makes up the path again. */
export function segmentsOf(path: string): readonly Segment[] {
  return path.split(/(:\w+|\{\w+\})/).filter(Boolean).map((text) => ({ text, isParameter: /^[:{]/.test(text) }));
}

/** A value that a request must or may have. */
export interface Variable {
  name: string;
  type: string;
  required: boolean;
  place: 'path' | 'query' | 'body';
}

/** Return the values that a request to an endpoint can have, in the order of the operation. */
export function variablesOf({ document, path, method }: Pick<Endpoint, 'document' | 'path' | 'method'>): readonly Variable[] {
  const head = document.slice(0, document.indexOf('{'));
  const parameters = new Set(segmentsOf(path).filter((each) => each.isParameter).map((each) => each.text.replace(/[:{}]/g, '')));
  const body = method !== 'GET' && method !== 'DELETE';
  const declared = [...head.matchAll(/\$(\w+)\s*:\s*([[\]!\w]+)\s*(=)?/g)].map(([, name = '', type = '', hasDefault]): Variable => {
    const place = parameters.delete(name) ? 'path' : body ? 'body' : 'query';
    return { name, type, required: place === 'path' || (type.endsWith('!') && !hasDefault), place };
  });
  // A preset may give its parameters to the operation under other names.
  const others = [...parameters].map((name): Variable => ({ name, type: 'String!', required: true, place: 'path' }));
  return [...others, ...declared];
}

/** Return the address of a request with these values. */
export function requestPath(endpoint: Endpoint, values: Readonly<Record<string, string>>): string {
  const path = segmentsOf(addressOf(endpoint))
    .map(({ text, isParameter }) => (isParameter ? encodeURIComponent(values[text.replace(/[:{}]/g, '')] ?? '') : text))
    .join('');
  const query = new URLSearchParams();
  for (const { name, place } of variablesOf(endpoint)) if (place === 'query' && values[name]) query.append(name, values[name]);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** Return a JSON body with a place for each value. */
export function bodyOf(endpoint: Endpoint): string {
  const fields = variablesOf(endpoint).filter(({ place }) => place === 'body');
  return JSON.stringify(Object.fromEntries(fields.map(({ name, type }) => [name, exampleOf(type)])), null, 2);
}

function exampleOf(type: string): unknown {
  if (type.startsWith('[')) return [];
  switch (type.replaceAll('!', '')) {
    case 'Int':
    case 'Float':
      return 0;
    case 'Boolean':
      return false;
    case 'JSON':
      return {};
    default:
      return type.includes('Input') ? {} : '';
  }
}

/** Return the request as a curl command. */
export function asCurl(method: string, url: string, body: string | null): string {
  const lines = [`curl -X ${method} '${url}'`, `-H "Authorization: Bearer $PARLEY_TOKEN"`];
  if (body !== null) lines.push(`-H 'Content-Type: application/json'`, `-d '${body.replaceAll("'", String.raw`'\''`)}'`);
  return lines.join(' \\\n  ');
}
