import { type Client, type FormattedExecutionResult, createClient } from 'graphql-ws/client';
import { delayOf } from './backoff.js';
import { errorOf } from './errors.js';
import { type Http, tokenOf } from './http.js';
import { Identity } from './identity.js';
import { Cell, INITIAL, type LiveState, moved } from './state.js';
import { Pause, onWaking } from './waking.js';

/** What an operation on the socket reports. */
export interface Sink {
  next(result: FormattedExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

/** What is sent as the payload of `subscribe`; serialized again at each reconnection. */
export interface Payload {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Close codes after which the same would happen again. */
const FINAL: ReadonlySet<number> = new Set([1009, 4400, 4401, 4406, 4409, 4429]);
const FORBIDDEN = 4403;
const PING_EVERY = 10_000;
const PONG_WITHIN = 5_000;

const isClose = (value: unknown): value is { readonly code: number; readonly reason: string } =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';

/** Return why a WebSocket class cannot be used, or null; without one, the runtime's is. */
function problemOf(webSocket: unknown): string | null {
  const Class: unknown = webSocket ?? globalThis.WebSocket;
  if (Class === undefined) return 'This runtime has no WebSocket: pass one as `webSocket`.';
  return typeof Class === 'function' && 'CLOSED' in Class && 'OPEN' in Class ? null : '`webSocket` is not a WebSocket class.';
}

/** The one socket of a client: opened by the first stream, kept alive, and opened again after every loss. */
export class Socket {
  /** The state of the connection. */
  readonly state = new Cell<LiveState>({ ...INITIAL, since: Date.now() });
  /** Counts the connections, so that a stream notices when it is on another one. */
  connections = 0;

  private client: Client | null = null;
  private readonly pause = new Pause();
  private readonly identity: Identity;
  private readonly stopWaking: () => void;
  private dead: ReturnType<typeof setTimeout> | undefined;
  private rejected: { readonly token: string | null; readonly reason: string } | null = null;
  private token: string | null = null;
  private open = false;
  private heardAt = 0;
  private closed = false;

  /**
   * @param url the address of the socket
   * @param http where to ask who the caller is
   * @param webSocket the WebSocket class, where there is none
   * @param startOver called when another user or organization signed in: cursors are no longer valid
   */
  constructor(
    private readonly url: string,
    private readonly http: Http,
    private readonly webSocket: unknown,
    startOver: () => void,
  ) {
    this.identity = new Identity(http, () => void this.renew(), startOver);
    this.stopWaking = onWaking(() => this.woken());
  }

  /** Run an operation. It is sent again on each connection until it ends. */
  operate(payload: Payload, sink: Sink): () => void {
    const problem = this.client === null ? problemOf(this.webSocket) : null;
    if (problem !== null) {
      this.set('refused', { reason: problem });
      // Later, so that the caller has what stops the operation before the error arrives.
      queueMicrotask(() => sink.error(errorOf({ code: 'NO_WEBSOCKET', message: problem })));
      return () => {};
    }
    this.client ??= this.connect();
    return this.client.subscribe(payload, sink);
  }

  /** Try to connect now instead of after the present delay. */
  reconnect(): void {
    this.pause.wake();
  }

  /** Read the token again, and renew the credential of the open socket, or connect with it. */
  async renew(): Promise<void> {
    const token = await tokenOf(this.http.token);
    if (this.open && token !== this.token && token !== null) {
      const renewed = await this.identity.renew(token, (payload, sink) => this.operate(payload, sink));
      if (renewed) this.token = token;
      else this.client?.terminate();
      return;
    }
    if (this.open && token !== this.token) this.client?.terminate();
    if (this.rejected !== null && token !== this.rejected.token) this.rejected = null;
    this.pause.wake();
  }

  /** A credential was rejected for an operation: connect again once there is another one. */
  refuse(reason: string): void {
    this.rejected ??= { token: this.token, reason };
    if (this.open) this.client?.terminate();
  }

  /** Close the socket for good. */
  close(): void {
    this.closed = true;
    this.stopWaking();
    this.identity.stop();
    clearTimeout(this.dead);
    this.rejected = null;
    this.pause.wake();
    // It waits for a connection that is being made, which may fail.
    void Promise.resolve(this.client?.dispose()).catch(() => {});
  }

  /** Return the client of graphql-ws. Made when it is needed: on a server that only renders there may be no WebSocket. */
  private connect(): Client {
    const { url, webSocket } = this;
    return createClient({
      url: async () => {
        await this.admitted();
        return url;
      },
      ...((webSocket ?? null) === null ? {} : { webSocketImpl: webSocket }),
      connectionParams: () => this.credentials(),
      lazyCloseTimeout: 1_000,
      connectionAckWaitTimeout: 10_000,
      keepAlive: PING_EVERY,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (retries) => this.beforeRetry(retries),
      shouldRetry: (lost) => !isClose(lost) || !FINAL.has(lost.code),
      on: {
        connected: () => this.connected(),
        message: () => this.heard(),
        ping: (received) => !received && this.expectPong(),
        closed: (event) => this.lost(event),
        error: () => this.lost(null),
      },
    });
  }

  /** Wait while the only credential there is was rejected. */
  private async admitted(): Promise<void> {
    while (this.rejected !== null && !this.closed) {
      const token = await this.fresh();
      if (token !== undefined && token !== this.rejected.token) break;
      this.set('refused', { reason: this.rejected.reason });
      await this.pause.wait(30_000);
    }
    this.rejected = null;
  }

  private async credentials(): Promise<Record<string, string>> {
    const token = await this.fresh();
    if (token === undefined) {
      this.client?.terminate();
      return {};
    }
    if (token !== this.token) await this.identity.compare(token);
    this.token = token;
    return token === null ? {} : { Authorization: `Bearer ${token}` };
  }

  /** Return the present token; undefined if it cannot be read now. */
  private async fresh(): Promise<string | null | undefined> {
    try {
      return await tokenOf(this.http.token);
    } catch {
      return undefined;
    }
  }

  private async beforeRetry(retries: number): Promise<void> {
    if (this.rejected !== null && retries === 0) return;
    const delay = delayOf(retries);
    this.set(this.state.get().status, { nextTryAt: Date.now() + delay });
    await this.pause.wait(delay);
    this.set(this.state.get().status, { nextTryAt: null });
  }

  private connected(): void {
    this.connections += 1;
    this.open = true;
    this.heard();
    this.set('live');
    this.identity.follow((payload, sink) => this.operate(payload, sink));
  }

  private lost(event: unknown): void {
    this.open = false;
    clearTimeout(this.dead);
    this.identity.stop();
    if (this.closed) return;
    const close = isClose(event) ? event : null;
    if (close?.code === 1000) return this.set('connecting');
    if (close?.code === FORBIDDEN) {
      this.rejected = { token: this.token, reason: close.reason || 'The credential is no longer valid.' };
    }
    if (close !== null && FINAL.has(close.code)) this.set('refused', { reason: close.reason || `Closed with ${close.code}` });
    else if (this.state.get().status !== 'refused') this.set('offline');
  }

  private heard(): void {
    this.heardAt = Date.now();
    clearTimeout(this.dead);
    this.dead = undefined;
  }

  private expectPong(): void {
    this.dead ??= setTimeout(() => this.client?.terminate(), PONG_WITHIN);
  }

  /** After sleep the socket may be dead without having been closed. */
  private woken(): void {
    this.pause.wake();
    if (this.open && Date.now() - this.heardAt > PING_EVERY + PONG_WITHIN) this.client?.terminate();
  }

  private set(status: LiveState['status'], details: Partial<LiveState> = {}): void {
    this.state.set(moved(this.state.get(), status, details));
  }
}
