"""Transactions that begin on first use and write what has accumulated in one go.

A transaction's writes wait (`storage.unit_of_work.UnitOfWork`) until it reads or ends. A transaction that only writes
needs no `BEGIN` and no `COMMIT` on PostgreSQL: its rows and their events are one statement, which is atomic. On SQLite
it is one call to the connection's thread.
"""

import functools
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import TransactionWrapper
from tortoise.backends.base.client import ConnectionWrapper, TransactionContext
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.backends.sqlite.client import SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from errors import Unavailable
from storage.combining import combined
from storage.database import current_database
from storage.guarded_connection import GuardedConnection
from storage.unit_of_work import Changes, PendingWrite, Taken, UnitOfWork

_log = logging.getLogger("parley.statements")

_MAX_BATCH: Final = 8
"""The most rows, and the most events, in one statement: a larger one is hardly faster and rarely cached."""


class LazyTransactionContext(TransactionContext):
    """Makes a transaction the current one, ends it, and releases its connection in every case."""

    def __init__(self, client: "LazyTransaction | LazySqliteTransaction") -> None:
        self.client: Any = client

    async def __aenter__(self) -> Any:
        self._token = get_connections().set(self.client.connection_name, self.client)
        return self.client

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        get_connections().reset(self._token)
        try:
            if kind is None:
                await self.client.commit()
            else:
                await self.client.rollback()
        finally:
            await self.client.release()


class _LazyConnection(GuardedConnection):
    """Tortoise asks for a transaction's connection before each statement; this is where the transaction begins.

    `async with` returns a connection whose transaction has begun and has nothing pending. It raises what `BEGIN` or a
    pending write raises.
    """

    async def ready(self) -> Any:
        """See `GuardedConnection`."""
        client: Any = self.client
        return await client.begin_and_flush()


class _Lazy:
    """The interface to a transaction that is the same on both databases."""

    def acquire_connection(self: Any) -> ConnectionWrapper[Any]:
        """Return the context manager that every statement goes through."""
        return _LazyConnection(self._lock, self)

    async def flush(self: Any) -> None:
        """Begin the transaction unless it has begun, and write what is pending."""
        async with self.acquire_connection():
            return

    def _in_transaction(self: Any) -> TransactionContext:
        raise RuntimeError("a nested transaction is part of the outer one")


# ---------------------------------------------------------------- PostgreSQL


class LazyTransaction(_Lazy, TransactionWrapper):
    """A transaction on PostgreSQL."""

    _parent: Any
    _connection: Any

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self.executor_class = client.executor_class  # which builds records faster than the one of Tortoise's class
        self._connection = None
        self.unit = UnitOfWork()

    @translate_exceptions
    async def begin_and_flush(self) -> Any:
        """Begin unless the transaction has begun, write what is pending, and return the connection."""
        if self._connection is None:
            await self.begin()
        for changes in _chunks(self.unit):
            await self._write(changes, self._connection.fetch)
        return self._connection

    async def _write(self, changes: Changes, send: Callable[..., Awaitable[object]]) -> None:
        text, values = combined([changes], current_database().events)
        _log.debug("%s: %s", text, values)
        try:
            await send(text, *values)
        except asyncpg.UniqueViolationError as error:
            _raise_if_taken(error, changes)
            raise

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Return the rows of a SELECT."""
        async with self.acquire_connection() as connection:
            rows: Sequence[Any] = await connection.fetch(statement, *values)
            return rows

    async def begin(self) -> None:
        """Acquire a connection from the pool and begin; on failure, leave everything as it was."""
        pool = await self._parent.opened_pool()
        connection = await pool.acquire()
        try:
            await connection.execute("BEGIN")
        except BaseException:
            pool.discard(connection)
            raise
        self._connection = connection

    @translate_exceptions
    async def commit(self) -> None:
        """Write what is pending and end the transaction."""
        if self._connection is None and self._is_one_statement:
            await self._write_without_transaction()
            return
        try:
            connection = await self.begin_and_flush()
            await connection.execute("COMMIT")
        except (asyncpg.PostgresError, Unavailable, Taken):
            await self.rollback()
            raise

    @property
    def _is_one_statement(self) -> bool:
        return len(self.unit.writes) <= _MAX_BATCH and len(self.unit.events) <= _MAX_BATCH

    async def _write_without_transaction(self) -> None:
        derived = self.unit.derived
        for changes in _chunks(self.unit):  # one, or none
            pool = await self._parent.opened_pool()
            if changes.only_inserts:
                await self._commit_in_group(changes, derived)
            else:
                await self._write(changes, pool.execute)

    async def _commit_in_group(self, changes: Changes, derived: bool) -> None:
        database = current_database()
        # An event with a derived id may be in the log already.
        follower = None if derived or not changes.events else database.follower
        try:
            self.unit.recorded = await self._parent.commit_groups.commit(changes, database.events, follower)
        except asyncpg.UniqueViolationError as error:
            _raise_if_taken(error, changes)
            raise

    async def rollback(self) -> None:
        """Undo everything."""
        if self._connection is not None and not self._connection.is_closed():
            await self._connection.execute("ROLLBACK")

    async def release(self) -> None:
        """Return the connection to the pool."""
        if self._connection is not None:
            await self._parent._pool.release(self._connection)


def _chunks(unit: UnitOfWork) -> Iterator[Changes]:
    """Drain the unit of work and yield what each statement writes."""
    if not unit.pending:
        return
    (writes, events, _), _ = unit.drain()
    unit.recorded.extend(events)
    while writes or events:
        yield Changes(writes[:_MAX_BATCH], events[:_MAX_BATCH])
        writes, events = writes[_MAX_BATCH:], events[_MAX_BATCH:]


def _raise_if_taken(error: asyncpg.UniqueViolationError, changes: Changes) -> None:
    if taken := changes.taken_in(error.table_name):
        raise taken from error


# ---------------------------------------------------------------- SQLite


class LazySqliteTransaction(_Lazy, SqliteTransactionWrapper):
    """A transaction on SQLite, which holds the write lock from its first statement."""

    _parent: Any
    _connection: Any

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self.executor_class = client.executor_class
        self.unit = UnitOfWork()
        self._begun = False
        self._failed: BaseException | None = None

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Return the rows of a SELECT."""
        async with self.acquire_connection():
            try:
                rows: Sequence[Any] = await self._parent.guard.fetch(statement, values)
                return rows
            except sqlite3.OperationalError as error:
                raise OperationalError(error) from error

    async def begin_and_flush(self) -> Any:
        """Begin unless the transaction has begun, write what is pending, and return the connection."""
        if not self._begun or self.unit.pending:
            await self._flush(end=False)
        return self._connection

    async def commit(self) -> None:
        """Write what is pending and end the transaction."""
        if self._failed is not None:
            await self.rollback()
            raise self._failed
        if self._begun or self.unit.pending:
            await self._flush(end=True)

    async def rollback(self) -> None:
        """Undo everything."""
        if self._begun:
            await self._connection.rollback()

    async def release(self) -> None:
        """Release the write lock."""
        if self._begun:
            self._parent._lock.release()

    async def _flush(self, *, end: bool) -> None:
        begin = not self._begun
        if begin:
            await self._parent._lock.acquire()
            # Set before the await: if this task is cancelled, the thread begins all the same, and is rolled back.
            self._begun = True
            self._connection = await _connected(self._parent)
        (writes, events, _), derived = self.unit.drain()
        # Migrations run without a current database, and record no events.
        append = functools.partial(current_database().events.append, events, derived) if events else None
        work = functools.partial(_run_on_thread, begin, writes, append, end)
        try:
            self.unit.recorded += await self._connection._execute(work, self._connection._conn)
        except sqlite3.OperationalError as error:
            self._failed = OperationalError(error)
            raise self._failed from error
        except sqlite3.IntegrityError as error:
            self._failed = IntegrityError(error)
            raise self._failed from error
        except Taken as error:
            self._failed = error
            raise


async def _connected(client: Any) -> Any:
    if client._connection is None:
        await client.create_connection(with_db=True)
    return client._connection


def _run_on_thread(
    begin: bool,
    writes: Sequence[PendingWrite],
    append: Callable[[sqlite3.Connection], list[Any]] | None,
    end: bool,
    client: sqlite3.Connection,
) -> list[Any]:
    """Begin, write, append and end as asked, on the connection's own thread; return the events with their `seq`."""
    try:
        if begin:
            # With a plain BEGIN, two processes that read and then write can deadlock.
            client.execute("BEGIN IMMEDIATE")
        for write in writes:
            _log.debug("%s: %s", write.statement.sqlite, write.values)
            _execute(write, client)
        appended = append(client) if append else []
        if end:
            client.commit()
        return appended
    except BaseException:
        if end:
            client.rollback()
        raise


def _execute(write: PendingWrite, client: sqlite3.Connection) -> None:
    try:
        client.execute(write.statement.sqlite, write.values)
    except sqlite3.IntegrityError as error:
        if write.taken is not None:
            raise write.taken from error
        raise
