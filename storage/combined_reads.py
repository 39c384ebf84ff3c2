"""Reads by id that several requests make at once become one statement.

A gateway with many small requests reads one row for most of them, and a statement costs it and PostgreSQL more than the
row does. While one such read is under way, those of the same rows' table, columns and organization that begin in one
iteration of the event loop are read together; a read that is alone is sent at once, as it is.

A statement reads for one organization only, and each request gets the row that it asked for. Each sees what was
committed when it asked, as with a statement of its own: the common one is sent later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

from storage.turns import reading_for

Read = Callable[[str, Sequence[object]], Awaitable[Sequence[Any]]]
Shape = tuple[str, str, str]
"""The organization of the task's turns, that of the rows, and the statement."""


class ById(NamedTuple):
    """The statements that read a table's rows by id; their parameters are the organization, and the id or ids.

    Args:
        one: reads one row.
        many: reads the same columns, `id` among them, of the rows whose ids a text lists, with commas.
    """

    one: str
    many: str


class _Batch:
    """Reads that are collected, or are being read together."""

    __slots__ = ("task", "waiting")

    def __init__(self) -> None:
        self.waiting: dict[str, list[asyncio.Future[Any]]] = {}
        self.task: asyncio.Task[None] | None = None

    def is_awaited(self) -> bool:
        """Return whether a request waits for it: clients may have left."""
        return any(not future.done() for futures in self.waiting.values() for future in futures)


class CombinedReads:
    """Combines reads by id of one database.

    Args:
        read: runs a statement outside of a transaction and returns its rows.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._under_way: dict[Shape, int] = {}
        self._collecting: dict[Shape, _Batch] = {}

    async def row(self, statements: ById, organization_id: str, id: str) -> Any | None:
        """Return the row with this id, or None.

        Args:
            id: a well-formed one.
        """
        shape = (reading_for.get(), organization_id, statements.one)
        if shape in self._under_way:
            return await self._together(shape, statements, id)
        self._under_way[shape] = 1
        try:
            rows = await self._read(statements.one, (organization_id, id))
        finally:
            self._end(shape)
        return rows[0] if rows else None

    async def _together(self, shape: Shape, statements: ById, id: str) -> Any | None:
        loop = asyncio.get_running_loop()
        batch = self._collecting.get(shape)
        if batch is None:
            batch = self._collecting[shape] = _Batch()
            loop.call_soon(self._send, shape, statements, batch)
        future: asyncio.Future[Any] = loop.create_future()
        batch.waiting.setdefault(id, []).append(future)
        try:
            return await future
        except asyncio.CancelledError:
            if batch.task is not None and not batch.is_awaited():
                batch.task.cancel()
            raise

    def _send(self, shape: Shape, statements: ById, batch: _Batch) -> None:
        del self._collecting[shape]
        if batch.is_awaited():
            self._under_way[shape] = self._under_way.get(shape, 0) + 1
            batch.task = asyncio.get_running_loop().create_task(self._run(shape, statements, batch))

    async def _run(self, shape: Shape, statements: ById, batch: _Batch) -> None:
        ids = [*batch.waiting]
        try:
            if len(ids) == 1:
                rows = await self._read(statements.one, (shape[1], ids[0]))
            else:
                rows = await self._read(statements.many, (shape[1], ",".join(ids)))
        except Exception as error:  # raised where each row is awaited
            _fail(batch, error)
            return
        finally:
            self._end(shape)
        found = {row["id"]: row for row in rows}
        for id, futures in batch.waiting.items():
            row = found.get(id)
            for future in futures:
                if not future.done():
                    future.set_result(row)

    def _end(self, shape: Shape) -> None:
        self._under_way[shape] -= 1
        if not self._under_way[shape]:
            del self._under_way[shape]


def _fail(batch: _Batch, error: Exception) -> None:
    waiting, batch.waiting = (
        batch.waiting,
        {},
    )  # the error's traceback refers to the batch, and the futures to the error
    for futures in waiting.values():
        for future in futures:
            if not future.done():
                future.set_exception(error)
