"""Parley stops at every commit of a synchronization, just before it and just after it: nothing is half done.

The process is this one: a transaction ends with an exception that nothing handles, and another synchronizer takes over
with what is in the database and in the cache.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Final

import pytest

from engine.sync.applying import Synchronizer
from engine.sync.cache import Cache, open_cache
from engine.sync.reading import RecordReader
from engine.sync.requests import SyncRequest, new_job
from models.data_schemas import Platform
from models.database import open_database
from models.event_log import begin_log
from models.sync_jobs import OPEN, ConflictResolution, SyncJob, SyncStatus, SyncStrategy
from storage import database as storage
from storage.address import parse_address
from storage.clock import now
from storage.database import Database, transaction
from storage.ids import new_id

pytestmark = pytest.mark.slow

MOST_COMMITS: Final = 12
BASE: Final = {"theme": "light", "size": 1}
THEIRS: Final = {"theme": "dark", "size": 5}
MINE: Final = {"theme": "blue", "size": 1}
EXPECTED: Final = {
    ConflictResolution.SOURCE_WINS: MINE,
    ConflictResolution.TARGET_WINS: THEIRS,
    ConflictResolution.LAST_WRITE_WINS: MINE,
    ConflictResolution.MERGE: {"theme": "blue", "size": 5},
}
ROUTES: Final = [
    (SyncStrategy.WRITE_THROUGH, Platform.FRONTEND),
    (SyncStrategy.WRITE_THROUGH, Platform.CACHE),
    (SyncStrategy.WRITE_BEHIND, Platform.DATABASE),
    (SyncStrategy.WRITE_BEHIND, Platform.CACHE),
    (SyncStrategy.LAZY, Platform.CACHE),
    (SyncStrategy.INVALIDATE, Platform.CACHE),
]


class Stopped(BaseException):
    """The process has stopped."""


@dataclass
class Stop:
    """Where the process stops: at which commit from now on, and whether that has happened.

    Args:
        at: 0 for never.
    """

    at: int = 0
    after: bool = False
    commits: int = 0


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Stop:
    """Where the process stops, which is nowhere at first."""
    found, leave = Stop(), storage._Transaction.__aexit__

    async def leave_or_stop(
        self: Any, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._context is None or error is not None or not found.at:
            return await leave(self, kind, error, trace)
        found.commits += 1
        stops = found.commits == found.at
        if stops and not found.after:
            await leave(self, Stopped, Stopped(), None)
            raise Stopped
        await leave(self, kind, error, trace)
        if stops:
            raise Stopped

    monkeypatch.setattr(storage._Transaction, "__aexit__", leave_or_stop)
    return found


@pytest.fixture
async def database(backend: Mapping[str, str]) -> AsyncIterator[Database]:
    """The database of this process."""
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    with database.bind():
        await begin_log()
        yield database
    await database.close()


@dataclass
class World:
    """An organization, and the process that synchronizes its records."""

    cache: Cache
    stop: Stop
    organization_id: str

    def process(self) -> Synchronizer:
        """Return a new process's synchronizer."""
        return Synchronizer(self.cache, new_id("rpl"), lease_seconds=30)

    async def trigger(self, sync: Synchronizer, request: SyncRequest) -> None:
        """Synchronize a record, as `triggerSync` does."""
        job = new_job(self.organization_id, request)
        async with transaction():
            await sync.submit(job, by="usr_tester")
        await sync.finish(job)

    async def apply_due(self, sync: Synchronizer) -> None:
        """Apply the jobs that are due, as the background does."""
        for _ in range(20):
            due = SyncJob.filter(organization_id=self.organization_id, due_at__lte=now()).order_by("id")
            for id in await due.values_list("id", flat=True):
                await sync.apply(str(id))
            if not await SyncJob.filter(organization_id=self.organization_id, status__in=OPEN).exists():
                return

    async def take_over(self) -> Synchronizer:
        """Return the synchronizer of a process that starts after this one has stopped."""
        self.stop.at = 0
        await SyncJob.filter(organization_id=self.organization_id, due_at__isnull=False).update(due_at=now())
        return self.process()

    async def copy(self, platform: Platform, key: str) -> Any:
        """Return what is on a platform, without the key."""
        reader = RecordReader(self.process(), self.organization_id, by="usr_tester")
        found = await reader.read(platform, key)
        assert found is not None and isinstance(found.data, dict)
        return {name: value for name, value in found.data.items() if name != "id"}


@pytest.fixture
async def world(backend: Mapping[str, str], database: Database, stop: Stop) -> AsyncIterator[World]:
    """A new organization."""
    async with open_cache(backend.get("REDIS_URL")) as cache:
        yield World(cache, stop, new_id("org"))


def request(source: Platform, target: Platform, key: str, data: Mapping[str, Any], **changed: Any) -> SyncRequest:
    """Return a request to synchronize a record."""
    made = SyncRequest(
        source=source,
        target=target,
        data={"id": key, **data},
        strategy=SyncStrategy.WRITE_THROUGH,
        conflict_resolution=ConflictResolution.SOURCE_WINS,
        schema=None,
        key=None,
        partial=False,
    )
    return replace(made, **changed)


async def changed_on_both_sides(world: World, target: Platform, key: str) -> None:
    """Synchronize a record, and change the target's copy by a platform that the source does not know of."""
    sync = world.process()
    await world.trigger(sync, request(Platform.BACKEND, target, key, BASE))
    await world.trigger(sync, request(Platform.ROBLOX, target, key, THEIRS))


@pytest.mark.parametrize("resolution", ConflictResolution)
@pytest.mark.parametrize(("strategy", "target"), ROUTES)
async def test_both_sides_end_as_the_resolution_says(
    world: World, strategy: SyncStrategy, target: Platform, resolution: ConflictResolution
) -> None:
    for at in range(1, MOST_COMMITS):
        for after in (False, True):
            key = f"{at}-{after}"
            await changed_on_both_sides(world, target, key)
            mine = request(Platform.BACKEND, target, key, MINE, strategy=strategy, conflict_resolution=resolution)
            stopped = await _synchronized(world, mine, at, after=after)
            await _require_outcome(world, mine, key)
        if not stopped:
            assert at > 1
            return
    raise AssertionError("There are more commits than expected.")


async def _synchronized(world: World, given: SyncRequest, at: int, *, after: bool) -> bool:
    """Synchronize a record, whatever happens at a commit, and return whether the process has stopped there."""
    world.stop.at, world.stop.after, world.stop.commits = at, after, 0
    before, sync = await SyncJob.filter(organization_id=world.organization_id).count(), world.process()
    try:
        await world.trigger(sync, given)
        await world.apply_due(sync)
    except Stopped:
        stopped = True
    else:
        stopped = False
    sync = await world.take_over()
    if await SyncJob.filter(organization_id=world.organization_id).count() == before:
        await world.trigger(sync, given)  # the client got no response, and tries again
    await world.apply_due(sync)
    assert await SyncJob.filter(organization_id=world.organization_id).count() == before + 1
    return stopped


async def _require_outcome(world: World, given: SyncRequest, key: str) -> None:
    """Require that the job has ended as its resolution says, and that both sides have what it recorded."""
    jobs = SyncJob.filter(organization_id=world.organization_id, key=key)
    job = await jobs.order_by("-id").first()
    assert job is not None
    assert [each["path"] for each in job.conflicts] == ["theme"]
    if given.conflict_resolution is ConflictResolution.FAIL:
        assert (job.status, job.result) == (SyncStatus.CONFLICT, None)
        assert await world.copy(given.target, key) == THEIRS
        kept = MINE if given.strategy is SyncStrategy.WRITE_BEHIND else BASE
        assert await world.copy(given.source, key) == kept
        return
    expected = EXPECTED[given.conflict_resolution]
    assert (job.status, job.result) == (SyncStatus.COMPLETED, {"id": key, **expected})
    assert await world.copy(given.source, key) == expected
    assert await world.copy(given.target, key) == expected
