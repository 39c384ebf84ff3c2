import { tokenStore } from '../session/token';

export const GRAPHQL_URL = '/graphql';

export interface GraphQLProblem {
  message: string;
  extensions?: { code?: string };
}

export interface Answer<T> {
  status: number;
  data?: T | null;
  errors?: GraphQLProblem[];
}

/** `fetch` with the page's credential. An Authorization header entered in GraphiQL's Headers tab takes precedence. */
export const fetchSignedIn: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  const token = tokenStore.get().value;
  if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(input, { ...init, headers });
  requireJson(response);
  return response;
};

/** Run one of the page's own operations, with `token` or without a credential. */
export async function ask<T>(query: string, variables: object, token: string | null): Promise<Answer<T>> {
  const { status, body } = await postJson(GRAPHQL_URL, { query, variables }, token);
  return { ...(body as Omit<Answer<T>, 'status'>), status };
}

export async function postJson(
  url: string,
  content: object,
  token: string | null = null,
): Promise<{ status: number; body: unknown }> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
  };
  if (token) headers.authorization = `Bearer ${token}`;
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(content) });
  } catch {
    throw new Error('The gateway is unreachable.');
  }
  requireJson(response);
  return { status: response.status, body: await response.json() };
}

/** Without this, a proxy's HTML error page would be reported as "Unexpected token '<'". */
function requireJson(response: Response): void {
  const type = response.headers.get('content-type') ?? '';
  if (/json|multipart\/mixed/.test(type)) return;
  const status = `${response.status} ${response.statusText}`.trim();
  throw new Error(`${new URL(response.url).pathname} returned ${status} and no JSON.`);
}
