"""graphql-transport-ws: its close codes, its messages, and what makes one malformed.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final

import orjson

SUBPROTOCOL: Final = "graphql-transport-ws"
LONGEST_ID: Final = 256
_LONGEST_REASON: Final = 123


class CloseCode(IntEnum):
    """Why a socket was closed. A client may come back after each that is not marked final."""

    TOO_BIG = 1009  # final
    RESTART = 1012
    TRY_LATER = 1013
    SLOW_CONSUMER = 4290
    MALFORMED = 4400  # final
    UNAUTHORIZED = 4401  # final: subscribed before the acknowledgement
    FORBIDDEN = 4403  # the credential is not valid (any more)
    SUBPROTOCOL = 4406  # final
    TIMEOUT = 4408  # no connection_init in time, or no answer to pings
    DUPLICATE = 4409  # final: the id of an operation that still runs
    TOO_MANY = 4429  # final: initialised twice, too many messages or connections


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
    """The message is none of the protocol; its text is the reason to close the socket with."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a client said. `id` is set for subscribe and complete, `payload` always for subscribe."""

    kind: MessageType
    id: str = ""
    payload: dict[str, Any] | None = None


def read_message(text: str) -> Message:
    """Returns the message of a frame.

    Only the envelope is checked. What an operation holds concerns that operation alone.

    Raises:
        Malformed: it is none that a client may send.
    """
    try:
        value = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        raise Malformed("The message is not valid JSON.") from None
    if not isinstance(value, dict):
        raise Malformed("The message is not a JSON object.")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _FROM_CLIENT:
        raise Malformed("The message has a type that a client must not send.")
    payload = value.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise Malformed("The payload of the message is not an object.")
    return Message(
        MessageType(kind),
        _id(value, MessageType(kind)),
        _required(payload) if kind == MessageType.SUBSCRIBE else payload,
    )


def _id(value: dict[str, Any], kind: MessageType) -> str:
    if kind not in (MessageType.SUBSCRIBE, MessageType.COMPLETE):
        return ""
    id = value.get("id")
    if not isinstance(id, str) or not id or len(id) > LONGEST_ID:
        raise Malformed(f"The id of the operation is not a text of 1 to {LONGEST_ID} characters.")
    return id


def _required(payload: dict[str, Any] | None) -> dict[str, Any]:
    if payload is None:
        raise Malformed("The message has no payload.")
    return payload


def acknowledgement() -> bytes:
    """Returns `connection_ack`."""
    return b'{"type":"connection_ack"}'


def ping() -> bytes:
    """Returns a ping of the server's."""
    return b'{"type":"ping"}'


def pong(payload: dict[str, Any] | None) -> bytes:
    """Returns the answer to a ping, with the ping's payload."""
    return orjson.dumps({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})


def next_opening(id: str) -> bytes:
    """Returns what comes before the payload in each `next` of an operation; `}` comes after it."""
    return b'{"id":' + orjson.dumps(id) + b',"type":"next","payload":'


class Next:
    """Makes each `next` of an operation."""

    __slots__ = ("_opening",)

    def __init__(self, id: str) -> None:
        self._opening = next_opening(id)

    def __call__(self, payload: bytes, _cursor: str) -> bytes:
        """Returns the message with a payload; the cursor is in the payload itself."""
        return b"%b%b}" % (self._opening, payload)


def error(id: str, errors: list[dict[str, Any]]) -> bytes:
    """Returns the message that ends an operation with errors."""
    return orjson.dumps({"id": id, "type": "error", "payload": errors})


def complete(id: str) -> bytes:
    """Returns the message that ends an operation."""
    return orjson.dumps({"id": id, "type": "complete"})


def close_reason(text: str) -> str:
    """Returns the text cut to what a close frame can carry: 123 bytes (RFC 6455 §5.5)."""
    return text.encode()[:_LONGEST_REASON].decode(errors="ignore")
