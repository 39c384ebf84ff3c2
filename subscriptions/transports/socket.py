"""The state of one graphql-transport-ws socket; see `websocket` for its handshake and `protocol` for its messages."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.types import Send

from context.waiting_client import WaitingClient
from errors import RateLimited, Unauthenticated, Unavailable
from subscriptions.interfaces import Answer, ClientName, OperationRequest, Operations
from subscriptions.transports import protocol
from subscriptions.transports.client_names import client_of_payload, traceparent_of
from subscriptions.transports.client_socket import CREDENTIALS, ClientSocket, SocketLimits
from subscriptions.transports.fast_websocket import FrameWriter
from subscriptions.transports.protocol import CloseCode, Malformed, Message, MessageType
from subscriptions.transports.request_params import WrongRequest, operation_request
from subscriptions.transports.subscription import Subscription
from telemetry.requests import current_request

if TYPE_CHECKING:
    from subscriptions.transports.registry import ConnectionRegistry


class Socket(ClientSocket):
    """A client's socket that speaks graphql-transport-ws."""

    __slots__ = (
        "_client",
        "_credentials",
        "_init_received",
        "_new_documents",
        "_second",
        "_unanswered",
        "acknowledged",
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
        super().__init__(operations, connections, limits, send, frames)
        self.acknowledged = False
        self._credentials = credentials
        self._client: ClientName | None = None
        self._init_received = False
        self._unanswered = 0
        self._second = self._loop.time()
        self._new_documents = 0

    # ------------------------------------------------------------ receiving

    async def _handle_text(self, text: str) -> None:
        self._unanswered = 0
        message = protocol.read_message(text)
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

    async def _pace(self, payload: Mapping[str, object]) -> None:
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

    async def _init(self, payload: Mapping[str, object]) -> None:
        if self._init_received:
            self.close(CloseCode.TOO_MANY_REQUESTS, "Too many initialisation requests.")
            return
        self._init_received = True  # before the first await, so that a second one sees it
        self._cancel_timers()
        try:
            self.caller = await self._operations.authenticate(_credentials(payload) or self._credentials)
            named = client_of_payload(payload, self._credentials)
            if (served := current_request.get()) is not None:
                served.client = named if named.name else served.client
                served.traceparent = traceparent_of(payload) or served.traceparent
            if self._operations.counts_usage:
                self._client = named
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
            self._watch_expiry()

    # ------------------------------------------------------------ operations

    def _subscribe(self, message: Message) -> None:
        id = message.id
        if not self.acknowledged:
            self.close(CloseCode.UNAUTHORIZED, "Unauthorized: wait for connection_ack.")
        elif id in self._running:
            self.close(CloseCode.SUBSCRIBER_ALREADY_EXISTS, f"Subscriber for {id} already exists.")
        elif len(self._running) >= self._limits.operations:
            self._refuse(id, "RATE_LIMITED", f"At most {self._limits.operations} operations may run on one connection.")
        elif message.inexact is not None:
            path = message.inexact.path[1:]  # within the payload
            self._refuse(id, "BAD_USER_INPUT", message.inexact.sentence("The payload"), path)
        else:
            self._start(id, message.payload or {})

    def _start(self, id: str, payload: Mapping[str, object]) -> None:
        try:
            request = operation_request(payload)
        except WrongRequest as error:
            self._refuse(id, error.code, str(error))
            return
        if self._client is not None:
            request = replace(request, client=self._client)
        if self._operations.must_resolve(request):
            self._running[id] = client = WaitingClient(self._has_left)
            self._tasks.start(self._resolve(id, request, client))
        else:
            self._execute(id, request)

    async def _resolve(self, id: str, request: OperationRequest, client: WaitingClient) -> None:
        """Find the document that a request refers to, and execute it unless the client has completed it."""
        resolved = await self._operations.resolve(request, self.caller)
        if self._running.get(id) is not client:
            return
        del self._running[id]
        if isinstance(resolved, Answer):
            self._show_errors(id, resolved.errors or [])
        else:
            self._execute(id, resolved)

    def _execute(self, id: str, request: OperationRequest) -> None:
        if self._operations.is_subscription(request, self.caller):
            frame = protocol.Next(id)
            self._follow(id, Subscription(request, self._buffer, frame, lambda end: self._ended(id, end)))
        else:
            self._begin(id, request)

    def _show_answer(self, id: str, answer: Answer) -> None:
        if answer.executed:
            self._buffer.put(protocol.next_opening(id) + answer.body + b"}")
            self._buffer.put(protocol.complete(id))
        else:
            self._show_errors(id, answer.errors or [])

    def _show_errors(self, id: str, errors: list[dict[str, object]]) -> None:
        self._buffer.put(protocol.error(id, errors))

    def _show_complete(self, id: str) -> None:
        self._buffer.put(protocol.complete(id))

    def _refuse(self, id: str, code: str, message: str, field: Sequence[str] = ()) -> None:
        self._operations.count_refused(code)
        extensions = {"code": code, "field": [*field]} if field else {"code": code}
        self._show_errors(id, [{"message": message, "extensions": extensions}])

    # ------------------------------------------------------------ time

    def _ping(self) -> None:
        if self._unanswered >= self._limits.missed_pongs:
            self.close(CloseCode.INITIALISATION_TIMEOUT, "No response to pings.")
            return
        self._unanswered += 1
        self._buffer.put(protocol.ping())
        self._timer = self._loop.call_later(self._limits.ping_seconds, self._ping)


def _credentials(payload: Mapping[str, object]) -> dict[str, str]:
    """Return the credentials of a connection_init payload, by header name.

    Raises:
        Malformed: one is not a string, or given twice with different values.
    """
    found: dict[str, str] = {}
    nested = payload.get("headers")  # Hasura's form
    given = [*payload.items(), *(nested.items() if isinstance(nested, dict) else ())]
    for name, value in given:
        if name.lower() in CREDENTIALS and value not in (None, ""):
            if not isinstance(value, str):
                raise Malformed(f"{name} must be a string.")
            if found.setdefault(name.lower(), value) != value:
                raise Malformed(f"{name.lower()} is given twice, with different values.")
    return found
