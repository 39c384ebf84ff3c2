"""The current database: connections, transactions, reads and writes, and listeners for committed events."""

import contextlib
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, TypeVar

import orjson
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext, _current_context
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.transactions import in_transaction

from storage.address import DatabaseAddress, Dialect
from storage.clock import CarriedClock, current_clock
from storage.combined_reads import ById
from storage.files import DatabaseFiles
from storage.outages import Outage, outage_of, raise_if_outage, translate_outages
from storage.unit_of_work import EventWriter, LogFollower, PendingWrite, Statement, UnitOfWork

Result = TypeVar("Result")

_CHECK_WRITING_SECONDS: Final = 10.0
_LONGEST_ROUND_TRIP_SECONDS: Final = 0.05
"""A clock that took longer to read is not exact enough."""

_statements = logging.getLogger("parley.statements")


_unit: ContextVar[UnitOfWork | None] = ContextVar("parley_unit", default=None)
_database: ContextVar["Database"] = ContextVar("parley_database")


class Writing:
    """Whether the database accepts changes, according to the most recent ones."""

    def __init__(self) -> None:
        self.outage: Outage | None = None
        self._shown_at = 0.0

    def is_due(self) -> bool:
        """Return whether it is time to find out; at most once a second, so that checks cost little."""
        age = time.monotonic() - self._shown_at
        if age < (_CHECK_WRITING_SECONDS if self.outage is None else 1.0):
            return False
        self._shown_at = time.monotonic()
        return True

    def succeeded(self) -> None:
        """Note that a change was committed."""
        self.outage, self._shown_at = None, time.monotonic()

    def failed(self, error: BaseException) -> None:
        """Note an error, if it means that the database accepts no changes."""
        outage = outage_of(error)
        if outage is not None and outage.prevents_writes:
            self.outage, self._shown_at = outage, time.monotonic()


class Database:
    """An open database. The lifespan owns it; `bind()` makes it current for the requests and tasks it serves."""

    def __init__(self, address: DatabaseAddress, context: TortoiseContext, events: EventWriter[Any]) -> None:
        self.address = address
        self.events = events
        self.follower: LogFollower | None = None
        """Publishes the events that this process appends to the log itself; None if it must leave that to others."""
        self.dialect = address.dialect
        self.writing = Writing()
        self.clock = CarriedClock() if address.dialect is Dialect.POSTGRES else None
        self.files = None if address.path is None else DatabaseFiles(address.path)
        self._context = context
        self._clients = context.connections._storage_var
        self._name = address.dialect.value
        self._listeners: list[Callable[[Sequence[Any]], None]] = []

    @property
    def client(self) -> BaseDBAsyncClient:
        """The connection of the running transaction, or the pool.

        This is what Tortoise returns for the current context, without the twelve calls in which it looks it up.
        """
        return self._clients.get().get(self._name) or Tortoise.get_connection(self._name)

    @classmethod
    async def open(cls, address: DatabaseAddress, *, models: Sequence[str], events: EventWriter[Any]) -> "Database":
        """Connect and return the database.

        Args:
            models: the modules whose tables are used. The tables must exist or be created by a migration.
            events: writes the events that transactions record.
        """
        context = TortoiseContext()
        with context:
            await Tortoise.init(config=tortoise_config(address, models))
        return cls(address, context, events)

    @contextlib.contextmanager
    def bind(self) -> Iterator[None]:
        """Make this database the current one in this task and the tasks it starts."""
        # Not `with self._context`: that object keeps one token, and many requests are bound concurrently.
        token, inner = _database.set(self), _current_context.set(self._context)
        clock = current_clock.set(self.clock)
        try:
            yield
        finally:
            _reset(current_clock, clock)
            _reset(_current_context, inner)
            _reset(_database, token)

    def make_current(self) -> None:
        """Make this database the current one until the end of this task, which belongs to one request."""
        _database.set(self)
        _current_context.set(self._context)
        current_clock.set(self.clock)

    async def close(self) -> None:
        """Close every connection."""
        await self._context.close_connections()

    def on_commit(self, listener: Callable[[Sequence[Any]], None]) -> None:
        """Call `listener` after each commit with the events that the transaction recorded, if it recorded any."""
        self._listeners.append(listener)

    def committed(self, recorded: Sequence[Any]) -> None:
        """Notify the listeners."""
        for listener in self._listeners:
            listener(recorded)


async def read_clock() -> None:
    """Set the clock of the current database to what its server says. SQLite uses this machine's.

    Raises:
        Unavailable: the database is unavailable.
    """
    clock = current_database().clock
    if clock is None:
        return
    asked = time.monotonic()
    [(seconds,)] = await read("SELECT extract(epoch FROM clock_timestamp())::float8", ())
    answered = time.monotonic()
    if answered - asked <= _LONGEST_ROUND_TRIP_SECONDS or not clock.is_set:
        clock.set(seconds, (asked + answered) / 2)


async def check_files() -> None:
    """Notice that a file of the SQLite database was deleted, and save what only this process still has.

    The write-ahead log is open here even if its name is gone: a checkpoint copies it into the database file.
    """
    files = current_database().files
    if files is not None and (files.check() or files.lost):
        await connection().execute_query("PRAGMA wal_checkpoint(PASSIVE)")


def _reset(variable: ContextVar[Any], token: Any) -> None:
    # A stream's generator may be closed in a different context from the one that bound it: nothing to undo then.
    with contextlib.suppress(ValueError):
        variable.reset(token)


def tortoise_config(address: DatabaseAddress, models: Sequence[str]) -> dict[str, Any]:
    """Return Tortoise's configuration, which the migrations use too."""
    engine = "storage.sqlite" if address.dialect is Dialect.SQLITE else "storage.postgres"
    # Tortoise caches prepared statements by connection name, and a process may open both dialects, as a test run does.
    name = address.dialect.value
    walled = {"row_security": True} if address.row_security and address.dialect is Dialect.POSTGRES else {}
    return {
        "connections": {name: {"engine": engine, "credentials": {**address.credentials, **walled}}},
        "apps": {"models": {"models": list(models), "default_connection": name}},
        "use_tz": True,
        "timezone": "UTC",
    }


def current_database() -> Database:
    """Return the database that is bound to this task."""
    return _database.get()


def connection() -> BaseDBAsyncClient:
    """Return the connection of the running transaction, or the pool."""
    return _database.get().client


def list_parameter(values: Sequence[str], dialect: Dialect) -> str:
    """Return ids or names, none of which contains a comma, as one parameter of a statement.

    PostgreSQL splits it with `string_to_array`, SQLite with `json_each`; this must happen in a subselect, or it is done
    for each row scanned. An array parameter would be slower: asyncpg's encoding of its elements costs more than reading
    the rows.
    """
    return ",".join(values) if dialect is Dialect.POSTGRES else orjson.dumps(list(values)).decode()


async def read(statement: str, values: Sequence[object]) -> Sequence[Any]:
    """Run a SELECT, in the running transaction if there is one, and return its rows.

    Raises:
        Unavailable: the database cannot be reached.
    """
    _statements.debug("%s: %s", statement, values)
    client: Any = connection()
    try:
        rows: Sequence[Any] = await client.read(statement, values)
        return rows
    except Exception as error:
        raise_if_outage(error)
        raise


async def read_by_id(statements: ById, organization_id: str, id: str) -> Any | None:
    """Return the organization's row with this id, or None.

    Args:
        id: a well-formed one.

    Raises:
        Unavailable: the database cannot be reached.
    """
    client: Any = connection()
    combined = getattr(client, "combined", None)
    if combined is None:  # SQLite, or a transaction
        rows = await read(statements.one, (organization_id, id))
        return rows[0] if rows else None
    if _statements.isEnabledFor(logging.DEBUG):
        _statements.debug("%s: %s", statements.one, (organization_id, id))
    try:
        return await combined.row(statements, organization_id, id)
    except Exception as error:
        raise_if_outage(error)
        raise


def transaction() -> contextlib.AbstractAsyncContextManager[None]:
    """Run a block in one transaction; the listeners receive the events recorded in it after the commit.

    The transaction begins with the first read. Writes wait for a read or the end; see `storage.transactions`. A nested
    transaction is part of the outer one.

    Raises:
        Unavailable: the database cannot be reached, or another process holds its lock.
    """
    return _Transaction()


def has_transaction() -> bool:
    """Return whether the current task is in a transaction."""
    return _unit.get() is not None


class NeedsTransaction(Exception):
    """A change cannot be made by one statement at its end, because it must write earlier."""


@contextlib.contextmanager
def collecting(unit: UnitOfWork) -> Iterator[None]:
    """Collect what a block writes and records in a unit of work; its reads are not in a transaction.

    Raises:
        NeedsTransaction: the block must write something at once.
    """
    token = _unit.set(unit)
    try:
        yield
    finally:
        _unit.reset(token)


@contextlib.contextmanager
def joined(client: Any) -> Iterator[None]:
    """Run a block in the transaction of another task, which waits for it and ends the transaction.

    Args:
        client: the transaction's `connection()`.
    """
    connections = get_connections()
    unit, former = _unit.set(client.unit), connections.set(client.connection_name, client)
    try:
        yield
    finally:
        connections.reset(former)
        _unit.reset(unit)


class _Transaction:
    __slots__ = ("_context", "_token", "_unit")

    async def __aenter__(self) -> None:
        self._context: Any = None
        if _unit.get() is None:
            self._context = connection()._in_transaction()
            client = await self._context.__aenter__()
            self._unit: UnitOfWork = client.unit
            self._token = _unit.set(self._unit)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._context is None:
            return
        _unit.reset(self._token)
        database = current_database()
        try:
            await self._context.__aexit__(kind, error, trace)
        except Exception as failed:
            database.writing.failed(failed)
            raise_if_outage(failed)
            raise
        if error is not None:
            database.writing.failed(error)
            raise_if_outage(error)
        elif self._unit.recorded:
            database.writing.succeeded()
            database.committed(self._unit.recorded)


async def write(pending: PendingWrite, *, immediately: bool = False) -> None:
    """Write a row. In a transaction, this happens when it reads or ends, unless `immediately` is given.

    Raises:
        IntegrityError: with `immediately`, a unique key is violated.
    """
    unit = _unit.get()
    if immediately and unit is not None and unit.version is not None:
        raise NeedsTransaction
    if unit is None or immediately:
        await connection().execute_query(_sql(pending.statement), pending.values)
    elif not unit.add(pending):
        await flush()
        unit.add(pending)


async def flush() -> None:
    """Write what is pending in the running transaction."""
    if unit_of_work().version is not None:
        raise NeedsTransaction
    client: Any = connection()
    await client.flush()


def _sql(statement: Statement) -> str:
    return statement.postgres(1) if current_database().dialect is Dialect.POSTGRES else statement.sqlite


async def run_on_connection_thread(work: Callable[[sqlite3.Connection], Result]) -> Result:
    """On SQLite, run several statements of the running transaction in one call and return the result of `work`.

    The connection has a thread of its own, and a round trip to it takes longer than most statements.
    """
    client: Any = connection()
    async with client.acquire_connection() as acquired:
        try:
            result: Result = await acquired._execute(work, acquired._conn)
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error
    return result


@contextlib.asynccontextmanager
async def snapshot() -> AsyncIterator[None]:
    """Run a block of reads that all see the database at the same instant."""
    with translate_outages():
        async with in_transaction(current_database().dialect.value) as client:
            if current_database().dialect is Dialect.POSTGRES:
                await client.execute_script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


async def advisory_lock(name: str) -> None:
    """Block every other transaction that requests the same name until this one ends.

    For rules about rows that do not exist yet, such as a maximum count, where there is no row to lock. SQLite has one
    writer, so nothing is needed there.
    """
    if current_database().dialect is Dialect.POSTGRES:
        await connection().execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])


def unit_of_work() -> UnitOfWork:
    """Return the running transaction's unit of work.

    Raises:
        RuntimeError: there is no transaction. A change and its event are committed together or not at all.
    """
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("an event is recorded in the transaction that makes the change")
    return unit
