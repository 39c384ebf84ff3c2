"""What a transport needs of the rest: run an operation, open a stream. It knows frames, not GraphQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from auth.actor import Actor
from context.operation import OpenConnection, ResponseCookie


@dataclass(frozen=True, slots=True)
class OperationRequest:
    """The parameters of a GraphQL request, already checked for their JSON types."""

    query: str | None
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None
    extensions: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of an operation.

    `body` is the encoded execution result. `executed` is False when nothing ran (a request error): then it has no
    `data`. `errors` are the formatted errors alone, for frames that carry only these. `keepsakes` are for the caller's
    browser: over HTTP they become cookies.
    """

    body: bytes
    executed: bool
    errors: list[dict[str, Any]] | None = None
    cookies: Sequence[ResponseCookie] = ()


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Why a stream ended before the client ended it.

    `code` is the WebSocket close code for the whole connection (4290 slow consumer, 4403 no longer allowed, 1012 the
    server restarts), or None when only this operation ends. `error` is the formatted GraphQL error, if there is one.
    `cursor` is where the client can go on. `last` is an encoded execution result to send before the end, whatever is
    still unsent: a `StreamGap`.
    """

    reason: str
    code: int | None
    error: dict[str, Any] | None = None
    cursor: str | None = None
    last: bytes | None = None


class Sink(Protocol):
    """A transport's end of one stream. All methods are called in the event loop; none but `drained` waits."""

    def offer(self, payload: bytes, cursor: str) -> bool:
        """Takes an encoded execution result, or refuses it because more than 64 KiB are still unsent."""

    async def drained(self) -> None:
        """Returns when less than 16 KiB are unsent, or the connection is gone."""

    def ended(self, end: StreamEnd) -> None:
        """Told once, when the stream ends without the client having asked for it."""


class OpenStream(Protocol):
    """A running subscription."""

    def cancel(self) -> None:
        """Ends it. Nothing is offered to the sink any more. Safe to call more than once."""

    def survives(self, caller: Actor) -> bool:
        """Tells whether it simply goes on when its holder's rights have become those of `caller`."""


class Operations(Protocol):
    """The GraphQL side, as a transport sees it."""

    async def authenticate(self, credentials: Mapping[str, str]) -> Actor | None:
        """Returns who sends these headers (lower-case names), or None when they hold no credential.

        Raises:
            Unauthenticated: there is a credential and it is not valid.
        """

    def is_subscription(self, request: OperationRequest) -> bool:
        """Tells whether the request's operation is a subscription. A document with errors is not."""

    async def run(
        self, request: OperationRequest, caller: Actor | None, connection: OpenConnection | None = None
    ) -> Answer:
        """Runs a query or mutation. Never raises for what the client can cause."""

    async def subscribe(
        self, request: OperationRequest, caller: Actor | None, sink: Sink, *, after: str | None = None
    ) -> OpenStream | Answer:
        """Opens a stream, or returns the answer that says why not.

        Args:
            after: the cursor to go on after when the transport carries one itself (`Last-Event-ID`).
        """
