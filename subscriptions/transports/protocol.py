"""graphql-transport-ws: close codes, messages and their validation.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final

import orjson

from json_types import InexactNumber, Json, loads_exact

SUBPROTOCOL: Final = "graphql-transport-ws"
MAX_ID_LENGTH: Final = 256
_MAX_REASON_BYTES: Final = 123


class CloseCode(IntEnum):
    """The close codes of graphql-transport-ws. A client may reconnect after each that is not marked final."""

    MESSAGE_TOO_BIG = 1009  # final
    SERVICE_RESTART = 1012
    TRY_AGAIN_LATER = 1013
    SLOW_CONSUMER = 4290
    BAD_REQUEST = 4400  # final
    UNAUTHORIZED = 4401  # final: subscribed before the acknowledgement
    FORBIDDEN = 4403  # the credential is invalid or has expired
    SUBPROTOCOL_NOT_ACCEPTABLE = 4406  # final
    INITIALISATION_TIMEOUT = 4408  # no connection_init in time, or no response to pings
    SUBSCRIBER_ALREADY_EXISTS = 4409  # final: the id of a running operation
    TOO_MANY_REQUESTS = 4429  # final: initialised twice, too many messages or connections


class MessageType(StrEnum):
    """The types of messages."""

    CONNECTION_INIT = "connection_init"
    CONNECTION_ACK = "connection_ack"
    PING = "ping"
    PONG = "pong"
    SUBSCRIBE = "subscribe"
    NEXT = "next"
    ERROR = "error"
    COMPLETE = "complete"


_FROM_CLIENT: Final = frozenset(
    {MessageType.CONNECTION_INIT, MessageType.PING, MessageType.PONG, MessageType.SUBSCRIBE, MessageType.COMPLETE}
)


class Malformed(Exception):
    """The message violates the protocol; the text is the close reason."""


@dataclass(frozen=True, slots=True)
class Message:
    """A client's message. `id` is set for subscribe and complete, `payload` always for subscribe.

    `inexact` concerns the payload alone: it ends the operation, not the socket.
    """

    kind: MessageType
    id: str = ""
    payload: dict[str, Any] | None = None
    inexact: InexactNumber | None = None


def read_message(text: str) -> Message:
    """Parse the message of a frame.

    Only the envelope is validated: an error in an operation's payload ends that operation, not the socket.

    Raises:
        Malformed: it is not a message that a client may send.
    """
    inexact: InexactNumber | None = None
    try:
        value = loads_exact(text)
    except InexactNumber as error:
        value, inexact = orjson.loads(text), error
    except orjson.JSONDecodeError as error:
        raise Malformed(f"The message is not valid JSON: {error}.") from None
    if not isinstance(value, dict):
        raise Malformed("The message is not a JSON object.")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _FROM_CLIENT:
        raise Malformed("Clients must not send a message of this type.")
    payload = value.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise Malformed("The payload of the message is not an object.")
    return Message(
        MessageType(kind),
        _id(value, MessageType(kind)),
        _require_payload(payload) if kind == MessageType.SUBSCRIBE else payload,
        inexact,
    )


def _id(value: dict[str, Json], kind: MessageType) -> str:
    if kind not in (MessageType.SUBSCRIBE, MessageType.COMPLETE):
        return ""
    id = value.get("id")
    if not isinstance(id, str) or not id or len(id) > MAX_ID_LENGTH:
        raise Malformed(f"The id of the operation must be a string of 1 to {MAX_ID_LENGTH} characters.")
    return id


def _require_payload(payload: dict[str, Json] | None) -> dict[str, Json]:
    if payload is None:
        raise Malformed("The message has no payload.")
    return payload


def acknowledgement() -> bytes:
    """Return `connection_ack`."""
    return b'{"type":"connection_ack"}'


def ping() -> bytes:
    """Return a ping of the server."""
    return b'{"type":"ping"}'


def pong(payload: dict[str, object] | None) -> bytes:
    """Return the pong for a ping, with the same payload."""
    return orjson.dumps({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})


def next_opening(id: str) -> bytes:
    """Return the part of an operation's `next` messages before the payload; `}` follows it."""
    return b'{"id":' + orjson.dumps(id) + b',"type":"next","payload":'


class Next:
    """Builds the `next` messages of an operation."""

    __slots__ = ("_opening",)

    def __init__(self, id: str) -> None:
        self._opening = next_opening(id)

    def __call__(self, payload: bytes, _cursor: str) -> bytes:
        """Return the message with a payload; the cursor is part of the payload."""
        return b"%b%b}" % (self._opening, payload)


def error(id: str, errors: list[dict[str, Any]]) -> bytes:
    """Return the message that ends an operation with errors."""
    return orjson.dumps({"id": id, "type": "error", "payload": errors})


def complete(id: str) -> bytes:
    """Return the message that ends an operation."""
    return orjson.dumps({"id": id, "type": "complete"})


def close_reason(text: str) -> str:
    """Return the text, truncated to the 123 bytes that a close frame can carry (RFC 6455 §5.5)."""
    return text.encode()[:_MAX_REASON_BYTES].decode(errors="ignore")
