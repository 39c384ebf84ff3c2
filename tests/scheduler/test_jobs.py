"""When the scheduler runs its jobs: at known deadlines, at those that events set, and again after a failure."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from engine.scheduler import Job, Scheduler
from models.database import open_database
from models.destinations import DestinationState
from models.events import EventKind, LoggedEvent, Topics
from models.leases import Lease, acquire, release
from storage.address import parse_address
from storage.clock import now
from storage.database import Database
from storage.ids import new_replica_id

NEVER = 86_400.0
"""A duty that is done so seldom is done once, at the beginning, unless something brings it forward."""


@pytest.fixture
async def database(backend: Mapping[str, str]) -> AsyncIterator[Database]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            yield database
    finally:
        await database.close()


class Done:
    """Notes each time that a duty was done, and fails the first times if told so."""

    def __init__(self, failures: int = 0) -> None:
        self.moments: list[datetime] = []
        self._failures = failures
        self._more = asyncio.Event()

    async def sweep(self, moment: datetime) -> None:
        self.moments.append(moment)
        self._more.set()
        if len(self.moments) <= self._failures:
            raise RuntimeError("not this time")

    async def times(self, count: int) -> list[datetime]:
        """Return the times when there are so many."""
        async with asyncio.timeout(30):
            while len(self.moments) < count:
                self._more.clear()
                await self._more.wait()
        return self.moments


@contextlib.asynccontextmanager
async def running(*jobs: Job) -> AsyncIterator[Scheduler]:
    scheduler = Scheduler(jobs, replica_id=new_replica_id(), lease_seconds=2)
    work = asyncio.create_task(scheduler.run())
    try:
        yield scheduler
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


def event(moment: datetime) -> LoggedEvent:
    return LoggedEvent(0, 1, "evt_1", "org_1", EventKind.CustomEvent, "a.b", None, None, moment, Topics(), {})


def once(moment: datetime | None) -> Callable[[], Awaitable[datetime | None]]:
    """Return a deadline the first time that it is asked for, and none after that."""
    left = [moment]

    async def next_due() -> datetime | None:
        return left.pop() if left else None

    return next_due


async def test_everything_is_done_at_the_beginning_and_then_at_the_next_deadline(database: Database):
    done, deadline = Done(), now() + timedelta(seconds=0.5)
    async with running(Job("it", NEVER, done.sweep, once(deadline))):
        first, second = await done.times(2)
    assert first < deadline <= second


async def test_a_deadline_that_an_event_sets_is_kept(database: Database):
    done = Done()
    async with running(Job("it", NEVER, done.sweep, deadline_from=lambda event: event.occurred_at)) as scheduler:
        await done.times(1)
        deadline = now() + timedelta(seconds=0.5)
        scheduler.on_event(event(deadline + timedelta(days=1)))
        scheduler.on_event(event(deadline))
        scheduler.on_event(event(deadline + timedelta(hours=1)))
        _, second = await done.times(2)
    assert deadline <= second < deadline + timedelta(hours=1)


async def test_what_failed_is_done_again(database: Database):
    failing, other = Done(failures=2), Done()
    async with running(Job("failing", NEVER, failing.sweep), Job("other", NEVER, other.sweep)):
        await failing.times(3)
        await other.times(1)


async def test_what_a_pass_leaves_undone_is_no_busy_loop(database: Database):
    done = Done()

    async def past() -> datetime:
        return now() - timedelta(hours=1)

    async with running(Job("it", NEVER, done.sweep, past)):
        first, second, third = (await done.times(3))[:3]
    assert second - first >= timedelta(seconds=1) <= third - second


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
async def test_a_lease_has_one_holder_and_a_stand_in_gives_way(database: Database):
    async def asks(holder: str, seconds: float = 60, standby: bool = False) -> bool:
        return await acquire("test", holder, seconds, standby=standby)

    assert await asks("stand-in", standby=True)
    assert await asks("one")
    assert not await asks("stand-in", standby=True)
    assert not await asks("two")
    assert await asks("one")
    await release("test", "two")
    assert not await asks("two")
    await release("test", "one")
    assert await asks("two", seconds=-60)  # it ran out long ago
    assert not await asks("stand-in", seconds=120, standby=True)  # which is not long enough for a stand-in
    assert await asks("one")
    await release("test", "one")


async def test_two_clocks_share_one_lease(database: Database):
    """On SQLite there is one process, and so no second clock."""
    first, second = Done(), Done()
    async with running(Job("it", NEVER, first.sweep)):
        await first.times(1)
        async with running(Job("it", 0.1, second.sweep)):
            await asyncio.sleep(0)
            if "postgres" in database.dialect.value:
                assert not await acquire("clock", "a third", 60, standby=False)
                assert second.moments == []
    if "postgres" in database.dialect.value:
        async with running(Job("it", 0.1, second.sweep)):
            await second.times(2)


def test_the_id_of_a_replica_fits_every_column(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("socket.gethostname", lambda: "a-pod-with-a-long-name-" * 10)
    columns = (Lease._meta.fields_map["holder"], DestinationState._meta.fields_map["leased_by"])
    assert all(len(new_replica_id()) <= cast(Any, column).max_length for column in columns)
