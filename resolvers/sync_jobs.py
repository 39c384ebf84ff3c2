"""Synchronization: starting jobs, reading them, and reading the copy of a record on a platform."""

from collections.abc import Sequence
from typing import Final

from auth.access import get_visible, visible, visible_query
from auth.actor import Actor
from context.operation import Context
from engine.sync.cache import CacheCounts
from engine.sync.reading import RecordReader, SyncedCopy
from engine.sync.requests import SyncRequest, new_job, require_room
from models.data_schemas import Platform
from models.sync_jobs import SyncJob, SyncStatus
from resolvers import checks
from resolvers.idempotency import once
from storage.queries import Operator, Query

__all__ = [
    "SyncRequest",
    "SyncedCopy",
    "cache_counts",
    "sync_jobs",
    "sync_jobs_with_ids",
    "synced_record",
    "trigger_sync",
]

_READ_SCOPE: Final = "sync:read"
_WRITE_SCOPE: Final = "sync:write"


def sync_jobs(ctx: Context) -> Query[SyncJob]:
    """Return the organization's jobs that the caller may see: see `sync_jobs_with_ids`."""
    ctx.actor.require(_READ_SCOPE)
    rows = visible_query(SyncJob, ctx.actor)
    if "collaboration:read" not in ctx.actor.scopes:
        for column in ("source", "target"):
            rows = rows.where(Operator.DIFFERS, column, Platform.FRONTEND.value)
    return rows


async def sync_jobs_with_ids(actor: Actor, ids: Sequence[str]) -> list[SyncJob]:
    """Return the jobs with these ids. Those of the frontend show shared documents, and need the scope for them."""
    if _READ_SCOPE not in actor.scopes:
        return []
    rows = visible(SyncJob, actor).filter(id__in=ids)
    if "collaboration:read" not in actor.scopes:
        rows = rows.exclude(source=Platform.FRONTEND).exclude(target=Platform.FRONTEND)
    return await rows


async def trigger_sync(ctx: Context, request: SyncRequest, *, idempotency_key: str | None) -> SyncJob:
    """Synchronize a record from one platform to another, and return the job, which may not have ended yet.

    Raises:
        InvalidInput: a value is invalid, or the data violates the schema.
        NotFound: there is no such schema.
        Conflict: too many jobs of the organization are open.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    _require_reach(actor, request.source, request.target)
    checks.json_value(request.data, "data")
    if request.key is not None:
        checks.text(request.key, "key")
    key = new_job(actor.organization_id, request).key
    if request.schema is not None:
        actor.require("schemas:read")
        await ctx.resources.schemas.require(actor.organization_id, request.schema, request.data, "data")
    await require_room(actor.organization_id)

    async def create() -> SyncJob:
        job = new_job(actor.organization_id, request)
        await ctx.resources.sync.submit(job, by=actor.id, partial=request.partial)
        return job

    arguments = {
        **{name: getattr(request, name) for name in ("data", "schema", "partial")},
        **{name: getattr(request, name).value for name in ("source", "target", "strategy", "conflict_resolution")},
        "key": key,
    }
    job = await once(actor, idempotency_key, "triggerSync", arguments, SyncJob, create)
    if job.status is not SyncStatus.RUNNING:
        return job
    await ctx.resources.sync.finish(job)
    return await get_visible(SyncJob, actor, job.id)


async def synced_record(ctx: Context, *, platform: Platform, key: str) -> SyncedCopy | None:
    """Return the copy of a record on a platform, or None. The cache loads a record that it does not have."""
    actor = ctx.actor
    actor.require(_READ_SCOPE)
    checks.text(key, "key")
    reading = RecordReader(ctx.resources.sync, actor.organization_id, by=actor.id)
    return await reading.read(platform, key, require=lambda origin: _require_reach(actor, origin, origin))


async def cache_counts(ctx: Context) -> CacheCounts:
    """Return how many reads of the cache found an entry.

    Raises:
        Unavailable: the cache cannot be reached.
    """
    ctx.actor.require(_READ_SCOPE)
    return await ctx.resources.sync.cache.counts(ctx.actor.organization_id)


def _require_reach(actor: Actor, source: Platform, target: Platform) -> None:
    """Require what the copies on the frontend require: they are shared documents."""
    if Platform.FRONTEND in (source, target):
        actor.require("collaboration:read")
        if source is not target:
            actor.require("collaboration:write")
