"""Tortoise's SQLite client with `BEGIN IMMEDIATE`, `contained_by` for JSON lists, and `contains_text`."""

from collections.abc import Callable
from typing import Any

from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion, Term, ValueWrapper
from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.filters import json_contained_by

from storage.hydration import RecordsExecutor
from storage.search import contains_text
from storage.transactions import LazySqliteTransaction, LazyTransactionContext, SqliteReader


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


class ImmediateSqliteClient(SqliteReader, SqliteClient):
    """The connection to one SQLite file."""

    executor_class = JsonListExecutor

    async def _post_connect(self) -> None:
        await super()._post_connect()
        assert self._connection is not None
        await self._connection.create_function("contains_text", 2, contains_text, deterministic=True)

    def _in_transaction(self) -> TransactionContext:
        return LazyTransactionContext(LazySqliteTransaction(self))


client_class = ImmediateSqliteClient
"""The name by which Tortoise finds the client of an engine module."""
