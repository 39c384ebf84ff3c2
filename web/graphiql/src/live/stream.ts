import type { SubscribePayload } from 'graphql-ws';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { closeCode, socket, socketStore } from '../gateway/socket';
import { readEvent, type LiveEvent } from './events';

export type Entry =
  | { kind: 'event'; key: number; receivedAt: Date; event: LiveEvent }
  // A change to the stream itself, shown between the events.
  | { kind: 'note'; key: number; receivedAt: Date; text: string };

/** Open: see the socket's state. Ended: no more events arrive until it is run again. */
export type Phase =
  | { status: 'open' }
  | { status: 'ended'; how: 'stopped' | 'completed' | 'closed' | 'failed'; code: number | null; message: string };

export interface StreamView {
  id: number;
  tabId: string;
  title: string;
  phase: Phase;
  /** Newest first, at most KEPT entries. */
  entries: Entry[];
  received: number;
  resumable: boolean;
}

export interface StreamRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

export const KEPT = 200;

/** Events that arrive together are shown together: a burst costs one render, not hundreds. */
const SHOW_EVERY_MS = 50;

/** Fields that would repeat their side effect if subscribed to again, so a dropped socket ends them. */
const NOT_REPEATABLE = new Set(['agentReply']);

let lastId = 0;

/** One subscription and its events; `onChange` receives a new view after every change. */
export class Stream {
  view: StreamView;
  private cursor: string | null = null;
  private pending: Entry[] = [];
  private showing: ReturnType<typeof setTimeout> | undefined;
  private entryKey = 0;
  private unsubscribe: () => void = () => {};
  private settleFirst: (result: unknown) => void = () => {};
  private readonly repeatable: boolean;
  private readonly forgetSocket: () => void;
  private wasConnected = false;

  /** The first result, or the reason there is none; GraphiQL's response pane shows it after "run". */
  readonly first = new Promise<unknown>((resolve) => (this.settleFirst = resolve));

  constructor(
    operation: OperationDefinitionNode,
    private readonly request: StreamRequest,
    tabId: string,
    private readonly onChange: (view: StreamView) => void,
  ) {
    const root = operation.selectionSet.selections[0];
    const field = root?.kind === Kind.FIELD ? root.name.value : 'subscription';
    this.repeatable = !NOT_REPEATABLE.has(field);
    this.view = {
      id: ++lastId,
      tabId,
      title: operation.name?.value ?? field,
      phase: { status: 'open' },
      entries: [],
      received: 0,
      resumable: declaresAfter(operation),
    };
    this.forgetSocket = socketStore.subscribe(() => this.socketChanged());
    this.wasConnected = socketStore.get().status === 'connected';
    this.unsubscribe = socket.subscribe(this.payload(), {
      next: (result) => this.receive(result),
      error: (reason) => this.fail(reason),
      complete: () => this.end('completed', null, 'The gateway completed the subscription.'),
    });
  }

  stop(message = 'Stopped.'): void {
    this.end('stopped', null, message);
  }

  /** Restart without a cursor when the credential changes: the old cursor may belong to another organization's log. */
  restartFromBeginning(): void {
    if (this.view.phase.status !== 'open') return;
    if (!this.repeatable) return this.stop('The credential changed.');
    this.cursor = null;
    // The socket is closed next; do not report that as a lost connection.
    this.wasConnected = false;
    this.note('The credential changed; the stream restarted with the new one.');
  }

  clear(): void {
    this.pending = [];
    this.update({ entries: [] });
  }

  /**
   * graphql-ws serializes this object again on every reconnect, so the getter makes the subscription resume after the
   * last event received.
   */
  private payload(): SubscribePayload {
    const stream = this;
    return {
      query: this.request.query,
      operationName: this.request.operationName,
      get variables() {
        if (!stream.view.resumable || stream.cursor === null) return stream.request.variables;
        return { ...stream.request.variables, after: stream.cursor };
      },
    };
  }

  private receive(result: unknown): void {
    if (this.view.phase.status === 'ended') return;
    const event = readEvent(result);
    this.cursor = event.cursor ?? this.cursor;
    this.settleFirst(result);
    this.pending.unshift({ kind: 'event', key: ++this.entryKey, receivedAt: new Date(), event });
    this.pending.length = Math.min(this.pending.length, KEPT);
    this.view = { ...this.view, received: this.view.received + 1 };
    this.showing ??= setTimeout(() => this.show(), SHOW_EVERY_MS);
  }

  private note(text: string): void {
    this.pending.unshift({ kind: 'note', key: ++this.entryKey, receivedAt: new Date(), text });
    this.show();
  }

  private show(): void {
    clearTimeout(this.showing);
    this.showing = undefined;
    const entries = [...this.pending, ...this.view.entries].slice(0, KEPT);
    this.pending = [];
    this.update({ entries });
  }

  private socketChanged(): void {
    const { status } = socketStore.get();
    if (status === 'reconnecting' && this.wasConnected) {
      this.wasConnected = false;
      if (!this.repeatable) {
        this.end('closed', null, 'The connection was lost. Resubscribing would invoke the agent a second time.');
      } else {
        this.note(this.lossNote());
      }
    }
    if (status === 'reconnecting') {
      this.settleFirst({ errors: [{ message: 'No connection to the gateway; retrying. See the Live panel.' }] });
    }
    if (status === 'connected') this.wasConnected = true;
  }

  private lossNote(): string {
    if (this.view.resumable && this.cursor) return 'Connection lost; resuming after the last event.';
    if (this.view.resumable) return 'Connection lost. Select `cursor` to make the stream resume after the last event.';
    return 'Connection lost; events emitted meanwhile are not shown. Declare `$after: Cursor` to miss none.';
  }

  private fail(reason: unknown): void {
    const code = closeCode(reason);
    if (code !== null) {
      this.end('closed', code, (reason as CloseEvent).reason);
    } else if (Array.isArray(reason)) {
      this.end('failed', null, reason.map((error: { message: string }) => error.message).join(' · '), { errors: reason });
    } else {
      this.end('failed', null, reason instanceof Error ? reason.message : 'The connection failed.');
    }
  }

  private end(how: (Phase & { status: 'ended' })['how'], code: number | null, message: string, result?: unknown): void {
    if (this.view.phase.status === 'ended') return;
    this.forgetSocket();
    this.view = { ...this.view, phase: { status: 'ended', how, code, message } };
    this.unsubscribe();
    this.settleFirst(result ?? { errors: [{ message: code === null ? message : `${code} ${message}`.trim() }] });
    this.show();
  }

  private update(change: Partial<StreamView>): void {
    this.view = { ...this.view, ...change };
    this.onChange(this.view);
  }
}

function declaresAfter(operation: OperationDefinitionNode): boolean {
  return (operation.variableDefinitions ?? []).some(
    ({ variable, type }) =>
      variable.name.value === 'after' && type.kind === Kind.NAMED_TYPE && type.name.value === 'Cursor',
  );
}
