"""SQLite's readers: connections for reads outside of transactions, so that no read keeps writes waiting.

Each has a thread of its own. A read is bounded in time, ends with the task that wants it, and takes its turn among the
organizations: one organization uses one reader at a time, however many reads it has waiting.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from typing import Any, Final

import aiosqlite

READERS: Final = 4
"""The most readers. One is kept for Parley's own reads, such as those of credentials and of readiness."""
READ_SECONDS: Final = 10.0
"""The time after which a read is interrupted."""

_INSTRUCTIONS: Final = 20_000
"""The instructions after which SQLite checks whether to continue: about a millisecond of work."""

_ITSELF: Final = ""
_reading_for: ContextVar[str] = ContextVar("parley_reading_for", default=_ITSELF)


def read_on_behalf_of(organization_id: str) -> None:
    """Let the reads of this task, and of the tasks it starts, take the turns of an organization."""
    _reading_for.set(organization_id)


class _Job:
    """One read: whether its task still wants it, and until when it may run."""

    __slots__ = ("deadline", "unwanted")

    def __init__(self) -> None:
        self.deadline = 0.0
        self.unwanted = False


class Guard:
    """Bounds the reads of one connection: SQLite calls it now and then while a statement runs."""

    __slots__ = ("_connection", "_job")

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection: Any = connection
        self._job: _Job | None = None

    async def begin(self) -> None:
        """Guard the connection from now on."""
        await self._connection.set_progress_handler(self._interrupts, _INSTRUCTIONS)

    async def fetch(self, statement: str, values: Sequence[object]) -> list[Any]:
        """Return the rows of a SELECT, run on the connection's thread. If the task is cancelled, it ends soon."""
        job = _Job()
        try:
            rows: list[Any] = await self._connection._execute(self._run, job, statement, values)
            return rows
        except asyncio.CancelledError:
            job.unwanted = True
            raise

    async def close(self) -> None:
        """Close the connection."""
        await self._connection.close()

    async def settled(self) -> None:
        """Wait until the connection's thread has nothing to do."""
        await self._connection._execute(bool)

    def _run(self, job: _Job, statement: str, values: Sequence[object]) -> list[Any]:
        if job.unwanted:
            return []
        job.deadline = time.monotonic() + READ_SECONDS
        self._job = job
        try:
            rows: list[Any] = self._connection._conn.execute(statement, values).fetchall()
            return rows
        finally:
            self._job = None

    def _interrupts(self) -> bool:
        job = self._job
        return job is not None and (job.unwanted or time.monotonic() > job.deadline)


class Readers:
    """The readers of one file, opened as they are needed.

    Args:
        connect: opens a guarded connection for reading only.
    """

    def __init__(self, connect: Callable[[], Awaitable[Guard]]) -> None:
        self._connect = connect
        self._idle: list[Guard] = []
        self._open: list[Guard] = []
        self._reading: set[str] = set()
        self._waiting: OrderedDict[str, deque[asyncio.Future[Guard | None]]] = OrderedDict()
        self._settling: set[asyncio.Task[None]] = set()

    async def fetch(self, statement: str, values: Sequence[object]) -> list[Any]:
        """Return the rows of a SELECT.

        Raises:
            sqlite3.OperationalError: it took too long, or another error of SQLite.
        """
        owner = _reading_for.get()
        reader = await self._acquire(owner)
        try:
            rows = await reader.fetch(statement, values)
        except asyncio.CancelledError:
            self._release_when_settled(owner, reader)
            raise
        except BaseException:
            self._release(owner, reader)
            raise
        self._release(owner, reader)
        return rows

    async def close(self) -> None:
        """Close the connections. Nothing may read any more."""
        await asyncio.gather(*self._settling, return_exceptions=True)
        closing, self._open, self._idle = self._open, [], []
        for reader in closing:
            await reader.close()

    # ------------------------------------------------------------ turns

    async def _acquire(self, owner: str) -> Guard:
        if not self._may_read(owner):
            reader = await self._wait_in_line(owner)
        else:
            self._reading.add(owner)
            reader = self._idle.pop() if self._idle else None
        return reader or await self._open_another(owner)

    def _may_read(self, owner: str) -> bool:
        """Return whether an owner's turn may begin."""
        others = len(self._reading) + (_ITSELF not in self._reading and owner != _ITSELF)
        return owner not in self._reading and others < READERS

    async def _wait_in_line(self, owner: str) -> Guard | None:
        """Wait for the owner's turn, and return the reader, or None if one may be opened."""
        waiter: asyncio.Future[Guard | None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(owner, deque()).append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._release(owner, waiter.result())
            raise

    async def _open_another(self, owner: str) -> Guard:
        try:
            reader = await self._connect()
        except BaseException:
            self._release(owner, None)
            raise
        self._open.append(reader)
        return reader

    def _release(self, owner: str, reader: Guard | None) -> None:
        """End an owner's turn, and give the next ones to those that have waited longest."""
        self._reading.discard(owner)
        if reader is not None:
            self._idle.append(reader)
        while (following := self._next()) is not None:
            self._reading.add(following[0])
            following[1].set_result(self._idle.pop() if self._idle else None)

    def _next(self) -> tuple[str, "asyncio.Future[Guard | None]"] | None:
        for owner in list(self._waiting):
            if not self._may_read(owner):
                continue
            line = self._waiting[owner]
            while line and line[0].done():  # cancelled
                line.popleft()
            if not line:
                del self._waiting[owner]
                continue
            waiter = line.popleft()
            self._waiting.move_to_end(owner)
            return owner, waiter
        return None

    def _release_when_settled(self, owner: str, reader: Guard) -> None:
        """End a turn whose task was cancelled once its statement has ended on the thread."""

        async def settle() -> None:
            await reader.settled()
            self._release(owner, reader)

        task = asyncio.get_running_loop().create_task(settle())
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)
