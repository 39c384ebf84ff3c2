"""A socket that speaks the protocol of the agents' document: channels, commands, and events as `{event, data}`.

    OPEN ── credential: headers, query parameter or `auth` ──> AUTHENTICATED ──> CLOSED

The channels that come from the log share one subscription, so that one cursor resumes all of them.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol

import orjson
from starlette.types import Send

from auth.actor import Actor
from errors import Forbidden, InvalidInput, ParleyError, RateLimited, Unauthenticated, Unavailable
from json_types import InexactNumber, loads_exact
from shown import as_json
from subscriptions.interfaces import Answer, OperationRequest, Operations
from subscriptions.transports.agent_errors import envelope, error_event, of_error, of_graphql
from subscriptions.transports.client_socket import ClientSocket, SocketLimits
from subscriptions.transports.fast_websocket import FrameWriter
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.subscription import Subscription

if TYPE_CHECKING:
    from subscriptions.transports.registry import ConnectionRegistry

METRICS: Final = "metrics"
SCOPES: Final[Mapping[str, Sequence[str]]] = {
    "agents": ("agents:read", "events:read"),
    "tasks": ("tasks:read", "events:read"),
    METRICS: ("platform:read",),
}
"""The channels, and the scopes that they require."""
COMMANDS: Final = ("start", "stop", "restart")

_EVENTS: Final = "events"


class AgentOperations(Protocol):
    """The operations behind the messages, and the events that their results become."""

    def follow(self, channels: Sequence[str], after: str | None) -> OperationRequest:
        """Return the subscription to the channels of the log, after a cursor."""

    def measure(self) -> OperationRequest:
        """Return the subscription to the metrics."""

    def command(self, agent_id: str, command: str) -> OperationRequest:
        """Return the mutation for a command."""

    def logged(self, payload: bytes, cursor: str) -> bytes:
        """Return the message for an item of the log; empty if the protocol has none for it."""

    def measured(self, payload: bytes, cursor: str) -> bytes:
        """Return the message for an item of the metrics."""

    def commanded(self, body: bytes) -> tuple[dict[str, object], list[dict[str, object]]]:
        """Return the agent after a command, and the errors of the mutation as GraphQL errors."""


class AgentSocket(ClientSocket):
    """A client's socket.

    Args:
        credentials: those of the upgrade request, by header name.
    """

    __slots__ = ("_agent_operations", "_channels", "_credentials", "_number", "_requests")

    def __init__(
        self,
        operations: Operations,
        connections: "ConnectionRegistry",
        limits: SocketLimits,
        send: Send,
        credentials: Mapping[str, str],
        agent_operations: AgentOperations,
        frames: FrameWriter | None = None,
    ) -> None:
        super().__init__(operations, connections, limits, send, frames)
        self._agent_operations = agent_operations
        self._credentials = credentials
        self._channels: list[str] = []
        self._requests: dict[str, Mapping[str, Any]] = {}
        self._number = 0

    async def _greet(self) -> None:
        if self._frames is not None:
            self._frames.keep_alive(self._limits.ping_seconds)
        if self._credentials:
            self._cancel_timers()
            await self._authenticate(self._credentials, {})

    def replace(self, actor: Actor) -> None:
        """See `Connection`. Channels that the permissions no longer cover end."""
        lost = [name for name in self._channels if not actor.scopes.issuperset(SCOPES[name])]
        for name in lost:
            self._channels.remove(name)
            self._refuse(Forbidden(f"Your credential no longer covers the channel {name}."), {"channels": [name]})
        if METRICS in lost:
            self._forget(METRICS)
        if len(lost) > (METRICS in lost):
            self._follow_log(None)
        super().replace(actor)

    # ------------------------------------------------------------ messages

    async def _handle_text(self, text: str) -> None:
        try:
            message = loads_exact(text)
        except InexactNumber as error:
            message = orjson.loads(text)
            self._refuse(InvalidInput(error.sentence("The message")), message if isinstance(message, dict) else {})
            return
        except orjson.JSONDecodeError as error:
            self._refuse(InvalidInput(f"The message is not valid JSON: {error}."), {})
            return
        if not isinstance(message, dict):
            self._refuse(InvalidInput("The message is not a JSON object."), {})
            return
        try:
            await self._handle(message)
        except ParleyError as error:
            self._refuse(error, message)

    async def _handle(self, message: Mapping[str, object]) -> None:
        kind = message.get("type")
        if kind == "auth":
            await self._authenticate({"authorization": f"Bearer {_text(message, 'token')}"}, message)
        elif self.caller is None:
            raise Unauthenticated('Send a credential first: {"type": "auth", "token": "<token or API key>"}.')
        elif kind == "subscribe":
            self._subscribe(self.caller, message)
        elif kind == "agent:command":
            self._command(message)
        else:
            raise InvalidInput("type must be auth, subscribe or agent:command.")

    async def _authenticate(self, credentials: Mapping[str, str], message: Mapping[str, object]) -> None:
        try:
            actor = await self._operations.authenticate(credentials)
            if actor is None:
                raise Unauthenticated("The credential is empty.")
            self._admit(actor)
        except (Unauthenticated, RateLimited, Unavailable) as error:
            self._refuse(error, message)
            self.close(close_code(error), error.message)
            return
        if message:
            self._put("authenticated", {"actorId": actor.id})

    def _admit(self, actor: Actor) -> None:
        """Serve the actor from now on; another credential of the same one renews it."""
        if self.caller is not None:
            self.renew(actor)
            return
        self.caller = actor
        if not self._closing:
            self._connections.add(self)
            self._cancel_timers()
            self._watch_expiry()

    def _init_timeout(self) -> None:
        self._refuse(Unauthenticated("No credential was sent in time."), {})
        super()._init_timeout()

    # ------------------------------------------------------------ channels

    def _subscribe(self, caller: Actor, message: Mapping[str, object]) -> None:
        channels, after = _channels(message), message.get("after")
        if after is not None and not isinstance(after, str):
            raise InvalidInput("after must be a cursor.")
        for name in channels:
            if name in self._channels:
                raise InvalidInput(f"This connection is already subscribed to {name}.")
            for scope in SCOPES[name]:
                caller.require(scope)
        from_log = len(channels) > (METRICS in channels)
        if after and (_EVENTS in self._running or not from_log):
            raise InvalidInput("after belongs in the first subscription to agents or tasks.")
        self._channels += channels
        if METRICS in channels:
            self._follow(METRICS, self._subscription(METRICS, self._agent_operations.measure()))
        if from_log:
            self._follow_log(after or None)
        else:
            self._put("subscribed", {"channels": self._channels})

    def _follow_log(self, after: str | None) -> None:
        """Subscribe to all channels of the log, in place of those before: after their last event, if there was one."""
        before = self._running.pop(_EVENTS, None)
        if isinstance(before, Subscription):
            before.cancel()
            after = before.cursor
        channels = [name for name in self._channels if name != METRICS]
        if channels:
            self._requests[_EVENTS] = {"after": after} if after else {}
            self._follow(_EVENTS, self._subscription(_EVENTS, self._agent_operations.follow(channels, after)))

    def _subscription(self, id: str, request: OperationRequest) -> Subscription:
        frame = self._agent_operations.measured if id == METRICS else _LogFrames(self)
        return Subscription(request, self._buffer, frame, lambda end: self._ended(id, end))

    def opened(self, cursor: str) -> bytes:
        """Return the message that says from where on the channels of the log are complete."""
        self._requests.pop(_EVENTS, None)  # a later error is not about where it began
        return envelope("subscribed", {"channels": self._channels}, cursor)

    def logged(self, payload: bytes, cursor: str) -> bytes:
        """Return the message for an item of the log after the first."""
        return self._agent_operations.logged(payload, cursor)

    # ------------------------------------------------------------ commands

    def _command(self, message: Mapping[str, object]) -> None:
        agent_id, command = _text(message, "agentId"), _text(message, "command")
        if command not in COMMANDS:
            raise InvalidInput(f"command must be {', '.join(COMMANDS[:-1])} or {COMMANDS[-1]}.")
        if len(self._running) >= self._limits.operations:
            raise RateLimited(f"At most {self._limits.operations} commands may run on one connection.")
        self._number += 1
        id = f"command {self._number}"
        self._requests[id] = message
        self._begin(id, self._agent_operations.command(agent_id, command))

    # ------------------------------------------------------------ results

    def _show_answer(self, id: str, answer: Answer) -> None:
        message = self._requests.pop(id)
        agent, errors = self._agent_operations.commanded(answer.body)
        for error in errors:
            self._show_error(of_graphql(error), message)
        if not errors:
            named = {name: message[name] for name in ("agentId", "command")}
            self._put("agent:command", {**named, "agent": agent})

    def _show_errors(self, id: str, errors: list[dict[str, object]]) -> None:
        message = self._requests.pop(id, {})
        if id in (_EVENTS, METRICS):
            ended = [name for name in self._channels if (name == METRICS) == (id == METRICS)]
            self._channels = [name for name in self._channels if name not in ended]
            message = {**message, "type": "subscribe", "channels": ended}
        for error in errors:
            self._show_error(of_graphql(error), message)

    def _show_complete(self, id: str) -> None:
        """See `ClientSocket`. No stream of this protocol is ever complete."""

    def _refuse(self, error: ParleyError, message: Mapping[str, object]) -> None:
        self._show_error(of_error(error), message)

    def _show_error(self, error: Mapping[str, object], message: Mapping[str, object]) -> None:
        self._buffer.put(error_event(error, message))

    def _put(self, event: str, data: Mapping[str, object]) -> None:
        self._buffer.put(envelope(event, data))


class _LogFrames:
    """Builds the messages for the items of one subscription, of which the first is the stream's opening."""

    __slots__ = ("_opened", "_socket")

    def __init__(self, socket: AgentSocket) -> None:
        self._socket = socket
        self._opened = False

    def __call__(self, payload: bytes, cursor: str) -> bytes:
        """Return the message for an item."""
        if self._opened:
            return self._socket.logged(payload, cursor)
        self._opened = True
        return self._socket.opened(cursor)


def close_code(error: Unauthenticated | RateLimited | Unavailable) -> CloseCode:
    """Return the code that closes a socket whose credential is not accepted."""
    if isinstance(error, Unauthenticated):
        return CloseCode.FORBIDDEN
    return CloseCode.TOO_MANY_REQUESTS if isinstance(error, RateLimited) else CloseCode.TRY_AGAIN_LATER


def _text(message: Mapping[str, object], name: str) -> str:
    value = message.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidInput(f"{name} must be a string.")
    return value


def _channels(message: Mapping[str, object]) -> list[str]:
    given = message.get("channels")
    if not isinstance(given, list) or not given or not all(isinstance(name, str) for name in given):
        raise InvalidInput(f"channels must be a list of {', '.join(SCOPES)}.")
    for name in given:
        if name not in SCOPES:
            raise InvalidInput(f"There is no channel {as_json(name)}; there are {', '.join(SCOPES)}.")
    return list(dict.fromkeys(given))
