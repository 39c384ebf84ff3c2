import type { ErrorCode } from './operations/types.js';

/** What an error says about itself, in a response's `errors` or in a payload's. */
export interface ErrorDetails {
  readonly code?: ErrorCode | ClientCode | (string & {});
  readonly message: string;
  readonly field?: readonly string[] | null;
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number | null;
  readonly errorId?: string | null;
  /** The data of the response, if there was any. */
  readonly data?: unknown;
  readonly cause?: unknown;
}

/** Codes that the gateway does not send: no response arrived, there is no WebSocket, or the document is invalid. */
export type ClientCode = 'UNREACHABLE' | 'ABORTED' | 'CLOSED' | 'NO_WEBSOCKET' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

/** An error of the gateway, or of the way to it. There is a subclass for each code that programs handle differently. */
export class ParleyError extends Error {
  override readonly name: string = 'ParleyError';
  /** The machine-readable code: a value of the schema's `ErrorCode`, or of `ClientCode`. */
  readonly code: ErrorCode | ClientCode | (string & {});
  /** The path of the rejected value in the operation's `input`. */
  readonly field: readonly string[] | null;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** When to send it again, if the gateway said so. */
  readonly retryAfterSeconds: number | null;
  /** The id to quote to the operator: the gateway's log has it with the details. */
  readonly errorId: string | null;
  /** What the response contained besides the error. */
  readonly data: unknown;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code ?? 'INTERNAL';
    this.field = details.field ?? null;
    this.retryable = details.retryable ?? RETRYABLE.has(this.code);
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.errorId = details.errorId ?? null;
    this.data = details.data;
  }
}

/** The credential is missing or no longer valid. */
export class Unauthenticated extends ParleyError {
  override readonly name = 'Unauthenticated';
}

/** The credential does not permit this. */
export class Forbidden extends ParleyError {
  override readonly name = 'Forbidden';
}

/** The object does not exist, or it belongs to another organization. */
export class NotFound extends ParleyError {
  override readonly name = 'NotFound';
}

/** A value is invalid; `field` names it. */
export class BadUserInput extends ParleyError {
  override readonly name = 'BadUserInput';
}

/** The object's state does not allow this, or someone else was first. */
export class Conflict extends ParleyError {
  override readonly name = 'Conflict';
}

/** The idempotency key was used with a different input. */
export class IdempotencyMismatch extends ParleyError {
  override readonly name = 'IdempotencyMismatch';
}

/** Too many requests; nothing was done. */
export class RateLimited extends ParleyError {
  override readonly name = 'RateLimited';
}

/** The document exceeds a limit; nothing was done. */
export class QueryTooComplex extends ParleyError {
  override readonly name = 'QueryTooComplex';
}

/** This needs settings that the gateway's operator has not configured. */
export class NotConfigured extends ParleyError {
  override readonly name = 'NotConfigured';
}

/** The user must connect the external account again. */
export class ReauthRequired extends ParleyError {
  override readonly name = 'ReauthRequired';
}

/** An external service rejected the call or failed. */
export class UpstreamFailed extends ParleyError {
  override readonly name = 'UpstreamFailed';
}

/** An external service is unavailable. */
export class UpstreamUnavailable extends ParleyError {
  override readonly name = 'UpstreamUnavailable';
}

/** The call may or may not have taken effect; only the external service can say which. */
export class OutcomeUnknown extends ParleyError {
  override readonly name = 'OutcomeUnknown';
}

/** The gateway cannot serve this now. */
export class Unavailable extends ParleyError {
  override readonly name: string = 'Unavailable';
}

/** No response arrived, so the request may or may not have taken effect. */
export class Unreachable extends Unavailable {
  override readonly name = 'Unreachable';
}

/** A bug in the gateway; `errorId` is the id to quote. */
export class Internal extends ParleyError {
  override readonly name = 'Internal';
}

const RETRYABLE: ReadonlySet<string> = new Set(['RATE_LIMITED', 'UPSTREAM_UNAVAILABLE', 'UNAVAILABLE', 'UNREACHABLE']);

const CLASSES: Readonly<Record<string, new (details: ErrorDetails) => ParleyError>> = {
  UNAUTHENTICATED: Unauthenticated,
  FORBIDDEN: Forbidden,
  NOT_FOUND: NotFound,
  BAD_USER_INPUT: BadUserInput,
  CONFLICT: Conflict,
  IDEMPOTENCY_MISMATCH: IdempotencyMismatch,
  RATE_LIMITED: RateLimited,
  QUERY_TOO_COMPLEX: QueryTooComplex,
  NOT_CONFIGURED: NotConfigured,
  REAUTH_REQUIRED: ReauthRequired,
  UPSTREAM_FAILED: UpstreamFailed,
  UPSTREAM_UNAVAILABLE: UpstreamUnavailable,
  OUTCOME_UNKNOWN: OutcomeUnknown,
  UNAVAILABLE: Unavailable,
  UNREACHABLE: Unreachable,
  INTERNAL: Internal,
};

/** Return the error for a code; one that this version does not know becomes a `ParleyError`. */
export function errorOf(details: ErrorDetails): ParleyError {
  const Class = CLASSES[details.code ?? 'INTERNAL'] ?? ParleyError;
  return new Class(details);
}

/** Return an error as a `ParleyError`, whatever was thrown. */
export function asParleyError(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  if (error instanceof DOMException && error.name === 'AbortError') {
    return errorOf({ code: 'ABORTED', message: 'The request was cancelled.', cause: error });
  }
  return errorOf({ message: error instanceof Error ? error.message : String(error), cause: error });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;

/** Return the error that an entry of `errors` describes: of a response, where the details are in `extensions`, or of a payload. */
export function errorFrom(entry: unknown, data?: unknown): ParleyError {
  const error = isObject(entry) ? entry : {};
  const details = isObject(error['extensions']) ? error['extensions'] : error;
  const { code, field, retryable, retryAfterSeconds, errorId } = details;
  return errorOf({
    message: typeof error['message'] === 'string' ? error['message'] : 'The gateway reported an error without a message.',
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof retryable === 'boolean' ? { retryable } : {}),
    field: texts(field),
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
    errorId: typeof errorId === 'string' ? errorId : null,
    data,
  });
}

/** Return the first error that a mutation's payloads contain, or null. */
export function payloadError(data: unknown): ParleyError | null {
  if (!isObject(data)) return null;
  for (const payload of Object.values(data)) {
    const errors = isObject(payload) ? payload['errors'] : null;
    if (Array.isArray(errors) && errors.length > 0) return errorFrom(errors[0], data);
  }
  return null;
}
