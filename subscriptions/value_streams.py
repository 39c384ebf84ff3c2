"""Streams that are not of the log: values that are made for one subscriber, once.

They begin with no StreamOpened, have no cursors and are not shared. When the subscriber leaves, the values end with it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final, cast

from auth.actor import Actor
from errors import Unavailable
from subscriptions.interfaces import Sink, StreamEnd

LONGEST_STALL_SECONDS: Final = 60.0

Execute = Callable[[Any], Awaitable[bytes]]
"""Runs the operation with a value as its root and returns the encoded result."""

Explain = Callable[[Exception], dict[str, Any]]
"""Returns the GraphQL error for an exception; a fault is masked."""


@dataclass(frozen=True, slots=True)
class ValueSource:
    """What a subscription field returns whose values are made for it.

    Args:
        values: makes them, when the stream begins.
        scope: what its holder must be allowed, also later.
    """

    values: Callable[[], AsyncIterator[Any]]
    scope: str


class ValueStream:
    """An open stream of such values. It is an `OpenStream`."""

    def __init__(self, source: ValueSource, execute: Execute, explain: Explain, sink: Sink) -> None:
        self._source = source
        self._execute = execute
        self._explain = explain
        self._sink = sink
        self._over = False
        self._task = asyncio.create_task(self._run())

    def cancel(self) -> None:
        """See `OpenStream`."""
        self._over = True
        self._task.cancel()

    def survives(self, caller: Actor) -> bool:
        """See `OpenStream`. To begin anew would be to ask for the values a second time."""
        return self._source.scope in caller.scopes

    async def _run(self) -> None:
        try:
            async with aclosing(cast(Any, self._source.values())) as values:
                async for value in values:
                    await self._put(await self._execute(value))
        except Exception as error:
            self._end(StreamEnd("The stream failed.", None, error=self._explain(error)))
        else:
            self._end(StreamEnd("The stream is complete.", None))

    async def _put(self, payload: bytes) -> None:
        """Offers a result until the transport takes it. Meanwhile no further value is asked for."""
        stalled = asyncio.get_running_loop().time() + LONGEST_STALL_SECONDS
        while not self._sink.offer(payload, ""):
            try:
                async with asyncio.timeout_at(stalled):
                    await self._sink.drained()
            except TimeoutError:
                raise Unavailable("The client reads too slowly.") from None

    def _end(self, end: StreamEnd) -> None:
        if not self._over:
            self._over = True
            self._sink.ended(end)
