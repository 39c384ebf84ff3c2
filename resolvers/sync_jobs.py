"""Synchronization: starting jobs, reading them, and reading the copy of a record on a platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tortoise.expressions import Q

from auth.access import get_visible, visible, visible_query
from auth.actor import Actor
from context.operation import Context
from engine.data_schemas import registry
from engine.sync.applying import CACHED_ONLY
from engine.sync.cache import CacheCounts
from engine.sync.copies import Copy
from errors import Conflict, InvalidInput, Unavailable, Verbatim
from json_types import Json
from models.data_schemas import Platform
from models.sync_jobs import ConflictResolution, SyncJob, SyncLink, SyncStatus, SyncStrategy
from resolvers import checks
from resolvers.idempotency import once
from storage.database import transaction
from storage.queries import Operator, Query

MOST_OPEN: Final = 20_000
"""Jobs of an organization that are not applied yet."""

_READ_SCOPE: Final = "sync:read"
_WRITE_SCOPE: Final = "sync:write"


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


async def trigger_sync(
    ctx: Context,
    *,
    source: Platform,
    target: Platform,
    data: Json,
    strategy: SyncStrategy,
    conflict_resolution: ConflictResolution,
    schema: str | None,
    key: str | None,
    partial: bool,
    idempotency_key: str | None,
) -> SyncJob:
    """Synchronize a record from one platform to another, and return the job, which may not have ended yet.

    Args:
        partial: `data` has only the fields that changed; null removes one (RFC 7396).

    Raises:
        InvalidInput: a value is invalid, or the data violates the schema.
        NotFound: there is no such schema.
        Conflict: too many jobs of the organization are open.
    """
    actor = ctx.actor
    actor.require(_WRITE_SCOPE)
    _require_reach(actor, source, target)
    if source is target:
        raise InvalidInput("target must be another platform than source.", field=["target"])
    if strategy in CACHED_ONLY and target is not Platform.CACHE:
        raise InvalidInput(f"{strategy.value} is a strategy for a cache: target must be CACHE.", field=["strategy"])
    if not isinstance(data, dict):
        raise InvalidInput("data must be a JSON object.", field=["data"])
    checks.json_value(data, "data")
    key = _key_of(data) if key is None else checks.text(key, "key")
    if schema is not None:
        if partial:
            raise InvalidInput("schema cannot be checked for partial data.", field=["schema"])
        await _require_form(actor, schema, data)
    if await visible(SyncJob, actor).filter(due_at__isnull=False).count() >= MOST_OPEN:
        raise Conflict(f"At most {MOST_OPEN} synchronizations can be open.")

    async def create() -> SyncJob:
        job = SyncJob.new(
            organization_id=actor.organization_id,
            source=source,
            target=target,
            key=key,
            strategy=strategy,
            conflict_resolution=conflict_resolution,
            data=data,
            data_schema=schema,
        )
        await ctx.resources.sync.submit(job, by=actor.id, partial=partial)
        return job

    arguments = {
        "source": source.value,
        "target": target.value,
        "data": data,
        "strategy": strategy.value,
        "conflict_resolution": conflict_resolution.value,
        "schema": schema,
        "key": key,
        "partial": partial,
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
    _require_reach(actor, platform, platform)
    checks.text(key, "key")
    try:
        found = await ctx.resources.sync.copies[platform].read(actor.organization_id, key)
    except Unavailable:
        return await _loaded(ctx, key, fill=False)
    if platform is Platform.CACHE:
        await ctx.resources.sync.cache.count(actor.organization_id, hit=found is not None)
        if found is None:
            return await _loaded(ctx, key, fill=True)
    return None if found is None else SyncedCopy(platform, key, found.data, True, found.changed_at)


async def cache_counts(ctx: Context) -> CacheCounts:
    """Return how many reads of the cache found an entry.

    Raises:
        Unavailable: the cache cannot be reached.
    """
    ctx.actor.require(_READ_SCOPE)
    return await ctx.resources.sync.cache.counts(ctx.actor.organization_id)


async def _loaded(ctx: Context, key: str, *, fill: bool) -> SyncedCopy | None:
    """Return the record that the cache is missing, from the platform that it was synchronized with last.

    Args:
        fill: store it in the cache.
    """
    organization_id = ctx.actor.organization_id
    rows = visible(SyncLink, ctx.actor).filter(Q(one=Platform.CACHE) | Q(other=Platform.CACHE), key=key)
    link = await rows.order_by("-updated_at").first()
    if link is None:
        return None
    origin = link.other if link.one is Platform.CACHE else link.one
    copy = await ctx.resources.sync.copies[origin].read(organization_id, key)
    if copy is None:
        return None
    _require_reach(ctx.actor, origin, origin)
    if fill:
        await _fill(ctx, origin, key, copy)
    return SyncedCopy(Platform.CACHE, key, copy.data, False, copy.changed_at)


async def _fill(ctx: Context, origin: Platform, key: str, copy: Copy) -> None:
    """Store a copy of another platform in the cache, as a job of its own."""
    job = SyncJob.new(
        organization_id=ctx.actor.organization_id,
        source=origin,
        target=Platform.CACHE,
        key=key,
        strategy=SyncStrategy.WRITE_THROUGH,
        conflict_resolution=ConflictResolution.SOURCE_WINS,
        data=copy.data,
    )
    async with transaction():
        await ctx.resources.sync.submit(job, by=ctx.actor.id)
    await ctx.resources.sync.finish(job)


def _require_reach(actor: Actor, source: Platform, target: Platform) -> None:
    """Require what the copies on the frontend require: they are shared documents."""
    if Platform.FRONTEND in (source, target):
        actor.require("collaboration:read")
        if source is not target:
            actor.require("collaboration:write")


async def _require_form(actor: Actor, schema: str, data: Json) -> None:
    actor.require("schemas:read")
    row = await registry.find_schema(actor.organization_id, schema, "schema")
    found = await registry.violations(actor.organization_id, row, data)
    if found:
        message = f"data is invalid {registry.described(found)}"
        raise InvalidInput(message, field=["data", *map(Verbatim, found[0].path)])


def _key_of(data: dict[str, Json]) -> str:
    """Return the key of a record: its `key` or `id`, or the first of its fields that is an id, as in `user:123`."""
    for name, value in sorted(data.items(), key=lambda item: item[0] not in ("key", "id")):
        kind = "" if name in ("key", "id") else name.removesuffix("_id").removesuffix("Id")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() and kind != name:
            return checks.text(f"{kind}:{value}" if kind else str(value), "key")
    raise InvalidInput("key is required: data has no id.", field=["key"])
