"""The endpoints that each organization has: presets, with what it has changed of them, and its own saved operations.

A request needs them to be found, so they are cached per organization until an event says that they have changed. The
events of this process arrive at its commit, those of other replicas with the log.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Final, Protocol

from connectors.transport.metrics import CallMetrics, Count, Key
from models.endpoints import ENDPOINT_EVENTS, Endpoint, EndpointCounts, HttpMethod, add_usage, live_endpoints
from models.events import LoggedEvent

MOST_CACHED: Final = 1_000
FRESH_SECONDS: Final = 60.0
"""After this time the rows are read again, in case that an event was missed."""


class Variable(Protocol):
    """A variable of a saved operation."""

    @property
    def name(self) -> str:
        """Its name, without the dollar sign."""

    @property
    def type(self) -> str:
        """Its GraphQL type, as in the document."""

    @property
    def required(self) -> bool:
        """Whether it must be given."""

    @property
    def single(self) -> bool:
        """Whether one text is enough for any of its values, as a part of a path is."""

    @property
    def read(self) -> Callable[[Sequence[str]], Any]:
        """Returns its value from texts, or raises `ValueError` with what it must be."""


class Origins(Protocol):
    """The variables behind the arguments of a saved operation's fields."""

    def variable_path(self, field: Sequence[str], argument: Sequence[str]) -> list[str] | None:
        """Return the path to a value of a field's arguments in the variables, or None if the document itself has it."""


class SavedOperation(Protocol):
    """The needs and the result of a saved document."""

    @property
    def is_query(self) -> bool:
        """Whether it is a query; otherwise it is a mutation."""

    @property
    def variables(self) -> Mapping[str, Variable]:
        """Its variables, by name."""

    @property
    def fields(self) -> Sequence[str]:
        """The names of its root fields in the result."""

    @property
    def silent(self) -> Sequence[str]:
        """Those of its root fields whose errors it does not select."""

    @property
    def origins(self) -> Origins:
        """The variables behind its arguments."""


ReadOperation = Callable[[str], SavedOperation]
"""Returns the operation of a document, or raises `InvalidInput`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedEndpoint:
    """An endpoint as an organization has it.

    Args:
        id: stable for presets too: `ept_` and their name.
        path: the path of its address, with `{name}` for parameters.
        declared_path: the path as it was declared: of an endpoint of the organization's own, the part after the
            version, with `:name` for parameters.
        variables: an expression for the operation's variables; None if parameters and body are the variables.
        response: an expression for the response's body; None if it is the operation's `data`.
        request_schema: the registered schema that the parameters and the body have to match, if any.
        response_schema: the registered schema that the response's body has to match, if any.
        summary: a sentence on what it does, without a full stop.
        tag: the group to which it belongs in a description.
        example: a documented call, if there is one.
    """

    id: str
    name: str
    method: HttpMethod
    path: str
    declared_path: str
    version: int
    document: str
    variables: str | None
    response: str | None
    summary: str
    tag: str
    example: Any
    preset: bool
    enabled: bool
    rate_limit_per_minute: int | None
    deprecated_at: datetime | None
    sunset_at: datetime | None
    replacement_id: str | None
    created_at: datetime
    updated_at: datetime
    request_schema: str | None = None
    response_schema: str | None = None


class OrganizationEndpoints:
    """The endpoints of one organization: its own, oldest first, and the presets."""

    def __init__(self, presets: Sequence[ServedEndpoint], rows: Iterable[Endpoint]) -> None:
        own, changed = list[ServedEndpoint](), dict[str, Endpoint]()
        for row in rows:
            if row.preset is None:
                own.append(own_endpoint(row))
            else:
                changed[row.preset] = row
        self.own: Sequence[ServedEndpoint] = own
        self.presets = [_changed(preset, changed.get(preset.name)) for preset in presets]

    @cached_property
    def by_id(self) -> Mapping[str, ServedEndpoint]:
        """All of them, by id."""
        return {each.id: each for each in (*self.own, *self.presets)}

    def replacement_of(self, endpoint: ServedEndpoint) -> ServedEndpoint | None:
        """Return the endpoint that replaces another, if there is one."""
        return None if endpoint.replacement_id is None else self.by_id.get(endpoint.replacement_id)


def own_path(version: int, path: str) -> str:
    """Return the path of an address of an endpoint, with `{name}` for parameters."""
    segments = (f"{{{segment[1:]}}}" if segment.startswith(":") else segment for segment in path.split("/"))
    return f"/rest/v{version}/{'/'.join(segments)}"


def own_endpoint(row: Endpoint) -> ServedEndpoint:
    """Return an endpoint of an organization's own."""
    return ServedEndpoint(
        id=row.id,
        name=row.name,
        method=row.method,
        path=own_path(row.version, row.path),
        declared_path=row.path,
        version=row.version,
        document=row.document,
        variables=None,
        response=row.response,
        summary=row.name,
        tag=f"v{row.version}",
        example=None,
        preset=False,
        enabled=row.enabled,
        rate_limit_per_minute=row.rate_limit_per_minute,
        deprecated_at=row.deprecated_at,
        sunset_at=row.sunset_at,
        replacement_id=row.replacement_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        request_schema=row.request_schema,
        response_schema=row.response_schema,
    )


def _changed(preset: ServedEndpoint, row: Endpoint | None) -> ServedEndpoint:
    if row is None:
        return preset
    return replace(
        preset,
        enabled=row.enabled,
        rate_limit_per_minute=row.rate_limit_per_minute,
        deprecated_at=row.deprecated_at,
        sunset_at=row.sunset_at,
        replacement_id=row.replacement_id,
        updated_at=row.updated_at,
    )


class Endpoints:
    """The endpoints of all organizations, in one process.

    Args:
        presets: as every organization has them at first.
        read: returns what a document needs.

    Attributes:
        metrics: counters of requests, by organization and endpoint, that are not in the database yet.
    """

    def __init__(self, presets: Sequence[ServedEndpoint], read: ReadOperation) -> None:
        self.presets: Final = presets
        self.read: Final = read
        self.metrics: Final = CallMetrics()
        self._cached: OrderedDict[str, tuple[float, OrganizationEndpoints]] = OrderedDict()
        self._changes = 0

    def cached(self, organization_id: str) -> OrganizationEndpoints | None:
        """Return the endpoints of an organization, if they are known."""
        found = self._cached.get(organization_id)
        return found[1] if found is not None and time.monotonic() < found[0] else None

    async def of(self, organization_id: str) -> OrganizationEndpoints:
        """Return the endpoints of an organization."""
        return self.cached(organization_id) or await self._load(organization_id)

    async def _load(self, organization_id: str) -> OrganizationEndpoints:
        changes = self._changes
        found = OrganizationEndpoints(self.presets, await live_endpoints(organization_id))
        if changes == self._changes:  # otherwise they may have changed while they were read
            self._cached.pop(organization_id, None)
            self._cached[organization_id] = (time.monotonic() + FRESH_SECONDS, found)
            if len(self._cached) > MOST_CACHED:
                self._cached.popitem(last=False)
        return found

    def on_event(self, event: LoggedEvent) -> None:
        """Forget what an event says has changed."""
        if event.type in ENDPOINT_EVENTS:
            self._changes += 1
            self._cached.pop(event.organization_id, None)

    def count(self, organization_id: str, endpoint_id: str, milliseconds: float, *, failed: bool) -> None:
        """Count a request to an endpoint."""
        count = self.metrics.of(organization_id, endpoint_id)
        count.requests += 1
        count.failures += failed
        count.answers += 1
        count.answer_ms += milliseconds


async def store_usage(counts: Mapping[Key, Count]) -> None:
    """Add the counts of this process to the database."""
    await add_usage({key: EndpointCounts(each.requests, each.failures, each.answer_ms) for key, each in counts.items()})
