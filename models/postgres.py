"""Tortoise's PostgreSQL client, with transactions that give their connection back when they could not begin.

Tortoise's own keeps the connection for ever when the task is cancelled, or the server goes away, while `BEGIN` is under
way: a few such moments empty the pool.
"""

from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.asyncpg.executor import AsyncpgExecutor
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

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
            await pool.release(self.client._connection)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client


class PlainConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg is not typed
    """A connection that is not reset when it goes back to the pool.

    The reset is a round trip after each statement, and there is nothing to reset: no statement of ours changes a
    session's settings, listens, or takes a lock beyond its transaction.
    """

    def get_reset_query(self) -> str:
        """Returns nothing to run."""
        return ""


class PostgresExecutor(RecordsExecutor, AsyncpgExecutor):
    """Runs Tortoise's queries on PostgreSQL."""


IDLE_SECONDS: Final = 10
"""A transaction that says nothing for so long belongs to a process that is frozen, and others wait for its locks.

PostgreSQL ends it. No transaction of ours waits for anything but the database.
"""


class ReturningClient(AsyncpgDBClient):
    """The pool of connections to one PostgreSQL database."""

    executor_class = PostgresExecutor

    connection_class = PlainConnection

    async def create_pool(self, **kwargs: Any) -> asyncpg.Pool:
        """Opens the pool."""
        limits = {"idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s"}
        return await super().create_pool(**{**kwargs, "server_settings": {**kwargs["server_settings"], **limits}})

    def _in_transaction(self) -> TransactionContext:
        return ReturningContext(TransactionWrapper(self), self._pool_init_lock)


client_class = ReturningClient
"""The name by which Tortoise finds the client of an engine module."""
