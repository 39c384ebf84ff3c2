"""A TCP proxy that does to connections what networks do: it delays, throttles, slices, silences, cuts and resets them.

The faults are named after those of Toxiproxy. They apply to open connections as well as to new ones, from the moment
they are set, and can be set from any thread.
"""

import asyncio
import contextlib
import math
import random
import socket
import struct
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self, TypeVar

_CHUNK: Final = 65_536
_LINGER_NOT: Final = struct.pack("ii", 1, 0)
"""With this, closing a socket sends RST instead of FIN."""


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of one direction's bytes. Times are in seconds."""

    latency: float = 0.0
    jitter: float = 0.0
    """The most that is added to `latency`, at random."""
    bandwidth: float = math.inf
    """Bytes per second, of each connection."""
    slicer: int = _CHUNK
    """The most bytes that are forwarded at once."""
    limit: float = math.inf
    """The bytes after which a connection is closed."""
    timeout: float | None = None
    """Forward nothing, and close the connection after this time; with `math.inf` it stays open, as if half-open."""
    reset: bool = False
    """Send RST instead of forwarding anything."""
    slow_close: float = 0.0
    """The time for which the other side does not learn that a connection has ended."""


NONE: Final = Faults()
_Proxy = TypeVar("_Proxy", bound="FaultProxy")


@dataclass(eq=False, slots=True)
class Connection:
    """A client's connection, and the one to the server behind the proxy."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    forwarded: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    """The bytes so far, to the server (True) and to the client."""

    def close(self, *, reset: bool = False) -> None:
        """Close both ends, or reset them."""
        for end in (self.client, self.server):
            if reset:
                with contextlib.suppress(OSError):  # the other side has closed it
                    end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
                end.transport.abort()
            else:
                end.close()


class FaultProxy:
    """A proxy in front of a loopback port. It runs in the event loop that enters it, or `in_thread`."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._server: asyncio.Server | None = None
        self._faults = {True: NONE, False: NONE}
        self._down = False
        self._changed = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.connections: set[Connection] = set()
        self.accepted = 0
        """The connections so far, those that were refused included."""

    @property
    def port(self) -> int:
        """The port for clients."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """The HTTP URL for clients."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=4096)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def disturb(self, *, to_server: Faults = NONE, to_client: Faults = NONE, down: bool = False) -> None:
        """Replace all faults. `down` ends all connections and resets each new one."""
        self._call(lambda: self._disturb(to_server, to_client, down))

    def heal(self) -> None:
        """Forward everything again; what was held back is not lost."""
        self.disturb()

    def cut(self, *, reset: bool = False) -> None:
        """End every connection; new ones are accepted."""
        self._call(lambda: self._cut(reset))

    def forwards(self, connection: Connection, data: bytes, to_server: bool) -> bool:
        """Return whether to forward what was received; if not, the connection ends. For subclasses."""
        return True

    def _call(self, change: Callable[[], None]) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(change)

    def _disturb(self, to_server: Faults, to_client: Faults, down: bool) -> None:
        self._faults = {True: to_server, False: to_client}
        self._down = down
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        if down:
            self._cut(reset=True)

    def _cut(self, reset: bool) -> None:
        for connection in tuple(self.connections):
            connection.close(reset=reset)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.accepted += 1
        theirs, ours = await self._connected()
        if ours is None or theirs is None:
            Connection(writer, writer).close(reset=True)
            return
        connection = Connection(writer, ours)
        self.connections.add(connection)
        try:
            await self._pump_both(connection, reader, theirs)
        finally:
            self.connections.discard(connection)
            connection.close()

    async def _connected(self) -> tuple[asyncio.StreamReader | None, asyncio.StreamWriter | None]:
        """Return a connection to the server, or nothing if there is none to be had."""
        if self._down:
            return None, None
        try:
            return await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            return None, None

    async def _pump_both(
        self, connection: Connection, client: asyncio.StreamReader, server: asyncio.StreamReader
    ) -> None:
        pumps = [
            asyncio.create_task(self._pump(connection, client, connection.server, True)),
            asyncio.create_task(self._pump(connection, server, connection.client, False)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(max(each.slow_close for each in self._faults.values()))
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)

    async def _pump(
        self, connection: Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, to_server: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(_CHUNK):
                if not self.forwards(connection, data, to_server):
                    return
                async for piece in self._disturbed(connection, data, to_server):
                    writer.write(piece)
                    await writer.drain()

    async def _disturbed(self, connection: Connection, data: bytes, to_server: bool) -> AsyncIterator[bytes]:
        """Yield the data piece by piece, when each is to be forwarded.

        Raises:
            ConnectionError: the connection is to end instead.
        """
        while data:
            await self._pass_silence(to_server)
            faults = self._faults[to_server]
            if faults.reset:
                connection.close(reset=True)
                raise ConnectionResetError
            left = faults.limit - connection.forwarded[to_server]
            size = int(min(faults.slicer, left, len(data)))
            if size <= 0:
                raise ConnectionAbortedError
            await asyncio.sleep(faults.latency + random.random() * faults.jitter + size / faults.bandwidth)
            connection.forwarded[to_server] += size
            yield data[:size]
            data = data[size:]

    async def _pass_silence(self, to_server: bool) -> None:
        """Return once something may be forwarded.

        Raises:
            TimeoutError: the connection is to end.
        """
        while (timeout := self._faults[to_server].timeout) is not None:
            async with asyncio.timeout(None if timeout == math.inf else timeout):
                await self._changed.wait()


@contextlib.contextmanager
def in_thread(proxy: _Proxy) -> Iterator[_Proxy]:
    """Run a proxy in a thread, for tests without an event loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(proxy.__aenter__(), loop).result(10)
    try:
        yield proxy
    finally:
        asyncio.run_coroutine_threadsafe(proxy.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
