"""Reading the copies of records. The cache loads a record that it does not have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from engine.sync.applying import Synchronizer
from engine.sync.copies import Copy
from errors import Unavailable
from json_types import Json
from models.data_schemas import Platform
from models.sync_jobs import ConflictResolution, SyncJob, SyncLink, SyncStrategy
from storage.database import transaction


@dataclass(frozen=True, slots=True)
class SyncedCopy:
    """The copy of a record on a platform.

    Args:
        cached: whether the platform had it, instead of having to load it from another one.
    """

    platform: Platform
    key: str
    data: Json
    cached: bool
    changed_at: datetime | None


class RecordReader:
    """Reads the copies of an organization's records.

    Args:
        by: the actor that reads, who loads the cache.
    """

    def __init__(self, sync: Synchronizer, organization_id: str, *, by: str) -> None:
        self._sync = sync
        self._organization_id = organization_id
        self._by = by

    async def read(
        self, platform: Platform, key: str, *, require: Callable[[Platform], None] = lambda _: None
    ) -> SyncedCopy | None:
        """Return the copy of a record on a platform, or None.

        Args:
            require: raises an error if the copies on a platform may not be read. The cache may read those of another.
        """
        require(platform)
        try:
            found = await self._sync.copies[platform].read(self._organization_id, key)
        except Unavailable:
            return await self._loaded(key, require, fill=False)
        if platform is Platform.CACHE:
            await self._sync.cache.count(self._organization_id, hit=found is not None)
            if found is None:
                return await self._loaded(key, require, fill=True)
        return None if found is None else SyncedCopy(platform, key, found.data, True, found.changed_at)

    async def _loaded(self, key: str, require: Callable[[Platform], None], *, fill: bool) -> SyncedCopy | None:
        """Return the record that the cache is missing, from the platform that it was synchronized with last.

        Args:
            fill: store it in the cache.
        """
        rows = SyncLink.filter(Q(one=Platform.CACHE) | Q(other=Platform.CACHE), key=key)
        link = await rows.filter(organization_id=self._organization_id).order_by("-updated_at").first()
        if link is None:
            return None
        origin = link.other if link.one is Platform.CACHE else link.one
        require(origin)
        copy = await self._sync.copies[origin].read(self._organization_id, key)
        if copy is None:
            return None
        if fill:
            await self._fill(origin, key, copy)
        return SyncedCopy(Platform.CACHE, key, copy.data, False, copy.changed_at)

    async def _fill(self, origin: Platform, key: str, copy: Copy) -> None:
        """Store a copy of another platform in the cache, as a job of its own."""
        job = SyncJob.new(
            organization_id=self._organization_id,
            source=origin,
            target=Platform.CACHE,
            key=key,
            strategy=SyncStrategy.WRITE_THROUGH,
            conflict_resolution=ConflictResolution.SOURCE_WINS,
            data=copy.data,
        )
        async with transaction():
            await self._sync.submit(job, by=self._by)
        await self._sync.finish(job)
