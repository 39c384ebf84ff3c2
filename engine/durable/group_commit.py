"""Group commit: changes of several runs in one transaction on SQLite, which has one writer.

While a transaction is in progress, the changes of other runs queue up, and the next transaction writes them all, so
that many runs share one disk sync. On PostgreSQL, transactions run concurrently, and the server groups their commits.
"""

import asyncio
from typing import Final

from models.executions import WorkflowExecution
from storage.address import Dialect
from storage.database import current_database, transaction
from storage.turns import create_own_task

_MAX_RUNS: Final = 50


class GroupCommit:
    """Writes the changes that drivers have made to their runs."""

    def __init__(self) -> None:
        self._pending: list[tuple[WorkflowExecution, str, asyncio.Future[bool]]] = []
        self._task: asyncio.Task[None] | None = None

    async def write(self, run: WorkflowExecution, driver: str) -> bool:
        """Write the changes of a run in a transaction. Return False if it has another driver or has ended."""
        if current_database().dialect is Dialect.POSTGRES:
            async with transaction():
                return await run.write(driver=driver)
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._pending.append((run, driver, future))
        if self._task is None or self._task.done():
            self._task = create_own_task(self._write_all())
        return await future

    async def _write_all(self) -> None:
        while self._pending:
            batch, self._pending = self._pending[:_MAX_RUNS], self._pending[_MAX_RUNS:]
            try:
                async with transaction():
                    written = await WorkflowExecution.write_many([(run, driver) for run, driver, _ in batch])
            except Exception as error:  # raised where each run awaits its commit
                for _, _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_, _, future), done in zip(batch, written, strict=True):
                if not future.done():
                    future.set_result(done)
