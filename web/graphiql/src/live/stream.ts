import type { SubscribePayload } from 'graphql-ws';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { closeCode, socket, socketStore } from '../gateway/socket';
import { readEvent, type LiveEvent } from './events';

export type Entry =
  | { kind: 'event'; key: number; receivedAt: Date; event: LiveEvent }
  // Something that happened to the stream itself, told between the events.
  | { kind: 'note'; key: number; receivedAt: Date; text: string };

/** Open: the socket's state says how it goes. Ended: nothing more comes unless it is run again. */
export type Phase =
  | { status: 'open' }
  | { status: 'ended'; how: 'stopped' | 'completed' | 'closed' | 'failed'; code: number | null; message: string };

export interface StreamView {
  id: number;
  tabId: string;
  title: string;
  phase: Phase;
  /** Newest first, at most KEPT. */
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

/** Events that arrive together are shown together: a burst costs one rendering, not hundreds. */
const SHOW_EVERY_MS = 50;

/** Subscribing to one of these again would do its work twice, so a broken socket ends it. */
const NOT_REPEATABLE = new Set(['agentReply']);

let lastId = 0;

/** One subscription and all that came of it; `onChange` gets a new view of it after every change. */
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

  /** The first result, or why there is none: what GraphiQL's response pane shows after "run". */
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
      complete: () => this.end('completed', null, 'The gateway completed this subscription.'),
    });
  }

  stop(message = 'Stopped.'): void {
    this.end('stopped', null, message);
  }

  /** Another credential: a cursor of the old one may belong to another organization's log. */
  restartFromBeginning(): void {
    if (this.view.phase.status !== 'open') return;
    if (!this.repeatable) return this.stop('The credential changed.');
    this.cursor = null;
    // So that closing the socket, which comes next, is not told as an accident.
    this.wasConnected = false;
    this.note('The credential changed; the stream starts again with the new one.');
  }

  clear(): void {
    this.pending = [];
    this.update({ entries: [] });
  }

  /**
   * graphql-ws serializes this object again at every reconnection, so the getter decides then where the
   * subscription goes on: after the last event seen.
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
        this.end('closed', null, 'The connection broke. Asking again would make the agent answer twice.');
      } else {
        this.note(this.lossNote());
      }
    }
    if (status === 'reconnecting') {
      this.settleFirst({ errors: [{ message: 'No connection to the gateway; trying again. See the Live panel.' }] });
    }
    if (status === 'connected') this.wasConnected = true;
  }

  private lossNote(): string {
    if (this.view.resumable && this.cursor) return 'The connection broke; going on after the last event.';
    if (this.view.resumable) return 'The connection broke. Select `cursor` so that it can go on after the last event.';
    return 'The connection broke; what happens meanwhile is not shown. With `$after: Cursor` nothing would be missed.';
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
