"""A proxy between a client and a gateway that can cut connections and lose one response."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self

_CHUNK = 65_536


class Wire:
    """A TCP proxy in front of a gateway's port.

    `swallow` forwards the next request that contains a text, and cuts the connection instead of forwarding the
    response: the request took effect, and the client cannot know.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._connections: set[asyncio.Task[None]] = set()
        self._marker: bytes | None = None
        self._swallowed = asyncio.Event()
        self.stream_opened = asyncio.Event()
        """Set once a client has received the first item of a subscription, and so has a cursor to resume from."""
        self.deaf_to: bytes | None = None

    @property
    def url(self) -> str:
        """The URL for clients."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def cut(self) -> None:
        """Cut every connection."""
        for writer in tuple(self._writers):
            writer.close()

    def swallow(self, marker: str) -> asyncio.Event:
        """Lose the response to the next request containing this text; the event is set when it is lost."""
        self._marker = marker.encode()
        self._swallowed = asyncio.Event()
        return self._swallowed

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.current_task()
        assert connection is not None
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)
        theirs, ours = await asyncio.open_connection("127.0.0.1", self._to)
        both = {writer, ours}
        self._writers |= both
        losing = asyncio.Event()
        pumps = {
            asyncio.create_task(self._up(reader, ours, losing)),
            asyncio.create_task(self._down(theirs, writer, losing)),
        }
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            for each in both:
                each.close()
            self._writers -= both

    async def _up(self, reader: asyncio.StreamReader, to: asyncio.StreamWriter, losing: asyncio.Event) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(_CHUNK):
                if self.deaf_to is not None and self.deaf_to in data.lower():
                    return
                if self._marker is not None and self._marker in data:
                    self._marker = None
                    losing.set()
                to.write(data)
                await to.drain()

    async def _down(self, reader: asyncio.StreamReader, to: asyncio.StreamWriter, losing: asyncio.Event) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(_CHUNK):
                if losing.is_set():
                    self._swallowed.set()
                    return
                to.write(data)
                await to.drain()
                if b'"resumed"' in data:
                    self.stream_opened.set()
