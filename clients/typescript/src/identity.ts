import { type Http, query } from './http.js';
import { RenewTokenDocument } from './operations/viewer.js';
import type { Payload, Sink } from './socket.js';

const WHO = '{ viewer { actor { id } organization { id } expiresAt } }';
const BEFORE_EXPIRY = 60_000;
const RETRY_RENEWAL = 15_000;
// Longer than this, setTimeout fires at once.
const LONGEST_TIMER = 2 ** 31 - 1;

type Operate = (payload: Payload, sink: Sink) => () => void;

/** Whose socket it is, and until when: a token is renewed before it expires, and another user starts streams over. */
export class Identity {
  private who: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly http: Http,
    private readonly expiring: () => void,
    private readonly startOver: () => void,
  ) {}

  /** Before connecting with another token: start streams over unless it is the same user's. */
  async compare(token: string | null): Promise<void> {
    if (this.who === null) return;
    const viewer = await query({ ...this.http, token }, { query: WHO, variables: {} }, { patience: 0, signal: AbortSignal.timeout(2_000) }).catch(() => null);
    const who = nameOf(viewer);
    if (who === this.who) return;
    this.who = who;
    this.startOver();
  }

  /** On a new connection: note who it is, and when the token expires. */
  follow(operate: Operate): void {
    operate(
      { query: WHO, variables: {} },
      {
        next: ({ data }) => {
          this.who = nameOf(data) ?? this.who;
          this.schedule(expiryOf(data));
        },
        error: () => {},
        complete: () => {},
      },
    );
  }

  /** Give the open socket another token of the same user. Return whether it was accepted. */
  renew(token: string, operate: Operate): Promise<boolean> {
    return new Promise((resolve) => {
      operate(
        { query: RenewTokenDocument, variables: { input: { token } } },
        {
          next: ({ data }) => {
            const accepted = isAccepted(data);
            if (accepted) this.follow(operate);
            resolve(accepted);
          },
          error: () => resolve(false),
          complete: () => resolve(false),
        },
      );
    });
  }

  /** Forget the time of the next renewal. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(expiresAt: number | null): void {
    clearTimeout(this.timer);
    if (expiresAt === null) return;
    const early = expiresAt - BEFORE_EXPIRY - Date.now();
    this.timer = setTimeout(
      () => {
        this.expiring();
        // Until there is another token, or the socket is closed because this one has expired.
        this.schedule(Date.now() + BEFORE_EXPIRY + RETRY_RENEWAL);
      },
      Math.min(Math.max(early, 0), LONGEST_TIMER),
    );
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const field = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((each, name) => (isRecord(each) ? each[name] : undefined), value);

function nameOf(data: unknown): string | null {
  const actor = field(data, 'viewer', 'actor', 'id');
  const organization = field(data, 'viewer', 'organization', 'id');
  return typeof actor === 'string' && typeof organization === 'string' ? `${organization}/${actor}` : null;
}

function expiryOf(data: unknown): number | null {
  const expiresAt = field(data, 'viewer', 'expiresAt');
  return typeof expiresAt === 'string' ? Date.parse(expiresAt) : null;
}

function isAccepted(data: unknown): boolean {
  const errors = field(data, 'renewToken', 'errors');
  return Array.isArray(errors) && errors.length === 0;
}
