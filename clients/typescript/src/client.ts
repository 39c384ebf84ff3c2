import type { MutationDocument, QueryDocument, SubscriptionDocument } from './document.js';
import { type ParleyError, errorOf } from './errors.js';
import type { ItemOf } from './events.js';
import { type Http, type MutationOptions, type RequestOptions, type Token, mutate, query } from './http.js';
import { List, type LiveRows, type Page, connectionIn, pageIn } from './list.js';
import { Live, type LiveValue, type Source } from './live.js';
import { Observed, type Observer } from './observe.js';
import { Socket } from './socket.js';
import { type LiveState, type Store, whenShown } from './state.js';
import { Stream } from './stream.js';

/** How to reach a gateway. */
export interface ParleyOptions {
  /** The HTTP address of GraphQL, such as `https://parley.example/graphql`; the WebSocket's is derived from it. */
  readonly url: string;
  /** A token or an API key, or a function that returns the present one. */
  readonly token?: Token;
  readonly fetch?: typeof globalThis.fetch;
  /** The WebSocket class, where there is none: in Node before version 22. */
  readonly webSocket?: unknown;
  /** Receives every operation, for showing what a page asks for. */
  readonly observe?: Observer;
  /** For how many milliseconds to send requests again while the gateway is unavailable; 60,000 by default. */
  readonly patience?: number;
}

/** Receives the items of a subscription. */
export interface StreamListener<Result> {
  /**
   * Receives each item once, in order; `StreamGap` says that events are missing before it. `arrivedAt` is the time at which it
   * arrived, in epoch milliseconds.
   */
  next(item: ItemOf<Result>, arrivedAt: number): void;
  /** Receives the state when its status or its details change; a later `lastEventAt` alone is no change. */
  state?(state: LiveState): void;
  /** The stream has ended for good. */
  error?(error: ParleyError): void;
  complete?(): void;
  /**
   * Whether to begin with `StreamOpened` and all items since then, although the stream may be open already: for a listener that
   * needs its `snapshot`. Otherwise a listener receives what arrives from now on.
   */
  readonly replay?: boolean;
}

/** An object that begins with a snapshot and follows a stream. */
export interface LiveObjectOptions<Result, Variables, Value> {
  readonly stream: SubscriptionDocument<Result, Variables>;
  readonly variables: Variables;
  /** Return the value at the opening of the stream: from its `snapshot`, or from a query. */
  snapshot(opened: ItemOf<Result>): Value | null | Promise<Value | null>;
  /** Return the value after an event; the same one if the event does not matter. */
  fold(value: Value, event: ItemOf<Result>): Value;
  /** How often to publish changes at most, in milliseconds; 100 by default. */
  readonly interval?: number | undefined;
}

/** A list that is read by a query and follows a stream. */
export interface LiveListOptions<Data, QueryVariables, Row, Result, Variables> {
  readonly query: QueryDocument<Data, QueryVariables>;
  /** The variables of the first page; `after` is added for the next ones. */
  readonly variables: QueryVariables;
  /** Return the rows of a page. */
  rows(data: Data): readonly Row[];
  /** Return where a page ends; by default as the connection in the data says. */
  pageInfo?(data: Data): Page | null;
  readonly stream: SubscriptionDocument<Result, Variables>;
  readonly streamVariables: Variables;
  /**
   * Return the rows after an event; the same ones if the event does not matter. See `upsert`, to which `hasMore` says that
   * the list continues after its last row.
   */
  fold(rows: readonly Row[], event: ItemOf<Result>, page: { readonly hasMore: boolean }): readonly Row[];
  /** Whether an event means that the list must be read again, at most once a second. */
  reloadOn?(event: ItemOf<Result>): boolean;
  /** What identifies a row; by default its `id`. */
  key?(row: Row): string;
  readonly interval?: number | undefined;
}

/** A live object: runs while it has subscribers. */
export interface LiveObject<Value> extends Store<LiveValue<Value>> {
  reload(): void;
  pause(): void;
  resume(): void;
}

/** A live list: runs while it has subscribers. */
export interface LiveList<Row> extends Store<LiveRows<Row>> {
  loadMore(): Promise<void>;
  reload(): void;
  pause(): void;
  resume(): void;
}

/** A client of one gateway. */
export interface Parley {
  /** Execute a query. Throws a `ParleyError`. */
  query<Data, Variables>(document: QueryDocument<Data, Variables>, variables: Variables, options?: RequestOptions): Promise<Data>;
  /** Execute a mutation, once however often it is sent. Throws a `ParleyError`, also for an error of its payload. */
  mutate<Data, Variables>(document: MutationDocument<Data, Variables>, variables: Variables, options?: MutationOptions): Promise<Data>;
  /** Follow a stream over all interruptions. Return how to stop. */
  subscribe<Data, Variables>(
    document: SubscriptionDocument<Data, Variables>,
    variables: Variables,
    listener: ((item: ItemOf<Data>) => void) | StreamListener<Data>,
  ): () => void;
  liveObject<Data, Variables, Value>(options: LiveObjectOptions<Data, Variables, Value>): LiveObject<Value>;
  liveList<Data, QueryVariables, Row, Result, Variables>(
    options: LiveListOptions<Data, QueryVariables, Row, Result, Variables>,
  ): LiveList<Row>;
  /** The state of the socket. */
  readonly connection: Store<LiveState>;
  /** Try to connect now. */
  reconnect(): void;
  /** Read the token again, after signing in. Open streams continue after their last event. */
  renew(): Promise<void>;
  /** Close the socket for good. */
  close(): void;
}

/** Return a client of a gateway. Nothing is sent before the first operation. */
export function createParley(options: ParleyOptions): Parley {
  return new Client(options);
}

class Client implements Parley {
  readonly connection: Store<LiveState>;
  private readonly http: Http;
  private readonly socket: Socket;
  private readonly streams = new Map<string, Stream>();
  private readonly all = new Set<Stream>();

  constructor(private readonly options: ParleyOptions) {
    // A function, because `fetch` may be replaced later, as tests and tracing do.
    const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.http = { url: options.url, token: options.token, fetch };
    const url = options.url.replace(/^http/, 'ws');
    this.socket = new Socket(url, this.http, options.webSocket, () => {
      for (const stream of this.all) stream.startOver();
    });
    this.connection = this.socket.state;
  }

  query<Data, Variables>(document: QueryDocument<Data, Variables>, variables: Variables, options?: RequestOptions): Promise<Data> {
    const asked = query(this.http, { query: document, variables }, { patience: this.options.patience, ...options });
    // The document's type says what the gateway returns.
    return this.observed('query', document, variables).of(asked as Promise<Data>);
  }

  mutate<Data, Variables>(document: MutationDocument<Data, Variables>, variables: Variables, options?: MutationOptions): Promise<Data> {
    const done = mutate(this.http, { query: document, variables }, { patience: this.options.patience, ...options });
    return this.observed('mutation', document, variables).of(done as Promise<Data>);
  }

  subscribe<Data, Variables>(
    document: SubscriptionDocument<Data, Variables>,
    variables: Variables,
    listener: ((item: ItemOf<Data>) => void) | StreamListener<Data>,
  ): () => void {
    const target: StreamListener<Data> = typeof listener === 'function' ? { next: listener } : listener;
    return this.source(document, variables).add({
      replay: target.replay ?? false,
      next: (item, _event, arrivedAt) => target.next(item as ItemOf<Data>, arrivedAt),
      state: whenShown((state) => target.state?.(state)),
      error: (error) => target.error?.(error),
      complete: () => target.complete?.(),
    });
  }

  liveObject<Data, Variables, Value>(options: LiveObjectOptions<Data, Variables, Value>): LiveObject<Value> {
    return new Live<Value>(() => this.source(options.stream, options.variables), {
      fromOpening: true,
      begin: (item) => options.snapshot(item as ItemOf<Data>),
      fold: (value, item) => options.fold(value, item as ItemOf<Data>),
      interval: options.interval,
    });
  }

  liveList<Data, QueryVariables, Row, Result, Variables>(
    options: LiveListOptions<Data, QueryVariables, Row, Result, Variables>,
  ): LiveList<Row> {
    const open = () => this.source(options.stream, options.streamVariables);
    return new List<Row>(open, {
      read: async (after) => {
        const variables = after === null ? options.variables : { ...options.variables, after };
        const data = await this.query(options.query, variables);
        const connection = connectionIn(data);
        const totalCount = typeof connection?.['totalCount'] === 'number' ? connection['totalCount'] : null;
        return { rows: options.rows(data), page: options.pageInfo?.(data) ?? pageIn(connection), totalCount };
      },
      fold: (rows, item, page) => options.fold(rows, item as ItemOf<Result>, page),
      reloadOn: (item) => options.reloadOn?.(item as ItemOf<Result>) ?? false,
      key: options.key ?? idOf,
      interval: options.interval,
    });
  }

  reconnect(): void {
    this.socket.reconnect();
  }

  renew(): Promise<void> {
    return this.socket.renew();
  }

  close(): void {
    this.socket.close();
  }

  private observed(kind: 'query' | 'mutation' | 'subscription', document: string, variables: unknown): Observed {
    return new Observed(this.options.observe, kind, document, variables);
  }

  /** Return the stream of a document and variables: the one that is open, or a new one. */
  private source(document: string, variables: unknown): Source {
    let stream: Stream | null = null;
    return {
      add: (listener) => {
        stream = this.stream(document, variables, listener.replay ?? false);
        return stream.add(listener);
      },
      restart: () => stream?.restart(),
    };
  }

  private stream(document: string, variables: unknown, replay: boolean): Stream {
    const key = JSON.stringify([document, variables]);
    const open = this.streams.get(key);
    if (open && open.shareable && (!replay || open.replayable)) return open;
    const observed = this.observed('subscription', document, variables);
    const stream: Stream = new Stream(this.socket, { query: document, variables: recordOf(variables) }, {
      item: (item) => observed.result(item),
      ended: (error) => {
        observed.end(error);
        this.all.delete(stream);
        if (this.streams.get(key) === stream) this.streams.delete(key);
      },
    });
    this.all.add(stream);
    this.streams.set(key, stream);
    return stream;
  }
}

function idOf(row: unknown): string {
  if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') return row.id;
  throw errorOf({ code: 'BAD_USER_INPUT', message: 'The rows of a live list have no `id`: give it a `key`.' });
}

const recordOf = (variables: unknown): Record<string, unknown> =>
  typeof variables === 'object' && variables !== null ? { ...variables } : {};
