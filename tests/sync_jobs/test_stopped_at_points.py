"""Parley stops at every crash point of a synchronization: nothing is half done.

The process is this one, so that all points of all strategies take seconds: a point ends with an exception that nothing
handles, and another synchronizer takes over with what is in the database and in the cache.
"""

import functools
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
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
from storage.address import parse_address
from storage.clock import now
from storage.database import Database, transaction
from storage.ids import new_id
from storage.transactions import LazySqliteTransaction, LazyTransaction
from tests.crash_points.hooks import Points, install

pytestmark = pytest.mark.slow

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


def stop(_point: str) -> None:
    """Stop the process."""
    raise Stopped


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> Points:
    """The crash points of this process."""
    found = Points(end=stop)
    install(found, monkeypatch.setattr)
    for transaction_class in (LazyTransaction, LazySqliteTransaction):
        monkeypatch.setattr(transaction_class, "commit", _undone_if_stopped(transaction_class.commit, found))
    return found


def _undone_if_stopped(commit: Any, points: Points) -> Any:
    """Let a transaction that stops before it is committed be rolled back, as the end of its process would do."""

    @functools.wraps(commit)
    async def undone(self: Any) -> None:
        try:
            await commit(self)
        except Stopped:
            if points.at is not None and points.at.startswith("before"):
                await self.rollback()
            raise

    return undone


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
    points: Points
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
        self.points.at = None
        await SyncJob.filter(organization_id=self.organization_id, due_at__isnull=False).update(due_at=now())
        return self.process()

    async def copy(self, platform: Platform, key: str) -> Any:
        """Return what is on a platform, without the key."""
        reader = RecordReader(self.process(), self.organization_id, by="usr_tester")
        found = await reader.read(platform, key)
        assert found is not None and isinstance(found.data, dict)
        return {name: value for name, value in found.data.items() if name != "id"}


@pytest.fixture
async def world(backend: Mapping[str, str], database: Database, points: Points) -> AsyncIterator[World]:
    """A new organization."""
    async with open_cache(backend.get("REDIS_URL")) as cache:
        yield World(cache, points, new_id("org"))


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
    async def synchronized(key: str, at: str | None) -> list[str]:
        await changed_on_both_sides(world, target, key)
        mine = request(Platform.BACKEND, target, key, MINE, strategy=strategy, conflict_resolution=resolution)
        passed = await _synchronized(world, mine, at)
        await _require_outcome(world, mine, key)
        return passed

    passed = await synchronized("undisturbed", None)
    assert any(each.startswith("after commit") for each in passed)
    for number, at in enumerate(passed):
        await synchronized(str(number), at)


async def _synchronized(world: World, given: SyncRequest, at: str | None) -> list[str]:
    """Synchronize a record; if the process stops at a point, by another one that takes over.

    Returns:
        The points that the first process has passed.
    """
    before, sync = await SyncJob.filter(organization_id=world.organization_id).count(), world.process()
    world.points.begin(at)
    try:
        await world.trigger(sync, given)
        await world.apply_due(sync)
    except Stopped:
        stopped = True
    else:
        stopped = False
    assert stopped is (at is not None), "a point was not reached again"
    passed = list(world.points.passed)
    if not stopped:
        return passed
    sync = await world.take_over()
    if await SyncJob.filter(organization_id=world.organization_id).count() == before:
        await world.trigger(sync, given)  # the client got no response, and tries again
    await world.apply_due(sync)
    assert await SyncJob.filter(organization_id=world.organization_id).count() == before + 1
    return passed


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
