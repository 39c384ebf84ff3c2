"""What can go wrong: one class for each code that a gateway answers with, and two for what it cannot say itself."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final


class ParleyError(Exception):
    """The gateway refused or could not do it.

    Attributes:
        code: the schema's `ErrorCode`, for a program.
        message: one sentence for a person.
        field: the path into the operation's `input` of the value that was refused.
        retryable: whether the same request may succeed later.
        retry_after_seconds: when trying again makes sense, if the gateway said so.
        errors: all the errors of the answer; this one is the first of them.
        data: what the answer held besides.
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
    """There is no credential, or it is not valid (any more)."""

    CODE = "UNAUTHENTICATED"


class Forbidden(ParleyError):
    """The credential does not cover this."""

    CODE = "FORBIDDEN"


class NotFound(ParleyError):
    """There is no such object, or it belongs to another organization."""

    CODE = "NOT_FOUND"


class BadUserInput(ParleyError):
    """A value cannot be used; `field` names it."""

    CODE = "BAD_USER_INPUT"


class Conflict(ParleyError):
    """The object is in a state that does not allow this."""

    CODE = "CONFLICT"


class IdempotencyMismatch(ParleyError):
    """The idempotency key was used with another input."""

    CODE = "IDEMPOTENCY_MISMATCH"


class RateLimited(ParleyError):
    """Too many requests; nothing was done."""

    CODE = "RATE_LIMITED"
    RETRYABLE = True


class QueryTooComplex(ParleyError):
    """The document is beyond a limit; nothing was done."""

    CODE = "QUERY_TOO_COMPLEX"


class NotConfigured(ParleyError):
    """The gateway's operator has not configured what this needs."""

    CODE = "NOT_CONFIGURED"


class ReauthRequired(ParleyError):
    """An outside account has to be connected again."""

    CODE = "REAUTH_REQUIRED"


class UpstreamFailed(ParleyError):
    """An outside system refused or failed the call."""

    CODE = "UPSTREAM_FAILED"


class UpstreamUnavailable(ParleyError):
    """An outside system cannot be reached."""

    CODE = "UPSTREAM_UNAVAILABLE"
    RETRYABLE = True


class OutcomeUnknown(ParleyError):
    """It may have happened; only a look at the outside system can tell."""

    CODE = "OUTCOME_UNKNOWN"


class Unavailable(ParleyError):
    """The gateway cannot serve this now."""

    CODE = "UNAVAILABLE"
    RETRYABLE = True


class Internal(ParleyError):
    """A fault of the gateway; its message has the id to quote."""

    CODE = "INTERNAL"


class InvalidDocument(ParleyError):
    """The document is no GraphQL, or does not fit the schema."""

    CODE = "GRAPHQL_VALIDATION_FAILED"


class Unreachable(Unavailable):
    """No answer came. `sent` tells whether the request may have arrived, so that it may have taken effect."""

    def __init__(self, message: str, *, sent: bool) -> None:
        super().__init__(message)
        self.sent = sent


class EventsMissing(ParleyError):
    """Events are missing from a stream: the gateway no longer holds what came after the last cursor.

    `cursor` is where the stream can be opened again; `reason` is the schema's `GapReason`, if it was selected.
    """

    def __init__(self, cursor: str, reason: str | None) -> None:
        super().__init__(f"Events are missing from the stream ({reason or 'no reason was selected'}).")
        self.cursor = cursor
        self.reason = reason


_CLASSES: Final[Mapping[str, type[ParleyError]]] = {
    each.CODE: each
    for each in (
        *(Unauthenticated, Forbidden, NotFound, BadUserInput, Conflict, IdempotencyMismatch, RateLimited),
        *(QueryTooComplex, NotConfigured, ReauthRequired, UpstreamFailed, UpstreamUnavailable, OutcomeUnknown),
        *(Unavailable, Internal, InvalidDocument),
    )
} | {"GRAPHQL_PARSE_FAILED": InvalidDocument}


def error_of(errors: Sequence[Mapping[str, Any]], data: Mapping[str, Any] | None = None) -> ParleyError:
    """Returns the errors of an answer as the exception for the first one.

    They are GraphQL errors, which tell their code in `extensions`, or a payload's own `errors`, which tell it directly.
    """
    first = errors[0]
    told = first.get("extensions") or first
    code = told.get("code") or ""
    return _CLASSES.get(code, ParleyError)(
        first.get("message") or "The gateway did not say why.",
        code=code,
        field=told.get("field"),
        retryable=told.get("retryable"),
        retry_after_seconds=told.get("retryAfterSeconds"),
        errors=errors,
        data=data,
    )
