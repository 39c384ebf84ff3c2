import { createStore } from '../store';
import { endToken, Rejected, tokenForCode, tokenForPassword, viewerOf, type Viewer } from './requests';
import { forgetToken, keepToken, TOKEN_KEY, tokenStore } from './token';

/** Who uses the page. */
export type Session =
  | { status: 'anonymous'; problem?: string }
  | { status: 'checking' }
  /** There is a credential, but the gateway could not check it. */
  | { status: 'unknown'; problem: string }
  | { status: 'signedIn'; viewer: Viewer }
  /** The credential is no longer valid. The page stays as it is until the same user signs in again. */
  | { status: 'refused'; viewer: Viewer; reason: string };

/** The session of this page. */
export const sessionStore = createStore<Session>({
  status: tokenStore.get().value === null ? 'anonymous' : 'checking',
});

const RETRY_MS = 3000;
let turn = 0;
let later: ReturnType<typeof setTimeout> | undefined;

/** Begin: with a sign-in link, or with the stored credential. */
export async function beginSession(): Promise<void> {
  addEventListener('hashchange', () => void signInByLink());
  addEventListener('storage', followOtherTabs);
  if (await signInByLink()) return;
  await checkSession();
}

/** Check the stored credential, again and again while the gateway cannot be reached. */
export async function checkSession(): Promise<void> {
  const { value, remembered } = tokenStore.get();
  if (value === null) return;
  const current = ++turn;
  clearTimeout(later);
  try {
    const viewer = await viewerOf(value);
    if (current === turn) enter(value, remembered, viewer);
  } catch (error) {
    if (current !== turn) return;
    if (error instanceof Rejected) refuse(error.message);
    else wait(messageOf(error));
  }
}

/** Sign in with an e-mail address and a password. Raises the problem. */
export async function signInWithPassword(email: string, password: string, remember: boolean): Promise<void> {
  await signInWithToken(await tokenForPassword(email, password), remember);
}

/** Sign in with a token or an API key. Raises the problem. */
export async function signInWithToken(token: string, remember: boolean): Promise<void> {
  const current = ++turn;
  const viewer = await viewerOf(token);
  if (current === turn) enter(token, remember, viewer);
}

/** Sign in through `/#sign-in=<code>`, if that is the page's address, and return whether it was. */
async function signInByLink(): Promise<boolean> {
  const code = /^#sign-in=(.+)$/.exec(location.hash)?.[1];
  if (!code) return false;
  // Before anything can fail: the code must not stay in the address or the history.
  history.replaceState(history.state, '', location.pathname + location.search);
  const before = sessionStore.get();
  sessionStore.set({ status: 'checking' });
  try {
    // On the gateway's own machine the token outlives the tab, as the person who started it expects.
    await signInWithToken(await tokenForCode(decodeURIComponent(code)), isLoopback(location.hostname));
  } catch (error) {
    // A used link must not sign anyone out.
    if (before.status === 'signedIn') sessionStore.set(before);
    else if (tokenStore.get().value !== null) await checkSession();
    else sessionStore.set({ status: 'anonymous', problem: messageOf(error) });
  }
  return true;
}

/** End the session in this tab, and in others if the token was remembered. The gateway ends the token too. */
export function signOut(): void {
  turn += 1;
  clearTimeout(later);
  const session = sessionStore.get();
  const token = tokenStore.get().value;
  // An API key has no end of its own, and is not ended by leaving.
  if (token !== null && session.status === 'signedIn' && session.viewer.expiresAt !== null) endToken(token);
  forgetToken();
  sessionStore.set({ status: 'anonymous' });
}

/** Note that the gateway does not accept the credential any more. Nothing on the page is lost. */
function refuse(reason: string): void {
  const held = sessionStore.get();
  if (held.status === 'refused') return;
  if (held.status === 'signedIn') sessionStore.set({ status: 'refused', viewer: held.viewer, reason });
  else {
    forgetToken();
    sessionStore.set({ status: 'anonymous', problem: reason });
  }
}

function enter(token: string, remember: boolean, viewer: Viewer): void {
  clearTimeout(later);
  keepToken(token, remember);
  sessionStore.set({ status: 'signedIn', viewer });
}

function wait(problem: string): void {
  const held = sessionStore.get();
  if (held.status !== 'signedIn') sessionStore.set({ status: 'unknown', problem });
  later = setTimeout(() => void checkSession(), RETRY_MS);
}

function followOtherTabs(event: StorageEvent): void {
  if (event.key !== TOKEN_KEY || !tokenStore.get().remembered) return;
  if (event.newValue === null) signOut();
  else if (event.newValue !== tokenStore.get().value) void signInWithToken(event.newValue, true).catch(() => undefined);
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Return what an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
