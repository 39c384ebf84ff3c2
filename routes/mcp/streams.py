"""The streams that a request to `/mcp` reads: subscriptions, as one connection of the registry."""

import asyncio
from types import TracebackType
from typing import Any, Final, Self

import orjson

from auth.actor import Actor
from json_types import JsonObject
from routes.mcp.call import Call
from routes.rest.problems import Problem
from subscriptions.interfaces import OperationRequest, StreamEnd
from subscriptions.transports.credential_expiry import watch_expiry
from subscriptions.transports.protocol import CloseCode
from subscriptions.transports.subscription import Frame, Subscription

_MOST_UNREAD: Final = 256


class Streams:
    """Subscriptions whose frames are read one after the other. A context manager, which registers the connection.

    A frame that is unread already is not added again.
    """

    def __init__(self, call: Call) -> None:
        self.caller: Actor | None = call.caller
        self._call = call
        self._subscriptions: list[Subscription] = []
        self._frames: dict[bytes, None] = {}
        self._ready = asyncio.Event()
        self._room = asyncio.Event()
        self._ended: Problem | None = None
        self._reopening: set[asyncio.Task[None]] = set()
        self._expiry: asyncio.TimerHandle | None = None

    def __enter__(self) -> Self:
        self._call.connections.add(self)
        self._expiry = watch_expiry(self, None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._call.connections.remove(self)
        if self._expiry is not None:
            self._expiry.cancel()
        for task in self._reopening:
            task.cancel()
        for subscription in self._subscriptions:
            subscription.cancel()

    async def open(self, document: str, variables: JsonObject, frame: Frame) -> None:
        """Open a subscription.

        Args:
            frame: returns the frame of an execution result and its cursor.

        Raises:
            Problem: the caller may not, or the document is invalid.
        """
        subscription = Subscription(OperationRequest(document, variables), self, frame, self._end)
        self._subscriptions.append(subscription)
        refusal = await subscription.open(self._call.operations, self.caller)
        if refusal is not None:
            raise Problem.of_graphql((refusal.errors or [{"message": "The stream failed."}])[0])

    async def next(self) -> bytes:
        """Return the next frame.

        Raises:
            Problem: the streams have ended.
        """
        while not self._frames:
            if self._ended is not None:
                raise self._ended
            self._ready.clear()
            await self._ready.wait()
        frame = next(iter(self._frames))
        del self._frames[frame]
        self._room.set()
        return frame

    def close(self, code: int, reason: str) -> None:
        """See `Connection`."""
        self._fail("UNAUTHENTICATED" if code == CloseCode.FORBIDDEN else "UNAVAILABLE", reason)

    def replace(self, actor: Actor) -> None:
        """See `Connection`."""
        self.caller = actor
        self._expiry = watch_expiry(self, self._expiry)
        task = asyncio.get_running_loop().create_task(self._reopen())
        self._reopening.add(task)
        task.add_done_callback(self._reopening.discard)

    def offer(self, frame: bytes) -> bool:
        """See `Transport`."""
        if len(self._frames) >= _MOST_UNREAD:
            return False
        self.put(frame)
        return True

    def put(self, frame: bytes) -> None:
        """See `Transport`."""
        self._frames[frame] = None
        self._ready.set()

    @property
    def unsent(self) -> int:
        """See `Transport`. Counted in frames."""
        return len(self._frames)

    @property
    def unsent_bytes(self) -> int:
        """See `Connection`."""
        return sum(map(len, self._frames))

    async def drained(self) -> None:
        """See `Transport`."""
        while len(self._frames) >= _MOST_UNREAD // 4 and self._ended is None:
            self._room.clear()
            await self._room.wait()

    async def _reopen(self) -> None:
        for subscription in self._subscriptions:
            refusal = await subscription.open(self._call.operations, self.caller)
            if refusal is not None:
                self._fail("FORBIDDEN", "The credential no longer permits this.")

    def _end(self, end: StreamEnd) -> None:
        error: dict[str, Any] = end.error or {}
        self._fail(error.get("extensions", {}).get("code", "UNAVAILABLE"), error.get("message", end.reason))

    def _fail(self, code: str, message: str) -> None:
        self._ended = self._ended or Problem(code, message)
        for subscription in self._subscriptions:  # what is unread is the last that the client receives
            subscription.cancel()
        self._ready.set()
        self._room.set()


def as_it_is(payload: bytes, _cursor: str) -> bytes:
    """Return the frame that is the execution result itself."""
    return payload


def data_of(frame: bytes) -> JsonObject:
    """Return the data of a frame that is an execution result.

    Raises:
        Problem: it has errors instead.
    """
    result: dict[str, Any] = orjson.loads(frame)
    for error in result.get("errors") or ():
        raise Problem.of_graphql(error)
    data: JsonObject = result["data"]
    return data
