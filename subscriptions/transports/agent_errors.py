"""The events of the agents' socket, and its errors: each has a code, a message, whether to retry, and its request."""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from errors import RETRYABLE, ParleyError
from shown import cut

_ECHOED: Final = ("type", "channels", "agentId", "command", "after")
"""The parts of a message that an error repeats; others may contain a token."""
_ECHOED_CHARACTERS: Final = 200


def envelope(event: str, data: Mapping[str, object], cursor: str = "") -> bytes:
    """Return a message to the client."""
    return orjson.dumps({"event": event, "data": data, **({"cursor": cursor} if cursor else {})})


def error_event(error: Mapping[str, object], message: Mapping[str, object], cursor: str = "") -> bytes:
    """Return the event of an error.

    Args:
        message: the client's that was rejected; empty if it was none.
    """
    request = {name: cut(message[name], longest=_ECHOED_CHARACTERS) for name in _ECHOED if name in message}
    return envelope("error", {**error, "request": request or None}, cursor)


def of_error(error: ParleyError) -> dict[str, object]:
    """Return an expected error as the data of an `error` event."""
    shown: dict[str, object] = {"code": error.code.value, "message": error.message, "retryable": error.retryable}
    if error.retry_after_seconds is not None:
        shown["retryAfterSeconds"] = error.retry_after_seconds
    return shown


def of_graphql(error: Mapping[str, Any]) -> dict[str, Any]:
    """Return a GraphQL error as the data of an `error` event."""
    more = error.get("extensions", {})
    code = more.get("code", "INTERNAL")
    kept = {name: more[name] for name in ("retryAfterSeconds", "cursor", "errorId") if more.get(name) is not None}
    return {"code": code, "message": error["message"], "retryable": more.get("retryable", code in RETRYABLE), **kept}
