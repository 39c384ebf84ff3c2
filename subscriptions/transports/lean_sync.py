"""What a connection waits on while nothing happens: asyncio's Queue and Event in a tenth of the memory.

Most connections are idle most of the time. An `asyncio.Queue` and an `asyncio.Event` hold five deques between them,
which are 4 KiB for each connection; these hold nothing that is not there.
"""

import asyncio
from typing import Generic, TypeVar

Item = TypeVar("Item")


class LeanQueue(Generic[Item]):
    """A queue that one task reads: the part of `asyncio.Queue` that uvicorn's protocol uses."""

    __slots__ = ("_items", "_loop", "_waiter")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._items: list[Item] | None = None
        self._waiter: asyncio.Future[None] | None = None

    def put_nowait(self, item: Item) -> None:
        """Adds an item."""
        if self._items is None:
            self._items = []
        self._items.append(item)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def empty(self) -> bool:
        """Tells whether there is nothing to read."""
        return not self._items

    async def get(self) -> Item:
        """Returns the next item, once there is one."""
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
        """Tells whether nobody has to wait."""
        return self._waiters is None

    def set(self) -> None:
        """Lets everybody go on."""
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def clear(self) -> None:
        """Has everybody wait from now on."""
        if self._waiters is None:
            self._waiters = []

    async def wait(self) -> bool:
        """Returns once it is set."""
        if self._waiters is not None:
            waiter: asyncio.Future[None] = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter
        return True
