"""A client's WebSocket, whatever it speaks: limits, send buffer, subscriptions, credential and close.

A subclass reads the messages and shows results. It is an `OpenConnection` for its operations and a `Connection` for the
registry.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.types import Receive, Send

from auth.actor import Actor
from context.faults import logged_fault
from context.waiting_client import ClientGone, WaitingClient
from errors import Forbidden, RateLimited
from subscriptions.interfaces import Answer, OperationRequest, Operations, StreamEnd
from subscriptions.transports.credential_expiry import watch_expiry
from subscriptions.transports.fast_websocket import DirectSendBuffer, FrameWriter
from subscriptions.transports.protocol import CloseCode, Malformed, close_reason
from subscriptions.transports.send_buffer import SendBuffer, quietly
from subscriptions.transports.subscription import Subscription
from subscriptions.transports.task_set import TaskSet

if TYPE_CHECKING:
    from subscriptions.transports.registry import ConnectionRegistry

_log = logging.getLogger("parley.faults")
_MINUTE: Final = 60.0


def fault_of(what: str) -> dict[str, object]:
    """Log the exception that is being handled, and return the GraphQL error for it."""
    error = logged_fault(what)
    return {"message": error.message, "extensions": {"code": error.code.value, "errorId": error.error_id}}


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """The limits of one socket.

    Args:
        init_seconds: the time allowed before the credential: connection_init of graphql-transport-ws.
        operations: the maximum number of concurrent operations.
        message_bytes: the maximum size of one message.
        messages_per_minute: high enough that no client reaches it in normal use.
        new_documents_per_second: documents to parse, which takes milliseconds each; more of them wait.
        ping_seconds: the interval between the server's pings.
        missed_pongs: how many consecutive pings may pass without any message from the client.
        close_seconds: the time a client has to read its send buffer before the socket is closed.
    """

    init_seconds: float = 3.0
    operations: int = 100
    message_bytes: int = 65_536
    messages_per_minute: int = 6_000
    new_documents_per_second: int = 50
    ping_seconds: float = 20.0
    missed_pongs: int = 2
    close_seconds: float = 5.0


class ClientSocket(ABC):
    """A socket, from its acceptance to its close."""

    __slots__ = (
        "__weakref__",
        "_buffer",
        "_closing",
        "_connections",
        "_expiry",
        "_frames",
        "_limits",
        "_loop",
        "_messages",
        "_minute",
        "_operations",
        "_running",
        "_send",
        "_serving",
        "_tasks",
        "_timer",
        "caller",
    )

    def __init__(
        self,
        operations: Operations,
        connections: "ConnectionRegistry",
        limits: SocketLimits,
        send: Send,
        frames: FrameWriter | None = None,
    ) -> None:
        self.caller: Actor | None = None
        self._operations = operations
        self._connections = connections
        self._limits = limits
        self._send = send
        self._loop = asyncio.get_running_loop()
        self._buffer = SendBuffer(self._write, self._disconnect) if frames is None else DirectSendBuffer(frames)
        self._frames = frames
        # A query or mutation is represented by the client that waits for its result.
        self._running: dict[str, Subscription | WaitingClient] = {}
        self._tasks = TaskSet(_log_failure)
        self._closing = False
        self._serving: asyncio.Task[Any] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._messages = 0
        self._minute = self._loop.time()

    # ------------------------------------------------------------ what a protocol adds

    async def _greet(self) -> None:  # noqa: B027 - not every protocol has something to do
        """Do what comes before the first message."""

    @abstractmethod
    async def _handle_text(self, text: str) -> None:
        """Handle a message.

        Raises:
            Malformed: the message violates the protocol, which closes the socket.
        """

    @abstractmethod
    def _show_answer(self, id: str, answer: Answer) -> None:
        """Send the result of a query or mutation."""

    @abstractmethod
    def _show_errors(self, id: str, errors: list[dict[str, object]]) -> None:
        """Send the GraphQL errors that end an operation."""

    @abstractmethod
    def _show_complete(self, id: str) -> None:
        """Send that a subscription has ended without an error."""

    @property
    def _has_left(self) -> Callable[[], bool] | None:
        """The function that returns whether the client has closed the connection, if the server offers it."""
        return None if self._frames is None else self._frames.has_left

    # ------------------------------------------------------------ Connection and OpenConnection

    @property
    def unsent_bytes(self) -> int:
        """See `Connection`."""
        return self._buffer.unsent

    def close(self, code: int, reason: str) -> None:
        """See `Connection`. The send buffer is flushed first if the client reads it in time."""
        if not self._closing:
            self._disconnect()
            self._tasks.start(self._close(code, close_reason(reason)))

    def renew(self, actor: Actor) -> None:
        """See `OpenConnection`."""
        caller = self.caller
        if caller is None or (actor.id, actor.organization_id) != (caller.id, caller.organization_id):
            raise Forbidden("This connection belongs to another actor; open a new one.")
        self.replace(actor)

    def replace(self, actor: Actor) -> None:
        """See `Connection`. Subscriptions are reopened if permissions changed, because results depend on them."""
        before, self.caller = self.caller, actor
        self._watch_expiry()
        if before is None or before.rights == actor.rights:
            return
        for id, subscription in tuple(self._running.items()):
            if isinstance(subscription, Subscription):
                self._tasks.start(self._open(id, subscription))

    # ------------------------------------------------------------ receiving

    async def serve_if_admitted(self, receive: Receive) -> None:
        """Serve the client, unless its address has too many sockets without a credential."""
        try:
            self._connections.admit(self)
        except RateLimited as error:
            await self._send({"type": "websocket.close", "code": CloseCode.TOO_MANY_REQUESTS, "reason": error.message})
        else:
            await self.serve(receive)

    async def serve(self, receive: Receive) -> None:
        """Handle messages until either side closes the socket."""
        self._serving = asyncio.current_task()
        self._timer = self._loop.call_later(self._limits.init_seconds, self._init_timeout)
        try:
            await self._greet()
            while True:
                event = await receive()
                if event["type"] != "websocket.receive":
                    return
                if not self._closing:
                    await self._receive(event.get("text"))
                    # One socket's messages may have arrived together; other work comes between them.
                    await asyncio.sleep(0)
        except asyncio.CancelledError:
            if not self._closing:
                raise
            # `_close` gave up on a client that does not read. Returning would close the transport once it has.
            if self._frames is not None:
                self._frames.abort()
        finally:
            self._disconnect()
            self._buffer.close()
            self._connections.remove(self)
            await self._tasks.finish()  # mutations in progress, each with its own time limit

    async def _receive(self, text: str | None) -> None:
        try:
            checked = self._checked(text)
            if not self._closing:
                await self._handle_text(checked)
        except Malformed as error:
            self.close(CloseCode.BAD_REQUEST, str(error))
        except Exception:
            self.close(CloseCode.TRY_AGAIN_LATER, logged_fault("WebSocket message").message)
        if self._buffer.full:
            # Stop reading from a client that sends but does not read.
            await self._buffer.drained()

    def _checked(self, text: str | None) -> str:
        """Return the text of a message within the limits, or close the socket."""
        if text is None:
            raise Malformed("Messages must be text, not binary.")
        if len(text) > self._limits.message_bytes:
            self.close(CloseCode.MESSAGE_TOO_BIG, f"A message may have at most {self._limits.message_bytes} bytes.")
        if self._loop.time() - self._minute > _MINUTE:
            self._minute, self._messages = self._loop.time(), 0
        self._messages += 1
        if self._messages > self._limits.messages_per_minute:
            self.close(
                CloseCode.TOO_MANY_REQUESTS,
                f"At most {self._limits.messages_per_minute} messages per minute are allowed.",
            )
        return text

    def _init_timeout(self) -> None:
        if self._frames is not None and self._frames.has_unread():
            # The client has sent something in time; it is the server that is late.
            self._timer = self._loop.call_later(self._limits.init_seconds, self._init_timeout)
            return
        self.close(CloseCode.INITIALISATION_TIMEOUT, "Connection initialisation timeout.")

    # ------------------------------------------------------------ operations

    def _begin(self, id: str, request: OperationRequest) -> None:
        """Run a query or mutation. Its id is taken at once, before the next message is read."""
        self._running[id] = client = WaitingClient(self._has_left)
        self._tasks.start(self._run(id, request, client))

    def _follow(self, id: str, subscription: Subscription) -> None:
        """Open a subscription. Its id is taken at once, before the next message is read."""
        self._running[id] = subscription
        self._tasks.start(self._open(id, subscription))

    async def _run(self, id: str, request: OperationRequest, client: WaitingClient) -> None:
        """Run a query or mutation; a mutation runs to its end even if the client no longer wants the result."""
        answer: Answer | None = None
        fault: dict[str, object] | None = None
        try:
            answer = await self._operations.run(request, self.caller, client, self)
            await self._buffer.drained()
        except ClientGone:
            return
        except Exception:
            fault = fault_of("operation on a WebSocket")
        finally:
            if self._running.get(id) is client:
                del self._running[id]
        if fault is not None and not client.gone:
            self._show_errors(id, [fault])
        elif answer is not None and await client.is_served():
            self._show_answer(id, answer)

    async def _open(self, id: str, subscription: Subscription) -> None:
        refusal: Answer | None = None
        try:
            refusal = await subscription.open(self._operations, self.caller)
        except Exception:
            fault = fault_of("subscription on a WebSocket")
            if self._running.pop(id, None) is not None:
                self._show_errors(id, [fault])
            return
        if refusal is not None and self._running.get(id) is subscription:
            del self._running[id]
            subscription.cancel()
            self._show_errors(id, refusal.errors or [])

    def _ended(self, id: str, end: StreamEnd) -> None:
        self._running.pop(id, None)  # before the last frame: the client may reuse the id at once
        if end.error is not None:
            self._show_errors(id, [end.error])
        elif end.code is None:
            self._show_complete(id)
        if end.code is not None:
            self.close(end.code, end.reason)

    def _forget(self, id: str) -> None:
        _end(self._running.pop(id, None))

    # ------------------------------------------------------------ time

    def _watch_expiry(self) -> None:
        if not self._closing:
            self._expiry = watch_expiry(self, self._expiry)

    def _cancel_timers(self) -> None:
        for timer in (self._timer, self._expiry):
            if timer is not None:
                timer.cancel()
        self._timer = self._expiry = None

    # ------------------------------------------------------------ the end

    def _disconnect(self) -> None:
        """Stop serving the client. Streams are cancelled before anything that waits for the send buffer resumes."""
        self._closing = True
        self._cancel_timers()
        running, self._running = self._running, {}
        for each in running.values():
            _end(each)

    async def _close(self, code: int, reason: str) -> None:
        """Flush the send buffer and send the close frame; disconnect a client that does not read them."""
        try:
            async with asyncio.timeout(self._limits.close_seconds):
                await self._buffer.flush(self._limits.close_seconds)
                await quietly(self._send({"type": "websocket.close", "code": code, "reason": reason}))
        except TimeoutError:
            if self._serving is not None:
                self._serving.cancel()

    async def _write(self, frame: bytes) -> None:
        await self._send({"type": "websocket.send", "text": frame.decode()})


def _log_failure(error: BaseException) -> None:
    _log.error("WebSocket operation failed", exc_info=error)


def _end(running: Subscription | WaitingClient | None) -> None:
    if isinstance(running, Subscription):
        running.cancel()
    elif running is not None:
        running.leave()


CREDENTIALS: Final = ("authorization", "x-api-key")
"""The headers, in lower case, that carry a credential."""


def credentials_in(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the credentials among the headers of an upgrade request."""
    return {name: headers[name] for name in CREDENTIALS if name in headers}
