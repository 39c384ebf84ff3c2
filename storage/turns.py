"""Turns: how the organizations share the database's connections for their reads.

Each organization has a maximum, and those that wait take turns, so that however many reads one of them has, it delays
only its own. Parley's own reads, such as those of credentials and of readiness, have a maximum of their own.
"""

import asyncio
import contextlib
import contextvars
from collections import OrderedDict, deque
from collections.abc import Coroutine, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, TypeVar

Result = TypeVar("Result")

ITSELF: Final = ""
"""The owner of Parley's own reads and writes, for no particular organization: `storage.row_security` lets them pass."""

NOBODY: Final = "-"
"""The owner of what a client without a credential reads and writes: the rows of no organization, as no id is this."""

reading_for: ContextVar[str] = ContextVar("parley_reading_for", default=ITSELF)
"""The id of the organization that the current task reads for."""


def read_on_behalf_of(organization_id: str) -> None:
    """Let the reads of this task, and of the tasks it starts, take the turns of an organization.

    With row-level security on PostgreSQL, its statements reach the rows of this organization only.
    """
    reading_for.set(organization_id)


@contextlib.contextmanager
def on_behalf_of(organization_id: str) -> Iterator[None]:
    """Let the statements of a block be an organization's, as `read_on_behalf_of` does for the rest of the task."""
    token = reading_for.set(organization_id)
    try:
        yield
    finally:
        reading_for.reset(token)


def on_own_behalf() -> contextlib.AbstractContextManager[None]:
    """Let the statements of a block be Parley's own: those that need other organizations, such as of credentials."""
    return on_behalf_of(ITSELF)


def create_own_task(work: Coroutine[Any, Any, Result]) -> "asyncio.Task[Result]":
    """Start a task of Parley's own, which works for any organization, from a task that may work for one."""
    context = contextvars.copy_context()
    context.run(reading_for.set, ITSELF)
    return asyncio.create_task(work, context=context)


@dataclass(frozen=True, slots=True)
class ConnectionUsage:
    """The connections to the database at one moment, and the tasks that wait for one."""

    in_use: int
    idle: int
    waiting: int
    largest: int


class Turns:
    """The turns at some connections.

    Args:
        together: the maximum of all organizations together.
        each: the maximum of one organization.
        own: the maximum of Parley's own reads.
    """

    def __init__(self, together: int, each: int, own: int) -> None:
        self._together = together
        self._each = each
        self._own = own
        self._taken: dict[str, int] = {}
        self._taken_together = 0
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """The number of tasks that wait for a turn."""
        return sum(not waiter.done() for line in self._waiting.values() for waiter in line)

    def take(self, owner: str) -> bool:
        """Begin a turn if one is free for this owner; then call `give_back` at its end."""
        if not self._is_free(owner):
            return False
        self._begin(owner)
        return True

    async def wait(self, owner: str) -> None:
        """Wait for a turn and begin it."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(owner, deque()).append(waiter)
        try:
            await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self.give_back(owner)
            raise

    def give_back(self, owner: str) -> None:
        """End a turn; those that have waited longest are next."""
        left = self._taken[owner] - 1
        if left:
            self._taken[owner] = left
        else:
            del self._taken[owner]
        if owner != ITSELF:
            self._taken_together -= 1
        while self._waiting and (following := self._next()) is not None:
            owner, waiter = following
            self._begin(owner)
            waiter.set_result(None)

    def _begin(self, owner: str) -> None:
        self._taken[owner] = self._taken.get(owner, 0) + 1
        if owner != ITSELF:
            self._taken_together += 1

    def _is_free(self, owner: str) -> bool:
        mine = self._taken.get(owner, 0)
        if owner == ITSELF:
            return mine < self._own
        return mine < self._each and self._taken_together < self._together

    def _next(self) -> tuple[str, "asyncio.Future[None]"] | None:
        for owner, line in list(self._waiting.items()):
            while line and line[0].done():  # cancelled
                line.popleft()
            if not line:
                del self._waiting[owner]
            elif self._is_free(owner):
                self._waiting.move_to_end(owner)
                return owner, line.popleft()
        return None
