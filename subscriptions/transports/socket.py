"""The state of one graphql-transport-ws socket; see `websocket` for its handshake and `protocol` for its messages."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.types import Receive, Send

from auth.actor import Actor
from context.waiting_client import ClientGone, WaitingClient
from errors import Forbidden, RateLimited, Unauthenticated, Unavailable
from storage.clock import now
from subscriptions.interfaces import Answer, OperationRequest, Operations, StreamEnd
from subscriptions.transports import protocol
from subscriptions.transports.fast_websocket import DirectSendBuffer, FrameWriter
from subscriptions.transports.protocol import CloseCode, Malformed, Message, MessageType
from subscriptions.transports.request_params import WrongRequest, operation_request
from subscriptions.transports.send_buffer import SendBuffer, quietly
from subscriptions.transports.subscription import Subscription

if TYPE_CHECKING:
    from subscriptions.transports.registry import ConnectionRegistry

_log = logging.getLogger("parley.faults")
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """The limits of one socket.

    Args:
        init_seconds: the time allowed before connection_init.
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


class Socket:
    """A client's socket: an `OpenConnection` for its operations and a `Connection` for the registry."""

    __slots__ = (
        "__weakref__",
        "_buffer",
        "_closing",
        "_connections",
        "_credentials",
        "_expiry",
        "_has_left",
        "_init_received",
        "_limits",
        "_loop",
        "_messages",
        "_minute",
        "_new_documents",
        "_operations",
        "_running",
        "_second",
        "_send",
        "_serving",
        "_tasks",
        "_timer",
        "_unanswered",
        "acknowledged",
        "caller",
    )

    def __init__(
        self,
        operations: Operations,
        connections: "ConnectionRegistry",
        limits: SocketLimits,
        send: Send,
        credentials: Mapping[str, str],
        frames: FrameWriter | None = None,
    ) -> None:
        self.caller: Actor | None = None
        self.acknowledged = False
        self._operations = operations
        self._connections = connections
        self._limits = limits
        self._send = send
        self._credentials = credentials
        self._loop = asyncio.get_running_loop()
        self._buffer = SendBuffer(self._write, self._disconnect) if frames is None else DirectSendBuffer(frames)
        self._has_left = None if frames is None else frames.has_left
        # A query or mutation is represented by the client that waits for its result.
        self._running: dict[str, Subscription | WaitingClient] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._init_received = False
        self._closing = False
        self._serving: asyncio.Task[Any] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._unanswered = 0
        self._messages = 0
        self._minute = self._second = self._loop.time()
        self._new_documents = 0

    # ------------------------------------------------------------ Connection and OpenConnection

    def close(self, code: int, reason: str) -> None:
        """See `Connection`. The send buffer is flushed first if the client reads it in time."""
        if not self._closing:
            self._disconnect()
            self._spawn(self._close(code, protocol.close_reason(reason)))

    def renew(self, actor: Actor) -> None:
        """See `OpenConnection`."""
        caller = self.caller
        if caller is None or (actor.id, actor.organization_id) != (caller.id, caller.organization_id):
            raise Forbidden("This connection belongs to another actor; open a new one.")
        self.replace(actor)

    def replace(self, actor: Actor) -> None:
        """See `Connection`. Subscriptions are reopened if permissions changed, because results depend on them."""
        before, self.caller = self.caller, actor
        self._watch_expiry(actor)
        if before is None or before.rights == actor.rights:
            return
        for id, subscription in tuple(self._running.items()):
            if isinstance(subscription, Subscription):
                self._spawn(self._open(id, subscription))

    # ------------------------------------------------------------ receiving

    async def serve(self, receive: Receive) -> None:
        """Handle messages until either side closes the socket."""
        self._serving = asyncio.current_task()
        self._timer = self._loop.call_later(self._limits.init_seconds, self._init_timeout)
        try:
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
            # `_close` gave up on a client that does not read; returning closes the transport.
        finally:
            self._disconnect()
            self._buffer.close()
            self._connections.remove(self)
            await self._finish_tasks()

    async def _receive(self, text: str | None) -> None:
        self._unanswered = 0
        try:
            self._check_limits(text)
            message = protocol.read_message(text or "")
            await self._handle(message)
        except Malformed as error:
            self.close(CloseCode.BAD_REQUEST, str(error))
        except Exception:
            _log.exception("WebSocket message failed")
            self.close(CloseCode.TRY_AGAIN_LATER, "Internal error.")
        if self._buffer.full:
            # Stop reading from a client that sends but does not read.
            await self._buffer.drained()

    def _check_limits(self, text: str | None) -> None:
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

    async def _handle(self, message: Message) -> None:
        if message.kind is MessageType.SUBSCRIBE:
            await self._pace(message.payload or {})
        if self._closing:
            return
        match message.kind:
            case MessageType.CONNECTION_INIT:
                await self._init(message.payload or {})
            case MessageType.PING:
                self._buffer.put(protocol.pong(message.payload))
            case MessageType.SUBSCRIBE:
                self._subscribe(message)
            case MessageType.COMPLETE:
                self._forget(message.id)
            case _:
                pass  # a pong: receiving it is enough

    async def _pace(self, payload: Mapping[str, Any]) -> None:
        """Wait before another new document if the client has sent too many within a second."""
        query = payload.get("query")
        if not isinstance(query, str) or self._operations.knows(query):
            return
        if self._loop.time() - self._second >= 1:
            self._second, self._new_documents = self._loop.time(), 0
        self._new_documents += 1
        if self._new_documents > self._limits.new_documents_per_second:
            await asyncio.sleep(self._second + 1 - self._loop.time())
            self._second, self._new_documents = self._loop.time(), 1

    async def _init(self, payload: Mapping[str, Any]) -> None:
        if self._init_received:
            self.close(CloseCode.TOO_MANY_REQUESTS, "Too many initialisation requests.")
            return
        self._init_received = True  # before the first await, so that a second one sees it
        self._cancel_timers()
        try:
            self.caller = await self._operations.authenticate(_credentials(payload) or self._credentials)
            if not self._closing:
                self._connections.add(self)
        except Unauthenticated as error:
            self.close(CloseCode.FORBIDDEN, error.message)
        except RateLimited as error:
            self.close(CloseCode.TOO_MANY_REQUESTS, error.message)
        except Unavailable as error:
            self.close(CloseCode.TRY_AGAIN_LATER, error.message)
        else:
            self._acknowledge()

    def _acknowledge(self) -> None:
        if self._closing:
            return
        self.acknowledged = True
        self._buffer.put(protocol.acknowledgement())
        self._timer = self._loop.call_later(self._limits.ping_seconds, self._ping)
        if self.caller is not None:
            self._watch_expiry(self.caller)

    # ------------------------------------------------------------ operations

    def _subscribe(self, message: Message) -> None:
        id = message.id
        if not self.acknowledged:
            self.close(CloseCode.UNAUTHORIZED, "Unauthorized: wait for connection_ack.")
        elif id in self._running:
            self.close(CloseCode.SUBSCRIBER_ALREADY_EXISTS, f"Subscriber for {id} already exists.")
        elif len(self._running) >= self._limits.operations:
            self._refuse(id, "RATE_LIMITED", f"At most {self._limits.operations} operations may run on one connection.")
        elif message.error is not None:
            self._refuse(id, "BAD_USER_INPUT", message.error)
        else:
            self._start(id, message.payload or {})

    def _start(self, id: str, payload: Mapping[str, Any]) -> None:
        try:
            request = operation_request(payload)
        except WrongRequest as error:
            self._refuse(id, error.code, str(error))
            return
        if self._operations.must_resolve(request):
            self._running[id] = client = WaitingClient(self._has_left)
            self._spawn(self._resolve(id, request, client))
        else:
            self._begin(id, request)

    async def _resolve(self, id: str, request: OperationRequest, client: WaitingClient) -> None:
        """Find the document that a request refers to, and begin the operation unless the client has completed it."""
        resolved = await self._operations.resolve(request, self.caller)
        if self._running.get(id) is not client:
            return
        del self._running[id]
        if isinstance(resolved, Answer):
            self._buffer.put(protocol.error(id, resolved.errors or []))
        else:
            self._begin(id, resolved)

    def _begin(self, id: str, request: OperationRequest) -> None:
        # The id is reserved before the first await: a second message with the same id may already have been received.
        if not self._operations.is_subscription(request, self.caller):
            self._running[id] = client = WaitingClient(self._has_left)
            self._spawn(self._run(id, request, client))
            return
        subscription = Subscription(request, self._buffer, protocol.Next(id), lambda end: self._ended(id, end))
        self._running[id] = subscription
        self._spawn(self._open(id, subscription))

    async def _run(self, id: str, request: OperationRequest, client: WaitingClient) -> None:
        """Run a query or mutation; a mutation runs to its end even if the client no longer wants the result."""
        answer: Answer | None = None
        try:
            answer = await self._operations.run(request, self.caller, client, self)
            await self._buffer.drained()
        except ClientGone:
            return
        finally:
            if self._running.get(id) is client:
                del self._running[id]
            if answer is None and not client.gone:
                self._buffer.put(protocol.error(id, [_INTERNAL]))
        if not await client.is_served():
            return
        if answer.executed:
            self._buffer.put(protocol.next_opening(id) + answer.body + b"}")
            self._buffer.put(protocol.complete(id))
        else:
            self._buffer.put(protocol.error(id, answer.errors or []))

    async def _open(self, id: str, subscription: Subscription) -> None:
        refusal: Answer | None = None
        try:
            refusal = await subscription.open(self._operations, self.caller)
        except Exception:
            if self._running.pop(id, None) is not None:
                self._buffer.put(protocol.error(id, [_INTERNAL]))
            raise
        if refusal is not None and self._running.get(id) is subscription:
            del self._running[id]
            subscription.cancel()
            self._buffer.put(protocol.error(id, refusal.errors or []))

    def _ended(self, id: str, end: StreamEnd) -> None:
        self._running.pop(id, None)  # before the last frame: the client may reuse the id at once
        if end.error is not None:
            self._buffer.put(protocol.error(id, [end.error]))
        elif end.code is None:
            self._buffer.put(protocol.complete(id))
        if end.code is not None:
            self.close(end.code, end.reason)

    def _forget(self, id: str) -> None:
        _end(self._running.pop(id, None))

    def _refuse(self, id: str, code: str, message: str) -> None:
        self._buffer.put(protocol.error(id, [{"message": message, "extensions": {"code": code}}]))

    # ------------------------------------------------------------ time

    def _init_timeout(self) -> None:
        self.close(CloseCode.INITIALISATION_TIMEOUT, "Connection initialisation timeout.")

    def _ping(self) -> None:
        if self._unanswered >= self._limits.missed_pongs:
            self.close(CloseCode.INITIALISATION_TIMEOUT, "No response to pings.")
            return
        self._unanswered += 1
        self._buffer.put(protocol.ping())
        self._timer = self._loop.call_later(self._limits.ping_seconds, self._ping)

    def _watch_expiry(self, actor: Actor) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
        if actor.expires_at is not None and not self._closing:
            seconds = max(0.0, (actor.expires_at - now()).total_seconds())
            self._expiry = self._loop.call_later(seconds, self._expired)

    def _expired(self) -> None:
        self.close(CloseCode.FORBIDDEN, "The credential has expired.")

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

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("WebSocket operation failed", exc_info=error)

    async def _finish_tasks(self) -> None:
        """Let mutations in progress finish; each has its own time limit."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))


def _end(running: Subscription | WaitingClient | None) -> None:
    if isinstance(running, Subscription):
        running.cancel()
    elif running is not None:
        running.leave()


_INTERNAL: Final = {"message": "Internal error.", "extensions": {"code": "INTERNAL"}}
_CREDENTIALS: Final = ("authorization", "x-api-key")


def _credentials(payload: Mapping[str, Any]) -> dict[str, str]:
    """Return the credentials of a connection_init payload, by header name."""
    found: dict[str, str] = {}
    nested = payload.get("headers")  # Hasura's form
    given = {**nested, **payload} if isinstance(nested, dict) else payload
    for name, value in given.items():
        if name.lower() in _CREDENTIALS and value not in (None, ""):
            if not isinstance(value, str):
                raise Malformed(f"{name} must be a string.")
            found[name.lower()] = value
    return found
