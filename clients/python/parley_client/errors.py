"""The errors: one class for each of the gateway's error codes, and two for errors detected by the client."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final


class ParleyError(Exception):
    """An error from the gateway.

    Attributes:
        code: the machine-readable `ErrorCode` of the schema.
        message: one human-readable sentence.
        field: the path of the rejected value in the operation's `input`.
        retryable: whether the same request may succeed later.
        retry_after_seconds: when to retry, if the gateway said so.
        errors: all errors of the response, of which this is the first.
        data: the response's `data`, if any.
    """

    CODE: ClassVar[str] = ""
    RETRYABLE: ClassVar[bool] = False

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        field: Sequence[str] | None = None,
        retryable: bool | None = None,
        retry_after_seconds: float | None = None,
        errors: Sequence[Mapping[str, Any]] = (),
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = self.CODE if code is None else code
        self.field = None if field is None else list(field)
        self.retryable = self.RETRYABLE if retryable is None else retryable
        self.retry_after_seconds = retry_after_seconds
        self.errors = list(errors)
        self.data = data


class Unauthenticated(ParleyError):
    """The credential is missing or no longer valid."""

    CODE = "UNAUTHENTICATED"


class Forbidden(ParleyError):
    """The credential does not permit this."""

    CODE = "FORBIDDEN"


class NotFound(ParleyError):
    """The object does not exist, or it belongs to another organization."""

    CODE = "NOT_FOUND"


class BadUserInput(ParleyError):
    """A value is invalid; `field` names it."""

    CODE = "BAD_USER_INPUT"


class Conflict(ParleyError):
    """The object's state does not allow this."""

    CODE = "CONFLICT"


class IdempotencyMismatch(ParleyError):
    """The idempotency key was used with a different input."""

    CODE = "IDEMPOTENCY_MISMATCH"


class RateLimited(ParleyError):
    """Too many requests; nothing was done."""

    CODE = "RATE_LIMITED"
    RETRYABLE = True


class QueryTooComplex(ParleyError):
    """The document exceeds a limit; nothing was done."""

    CODE = "QUERY_TOO_COMPLEX"


class NotConfigured(ParleyError):
    """This needs settings that the gateway's operator has not configured."""

    CODE = "NOT_CONFIGURED"


class ReauthRequired(ParleyError):
    """The user must connect the external account again."""

    CODE = "REAUTH_REQUIRED"


class UpstreamFailed(ParleyError):
    """An external service rejected the call or failed."""

    CODE = "UPSTREAM_FAILED"


class UpstreamUnavailable(ParleyError):
    """An external service is unavailable."""

    CODE = "UPSTREAM_UNAVAILABLE"
    RETRYABLE = True


class OutcomeUnknown(ParleyError):
    """The call may or may not have taken effect; only the external service can tell."""

    CODE = "OUTCOME_UNKNOWN"


class Unavailable(ParleyError):
    """The gateway cannot serve this now."""

    CODE = "UNAVAILABLE"
    RETRYABLE = True


class Internal(ParleyError):
    """A bug in the gateway; the message contains the id to quote."""

    CODE = "INTERNAL"


class InvalidDocument(ParleyError):
    """The document is not valid GraphQL, or does not match the schema."""

    CODE = "GRAPHQL_VALIDATION_FAILED"


class Unreachable(Unavailable):
    """No response arrived. `sent` says whether the request may have been received and taken effect."""

    def __init__(self, message: str, *, sent: bool) -> None:
        super().__init__(message)
        self.sent = sent


class EventsMissing(ParleyError):
    """Events are missing from a stream: the gateway no longer has those after the last cursor.

    `cursor` is the position to restart from; `reason` is the schema's `GapReason`, if it was selected.
    """

    def __init__(self, cursor: str, reason: str | None) -> None:
        super().__init__(f"Events are missing from the stream ({reason or 'no reason was selected'}).")
        self.cursor = cursor
        self.reason = reason


_CLASSES: Final[Mapping[str, type[ParleyError]]] = {
    each.CODE: each
    for each in (
        Unauthenticated,
        Forbidden,
        NotFound,
        BadUserInput,
        Conflict,
        IdempotencyMismatch,
        RateLimited,
        QueryTooComplex,
        NotConfigured,
        ReauthRequired,
        UpstreamFailed,
        UpstreamUnavailable,
        OutcomeUnknown,
        Unavailable,
        Internal,
        InvalidDocument,
    )
} | {"GRAPHQL_PARSE_FAILED": InvalidDocument}


def error_of(errors: Sequence[Mapping[str, Any]], data: Mapping[str, Any] | None = None) -> ParleyError:
    """Return the exception for the first of a response's errors, with all of them attached.

    GraphQL errors have their code in `extensions`; the `errors` of a payload have it at the top level.
    """
    first = errors[0]
    details = first.get("extensions") or first
    code = details.get("code") or ""
    return _CLASSES.get(code, ParleyError)(
        first.get("message") or "The gateway gave no reason.",
        code=code,
        field=details.get("field"),
        retryable=details.get("retryable"),
        retry_after_seconds=details.get("retryAfterSeconds"),
        errors=errors,
        data=data,
    )
