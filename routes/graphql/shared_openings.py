"""Streams that many clients resume at once, as after a network failure: what they are about is looked up once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

from subscriptions.sources import EventSource
from subscriptions.value_streams import ValueSource

Source = EventSource | ValueSource
_KEPT_SECONDS: Final = 1.0
"""The time for which what was looked up is kept, so that others can join before the stream is open."""


class SharedOpenings:
    """The sources of streams that are open or being opened, for others with the same rights to join.

    Args:
        joinable: returns the source of an open stream that others may join.
    """

    def __init__(self, joinable: Callable[[Hashable], EventSource | None]) -> None:
        self._joinable = joinable
        self._opening: dict[Hashable, asyncio.Task[Source]] = {}

    async def source(self, key: Hashable, open: Callable[[], Awaitable[Source]]) -> Source:
        """Return the source of a stream that a client resumes.

        Args:
            key: of the stream's plan.
            open: looks up what the stream is about, and checks that the caller may see it.
        """
        joined = self._joinable(key) or await self._joined(key)
        if joined is not None:
            return joined
        task = self._opening.get(key)
        if task is None:
            task = self._opening[key] = asyncio.create_task(_opened(open))
            task.add_done_callback(lambda done: self._looked_up(key, done))
            return await asyncio.shield(task)
        return await open()

    async def _joined(self, key: Hashable) -> EventSource | None:
        """Return the source that another client is opening, unless it cannot be shared."""
        task = self._opening.get(key)
        if task is None:
            return None
        await asyncio.wait({task})
        if task.cancelled() or task.exception() is not None:
            return None
        source = task.result()
        return source if isinstance(source, EventSource) and source.same_for_rights else None

    def _looked_up(self, key: Hashable, task: "asyncio.Task[Source]") -> None:
        # An exception is raised to the client that began it, if it still waits.
        failed = task.cancelled() or task.exception() is not None
        asyncio.get_running_loop().call_later(0 if failed else _KEPT_SECONDS, self._opening.pop, key)


async def _opened(open: Callable[[], Awaitable[Source]]) -> Source:
    return await open()
