"""Tortoise's SQLite client with `BEGIN IMMEDIATE`, readers, `contained_by` for JSON lists, and `contains_text`."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Final

import aiosqlite
from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion, Term, ValueWrapper
from tortoise.backends.base.client import ConnectionWrapper, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.exceptions import OperationalError
from tortoise.filters import json_contained_by

from storage.guarded_connection import GuardedConnection
from storage.hydration import RecordsExecutor
from storage.outages import raise_if_outage
from storage.readers import Guard, Readers
from storage.search import contains_text
from storage.transactions import LazySqliteTransaction, LazyTransactionContext
from storage.turns import ConnectionUsage


class EachElementIn(Criterion):
    """The condition that every element of one JSON list is an element of another."""

    def __init__(self, words: Term, among: Term) -> None:
        super().__init__()
        self._words = words
        self._among = among

    def get_sql(self, ctx: SqlContext) -> str:
        """Return the condition; its parameters are numbered in the order of the text."""
        words, among = self._words.get_sql(ctx), self._among.get_sql(ctx)
        return (
            f"NOT EXISTS (SELECT 1 FROM json_each({words}) "  # noqa: S608 - terms, with their values as parameters
            f"WHERE value NOT IN (SELECT value FROM json_each({among})))"
        )


class JsonListExecutor(RecordsExecutor, SqliteExecutor):
    """Adds the filter on JSON lists for which PostgreSQL has an operator."""

    FILTER_FUNC_OVERRIDE: dict[Callable[..., Any], Callable[..., Any]] = {
        **SqliteExecutor.FILTER_FUNC_OVERRIDE,
        json_contained_by: lambda field, value: EachElementIn(field, ValueWrapper(value)),
    }


class _StatementConnection(GuardedConnection):
    """The connection for one statement outside of a transaction."""

    async def ready(self) -> object:
        """See `GuardedConnection`."""
        await self.ensure_connection()
        return self.connection


class ImmediateSqliteClient(SqliteClient):
    """The connections to one SQLite file: one that writes, and the readers."""

    executor_class = JsonListExecutor

    def __init__(self, file_path: str, **kwargs: object) -> None:
        super().__init__(file_path, **kwargs)
        self._readers = Readers(self._connect_reader)

    @property
    def usage(self) -> ConnectionUsage:
        """The readers at this moment; the connection that writes is not among them."""
        return self._readers.usage

    async def create_connection(self, with_db: bool) -> None:
        """Open the connection that writes."""
        await super().create_connection(with_db)
        assert self._connection is not None
        self.guard = await _guarded(self._connection)

    async def close(self) -> None:
        """Close all connections."""
        await self._readers.close()
        await super().close()

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """Return the context manager that every statement that writes goes through."""
        return _StatementConnection(self._lock, self)

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Return the rows of a SELECT, run by a reader."""
        try:
            return await self._readers.fetch(statement, values)
        except sqlite3.OperationalError as error:
            raise_if_outage(error)
            raise OperationalError(error) from error

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        """Run a statement; a SELECT is run by a reader."""
        if not query.startswith(_SELECT):
            done: tuple[int, Sequence[Any]] = await super().execute_query(query, values)
            return done
        self.log.debug("%s: %s", query, values)
        rows = await self.read(query, values or ())
        return len(rows), rows

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """Run a statement and return its rows as dictionaries; a SELECT is run by a reader."""
        if not query.startswith(_SELECT):
            found: list[dict[str, Any]] = await super().execute_query_dict(query, values)
            return found
        self.log.debug("%s: %s", query, values)
        return [dict(row) for row in await self.read(query, values or ())]

    async def _connect_reader(self) -> Guard:
        await self.acquire_connection().ensure_connection()  # the one that writes comes first: it creates the file
        connection = await aiosqlite.connect(self.filename, isolation_level=None)
        connection._conn.row_factory = sqlite3.Row
        for pragma in ("query_only=ON", f"busy_timeout={self.pragmas['busy_timeout']}"):
            await connection.execute_fetchall(f"PRAGMA {pragma}")
        return await _guarded(connection)

    def _in_transaction(self) -> TransactionContext:
        return LazyTransactionContext(LazySqliteTransaction(self))


async def _guarded(connection: aiosqlite.Connection) -> Guard:
    """Return a new connection with what every connection has: its guard, and our functions."""
    await connection.create_function("contains_text", 2, contains_text, deterministic=True)
    guard = Guard(connection)
    await guard.begin()
    return guard


_SELECT: Final = "SELECT "

client_class = ImmediateSqliteClient
"""The name by which Tortoise finds the client of an engine module."""
