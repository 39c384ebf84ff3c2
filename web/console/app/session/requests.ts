import { API_BASE_URL, GRAPHQL_URL } from '../environment';

/** The user of a session, and what they may do. */
export interface Viewer {
  actor: { __typename: string; id: string; name: string };
  organization: { id: string; name: string };
  role: string;
  scopes: readonly string[];
  expiresAt: string | null;
  /** Another value after an upgrade of the gateway. */
  gatewayVersion: string;
}

/** A sign-in that the gateway rejected, as opposed to one that could not be checked. */
export class Rejected extends Error {}

interface Problem {
  message: string;
  extensions?: { code?: string };
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: Problem[];
}

const VIEWER = 'actor { __typename id name } organization { id name } role scopes expiresAt gatewayVersion';

/** Return the viewer of a credential. */
export async function viewerOf(token: string): Promise<Viewer> {
  const { data, errors } = await post<Answer>(GRAPHQL_URL, { query: `query Viewer { viewer { ${VIEWER} } }` }, token);
  const viewer = data?.viewer;
  if (isViewer(viewer)) return viewer;
  const [problem] = errors ?? [];
  const message = problem?.message ?? 'The gateway returned no viewer.';
  throw problem?.extensions?.code === 'UNAUTHENTICATED' ? new Rejected(message) : new Error(message);
}

/** Exchange an e-mail address and a password for a token. */
export async function tokenForPassword(email: string, password: string): Promise<string> {
  const query = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { token errors { message } } }`;
  const { data, errors } = await post<{ data?: { signIn?: Signed | null } | null; errors?: Problem[] }>(
    GRAPHQL_URL,
    { query, variables: { input: { email, password } } },
  );
  const problem = data?.signIn?.errors[0] ?? errors?.[0];
  if (problem || !data?.signIn?.token) throw new Rejected(problem?.message ?? 'The gateway returned no token.');
  return data.signIn.token;
}

interface Signed {
  token: string | null;
  errors: Problem[];
}

/** Exchange the code of a sign-in link for a token, which works once. */
export async function tokenForCode(code: string): Promise<string> {
  const { token, errors } = await post<{ token?: string; errors?: Problem[] }>(`${API_BASE_URL}/auth/sign-in`, { code });
  if (!token) throw new Rejected(errors?.[0]?.message ?? 'The sign-in link is not valid.');
  return token;
}

/** The ways to sign in that depend on the gateway's settings. */
export interface SignInMethods {
  /** The organization's identity provider. */
  oidc: { name: string; start: string } | null;
}

/** Return the ways to sign in. */
export async function signInMethods(): Promise<SignInMethods> {
  const response = await fetch(`${API_BASE_URL}/auth/sign-in`, { headers: { accept: 'application/json' } });
  return response.ok ? response.json() : { oidc: null };
}

/** End a token. What fails is left to its expiry. */
export function endToken(token: string): void {
  const query = 'mutation SignOut { signOut { errors { message } } }';
  post(GRAPHQL_URL, { query }, token).catch(() => undefined);
}

async function post<T>(url: string, content: object, token?: string): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(content) });
  } catch {
    throw new Error('The gateway cannot be reached.');
  }
  // A proxy may answer with a page of its own.
  if (!/json/.test(response.headers.get('content-type') ?? '')) {
    throw new Error(`The gateway cannot be reached: ${new URL(url).host} returned ${response.status}.`);
  }
  return response.json();
}

function isViewer(value: unknown): value is Viewer {
  return typeof value === 'object' && value !== null && 'actor' in value && 'scopes' in value;
}
