"""The connections to one PostgreSQL database: the one that was used last comes first, and is handed out as it is.

asyncpg's own pool wraps a connection anew for each use and arms a timer after it, which costs more than a read by id.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import asyncpg

IDLE_SECONDS: Final = 300.0
"""After so long unused a connection is closed: what lies between may have forgotten it."""


class Pool:
    """Hands out connections, each to one user at a time.

    Args:
        connect: opens a connection.
        largest: how many there may be.
        clock: seconds, for the age of what lies unused.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[asyncpg.Connection]],
        largest: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect = connect
        self._largest = largest
        self._clock = clock
        self._idle: deque[tuple[asyncpg.Connection, float]] = deque()
        self._taken: set[asyncpg.Connection] = set()
        self._opening = 0
        self._waiting: deque[asyncio.Future[asyncpg.Connection | None]] = deque()
        self._leaving: set[asyncio.Task[None]] = set()
        self._closed = False

    async def open(self, smallest: int) -> None:
        """Opens so many connections, which shows whether the database can be reached at all."""
        for connection in [await self.acquire() for _ in range(smallest)]:
            self._give_back(connection)

    async def fetch(self, statement: str, values: Sequence[Any]) -> list[asyncpg.Record]:
        """Runs one statement by itself and returns its rows. The connection keeps it prepared."""
        connection = self._at_hand() or await self.acquire()
        try:
            rows: list[asyncpg.Record] = await connection.fetch(statement, *values)
            return rows
        finally:
            self._give_back(connection)

    async def acquire(self) -> asyncpg.Connection:
        """Returns a connection, when there is one to be had. It is given back by `release` or `discard`.

        Raises:
            asyncpg.InterfaceError: the pool is closed.
        """
        while not self._closed:
            connection = self._at_hand()
            if connection is None and len(self._taken) + self._opening < self._largest:
                connection = await self._new()
            if connection is None:
                connection = await self._turn()
            if connection is not None:
                return connection
        raise asyncpg.InterfaceError("the pool is closed")

    async def release(self, connection: asyncpg.Connection) -> None:
        """Takes a connection back; one whose transaction has not ended is of no use to anybody else."""
        self._give_back(connection)

    def discard(self, connection: asyncpg.Connection) -> None:
        """Takes a connection back that nobody knows the state of, and closes it."""
        connection.terminate()
        self._give_back(connection)

    async def expire_connections(self) -> None:
        """Closes what is unused."""
        while self._idle:
            self._leave(self._idle.pop()[0])

    async def close(self) -> None:
        """Closes every connection once it is given back."""
        self._closed = True
        await self.expire_connections()
        while self._taken or self._opening:
            waiter = asyncio.get_running_loop().create_future()
            self._waiting.append(waiter)
            await waiter
        await asyncio.gather(*self._leaving, return_exceptions=True)

    def terminate(self) -> None:
        """Closes every connection now."""
        self._closed = True
        for connection in [*self._taken, *(connection for connection, _ in self._idle)]:
            connection.terminate()

    def _at_hand(self) -> asyncpg.Connection | None:
        """Returns an unused connection that is still open."""
        while self._idle:
            connection, since = self._idle.pop()
            if connection.is_closed():
                continue
            if self._clock() - since > IDLE_SECONDS:
                self._leave(connection)
                continue
            self._taken.add(connection)
            return connection
        return None

    async def _new(self) -> asyncpg.Connection:
        self._opening += 1
        try:
            connection = await self._connect()
        except BaseException:
            self._opening -= 1
            self._wake(None)
            raise
        self._opening -= 1
        self._taken.add(connection)
        return connection

    async def _turn(self) -> asyncpg.Connection | None:
        """Waits in line; returns None when there may be room for a new connection instead."""
        waiter: asyncio.Future[asyncpg.Connection | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                handed = waiter.result()
                if handed is None:
                    self._wake(None)
                else:
                    self._give_back(handed)
            raise

    def _give_back(self, connection: asyncpg.Connection) -> None:
        if not connection.is_closed() and connection.is_in_transaction():
            connection.terminate()
        if self._closed and not connection.is_closed():
            self._leave(connection)
        if self._closed or connection.is_closed():
            self._taken.discard(connection)
            self._wake(None)
        elif self._waiting:
            self._wake(connection)
        else:
            self._taken.discard(connection)
            self._idle.append((connection, self._clock()))
            self._drop_longest_unused()

    def _wake(self, connection: asyncpg.Connection | None) -> None:
        """Gives the first in line the connection, or the room that one has left."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        if connection is not None:
            self._taken.discard(connection)
            self._idle.append((connection, self._clock()))

    def _drop_longest_unused(self) -> None:
        connection, since = self._idle[0]
        if self._clock() - since > IDLE_SECONDS:
            self._idle.popleft()
            self._leave(connection)

    def _leave(self, connection: asyncpg.Connection) -> None:
        task = asyncio.get_running_loop().create_task(_closed(connection))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)


async def _closed(connection: asyncpg.Connection) -> None:
    try:
        await connection.close(timeout=10)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection.terminate()
