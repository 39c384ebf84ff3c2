"""Opaque cursors: a position, signed for the organization it was issued to.

A forged cursor, or one issued to another organization, is rejected instead of silently starting elsewhere.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

import orjson

from errors import InvalidInput
from json_types import Json

_TAG_BYTES = 6


@dataclass(frozen=True, slots=True)
class Position:
    """A position in the event log: the `seq` of the last event seen, in one shard of one log (`epoch`)."""

    shard: int
    epoch: str
    seq: int


class Cursors:
    """The codec of cursors, with the key of this installation."""

    def __init__(self, secret_key: str) -> None:
        self._key = hashlib.blake2b(secret_key.encode(), person=b"parley cursors", digest_size=32).digest()

    def seal(self, organization_id: str, value: Json) -> str:
        """Return the cursor for a JSON value."""
        text = orjson.dumps(value)
        return base64.urlsafe_b64encode(self._tag(organization_id, text) + text).decode().rstrip("=")

    def open(self, organization_id: str, cursor: str, *, field: str = "after") -> Json:
        """Return the value of a cursor.

        Raises:
            InvalidInput: the cursor was not issued here, or was issued to another organization.
        """
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError:
            raw = b""
        tag, text = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
        if not hmac.compare_digest(tag, self._tag(organization_id, text)):
            raise InvalidInput(f"{field} is not a cursor that this server issued.", field=[field])
        value: Json = orjson.loads(text)
        return value

    def event(self, organization_id: str, position: Position) -> str:
        """Return the cursor for a position in the event log."""
        return self.seal(organization_id, ["e", position.shard, position.epoch, position.seq])

    def position(self, organization_id: str, cursor: str, *, field: str = "after") -> Position:
        """Return the position in the event log that a cursor contains.

        Raises:
            InvalidInput: it is not a cursor of the event log.
        """
        match self.open(organization_id, cursor, field=field):
            case ["e", int(shard), str(epoch), int(seq)]:
                return Position(shard, epoch, seq)
        raise InvalidInput(f"{field} is not a cursor of the event log.", field=[field])

    def _tag(self, organization_id: str, text: bytes) -> bytes:
        return hashlib.blake2b(
            text, key=self._key, salt=organization_id[-16:].encode(), digest_size=_TAG_BYTES
        ).digest()
