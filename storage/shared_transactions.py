"""Changes under the lock of one row share a transaction.

Many changes lock the same row: each message of a session locks the session, which keeps their ids in the order of the
commits. With a transaction each, they occupy a connection each while they wait, and a busy row is locked for as long as
all their round trips, commits and disk syncs take. Here the first one locks the row, and those that arrive until it
commits run in its transaction, one after the other. So the busier a row is, the less a change costs.

What a transaction promises stays the same: it has returned when its changes are committed, and if it fails, it fails
alone.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from errors import ParleyError, Unavailable
from storage.database import connection, has_transaction, joined, transaction

Locked = TypeVar("Locked")
Result = TypeVar("Result")
_log = logging.getLogger("parley.statements")

Lock = Callable[[], Awaitable[Any]]

MOST_TOGETHER: Final = 7
"""The most changes in a transaction: the rows and events of more would not fit one statement."""


class _Spoiled(Exception):
    """A change failed after it had written, or in the database, which fails the transaction for all of its changes."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A change's turn in a transaction: the transaction's connection, and what its lock returned."""

    client: Any
    locked: Any


class _Member:
    """A change that waits for its turn, and then for the commit."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.turn: asyncio.Future[_Turn | None] = loop.create_future()
        """None if the lock could not be acquired."""
        self.ended: asyncio.Future[bool] = loop.create_future()
        """Whether the transaction can still be committed, now that the change has run."""
        self.committed: asyncio.Future[bool | Unavailable] = loop.create_future()
        """Whether the transaction was committed, or why that is not known."""

    async def take_turn(self, change: Callable[[Any], Awaitable[Result]]) -> tuple[Result] | None:
        """Make the change in its turn and return its result when it is committed; None if it was not made.

        Raises:
            ParleyError: what `change` raises.
            Unavailable: the database is unavailable; the change may have been made.
        """
        try:
            turn = await self.turn
            if turn is None:
                return None
            result = await self._make(change, turn)
        except Exception as error:
            if isinstance(error, ParleyError):
                raise
            return None  # it may have been the fault of a change before it, whose rows were written now
        finally:
            self.turn.cancel()  # if it is still ahead
            self._end(True)
        committed = await self.committed
        if isinstance(committed, Unavailable):
            raise Unavailable(committed.message, retry_after_seconds=committed.retry_after_seconds) from committed
        return (result,) if committed else None

    async def _make(self, change: Callable[[Any], Awaitable[Result]], turn: _Turn) -> Result:
        before = turn.client.unit.deferred
        try:
            with joined(turn.client):
                return await change(turn.locked)
        except BaseException as error:
            refused = isinstance(error, ParleyError) and not isinstance(error, Unavailable)
            self._end(refused and turn.client.unit.deferred == before)
            raise

    def _end(self, intact: bool) -> None:
        if not self.ended.done():
            self.ended.set_result(intact)


class SharedTransactions:
    """The transactions of one database in which several changes can take part."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, deque[_Member]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def run(
        self, key: Hashable, lock: Callable[[], Awaitable[Locked]], change: Callable[[Locked], Awaitable[Result]]
    ) -> Result:
        """Run `change` in a transaction, under a lock, and return its result when it is committed.

        Args:
            key: what is locked. It determines the organization, and what `lock` does.
            lock: locks the row and returns it, or whatever else the changes under the lock have in common.
            change: makes the change, in the database only, because it may have to run twice. It must not run another
                one with this key.

        Raises:
            ParleyError: what `lock` and `change` raise; nothing is changed.
            Unavailable: the database is unavailable; as ever, the change may have been made.
        """
        if has_transaction():
            return await change(await lock())
        member = self._join(key, lock)
        if (result := await member.take_turn(change)) is not None:
            return result[0]
        async with transaction():
            return await change(await lock())

    def _join(self, key: Hashable, lock: Lock) -> _Member:
        member = _Member()
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = deque()
            task = asyncio.create_task(self._serve(key, line, lock))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        line.append(member)
        return member

    async def _serve(self, key: Hashable, line: deque[_Member], lock: Lock) -> None:
        try:
            while line:
                await _commit_together(line, lock)
        finally:
            del self._lines[key]
            _dismiss(line)


async def _commit_together(line: deque[_Member], lock: Lock) -> None:
    """Lock, let those in the line make their changes, and commit."""
    together: list[_Member] = []
    # Unless it ends otherwise: if this task is cancelled during the commit, the changes may have been made.
    committed: bool | Unavailable = Unavailable("Parley is shutting down.", retry_after_seconds=1)
    try:
        async with transaction():
            locked = await lock()
            while line and len(together) < MOST_TOGETHER:
                member = line.popleft()
                if member.turn.done():
                    continue  # its client has left
                together.append(member)
                member.turn.set_result(_Turn(connection(), locked))
                if not await member.ended:
                    raise _Spoiled
        committed = True
    except Unavailable as error:
        committed = error
    except Exception as error:
        committed = False  # each runs again alone, and the one at fault gets the error
        _log.debug("changes that shared a transaction run again alone: %r", error)
    finally:
        for member in together:
            if not member.committed.done():  # somebody still waits for it
                member.committed.set_result(committed)
        if not together:
            _dismiss(line)


def _dismiss(line: deque[_Member]) -> None:
    """Let those in the line run alone."""
    while line:
        if not (member := line.popleft()).turn.done():
            member.turn.set_result(None)
