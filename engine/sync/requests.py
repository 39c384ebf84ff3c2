"""Requests for synchronizations, of use cases and of nodes: what they need to be valid, and the jobs that they make."""

from dataclasses import dataclass
from typing import Final

from engine.sync.applying import CACHED_ONLY
from errors import Conflict, InvalidInput
from json_types import Json, JsonObject
from models.data_schemas import Platform
from models.sync_jobs import ConflictResolution, SyncJob, SyncStrategy

MOST_OPEN: Final = 20_000
"""Jobs of an organization that are not applied yet."""
LONGEST_KEY: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncRequest:
    """A record to synchronize from one platform to another.

    Args:
        schema: the name of the registered schema that the data has to match.
        key: the record's key; see `key_of` for None.
        partial: `data` has only the fields that changed; null removes one (RFC 7396).
    """

    source: Platform
    target: Platform
    data: Json
    strategy: SyncStrategy
    conflict_resolution: ConflictResolution
    schema: str | None
    key: str | None
    partial: bool


def new_job(organization_id: str, request: SyncRequest) -> SyncJob:
    """Return the job of a request, which is not stored yet. Whether the data matches the schema is not checked.

    Raises:
        InvalidInput: a value is invalid, or the data has no key.
    """
    require_route(request)
    if not isinstance(request.data, dict):
        raise InvalidInput("data must be a JSON object.", field=["data"])
    if request.schema is not None and request.partial:
        raise InvalidInput("schema cannot be checked for partial data.", field=["schema"])
    key = key_of(request.data) if request.key is None else request.key
    if not key.strip() or len(key) > LONGEST_KEY:
        raise InvalidInput(f"key must have 1 to {LONGEST_KEY} characters, and not be blank.", field=["key"])
    return SyncJob.new(
        organization_id=organization_id,
        source=request.source,
        target=request.target,
        key=key,
        strategy=request.strategy,
        conflict_resolution=request.conflict_resolution,
        data=request.data,
        data_schema=request.schema,
    )


def require_route(request: SyncRequest) -> None:
    """Require two platforms, and a strategy that the target permits.

    Raises:
        InvalidInput: the source is the target, or the strategy is for caches only.
    """
    if request.source is request.target:
        raise InvalidInput("target must be another platform than source.", field=["target"])
    if request.strategy in CACHED_ONLY and request.target is not Platform.CACHE:
        message = f"{request.strategy.value} is a strategy for a cache: target must be CACHE."
        raise InvalidInput(message, field=["strategy"])


async def require_room(organization_id: str) -> None:
    """Require that the organization has not too many open jobs.

    Raises:
        Conflict: it has.
    """
    if await SyncJob.filter(organization_id=organization_id, due_at__isnull=False).count() >= MOST_OPEN:
        raise Conflict(f"At most {MOST_OPEN} synchronizations can be open.")


def key_of(data: JsonObject) -> str:
    """Return the key of a record: its `key` or `id`, or the first of its fields that is an id, as in `user:123`.

    Raises:
        InvalidInput: it has no such field.
    """
    for name, value in sorted(data.items(), key=lambda item: item[0] not in ("key", "id")):
        kind = "" if name in ("key", "id") else name.removesuffix("_id").removesuffix("Id")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() and kind != name:
            return f"{kind}:{value}" if kind else str(value)
    raise InvalidInput("key is required: data has no id.", field=["key"])
