"""A connection pool for PostgreSQL: last in, first out, without proxies, timers or resets.

asyncpg's own pool wraps a connection for each use and arms a timer after it, which costs more than a read by id.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import asyncpg

from errors import Unavailable
from storage.hangs import HangWatch
from storage.outages import Outage
from storage.turns import ConnectionUsage, Turns, reading_for

READ_SECONDS: Final = 10.0
"""The time after which a read is cancelled."""

WAIT_SECONDS: Final = 5.0
"""The time that a read waits for its turn before it is rejected."""

IDLE_SECONDS: Final = 300.0
"""A connection that was unused for this long is closed: a firewall may have dropped it."""


class Pool:
    """Lends connections, each to one user at a time.

    Args:
        connect: opens a connection.
        largest: the maximum number of connections.
        clock: seconds, for the age of unused connections.
        hand_over: lets a connection, whose `owner` it sets, work for another organization; None if all work for anyone.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[asyncpg.Connection]],
        largest: int,
        clock: Callable[[], float] = time.monotonic,
        hand_over: Callable[[Any, str], Awaitable[None]] | None = None,
    ) -> None:
        self._connect = connect
        self._hand_over = hand_over
        self._largest = largest
        self._clock = clock
        self._idle: deque[tuple[asyncpg.Connection, float]] = deque()
        self._in_use: set[asyncpg.Connection] = set()
        self._opening = 0
        self._waiting: deque[asyncio.Future[asyncpg.Connection | None]] = deque()
        self._closing: set[asyncio.Task[None]] = set()
        self._closed = False
        self._connecting: set[asyncio.Timeout] = set()
        self._watch = HangWatch(connect, lambda: bool(self._in_use or self._opening), self._end_all)
        self._turns = Turns(together=max(1, largest - 1), each=max(1, largest - 2), own=largest)

    @property
    def usage(self) -> ConnectionUsage:
        """The connections at this moment."""
        waiting = sum(not waiter.done() for waiter in self._waiting)
        return ConnectionUsage(len(self._in_use), len(self._idle), waiting + self._turns.waiting, self._largest)

    async def open(self, smallest: int) -> None:
        """Open this many connections, which shows whether the database can be reached at all."""
        for connection in [await self.acquire() for _ in range(smallest)]:
            self._give_back(connection)
        self._watch.start()

    async def fetch(self, statement: str, values: Sequence[Any], timeout: float | None = None) -> list[asyncpg.Record]:
        """Run one statement outside of a transaction and return its rows. The connection keeps it prepared."""
        connection = self._take_idle() or await self._acquire()
        try:
            if self._hand_over is not None and connection.owner != reading_for.get():
                await self._hand_over(connection, reading_for.get())
            rows = await fetch_prepared(connection, statement, values, timeout)
            self._watch.answered += 1
            return rows
        finally:
            self._give_back(connection)

    async def execute(self, statement: str, *values: Any) -> None:
        """Run one statement that writes, outside of a transaction."""
        await self.fetch(statement, values)

    async def read(self, statement: str, values: Sequence[Any]) -> list[asyncpg.Record]:
        """Run a SELECT outside of a transaction, bounded in time.

        An organization leaves two connections at least, and all of them together leave one (`storage.turns`).

        Raises:
            Unavailable: it took too long, or waited too long for its turn.
        """
        owner = reading_for.get()
        if not self._turns.take(owner):
            await self._wait_for_turn(owner)
        try:
            return await self.fetch(statement, values, READ_SECONDS)
        except TimeoutError:
            raise Unavailable(Outage.TOO_SLOW.value, retry_after_seconds=1) from None
        finally:
            self._turns.give_back(owner)

    async def _wait_for_turn(self, owner: str) -> None:
        """Wait for a turn, but not for long: under overload all would wait until their clients had given up."""
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._turns.wait(owner)
        except TimeoutError:
            raise Unavailable(Outage.EXHAUSTED.value, retry_after_seconds=1) from None

    async def acquire(self) -> asyncpg.Connection:
        """Wait for a connection and return it. Give it back with `release` or `discard`.

        Raises:
            asyncpg.InterfaceError: the pool is closed.
            ConnectionError: the server hangs.
        """
        connection = await self._acquire()
        if self._hand_over is not None and connection.owner != reading_for.get():
            try:
                await self._hand_over(connection, reading_for.get())
            except BaseException:
                self._give_back(connection)
                raise
        return connection

    async def _acquire(self) -> asyncpg.Connection:
        while not self._closed:
            if self._watch.hangs:
                self._wake(None)  # the next in line fails, too
                raise ConnectionAbortedError("the server does not answer")
            connection = self._take_idle()
            if connection is None and len(self._in_use) + self._opening < self._largest:
                connection = await self._open_another()
            if connection is None:
                connection = await self._wait_in_line()
            if connection is not None:
                return connection
        raise asyncpg.InterfaceError("the pool is closed")

    async def release(self, connection: asyncpg.Connection) -> None:
        """Return a connection to the pool; one that is still in a transaction is closed instead."""
        self._give_back(connection)

    def discard(self, connection: asyncpg.Connection) -> None:
        """Close a connection whose state is unknown, and free its place in the pool."""
        connection.terminate()
        self._give_back(connection)

    async def expire_connections(self) -> None:
        """Close the unused connections."""
        while self._idle:
            self._close_soon(self._idle.pop()[0])

    async def close(self) -> None:
        """Close every connection once it has been given back."""
        self._closed = True
        self._watch.stop()
        await self.expire_connections()
        while self._in_use or self._opening:
            waiter = asyncio.get_running_loop().create_future()
            self._waiting.append(waiter)
            await waiter
        await asyncio.gather(*self._closing, return_exceptions=True)

    def terminate(self) -> None:
        """Close every connection now."""
        self._closed = True
        self._watch.stop()
        self._end_all()

    def _end_all(self) -> None:
        """End every connection and every attempt to open one, so that those who wait get an error."""
        for connection in [*self._in_use, *(connection for connection, _ in self._idle)]:
            connection.terminate()
        for limit in self._connecting:
            limit.reschedule(asyncio.get_running_loop().time())

    def _take_idle(self) -> asyncpg.Connection | None:
        """Return an unused connection that is still open, or None."""
        if self._hand_over is not None:
            self._bring_forward(reading_for.get())
        while self._idle:
            connection, since = self._idle.pop()
            if connection.is_closed():
                continue
            if self._clock() - since > IDLE_SECONDS:
                self._close_soon(connection)
                continue
            self._in_use.add(connection)
            return connection
        return None

    def _bring_forward(self, owner: str) -> None:
        """Let the next one be a connection that works for this owner, or else the one that is idle for longest."""
        idle = self._idle
        for place in range(len(idle) - 1, -1, -1):
            if idle[place][0].owner == owner:
                idle.append(idle[place])
                del idle[place]
                return
        idle.rotate(-1)

    async def _open_another(self) -> asyncpg.Connection:
        self._opening += 1
        try:
            async with asyncio.timeout(None) as limit:
                self._connecting.add(limit)
                connection = await self._connect()
        except BaseException:
            self._wake(None)
            raise
        finally:
            self._connecting.discard(limit)
            self._opening -= 1
        self._watch.answered += 1
        self._in_use.add(connection)
        return connection

    async def _wait_in_line(self) -> asyncpg.Connection | None:
        """Wait in line for a connection; return None if there may be room for a new one instead."""
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
            self._close_soon(connection)
        if self._closed or connection.is_closed():
            self._in_use.discard(connection)
            self._wake(None)
        elif self._waiting:
            self._wake(connection)
        else:
            self._in_use.discard(connection)
            self._idle.append((connection, self._clock()))
            self._drop_stale()

    def _wake(self, connection: asyncpg.Connection | None) -> None:
        """Pass a connection, or the room for one, to the first in line."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        if connection is not None:
            self._in_use.discard(connection)
            self._idle.append((connection, self._clock()))

    def _drop_stale(self) -> None:
        connection, since = self._idle[0]
        if self._clock() - since > IDLE_SECONDS:
            self._idle.popleft()
            self._close_soon(connection)

    def _close_soon(self, connection: asyncpg.Connection) -> None:
        task = asyncio.get_running_loop().create_task(_closed(connection))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def fetch_prepared(
    connection: asyncpg.Connection, statement: str, values: Sequence[Any], timeout: float | None
) -> list[asyncpg.Record]:
    """Run a statement as `connection.fetch` does, without the six calls in which it looks for its prepared form."""
    prepared = connection._stmt_cache.get((statement, asyncpg.Record, False))
    rows: list[asyncpg.Record]
    if prepared is not None:
        try:
            rows = await connection._protocol.bind_execute(prepared, values, "", 0, False, timeout)
            return rows
        except asyncpg.InvalidCachedStatementError:
            pass  # its table has changed, and it was not run: `fetch` prepares it again
        except asyncpg.OutdatedSchemaCacheError:
            await connection.reload_schema_state()
            raise
    rows = await connection.fetch(statement, *values, timeout=timeout)
    return rows


async def _closed(connection: asyncpg.Connection) -> None:
    try:
        await connection.close(timeout=10)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection.terminate()
