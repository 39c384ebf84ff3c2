import { type ErrorDetails, ParleyError, asParleyError, errorFrom, errorOf } from './errors.js';

/** The item of a subscription: the value of its one root field. */
export type ItemOf<Result> = Result[keyof Result];

/** What every item of a stream of the event log has. */
export interface EventItem {
  readonly __typename: string;
  readonly id: string;
  readonly cursor: string;
  readonly occurredAt: string | null;
  readonly resumed: boolean | null;
  readonly reason: string | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Return what an item says as an event, or null if it is not one, as of a stream without cursors. */
export function eventOf(item: unknown): EventItem | null {
  if (!isRecord(item)) return null;
  const { __typename, id, cursor, occurredAt, resumed, reason } = item;
  if (typeof __typename !== 'string' || typeof cursor !== 'string') return null;
  return {
    __typename,
    id: textOf(id) ?? cursor,
    cursor,
    occurredAt: textOf(occurredAt),
    resumed: typeof resumed === 'boolean' ? resumed : null,
    // Not every document selects why.
    reason: textOf(reason) ?? (__typename === 'StreamGap' ? 'GAP' : null),
  };
}

const CLOSE_CODES: Readonly<Record<number, Pick<ErrorDetails, 'code' | 'message'>>> = {
  1009: { code: 'BAD_USER_INPUT', message: 'The document or its variables are too large for the socket.' },
  4429: { code: 'RATE_LIMITED', message: 'Too many sockets, streams or messages of one user or key.' },
};

/** Return why a stream ended: the errors of its operation, the close event of its socket, or what was thrown. */
export function streamError(error: unknown): ParleyError {
  if (Array.isArray(error)) return errorFrom(error[0]);
  if (isRecord(error) && typeof error['code'] === 'number' && !(error instanceof ParleyError)) {
    const reason = textOf(error['reason']);
    const known = CLOSE_CODES[error['code']];
    const message = reason || known?.message || `The gateway closed the socket with ${error['code']}.`;
    return errorOf({ code: known?.code ?? 'INTERNAL', message, retryable: false });
  }
  return asParleyError(error);
}

/** The last ids, to recognize an event that arrives twice. */
export class Seen {
  private readonly ids = new Set<string>();

  constructor(private readonly most = 1_024) {}

  /** Note an id; return whether it is new. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    if (this.ids.size > this.most) for (const oldest of this.ids) return this.ids.delete(oldest);
    return true;
  }

  clear(): void {
    this.ids.clear();
  }
}
