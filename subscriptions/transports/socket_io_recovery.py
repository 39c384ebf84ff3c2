"""Connection state recovery of Socket.IO, without state in the gateway.

Clients since 4.6 keep the last argument of every event, if it is a text, and return it when they reconnect. So each
event carries an offset: what the client follows and how far it has received it, signed. Any replica can resume from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from auth.actor import Actor
from context.cursors import Cursors
from errors import InvalidInput
from json_types import Json

MOST_SESSIONS: Final = 50
"""A client that has joined more does not recover: each of its events would carry more than 5 KB."""

_KIND: Final = "socket.io"


@dataclass(frozen=True, slots=True)
class Followed:
    """A client's streams: the cursor of new sessions, and one for each session. None begins with new events."""

    created: str | None
    sessions: Mapping[str, str | None]


class Recovery:
    """The codec of offsets."""

    def __init__(self, cursors: Cursors) -> None:
        self._cursors = cursors

    def offset(self, caller: Actor, followed: Followed) -> str:
        """Return the offset of a client; empty, which recovers nothing, if it has joined too many sessions."""
        if len(followed.sessions) > MOST_SESSIONS:
            return ""
        sessions: Json = dict(followed.sessions)
        return self._cursors.seal(caller.organization_id, [_KIND, caller.id, followed.created, sessions])

    def followed(self, caller: Actor, offset: object) -> Followed | None:
        """Return what an offset contains, or None if it was not issued here to this caller."""
        if not isinstance(offset, str) or not offset.isascii():
            return None
        try:
            value = self._cursors.open(caller.organization_id, offset, field="offset")
        except InvalidInput:
            return None
        match value:
            case [kind, owner, str() | None as created, dict(sessions)] if (kind, owner) == (_KIND, caller.id):
                return Followed(created, {id: _cursor(each) for id, each in sessions.items()})
        return None


def with_offset(packet: bytes, offset: str) -> bytes:
    """Return the packet of an event with an offset as its last argument."""
    return b'%b,"%b"]' % (packet[:-1], offset.encode())


def _cursor(value: Json) -> str | None:
    return value if isinstance(value, str) else None
