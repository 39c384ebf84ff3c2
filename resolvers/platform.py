"""The platform as a whole, as an organization sees it: its numbers, its health, and cleaning up."""

import asyncio
import functools
import hashlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from tortoise.functions import Count

from auth.access import visible
from context.operation import Context
from engine.maintenance import Before, clean_up
from engine.scheduler import an_engine_runs
from errors import Unavailable
from models.agents import Agent, AgentRuntime, AgentStatus
from models.approvals import Approval, ApprovalStatus
from models.audit_entries import trail_problem
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.destinations import EventDestination, states_of
from models.event_log import read_head
from models.executions import ExecutionStatus, WorkflowExecution
from models.leases import check_writable
from models.outbox import unpublished
from models.platform import Health, HealthStatus, record_cleanup
from models.sessions import Session, SessionStatus
from models.studio import LOST_AFTER, InstanceStatus, StudioInstance
from models.tasks import Task, TaskStatus
from resolvers import checks
from storage.clock import now
from storage.database import current_database, transaction
from storage.files import LOST
from storage.record import Record

DEFAULT_INTERVAL_SECONDS: Final = 5
LONGEST_INTERVAL_SECONDS: Final = 86_400
MOST_AGENTS: Final = 100
MOST_DAYS: Final = 36_500
CONNECTOR: Final = "connector."
"""The prefix of the names of external services among the components."""
LATE_SECONDS: Final = 10.0
MOST_WAITING: Final = 10_000
"""The time for which events may wait, and how many of them, while streams are healthy."""
_LARGEST_INT: Final = 2**31 - 1
_VERSION_DIGITS: Final = 12


@functools.cache
def gateway_version() -> str:
    """Return a value that differs between two gateways if their schemas or consoles do."""
    root = Path(__file__).parent.parent
    shown = [root / "schema" / "schema.graphql", root / "web" / "dist" / "console" / "index.html"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in shown if path.is_file()))
    return digest.hexdigest()[:_VERSION_DIGITS]


@dataclass(frozen=True, slots=True)
class SystemMetrics:
    """The numbers of an organization at one moment.

    `subscribers`, `events_published`, `requests` and `average_latency_ms` are of all live replicas.
    """

    at: datetime
    agents_by_status: dict[str, int]
    tasks_by_status: dict[str, int]
    executions_by_status: dict[str, int]
    deliveries_by_status: dict[str, int]
    pending_approvals: int
    active_sessions: int
    subscribers: int
    events_published: int
    requests: int
    average_latency_ms: float | None

    @property
    def agents(self) -> int:
        """The number of agents."""
        return sum(self.agents_by_status.values())


async def system_metrics(ctx: Context) -> SystemMetrics:
    """Return the current numbers of the caller's organization."""
    actor = ctx.actor
    actor.require("platform:read")
    total = await ctx.resources.replica.total(actor.organization_id)
    return SystemMetrics(
        at=now(),
        agents_by_status=await _by_status(ctx, Agent, AgentStatus),
        tasks_by_status=await _by_status(ctx, Task, TaskStatus),
        executions_by_status=await _by_status(ctx, WorkflowExecution, ExecutionStatus),
        deliveries_by_status=await _by_status(ctx, Delivery, DeliveryStatus),
        pending_approvals=await visible(Approval, actor).filter(status=ApprovalStatus.PENDING).count(),
        active_sessions=await visible(Session, actor).filter(status=SessionStatus.ACTIVE).count(),
        subscribers=total.subscribers,
        events_published=min(_LARGEST_INT, total.events),
        requests=min(_LARGEST_INT, total.requests),
        average_latency_ms=total.latency_ms / total.timed if total.timed else None,
    )


async def _by_status(ctx: Context, table: type[Record], statuses: type[Enum]) -> dict[str, int]:
    """Return the number of rows with each status."""
    counted = visible(table, ctx.actor).annotate(number=Count("id")).group_by("status")
    found = {str(row["status"].value): int(row["number"]) for row in await counted.values("status", "number")}
    return {str(each.value): found.get(str(each.value), 0) for each in statuses}


def require_interval(ctx: Context, seconds: int) -> None:
    """Require that the caller may open a stream of metrics with this interval.

    Raises:
        InvalidInput: the interval is out of range.
    """
    ctx.actor.require("platform:read")
    checks.whole(seconds, "interval_seconds", 1, LONGEST_INTERVAL_SECONDS)


async def metrics_every(ctx: Context, seconds: int) -> AsyncIterator[SystemMetrics]:
    """Yield the numbers now and at every interval. While the database is unavailable, an interval yields nothing."""
    yield await _shared_metrics(ctx)
    while True:
        await asyncio.sleep(seconds)
        try:
            current = await _shared_metrics(ctx)
        except Unavailable:
            continue
        yield current


async def _shared_metrics(ctx: Context) -> SystemMetrics:
    """Return the numbers as of the last second, which all streams of the organization share."""
    found = await ctx.resources.replica.shared(ctx.actor.organization_id, lambda: system_metrics(ctx))
    assert isinstance(found, SystemMetrics)
    return found


# ---------------------------------------------------------------- health


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the platform and its health.

    Args:
        essential: whether nothing works without it.
    """

    name: str
    health: Health
    essential: bool = True


@dataclass(frozen=True, slots=True)
class SystemHealth:
    """The health of the platform, as an organization sees it."""

    status: HealthStatus
    initialized: bool
    at: datetime
    components: list[Component]


def require_health(ctx: Context, *, deep: bool) -> bool:
    """Require that the caller may read the health, and return whether external services belong to it.

    Raises:
        Forbidden: a scope is missing; a deep check calls external services.
    """
    ctx.actor.require("platform:read")
    if deep:
        ctx.actor.require("connectors:execute")
    return not ctx.resources.settings.skip_integration_agents


async def system_health(ctx: Context, external: Sequence[Component], *, deep: bool) -> SystemHealth:
    """Return the health of the platform's own parts and of the given external services.

    Args:
        deep: whether to find out if the database accepts changes, instead of relying on the last ones.
    """
    database, streams = await _database(deep=deep), await _streams(ctx)
    bus = _bus(ctx)
    own = [
        Component("gateway", Health(HealthStatus.HEALTHY, None, now())),
        Component("database", database),
        *([] if bus is None else [Component("event_bus", bus, essential=False)]),
        Component("streams", streams),
        Component("workflow_engine", await _engine(ctx)),
        # They work on the database and the bus alone.
        Component("schemas", database),
        Component("synchronization", _worst([database, bus]), essential=False),
        Component("realtime", _realtime(streams, external)),
        Component("audit_trail", await _audit_trail(ctx), essential=False),
        Component("studio_bridge", await _studio_bridge(ctx), essential=False),
    ]
    destinations = await _destinations(ctx)
    if destinations is not None:
        own.append(Component("event_destinations", destinations, essential=False))
    components = [*own, *external]
    initialized = not ctx.resources.settings.skip_integration_agents
    return SystemHealth(_overall(components), initialized, now(), components)


async def _audit_trail(ctx: Context) -> Health:
    problem = await trail_problem(ctx.actor.organization_id)
    return Health(HealthStatus.HEALTHY if problem is None else HealthStatus.UNHEALTHY, problem, now())


async def _destinations(ctx: Context) -> Health | None:
    """Return the health of the organization's event destinations, or None without any."""
    rows = visible(EventDestination, ctx.actor).filter(enabled=True, deleted_at=None)
    types = {str(id): type for id, type in await rows.values_list("id", "type")}
    if not types:
        return None
    states = await states_of([*types])
    failing = sorted(types[id].value for id, state in states.items() if state.failures and id in types)
    if not failing:
        return Health(HealthStatus.HEALTHY, None, now())
    message = f"{len(failing)} of {len(types)} fail, and their events wait: {', '.join(dict.fromkeys(failing))}."
    return Health(HealthStatus.DEGRADED, message, now())


async def _studio_bridge(ctx: Context) -> Health:
    """Return the health of the bridge to Roblox Studio, which is unknown while no Studio of the organization polls."""
    rows = visible(StudioInstance, ctx.actor).filter(
        status=InstanceStatus.CONNECTED, last_seen_at__gt=now() - LOST_AFTER
    )
    connected = await rows.count()
    if not connected:
        return Health(HealthStatus.UNKNOWN, "No Roblox Studio is connected.", now())
    studios = "1 Roblox Studio is" if connected == 1 else f"{connected} Roblox Studios are"
    return Health(HealthStatus.HEALTHY, f"{studios} connected.", now())


async def listed_agents(ctx: Context) -> list[Agent]:
    """Return the built-in agents and the newest others, or none if the caller may not read them."""
    if "agents:read" not in ctx.actor.scopes:
        return []
    rows, built_in = visible(Agent, ctx.actor), AgentRuntime.BUILTIN
    own = await rows.filter(runtime=built_in).order_by("id").limit(MOST_AGENTS)
    return [*own, *await rows.exclude(runtime=built_in).order_by("-id").limit(MOST_AGENTS)]


def _overall(components: Sequence[Component]) -> HealthStatus:
    """Return the status of all: what is not essential only degrades it, and what is unknown says nothing."""
    found = {(each.health.status, each.essential) for each in components}
    if (HealthStatus.UNHEALTHY, True) in found:
        return HealthStatus.UNHEALTHY
    problems = {HealthStatus.UNHEALTHY, HealthStatus.DEGRADED}
    return HealthStatus.DEGRADED if any(status in problems for status, _ in found) else HealthStatus.HEALTHY


def _worst(parts: Sequence[Health | None]) -> Health:
    severity = [HealthStatus.HEALTHY, HealthStatus.UNKNOWN, HealthStatus.DEGRADED, HealthStatus.UNHEALTHY]
    return max((each for each in parts if each is not None), key=lambda each: severity.index(each.status))


async def _database(*, deep: bool) -> Health:
    """Return the health of the database. A caller was authenticated, so it can be read."""
    began, database = time.perf_counter(), current_database()
    try:
        await (check_writable() if deep else read_head())
    except Unavailable as error:
        return Health(HealthStatus.UNHEALTHY, error.message, now())
    latency = (time.perf_counter() - began) * 1000
    outage = database.writing.outage
    if outage is not None or (database.files is not None and database.files.lost):
        message = LOST if outage is None else outage.value
        return Health(HealthStatus.UNHEALTHY, message, now(), latency)
    return Health(HealthStatus.HEALTHY, None, now(), latency)


def _bus(ctx: Context) -> Health | None:
    """Return the health of Redis, or None without it."""
    healthy = ctx.resources.replica.bus_is_healthy()
    if healthy is None:
        return None
    if healthy:
        return Health(HealthStatus.HEALTHY, None, now())
    return Health(HealthStatus.DEGRADED, "Redis is unavailable; events are read from the database.", now())


async def _streams(ctx: Context) -> Health:
    """Return the health of the streams of this replica, from the events that they have not published yet."""
    waiting = await unpublished(ctx.resources.replica.published_through())
    if waiting.since is not None and (seconds := (now() - waiting.since).total_seconds()) > LATE_SECONDS:
        return Health(HealthStatus.UNHEALTHY, f"Events have not been published for {seconds:.0f} s.", now())
    if waiting.count > MOST_WAITING:
        return Health(HealthStatus.DEGRADED, f"{waiting.count} events wait to be published.", now())
    return Health(HealthStatus.HEALTHY, None, now())


async def _engine(ctx: Context) -> Health:
    """Return whether any replica runs workflows and background jobs."""
    settings = ctx.resources.settings
    if await an_engine_runs(here=settings.engine, lease_seconds=settings.engine_lease):
        return Health(HealthStatus.HEALTHY, None, now())
    return Health(HealthStatus.UNHEALTHY, "No replica runs workflows; see ENGINE.", now())


def _realtime(streams: Health, external: Sequence[Component]) -> Health:
    """Return the health of delivery in real time: Pusher's if it is used, with Parley's own streams as the fallback."""
    pusher = next((each.health for each in external if each.name == f"{CONNECTOR}pusher"), None)
    if pusher is None or pusher.status is not HealthStatus.UNHEALTHY or streams.status is HealthStatus.UNHEALTHY:
        return streams
    return Health(HealthStatus.DEGRADED, "Pusher is failing; Parley's own streams deliver.", pusher.checked_at)


# ---------------------------------------------------------------- maintenance


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceAges:
    """The ages in days from which records are removed, by kind; see `engine.maintenance.Before`.

    Args:
        default: of events, deliveries and executions without an age of their own; other kinds are kept without one.
    """

    default: int
    events: int | None = None
    deliveries: int | None = None
    executions: int | None = None
    requests: int | None = None
    synchronizations: int | None = None
    messages: int | None = None


@dataclass(frozen=True, slots=True)
class MaintenanceReport:
    """The numbers of records that a maintenance run removed, or would remove."""

    expired_sessions: int
    pruned_events: int
    pruned_deliveries: int
    pruned_executions: int
    pruned_requests: int
    pruned_synchronizations: int
    pruned_messages: int
    dry_run: bool


async def run_maintenance(ctx: Context, ages: MaintenanceAges, *, dry_run: bool) -> MaintenanceReport:
    """Remove old records of the caller's organization before their retention ends. A repeated run removes the rest.

    Raises:
        InvalidInput: a number of days is out of range.
    """
    actor = ctx.actor
    actor.require("platform:admin")
    removed = await clean_up(actor.organization_id, _moments(ages), dry_run=dry_run)
    report = MaintenanceReport(**asdict(removed), dry_run=dry_run)
    if not dry_run:
        async with transaction():
            await record_cleanup(actor.organization_id, asdict(removed), by=actor.id)
    return report


def _moments(ages: MaintenanceAges) -> Before:
    """Return the moments that are as long ago as the ages.

    Raises:
        InvalidInput: one is out of range.
    """
    moment = now()

    def before(name: str, days: int) -> datetime:
        return moment - timedelta(days=checks.whole(days, name, 1, MOST_DAYS))

    def given(kind: str, days: int | None) -> datetime | None:
        return None if days is None else before(f"{kind}_older_than_days", days)

    default = before("older_than_days", ages.default)
    return Before(
        events=given("events", ages.events) or default,
        deliveries=given("deliveries", ages.deliveries) or default,
        executions=given("executions", ages.executions) or default,
        requests=given("requests", ages.requests),
        synchronizations=given("synchronizations", ages.synchronizations),
        messages=given("messages", ages.messages),
    )
