"""Tortoise's SQLite client with two additions: `BEGIN IMMEDIATE`, and `contains` and `contained_by` for JSON lists.

With the plain `BEGIN` two processes that read and then write lock each other out: half of such transactions fail with
"database is locked", and no busy timeout helps, because the reader's snapshot is already old.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion, Term, ValueWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError
from tortoise.filters import json_contained_by, json_contains

from models.rows import RecordsExecutor


class Reading:
    """Reads rows, inside a transaction and outside of one."""

    async def read(self: Any, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Returns the rows of a statement that reads."""
        async with self.acquire_connection() as connection:
            try:
                rows: Sequence[Any] = await connection.execute_fetchall(statement, values)
                return rows
            except sqlite3.OperationalError as error:
                raise OperationalError(error) from error


class ImmediateTransaction(Reading, SqliteTransactionWrapper):
    """A transaction that holds the write lock from its first statement."""

    async def begin(self) -> None:
        """Begins, waiting for the lock as long as `busy_timeout` says."""
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error


class ImmediateContext(SqliteTransactionContext):
    """Gives the connection back when the transaction could not begin; Tortoise's own keeps it for ever."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return self.connection  # type: ignore[no-any-return]


class EachAmong(Criterion):
    """Every element of one JSON list is an element of another."""

    def __init__(self, words: Term, among: Term) -> None:
        super().__init__()
        self._words = words
        self._among = among

    def get_sql(self, ctx: SqlContext) -> str:
        """Returns the condition; the parameters are numbered in the order of the text."""
        words, among = self._words.get_sql(ctx), self._among.get_sql(ctx)
        return (
            f"NOT EXISTS (SELECT 1 FROM json_each({words}) "  # noqa: S608 - terms, with their values as parameters
            f"WHERE value NOT IN (SELECT value FROM json_each({among})))"
        )


class JsonListExecutor(RecordsExecutor, SqliteExecutor):
    """Knows the two filters on JSON lists that PostgreSQL has operators for."""

    FILTER_FUNC_OVERRIDE: dict[Callable[..., Any], Callable[..., Any]] = {
        **SqliteExecutor.FILTER_FUNC_OVERRIDE,
        json_contains: lambda field, value: EachAmong(ValueWrapper(value), field),
        json_contained_by: lambda field, value: EachAmong(field, ValueWrapper(value)),
    }


class ImmediateClient(Reading, SqliteClient):
    """The connection to one SQLite file."""

    executor_class = JsonListExecutor

    def _in_transaction(self) -> TransactionContext:
        return ImmediateContext(ImmediateTransaction(self), self._lock)


client_class = ImmediateClient
"""The name by which Tortoise finds the client of an engine module."""
