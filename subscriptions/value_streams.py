"""Streams that do not come from the log: values generated once, for one subscriber.

They have no StreamOpened and no cursors, and are not shared. They end when the subscriber disconnects.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final, cast

from auth.actor import Actor
from errors import Unavailable
from subscriptions.interfaces import Sink, StreamEnd
from subscriptions.patience import Patience, Stalled

SIDE_EFFECT: Final[Mapping[object, object]] = {"side_effect": True}
"""The `metadata` of a subscription field that has a side effect when it is opened, so that GET must not open it."""

Execute = Callable[[Any], Awaitable[bytes]]
"""Runs the operation with a value as its root and returns the encoded result."""

Explain = Callable[[Exception], dict[str, Any]]
"""Returns the GraphQL error for an exception; unexpected ones are masked."""


@dataclass(frozen=True, slots=True)
class ValueSource:
    """The return value of a subscription field that generates its own values.

    Args:
        values: generates them once the stream begins.
        scope: the scope that the subscriber needs, also later.
    """

    values: Callable[[], AsyncIterator[Any]]
    scope: str


class ValueStream:
    """An open stream of generated values; implements `OpenStream`."""

    def __init__(self, source: ValueSource, execute: Execute, explain: Explain, sink: Sink) -> None:
        self._source = source
        self._execute = execute
        self._explain = explain
        self._sink = sink
        self._over = False
        self._task = asyncio.create_task(self._run())

    def when_ended(self, listener: Callable[[], object]) -> None:
        """Call `listener` once the stream has ended, for whatever reason."""
        self._task.add_done_callback(lambda _: listener())

    def cancel(self) -> None:
        """See `OpenStream`."""
        self._over = True
        self._task.cancel()

    def survives(self, caller: Actor) -> bool:
        """See `OpenStream`. Reopening would generate the values a second time."""
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
        """Offer a result until the transport accepts it; no further value is requested meanwhile."""
        patience = Patience(self._sink)
        while not self._sink.offer(payload, ""):
            try:
                await patience.wait()
            except Stalled:
                raise Unavailable("The client reads too slowly.") from None

    def _end(self, end: StreamEnd) -> None:
        if not self._over:
            self._over = True
            self._sink.ended(end)
