"""Every error Parley can answer with: one class, one `ErrorCode`, and whether trying again can help.

::

    ParleyError
    ├── Unauthenticated        UNAUTHENTICATED       no credential, or one that is not valid (any more)
    ├── Forbidden              FORBIDDEN             the credential does not cover this
    ├── NotFound               NOT_FOUND             absent, or of another organization: the same answer
    ├── InvalidInput           BAD_USER_INPUT        a value the caller can correct; names the field
    ├── Conflict               CONFLICT              the object is in a state that does not allow this
    │   └── StaleVersion       CONFLICT              …because it changed since; carries the current one
    ├── IdempotencyMismatch    IDEMPOTENCY_MISMATCH  the key was used with another input
    ├── RateLimited            RATE_LIMITED          too often                                  · retry later
    ├── QueryTooComplex        QUERY_TOO_COMPLEX     the document is beyond a limit
    ├── NotConfigured          NOT_CONFIGURED        a setting or credential of the operator is missing
    ├── ReauthRequired         REAUTH_REQUIRED       the outside account has to be connected again
    ├── UpstreamFailed         UPSTREAM_FAILED       the outside system answered with an error
    ├── UpstreamUnavailable    UPSTREAM_UNAVAILABLE  the outside system cannot be reached       · retry later
    ├── OutcomeUnknown         OUTCOME_UNKNOWN       it may have happened: look before retrying
    ├── Unavailable            UNAVAILABLE           Parley itself cannot serve this now        · retry later
    └── Internal               INTERNAL              a fault of ours; masked, logged with an id

A `ParleyError` is expected: mutations return it as data in `errors`. Anything else that is raised is a fault:
the caller gets `INTERNAL` and an id, the log gets the id and the traceback.
"""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar


class ErrorCode(Enum):
    """The stable, machine-readable name of what went wrong."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    CONFLICT = "CONFLICT"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"
    RATE_LIMITED = "RATE_LIMITED"
    QUERY_TOO_COMPLEX = "QUERY_TOO_COMPLEX"
    NOT_CONFIGURED = "NOT_CONFIGURED"
    REAUTH_REQUIRED = "REAUTH_REQUIRED"
    UPSTREAM_FAILED = "UPSTREAM_FAILED"
    UPSTREAM_UNAVAILABLE = "UPSTREAM_UNAVAILABLE"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


class Verbatim(str):
    """A part of a field's path that is the caller's own name, such as a key of a JSON object: it is shown as it is."""


class ParleyError(Exception):
    """What a caller can be expected to handle.

    Args:
        message: one sentence for a person; never holds a secret or an internal detail.
        field: the path into the operation's `input`, e.g. `["nodes", "2", "dependsOn"]`.
        retry_after_seconds: when trying again makes sense, if that is known.
    """

    code: ClassVar[ErrorCode]
    retryable: ClassVar[bool] = False

    def __init__(
        self, message: str, *, field: Sequence[str] | None = None, retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = list(field) if field is not None else None
        self.retry_after_seconds = retry_after_seconds


class Unauthenticated(ParleyError):
    """No credential was given, or it is malformed, expired, revoked or of a disabled user."""

    code = ErrorCode.UNAUTHENTICATED


class Forbidden(ParleyError):
    """The credential is valid but its role or scopes do not cover this."""

    code = ErrorCode.FORBIDDEN


class NotFound(ParleyError):
    """There is no such object, or it belongs to another organization."""

    code = ErrorCode.NOT_FOUND


class InvalidInput(ParleyError):
    """A value the caller gave cannot be used; `field` names it."""

    code = ErrorCode.BAD_USER_INPUT


class Conflict(ParleyError):
    """The object's state does not allow the change."""

    code = ErrorCode.CONFLICT


class StaleVersion(Conflict):
    """The object changed since the version the caller knew; `current` is the record as it is now."""

    def __init__(self, message: str, *, current: object, field: Sequence[str] | None = None) -> None:
        super().__init__(message, field=field)
        self.current = current


class IdempotencyMismatch(ParleyError):
    """The idempotency key was used within its 24 hours with another input."""

    code = ErrorCode.IDEMPOTENCY_MISMATCH


class RateLimited(ParleyError):
    """Too many requests; `retry_after_seconds` says when the next one is welcome.

    `upstream` tells an outside system's limit, which is a result like others, from Parley's own.
    """

    code = ErrorCode.RATE_LIMITED
    retryable = True
    upstream = False


class QueryTooComplex(ParleyError):
    """The document is larger, deeper or wider than the limits allow. Nothing was executed."""

    code = ErrorCode.QUERY_TOO_COMPLEX


class NotConfigured(ParleyError):
    """The operator has not configured what this needs; the message names the settings."""

    code = ErrorCode.NOT_CONFIGURED


class ReauthRequired(ParleyError):
    """The outside account must be connected again by its user."""

    code = ErrorCode.REAUTH_REQUIRED


class UpstreamFailed(ParleyError):
    """The outside system refused or failed the call."""

    code = ErrorCode.UPSTREAM_FAILED


class UpstreamUnavailable(ParleyError):
    """The outside system cannot be reached, or its circuit is open.

    Args:
        busy: it answered, and said that this was not the moment: no failure of the system as a whole.
    """

    code = ErrorCode.UPSTREAM_UNAVAILABLE
    retryable = True

    def __init__(
        self,
        message: str,
        *,
        field: Sequence[str] | None = None,
        retry_after_seconds: int | None = None,
        busy: bool = False,
    ) -> None:
        super().__init__(message, field=field, retry_after_seconds=retry_after_seconds)
        self.busy = busy


class OutcomeUnknown(ParleyError):
    """The call may or may not have taken effect; only a look at the other side can tell."""

    code = ErrorCode.OUTCOME_UNKNOWN


class Unavailable(ParleyError):
    """Parley cannot serve this now: its database is away, it is shutting down, a queue is full."""

    code = ErrorCode.UNAVAILABLE
    retryable = True


class Internal(ParleyError):
    """What a caller sees of a fault: a fixed sentence and the id under which the log has the rest."""

    code = ErrorCode.INTERNAL

    def __init__(self, error_id: str) -> None:
        super().__init__(f"Internal error. Quote {error_id} when you report it.")
        self.error_id = error_id
