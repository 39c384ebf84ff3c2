"""A fast path for WebSocket frames: prepared frames are written straight to the transport.

With ASGI, the server builds a frame from a dictionary in a coroutine, once per client. For one result with a thousand
clients this is most of the work. uvicorn runs with `FastWebSocketProtocol`, which offers applications the transport as
the extension `parley.frames`; without it, everything works over plain ASGI.

Handing bytes to the operating system costs several times as much as preparing them. Therefore sockets with something to
send take turns, some in each iteration of the event loop, and everything that a socket has got until its turn (several
events, or one event for several subscriptions) goes out in one write. The other work of the loop comes in between.
"""

import asyncio
from collections import deque
from struct import Struct
from typing import Any, Final, Protocol, cast

from starlette.types import Scope
from uvicorn._types import ASGIReceiveEvent
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import Frame
from websockets.http11 import Request

from subscriptions.transports.hang_up import has_arrived, has_hung_up
from subscriptions.transports.kernel_buffer import limit_unsent
from subscriptions.transports.lean_sync import LeanEvent, LeanQueue
from subscriptions.transports.send_buffer import HIGH_WATER, LOW_WATER

EXTENSION: Final = "parley.frames"
FRAMES_PER_MINUTE: Final = 12_000
"""The frames of a client that are no messages: pings, pongs, and continuations of messages."""

_AT_ONCE: Final = 64
"""The sockets that are written to in one iteration of the event loop: half a millisecond."""
_BATCHER: Final = "parley_turn"
_MINUTE: Final = 60.0
_PIECE: Final = 4_096
"""The bytes parsed at a time, so that a flood of tiny frames ends soon after it has exceeded the limit."""
_INVALID_DATA: Final = 1007
_TOO_MANY_REQUESTS: Final = 4429
_FINAL_TEXT: Final = 0x81
_LENGTH_16: Final = 126
_LENGTH_64: Final = 127
_HEADER_16: Final = Struct(">BBH").pack
_HEADER_64: Final = Struct(">BBQ").pack


class FrameWriter(Protocol):
    """A WebSocket's transport."""

    @property
    def full(self) -> bool:
        """Whether too much is unsent for a stream to add more."""

    @property
    def unsent(self) -> int:
        """The number of bytes that the operating system has not taken yet."""

    def write_text(self, text: bytes) -> None:
        """Send a text message; do nothing once the socket is closing."""

    def offer_text(self, text: bytes) -> bool:
        """Send a text message unless too much is unsent; return whether it was sent."""

    def release_request(self) -> None:
        """Free the handshake request, which an open socket does not need."""

    def keep_alive(self, seconds: float) -> None:
        """Send a ping frame at this interval, and close a socket that does not respond before the next one is due."""

    async def resumed(self) -> bool:
        """Wait while the client reads too slowly; return False at once if it does not."""

    def has_left(self) -> bool:
        """Return whether the client has closed the connection, even if the event loop has not read that yet."""

    def has_unread(self) -> bool:
        """Return whether the client has sent something that has not been received yet."""

    def abort(self) -> None:
        """Close the connection at once, without what the client has not read."""


def frame_writer(scope: Scope) -> FrameWriter | None:
    """Return the transport of a WebSocket's scope, if the server offers it."""
    return cast("FrameWriter | None", scope.get("extensions", {}).get(EXTENSION))


class WriteBatcher:
    """The sockets that have something to send, in the order of their turns."""

    __slots__ = ("_loop", "_waiting")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: deque[FastWebSocketProtocol] = deque()

    def add(self, socket: "FastWebSocketProtocol") -> None:
        """Flush the socket once everything that is ready to run has run."""
        if not self._waiting:
            self._loop.call_soon(self._end)
        self._waiting.append(socket)

    def _end(self) -> None:
        waiting = self._waiting
        for _ in range(min(len(waiting), _AT_ONCE)):
            waiting.popleft().flush()
        if waiting:
            self._loop.call_soon(self._end)


class FastWebSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol, extended with direct writes of prepared frames, and smaller while idle."""

    # Includes attributes that uvicorn's code sets: a dictionary per socket is most of the memory a delivery reads.
    __slots__ = (
        "_batch",
        "_batch_bytes",
        "_batcher",
        "_frames",
        "_minute",
        "_paused",
        "close_sent",
        "disconnected",
        "queue",
        "transport",
        "writable",
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
        # One per server, stored where uvicorn keeps the state that its protocols share.
        self._batcher: WriteBatcher = vars(server_state).setdefault(_BATCHER, WriteBatcher(self.loop))
        self._batch: list[bytes] | None = None
        self._batch_bytes = 0
        self._paused = False
        self._frames = 0
        self._minute = 0.0

    def connection_lost(self, exc: Exception | None) -> None:
        """Take this object out of the scope, which refers to it: otherwise only the garbage collector would free it."""
        super().connection_lost(exc)
        if hasattr(self, "scope"):
            cast(Scope, self.scope)["extensions"].pop(EXTENSION, None)

    def pause_writing(self) -> None:
        """Handle the transport's signal that its buffer is full: do not read what would have to be answered."""
        self._paused = True
        super().pause_writing()
        if not self.read_paused:
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Handle the transport's signal that its buffer has drained."""
        self._paused = False
        super().resume_writing()
        if not self.read_paused and not self.transport.is_closing():
            self.transport.resume_reading()

    async def receive(self) -> ASGIReceiveEvent:
        """Return the next message, and continue reading after the last one unless the send buffer is full."""
        message = await self.queue.get()
        if self.read_paused and self.queue.empty():
            self.read_paused = False
            if not self._paused and not self.transport.is_closing():
                self.transport.resume_reading()
        return message

    def data_received(self, data: bytes) -> None:
        """Parse what the client sent, in small pieces."""
        if len(data) <= _PIECE:
            super().data_received(data)
            return
        for start in range(0, len(data), _PIECE):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + _PIECE])

    def handle_ping(self) -> None:
        """Answer a ping."""
        if self._counted():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        """Take a pong."""
        if self._counted():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """Take the continuation of a message. An empty one takes no memory."""
        if self._counted() and (event.data or event.fin):
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """Pass a message on. A text that is not UTF-8 fails the socket (RFC 6455 §8.1).

        uvicorn would log a traceback for each, and raise an exception if a close frame came with it.
        """
        if self.curr_msg_data_type == "text" and not self.close_sent and not _is_utf8(b"".join(self.frames)):
            self.frames = []
            self.conn.fail(_INVALID_DATA, "A text message must be UTF-8.")
            self.handle_parser_exception()
            return
        super().send_receive_event_to_app()

    def _counted(self) -> bool:
        """Count a frame that is no message; return False if it is to be ignored because there were too many."""
        if self.transport.is_closing():
            return False
        if self.loop.time() - self._minute > _MINUTE:
            self._minute, self._frames = self.loop.time(), 0
        self._frames += 1
        if self._frames <= FRAMES_PER_MINUTE:
            return True
        self.conn.fail(_TOO_MANY_REQUESTS, f"At most {FRAMES_PER_MINUTE} frames per minute are allowed.")
        self.handle_parser_exception()
        return False

    def handle_connect(self, event: Request) -> None:
        """Add the extension, except to a socket with compression, whose frames cannot be prepared."""
        super().handle_connect(event)
        if self.response.status_code == 101 and not self.conn.extensions:
            self.transport.set_write_buffer_limits(high=HIGH_WATER, low=LOW_WATER)
            limit_unsent(self.transport)
            cast(Scope, self.scope)["extensions"][EXTENSION] = self

    @property
    def full(self) -> bool:
        """See `FrameWriter`. A transport with a full buffer has signalled so."""
        if not self._batch_bytes:
            return self._paused and not self.writable.is_set()
        return self.unsent > HIGH_WATER

    @property
    def unsent(self) -> int:
        """See `FrameWriter`."""
        return self._batch_bytes + int(self.transport.get_write_buffer_size())

    def write_text(self, text: bytes) -> None:
        """See `FrameWriter`."""
        length = len(text)
        header = _HEADER_16(_FINAL_TEXT, _LENGTH_16, length) if _LENGTH_16 <= length < 1 << 16 else text_header(length)
        self._batch_bytes += len(header) + length
        if self._batch is None:
            self._batch = [header, text]
            self._batcher.add(self)
        else:
            self._batch += (header, text)

    def offer_text(self, text: bytes) -> bool:
        """See `FrameWriter`."""
        # Most sockets have nothing unsent, and the others a little: only more than that takes a closer look.
        if (self._paused or self._batch_bytes > LOW_WATER) and self.full:
            return False
        self.write_text(text)
        return True

    def flush(self) -> None:
        """Write what the socket has got until its turn."""
        joined, self._batch = self._batch, None
        self._batch_bytes = 0
        if joined and not (self.close_sent or self.disconnected or self.transport.is_closing()):
            self.transport.write(b"".join(joined))

    async def send(self, message: Any) -> None:
        """Send over ASGI, after the frames written directly."""
        self.flush()
        await super().send(message)

    def shutdown(self) -> None:
        """Shut the socket down, after the frames written directly."""
        self.flush()
        super().shutdown()

    async def resumed(self) -> bool:
        """See `FrameWriter`."""
        if self.writable.is_set():
            return False
        await self.writable.wait()
        return True

    def keep_alive(self, seconds: float) -> None:
        """See `FrameWriter`."""
        self.ping_interval = self.ping_timeout = seconds
        self.start_keepalive()

    def abort(self) -> None:
        """See `FrameWriter`."""
        self.transport.abort()

    def has_unread(self) -> bool:
        """See `FrameWriter`."""
        return not self.queue.empty() or has_arrived(self.transport)

    def has_left(self) -> bool:
        """See `FrameWriter`."""
        return has_hung_up(self.transport)

    def release_request(self) -> None:
        """See `FrameWriter`. The headers are emptied because the parser keeps references to the objects."""
        self.request.headers.clear()
        self.response.headers.clear()
        cast(Scope, self.scope)["headers"].clear()


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def text_header(length: int) -> bytes:
    """Return the header of an unmasked, unfragmented text frame of this length (RFC 6455 §5.2)."""
    if length < _LENGTH_16:
        return bytes((_FINAL_TEXT, length))
    if length < 1 << 16:
        return _HEADER_16(_FINAL_TEXT, _LENGTH_16, length)
    return _HEADER_64(_FINAL_TEXT, _LENGTH_64, length)


class DirectSendBuffer:
    """A `SendBuffer` that holds nothing itself: unsent frames are in the transport."""

    __slots__ = ("_closed", "_writer")

    def __init__(self, writer: FrameWriter) -> None:
        self._writer = writer
        self._closed = False

    @property
    def full(self) -> bool:
        """See `SendBuffer`."""
        return self._writer.full

    @property
    def unsent(self) -> int:
        """See `SendBuffer`."""
        return self._writer.unsent

    def offer(self, frame: bytes) -> bool:
        """See `SendBuffer`."""
        return not self._closed and self._writer.offer_text(frame)

    def put(self, frame: bytes) -> None:
        """See `SendBuffer`."""
        if not self._closed:
            self._writer.write_text(frame)

    async def drained(self) -> None:
        """See `SendBuffer`."""
        while self.full and not self._closed:
            if not await self._writer.resumed():
                # Written in this iteration: the transport has not tried to send it yet.
                await asyncio.sleep(0)

    async def flush(self, seconds: float) -> bool:
        """See `SendBuffer`. The close frame uses the same transport, so there is nothing to wait for."""
        return True

    def close(self) -> None:
        """See `SendBuffer`."""
        self._closed = True
