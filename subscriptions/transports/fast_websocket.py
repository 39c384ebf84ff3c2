"""WebSocket frames straight to the transport: the short way from a prepared frame to the socket.

ASGI has a server make a frame of a dictionary of a text, in a coroutine, for each client. When one result goes to a
thousand clients that is most of the work. uvicorn runs with `FrameWriting` as its WebSocket protocol, which offers
applications the transport itself as the extension `parley.frames`; without it everything works over ASGI alone.

To hand bytes to the operating system costs several times what it costs to make them. So what is written to a socket in
one turn of the event loop (several events, or one event for several of its subscriptions) goes out in one write.
"""

import asyncio
from struct import Struct
from typing import Any, Final, Protocol, cast

from starlette.types import Scope
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.http11 import Request

from subscriptions.transports.lean_sync import LeanEvent, LeanQueue
from subscriptions.transports.send_buffer import HIGH_WATER, LOW_WATER

EXTENSION: Final = "parley.frames"

_TURN: Final = "parley_turn"
_FINAL_TEXT: Final = 0x81
_LENGTH_16: Final = 126
_LENGTH_64: Final = 127
_HEADER_16: Final = Struct(">BBH").pack
_HEADER_64: Final = Struct(">BBQ").pack


class FrameWriter(Protocol):
    """A WebSocket's transport."""

    @property
    def full(self) -> bool:
        """Tells whether the operating system has yet to take more than a stream may add to."""

    def write_text(self, text: bytes) -> None:
        """Sends a text message; does nothing once the socket is closing."""

    def release_request(self) -> None:
        """Lets go of the request that the socket began with: an open one has no use for it."""

    async def resumed(self) -> bool:
        """Waits while the client reads too slowly. False at once when it does not."""


def frame_writer(scope: Scope) -> FrameWriter | None:
    """Returns the transport of a WebSocket's scope, if the server offers it."""
    return cast("FrameWriter | None", scope.get("extensions", {}).get(EXTENSION))


class WriteBatcher:
    """The sockets that something was written to in this turn of the event loop."""

    __slots__ = ("_loop", "_waiting")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: list[FastWebSocketProtocol] = []

    def add(self, socket: "FastWebSocketProtocol") -> None:
        """Has the socket flushed when everything that is ready to run has run."""
        if not self._waiting:
            self._loop.call_soon(self._end)
        self._waiting.append(socket)

    def _end(self) -> None:
        waiting, self._waiting = self._waiting, []
        for socket in waiting:
            socket.flush()


class FastWebSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which also lets prepared text be written past ASGI, and holds less while it is idle."""

    # Also what uvicorn's own code sets: a dictionary for each socket is most of what a delivery reads of memory.
    __slots__ = (
        *("_joined", "_joined_bytes", "_paused", "_turn"),
        *("close_sent", "disconnected", "queue", "transport", "writable"),
    )

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.queue = cast(Any, LeanQueue(self.loop))
        self.writable = cast(Any, LeanEvent(self.loop))
        # One for each server: where uvicorn keeps what the protocols of a server share.
        self._turn: WriteBatcher = vars(server_state).setdefault(_TURN, WriteBatcher(self.loop))
        self._joined: list[bytes] | None = None
        self._joined_bytes = 0
        self._paused = False

    def pause_writing(self) -> None:
        """Told by the transport that it has too much."""
        self._paused = True
        super().pause_writing()

    def resume_writing(self) -> None:
        """Told by the transport that it has little left."""
        self._paused = False
        super().resume_writing()

    def handle_connect(self, event: Request) -> None:
        """Adds the extension. Frames of a compressing socket cannot be prepared, so it goes without."""
        super().handle_connect(event)
        if self.response.status_code == 101 and not self.conn.extensions:
            self.transport.set_write_buffer_limits(high=HIGH_WATER, low=LOW_WATER)
            cast(Scope, self.scope)["extensions"][EXTENSION] = self

    @property
    def full(self) -> bool:
        """See `FrameWriter`. A transport that has too much has said so."""
        if not self._joined_bytes:
            return self._paused and not self.writable.is_set()
        return self._joined_bytes + self.transport.get_write_buffer_size() > HIGH_WATER

    def write_text(self, text: bytes) -> None:
        """See `FrameWriter`."""
        header = text_header(len(text))
        self._joined_bytes += len(header) + len(text)
        if self._joined is None:
            self._joined = [header, text]
            self._turn.add(self)
        else:
            self._joined += (header, text)

    def flush(self) -> None:
        """Writes what the turn has brought so far."""
        joined, self._joined = self._joined, None
        self._joined_bytes = 0
        if joined and not (self.close_sent or self.disconnected or self.transport.is_closing()):
            self.transport.write(b"".join(joined))

    async def send(self, message: Any) -> None:
        """Sends over ASGI, after what was written past it."""
        self.flush()
        await super().send(message)

    def shutdown(self) -> None:
        """Ends the socket, after what was written to it."""
        self.flush()
        super().shutdown()

    async def resumed(self) -> bool:
        """See `FrameWriter`."""
        if self.writable.is_set():
            return False
        await self.writable.wait()
        return True

    def release_request(self) -> None:
        """See `FrameWriter`. Emptied, because the parser keeps the objects themselves."""
        self.request.headers.clear()
        self.response.headers.clear()
        cast(Scope, self.scope)["headers"].clear()


def text_header(length: int) -> bytes:
    """Returns what comes before an unmasked, unfragmented text of so many bytes (RFC 6455 §5.2)."""
    if length < _LENGTH_16:
        return bytes((_FINAL_TEXT, length))
    if length < 1 << 16:
        return _HEADER_16(_FINAL_TEXT, _LENGTH_16, length)
    return _HEADER_64(_FINAL_TEXT, _LENGTH_64, length)


class DirectSendBuffer:
    """A `SendBuffer` that keeps nothing itself: what is unsent is in the transport."""

    __slots__ = ("_closed", "_writer")

    def __init__(self, writer: FrameWriter) -> None:
        self._writer = writer
        self._closed = False

    @property
    def full(self) -> bool:
        """See `SendBuffer`."""
        return self._writer.full

    def offer(self, frame: bytes) -> bool:
        """See `SendBuffer`."""
        writer = self._writer
        if self._closed or writer.full:
            return False
        writer.write_text(frame)
        return True

    def put(self, frame: bytes) -> None:
        """See `SendBuffer`."""
        if not self._closed:
            self._writer.write_text(frame)

    async def drained(self) -> None:
        """See `SendBuffer`."""
        while self.full and not self._closed:
            if not await self._writer.resumed():
                # Written in this very tick: the transport has not tried to send it yet.
                await asyncio.sleep(0)

    async def flush(self, seconds: float) -> bool:
        """See `SendBuffer`. The close frame goes through the same transport, so nothing has to be waited for."""
        return True

    def close(self) -> None:
        """See `SendBuffer`."""
        self._closed = True
