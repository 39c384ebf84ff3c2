"""Every error that Parley returns: one class, one `ErrorCode`, and whether a retry can help.

::

    ParleyError
    ├── Unauthenticated        UNAUTHENTICATED       the credential is missing or no longer valid
    ├── Forbidden              FORBIDDEN             the credential does not permit this
    ├── NotFound               NOT_FOUND             absent, or in another organization: the same response
    ├── InvalidInput           BAD_USER_INPUT        a value the caller can correct; names the field
    ├── Conflict               CONFLICT              the object's state does not allow this
    │   └── StaleVersion       CONFLICT              …because it has changed; carries the current version
    ├── IdempotencyMismatch    IDEMPOTENCY_MISMATCH  the key was used with a different input
    ├── RateLimited            RATE_LIMITED          too many requests                          · retry later
    ├── QueryTooComplex        QUERY_TOO_COMPLEX     the document exceeds a limit
    ├── NotConfigured          NOT_CONFIGURED        a setting or credential of the operator is missing
    ├── ReauthRequired         REAUTH_REQUIRED       the user must connect the external account again
    ├── UpstreamFailed         UPSTREAM_FAILED       the external service returned an error
    ├── UpstreamUnavailable    UPSTREAM_UNAVAILABLE  the external service is unavailable        · retry later
    ├── OutcomeUnknown         OUTCOME_UNKNOWN       it may have happened: check before retrying
    ├── Unavailable            UNAVAILABLE           Parley itself cannot serve this now        · retry later
    └── Internal               INTERNAL              a bug; masked, and logged with an id

A `ParleyError` is expected: mutations return it as data in `errors`. Any other exception is a bug: the caller gets
`INTERNAL` with an id, and the log gets the id and the traceback.
"""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar, Final


class ErrorCode(Enum):
    """The stable, machine-readable name of an error."""

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
    """A part of a field's path that the caller named, such as a key of a JSON object: it is shown unchanged."""


class ParleyError(Exception):
    """An error that a caller is expected to handle.

    Args:
        message: one human-readable sentence, without secrets or internal details.
        field: the path into the operation's `input`, e.g. `["nodes", "2", "dependsOn"]`.
        retry_after_seconds: when to retry, if known.
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
        self.upstream_status: int | None = None
        """The status of the external service's response, if the error is one."""


class Unauthenticated(ParleyError):
    """The credential is missing, malformed, expired or revoked, or its user is disabled."""

    code = ErrorCode.UNAUTHENTICATED


class Forbidden(ParleyError):
    """The credential is valid, but its role or scopes do not permit this."""

    code = ErrorCode.FORBIDDEN


class NotFound(ParleyError):
    """The object does not exist, or it belongs to another organization."""

    code = ErrorCode.NOT_FOUND


class InvalidInput(ParleyError):
    """A value from the caller is invalid; `field` names it."""

    code = ErrorCode.BAD_USER_INPUT


class Conflict(ParleyError):
    """The object's state does not allow the change."""

    code = ErrorCode.CONFLICT


class StaleVersion(Conflict):
    """The object has changed since the caller's version; `current` is the current record."""

    def __init__(self, message: str, *, current: object, field: Sequence[str] | None = None) -> None:
        super().__init__(message, field=field)
        self.current = current


class IdempotencyMismatch(ParleyError):
    """The idempotency key was used with a different input in the last 24 hours."""

    code = ErrorCode.IDEMPOTENCY_MISMATCH


class RateLimited(ParleyError):
    """Too many requests; `retry_after_seconds` says when to retry."""

    code = ErrorCode.RATE_LIMITED
    retryable = True


class QueryTooComplex(ParleyError):
    """The document exceeds a limit on size, depth or breadth. Nothing was executed."""

    code = ErrorCode.QUERY_TOO_COMPLEX


class NotConfigured(ParleyError):
    """This needs settings that the operator has not configured; the message names them."""

    code = ErrorCode.NOT_CONFIGURED


class ReauthRequired(ParleyError):
    """The user must connect the external account again."""

    code = ErrorCode.REAUTH_REQUIRED


class UpstreamFailed(ParleyError):
    """The external service rejected the call or failed.

    Args:
        permanent: the service will never accept this call, however often it is repeated.
    """

    code = ErrorCode.UPSTREAM_FAILED

    def __init__(
        self,
        message: str,
        *,
        field: Sequence[str] | None = None,
        retry_after_seconds: int | None = None,
        permanent: bool = False,
    ) -> None:
        super().__init__(message, field=field, retry_after_seconds=retry_after_seconds)
        self.permanent = permanent


class UpstreamUnavailable(ParleyError):
    """The external service is unavailable, or its circuit is open.

    Args:
        busy: the service responded that it is busy, which is not a failure of the service as a whole.
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
    """The call may or may not have taken effect; only the external service can tell."""

    code = ErrorCode.OUTCOME_UNKNOWN


class Unavailable(ParleyError):
    """Parley cannot serve this now: its database is unavailable, it is shutting down or a queue is full."""

    code = ErrorCode.UNAVAILABLE
    retryable = True


_BEFORE_ID: Final = "Internal error. Quote "
_AFTER_ID: Final = " when you report it."


class Internal(ParleyError):
    """The response to a bug: a fixed sentence and the id under which the log has the details."""

    code = ErrorCode.INTERNAL

    def __init__(self, error_id: str) -> None:
        super().__init__(f"{_BEFORE_ID}{error_id}{_AFTER_ID}")
        self.error_id = error_id

    @staticmethod
    def id_in(message: str) -> str | None:
        """Return the id that a message of this error names, or None: an error of a payload has it nowhere else."""
        if not (message.startswith(_BEFORE_ID) and message.endswith(_AFTER_ID)):
            return None
        return message.removeprefix(_BEFORE_ID).removesuffix(_AFTER_ID)


RETRYABLE: Final = frozenset(kind.code.value for kind in ParleyError.__subclasses__() if kind.retryable)
"""The codes of errors of which a retry can help, for those that arrive without their class."""


def are_missing(names: Sequence[str]) -> str:
    """Return what is missing as the end of a sentence: `A is missing`, `A, B and C are missing`."""
    *others, last = names
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{listed} {'are' if others else 'is'} missing"
