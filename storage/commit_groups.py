"""Group commit on PostgreSQL: transactions that only insert are committed together with others like them.

A lone transaction is sent at once. Those that end while others are under way wait for them, and then share one
statement, and so one round trip, one commit and one disk sync. What a transaction promises stays the same: it has
returned when its rows and events are committed, and if it fails, it fails alone.

The statement also appends the events to the log, unless it cannot at that moment: then they take the way of those of
other transactions, over the outbox.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NamedTuple

from errors import Unavailable
from storage.combining import Shape, combined, shape_of, width_of
from storage.outages import Outage, outage_of
from storage.turns import ITSELF, create_own_task, read_on_behalf_of, reading_for
from storage.unit_of_work import Changes, EventWriter, LogFollower, RowVersion

_log = logging.getLogger("parley.statements")

AT_ONCE: Final = 2
"""The statements under way before transactions wait."""
NUMBERING_AT_ONCE: Final = 1
"""The same if they append to the log: another one would find its head locked."""
LATE_SECONDS: Final = 0.05
"""The time after which those that wait are sent nevertheless: a statement may be waiting for a lock."""
COMMIT_SECONDS: Final = 30.0
"""The time after which a statement is cancelled. Its transactions may have been committed."""
MOST_TOGETHER: Final = 8
MOST_PARAMETERS: Final = 1_200
"""A larger statement costs more to prepare, on each connection, than it saves."""
BUSY: Final = 4
"""The kinds of transactions that wait when another kind should better not."""

Execute = Callable[[str, list[Any]], Awaitable[Sequence[Any]]]


class Outdated(Exception):
    """The row has another version than the one that the changes depend on. Nothing is written."""


class _Kind(NamedTuple):
    """The properties that transactions of one group share.

    Args:
        owner: the organization on whose behalf they are.
        follower: publishes the events that are appended to the log; None if they must go over the outbox.
        version: one that depends on the version of a row is alone in its group.
    """

    owner: str
    shape: Shape
    follower: LogFollower | None
    version: RowVersion | None


@dataclass(slots=True)
class _Waiting:
    changes: Changes
    done: asyncio.Future[list[Any]]


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
        self._waiting: dict[_Kind, deque[_Waiting]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._behind = False
        """Whether the last events are in the outbox, where the next ones would have to wait, too."""

    @property
    def is_busy(self) -> bool:
        """Whether several other transactions wait, which is a reason to commit one in another way if possible."""
        return len(self._waiting) >= BUSY

    async def commit(
        self, changes: Changes, writer: EventWriter[Any], follower: LogFollower | None = None
    ) -> list[Any]:
        """Commit a transaction's changes, and return its events when they are committed, with their `seq` if known.

        Args:
            follower: publishes the events if they can be appended to the log; without one they are not. Changes that
                depend on the version of a row need one. Their version becomes that of the row as they leave it.

        Raises:
            Outdated: the row has another version.
            Exception: what the driver raises for these changes; nothing is written.
            Unavailable: the database failed; what a group wrote may have been committed, as ever when it does.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[list[Any]] = loop.create_future()
        kind = _Kind(reading_for.get() if self._apart else ITSELF, shape_of(changes), follower, changes.version)
        self._waiting.setdefault(kind, deque()).append(_Waiting(changes, done))
        if len(self._running) < (AT_ONCE if follower is None else NUMBERING_AT_ONCE):
            self._start(writer)
        elif self._timer is None:
            self._timer = loop.call_later(LATE_SECONDS, self._hurry, writer)
        return await done

    def _start(self, writer: EventWriter[Any]) -> None:
        task = create_own_task(self._run(writer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def _hurry(self, writer: EventWriter[Any]) -> None:
        self._timer = None
        if self._waiting and len(self._running) < self._most:
            self._start(writer)

    async def _run(self, writer: EventWriter[Any]) -> None:
        while (found := self._next(writer)) is not None:
            group, follower = found
            try:
                if follower is not None and self._behind:
                    await self._catch_up(follower)
                await self._commit(group, writer, follower)
            finally:
                for each in group:
                    each.done.cancel()  # unless it has its result

    async def _catch_up(self, follower: LogFollower) -> None:
        """Move what is in the outbox: under load, it would not become empty otherwise."""
        self._behind = False
        with suppress(Exception):  # the relay tries again
            await follower.catch_up()

    def _next(self, writer: EventWriter[Any]) -> tuple[list[_Waiting], LogFollower | None] | None:
        """Remove and return transactions of one kind, of those that wait longest, and write on their behalf."""
        while self._waiting:
            kind = next(iter(self._waiting))
            line = deque(each for each in self._waiting.pop(kind) if not each.done.done())  # cancelled
            if not line:
                continue
            read_on_behalf_of(kind.owner)
            most = min(MOST_TOGETHER, MOST_PARAMETERS // width_of(kind.shape, writer))
            count = _largest_power_of_two(min(len(line), most))
            group = [line.popleft() for _ in range(count)]
            if line:
                self._waiting[kind] = line  # behind the other kinds
            return group, kind.follower
        return None

    async def _commit(self, group: list[_Waiting], writer: EventWriter[Any], follower: LogFollower | None) -> None:
        text, values = combined([each.changes for each in group], writer, to_log=follower is not None)
        _log.debug("%s: %s", text, values)
        try:
            rows = await self._execute(text, values)
        except Exception as error:  # raised where each transaction awaits its commit
            await self._fail(group, error, writer, follower)
            return
        if (version := group[0].changes.version) is not None:
            if rows[0]["version"] is None:
                await self._fail(group, Outdated(), writer, follower)
                return
            version.number = rows[0]["version"]
        events = [each.changes.events for each in group]
        if follower is not None:
            events = self._placed(events, rows[0]["seq"], writer, follower)
        for each, recorded in zip(group, events, strict=True):
            if not each.done.done():
                each.done.set_result(recorded)

    def _placed(
        self, events: list[list[Any]], last: int | None, writer: EventWriter[Any], follower: LogFollower
    ) -> list[list[Any]]:
        """Publish the events of each transaction and return them with their `seq`, if they were appended to the log."""
        self._behind = last is None
        if last is None:
            return events
        placed = writer.placed([event for each in events for event in each], last + 1 - sum(map(len, events)))
        follower.logged(placed)
        remaining = iter(placed)
        return [list(islice(remaining, len(each))) for each in events]

    async def _fail(
        self, group: list[_Waiting], error: Exception, writer: EventWriter[Any], follower: LogFollower | None
    ) -> None:
        """Find out whose fault it is, unless it is the database's: nothing of the group is written."""
        outage = outage_of(error)
        if len(group) == 1:
            if not group[0].done.done():
                group[0].done.set_exception(error)
        elif outage is None or outage is Outage.BUSY:
            for each in group:
                await self._commit([each], writer, follower)
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
