import { ParleyError } from '@parley-gateway/client';
import { ExtendTokenDocument } from '@parley-gateway/client/operations/shell';
import { parley } from '../parley';
import { checkSession, sessionStore } from './session';
import { keepToken, tokenStore } from './token';

/** The part of a token's remaining time at whose beginning it is extended; the gateway does so in its last quarter. */
const LAST_PART = 0.2;
const RETRY_MS = 15_000;
/** Longer than this, `setTimeout` fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

let timer: ReturnType<typeof setTimeout> | undefined;
let scheduled: string | null = null;

/** Replace the token by a new one before it expires, as long as the gateway extends it. */
export function followExpiry(): void {
  sessionStore.subscribe(() => {
    const session = sessionStore.get();
    const expiresAt = session.status === 'signedIn' ? session.viewer.expiresAt : null;
    if (expiresAt === scheduled) return;
    scheduled = expiresAt;
    clearTimeout(timer);
    if (expiresAt !== null) extendAt(Date.now() + (Date.parse(expiresAt) - Date.now()) * (1 - LAST_PART));
  });
}

function extendAt(instant: number): void {
  const wait = Math.max(instant - Date.now(), 0);
  timer = wait > LONGEST_TIMER ? setTimeout(extendAt, LONGEST_TIMER, instant) : setTimeout(() => void extend(), wait);
}

async function extend(): Promise<void> {
  const before = tokenStore.get();
  try {
    const { extendToken } = await parley.mutate(ExtendTokenDocument, {}, { patience: 0 });
    const now = tokenStore.get();
    if (extendToken.token === null || now.value !== before.value) return;
    keepToken(extendToken.token, now.remembered);
    // The viewer has the new time of expiry.
    await checkSession();
  } catch (error) {
    // Unless the gateway is merely unavailable, it no longer extends the token, and asks for a new sign-in at its end.
    if (error instanceof ParleyError && error.retryable) extendAt(Date.now() + RETRY_MS);
  }
}
