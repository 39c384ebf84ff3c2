"""HTTP responses written straight to the transport: a shortcut from an encoded result to the socket.

Over ASGI, the server processes every header of every response and writes twice, and receiving a body takes a coroutine
and, with a time limit, a timer, although a small body arrives together with its headers. uvicorn's HTTP protocol is
`FastHttpProtocol`, which offers both shortcuts to applications as the extension `parley.fast_http`. Without the
extension, everything works over plain ASGI.

The protocol also limits what a client can do before the application sees a request; see `ConnectionLimits`.
"""

import asyncio
import itertools
import weakref
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeVar, cast

from starlette.types import Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.middleware.proxy_headers import _TrustedHosts
from uvicorn.protocols.http.flow_control import service_unavailable
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from routes.bypass import EXTENSION, WhenGone, bypass, prepared
from routes.http_connections import ConnectionLimits, HttpConnections
from routes.http_heads import AmbiguousHead, require_unambiguous
from routes.repeated_heads import Computed, KnownHeads
from routes.responses import error_body, error_response, json_headers
from subscriptions.transports.hang_up import has_hung_up, unread_bytes
from subscriptions.transports.kernel_buffer import limit_unsent

Value = TypeVar("Value")

_CONNECTIONS: Final = "parley_connections"
_HEADER_OVERHEAD: Final = 4
"""The bytes of a header line besides name and value: colon, space, line break."""
_SEARCHED: Final = 1_000
"""The connections among which an idle one is searched when there are too many."""
_CLOSE_SECONDS: Final = 120.0
"""The time a client has to read the rest of a response once its connection is closed."""
_FRAMING_PER_BYTE: Final = 8
"""The bytes of chunk headers that each byte of a body allows for, because some clients send tiny chunks."""


class HeadTooLarge(Exception):
    """The URL and headers of a request exceed the limit."""


class FastHttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol, extended to read and answer requests without going through ASGI, and with limits."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        limits: ConnectionLimits = ConnectionLimits(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._most_framing = limits.head_bytes
        self._head_seconds = limits.head_seconds
        # One per server, stored where uvicorn keeps the state that its protocols share.
        shared = vars(server_state)
        if _CONNECTIONS not in shared:
            proxies = _TrustedHosts(config.forwarded_allow_ips)
            # A socket of the file system has no addresses, and only a proxy connects to it.
            shared[_CONNECTIONS] = HttpConnections(limits, lambda address: not address or address in proxies)
        self._open: HttpConnections = shared[_CONNECTIONS]
        self._address: str | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._chunk = 0
        self._framing = 0
        self._too_large = False
        self._wrong = "The request is not valid HTTP."
        self._wants_socket = False
        self.when_gone: WhenGone | None = None
        self._unread = False
        self._stalled_seconds = limits.stalled_seconds
        self._stalled: asyncio.TimerHandle | None = None
        self._upgraded = False
        self._last = False
        self._heads: KnownHeads | None = KnownHeads()
        self._between = True
        self._idle_since: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the deadline for the headers; close the connection if its address has too many."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self._open.enter(address):
            transport.abort()
            return
        self._address = address
        most = self.limit_concurrency
        # Closing takes until the next iteration of the event loop, hence the margin.
        short = most is not None and len(self.connections) >= most - most // 8 - 1
        if short and not self._open.make_room():
            self._close_idle_connection()
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop counting the connection, and working for its client."""
        self._head_arrived()
        self._leave()
        self._stop_watching_writes()
        listener, self.when_gone = self.when_gone, None
        if listener is not None:
            listener(self._unread or exc is not None)
        super().connection_lost(exc)
        self._release()

    def pause_writing(self) -> None:
        """Handle the transport's signal that its buffer is full: the client must read some of it in time."""
        super().pause_writing()
        self._stop_watching_writes()
        self._watch_writes()

    def resume_writing(self) -> None:
        """Handle the transport's signal that its buffer has drained."""
        self._stop_watching_writes()
        super().resume_writing()

    def _watch_writes(self) -> None:
        """Close the connection if the client has read nothing after a while; everything that sends waits for it."""
        unread = unread_bytes(self.transport)

        def look() -> None:
            if unread_bytes(self.transport) >= unread:
                self.transport.abort()
            else:
                self._watch_writes()

        self._stalled = self.loop.call_later(self._stalled_seconds, look)

    def _stop_watching_writes(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def eof_received(self) -> None:
        """Note whether the client has closed its side without reading everything."""
        self._unread = unread_bytes(self.transport) > 0
        super().eof_received()

    def data_received(self, data: bytes) -> None:
        """Parse a chunk, and count the bytes that are not part of a body."""
        begins = self._between and not self._framing and self._is_idle()
        if begins and self._deadline is None and self._repeats(data):
            return
        self._chunk = length = len(data)
        super().data_received(data)
        self._framing += length
        if self._framing > self._most_framing:
            self._too_large = True
            self.send_400_response("")
        elif self._deadline is None and not self._upgraded:
            if self._is_idle():
                self._await_head()
            elif begins and self._between and not self._framing:
                self._keep_head(data)

    def _repeats(self, data: bytes) -> bool:
        """Begin a request whose head is known, without parsing it; return False if there is none in the data."""
        found = self._heads.match(data) if self._heads is not None else None
        if found is None or self.transport.is_closing() or self._is_full():
            return False
        known, body = found
        self._unset_keepalive_if_required()
        self.scope = cast(Any, {**known.scope, "state": self.app_state.copy()})
        self.cycle = cycle = self._new_cycle(keep_alive=True)
        cycle.body += body
        cycle.more_body = False
        cycle.message_event.set()
        self._begin(cycle, known.app, known.computed)
        return True

    def _is_full(self) -> bool:
        most = self.limit_concurrency
        return most is not None and (len(self.connections) >= most or len(self.tasks) >= most)

    def _new_cycle(self, *, keep_alive: bool) -> RequestResponseCycle:
        """Return a cycle as `on_headers_complete` makes it."""
        return RequestResponseCycle(
            scope=self.scope,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=keep_alive,
            on_response=self.on_response_complete,
        )

    def _keep_head(self, data: bytes) -> None:
        """Recognize the head of the request that was the whole of the data when it is sent again."""
        cycle = self.cycle
        shortcut = bypass(cast(Scope, cycle.scope))
        if self._heads is not None and cycle.keep_alive and isinstance(shortcut, _CycleBypass):
            self._heads.keep(data, self.app, cycle.scope, shortcut.computed)

    def on_headers_complete(self) -> None:
        """Refuse headers that are too large or ambiguous, end the deadline, and separate trailers from the headers."""
        most = self._most_framing
        if self._chunk + max(self._framing, 0) > most and self._head_bytes() > most:
            self._too_large = True
            raise HeadTooLarge
        try:
            require_unambiguous(self.parser.get_http_version(), self.url, self.headers)
        except AmbiguousHead as error:
            self._wrong = f"The request could be read in different ways: {error}."
            raise
        self._framing = -self._chunk
        if self._deadline is not None:
            self._head_arrived()
        self._wants_socket = self.parser.should_upgrade() and super()._should_upgrade()
        super().on_headers_complete()
        # The parser reports trailers as headers; those of the request are in the scope already.
        self.headers = []

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self._framing -= _FRAMING_PER_BYTE * len(body)
        super().on_body(body)

    def on_message_begin(self) -> None:
        """Note that the parser is within a request."""
        self._between = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Start counting for the next request."""
        self._between = True
        self._framing = -self._chunk
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection over, unless there are too many."""
        if self.limit_concurrency is not None and len(self.connections) > self.limit_concurrency:
            self.transport.write(_UNAVAILABLE)
            self.transport.close()
            return
        self._upgraded = True
        self._leave()
        super().handle_websocket_upgrade()
        self._release()

    def _should_upgrade(self) -> bool:
        return self._wants_socket

    def _release(self) -> None:
        """Release what refers to this protocol, at its end: otherwise only the garbage collector would free it."""
        self.cycle = self.scope = self.parser = cast(Any, None)
        self._heads = None
        if self.timeout_keep_alive_task is not None:
            self.timeout_keep_alive_task.cancel()
            self.timeout_keep_alive_task = None

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that cannot be parsed or is too large, and close the connection."""
        if self.transport.is_closing():
            return
        if not self._is_idle() and self.cycle.response_started:
            self.transport.close()  # another response is being sent
        else:
            wrong = _refusal(HTTPStatus.BAD_REQUEST, self._wrong, "BAD_USER_INPUT")
            self.transport.write(_TOO_LARGE if self._too_large else wrong)
            self.transport.close()

    def close_after_response(self) -> None:
        """Let the response that is being sent, or else the next one, be the last on this connection."""
        self._last = True
        if not self._is_idle():
            self.cycle.keep_alive = False

    def _is_idle(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete

    def on_response_complete(self) -> None:
        """Begin the next pipelined request, or wait for another one.

        uvicorn arms a timer with each response and cancels it with the next request. Here one timer of the connection
        looks how long it has been idle, and is armed again for the rest of the time.
        """
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            self._start_asgi_task(*self.pipeline.pop())
            return
        self._idle_since = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._await_request(self.timeout_keep_alive)

    def _unset_keepalive_if_required(self) -> None:
        self._idle_since = None

    def _await_request(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection after the time without a request, however slowly the client reads the last response."""
        self.timeout_keep_alive_task = None
        if self._idle_since is None:
            return
        left = self._idle_since + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self._await_request(left)
        else:
            _close(self.transport)

    def _close_idle_connection(self) -> None:
        """Close a connection that is open for further requests, if one is found soon."""
        for other in itertools.islice(self.connections, _SEARCHED):
            if isinstance(other, FastHttpProtocol) and other._idle_since is not None:
                other.transport.close()
                return

    def _await_head(self) -> None:
        self._deadline = self.loop.call_later(self._head_seconds, self.transport.abort)
        self._open.wait(self, self.transport.abort)

    def _head_arrived(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
            self._open.ready(self)

    def _leave(self) -> None:
        if self._address is not None:
            self._open.leave(self._address)
            self._address = None

    def _head_bytes(self) -> int:
        return len(self.url) + sum(len(name) + len(value) + _HEADER_OVERHEAD for name, value in self.headers)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: object) -> None:
        self._begin(cycle, app, Computed())

    def _begin(self, cycle: RequestResponseCycle, app: Any, computed: Computed) -> None:
        """Start the application for a request.

        Args:
            computed: what was computed from its head.
        """
        scope = cast(dict[str, Any], cycle.scope)
        self.when_gone = None
        scope["extensions"] = {EXTENSION: _CycleBypass(cycle, self, computed)}
        if self._last:
            cycle.keep_alive = False
        super()._start_asgi_task(cycle, cast(Any, _no_room) if app is service_unavailable else app)


def _refusal(status: HTTPStatus, message: str, code: str, **extensions: object) -> bytes:
    """Return a response that needs no request, and closes the connection."""
    body = error_body(message, code, **extensions)
    return prepared(status, _CLOSING) + b"content-length: %d\r\n\r\n%b" % (len(body), body)


_CLOSING: Final = {**json_headers("application/json"), "connection": "close"}
_FULL: Final = "There are too many connections; retry later."
_TOO_LARGE: Final = _refusal(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The URL and headers are too large.", "BAD_USER_INPUT"
)
_UNAVAILABLE: Final = _refusal(HTTPStatus.SERVICE_UNAVAILABLE, _FULL, "UNAVAILABLE", retryable=True)


async def _no_room(scope: Scope, receive: Receive, send: Send) -> None:
    """Respond to a request beyond the limit of connections, as the application would."""
    response = error_response(503, _FULL, "UNAVAILABLE", headers={"connection": "close"}, retryable=True)
    await response(scope, receive, send)


class _CycleBypass:
    """The shortcut for one request.

    It refers to the cycle weakly, because the cycle refers to the scope and the scope to this object: otherwise no
    request would be freed before the garbage collector runs. The cycle lives as long as the application answers, and
    until the next request.
    """

    __slots__ = ("_cycle", "_direct", "_protocol", "computed")

    def __init__(self, cycle: RequestResponseCycle, protocol: FastHttpProtocol, computed: Computed) -> None:
        self._cycle = weakref.ref(cycle)
        self._protocol = protocol
        self._direct = True
        self.computed = computed

    def of_head(self, compute: Callable[[Scope], Value], scope: Scope) -> Value:
        """See `Bypass`."""
        return self.computed.of(compute, scope)

    def body(self) -> bytes | None:
        """Do what `RequestResponseCycle.receive` does, in the case where that would not wait."""
        cycle = self._cycle()
        if cycle is None or cycle.more_body or cycle.disconnected or cycle.response_complete:
            return None
        cycle.message_event.clear()
        body, cycle.body = bytes(cycle.body), bytearray()
        return body

    def answer(self, head: bytes, body: bytes) -> bool:
        """Do what `RequestResponseCycle.send` does with a response's start and body, in one write."""
        cycle = self._cycle()
        return self._direct and cycle is not None and _write(cycle, head, body)

    def answer_over_asgi(self) -> None:
        """See `Bypass`."""
        self._direct = False

    def add_header(self, name: bytes, value: bytes) -> None:
        """See `Bypass`."""
        if (cycle := self._cycle()) is not None:
            cycle.default_headers = [*cycle.default_headers, (name, value)]

    def when_gone(self, listener: WhenGone) -> None:
        """See `Bypass`."""
        self._protocol.when_gone = listener

    def has_left(self) -> bool:
        """See `Bypass`."""
        cycle = self._cycle()
        return (cycle is not None and cycle.disconnected) or has_hung_up(self._protocol.transport)

    def begin_stream(self) -> None:
        """See `Bypass`."""
        limit_unsent(self._protocol.transport)

    def cut(self, seconds: float) -> None:
        """See `Bypass`. The cycle counts as complete, because uvicorn reports a response without end as a fault."""
        cycle = self._cycle()
        if cycle is not None and not cycle.response_complete:
            cycle.response_complete = True
            cycle.message_event.set()
            _close(cycle.transport, seconds)
            cycle.on_response()


def _close(transport: asyncio.Transport, seconds: float = _CLOSE_SECONDS) -> None:
    """Close a connection, at the latest after a time: a client that does not read would keep it open otherwise."""
    if transport.is_closing():
        return
    transport.close()
    if transport.get_write_buffer_size():
        asyncio.get_running_loop().call_later(seconds, transport.abort)


def _write(cycle: RequestResponseCycle, head: bytes, body: bytes) -> bool:
    if cycle.response_started or cycle.flow.write_paused or cycle.scope["method"] == "HEAD":
        return False
    cycle.response_started = cycle.response_complete = True
    cycle.waiting_for_100_continue = False
    if not cycle.disconnected:
        lines = [head, *[b"%b: %b\r\n" % header for header in cycle.default_headers]]
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        lines.append(b"content-length: %d\r\n\r\n" % len(body))
        lines.append(body)
        cycle.transport.write(b"".join(lines))
    cycle.message_event.set()
    if not cycle.keep_alive:
        _close(cycle.transport)
    cycle.on_response()
    return True
