"""The state of one graphql-transport-ws socket; see `websocket` for its handshake and `protocol` for its messages."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.types import Receive, Send

from auth.actor import Actor
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
    """What one socket may do.

    Args:
        init_seconds: how long it may be silent before connection_init.
        operations: how many may run at a time.
        message_bytes: the length of one message.
        messages_per_minute: high enough that no client meets it in ordinary use.
        ping_seconds: between two pings of the server.
        missed_pongs: how many pings in a row may stay without any message in return.
        close_seconds: how long a client may take to read what is unsent before it is cut off.
    """

    init_seconds: float = 3.0
    operations: int = 100
    message_bytes: int = 65_536
    messages_per_minute: int = 6_000
    ping_seconds: float = 20.0
    missed_pongs: int = 2
    close_seconds: float = 5.0


class Socket:
    """One client's socket. It is an `OpenConnection` for the operations on it and a `Connection` for the registry."""

    __slots__ = (
        "__weakref__",
        "_closing",
        "_connections",
        "_credentials",
        "_expiry",
        "_init_received",
        "_limits",
        "_loop",
        "_messages",
        "_minute",
        "_operations",
        "_outbox",
        "_running",
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
        self._outbox = SendBuffer(self._write, self._gone) if frames is None else DirectSendBuffer(frames)
        # None stands for a query or mutation, which is not cancelled but may lose who asked for it.
        self._running: dict[str, Subscription | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._init_received = False
        self._closing = False
        self._serving: asyncio.Task[Any] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._unanswered = 0
        self._messages = 0
        self._minute = self._loop.time()

    # ------------------------------------------------------------ the connection as others see it

    def close(self, code: int, reason: str) -> None:
        """See `Connection`. What is unsent goes out first, if the client reads it in time."""
        if not self._closing:
            self._gone()
            self._spawn(self._say_goodbye(code, protocol.close_reason(reason)))

    def renew(self, actor: Actor) -> None:
        """See `OpenConnection`."""
        caller = self.caller
        if caller is None or (actor.id, actor.organization_id) != (caller.id, caller.organization_id):
            raise Forbidden("This connection belongs to somebody else; open a new one.")
        self.replace(actor)

    def replace(self, actor: Actor) -> None:
        """See `Connection`. Subscriptions begin anew when rights changed, because these are part of a stream."""
        before, self.caller = self.caller, actor
        self._watch_expiry(actor)
        if before is None or before.rights == actor.rights:
            return
        for id, subscription in tuple(self._running.items()):
            if subscription is not None:
                self._spawn(self._open(id, subscription))

    # ------------------------------------------------------------ receiving

    async def serve(self, receive: Receive) -> None:
        """Answers messages until the socket is closed by either side."""
        self._serving = asyncio.current_task()
        self._timer = self._loop.call_later(self._limits.init_seconds, self._silent)
        try:
            while True:
                event = await receive()
                if event["type"] != "websocket.receive":
                    return
                if not self._closing:
                    await self._receive(event.get("text"))
        except asyncio.CancelledError:
            if not self._closing:
                raise
            # `_say_goodbye` gave up on a client that does not read; returning closes the transport.
        finally:
            self._gone()
            self._outbox.close()
            self._connections.remove(self)
            await self._finish_tasks()

    async def _receive(self, text: str | None) -> None:
        self._unanswered = 0
        try:
            self._count(text)
            message = protocol.read_message(text or "")
            await self._handle(message)
        except Malformed as error:
            self.close(CloseCode.MALFORMED, str(error))
        except Exception:
            _log.exception("a message on a socket could not be answered")
            self.close(CloseCode.TRY_LATER, "Internal error.")
        if self._outbox.full:
            # A client that sends but does not read is not listened to.
            await self._outbox.drained()

    def _count(self, text: str | None) -> None:
        if text is None:
            raise Malformed("Messages are text, not binary.")
        if len(text) > self._limits.message_bytes:
            self.close(CloseCode.TOO_BIG, f"A message may have {self._limits.message_bytes} bytes at most.")
        if self._loop.time() - self._minute > _MINUTE:
            self._minute, self._messages = self._loop.time(), 0
        self._messages += 1
        if self._messages > self._limits.messages_per_minute:
            self.close(CloseCode.TOO_MANY, f"At most {self._limits.messages_per_minute} messages a minute are read.")

    async def _handle(self, message: Message) -> None:
        if self._closing:
            return
        match message.kind:
            case MessageType.CONNECTION_INIT:
                await self._init(message.payload or {})
            case MessageType.PING:
                self._outbox.put(protocol.pong(message.payload))
            case MessageType.SUBSCRIBE:
                self._subscribe(message.id, message.payload or {})
            case MessageType.COMPLETE:
                self._forget(message.id)
            case _:
                pass  # a pong; that it came is all that matters

    async def _init(self, payload: Mapping[str, Any]) -> None:
        if self._init_received:
            self.close(CloseCode.TOO_MANY, "Too many initialisation requests.")
            return
        self._init_received = True  # before anything is awaited: the next one must see it
        self._cancel_timers()
        try:
            self.caller = await self._operations.authenticate(_credentials(payload) or self._credentials)
            if not self._closing:
                self._connections.add(self)
        except Unauthenticated as error:
            self.close(CloseCode.FORBIDDEN, error.message)
        except RateLimited as error:
            self.close(CloseCode.TOO_MANY, error.message)
        except Unavailable as error:
            self.close(CloseCode.TRY_LATER, error.message)
        else:
            self._acknowledge()

    def _acknowledge(self) -> None:
        if self._closing:
            return
        self.acknowledged = True
        self._outbox.put(protocol.acknowledgement())
        self._timer = self._loop.call_later(self._limits.ping_seconds, self._ping)
        if self.caller is not None:
            self._watch_expiry(self.caller)

    # ------------------------------------------------------------ operations

    def _subscribe(self, id: str, payload: Mapping[str, Any]) -> None:
        if not self.acknowledged:
            self.close(CloseCode.UNAUTHORIZED, "Unauthorized: wait for connection_ack.")
        elif id in self._running:
            self.close(CloseCode.DUPLICATE, f"Subscriber for {id} already exists.")
        elif len(self._running) >= self._limits.operations:
            self._refuse(id, "RATE_LIMITED", f"At most {self._limits.operations} operations may run on one connection.")
        else:
            self._start(id, payload)

    def _start(self, id: str, payload: Mapping[str, Any]) -> None:
        try:
            request = operation_request(payload)
        except WrongRequest as error:
            self._refuse(id, error.code, str(error))
            return
        # The id is taken here, before anything is awaited: two messages with the same id are both in hand by then.
        if not self._operations.is_subscription(request):
            self._running[id] = None
            self._spawn(self._run(id, request))
            return
        subscription = Subscription(request, self._outbox, protocol.Next(id), lambda end: self._ended(id, end))
        self._running[id] = subscription
        self._spawn(self._open(id, subscription))

    async def _run(self, id: str, request: OperationRequest) -> None:
        """Runs a query or mutation. It goes on when the client does not want the answer any more."""
        answer: Answer | None = None
        try:
            answer = await self._operations.run(request, self.caller, self)
            await self._outbox.drained()
        finally:
            wanted = self._running.pop(id, _UNKNOWN) is not _UNKNOWN
            if wanted and answer is None:
                self._outbox.put(protocol.error(id, [_INTERNAL]))
        if wanted and answer.executed:
            self._outbox.put(protocol.next_opening(id) + answer.body + b"}")
            self._outbox.put(protocol.complete(id))
        elif wanted:
            self._outbox.put(protocol.error(id, answer.errors or []))

    async def _open(self, id: str, subscription: Subscription) -> None:
        refusal: Answer | None = None
        try:
            refusal = await subscription.open(self._operations, self.caller)
        except Exception:
            if self._running.pop(id, None) is not None:
                self._outbox.put(protocol.error(id, [_INTERNAL]))
            raise
        if refusal is not None and self._running.get(id) is subscription:
            del self._running[id]
            subscription.cancel()
            self._outbox.put(protocol.error(id, refusal.errors or []))

    def _ended(self, id: str, end: StreamEnd) -> None:
        self._running.pop(id, None)  # before the last frame: the client may use the id again at once
        if end.error is not None:
            self._outbox.put(protocol.error(id, [end.error]))
        elif end.code is None:
            self._outbox.put(protocol.complete(id))
        if end.code is not None:
            self.close(end.code, end.reason)

    def _forget(self, id: str) -> None:
        subscription = self._running.pop(id, None)
        if subscription is not None:
            subscription.cancel()

    def _refuse(self, id: str, code: str, message: str) -> None:
        self._outbox.put(protocol.error(id, [{"message": message, "extensions": {"code": code}}]))

    # ------------------------------------------------------------ time

    def _silent(self) -> None:
        self.close(CloseCode.TIMEOUT, "Connection initialisation timeout.")

    def _ping(self) -> None:
        if self._unanswered >= self._limits.missed_pongs:
            self.close(CloseCode.TIMEOUT, "No answer to pings.")
            return
        self._unanswered += 1
        self._outbox.put(protocol.ping())
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

    def _gone(self) -> None:
        """Nobody listens any more. Streams end before anything that waits for the outbox goes on."""
        self._closing = True
        self._cancel_timers()
        running, self._running = self._running, {}
        for subscription in running.values():
            if subscription is not None:
                subscription.cancel()

    async def _say_goodbye(self, code: int, reason: str) -> None:
        """Sends what is unsent and the close frame; a client that does not read them is cut off."""
        try:
            async with asyncio.timeout(self._limits.close_seconds):
                await self._outbox.flush(self._limits.close_seconds)
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
            _log.error("an operation on a socket failed", exc_info=error)

    async def _finish_tasks(self) -> None:
        """Lets mutations that were begun end: each has a time limit of its own."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))


_UNKNOWN: Final = object()
_INTERNAL: Final = {"message": "Internal error.", "extensions": {"code": "INTERNAL"}}
_CREDENTIALS: Final = ("authorization", "x-api-key")


def _credentials(payload: Mapping[str, Any]) -> dict[str, str]:
    """Returns the credentials of a connection_init payload, under their header names."""
    found: dict[str, str] = {}
    for name, value in payload.items():
        if name.lower() in _CREDENTIALS and value is not None:
            if not isinstance(value, str):
                raise Malformed(f"{name} is not a text.")
            found[name.lower()] = value
    return found
