"""Applying a job: merging the two copies of its record, and writing the result to both sides.

Copies in the database change in one transaction with the job. The cache is not part of it: the transaction stores what
the cache is to hold, then the cache is written, then the job is COMPLETED. If the process dies in between, the next one
writes the cache again, which changes nothing if it had been written.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from connectors.transport.names import on_behalf_of
from engine.sync.cache import Cache
from engine.sync.copies import CacheCopies, Copies, Copy, copies_on
from engine.sync.merging import ABSENT, Merge, merged, patched
from errors import ParleyError, Unavailable
from json_types import Json, JsonObject
from models.causes import caused_by
from models.sync_jobs import OPEN, ConflictResolution, SyncJob, SyncStatus, SyncStrategy, agree, lock_key, lock_link
from storage.clock import now
from storage.database import transaction

MAX_ATTEMPTS: Final = 20
"""Attempts after which a job is FAILED: with pauses of up to five minutes, more than an hour."""
LONGEST_PAUSE: Final = 300.0
CACHED_ONLY: Final = (SyncStrategy.LAZY, SyncStrategy.INVALIDATE)
"""The strategies that remove the target's copy, which only a cache permits."""

_CHANGED_AT: Final = ("updated_at", "updatedAt", "modified_at", "modifiedAt")


class Synchronizer:
    """Applies jobs, on this replica."""

    def __init__(self, cache: Cache, replica_id: str, lease_seconds: float) -> None:
        self.cache = cache
        self.copies = copies_on(cache)
        self.replica_id = replica_id
        self.lease_seconds = lease_seconds

    async def submit(self, job: SyncJob, *, by: str, partial: bool = False) -> None:
        """Store a new job, in the caller's transaction, and begin to apply it.

        With write-behind, and after an earlier job of the record that is not applied yet, only the source gets the data
        now. A job that is left RUNNING must be passed to `finish` after the commit; until its lease expires, no one
        else applies it.

        Args:
            partial: the job's data is a merge patch (RFC 7396) to the source's copy.
        """
        await lock_key(job.organization_id, job.key)
        source = self.copies[job.source]
        if partial:
            copy = await _readable(source, job)
            job.data = patched({} if copy is None else copy.data, job.data)
        await job.add(by=by)
        if job.strategy is not SyncStrategy.WRITE_BEHIND and await _older(job) is None:
            await job.start(self.replica_id, until=self._lease_end())
            await self._resolve(job, job.data)
        elif source.transactional:
            await source.write(job, job.data)

    async def apply(self, id: str) -> None:
        """Apply a job that is due, unless another replica does. An unavailable cache makes it due again later."""
        job = await self._claimed(id)
        if job is not None:
            await self.finish(job)

    async def finish(self, job: SyncJob) -> None:
        """Write the cache as a job says that this replica has begun to apply, and complete the job."""
        if job.status is not SyncStatus.RUNNING:
            return
        on_behalf_of.set(job.organization_id)
        try:
            with caused_by(job.cause_id):
                await self._write_cache(job)
        except ParleyError as error:
            await self._failed(job.id, error)
            return
        async with transaction():
            row = await self._mine(job.id)
            if row is not None:
                await row.complete()

    async def renew(self, ids: list[str]) -> None:
        """Renew the leases on jobs that are being applied."""
        await SyncJob.filter(id__in=ids, leased_by=self.replica_id).update(due_at=self._lease_end())

    # ------------------------------------------------------------ one transaction

    async def _claimed(self, id: str) -> SyncJob | None:
        async with transaction():
            job = await SyncJob.filter(id=id).select_for_update(skip_locked=True).first()
            if job is None or job.due_at is None or job.due_at > now():
                return None
            await lock_key(job.organization_id, job.key)
            older = await _older(job)
            if older is not None:
                await job.wait_for(older)
                return None
            await job.start(self.replica_id, until=self._lease_end())
            if job.result is None:
                with caused_by(job.cause_id):
                    await self._resolve(job, await self._of_source(job))
            return job

    async def _resolve(self, job: SyncJob, mine: Json) -> None:
        """Decide what both sides hold, and write the copies that are in the database.

        Args:
            mine: the source's record.
        """
        source, target = self.copies[job.source], self.copies[job.target]
        link = await lock_link(job)
        theirs = await _readable(target, job)
        if theirs is None or (link is not None and theirs.stamp == link.stamp_of(job.target)):
            merge = Merge(mine)
        else:
            merge = merged(ABSENT if link is None else link.agreed, mine, theirs.data)
        if merge.conflicts and job.conflict_resolution is ConflictResolution.FAIL:
            await job.conflict(_problems(merge, "Both sides changed it."))
            return
        result, kept = _kept(job, mine, theirs, merge)
        await job.resolve(result, _problems(merge, f"Both sides changed it; {kept} value was kept."))
        source_stamp = await source.write(job, result) if source.transactional else job.id
        target_stamp: str | None = await target.write(job, result) if target.transactional else job.id
        if job.strategy in CACHED_ONLY:
            target_stamp = None
        await agree(link, job, source_stamp=source_stamp, target_stamp=target_stamp, agreed=result)
        if self._transactional(job):
            await job.complete()

    async def _of_source(self, job: SyncJob) -> Json:
        """Return the source's record for a job that was not applied at once: its copy may have changed meanwhile."""
        source = self.copies[job.source]
        copy = await source.read(job.organization_id, job.key) if source.transactional else None
        data: Json = job.data
        return data if copy is None else copy.data

    # ------------------------------------------------------------ after it

    async def _write_cache(self, job: SyncJob) -> None:
        for platform in (job.source, job.target):
            copies = self.copies[platform]
            if isinstance(copies, CacheCopies):
                if platform is job.target and job.strategy in CACHED_ONLY:
                    await copies.invalidate(job)
                else:
                    await copies.write(job, job.result)

    async def _failed(self, id: str, error: ParleyError) -> None:
        async with transaction():
            job = await self._mine(id)
            if job is None:
                return
            message = f"{error.code.value}: {error.message}"
            if job.attempts >= MAX_ATTEMPTS or not error.retryable:
                await job.fail(message)
            else:
                await job.retry(now() + timedelta(seconds=min(LONGEST_PAUSE, 2.0**job.attempts / 4)), message)

    async def _mine(self, id: str) -> SyncJob | None:
        """Return a job that this replica is applying, locked."""
        rows = SyncJob.filter(id=id, status__in=OPEN, leased_by=self.replica_id)
        return await rows.select_for_update().first()

    def _transactional(self, job: SyncJob) -> bool:
        return self.copies[job.source].transactional and self.copies[job.target].transactional

    def _lease_end(self) -> datetime:
        return now() + timedelta(seconds=self.lease_seconds)


async def _older(job: SyncJob) -> SyncJob | None:
    """Return a job of the same key that has to be applied before this one."""
    rows = SyncJob.filter(organization_id=job.organization_id, key=job.key, id__lt=job.id, due_at__isnull=False)
    return await rows.order_by("id").first()


async def _readable(copies: Copies, job: SyncJob) -> Copy | None:
    """Return the copy of a job's record, or None, also if the platform cannot be reached: it is written later."""
    try:
        return await copies.read(job.organization_id, job.key)
    except Unavailable:
        return None


def _kept(job: SyncJob, mine: Json, theirs: Copy | None, merge: Merge) -> tuple[Json, str]:
    """Return what both sides are to hold, and whose changes were kept where they contradict each other."""
    if theirs is None or not merge.conflicts or job.conflict_resolution is ConflictResolution.MERGE:
        return merge.value, "the source's"
    if job.conflict_resolution is ConflictResolution.LAST_WRITE_WINS:
        theirs_won = _changed_at(theirs.data, theirs.changed_at) > _changed_at(mine, job.created_at)
    else:
        theirs_won = job.conflict_resolution is ConflictResolution.TARGET_WINS
    return (theirs.data, "the target's") if theirs_won else (mine, "the source's")


def _changed_at(data: Json, otherwise: datetime | None) -> datetime:
    """Return when a record was last changed: as it says itself, or when its copy was written."""
    record = data if isinstance(data, dict) else {}
    for name in _CHANGED_AT:
        value = record.get(name)
        if isinstance(value, str):
            try:
                found = datetime.fromisoformat(value)
            except ValueError:
                continue
            return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return otherwise or datetime.min.replace(tzinfo=UTC)


def _problems(merge: Merge, message: str) -> list[JsonObject]:
    return [{"path": ".".join(path), "message": message} for path in merge.conflicts]
