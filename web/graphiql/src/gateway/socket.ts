import { CloseCode, createClient, TerminatedCloseEvent } from 'graphql-ws';
import { checkSession } from '../session/session';
import { tokenStore } from '../session/token';
import { createStore } from '../shared/store';
import { GRAPHQL_URL } from './http';

/** The one WebSocket that all subscriptions of this page share. It is open while there is one. */
export type SocketState =
  | { status: 'idle' | 'connecting' | 'connected' }
  | { status: 'reconnecting'; attempt: number };

export const socketStore = createStore<SocketState>({ status: 'idle' });

/** After these the same attempt would fail again. All but Forbidden are final in graphql-ws already. */
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

const LONGEST_WAIT_MS = 8000;
const PING_EVERY_MS = 12_000;
const PONG_WITHIN_MS = 5000;

let attempt = 0;
let pongLate: ReturnType<typeof setTimeout> | undefined;

export const socket = createClient({
  url: () => new URL(GRAPHQL_URL, location.href).href.replace(/^http/, 'ws'),
  // Asked at every (re)connection, so a changed token counts from the next one on.
  connectionParams: () => {
    const token = tokenStore.get().value;
    return token ? { Authorization: `Bearer ${token}` } : {};
  },
  lazyCloseTimeout: 3000,
  keepAlive: PING_EVERY_MS,
  retryAttempts: Infinity,
  retryWait: (retries) => {
    const wait = Math.min(500 * 2 ** retries, LONGEST_WAIT_MS);
    return new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
  },
  // Also after a plain network error, which graphql-ws by itself takes as final.
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
      if (isRefusal(code)) void checkSession();
      const over = code === 1000 || FINAL.has(code);
      socketStore.set(over ? { status: 'idle' } : { status: 'reconnecting', attempt });
    },
    // A connection can die without a close frame (a laptop that slept): no pong in time means dead.
    ping: (received) => {
      if (!received) pongLate = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
    },
    pong: (received) => {
      if (received) clearTimeout(pongLate);
    },
  },
});

/** Close and connect again, with the token of now. */
export function restartSocket(): void {
  if (socketStore.get().status !== 'idle') socket.terminate();
}

/** 4401 and 4403: the gateway does not accept this credential, or no longer. */
export function isRefusal(code: number | null): boolean {
  return code === CloseCode.Unauthorized || code === CloseCode.Forbidden;
}

/** The code of a close event, or null when the reason is something else. */
export function closeCode(reason: unknown): number | null {
  if (reason instanceof CloseEvent || reason instanceof TerminatedCloseEvent) return reason.code;
  return null;
}
