"""Streaming HTTP responses: one operation per connection."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Final, Protocol

from starlette.types import Receive, Send

from auth.actor import Actor
from context.waiting_client import ClientGone, WaitingClient
from errors import RETRYABLE, ParleyError
from subscriptions.interfaces import Answer, OperationRequest, Operations, StreamEnd
from subscriptions.transports.credential_expiry import watch_expiry
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.send_buffer import SendBuffer, quietly
from subscriptions.transports.subscription import Subscription
from subscriptions.transports.task_set import TaskSet

_log = logging.getLogger("parley.faults")

CLOSE_SECONDS: Final = 5.0
_RECONNECT: Final = frozenset({CloseCode.SERVICE_RESTART, CloseCode.SLOW_CONSUMER, 1011})


class Framing(Protocol):
    """The layout of results in the response; see `sse` and `multipart`."""

    @property
    def content_type(self) -> str:
        """The media type of the response."""

    @property
    def keep_alive_seconds(self) -> float:
        """The maximum silence on the connection."""

    @property
    def keep_alive(self) -> bytes:
        """A no-op that keeps proxies from closing the connection."""

    @property
    def opening(self) -> bytes:
        """The first bytes of the response."""

    @property
    def complete(self) -> bytes:
        """The end of the operation: the client need not reconnect."""

    @property
    def closing(self) -> bytes:
        """The last bytes of the response."""

    @property
    def over(self) -> bool:
        """Whether the result that was last framed is the last one, although the operation would continue."""

    def next(self, payload: bytes, cursor: str) -> bytes:
        """Return an execution result."""

    def errors(self, errors: list[dict[str, object]]) -> bytes:
        """Return errors of the whole operation."""


class _UntilOver(Subscription):
    """A subscription that may end with a result that the framing calls the last one."""

    __slots__ = ("_framing",)

    def __init__(
        self,
        request: OperationRequest,
        buffer: SendBuffer,
        framing: Framing,
        ended: Callable[[StreamEnd], None],
        after: str | None,
    ) -> None:
        super().__init__(request, buffer, framing.next, ended, after)
        self._framing = framing

    def offer(self, payload: bytes, cursor: str) -> bool:
        """See `Sink`."""
        accepted = super().offer(payload, cursor)
        if accepted and self._framing.over:
            self.finish("The last result has been sent.")
        return accepted


class HttpStream:
    """A streaming response; a `Connection` for the registry.

    Args:
        cut: closes the connection in the middle of the response, within the given seconds. Many clients take the end
            of a response for the end of the operation and do not reconnect.
    """

    def __init__(
        self,
        operations: Operations,
        connections: ConnectionRegistry,
        framing: Framing,
        request: OperationRequest,
        caller: Actor | None,
        *,
        after: str | None,
        receive: Receive,
        send: Send,
        client: WaitingClient,
        cut: Callable[[float], None] | None = None,
    ) -> None:
        self.caller = caller
        self._operations = operations
        self._connections = connections
        self._framing = framing
        self._request = request
        self._receive = receive
        self._send = send
        self._cut = cut
        self._client = client
        self._running: asyncio.Task[None] | None = None
        self._broken_off = False
        self._buffer = SendBuffer(self._write, self._finish)
        self._subscription = _UntilOver(request, self._buffer, framing, self._ended, after)
        self._finished = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._keep_alive: asyncio.TimerHandle | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._tasks = TaskSet(self._failed)
        self._last_write = self._loop.time()

    async def serve(self) -> None:
        """Send the response until the operation ends or the client disconnects.

        Raises:
            Unavailable, RateLimited: the connection is refused; nothing was sent.
        """
        self._connections.add(self)
        watching = self._loop.create_task(self._watch_client())
        try:
            await quietly(self._send(self._response_start()))
            self._buffer.put(self._framing.opening)
            self._send_keep_alive()
            self._expiry = watch_expiry(self, self._expiry)
            self._begin()
            await self._finished.wait()
        finally:
            self._subscription.cancel()
            self._connections.remove(self)
            self._cancel_timers()
            watching.cancel()
            self._tasks.cancel(but=self._running)
            await self._send_end()
            if self._running is not None:
                await asyncio.wait({self._running})  # a mutation runs to its end

    @property
    def unsent_bytes(self) -> int:
        """See `Connection`."""
        return self._buffer.unsent

    def close(self, code: int, reason: str) -> None:
        """See `Connection`. The response to a client that should reconnect breaks off."""
        if not self._finished.is_set():
            if code in _RECONNECT:
                self._broken_off = True
            else:
                kind = "UNAUTHENTICATED" if code == CloseCode.FORBIDDEN else "UNAVAILABLE"
                self._end_with([{"message": reason, "extensions": {"code": kind, "retryable": kind in RETRYABLE}}])
            self._finish()

    def replace(self, actor: Actor) -> None:
        """See `Connection`."""
        before, self.caller = self.caller, actor
        self._expiry = watch_expiry(self, self._expiry)
        if before is not None and before.rights != actor.rights and not self._finished.is_set():
            self._tasks.start(self._subscribe())

    def _begin(self) -> None:
        if self._operations.is_subscription(self._request, self.caller):
            self._tasks.start(self._subscribe())
        elif self._operations.is_divided(self._request, self.caller):
            self._running = self._tasks.start(self._run_divided())
        else:
            self._running = self._tasks.start(self._run())

    async def _run(self) -> None:
        """Run a query or mutation; the client's disconnection does not cancel a mutation."""
        try:
            answer = await self._operations.run(self._request, self.caller, self._client)
        except ClientGone:
            return
        if self._finished.is_set():
            self._client.leave()
        if await self._client.is_served():
            self._answer(answer)

    async def _run_divided(self) -> None:
        """Run a query or mutation whose result is sent in parts, while the client reads them."""
        parts = self._operations.run_divided(self._request, self.caller, self._client)
        try:
            async with contextlib.aclosing(parts):
                async for part in parts:
                    await self._buffer.drained()
                    if self._finished.is_set():
                        return
                    self._buffer.put(self._framing.next(part, ""))
        except ClientGone:
            return
        self._buffer.put(self._framing.complete)
        self._finish()

    async def _subscribe(self) -> None:
        refusal = await self._subscription.open(self._operations, self.caller)
        if refusal is not None and not self._finished.is_set():
            self._answer(refusal)

    def _answer(self, answer: Answer) -> None:
        self._buffer.put(self._framing.next(answer.body, ""))
        self._buffer.put(self._framing.complete)
        self._finish()

    def _ended(self, end: StreamEnd) -> None:
        if end.code in _RECONNECT:
            self._broken_off = True
            if end.error is not None:
                self._buffer.put(self._framing.errors([end.error]))
        elif end.error is not None:
            self._end_with([end.error])
        else:
            self._buffer.put(self._framing.complete)
        self._finish()

    def _end_with(self, errors: list[dict[str, object]]) -> None:
        self._buffer.put(self._framing.errors(errors))
        self._buffer.put(self._framing.complete)

    def _finish(self) -> None:
        self._subscription.cancel()
        self._finished.set()

    async def _watch_client(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        # Streams end before anything that waits for the send buffer resumes.
        self._client.leave()
        self._finish()
        self._buffer.close()

    def _send_keep_alive(self) -> None:
        pause = self._framing.keep_alive_seconds
        silent = self._loop.time() - self._last_write
        if silent >= pause / 2 and not self._buffer.unsent:
            self._buffer.put(self._framing.keep_alive)
        self._keep_alive = self._loop.call_later(pause / 2, self._send_keep_alive)

    def _cancel_timers(self) -> None:
        for timer in (self._keep_alive, self._expiry):
            if timer is not None:
                timer.cancel()

    def _response_start(self) -> dict[str, object]:
        headers = {
            "content-type": self._framing.content_type,
            "cache-control": "no-store, no-transform",
            "vary": "Accept",
            "x-accel-buffering": "no",
        }
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        return {"type": "http.response.start", "status": 200, "headers": encoded}

    async def _write(self, frame: bytes) -> None:
        self._last_write = self._loop.time()
        await self._send({"type": "http.response.body", "body": frame, "more_body": True})

    async def _send_end(self) -> None:
        in_time = await self._buffer.flush(CLOSE_SECONDS)
        self._buffer.close()
        if self._broken_off:
            # Without `cut`, a server closes a connection whose response has no end.
            if self._cut is not None:
                self._cut(CLOSE_SECONDS if in_time else 0)
            return
        with contextlib.suppress(TimeoutError):  # then the connection is closed
            async with asyncio.timeout(CLOSE_SECONDS):
                await quietly(self._send({"type": "http.response.body", "body": self._framing.closing}))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, ParleyError):
            _log.error("streamed operation failed", exc_info=error)
        self.close(CloseCode.TRY_AGAIN_LATER, "The stream failed.")
