import { delayOf, sleep } from './backoff.js';
import { ParleyError, asParleyError, errorFrom, errorOf, payloadError } from './errors.js';
import { keyed } from './keyed.js';

/** A credential: a token or an API key, or a function that returns the present one. */
export type Token = string | null | (() => string | null | Promise<string | null>);

/** Return the present credential. */
export async function tokenOf(token: Token | undefined): Promise<string | null> {
  return (typeof token === 'function' ? await token() : token) ?? null;
}

/** Options of one query or mutation. */
export interface RequestOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal | undefined;
  /** For how many milliseconds to send it again while the gateway is unavailable. 60,000 by default. */
  readonly patience?: number | undefined;
}

/** Options of one mutation. */
export interface MutationOptions extends RequestOptions {
  /** The key with which the mutation takes effect once; by default a new one, where the schema takes one. */
  readonly idempotencyKey?: string | undefined;
}

/** Where requests go, and with which credential. */
export interface Http {
  readonly url: string;
  readonly token: Token | undefined;
  readonly fetch: typeof globalThis.fetch;
}

interface Body {
  readonly query: string;
  readonly variables: unknown;
}

const ACCEPT = 'application/graphql-response+json, application/json';

/** Execute a query; it is sent again while the gateway is unavailable. */
export function query(http: Http, body: Body, options: RequestOptions = {}): Promise<unknown> {
  return patiently(http, body, options, true);
}

/**
 * Execute a mutation and return its data. It is sent again while the gateway is unavailable if that is safe: with an
 * idempotency key, or if it certainly had no effect.
 *
 * Throws the first error of its payload too.
 */
export async function mutate(http: Http, body: Body, options: MutationOptions = {}): Promise<unknown> {
  const variables = withKey(body, options.idempotencyKey);
  const data = await patiently(http, { ...body, variables }, options, hasKey(variables));
  const error = payloadError(data);
  if (error !== null) throw error;
  return data;
}

/** Return the variables of a mutation, with an idempotency key in `input` where the schema takes one. */
export function withKey({ query, variables }: Body, key?: string): unknown {
  if (!isRecord(variables) || !isRecord(variables['input'])) return variables;
  const field = /\{\s*(?:\w+\s*:\s*)?(\w+)/.exec(query)?.[1] ?? '';
  if (key === undefined && (!keyed.has(field) || variables['input']['idempotencyKey'])) return variables;
  return { ...variables, input: { ...variables['input'], idempotencyKey: key ?? newKey() } };
}

/** Return a new idempotency key. */
export function newKey(): string {
  // `randomUUID` exists only in secure contexts, and a gateway on a local network may be served over HTTP.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasKey = (variables: unknown): boolean =>
  isRecord(variables) && isRecord(variables['input']) && Boolean(variables['input']['idempotencyKey']);

async function patiently(http: Http, body: Body, options: RequestOptions, repeatable: boolean): Promise<unknown> {
  const deadline = Date.now() + (options.patience ?? 60_000);
  for (let retries = 0; ; retries += 1) {
    try {
      return await send(http, body, options.signal);
    } catch (thrown) {
      const error = asParleyError(thrown);
      const delay = Math.max((error.retryAfterSeconds ?? 0) * 1_000, delayOf(retries));
      const mayRepeat = error.retryable && (repeatable || error.code === 'RATE_LIMITED');
      if (!mayRepeat || Date.now() + delay > deadline) throw error;
      await sleep(delay, options.signal).catch((reason: unknown) => {
        throw asParleyError(reason);
      });
    }
  }
}

async function send(http: Http, body: Body, signal?: AbortSignal): Promise<unknown> {
  const token = await tokenOf(http.token);
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: ACCEPT };
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  const { fetch } = http;
  let response: Response;
  let text: string;
  try {
    response = await fetch(http.url, { method: 'POST', headers, body: JSON.stringify(body), signal: signal ?? null });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw asParleyError(error);
    throw errorOf({ code: 'UNREACHABLE', message: 'The gateway did not respond.', cause: error });
  }
  return dataOf(response, text);
}

function dataOf(response: Response, text: string): unknown {
  const answer = parsed(text);
  if (!isRecord(answer) || !('data' in answer || 'errors' in answer)) throw foreign(response, text);
  const errors = answer['errors'];
  if (!Array.isArray(errors) || errors.length === 0) return answer['data'];
  const error = errorFrom(errors[0], answer['data']);
  if (error.retryAfterSeconds !== null || retryAfter(response) === null) throw error;
  throw errorOf({ ...detailsOf(error), retryAfterSeconds: retryAfter(response) });
}

const detailsOf = ({ code, message, field, retryable, errorId, data }: ParleyError) => ({
  code,
  message,
  field,
  retryable,
  errorId,
  data,
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Return the error for a response that something between the page and the gateway sent. */
function foreign(response: Response, text: string): ParleyError {
  const message = `${response.url} returned ${response.status} and no GraphQL response: ${text.slice(0, 200)}`;
  const code = response.status >= 500 || response.status === 429 ? 'UNAVAILABLE' : 'INTERNAL';
  return errorOf({ code, message, retryAfterSeconds: retryAfter(response) });
}

function retryAfter(response: Response): number | null {
  const value = response.headers.get('retry-after') ?? '';
  return /^\d+$/.test(value) ? Number(value) : null;
}
