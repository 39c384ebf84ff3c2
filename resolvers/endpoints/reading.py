"""Reading endpoints: for those who manage them, and for what describes or serves them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auth.actor import Actor
from context.operation import Context
from engine.data_schemas.cached import CachedSchemas
from engine.endpoints import Endpoints, OrganizationEndpoints, SavedOperation, ServedEndpoint, Variable
from errors import InvalidInput
from models.endpoints import usage_of

__all__ = [
    "CachedSchemas",
    "EndpointMetrics",
    "Endpoints",
    "OrganizationEndpoints",
    "SavedOperation",
    "ServedEndpoint",
    "Variable",
    "operation_ids",
    "served_endpoints",
]

READ_SCOPE: Final = "endpoints:read"


async def endpoints(ctx: Context) -> list[ServedEndpoint]:
    """Return the organization's endpoints, oldest first, and then the presets."""
    ctx.actor.require(READ_SCOPE)
    found = await ctx.resources.endpoints.of(ctx.actor.organization_id)
    return [*found.own, *found.presets]


async def endpoints_with_ids(ctx: Context, ids: Sequence[str]) -> list[ServedEndpoint]:
    """Return those of these endpoints that the caller may see."""
    if READ_SCOPE not in ctx.actor.scopes:
        return []
    by_id = (await ctx.resources.endpoints.of(ctx.actor.organization_id)).by_id
    return [by_id[id] for id in ids if id in by_id]


async def replacement(ctx: Context, endpoint: ServedEndpoint) -> ServedEndpoint | None:
    """Return the endpoint that replaces a deprecated one."""
    return (await ctx.resources.endpoints.of(ctx.actor.organization_id)).replacement_of(endpoint)


async def served_endpoints(endpoints: Endpoints, actor: Actor | None) -> list[ServedEndpoint]:
    """Return the endpoints of which a caller may know: the organization's own, and the presets.

    Args:
        actor: None for an anonymous caller, who learns of the presets only, like one without the scope to read
            endpoints.
    """
    if actor is None:
        return list(endpoints.presets)
    found = await endpoints.of(actor.organization_id)
    own = found.own if READ_SCOPE in actor.scopes else ()
    return [each for each in (*own, *found.presets) if each.enabled]


def operation_ids(endpoints: Iterable[ServedEndpoint]) -> dict[str, str]:
    """Return a name for programs, unique among these endpoints, by the id of each: `listTasks`, `listTasksV2`."""
    names, used = dict[str, str](), Counter[str]()
    for each in sorted(endpoints, key=lambda each: (not each.preset, each.version, each.id)):
        name = each.name if each.preset else _camel(each.name, each.version)
        used[name] += 1
        names[each.id] = name if used[name] == 1 else f"{name}_{used[name]}"
    return names


def _camel(name: str, version: int) -> str:
    first, *rest = re.findall(r"[A-Za-z0-9]+", name) or ["endpoint"]
    camel = first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in rest)
    return camel if version == 1 else f"{camel}V{version}"


@dataclass(frozen=True, slots=True)
class EndpointMetrics:
    """The metrics of an endpoint's requests in one organization."""

    requests: int
    failures: int
    average_latency_ms: float | None


async def metrics(ctx: Context, endpoint_ids: Sequence[str]) -> Mapping[str, EndpointMetrics]:
    """Return the metrics of endpoints: those of all replicas, and those that this one has not stored yet."""
    ctx.actor.require(READ_SCOPE)
    organization_id, pending = ctx.actor.organization_id, ctx.resources.endpoints.metrics
    found = dict[str, EndpointMetrics]()
    async with pending.moving:
        stored = await usage_of(organization_id)
        for id in endpoint_ids:
            row, count = stored.get(id), pending.peek(organization_id, id)
            requests = count.requests + (row.requests if row else 0)
            failures = count.failures + (row.failures if row else 0)
            total = count.answer_ms + (row.total_ms if row else 0.0)
            found[id] = EndpointMetrics(requests, failures, total / requests if requests else None)
    return found


def problem(ctx: Context, endpoint: ServedEndpoint) -> str | None:
    """Return why the operation can no longer be served, because the schema has changed; None if it can."""
    try:
        ctx.resources.endpoints.read(endpoint.document)
    except InvalidInput as error:
        return error.message
    return None
