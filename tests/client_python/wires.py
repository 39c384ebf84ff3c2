"""A proxy between a client and a gateway that can lose one response."""

import asyncio

from tests.proxies import Connection, FaultProxy


class Wire(FaultProxy):
    """A proxy in front of a gateway's port.

    `swallow` forwards the next request that contains a text, and cuts the connection instead of forwarding the
    response: the request took effect, and the client cannot know.
    """

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self._marker: bytes | None = None
        self._losing: set[Connection] = set()
        self._swallowed = asyncio.Event()
        self.stream_opened = asyncio.Event()
        """Set once a client has received the first item of a subscription, and so has a cursor to resume from."""
        self.deaf_to: bytes | None = None

    def swallow(self, marker: str) -> asyncio.Event:
        """Lose the response to the next request containing this text; the event is set when it is lost."""
        self._marker = marker.encode()
        self._swallowed = asyncio.Event()
        return self._swallowed

    def forwards(self, connection: Connection, data: bytes, to_server: bool) -> bool:
        """Return whether to forward what was received."""
        return self._requested(connection, data) if to_server else self._answered(connection, data)

    def _requested(self, connection: Connection, data: bytes) -> bool:
        if self.deaf_to is not None and self.deaf_to in data.lower():
            return False
        if self._marker is not None and self._marker in data:
            self._marker = None
            self._losing.add(connection)
        return True

    def _answered(self, connection: Connection, data: bytes) -> bool:
        if connection in self._losing:
            self._swallowed.set()
            return False
        if b'"resumed"' in data:
            self.stream_opened.set()
        return True
