"""The schedule of jobs: at known deadlines, at deadlines set by events, and again after a failure."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from engine.deadlines import Lookout
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
"""With this interval a job runs once, at the start, unless an event makes it due earlier."""


@pytest.fixture
async def database(backend: Mapping[str, str]) -> AsyncIterator[Database]:
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            yield database
    finally:
        await database.close()


class Done:
    """A job that records when it ran, and fails the given number of times first."""

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
        """Return the times of all runs once there are this many."""
        async with asyncio.timeout(30):
            while len(self.moments) < count:
                self._more.clear()
                await self._more.wait()
        return self.moments


@contextlib.asynccontextmanager
async def running(*jobs: Job) -> AsyncIterator[Scheduler]:
    scheduler = Scheduler(jobs, replica_id=new_replica_id(), lease_seconds=2, lookout=Lookout())
    work = asyncio.create_task(scheduler.run())
    try:
        yield scheduler
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


def event(moment: datetime) -> LoggedEvent:
    return LoggedEvent(0, 1, "evt_1", "org_1", EventKind.CustomEvent, "a.b", None, None, moment, Topics(), {})


def once(moment: datetime | None) -> Callable[[], Awaitable[datetime | None]]:
    """Return a deadline on the first call, and none after that."""
    left = [moment]

    async def next_due() -> datetime | None:
        return left.pop() if left else None

    return next_due


async def test_jobs_run_at_the_start_and_at_the_next_deadline(database: Database):
    done, deadline = Done(), now() + timedelta(seconds=2)
    async with running(Job("it", NEVER, done.sweep, once(deadline))):
        first, second = await done.times(2)
    assert first < deadline <= second


async def test_a_deadline_set_by_an_event_is_kept(database: Database):
    done = Done()
    async with running(Job("it", NEVER, done.sweep, deadline_from=lambda event: event.occurred_at)) as scheduler:
        await done.times(1)
        deadline = now() + timedelta(seconds=0.5)
        scheduler.on_event(event(deadline + timedelta(days=1)))
        scheduler.on_event(event(deadline))
        scheduler.on_event(event(deadline + timedelta(hours=1)))
        _, second = await done.times(2)
    assert deadline <= second < deadline + timedelta(hours=1)


async def test_a_failed_job_is_retried(database: Database):
    failing, other = Done(failures=2), Done()
    async with running(Job("failing", NEVER, failing.sweep), Job("other", NEVER, other.sweep)):
        await failing.times(3)
        await other.times(1)


async def test_a_job_that_loses_the_cancellation_ends_with_its_next_run(database: Database):
    begun = asyncio.Event()

    async def losing(_moment: datetime) -> None:
        begun.set()
        with contextlib.suppress(asyncio.CancelledError):  # as wait_for does if a result arrives at the same time
            await asyncio.Event().wait()

    async with asyncio.timeout(30), running(Job("it", NEVER, losing)):
        await begun.wait()


@pytest.mark.slow
async def test_an_overdue_deadline_does_not_cause_a_busy_loop(database: Database):
    done = Done()

    async def past() -> datetime:
        return now() - timedelta(hours=1)

    async with running(Job("it", NEVER, done.sweep, past)):
        first, second, third = (await done.times(3))[:3]
    assert second - first >= timedelta(seconds=1) <= third - second


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
async def test_a_lease_has_one_holder_and_a_standby_yields(database: Database):
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
    assert await asks("two", seconds=-60)  # expired long ago
    assert not await asks("stand-in", seconds=120, standby=True)  # not expired long enough for a standby
    assert await asks("one")
    await release("test", "one")
    assert not await asks("stand-in", standby=True)  # others may try first
    assert await asks("stand-in", seconds=0, standby=True)  # and would have by now
    assert await asks("one")
    await release("test", "one")


async def test_two_schedulers_share_one_lease(database: Database):
    """On SQLite there is only one process, and so no second scheduler."""
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


def test_a_replica_id_fits_every_column(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("socket.gethostname", lambda: "a-pod-with-a-long-name-" * 10)
    columns = (Lease._meta.fields_map["holder"], DestinationState._meta.fields_map["leased_by"])
    assert all(len(new_replica_id()) <= cast(Any, column).max_length for column in columns)
