"""Tortoise's PostgreSQL client, with transactions that give their connection back when they could not begin.

Tortoise's own keeps the connection for ever when the task is cancelled, or the server goes away, while `BEGIN` is under
way: a few such moments empty the pool.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.asyncpg.executor import AsyncpgExecutor
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

from models.pool import Pool
from models.rows import RecordsExecutor


class ReturningContext(TransactionContextPooled):
    """Begins a transaction, or leaves everything as it was."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            pool.discard(self.client._connection)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client


class PostgresExecutor(RecordsExecutor, AsyncpgExecutor):
    """Runs Tortoise's queries on PostgreSQL."""


IDLE_SECONDS: Final = 10
"""A transaction that says nothing for so long belongs to a process that is frozen, and others wait for its locks.

PostgreSQL ends it. No transaction of ours waits for anything but the database.
"""


KEPT_STATEMENTS: Final = 300
"""How many statements a connection keeps prepared; the text of ours does not depend on values."""


class ReadingTransaction(TransactionWrapper):
    """A transaction that also reads rows past Tortoise."""

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Returns the rows of a statement that reads."""
        async with self._lock:
            rows: Sequence[Any] = await self._connection.fetch(statement, *values)
            return rows


class ReturningClient(AsyncpgDBClient):
    """The pool of connections to one PostgreSQL database."""

    executor_class = PostgresExecutor
    _pool: Pool | None

    async def create_pool(  # type: ignore[override]  # what Tortoise does with a pool, ours can do
        self, *, min_size: int, max_size: int, server_settings: dict[str, str], **options: Any
    ) -> Pool:
        """Opens the pool."""
        settings = {**server_settings, "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s"}
        kept = {"statement_cache_size": KEPT_STATEMENTS, "max_cached_statement_lifetime": 0}
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
        return ReturningContext(ReadingTransaction(self), self._pool_init_lock)


client_class = ReturningClient
"""The name by which Tortoise finds the client of an engine module."""
