"""The interfaces between transports and GraphQL: run an operation, open a stream. Transports know frames only."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from auth.actor import Actor
from context.operation import OpenConnection, ResponseCookie
from context.waiting_client import WaitingClient


class ClientName(NamedTuple):
    """The name and version of a client program, as it gives them; empty if it does not."""

    name: str = ""
    version: str = ""


# These two are created for every request, and therefore not frozen, which would cost a microsecond each.
@dataclass(slots=True)
class OperationRequest:
    """The parameters of a GraphQL request, with their JSON types already validated.

    `query` is None for a request that only refers to its document, by `document_id` or by `persistedQuery` in its
    extensions. `client` is the program that sent it, if its use of deprecated fields is to be counted.
    """

    query: str | None
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None
    extensions: Mapping[str, Any] | None = None
    document_id: str | None = None
    client: ClientName | None = None


@dataclass(slots=True)
class Answer:
    """The result of an operation.

    `body` is the encoded execution result. `executed` is False when nothing ran (a request error): then it has no
    `data`. `errors` are the formatted errors alone, for frames that carry only these. `cookies` are set over HTTP.
    """

    body: bytes
    executed: bool
    errors: list[dict[str, Any]] | None = None
    cookies: Sequence[ResponseCookie] = ()


class WrongValue(Protocol):
    """The fault of a variable: `fault` of an error in `Answer.errors`; see `executor.value_faults`."""

    @property
    def kind(self) -> str:
        """The kind of the fault, such as `MISSING`."""

    @property
    def message(self) -> str:
        """The fault in terms of GraphQL."""

    @property
    def found(self) -> str:
        """The value as JSON."""

    @property
    def suggestion(self) -> str:
        """A sentence about what may have been meant, or nothing."""

    @property
    def values(self) -> Sequence[str]:
        """The values that are allowed."""

    @property
    def expected(self) -> str:
        """The type that it does not have."""


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Why a stream ended before the client ended it.

    `code` is the WebSocket close code for the whole connection (4290 slow consumer, 4403 no longer allowed, 1012 server
    restart), or None if only this operation ends. `error` is the formatted GraphQL error, if any. `cursor` is the
    position to resume from. `last` is an encoded execution result to send before the end even if the send buffer is
    full: a `StreamGap`.
    """

    reason: str
    code: int | None
    error: dict[str, Any] | None = None
    cursor: str | None = None
    last: bytes | None = None


class Sink(Protocol):
    """A transport's side of one stream. All methods are called on the event loop; only `drained` waits."""

    @property
    def unsent(self) -> int:
        """The amount that the client has not taken yet, of all its streams; it decreases while the client reads."""

    def offer(self, payload: bytes, cursor: str) -> bool:
        """Accept an encoded execution result; return False if more than 64 KiB are still unsent."""

    async def drained(self) -> None:
        """Wait until less than 16 KiB are unsent, or the connection is closed."""

    def ended(self, end: StreamEnd) -> None:
        """End the stream. Called once, unless the client ended it."""


class OpenStream(Protocol):
    """A running subscription."""

    def cancel(self) -> None:
        """End the subscription; nothing more is offered to the sink. Safe to call more than once."""

    def survives(self, caller: Actor) -> bool:
        """Return whether the stream can continue unchanged with the permissions of `caller`."""


class Operations(Protocol):
    """GraphQL as a transport sees it."""

    async def authenticate(self, credentials: Mapping[str, str]) -> Actor | None:
        """Return the actor of these headers (lower-case names), or None if they hold no credential.

        Raises:
            Unauthenticated: there is a credential and it is invalid.
        """

    def count_refused(self, code: str) -> None:
        """Count an operation that the transport refuses before it reaches `run` or `subscribe`."""

    def knows(self, query: str) -> bool:
        """Return whether the document has been parsed and validated before, so that running it costs little."""

    @property
    def counts_usage(self) -> bool:
        """Whether requests should name the client that sends them, because something in the schema is deprecated."""

    def must_resolve(self, request: OperationRequest) -> bool:
        """Return whether a client's request has to pass `resolve` before anything else is done with it."""

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest | Answer:
        """Return the request with the document that it refers to, or the errors if it must not be executed."""

    def is_subscription(self, request: OperationRequest, caller: Actor | None) -> bool:
        """Return whether the operation is a subscription.

        False for a document with errors, and for every document while the caller has exceeded a rate limit: `run` then
        returns the error.
        """

    async def run(
        self,
        request: OperationRequest,
        caller: Actor | None,
        client: WaitingClient,
        connection: OpenConnection | None = None,
    ) -> Answer:
        """Run a query or mutation.

        A query ends when its client leaves; a mutation only stops waiting, for a task or a reply.

        Raises:
            ClientGone: the query's client has left.
        """

    def is_divided(self, request: OperationRequest, caller: Actor | None) -> bool:
        """Return whether the result can be sent in parts: a query or mutation with `@defer` or `@stream`."""

    def run_divided(
        self, request: OperationRequest, caller: Actor | None, client: WaitingClient
    ) -> AsyncGenerator[bytes, None]:
        """Run a query or mutation and yield the encoded parts of its result.

        Raises:
            ClientGone: the query's client has left.
        """

    async def subscribe(
        self, request: OperationRequest, caller: Actor | None, sink: Sink, *, after: str | None = None
    ) -> OpenStream | Answer:
        """Open a stream, or return the errors that prevent it.

        Args:
            after: the cursor to resume after, if the transport carries one itself (`Last-Event-ID`).
        """
