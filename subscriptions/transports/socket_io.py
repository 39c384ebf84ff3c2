"""The state of one Socket.IO client: its credential, the sessions it has joined, and what is sent to it.

    handshake ── origin, limits ──> OPEN ── CONNECT, auth.token ──> CONNECTED ── JOIN …, LEAVE … ──> CLOSED

Each joined session is a subscription with a cursor, so a client that reconnects receives what it missed; one that does
not join again is joined again by the offset of the last event that it received (`socket_io_recovery`). A client of
Socket.IO reconnects after the transport closes, but not after the server has disconnected it or refused to connect it.
Therefore everything that a new connection may solve closes the transport.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from auth.actor import Actor
from errors import RETRYABLE, ErrorCode, RateLimited, Unauthenticated, Unavailable
from json_types import JsonObject
from subscriptions.interfaces import Answer, Operations, StreamEnd
from subscriptions.transports.client_socket import fault_of
from subscriptions.transports.credential_expiry import watch_expiry
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.send_buffer import SendBuffer
from subscriptions.transports.socket_io_interfaces import Engine, Events, event
from subscriptions.transports.socket_io_recovery import MOST_SESSIONS, Followed, Recovery, with_offset
from subscriptions.transports.subscription import Subscription
from subscriptions.transports.task_set import TaskSet

CONNECTED: Final = "COLLABORATION_CONNECTED"
ERROR: Final = "COLLABORATION_ERROR"
GAP: Final = "COLLABORATION_GAP"
JOINED: Final = "COLLABORATION_JOINED"
LEFT: Final = "COLLABORATION_LEFT"

_log = logging.getLogger("parley.faults")
_MINUTE: Final = 60.0
_MOST_PID: Final = 64
_TEMPORARY: Final = frozenset(
    code.value for code in (ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL)
)


@dataclass(frozen=True, slots=True)
class SocketIOLimits:
    """The limits of one client.

    Args:
        connect_seconds: the time allowed between the handshake and CONNECT.
        rooms: the maximum number of joined sessions.
        message_bytes: the maximum size of a message, and of a request of the polling transport.
        messages_per_minute: high enough that no client reaches it in normal use.
        queued: the events that may wait in the transport, besides those in the send buffer.
        close_seconds: the time a client has to read what is unsent before it is disconnected.
    """

    connect_seconds: float = 5.0
    rooms: int = 100
    message_bytes: int = 65_536
    messages_per_minute: int = 6_000
    queued: int = 16
    close_seconds: float = 5.0


@dataclass(slots=True)
class _Room:
    """A joined session.

    Args:
        cursor: where its events begin. It is older than every event that may still be on its way to the client.
    """

    id: str
    subscription: Subscription = field(init=False)
    cursor: str = ""
    resumed: bool = False
    error: JsonObject | None = None
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    def acknowledgement(self) -> JsonObject:
        return {"ok": True, "sessionId": self.id, "cursor": self.cursor, "resumed": self.resumed}


class SocketIOClient:
    """A client; a `Connection` for the registry.

    Args:
        credentials: the credential headers of the handshake, for clients that send no `auth.token`.

    Attributes:
        pid: the id under which the client recovers; None if it wants no recovery.
    """

    def __init__(
        self,
        operations: Operations,
        connections: ConnectionRegistry,
        events: Events,
        limits: SocketIOLimits,
        credentials: Mapping[str, str],
        recovery: Recovery,
    ) -> None:
        self.caller: Actor | None = None
        self.pid: str | None = None
        self.attached = False
        self._operations = operations
        self._connections = connections
        self._events = events
        self._limits = limits
        self._credentials = credentials
        self._recovery = recovery
        self._loop = asyncio.get_running_loop()
        self._buffer = SendBuffer(self._write, self.leave)
        self._rooms: dict[str, _Room] = {}
        self._created: Subscription | None = None
        self._tasks = TaskSet(self._failed)
        self._engine: Engine | None = None
        self._serving: asyncio.Task[Any] | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._closing = False
        self._has_left = False
        self._messages = 0
        self._minute = self._loop.time()

    # ------------------------------------------------------------ the transport

    def attach(self, engine: Engine) -> None:
        """Begin: the transport is open, and the client must connect in time."""
        self.attached = True
        self._engine = engine
        self._deadline = self._loop.call_later(self._limits.connect_seconds, self._not_connected)

    def serve_in(self, task: asyncio.Task[object] | None) -> None:
        """Set the task that serves the client's WebSocket, which a client that does not read keeps from ending."""
        self._serving = task

    @property
    def unsent_bytes(self) -> int:
        """See `Connection`."""
        return self._buffer.unsent

    @property
    def has_left(self) -> bool:
        """Whether the connection is closed."""
        return self._has_left

    def takes_message(self) -> bool:
        """Count a message; return False, and close the connection, if there are too many."""
        if self._loop.time() - self._minute > _MINUTE:
            self._minute, self._messages = self._loop.time(), 0
        self._messages += 1
        if self._messages > self._limits.messages_per_minute:
            most = self._limits.messages_per_minute
            self.close(CloseCode.TOO_MANY_REQUESTS, f"At most {most} messages per minute are allowed.")
        return not self._closing

    # ------------------------------------------------------------ Connection

    def close(self, code: int, reason: str) -> None:
        """See `Connection`. The send buffer is flushed first if the client reads it in time."""
        if self._closing:
            return
        self._closing = True
        self._cancel()
        if code == CloseCode.FORBIDDEN:
            # Without an offset, so that the client keeps the last one.
            self._buffer.put(event(ERROR, _error("UNAUTHENTICATED", reason)))
        self._tasks.start(self._close())

    async def hang_up(self) -> None:
        """Close the transport at once, so that the client reconnects."""
        self._closing = True
        self._cancel()
        if self._engine is not None:
            await self._engine.close()

    def replace(self, actor: Actor) -> None:
        """See `Connection`. Subscriptions are reopened if permissions changed, because results depend on them."""
        before, self.caller = self.caller, actor
        self._watch_expiry()
        if before is None or before.rights == actor.rights or self._closing:
            return
        self._tasks.start(self._open_created())
        for room in tuple(self._rooms.values()):
            self._tasks.start(self._reopen(room))

    # ------------------------------------------------------------ messages

    async def connect(self, auth: object) -> None:
        """Authenticate the client, and begin to send it new sessions.

        Args:
            auth: the client's `auth`: `token`; `after`, a cursor after which to begin; `recovery`, false for none; and
                what a client that reconnects adds: `pid` and `offset`.

        Raises:
            Unauthenticated: there is no credential, or it is invalid.
            RateLimited: the client has too many connections.
            Unavailable: the gateway is restarting, or cannot check the credential.
        """
        given = auth if isinstance(auth, dict) else {}
        caller = await self._operations.authenticate(_credentials(given) or self._credentials)
        if caller is None:
            raise Unauthenticated("Send a credential as auth.token.")
        if self._closing:
            raise Unavailable("The connection is closing.")
        self.caller = caller
        try:
            self._connections.add(self)
        except (RateLimited, Unavailable):
            self.caller = None
            raise
        if self._deadline is not None:
            self._deadline.cancel()
        self._watch_expiry()
        followed = self._recovered(given, caller)
        after = given.get("after")
        self._created = Subscription(
            self._events.created,
            self._buffer,
            lambda payload, cursor: self._stamped(self._frame_created(payload, cursor), None, cursor),
            self._created_ended,
            after if isinstance(after, str) else followed.created,
        )
        # Before anything is sent, because every offset names them all.
        rooms = [self._room(id, cursor) for id, cursor in followed.sessions.items()]
        self._tasks.start(self._open_streams(rooms))

    async def join(self, message: object) -> JsonObject:
        """Begin to send the events of a session, and return the acknowledgement."""
        given = message if isinstance(message, dict) else {}
        id, after = given.get("sessionId"), given.get("after")
        if not isinstance(id, str) or not isinstance(after, str | None):
            return refusal(
                id, _error("BAD_USER_INPUT", "Send {sessionId, after}, the id of a session and a cursor or none.")
            )
        if (joined := self._rooms.get(id)) is not None:
            await joined.opened.wait()
            return self._acknowledged(joined)
        if len(self._rooms) >= self._limits.rooms:
            return refusal(id, _error("RATE_LIMITED", f"At most {self._limits.rooms} sessions may be joined."))
        room = self._room(id, after)
        await self._open(room)
        return self._acknowledged(room)

    def quit(self, message: object) -> JsonObject:
        """Stop sending the events of a session, and return the acknowledgement."""
        id = message.get("sessionId") if isinstance(message, dict) else None
        room = self._rooms.pop(id, None) if isinstance(id, str) else None
        if room is None:
            return refusal(id, _error("NOT_FOUND", "This session is not joined."))
        room.subscription.cancel()
        self._put(LEFT, {"sessionId": room.id})
        return {"ok": True, "sessionId": room.id}

    def _acknowledged(self, room: _Room) -> JsonObject:
        return room.acknowledgement() if room.error is None else refusal(room.id, room.error)

    # ------------------------------------------------------------ recovery

    def _recovered(self, auth: Mapping[str, object], caller: Actor) -> Followed:
        """Return what the client followed before it reconnected, if it shows that, and set its `pid`."""
        if auth.get("recovery") is False:
            return Followed(None, {})
        pid = auth.get("pid")
        followed = self._recovery.followed(caller, auth.get("offset"))
        if followed is None or not isinstance(pid, str) or not 0 < len(pid) <= _MOST_PID:
            self.pid = secrets.token_urlsafe(12)
            return Followed(None, {})
        self.pid = pid
        return followed

    async def _open_streams(self, rooms: Sequence[_Room]) -> None:
        """Open the stream of new sessions, whose first event says that the client is connected, then those of rooms."""
        await self._open_created()
        for room in rooms:
            if self._rooms.get(room.id) is room:
                await self._reopen(room)

    def _stamped(self, packet: bytes, room: _Room | None = None, cursor: str | None = None) -> bytes:
        """Return an event with the offset that the client has once it receives it.

        Args:
            room: the session of the event; None if it is of the stream of new sessions.
            cursor: the cursor of the event in its stream; None if it is of none.
        """
        if not packet or self.pid is None or self.caller is None:
            return packet
        sessions = {id: each.subscription.cursor for id, each in self._rooms.items()}
        created = None if self._created is None else self._created.cursor
        if cursor and room is not None:
            sessions[room.id] = cursor
        elif cursor:
            created = cursor
        return with_offset(packet, self._recovery.offset(self.caller, Followed(created, sessions)))

    def _put(self, name: str, data: Mapping[str, object]) -> None:
        self._buffer.put(self._stamped(event(name, data)))

    # ------------------------------------------------------------ streams

    def _room(self, id: str, after: str | None) -> _Room:
        """Return a new session, which is joined when its stream has been opened."""
        room = self._rooms[id] = _Room(id)
        room.subscription = Subscription(
            self._events.of_session(id),
            self._buffer,
            lambda payload, cursor: self._stamped(self._frame(room, payload, cursor), room, cursor),
            lambda end: self._ended(room, end),
            after,
        )
        return room

    async def _open(self, room: _Room) -> JsonObject | None:
        """Open the stream of a session; return why that is not possible, after which it is no longer joined."""
        try:
            refusal = await room.subscription.open(self._operations, self.caller)
        except Exception:
            refusal = Answer(b"", False, [fault_of("Socket.IO session")])
        room.error = None if refusal is None else _error_of((refusal.errors or [{}])[0])
        room.opened.set()
        if room.error is not None:
            if self._rooms.get(room.id) is room:
                del self._rooms[room.id]
            room.subscription.cancel()
        return room.error

    async def _reopen(self, room: _Room) -> None:
        """Open the stream of a session that the client believes to have joined."""
        error = await self._open(room)
        if error is None:
            return
        if error["code"] in _TEMPORARY:
            self.close(CloseCode.TRY_AGAIN_LATER, "A session cannot be joined again now.")
        else:
            self._put(ERROR, {"sessionId": room.id, **error})

    async def _open_created(self) -> None:
        """Open the stream of new sessions. A caller who may not read the log has none."""
        if self._created is None:
            return
        refusal = await self._created.open(self._operations, self.caller)
        error = None if refusal is None else _error_of((refusal.errors or [{}])[0])
        if error is not None and error["code"] != ErrorCode.FORBIDDEN.value:
            self._put(ERROR, {"sessionId": None, **error})

    def _frame(self, room: _Room, payload: bytes, cursor: str) -> bytes:
        framed = self._events.framed(payload)
        if framed.kind == "StreamOpened":
            if not room.cursor:
                room.cursor, room.resumed = cursor, framed.reason == "resumed"
            recoverable = self.pid is not None and len(self._rooms) <= MOST_SESSIONS
            given = {"sessionId": room.id, "cursor": cursor, "resumed": framed.reason == "resumed"}
            return event(JOINED, {**given, "recoverable": recoverable})
        if framed.kind == "StreamGap":
            return event(GAP, {"sessionId": room.id, "reason": framed.reason, "cursor": cursor})
        return framed.packet

    def _frame_created(self, payload: bytes, cursor: str) -> bytes:
        framed = self._events.framed(payload)
        if framed.kind == "StreamOpened":
            return event(CONNECTED, {"cursor": cursor, "resumed": framed.reason == "resumed"})
        if framed.kind == "StreamGap":
            return event(GAP, {"sessionId": None, "reason": framed.reason, "cursor": cursor})
        return framed.packet

    def _ended(self, room: _Room, end: StreamEnd) -> None:
        if self._rooms.get(room.id) is room:
            del self._rooms[room.id]
        if end.code is not None:
            self.close(end.code, end.reason)
        elif end.error is not None:
            self._put(ERROR, {"sessionId": room.id, **_error_of(end.error)})

    def _created_ended(self, end: StreamEnd) -> None:
        if end.code is not None:
            self.close(end.code, end.reason)

    # ------------------------------------------------------------ time

    def _not_connected(self) -> None:
        self.close(CloseCode.INITIALISATION_TIMEOUT, "Connection initialisation timeout.")

    def _watch_expiry(self) -> None:
        if not self._closing:
            self._expiry = watch_expiry(self, self._expiry)

    # ------------------------------------------------------------ the end

    def leave(self) -> None:
        """End: the connection is closed. Safe to call more than once."""
        if self._has_left:
            return
        self._has_left = self._closing = True
        self._cancel()
        self._buffer.close()
        self._connections.remove(self)
        self._tasks.start(self._end())

    def _cancel(self) -> None:
        """Stop serving the client."""
        for timer in (self._deadline, self._expiry):
            if timer is not None:
                timer.cancel()
        rooms, self._rooms = self._rooms, {}
        for room in rooms.values():
            room.opened.set()
        for subscription in (self._created, *(room.subscription for room in rooms.values())):
            if subscription is not None:
                subscription.cancel()
        self._created = None

    async def _close(self) -> None:
        await self._buffer.flush(self._limits.close_seconds)
        if self._engine is not None:
            await self._engine.close()
        self.leave()

    async def _end(self) -> None:
        """Let the WebSocket close, and end the task that serves it if the client does not read."""
        serving = self._serving
        if self._engine is not None:
            await self._engine.close()
        if serving is None:
            return
        await asyncio.wait({serving}, timeout=self._limits.close_seconds)
        while not serving.done():
            serving.cancel()  # more than once: the transport takes the first one for the end of the client
            await asyncio.wait({serving}, timeout=0.1)

    async def _write(self, packet: bytes) -> None:
        if packet and self._engine is not None:
            await self._engine.send(packet.decode())

    def _failed(self, error: BaseException) -> None:
        _log.error("Socket.IO connection failed", exc_info=error)
        self.close(CloseCode.TRY_AGAIN_LATER, "Internal error.")


def _credentials(auth: Mapping[str, object]) -> dict[str, str]:
    """Return the credential of a client's `auth` as a header."""
    token = auth.get("token")
    if not isinstance(token, str) or not token:
        return {}
    return {"authorization": token if token.lower().startswith("bearer ") else f"Bearer {token}"}


def refusal(id: object, error: JsonObject) -> JsonObject:
    """Return the acknowledgement of what was rejected."""
    return {"ok": False, "sessionId": id if isinstance(id, str) else None, "error": error}


def _error(code: str, message: str) -> JsonObject:
    return {"code": code, "message": message, "retryable": code in RETRYABLE}


def _error_of(error: Mapping[str, Any]) -> JsonObject:
    """Return a GraphQL error as clients of Socket.IO receive it."""
    more = error.get("extensions", {})
    shown = _error(more.get("code", "INTERNAL"), error.get("message", "Internal error."))
    return {**shown, **{name: more[name] for name in ("retryable", "retryAfterSeconds", "errorId") if name in more}}
