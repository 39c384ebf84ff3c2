import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A record of the fake gateway. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
}

/** An event of its log. */
export interface LogEvent {
  readonly __typename: 'TaskUpdated' | 'TaskDeleted';
  readonly id: string;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly task: Row;
}

/** What happens to a message to the client, or before a subscription is accepted. */
export type Fate =
  | { readonly kind: 'deliver' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'kill-before' }
  | { readonly kind: 'kill-after' }
  | { readonly kind: 'close'; readonly code: number }
  | { readonly kind: 'fail'; readonly code: string };

const DELIVER: Fate = { kind: 'deliver' };
const cursorOf = (seq: number, log: string) => `${log}:${seq}`;

interface Subscription {
  readonly socket: WebSocket;
  readonly id: string;
  seq: number;
  sending: boolean;
  ended: boolean;
}

/** A gateway with one list and one log, which does to its messages what a test wants. */
export class FakeGateway {
  readonly rows = new Map<string, Row>();
  log: LogEvent[] = [];
  /** The name of the log: another one makes every cursor invalid. */
  name = 'log';
  /** Events before this one are pruned. */
  oldest = 0;
  fates: Fate[] = [];
  /** For how many milliseconds the answers to the next queries are late. */
  queryDelays: number[] = [];
  /** The tokens that are accepted; null accepts any. */
  accepted: string | null = null;
  expiresAt: string | null = null;
  actor = 'usr_1';
  /** Whether requests fail, as while the gateway starts. */
  down = false;
  /** Whether sockets stay open without a word, as after a machine has lost its network. */
  frozen = false;
  readonly renewed: string[] = [];
  readonly afters: (string | undefined)[] = [];
  sockets = 0;
  queries = 0;
  replies = 0;
  mutations: unknown[] = [];
  /** The errors in the payload of a mutation. */
  errors: object[] = [];
  /** How many responses to mutations are lost. */
  lost = 0;
  private readonly http: Server;
  private readonly ws: WebSocketServer;
  private readonly subscriptions = new Set<Subscription>();
  private readonly connections = new Set<Socket>();
  private clock = Date.now() * 1_000;

  private constructor() {
    this.http = createServer((request, response) => void this.answer(request, response));
    this.http.on('connection', (socket) => {
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
    this.ws = new WebSocketServer({ server: this.http, handleProtocols: () => 'graphql-transport-ws' });
    this.ws.on('connection', (socket) => this.connected(socket));
  }

  static async start(): Promise<FakeGateway> {
    const gateway = new FakeGateway();
    await new Promise<void>((resolve) => gateway.http.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get url(): string {
    const { port } = this.http.address() as AddressInfo;
    return `http://127.0.0.1:${port}/graphql`;
  }

  async stop(): Promise<void> {
    for (const socket of this.ws.clients) socket.terminate();
    for (const socket of this.connections) socket.destroy();
    await new Promise((resolve) => this.http.close(resolve));
  }

  /** Cut all sockets without a word. */
  kill(): void {
    for (const socket of this.ws.clients) socket.terminate();
  }

  /** Close all sockets. */
  close(code: number): void {
    for (const socket of this.ws.clients) socket.close(code, `closed with ${code}`);
  }

  /** Write a record and its event. */
  write(id: string, title: string): void {
    const task: Row = { id, title, updatedAt: this.now() };
    this.rows.set(id, task);
    this.record('TaskUpdated', task);
  }

  /** Delete a record. */
  delete(id: string): void {
    const task = this.rows.get(id);
    if (!task) return;
    this.rows.delete(id);
    this.record('TaskDeleted', task);
  }

  /** Tell all streams that events are missing. */
  gap(reason: string): void {
    for (const each of this.subscriptions) void this.send(each, this.control('StreamGap', each.seq, { reason }));
  }

  /** Forget the events so far. */
  prune(): void {
    this.oldest = this.log.length;
  }

  /** Replace the log, as after restoring a backup. */
  reset(): void {
    this.name += 'x';
    this.prune();
  }

  private record(__typename: LogEvent['__typename'], task: Row): void {
    const seq = this.log.length;
    const cursor = cursorOf(seq, this.name);
    this.log.push({ __typename, id: `evt_${this.name}_${seq}`, cursor, occurredAt: this.now(), task });
    for (const subscription of this.subscriptions) void this.pump(subscription);
  }

  private now(): string {
    this.clock = Math.max(this.clock + 1, Date.now() * 1_000);
    const milliseconds = Math.floor(this.clock / 1_000);
    return new Date(milliseconds).toISOString().replace('Z', `${String(this.clock % 1_000).padStart(3, '0')}Z`);
  }

  // ---------------------------------------------------------------- the socket

  private connected(socket: WebSocket): void {
    this.sockets += 1;
    let credential: string | undefined;
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as {
        type: string;
        id: string;
        payload?: { Authorization?: string; query: string; variables: Record<string, unknown> };
      };
      if (message.type === 'connection_init') {
        credential = message.payload?.Authorization?.replace('Bearer ', '');
        if (this.accepted !== null && credential !== this.accepted) socket.close(4403, 'Forbidden');
        else socket.send(JSON.stringify({ type: 'connection_ack' }));
      } else if (this.frozen) return;
      else if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      else if (message.type === 'subscribe' && message.payload) void this.subscribed(socket, message.id, message.payload);
      else if (message.type === 'complete') this.ended(socket, message.id);
    });
    socket.on('close', () => this.ended(socket));
  }

  private ended(socket: WebSocket, id?: string): void {
    for (const each of this.subscriptions) {
      if (each.socket === socket && (id === undefined || each.id === id)) {
        each.ended = true;
        this.subscriptions.delete(each);
      }
    }
  }

  private async subscribed(
    socket: WebSocket,
    id: string,
    { query, variables }: { query: string; variables: Record<string, unknown> },
  ): Promise<void> {
    const reply = (data: unknown) => {
      socket.send(JSON.stringify({ id, type: 'next', payload: { data } }));
      socket.send(JSON.stringify({ id, type: 'complete' }));
    };
    if (query.includes('viewer')) return reply(this.viewer());
    if (query.includes('renewToken')) return reply(this.renew(variables));
    if (query.includes('agentReply')) {
      this.replies += 1;
      socket.send(JSON.stringify({ id, type: 'next', payload: { data: { agentReply: { delta: 'a', done: false } } } }));
      return;
    }
    const after = typeof variables['after'] === 'string' ? variables['after'] : undefined;
    this.afters.push(after);
    const [name, text] = after?.split(':') ?? [];
    const known = name === this.name && Number(text) >= this.oldest - 1;
    const seq = known ? Number(text) + 1 : this.log.length;
    const subscription: Subscription = { socket, id, seq, sending: true, ended: false };
    this.subscriptions.add(subscription);
    await this.send(subscription, this.control('StreamOpened', seq, { resumed: known, snapshot: known ? null : this.snapshot() }));
    if (after !== undefined && !known) {
      const reason = name === this.name ? 'EXPIRED' : 'LOG_RESET';
      await this.send(subscription, this.control('StreamGap', seq, { reason, from: after }));
    }
    subscription.sending = false;
    await this.pump(subscription);
  }

  private snapshot(): unknown {
    return { __typename: 'Board', rows: [...this.rows.values()] };
  }

  private control(__typename: string, seq: number, more: object): unknown {
    const at = this.now();
    return { __typename, id: `${__typename}_${at}`, cursor: cursorOf(seq - 1, this.name), occurredAt: at, ...more };
  }

  private async pump(subscription: Subscription): Promise<void> {
    if (subscription.sending) return;
    subscription.sending = true;
    while (!subscription.ended && subscription.seq < this.log.length) {
      const event = this.log[subscription.seq];
      subscription.seq += 1;
      await this.send(subscription, event);
    }
    subscription.sending = false;
  }

  private async send({ socket, id }: Subscription, item: unknown): Promise<void> {
    const fate = this.fates.shift() ?? DELIVER;
    const text = JSON.stringify({ id, type: 'next', payload: { data: { events: item } } });
    if (fate.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fate.milliseconds));
    if (fate.kind === 'kill-before') return socket.terminate();
    if (fate.kind === 'close') return socket.close(fate.code, 'Closed');
    if (fate.kind === 'fail') {
      const errors = [{ message: 'Failed.', extensions: { code: fate.code } }];
      socket.send(JSON.stringify({ id, type: 'error', payload: errors }));
      return this.ended(socket, id);
    }
    socket.send(text);
    if (fate.kind === 'repeat') socket.send(text);
    if (fate.kind === 'kill-after') {
      // After what was sent has left, as when a machine dies a moment later.
      await new Promise((resolve) => setTimeout(resolve, 1));
      socket.terminate();
    }
  }

  // ---------------------------------------------------------------- requests

  private viewer(): unknown {
    return { viewer: { actor: { id: this.actor }, organization: { id: 'org_1' }, expiresAt: this.expiresAt } };
  }

  private renew(variables: Record<string, unknown>): unknown {
    const { token } = variables['input'] as { token: string };
    const wrong = this.accepted !== null && token !== this.accepted;
    this.renewed.push(token);
    return { renewToken: { expiresAt: this.expiresAt, errors: wrong ? [{ code: 'FORBIDDEN', message: 'No.' }] : [] } };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { query, variables } = JSON.parse(text) as { query: string; variables: Record<string, unknown> };
    if (this.down) return void response.writeHead(503).end('starting');
    let data: unknown = this.viewer();
    if (query.includes('mutation')) {
      this.mutations.push(variables);
      data = { createTask: { task: { id: 'tsk_1' }, errors: this.errors } };
      // The mutation has taken effect, but its response is lost.
      if (this.lost > 0) {
        this.lost -= 1;
        return void request.socket.destroy();
      }
    } else if (!query.includes('viewer')) {
      this.queries += 1;
      data = this.page(variables);
      // What happens from here on is in events, but not in this answer.
      await new Promise((resolve) => setTimeout(resolve, this.queryDelays.shift() ?? 0));
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data }));
  }

  private page({ first, after }: Record<string, unknown>): unknown {
    const all = [...this.rows.values()];
    const start = typeof after === 'string' ? Number(after) : 0;
    const end = typeof first === 'number' ? start + first : all.length;
    const pageInfo = { hasNextPage: end < all.length, endCursor: String(end) };
    return { tasks: { totalCount: all.length, pageInfo, nodes: all.slice(start, end) } };
  }
}
