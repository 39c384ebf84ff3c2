"""Tortoise's PostgreSQL client: connections handed out as they are, transactions that begin when they have to."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.asyncpg.executor import AsyncpgExecutor
from tortoise.backends.base.client import TransactionContext

from storage.hydration import RecordsExecutor
from storage.pool import Pool
from storage.transactions import LazyTransaction, LazyTransactionContext


class PostgresExecutor(RecordsExecutor, AsyncpgExecutor):
    """Runs Tortoise's queries on PostgreSQL."""


IDLE_SECONDS: Final = 10
"""A transaction that says nothing for so long belongs to a process that is frozen, and others wait for its locks.

PostgreSQL ends it. No transaction of ours waits for anything but the database.
"""


STATEMENT_CACHE_SIZE: Final = 300
"""How many statements a connection keeps prepared; the text of ours does not depend on values."""


class PooledPostgresClient(AsyncpgDBClient):
    """The pool of connections to one PostgreSQL database."""

    executor_class = PostgresExecutor
    _pool: Pool | None

    async def create_pool(  # type: ignore[override]  # what Tortoise does with a pool, ours can do
        self, *, min_size: int, max_size: int, server_settings: dict[str, str], **options: Any
    ) -> Pool:
        """Opens the pool."""
        settings = {**server_settings, "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s"}
        kept = {"statement_cache_size": STATEMENT_CACHE_SIZE, "max_cached_statement_lifetime": 0}
        connect = partial(asyncpg.connect, server_settings=settings, **{**kept, **options})
        pool = Pool(connect, max_size)
        await pool.open(min_size)
        return pool

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Returns the rows of a statement that reads, on a connection of its own."""
        if self._pool is None:
            async with self.acquire_connection():
                pass  # which opens the pool
        assert self._pool is not None
        return await self._pool.fetch(statement, values)

    def _in_transaction(self) -> TransactionContext:
        return LazyTransactionContext(LazyTransaction(self))


client_class = PooledPostgresClient
"""The name by which Tortoise finds the client of an engine module."""
