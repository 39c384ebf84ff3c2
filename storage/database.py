"""The connection to the database: which one, its transactions, and who is told when events were committed."""

import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Final, TypeVar

import asyncpg
import orjson
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext, _current_context
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError
from tortoise.transactions import in_transaction

from errors import Unavailable
from storage.address import DatabaseAddress, Dialect
from storage.unit_of_work import EventWriter, PendingWrite, UnitOfWork

Result = TypeVar("Result")

CONNECTION_ERRORS: Final = (
    *(OSError, TimeoutError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError),
    # PostgreSQL is going down or coming up.
    *(asyncpg.AdminShutdownError, asyncpg.CrashShutdownError, asyncpg.CannotConnectNowError),
    # What the driver says between the server's last word on a connection and its end.
    asyncpg.InternalClientError,
)
"""What drivers raise when a database cannot be reached."""

_statements = logging.getLogger("parley.statements")


_unit: ContextVar[UnitOfWork | None] = ContextVar("parley_unit", default=None)
_database: ContextVar["Database"] = ContextVar("parley_database")


class Database:
    """An open database. The lifespan owns it; `bind()` makes it current for the requests and tasks it serves."""

    def __init__(self, address: DatabaseAddress, context: TortoiseContext, events: EventWriter[Any]) -> None:
        self.address = address
        self.events = events
        self.dialect = address.dialect
        self._context = context
        self._listeners: list[Callable[[Sequence[Any]], None]] = []

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
        """Makes this database the current one in this task and the tasks that it starts."""
        # Not `with self._context`: that object keeps one token, and many requests are bound at the same time.
        token, inner = _database.set(self), _current_context.set(self._context)
        try:
            yield
        finally:
            _reset(_current_context, inner)
            _reset(_database, token)

    def make_current(self) -> None:
        """Makes this database the current one from here to the end of this task, which is a request's own."""
        _database.set(self)
        _current_context.set(self._context)

    async def close(self) -> None:
        """Closes every connection."""
        await self._context.close_connections()

    def on_commit(self, listener: Callable[[Sequence[Any]], None]) -> None:
        """Has `listener` called, with the events a transaction recorded, right after each commit that recorded any."""
        self._listeners.append(listener)

    def committed(self, recorded: Sequence[Any]) -> None:
        """Tells the listeners."""
        for listener in self._listeners:
            listener(recorded)


def _reset(variable: ContextVar[Any], token: Any) -> None:
    # A stream's generator may be closed in another context than the one that bound it; then there is nothing to undo.
    with contextlib.suppress(ValueError):
        variable.reset(token)


def tortoise_config(address: DatabaseAddress, models: Sequence[str]) -> dict[str, Any]:
    """Return Tortoise's configuration, which the migrations use too."""
    engine = "storage.sqlite" if address.dialect is Dialect.SQLITE else "storage.postgres"
    # Tortoise keeps prepared statements by the connection's name; a process that opens both dialects, as a test run
    # does, must not mix them up.
    name = address.dialect.value
    return {
        "connections": {name: {"engine": engine, "credentials": dict(address.credentials)}},
        "apps": {"models": {"models": list(models), "default_connection": name}},
        "use_tz": True,
        "timezone": "UTC",
    }


def current_database() -> Database:
    """Returns the database that is bound to this task."""
    return _database.get()


def connection() -> BaseDBAsyncClient:
    """Returns the connection of the running transaction, or the pool."""
    return Tortoise.get_connection(current_database().dialect.value)


def list_parameter(values: Sequence[str], dialect: Dialect) -> str:
    """Returns ids or names, none of which holds a comma, as one value of a statement.

    PostgreSQL takes it apart with `string_to_array`, SQLite with `json_each`: in a SELECT of its own, lest it does so
    for each row that it looks at. asyncpg looks at each element of an array so closely that it costs more than to read
    the row.
    """
    return ",".join(values) if dialect is Dialect.POSTGRES else orjson.dumps(list(values)).decode()


async def read(statement: str, values: Sequence[object]) -> Sequence[Any]:
    """Runs a statement that reads, in the running transaction if there is one, and returns its rows.

    Raises:
        Unavailable: the database cannot be reached.
    """
    _statements.debug("%s: %s", statement, values)
    client: Any = connection()
    try:
        rows: Sequence[Any] = await client.read(statement, values)
        return rows
    except CONNECTION_ERRORS as error:
        raise _unavailable() from error


def transaction() -> contextlib.AbstractAsyncContextManager[None]:
    """Runs a block in one transaction; events recorded in it are announced after the commit.

    It begins with the first statement that reads. What is written waits for that, or for the end: see
    `storage.transactions`. A transaction inside another one is part of it.

    Raises:
        Unavailable: the database cannot be reached or is locked by somebody else.
    """
    return _Transaction()


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
        try:
            await self._context.__aexit__(kind, error, trace)
        except CONNECTION_ERRORS as away:
            raise _unavailable() from away
        if isinstance(error, CONNECTION_ERRORS):
            raise _unavailable() from error
        if error is None and self._unit.recorded:
            current_database().committed(self._unit.recorded)


async def write(pending: PendingWrite, *, immediately: bool = False) -> None:
    """Writes a row: in a transaction, at the latest when it ends; without one, or with `immediately`, now.

    Raises:
        IntegrityError: with `immediately`, there is such a row already.
    """
    unit = _unit.get()
    if unit is None or immediately:
        await connection().execute_query(pending.statement.text(_first_mark()), pending.values)
    elif not unit.add(pending):
        client: Any = connection()
        async with client.acquire_connection():
            pass  # which writes what waits
        unit.add(pending)


def _first_mark() -> int | None:
    return 1 if current_database().dialect is Dialect.POSTGRES else None


async def run_on_connection_thread(work: Callable[[sqlite3.Connection], Result]) -> Result:
    """SQLite: runs several statements of the running transaction in one go, and returns what `work` returns.

    The connection lives in a thread, and each way there and back takes longer than most statements.
    """
    client: Any = connection()
    async with client.acquire_connection() as held:
        try:
            result: Result = await held._execute(work, held._conn)
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error
    return result


@contextlib.asynccontextmanager
async def snapshot() -> AsyncIterator[None]:
    """Runs a block of reads that all see the database at one instant."""
    with translate_connection_errors():
        async with in_transaction(current_database().dialect.value) as client:
            if current_database().dialect is Dialect.POSTGRES:
                await client.execute_script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


async def advisory_lock(name: str) -> None:
    """Holds back every other transaction that asks for the same name until this one has ended.

    For a rule about rows that are not there yet, such as a largest number, where there is nothing to lock. On SQLite a
    transaction is alone anyway.
    """
    if current_database().dialect is Dialect.POSTGRES:
        await connection().execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])


def unit_of_work() -> UnitOfWork:
    """Returns what the running transaction has yet to write.

    Raises:
        RuntimeError: there is no transaction; a change and its event are one or nothing.
    """
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("an event is recorded in the transaction that makes the change")
    return unit


@contextlib.contextmanager
def translate_connection_errors() -> Iterator[None]:
    """Turns the driver's errors for a database that is away into `Unavailable`."""
    try:
        yield
    except CONNECTION_ERRORS as error:
        raise _unavailable() from error


def is_unavailable(error: BaseException) -> bool:
    """Return whether an error means that the database is unavailable or locked, so that a retry may succeed."""
    if isinstance(error, (Unavailable, DBConnectionError, *CONNECTION_ERRORS)):
        return not isinstance(error, ValueError)  # asyncpg raises an InterfaceError for a bad argument, too
    # Not its subclasses, which are about rows. SQLite raises it when another process holds the lock.
    return type(error) is OperationalError


def _unavailable() -> Unavailable:
    return Unavailable("The database cannot be reached; try again.", retry_after_seconds=1)
