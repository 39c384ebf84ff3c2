"""Endpoints: saved operations that are served over plain HTTP, and what an organization has changed of the presets.

A preset is an endpoint that Parley defines (`routes/rest/`). It has no row until an organization disables, limits or
deprecates it: then the row's `preset` is its name, and the columns that describe its operation are those of that time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Self

from tortoise import fields, models

from json_types import Json, format_time
from models.events import record_change
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.ids import new_id
from storage.record import Record, json_value

PREFIX: Final = "ept"

ENDPOINT_CREATED: Final = "endpoint.created"
ENDPOINT_UPDATED: Final = "endpoint.updated"
ENDPOINT_DELETED: Final = "endpoint.deleted"
ENDPOINT_EVENTS: Final = frozenset({ENDPOINT_CREATED, ENDPOINT_UPDATED, ENDPOINT_DELETED})


class HttpMethod(Enum):
    """The HTTP method of an endpoint."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


AUDITED_COLUMNS: Final = (
    "name",
    "method",
    "path",
    "version",
    "document",
    "response",
    "request_schema",
    "response_schema",
    "rate_limit_per_minute",
    "deprecated_at",
    "sunset_at",
    "replacement_id",
    "enabled",
)
"""The columns of an endpoint that the audit trail shows."""


class Endpoint(Record):
    """A saved operation, served over plain HTTP.

    Its address is `/rest/v<version>/<path>`. `path` has no slash at its beginning, and its parameters are `:name`.
    `place` is what makes the endpoint unique among those of the organization that are not deleted: see `place_of`.
    `request_schema` and `response_schema` name registered schemas that parameters and responses have to match.
    `preset` is the name of the preset that the row changes, if it is not an endpoint of the organization's own.
    """

    PREFIX = PREFIX

    name = fields.CharField(max_length=255)
    method = fields.CharEnumField(HttpMethod, max_length=10)
    path = fields.CharField(max_length=255)
    version = fields.IntField()
    document = fields.TextField()
    response: str | None = fields.TextField(null=True)
    request_schema = fields.CharField(max_length=255, null=True)
    response_schema = fields.CharField(max_length=255, null=True)
    rate_limit_per_minute: int | None = fields.IntField(null=True)
    deprecated_at: datetime | None = fields.DatetimeField(null=True)
    sunset_at: datetime | None = fields.DatetimeField(null=True)
    replacement_id = fields.CharField(max_length=100, null=True)
    enabled = fields.BooleanField(default=True)
    preset = fields.CharField(max_length=90, null=True)
    place = fields.CharField(max_length=300, null=True)
    created_by_id = fields.CharField(max_length=40)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "endpoints"
        unique_together = (("organization_id", "place"),)

    @property
    def public_id(self) -> str:
        """The id by which the endpoint is known: that of the preset, if the row changes one."""
        return self.id if self.preset is None else id_of_preset(self.preset)

    async def add(self, *, by: str) -> None:
        """Insert a new endpoint.

        Raises:
            IntegrityError: the organization has an endpoint in this place.
        """
        self.created_by_id = by
        await self.insert(immediately=True)
        type = ENDPOINT_CREATED if self.preset is None else ENDPOINT_UPDATED
        await self._record_changes(type, by, self._values(AUDITED_COLUMNS))

    async def change(self, values: Mapping[str, object], *, by: str) -> None:
        """Update columns whose values differ."""
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        before = self._values(changed)
        for name in changed:
            setattr(self, name, values[name])
        if changed:
            await self.save()
            await self._record_changes(ENDPOINT_UPDATED, by, self._values(changed), before)

    async def soft_delete(self, *, by: str) -> None:
        """Delete the endpoint; another one may take its place."""
        self.deleted_at, self.place = now(), None
        await self.save()
        await self._record_changes(ENDPOINT_DELETED, by, {"deleted_at": format_time(self.deleted_at)})

    def _values(self, names: Sequence[str]) -> dict[str, Json]:
        return {name: json_value(getattr(self, name)) for name in names}

    async def _record_changes(
        self, type: str, by: str, changes: Mapping[str, Json], before: Mapping[str, Json] | None = None
    ) -> None:
        await record_change(self, changes, before=before, by=by, type=type, record_id=self.public_id)


def place_of(method: HttpMethod, version: int, path: str) -> str:
    """Return what two endpoints must not share: method, version and path, whatever the names of its parameters."""
    segments = (":" if segment.startswith(":") else segment for segment in path.split("/"))
    return f"{method.value} v{version} {'/'.join(segments)}"


def id_of_preset(name: str) -> str:
    """Return the id of a preset."""
    return f"{PREFIX}_{name}"


def place_of_preset(name: str) -> str:
    """Return the place of the row that changes a preset."""
    return f"preset {name}"


async def live_endpoints(organization_id: str) -> list[Endpoint]:
    """Return the endpoints of an organization that are not deleted, and its changes of presets, oldest first."""
    return await Endpoint.filter(organization_id=organization_id, deleted_at=None).order_by("id")


# ---------------------------------------------------------------- metrics


@dataclass(frozen=True, slots=True)
class EndpointCounts:
    """Numbers of requests to add to an endpoint's counters.

    Args:
        failures: those that ended with a status of 400 or more.
        total_ms: the time that all of them took, in milliseconds.
    """

    requests: int
    failures: int
    total_ms: float


class EndpointUsage(models.Model):
    """The counters of one endpoint in one organization; `EndpointCounts` describes them."""

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    endpoint_id = fields.CharField(max_length=100)
    requests = fields.BigIntField(default=0)
    failures = fields.BigIntField(default=0)
    total_ms = fields.FloatField(default=0.0)

    class Meta:
        table = "endpoint_usage"
        unique_together = (("organization_id", "endpoint_id"),)

    @classmethod
    async def lock(cls, organization_id: str, endpoint_id: str) -> Self:
        """Return the counters of an endpoint, locked until the transaction ends; they are created if there are none."""
        await advisory_lock(f"endpoint:{organization_id}:{endpoint_id}")
        rows = cls.filter(organization_id=organization_id, endpoint_id=endpoint_id)
        found = await rows.select_for_update().first()
        if found is not None:
            return found
        return await cls.create(id=new_id("epu"), organization_id=organization_id, endpoint_id=endpoint_id)


async def add_usage(counts: Mapping[tuple[str, str], EndpointCounts]) -> None:
    """Add a replica's counts, by organization and endpoint."""
    if not counts:
        return
    async with transaction():  # all or nothing; sorted, so that two replicas cannot deadlock
        for (organization_id, endpoint_id), count in sorted(counts.items()):
            row = await EndpointUsage.lock(organization_id, endpoint_id)
            row.requests += count.requests
            row.failures += count.failures
            row.total_ms += count.total_ms
            await row.save(update_fields=["requests", "failures", "total_ms"])


async def usage_of(organization_id: str) -> dict[str, EndpointUsage]:
    """Return the counters of an organization's endpoints, by their ids."""
    return {row.endpoint_id: row for row in await EndpointUsage.filter(organization_id=organization_id)}
