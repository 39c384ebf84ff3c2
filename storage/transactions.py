"""Transactions that begin when they have to, and write what has gathered in one go.

What a transaction writes waits (`storage.unit_of_work.Unit`) until something is read, or the transaction ends. One
that did nothing but write needs no `BEGIN` and no `COMMIT` on PostgreSQL: its rows and their events are one statement,
which is all or nothing by itself. On SQLite it is one visit to the thread the connection lives in.
"""

import functools
import logging
import sqlite3
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import TransactionWrapper
from tortoise.backends.base.client import ConnectionWrapper, TransactionContext
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.backends.sqlite.client import SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from storage.database import current_database
from storage.unit_of_work import EventWriter, PendingWrite, Statement, UnitOfWork

_log = logging.getLogger("parley.statements")

_MAX_BATCH: Final = 8
"""So many rows, and so many events, are one statement: more would hardly be faster, and make ever new statements."""


class LazyTransactionContext(TransactionContext):
    """Makes a transaction the current one; ends it, and gives its connection back, whatever happens."""

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


class _LazyConnection(ConnectionWrapper[Any]):
    """The connection of a transaction that has begun, and has written what waited."""

    async def __aenter__(self) -> Any:
        await self._lock.acquire()
        try:
            client: Any = self.client
            return await client.begin_and_flush()
        except BaseException:
            self._lock.release()
            raise


# ---------------------------------------------------------------- PostgreSQL


class LazyTransaction(TransactionWrapper):
    """A transaction on PostgreSQL."""

    _parent: Any
    _connection: Any

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._connection = None
        self.unit = UnitOfWork()

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """Returns what waits for the connection; every statement goes this way."""
        return _LazyConnection(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        raise RuntimeError("a transaction inside another one is part of it")

    @translate_exceptions
    async def begin_and_flush(self) -> Any:
        """Begins, unless that was done, and writes what waited."""
        if self._connection is None:
            await self.begin()
        for text, values in _statements(self.unit):
            await self._connection.execute(text, *values)
        return self._connection

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Returns the rows of a statement that reads."""
        async with self.acquire_connection() as connection:
            rows: Sequence[Any] = await connection.fetch(statement, *values)
            return rows

    async def begin(self) -> None:
        """Takes a connection of the pool and begins, or leaves everything as it was."""
        pool = await _pool(self._parent)
        connection = await pool.acquire()
        try:
            await connection.execute("BEGIN")
        except BaseException:
            pool.discard(connection)
            raise
        self._connection = connection

    @translate_exceptions
    async def commit(self) -> None:
        """Writes what waited and ends the transaction."""
        if self._connection is None and len(self.unit.writes) <= _MAX_BATCH >= len(self.unit.events):
            await self._write_alone()
            return
        try:
            connection = await self.begin_and_flush()
            await connection.execute("COMMIT")
        except asyncpg.PostgresError:
            await self.rollback()
            raise

    async def _write_alone(self) -> None:
        for text, values in _statements(self.unit):  # one, or none
            await (await _pool(self._parent)).fetch(text, values)

    async def rollback(self) -> None:
        """Leaves everything as it was."""
        if self._connection is not None and not self._connection.is_closed():
            await self._connection.execute("ROLLBACK")

    async def release(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            await self._parent._pool.release(self._connection)


async def _pool(client: Any) -> Any:
    if client._pool is None:
        async with client.acquire_connection():
            pass  # which opens it
    return client._pool


def _statements(unit: UnitOfWork) -> list[tuple[str, list[Any]]]:
    """Returns the statements that write what waited, and forgets it."""
    if not unit.pending:
        return []
    writes, events, _ = unit.drain()
    unit.recorded.extend(events)
    writer, statements = current_database().events, []
    while writes or events:
        text, values = _statement(writes[:_MAX_BATCH], events[:_MAX_BATCH], writer)
        _log.debug("%s: %s", text, values)
        statements.append((text, values))
        writes, events = writes[_MAX_BATCH:], events[_MAX_BATCH:]
    return statements


def _statement(
    writes: Sequence[PendingWrite], events: Sequence[Any], writer: EventWriter[Any]
) -> tuple[str, list[Any]]:
    text = _text(tuple(write.statement for write in writes), len(events), writer.table, writer.columns)
    values = [value for write in writes for value in write.values]
    for event in events:
        values += writer.values(event)
    return text, values


@functools.lru_cache(maxsize=2000)
def _text(shapes: tuple[Statement, ...], events: int, table: str, columns: tuple[str, ...]) -> str:
    """Returns one statement for rows of different keys and for events. Events are in order: they are one insert."""
    parts, first = [], 1
    for shape in shapes:
        parts.append(shape.text(first))
        first += len(shape.names)
    if events:
        wide = len(columns)
        marks = [", ".join(f"${first + each * wide + place}" for place in range(wide)) for each in range(events)]
        rows = ", ".join(f"({each})" for each in marks)
        parts.append(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {rows} ON CONFLICT (id) DO NOTHING")  # noqa: S608 - our own names
    *before, last = parts
    # PostgreSQL carries out the first of these last.
    before = [f"w{number} AS ({part})" for number, part in reversed(list(enumerate(before)))]
    return f"WITH {', '.join(before)} {last}" if before else last


# ---------------------------------------------------------------- SQLite


class SqliteReader:
    """Reads rows past Tortoise, inside a transaction and outside of one."""

    async def read(self: Any, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Returns the rows of a statement that reads."""
        async with self.acquire_connection() as connection:
            try:
                rows: Sequence[Any] = await connection.execute_fetchall(statement, values)
                return rows
            except sqlite3.OperationalError as error:
                raise OperationalError(error) from error


class LazySqliteTransaction(SqliteReader, SqliteTransactionWrapper):
    """A transaction on SQLite, which holds the write lock from its first statement."""

    _parent: Any
    _connection: Any

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self.unit = UnitOfWork()
        self._begun = False
        self._failed: BaseException | None = None

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """Returns what waits for the connection; every statement goes this way."""
        return _LazyConnection(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        raise RuntimeError("a transaction inside another one is part of it")

    async def begin_and_flush(self) -> Any:
        """Begins, unless that was done, and writes what waited."""
        if not self._begun or self.unit.pending:
            await self._flush(end=False)
        return self._connection

    async def commit(self) -> None:
        """Writes what waited and ends the transaction."""
        if self._failed is not None:
            await self.rollback()
            raise self._failed
        if self._begun or self.unit.pending:
            await self._flush(end=True)

    async def rollback(self) -> None:
        """Leaves everything as it was."""
        if self._begun:
            await self._connection.rollback()

    async def release(self) -> None:
        """Lets the next one have the connection."""
        if self._begun:
            self._parent._lock.release()

    async def _flush(self, *, end: bool) -> None:
        begin = not self._begun
        if begin:
            await self._parent._lock.acquire()
            # Also when this is cancelled now: the thread does it all the same, and then rolls back.
            self._begun = True
            self._connection = await _connected(self._parent)
        writes, events, derived = self.unit.drain()
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
    """Does all of it on the connection's own thread, and returns the events with their places."""
    try:
        if begin:
            # With a plain BEGIN two processes that read and then write lock each other out.
            client.execute("BEGIN IMMEDIATE")
        for write in writes:
            _log.debug("%s: %s", write.statement.text(None), write.values)
            client.execute(write.statement.text(None), write.values)
        appended = append(client) if append else []
        if end:
            client.commit()
        return appended
    except BaseException:
        if end:
            client.rollback()
        raise
