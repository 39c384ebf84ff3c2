"""The pages of error codes and close codes."""

from typing import Final

import errors
from errors import ErrorCode, ParleyError
from subscriptions.transports.protocol import CloseCode
from tests.docs.reference.markdown import one_line, page, table

_ADVICE: Final = {
    ErrorCode.UNAUTHENTICATED: "Sign in again, or check that the key was copied whole and not revoked.",
    ErrorCode.FORBIDDEN: "`viewer { role scopes }` shows what the credential permits; an administrator can grant more.",
    ErrorCode.NOT_FOUND: "Check the id. What belongs to another organization is not found either.",
    ErrorCode.BAD_USER_INPUT: "Correct the value that `field` names.",
    ErrorCode.CONFLICT: "Read the object again, and decide with its present state.",
    ErrorCode.IDEMPOTENCY_MISMATCH: "Use a new key for a new request, and the same input for a repeated one.",
    ErrorCode.RATE_LIMITED: "Wait for `retryAfterSeconds`, then repeat the request.",
    ErrorCode.QUERY_TOO_COMPLEX: "Ask for less at once: smaller pages, fewer nested lists, fewer aliases.",
    ErrorCode.NOT_CONFIGURED: "The operator sets what the message names; [Settings](../settings.md) explains each.",
    ErrorCode.REAUTH_REQUIRED: "The user connects the account again, with `beginOAuth`.",
    ErrorCode.UPSTREAM_FAILED: "Read the message: it says what the service rejected. The same call fails again.",
    ErrorCode.UPSTREAM_UNAVAILABLE: "Repeat the call later: while its circuit is open, the service is not called.",
    ErrorCode.OUTCOME_UNKNOWN: "Look at the service whether it happened before you repeat the call.",
    ErrorCode.UNAVAILABLE: "Repeat the request with backoff; with an `idempotencyKey`, a mutation takes effect once.",
    ErrorCode.INTERNAL: "Report it with the id in the message, under which the process log has the details.",
}
_CLOSES: Final = {
    CloseCode.MESSAGE_TOO_BIG: ("a message was larger than 64 KiB", False, "send less, or over HTTP"),
    CloseCode.SERVICE_RESTART: ("the gateway shuts down or restarts", True, "reconnect and resume"),
    CloseCode.TRY_AGAIN_LATER: ("the gateway cannot serve the stream now", True, "reconnect with backoff and resume"),
    CloseCode.SLOW_CONSUMER: ("the client reads too slowly", True, "resume after the cursor of the last event"),
    CloseCode.BAD_REQUEST: ("a message is not valid", False, "correct the client"),
    CloseCode.UNAUTHORIZED: ("`subscribe` before `connection_ack`", False, "correct the client"),
    CloseCode.FORBIDDEN: (
        "the credential is invalid, expired or revoked",
        True,
        "get a new credential, then reconnect",
    ),
    CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE: ("an unsupported subprotocol", False, "ask for `graphql-transport-ws`"),
    CloseCode.INITIALISATION_TIMEOUT: ("no `connection_init` in time, or no pong", True, "reconnect and resume"),
    CloseCode.SUBSCRIBER_ALREADY_EXISTS: ("the id of a running operation", False, "use a new id for each operation"),
    CloseCode.TOO_MANY_REQUESTS: (
        "a second `connection_init`, too many messages, open sockets and streams, or invalid credentials",
        False,
        "close what is not needed, or check the credential; reconnect after a minute",
    ),
}


def errors_page() -> str:
    """Return the page of error codes, with a heading for each, so that a link can lead to it."""
    parts = [
        "Every error has one of these codes. Mutations return it as data, "
        "`errors { code message field retryable retryAfterSeconds }`, other operations in `errors[].extensions`. "
        "There, too, is what concerns a request as a whole: a credential that is missing or invalid, a limit of "
        "operations, an invalid document, and `INTERNAL`. Messages may change, codes do not. The clients have one "
        "class for each code.",
    ]
    parts += [_error(code) for code in ErrorCode]
    return page("Errors", "`errors.py`", *parts)


def _error(code: ErrorCode) -> str:
    kind = next(each for each in _classes() if each.code is code)
    retry = "A retry can succeed." if kind.retryable else "The same request fails again."
    meaning = one_line((kind.__doc__ or "").split("\n\n")[0])
    return f"## {code.value}\n\n{meaning} {retry}\n\n**What to do.** {_ADVICE[code]}"


def _classes() -> list[type[ParleyError]]:
    found = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, ParleyError)]
    return [each for each in found if each is not ParleyError]


def close_codes_page() -> str:
    """Return the page of the close codes of WebSockets."""
    rows = [
        (str(code.value), meaning, "yes" if again else "no", advice)
        for code in CloseCode
        for meaning, again, advice in [_CLOSES[code]]
    ]
    note = (
        "[Protocols](../protocols.md) describes the transports, and [the log](../concepts/log.md) how a stream resumes."
    )
    head = ("code", "the gateway closes because", "reconnect", "what to do")
    return page("Close codes", "`subscriptions/transports/protocol.py`", table(head, rows), note)
