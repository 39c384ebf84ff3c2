"""SQLite's readers: connections for reads outside of transactions, so that no read keeps writes waiting.

Each has a thread of its own. A read is bounded in time, ends with the task that wants it, and takes its turn
(`storage.turns`): an organization uses one reader at a time.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import aiosqlite

from storage.turns import ConnectionUsage, Turns, reading_for

READERS: Final = 4
"""The most readers. One is kept for Parley's own reads, such as those of credentials and of readiness."""
READ_SECONDS: Final = 10.0
"""The time after which a read is interrupted."""

_INSTRUCTIONS: Final = 20_000
"""The instructions after which SQLite checks whether to continue: about a millisecond of work."""


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
        self._turns = Turns(together=READERS - 1, each=1, own=1)
        self._idle: list[Guard] = []
        self._open: list[Guard] = []
        self._settling: set[asyncio.Task[None]] = set()

    @property
    def usage(self) -> ConnectionUsage:
        """The connections at this moment."""
        return ConnectionUsage(len(self._open) - len(self._idle), len(self._idle), self._turns.waiting, READERS)

    async def fetch(self, statement: str, values: Sequence[object]) -> list[Any]:
        """Return the rows of a SELECT.

        Raises:
            sqlite3.OperationalError: it took too long, or another error of SQLite.
        """
        owner = reading_for.get()
        if not self._turns.take(owner):
            await self._turns.wait(owner)
        reader: Guard | None = None
        try:
            reader = self._idle.pop() if self._idle else await self._open_another()
            rows = await reader.fetch(statement, values)
        except asyncio.CancelledError:
            self._end_when_settled(owner, reader)
            raise
        except BaseException:
            self._end(owner, reader)
            raise
        self._end(owner, reader)
        return rows

    async def close(self) -> None:
        """Close the connections. Nothing may read any more."""
        await asyncio.gather(*self._settling, return_exceptions=True)
        closing, self._open, self._idle = self._open, [], []
        for reader in closing:
            await reader.close()

    async def _open_another(self) -> Guard:
        reader = await self._connect()
        self._open.append(reader)
        return reader

    def _end(self, owner: str, reader: Guard | None) -> None:
        if reader is not None:
            self._idle.append(reader)
        self._turns.give_back(owner)

    def _end_when_settled(self, owner: str, reader: Guard | None) -> None:
        """End a turn whose task was cancelled once its statement has ended on the thread."""

        async def settle() -> None:
            if reader is not None:
                await reader.settled()
            self._end(owner, reader)

        task = asyncio.get_running_loop().create_task(settle())
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)
