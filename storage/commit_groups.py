"""Group commit on PostgreSQL: transactions that only insert are committed together with others like them.

A lone transaction is sent at once. Those that end while others are under way wait for them, and then share one
statement, and so one round trip, one commit and one disk sync. What a transaction promises stays the same: it has
returned when its rows and events are committed, and if it fails, it fails alone.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from errors import Unavailable
from storage.combining import Shape, combined, shape_of, width_of
from storage.outages import Outage, outage_of
from storage.turns import ITSELF, create_own_task, read_on_behalf_of, reading_for
from storage.unit_of_work import Changes, EventWriter

_log = logging.getLogger("parley.statements")

AT_ONCE: Final = 2
"""The statements under way before transactions wait."""
LATE_SECONDS: Final = 0.05
"""The time after which those that wait are sent nevertheless: a statement may be waiting for a lock."""
COMMIT_SECONDS: Final = 30.0
"""The time after which a statement is cancelled. Its transactions may have been committed."""
MOST_TOGETHER: Final = 8
MOST_PARAMETERS: Final = 1_200
"""A larger statement costs more to prepare, on each connection, than it saves."""

Execute = Callable[[str, list[Any]], Awaitable[object]]


@dataclass(slots=True)
class _Waiting:
    changes: Changes
    done: asyncio.Future[None]


class CommitGroups:
    """Commits transactions that only insert.

    Args:
        execute: runs one statement outside of a transaction.
        most: the maximum number of statements under way, if they take long.
        apart: whether the transactions of each organization are committed by statements of their own, on its behalf,
            as row-level security requires.
    """

    def __init__(self, execute: Execute, most: int, *, apart: bool) -> None:
        self._execute = execute
        self._most = most
        self._apart = apart
        self._waiting: dict[tuple[str, Shape], deque[_Waiting]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None

    async def commit(self, changes: Changes, writer: EventWriter[Any]) -> None:
        """Commit a transaction's changes, and return when they are committed.

        Raises:
            Exception: what the driver raises for these changes; nothing is written.
            Unavailable: the database failed; what a group wrote may have been committed, as ever when it does.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        kind = (reading_for.get() if self._apart else ITSELF, shape_of(changes))
        self._waiting.setdefault(kind, deque()).append(_Waiting(changes, done))
        if len(self._running) < AT_ONCE:
            self._start(writer)
        elif self._timer is None:
            self._timer = loop.call_later(LATE_SECONDS, self._hurry, writer)
        await done

    def _start(self, writer: EventWriter[Any]) -> None:
        task = create_own_task(self._run(writer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def _hurry(self, writer: EventWriter[Any]) -> None:
        self._timer = None
        if self._waiting and len(self._running) < self._most:
            self._start(writer)

    async def _run(self, writer: EventWriter[Any]) -> None:
        while group := self._next(writer):
            try:
                await self._commit(group, writer)
            finally:
                for each in group:
                    each.done.cancel()  # unless it has its result

    def _next(self, writer: EventWriter[Any]) -> list[_Waiting]:
        """Remove and return transactions of one kind, of those that wait longest, and write on their behalf."""
        while self._waiting:
            kind = owner, shape = next(iter(self._waiting))
            line = deque(each for each in self._waiting.pop(kind) if not each.done.done())  # cancelled
            if not line:
                continue
            read_on_behalf_of(owner)
            count = _largest_power_of_two(min(len(line), MOST_TOGETHER, MOST_PARAMETERS // width_of(shape, writer)))
            group = [line.popleft() for _ in range(count)]
            if line:
                self._waiting[kind] = line  # behind the other kinds
            return group
        return []

    async def _commit(self, group: list[_Waiting], writer: EventWriter[Any]) -> None:
        text, values = combined([each.changes for each in group], writer)
        _log.debug("%s: %s", text, values)
        try:
            await self._execute(text, values)
        except Exception as error:
            await self._fail(group, error, writer)
        else:
            for each in group:
                if not each.done.done():
                    each.done.set_result(None)

    async def _fail(self, group: list[_Waiting], error: Exception, writer: EventWriter[Any]) -> None:
        """Find out whose fault it is, unless it is the database's: nothing of the group is written."""
        outage = outage_of(error)
        if len(group) == 1:
            if not group[0].done.done():
                group[0].done.set_exception(error)
        elif outage is None or outage is Outage.BUSY:
            for each in group:
                await self._commit([each], writer)
        else:
            for each in group:
                if not each.done.done():
                    each.done.set_exception(_unavailable(outage, error))


def _unavailable(outage: Outage, cause: Exception) -> Unavailable:
    error = Unavailable(outage.value, retry_after_seconds=1)
    error.__cause__ = cause
    return error


def _largest_power_of_two(limit: int) -> int:
    """Return the largest size of a group within a limit: with few sizes there are few statements to keep prepared."""
    return 1 << (max(1, limit).bit_length() - 1)
