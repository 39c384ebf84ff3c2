"""Synchronization: copies of records on platforms, what two platforms last agreed on, and the jobs between them.

::

    PENDING ──start──▶ RUNNING ──complete──▶ COMPLETED
       ▲                │ │ └────conflict──▶ CONFLICT     both sides changed, and the job must not choose
       └─────retry──────┘ └──────fail──────▶ FAILED       the target was unavailable too often

A job is stored with the change of its source, in one transaction, and a replica that applies it holds a lease. So it
outlives any crash: at `due_at`, another replica takes it over.
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from json_types import Json, JsonObject
from models.causes import new_event_id
from models.data_schemas import Platform
from models.events import record_change
from storage.clock import now
from storage.database import advisory_lock
from storage.record import JsonField, Record

SYNC_CREATED: Final = "sync_job.created"
SYNC_UPDATED: Final = "sync_job.updated"
_LONGEST_ERROR: Final = 2000
_AFTER: Final = timedelta(milliseconds=50)


class SyncStrategy(Enum):
    """When the target gets the data."""

    WRITE_THROUGH = "WRITE_THROUGH"
    WRITE_BEHIND = "WRITE_BEHIND"
    LAZY = "LAZY"
    INVALIDATE = "INVALIDATE"


class ConflictResolution(Enum):
    """The rule for what is kept if both sides changed since they last agreed."""

    SOURCE_WINS = "SOURCE_WINS"
    TARGET_WINS = "TARGET_WINS"
    LAST_WRITE_WINS = "LAST_WRITE_WINS"
    MERGE = "MERGE"
    FAIL = "FAIL"


class SyncStatus(Enum):
    """The state of a job."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CONFLICT = "CONFLICT"


OPEN: Final = (SyncStatus.PENDING, SyncStatus.RUNNING)


class SyncedRecord(Record):
    """The copy of a record on a platform that keeps its records here: all but the frontend and the cache."""

    PREFIX = "syr"

    platform = fields.CharEnumField(Platform, max_length=20)
    key = fields.CharField(max_length=255)
    data: JsonField[Json] = JsonField()
    version = fields.IntField(default=1)

    class Meta:
        table = "synced_records"
        unique_together = (("organization_id", "platform", "key"),)


class SyncLink(Record):
    """The state that two platforms last agreed on for a key. `one` and `other` are in alphabetical order.

    The stamps identify the copies as they were then: a copy with another stamp has changed since.
    """

    PREFIX = "syl"

    key = fields.CharField(max_length=255)
    one = fields.CharEnumField(Platform, max_length=20)
    other = fields.CharEnumField(Platform, max_length=20)
    agreed: JsonField[Json] = JsonField()
    one_stamp = fields.CharField(max_length=60, null=True)
    other_stamp = fields.CharField(max_length=60, null=True)

    class Meta:
        table = "sync_links"
        unique_together = (("organization_id", "key", "one", "other"),)

    def stamp_of(self, platform: Platform) -> str | None:
        """Return the stamp of a platform's copy when the two agreed."""
        return self.one_stamp if platform is self.one else self.other_stamp


class SyncJob(Record):
    """One synchronization of a record from one platform to another.

    `schema` names the registered schema that the data had to match. `due_at` is when a replica may apply it: at once,
    at the next attempt, or when the lease of the one that applies it expires; null once it has ended. `cause_id` is the
    event that causes what happens to it next.
    """

    PREFIX = "syn"

    source = fields.CharEnumField(Platform, max_length=20)
    target = fields.CharEnumField(Platform, max_length=20)
    key = fields.CharField(max_length=255)
    strategy = fields.CharEnumField(SyncStrategy, max_length=20)
    conflict_resolution = fields.CharEnumField(ConflictResolution, max_length=20)
    status = fields.CharEnumField(SyncStatus, max_length=20, default=SyncStatus.PENDING)
    data: JsonField[Json] = JsonField()
    result: JsonField[Json] = JsonField(null=True)
    conflicts: JsonField[list[JsonObject]] = JsonField(default=list)
    data_schema = fields.CharField(max_length=255, null=True)
    error: str | None = fields.TextField(null=True)
    attempts = fields.IntField(default=0)
    due_at: datetime | None = fields.DatetimeField(null=True)
    leased_by = fields.CharField(max_length=60, null=True)
    cause_id = fields.CharField(max_length=120, null=True)
    created_by_id = fields.CharField(max_length=40)
    completed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "sync_jobs"
        indexes = (
            Index(fields=("organization_id", "id")),
            Index(fields=("organization_id", "key", "id")),
            Index(fields=("due_at",)),
            Index(fields=("completed_at",)),
        )

    @property
    def ended(self) -> bool:
        """Return whether its outcome is final."""
        return self.status not in OPEN

    async def add(self, *, by: str) -> None:
        """Insert it, PENDING and due at once."""
        self.created_by_id, self.due_at, self.cause_id = by, now(), new_event_id()
        await self.insert()
        changes: dict[str, Json] = {name: getattr(self, name).value for name in ("source", "target", "strategy")}
        await self._record(SYNC_CREATED, by, {**changes, "key": self.key}, event_id=self.cause_id)

    async def start(self, replica_id: str, *, until: datetime) -> None:
        """PENDING, RUNNING → RUNNING, under a lease."""
        self._require_open()
        self.status, self.leased_by, self.due_at = SyncStatus.RUNNING, replica_id, until
        self.attempts += 1
        await self.save()

    async def retry(self, at: datetime, error: str) -> None:
        """RUNNING → PENDING, because the target is unavailable."""
        self._require_open()
        self.status, self.leased_by, self.due_at = SyncStatus.PENDING, None, at
        self.error = error[:_LONGEST_ERROR]
        await self.save()

    async def wait_for(self, other: "SyncJob") -> None:
        """Become due after an older job of the same key, which must be applied first."""
        self._require_open()
        self.due_at = max(other.due_at or now(), now()) + _AFTER
        await self.save()

    async def resolve(self, result: Json, conflicts: list[JsonObject]) -> None:
        """Store what both sides are to hold, while RUNNING."""
        self._require_open()
        self.result, self.conflicts = result, conflicts
        await self.save()

    async def complete(self) -> None:
        """PENDING, RUNNING → COMPLETED."""
        self.error = None
        await self._end(SyncStatus.COMPLETED)

    async def conflict(self, conflicts: list[JsonObject]) -> None:
        """PENDING, RUNNING → CONFLICT: nothing was changed on the target."""
        self.conflicts = conflicts
        await self._end(SyncStatus.CONFLICT)

    async def fail(self, error: str) -> None:
        """PENDING, RUNNING → FAILED."""
        self.error = error[:_LONGEST_ERROR]
        await self._end(SyncStatus.FAILED)

    async def _end(self, status: SyncStatus) -> None:
        self._require_open()
        self.status, self.completed_at = status, now()
        self.leased_by = self.due_at = None
        before, self.cause_id = self.cause_id, new_event_id()
        await self.save()
        changes: dict[str, Json] = {"status": status.value}
        await self._record(SYNC_UPDATED, self.created_by_id, changes, event_id=self.cause_id, caused_by=before)

    def _require_open(self) -> None:
        if self.ended:
            raise ValueError(f"the job {self.id} is {self.status.value}")

    async def _record(
        self,
        type: str,
        by: str,
        changes: dict[str, Json],
        *,
        event_id: str | None = None,
        caused_by: str | None = None,
    ) -> None:
        await record_change(
            self,
            changes,
            by=by,
            type=type,
            event_id=event_id,
            caused_by=caused_by,
        )


async def lock_key(organization_id: str, key: str) -> None:
    """Wait until nobody else synchronizes a key; they wait until this transaction ends."""
    await advisory_lock(f"sync:{organization_id}:{key}")


async def lock_link(job: SyncJob) -> SyncLink | None:
    """Return what the two platforms of a job last agreed on for its key, which must be locked."""
    one, other = _sorted(job)
    rows = SyncLink.filter(organization_id=job.organization_id, key=job.key, one=one, other=other)
    return await rows.select_for_update().first()


async def agree(
    link: SyncLink | None, job: SyncJob, *, source_stamp: str | None, target_stamp: str | None, agreed: Json
) -> None:
    """Record what the two platforms of a job agree on now."""
    one, other = _sorted(job)
    stamps = {job.source: source_stamp, job.target: target_stamp}
    if link is None:
        await SyncLink.new(
            organization_id=job.organization_id,
            key=job.key,
            one=one,
            other=other,
            agreed=agreed,
            one_stamp=stamps[one],
            other_stamp=stamps[other],
        ).insert()
        return
    link.agreed, link.one_stamp, link.other_stamp = agreed, stamps[one], stamps[other]
    await link.save()


def _sorted(job: SyncJob) -> list[Platform]:
    return sorted((job.source, job.target), key=lambda each: each.value)
