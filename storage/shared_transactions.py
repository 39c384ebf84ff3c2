"""Changes under the lock of one row share a transaction.

Many changes lock the same row: each message of a session locks the session, which keeps their ids in the order of the
commits. With a transaction each, they occupy a connection each while they wait, and a busy row is locked for as long as
all their round trips, commits and disk syncs take. Here those that arrive until the one before commits run in the next
transaction, one after the other. So the busier a row is, the less a change costs.

On PostgreSQL they do without the lock where they can: they are made in memory, on the basis of the row as it was read
or as the changes before have left it, and committed by one statement on condition that nobody else has changed the row
(`storage.row_versions`). If that fails, or a change does, they run again under the lock, which decides.

What a transaction promises stays the same: it has returned when its changes are committed, and if it fails, it fails
alone.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Generic, TypeVar

from errors import ParleyError, Unavailable
from storage.database import collecting, connection, has_transaction, joined, transaction
from storage.row_versions import commit_if_unchanged, commits_by_version
from storage.unit_of_work import RowVersion, UnitOfWork

Locked = TypeVar("Locked")
Result = TypeVar("Result")
_log = logging.getLogger("parley.statements")

Lock = Callable[[], Awaitable[Any]]

MOST_TOGETHER: Final = 6
"""The most changes in a transaction: the rows and events of more would not fit one statement."""
KEPT_SECONDS: Final = 5.0
"""The time for which what was seen is kept, so that the next change need not read it."""
_MOST_KEPT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Seen(Generic[Locked]):
    """The result of `lock`, read without the lock: the row has this version, and everything else was read after it."""

    locked: Locked
    version: RowVersion


Look = Callable[[], Awaitable[Seen[Any] | None]]


class _Spoiled(Exception):
    """A change failed after it had written, or in the database, which fails the transaction for all of its changes."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A change's turn.

    Args:
        joined: lets it make its changes within what is committed together.
        tentative: whether the row is not locked, so that a failure means nothing yet.
    """

    joined: Callable[[], AbstractContextManager[None]]
    unit: UnitOfWork
    locked: Any
    tentative: bool = False


class _Again:
    """The outcome of changes that must be made again under the lock."""


class _Member:
    """A change that waits for its turn, and then for the commit."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        loop = asyncio.get_running_loop()
        self.turn: asyncio.Future[_Turn | None] = loop.create_future()
        """None if the lock could not be acquired."""
        self.ended: asyncio.Future[bool] = loop.create_future()
        """Whether the transaction can still be committed, now that the change has run."""
        self.committed: asyncio.Future[bool | Unavailable | type[_Again]] = loop.create_future()
        """Whether the transaction was committed, or why that is not known."""

    def repeat(self) -> bool:
        """Let the change wait for another turn; return False if nobody waits for it any more."""
        committed = self.committed
        if committed.done():
            return False
        self._reset()
        committed.set_result(_Again)
        return True

    async def take_turn(self, change: Callable[[Any], Awaitable[Result]]) -> tuple[Result] | None:
        """Make the change in its turn and return its result when it is committed; None if it was not made.

        Raises:
            ParleyError: what `change` raises.
            Unavailable: the database is unavailable; the change may have been made.
        """
        try:
            while (turn := await self.turn) is not None:
                made = await self._make(change, turn)
                committed = await self.committed
                if isinstance(committed, Unavailable):
                    raise _like(committed) from committed
                if committed is not _Again:
                    # If it failed, then perhaps because of a change before it, whose rows were written now.
                    return made if committed else None
        finally:
            self.turn.cancel()  # if it is still ahead
            self._end(True)
        return None

    async def _make(self, change: Callable[[object], Awaitable[Result]], turn: _Turn) -> tuple[Result] | None:
        before = turn.unit.deferred
        try:
            with turn.joined():
                made = (await change(turn.locked),)
        except BaseException as error:
            refused = isinstance(error, ParleyError) and not isinstance(error, Unavailable)
            self._end(refused and not turn.tentative and turn.unit.deferred == before)
            if not isinstance(error, Exception) or (isinstance(error, ParleyError) and not turn.tentative):
                raise
            return None
        self._end(True)
        return made

    def _end(self, intact: bool) -> None:
        if not self.ended.done():
            self.ended.set_result(intact)


def _like(error: Unavailable) -> Unavailable:
    return Unavailable(error.message, retry_after_seconds=error.retry_after_seconds)


@dataclass(slots=True)
class _Line:
    """The changes that wait for one row.

    Args:
        look: None if they need the lock.
    """

    lock: Lock
    look: Look | None
    members: deque[_Member] = field(default_factory=deque)

    async def let_change(self, turn: _Turn, together: list[_Member]) -> bool:
        """Give those in the line their turn and add them to `together`; return whether it can be committed."""
        while self.members and len(together) < MOST_TOGETHER:
            member = self.members.popleft()
            if member.turn.done():
                continue  # its client has left
            together.append(member)
            member.turn.set_result(turn)
            if not await member.ended:
                return False
        return True

    def dismiss(self) -> None:
        """Let those in the line run alone."""
        while self.members:
            if not (member := self.members.popleft()).turn.done():
                member.turn.set_result(None)

    def repeat(self, together: list[_Member]) -> None:
        """Let changes be made again, under the lock from now on."""
        self.look = None
        self.members.extendleft(reversed([member for member in together if member.repeat()]))


class SharedTransactions:
    """The transactions of one database in which several changes can take part."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, _Line] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._seen: dict[Hashable, tuple[Seen[object], float]] = {}

    async def run(
        self,
        key: Hashable,
        lock: Callable[[], Awaitable[Locked]],
        change: Callable[[Locked], Awaitable[Result]],
        look: Callable[[], Awaitable[Seen[Locked] | None]] | None = None,
    ) -> Result:
        """Run `change` in a transaction, under a lock, and return its result when it is committed.

        Args:
            key: what is locked. It determines the organization, and what `lock` and `look` do.
            lock: locks the row and returns it, or whatever else the changes under the lock have in common.
            change: makes the change, in the database only, because it may have to run twice. It must not run another
                one with this key.
            look: reads the same without locking, on PostgreSQL. Then `change` writes records and events only, and
                everything that may become different without a new version of the row may be read outside of the lock.

        Raises:
            ParleyError: what `lock` and `change` raise; nothing is changed.
            Unavailable: the database is unavailable; as ever, the change may have been made.
        """
        if has_transaction():
            return await change(await lock())
        member = self._join(key, lock, look)
        if (result := await member.take_turn(change)) is not None:
            return result[0]
        async with transaction():
            return await change(await lock())

    def _join(self, key: Hashable, lock: Lock, look: Look | None) -> _Member:
        member = _Member()
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line(lock, look)
            task = asyncio.create_task(self._serve(key, line))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        line.members.append(member)
        return member

    async def _serve(self, key: Hashable, line: _Line) -> None:
        try:
            while line.members:
                seen = await self._look(key, line)
                if seen is None or not await self._commit_unlocked(key, line, seen):
                    await _commit_locked(line)
        finally:
            del self._lines[key]
            line.dismiss()

    async def _look(self, key: Hashable, line: _Line) -> Seen[object] | None:
        """Return what the changes are based on; None if they need the lock."""
        kept = self._seen.pop(key, None)
        if line.look is None or not commits_by_version():
            return None
        if kept is not None and time.monotonic() < kept[1]:
            return kept[0]
        try:
            return await line.look()
        except Exception as error:  # under the lock, each gets the error, or not
            _log.debug("changes run under the lock: %r", error)
            return None

    def _keep(self, key: Hashable, seen: Seen[object]) -> None:
        if len(self._seen) >= _MOST_KEPT:
            del self._seen[next(iter(self._seen))]
        self._seen[key] = seen, time.monotonic() + KEPT_SECONDS

    async def _commit_unlocked(self, key: Hashable, line: _Line, seen: Seen[object]) -> bool:
        """Let those in the line make their changes and commit them; return False if they need the lock."""
        unit, together = UnitOfWork(seen.version), list[_Member]()
        turn = _Turn(partial(collecting, unit), unit, seen.locked, tentative=True)
        committed: bool | Unavailable = _shutting_down()
        try:
            committed = await line.let_change(turn, together) and await commit_if_unchanged(unit, seen.version)
        except Unavailable as error:
            committed = error
        except Exception as error:
            committed = False
            _log.debug("changes that were committed by one statement run again under the lock: %r", error)
        finally:
            if committed is False:
                line.repeat(together)
            else:
                _announce(together, committed)
        if committed is True:
            self._keep(key, seen)
        return committed is not False


async def _commit_locked(line: _Line) -> None:
    """Lock, let those in the line make their changes, and commit."""
    together: list[_Member] = []
    committed: bool | Unavailable = _shutting_down()
    try:
        async with transaction():
            locked = await line.lock()
            client: Any = connection()
            if not await line.let_change(_Turn(partial(joined, client), client.unit, locked), together):
                raise _Spoiled
        committed = True
    except Unavailable as error:
        committed = error
    except Exception as error:
        committed = False  # each runs again alone, and the one at fault gets the error
        _log.debug("changes that shared a transaction run again alone: %r", error)
    finally:
        _announce(together, committed)
        if not together:
            line.dismiss()


def _announce(together: list[_Member], committed: bool | Unavailable) -> None:
    for member in together:
        if not member.committed.done():  # somebody still waits for it
            member.committed.set_result(committed)


def _shutting_down() -> Unavailable:
    """Return the outcome of a task that is cancelled during the commit: it may have made the changes."""
    return Unavailable("Parley is shutting down.", retry_after_seconds=1)
