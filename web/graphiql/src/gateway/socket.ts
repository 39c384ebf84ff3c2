import { CloseCode, createClient, TerminatedCloseEvent } from 'graphql-ws';
import { checkSession } from '../session/session';
import { tokenStore } from '../session/token';
import { createStore } from '../shared/store';
import { GRAPHQL_URL } from './http';

/** The state of the WebSocket that all of the page's subscriptions share. It is open while there are any. */
export type SocketState =
  | { status: 'idle' | 'connecting' | 'connected' }
  | { status: 'reconnecting'; attempt: number };

export const socketStore = createStore<SocketState>({ status: 'idle' });

/** Close codes after which a retry would fail again. All but Forbidden are already final in graphql-ws. */
const FINAL: ReadonlySet<number | null> = new Set([
  CloseCode.Forbidden,
  CloseCode.Unauthorized,
  CloseCode.BadRequest,
  CloseCode.BadResponse,
  CloseCode.InternalClientError,
  CloseCode.InternalServerError,
  CloseCode.SubprotocolNotAcceptable,
  CloseCode.SubscriberAlreadyExists,
  CloseCode.TooManyInitialisationRequests,
]);

const MAX_BACKOFF_MS = 8000;
const PING_EVERY_MS = 12_000;
const PONG_WITHIN_MS = 5000;

let attempt = 0;
let pongLate: ReturnType<typeof setTimeout> | undefined;

export const socket = createClient({
  url: () => new URL(GRAPHQL_URL, location.href).href.replace(/^http/, 'ws'),
  // Called on every connection, so a changed token applies from the next one.
  connectionParams: () => {
    const token = tokenStore.get().value;
    return token ? { Authorization: `Bearer ${token}` } : {};
  },
  lazyCloseTimeout: 3000,
  keepAlive: PING_EVERY_MS,
  retryAttempts: Infinity,
  retryWait: (retries) => {
    const wait = Math.min(500 * 2 ** retries, MAX_BACKOFF_MS);
    return new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
  },
  // Also retry after a plain network error, which graphql-ws treats as final by default.
  shouldRetry: (reason) => !FINAL.has(closeCode(reason)),
  on: {
    connecting: (isRetry) => {
      attempt = isRetry ? attempt + 1 : 0;
      socketStore.set(isRetry ? { status: 'reconnecting', attempt } : { status: 'connecting' });
    },
    connected: () => {
      attempt = 0;
      socketStore.set({ status: 'connected' });
    },
    closed: (event) => {
      clearTimeout(pongLate);
      const code = closeCode(event);
      if (isRejection(code)) void checkSession();
      const over = code === 1000 || FINAL.has(code);
      socketStore.set(over ? { status: 'idle' } : { status: 'reconnecting', attempt });
    },
    // A connection can die without a close frame (a laptop that slept): without a pong in time it is presumed dead.
    ping: (received) => {
      if (!received) pongLate = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
    },
    pong: (received) => {
      if (received) clearTimeout(pongLate);
    },
  },
});

/** Reconnect with the current token. */
export function restartSocket(): void {
  if (socketStore.get().status !== 'idle') socket.terminate();
}

/** Return whether the code (4401 or 4403) means that the gateway does not, or no longer, accept the credential. */
export function isRejection(code: number | null): boolean {
  return code === CloseCode.Unauthorized || code === CloseCode.Forbidden;
}

/** The code of a close event, or null if the reason is something else. */
export function closeCode(reason: unknown): number | null {
  if (reason instanceof CloseEvent || reason instanceof TerminatedCloseEvent) return reason.code;
  return null;
}
