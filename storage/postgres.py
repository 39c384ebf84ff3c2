"""Tortoise's PostgreSQL client with a pool of plain connections and transactions that begin on first use."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, Final

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.asyncpg.executor import AsyncpgExecutor
from tortoise.backends.base.client import TransactionContext

from storage.combined_reads import CombinedReads
from storage.commit_groups import COMMIT_SECONDS, CommitGroups
from storage.connecting import connect_to
from storage.hydration import RecordsExecutor
from storage.outages import translate_outages
from storage.pool import Pool
from storage.row_security import WalledConnection, hand_over
from storage.transactions import LazyTransaction, LazyTransactionContext
from storage.turns import ConnectionUsage


class PostgresExecutor(RecordsExecutor, AsyncpgExecutor):
    """Runs Tortoise's queries on PostgreSQL."""


IDLE_SECONDS: Final = 10
"""PostgreSQL ends a transaction that sends nothing for this long: its process is frozen, others wait for its locks.

No transaction of Parley waits for anything but the database.
"""

LIMIT_IDLE_TRANSACTIONS: Final = f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'"
"""The statement that each new connection begins with. Poolers reject such settings among the startup parameters."""

STATEMENT_CACHE_SIZE: Final = 300
"""Prepared statements per connection. The text of our statements does not depend on values."""


class PooledPostgresClient(AsyncpgDBClient):
    """The pool of connections to one PostgreSQL database."""

    executor_class = PostgresExecutor
    _pool: Pool | None
    commit_groups: CommitGroups
    """Commits transactions that only insert. There is one as soon as there is a pool."""

    @cached_property
    def combined(self) -> CombinedReads:
        """The reads by id that are combined."""
        return CombinedReads(self.read)

    async def create_pool(  # type: ignore[override]  # `Pool` has what Tortoise uses of asyncpg's
        self,
        *,
        min_size: int,
        max_size: int,
        server_settings: dict[str, str],
        row_security: bool = False,
        **options: Any,
    ) -> Pool:
        """Open the pool."""
        options = {
            "statement_cache_size": STATEMENT_CACHE_SIZE,
            "max_cached_statement_lifetime": 0,
            **options,
            **({"connection_class": WalledConnection} if row_security else {}),
        }
        connecting = partial(_connect, server_settings=server_settings, **options)
        pool = Pool(connecting, max_size, hand_over=hand_over if row_security else None)
        await pool.open(min_size)
        self.commit_groups = CommitGroups(partial(pool.fetch, timeout=COMMIT_SECONDS), max_size, apart=row_security)
        return pool

    async def opened_pool(self) -> Pool:
        """Return the pool, which is opened on first use."""
        if self._pool is None:
            await self.acquire_connection().ensure_connection()  # of many concurrent callers, one opens it
        assert self._pool is not None
        return self._pool

    @property
    def usage(self) -> ConnectionUsage | None:
        """The connections at this moment; None before the first one."""
        return None if self._pool is None else self._pool.usage

    async def read(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        """Return the rows of a SELECT, run on a connection of its own."""
        pool = self._pool or await self.opened_pool()
        return await pool.read(statement, values)

    def _in_transaction(self) -> TransactionContext:
        return LazyTransactionContext(LazyTransaction(self))

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        with translate_outages():
            return await super()._translate_exceptions(func, *args, **kwargs)


async def _connect(**options: Any) -> asyncpg.Connection:
    connection = await connect_to(**options)
    try:
        await connection.execute(LIMIT_IDLE_TRANSACTIONS)
    except BaseException:
        connection.terminate()
        raise
    return connection


client_class = PooledPostgresClient
"""The name by which Tortoise finds the client of an engine module."""
