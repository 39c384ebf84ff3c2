import { ask, postJson, type GraphQLProblem } from '../gateway/http';
import { createStore } from '../shared/store';
import { forgetToken, keepToken, tokenStore } from './token';

export interface Viewer {
  actor: { __typename: string; id: string; name: string };
  organization: { id: string; name: string };
  role: string;
  scopes: string[];
  expiresAt: string | null;
}

export type Session =
  | { status: 'anonymous'; problem?: string }
  | { status: 'checking' }
  | { status: 'signedIn'; viewer: Viewer }
  // There is a token, but the last check failed (the gateway is down, or a sign-in link did not work).
  | { status: 'unknown'; problem: string };

export const sessionStore = createStore<Session>({
  status: tokenStore.get().value === null ? 'anonymous' : 'checking',
});

const VIEWER = `actor { __typename id name } organization { id name } role scopes expiresAt`;
const WHO_AM_I = `query Viewer { viewer { ${VIEWER} } }`;
const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { token expiresAt viewer { ${VIEWER} } errors { code message field } }
}`;

interface SignInPayload {
  token: string | null;
  viewer: Viewer | null;
  errors: { message: string }[];
}

// Responses can arrive out of order; only the latest attempt counts.
let newest = 0;
let expiry: ReturnType<typeof setTimeout> | undefined;

/** Check the stored token: at startup, when it expires, and when the gateway rejects the socket. */
export async function checkSession(): Promise<void> {
  const { value, remembered } = tokenStore.get();
  if (value) await adoptToken(value, remembered);
}

export async function adoptToken(token: string, remember: boolean): Promise<void> {
  await attempt(async () => {
    const answer = await ask<{ viewer: Viewer }>(WHO_AM_I, {}, token);
    if (answer.data?.viewer) return { token, remember, viewer: answer.data.viewer };
    const problem = firstMessage(answer.errors) ?? `The gateway returned ${answer.status}.`;
    throw isRejection(answer.status, answer.errors) ? new Rejected(problem) : new Error(problem);
  }, { token, remember });
}

export async function signIn(email: string, password: string, remember: boolean): Promise<void> {
  await attempt(async () => {
    const answer = await ask<{ signIn: SignInPayload }>(SIGN_IN, { input: { email, password } }, null);
    const payload = answer.data?.signIn;
    const problem = firstMessage(payload?.errors) ?? firstMessage(answer.errors);
    if (problem || !payload?.token || !payload.viewer) throw new Rejected(problem ?? 'Sign-in failed.');
    return { token: payload.token, remember, viewer: payload.viewer };
  });
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Sign in through `/graphiql#sign-in=<code>`, the single-use link that the gateway or `cli.py sign-in-link` prints. */
export async function signInByLink(): Promise<boolean> {
  const code = /^#sign-in=(.+)$/.exec(location.hash)?.[1];
  if (!code) return false;
  // First of all, before anything can fail: the code must not stay in the address or the history.
  history.replaceState(history.state, '', location.pathname + location.search);
  let token: string | undefined;
  await attempt(async () => {
    const { body } = await postJson('/auth/sign-in', { code });
    const answer = body as { token?: string; errors?: GraphQLProblem[] };
    if (!answer.token) throw new Rejected(firstMessage(answer.errors) ?? 'This sign-in link is not valid.');
    token = answer.token;
    return null;
  });
  // On the own machine the token outlives the tab, as the person who started the gateway expects.
  if (token) await adoptToken(token, isLoopback(location.hostname));
  return true;
}

export function signOut(): void {
  newest += 1;
  clearTimeout(expiry);
  forgetToken();
  sessionStore.set({ status: 'anonymous' });
}

interface Proof {
  token: string;
  remember: boolean;
  viewer: Viewer;
}

/** The credential is wrong, as opposed to one that could not be checked. */
class Rejected extends Error {}

async function attempt(
  prove: () => Promise<Proof | null>,
  held?: { token: string; remember: boolean },
): Promise<void> {
  const turn = ++newest;
  sessionStore.set({ status: 'checking' });
  try {
    const proof = await prove();
    if (turn !== newest || !proof) return;
    keepToken(proof.token, proof.remember);
    sessionStore.set({ status: 'signedIn', viewer: proof.viewer });
    watchExpiry(proof.viewer.expiresAt);
  } catch (error) {
    if (turn !== newest) return;
    const problem = error instanceof Error ? error.message : String(error);
    if (held && !(error instanceof Rejected)) {
      keepToken(held.token, held.remember);
      sessionStore.set({ status: 'unknown', problem });
    } else if (!held && tokenStore.get().value !== null) {
      // Opening a used sign-in link must not sign the user out.
      sessionStore.set({ status: 'unknown', problem });
    } else {
      forgetToken();
      sessionStore.set({ status: 'anonymous', problem });
    }
  }
}

function watchExpiry(expiresAt: string | null): void {
  clearTimeout(expiry);
  if (!expiresAt) return;
  // At least a minute: if this clock is ahead of the gateway's, the token is still valid and is checked again later.
  const wait = Math.max(Date.parse(expiresAt) - Date.now() + 1000, 60_000);
  // Browser timers overflow after 24 days and would fire immediately.
  if (wait < 2 ** 31) expiry = setTimeout(() => void checkSession(), wait);
}

function isRejection(status: number, errors: GraphQLProblem[] | undefined): boolean {
  return status === 401 || (errors ?? []).some((error) => error.extensions?.code === 'UNAUTHENTICATED');
}

function firstMessage(errors: { message: string }[] | undefined): string | undefined {
  return errors?.[0]?.message;
}
