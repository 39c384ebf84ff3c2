"""The copies of a record on platforms: how each is read and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

import orjson

from engine.sync.cache import Cache
from engine.sync.merging import same
from json_types import Json
from models.data_schemas import Platform
from models.documents import NO_SESSION, SharedDocument
from models.sync_jobs import SyncedRecord, SyncJob


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of a record on a platform.

    Args:
        stamp: differs between any two states of the copy.
        changed_at: when it was last written; None if that is not known.
    """

    data: Json
    stamp: str
    changed_at: datetime | None


class Copies(Protocol):
    """The copies on one platform."""

    @property
    def transactional(self) -> bool:
        """Whether a change is part of the database's transaction, so that it happens with it or not at all."""

    async def read(self, organization_id: str, key: str) -> Copy | None:
        """Return the copy of a record, or None.

        Raises:
            Unavailable: the platform cannot be reached.
        """

    async def write(self, job: SyncJob, data: Json) -> str:
        """Write the copy of a job's record, and return its stamp.

        Raises:
            Unavailable: the platform cannot be reached.
        """


class RecordCopies:
    """Copies in the database."""

    transactional: Final = True

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def read(self, organization_id: str, key: str) -> Copy | None:
        """See `Copies`."""
        row = await SyncedRecord.filter(organization_id=organization_id, platform=self._platform, key=key).first()
        return None if row is None else Copy(row.data, f"{row.id}.{row.version}", row.updated_at)

    async def write(self, job: SyncJob, data: Json) -> str:
        """See `Copies`."""
        rows = SyncedRecord.filter(organization_id=job.organization_id, platform=self._platform, key=job.key)
        row = await rows.select_for_update().first()
        if row is None:
            row = SyncedRecord.new(
                organization_id=job.organization_id, platform=self._platform, key=job.key, data=data, version=1
            )
            await row.insert()
        elif not same(row.data, data):
            row.data, row.version = data, row.version + 1
            await row.save()
        return f"{row.id}.{row.version}"


class DocumentCopies:
    """Copies that are shared documents, which frontends edit and whose changes they receive."""

    transactional: Final = True

    async def read(self, organization_id: str, key: str) -> Copy | None:
        """See `Copies`."""
        rows = SharedDocument.filter(organization_id=organization_id, session_id=NO_SESSION, key=key)
        row = await rows.first()
        return None if row is None else Copy(row.value, f"{row.id}.{row.version}", row.updated_at)

    async def write(self, job: SyncJob, data: Json) -> str:
        """See `Copies`."""
        row = await SharedDocument.lock(
            organization_id=job.organization_id, session_id=None, key=job.key, by=job.created_by_id
        )
        if row.version == 0 or not same(row.value, data):
            patch: Json = [{"op": "replace", "path": "", "value": data}]
            await row.update_value(data, patch=patch, by=job.created_by_id)
        return f"{row.id}.{row.version}"


class CacheCopies:
    """Copies in the cache. It is not transactional: it is written after the commit, and again after a crash."""

    transactional: Final = False

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def read(self, organization_id: str, key: str) -> Copy | None:
        """See `Copies`."""
        entry = await self._cache.get(organization_id, key)
        return None if entry is None else Copy(entry.data, entry.job_id, None)

    async def write(self, job: SyncJob, data: Json) -> str:
        """See `Copies`."""
        await self._cache.put(job.organization_id, job.key, job.id, orjson.dumps(data))
        return job.id

    async def invalidate(self, job: SyncJob) -> None:
        """Remove the entry of a job's record, so that its next reader loads it.

        Raises:
            Unavailable: the cache cannot be reached.
        """
        await self._cache.put(job.organization_id, job.key, job.id, b"")


def copies_on(cache: Cache) -> Mapping[Platform, Copies]:
    """Return the copies on every platform."""
    return {
        Platform.BACKEND: RecordCopies(Platform.BACKEND),
        Platform.DATABASE: RecordCopies(Platform.DATABASE),
        Platform.ROBLOX: RecordCopies(Platform.ROBLOX),
        Platform.FRONTEND: DocumentCopies(),
        Platform.CACHE: CacheCopies(cache),
    }
