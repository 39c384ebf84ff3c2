"""GraphQL types and fields for the platform as a whole: the health of its parts and its metrics."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Annotated, Final, cast

import strawberry

from context.operation import Context
from models import platform as tables
from resolvers import integrations
from resolvers import platform as resolvers
from schema.base import JSON, Backed, Info, describe_enum, or_default
from schema.errors import UserError, errors_as_data, errors_field
from schema.relations import AgentView
from subscriptions.value_streams import ValueSource

_DAYS: Final = 30

HealthStatus = describe_enum(
    tables.HealthStatus,
    "The health of an agent, external service or destination.",
    HEALTHY="It works.",
    DEGRADED="It works, but with problems.",
    UNHEALTHY="It does not work.",
    UNKNOWN="Unknown: it has not been checked yet, or it is stopped.",
)


@strawberry.type(description="The health of an agent or external service when it was last checked.")
class Health(Backed):
    ROWS = tables.Health

    status: tables.HealthStatus = strawberry.field(description="The health status.")
    message: str | None = strawberry.field(description="Details, for people.")
    checked_at: datetime | None = strawberry.field(description="When it was last checked or last sent a heartbeat.")
    latency_ms: float | None = strawberry.field(description="Its response time in milliseconds, if it responded.")


@strawberry.type(
    description="The organization's numbers at one moment. `subscribers`, `eventsPublished`, `requests` and "
    "`averageLatencyMs` are of all replicas that are running, each since it started; what another replica counted may "
    "be five seconds old."
)
class SystemMetrics(Backed):
    ROWS = resolvers.SystemMetrics

    at: datetime = strawberry.field(description="When they were read.")
    agents: int = strawberry.field(description="The number of agents.")
    agents_by_status: JSON = strawberry.field(description="The number of agents by `AgentStatus`.")
    tasks_by_status: JSON = strawberry.field(description="The number of tasks by `TaskStatus`.")
    executions_by_status: JSON = strawberry.field(
        description="The number of runs by `ExecutionStatus`; those that ended are kept for `EXECUTION_RETENTION_DAYS`."
    )
    deliveries_by_status: JSON = strawberry.field(
        description="The number of deliveries by `DeliveryStatus`; those that ended are kept for "
        "`DELIVERY_RETENTION_DAYS`."
    )
    pending_approvals: int = strawberry.field(description="The number of approvals that are `PENDING`.")
    active_sessions: int = strawberry.field(description="The number of sessions that are `ACTIVE`.")
    subscribers: int = strawberry.field(description="The number of open subscriptions.")
    events_published: int = strawberry.field(description="The number of events recorded.")
    requests: int = strawberry.field(description="The number of queries and mutations executed.")
    average_latency_ms: float | None = strawberry.field(
        description="Their average duration in milliseconds, without those that waited for a task or an agent's "
        "reply; null if there are none."
    )


@strawberry.type(description="The health of a part of the platform, or of an external service.")
class ComponentHealth(Backed):
    ROWS = resolvers.Component

    name: str = strawberry.field(
        description="`gateway`, `database`, `event_bus` (with `REDIS_URL`), `streams`, `workflow_engine`, `schemas`, "
        "`synchronization`, `realtime`, `audit_trail`, `studio_bridge`, `event_destinations` (if there are any), or "
        "`connector.<name>` of an external service that is configured."
    )
    health: Health = strawberry.field(description="Its health.")


@strawberry.type(description="The health of the platform, as the organization sees it.")
class SystemHealth(Backed):
    ROWS = resolvers.SystemHealth

    status: tables.HealthStatus = strawberry.field(
        description="`UNHEALTHY` if a part without which nothing works is; `DEGRADED` if anything else has a problem, "
        "such as an external service. What is `UNKNOWN` changes nothing, and neither do agents."
    )
    initialized: bool = strawberry.field(
        description="Whether external services belong to it; see `SKIP_INTEGRATION_AGENTS`."
    )
    at: datetime = strawberry.field(description="When it was checked.")
    components: list[ComponentHealth] = strawberry.field(description="The parts and external services.")

    @strawberry.field(
        description="The organization's agents with their `health`: the built-in ones and the newest 100 others; none "
        "without `agents:read`."
    )
    async def agents(self, info: Info) -> list[AgentView]:
        return cast("list[AgentView]", await resolvers.listed_agents(info.context))


@strawberry.type(description="The numbers of records that a maintenance run removed, or would remove.")
class MaintenanceReport(Backed):
    ROWS = resolvers.MaintenanceReport

    expired_sessions: int = strawberry.field(description="The number of overdue sessions that became `EXPIRED`.")
    pruned_events: int = strawberry.field(description="The number of events deleted.")
    pruned_deliveries: int = strawberry.field(
        description="The number of deliveries deleted, to people and to event destinations."
    )
    pruned_executions: int = strawberry.field(description="The number of ended runs deleted, with their nodes.")
    pruned_requests: int = strawberry.field(description="The number of ended requests deleted.")
    pruned_synchronizations: int = strawberry.field(description="The number of ended synchronizations deleted.")
    pruned_messages: int = strawberry.field(
        description="The number of messages and shared documents deleted, of sessions that ended."
    )
    dry_run: bool = strawberry.field(description="Whether nothing was removed.")


@strawberry.input(description="What to remove before its retention ends.")
class RunMaintenanceInput:
    older_than_days: int | None = strawberry.field(
        default=_DAYS,
        description="Remove events, deliveries and runs that are older than this number of days, 1 to 36500.",
    )
    events_older_than_days: int | None = strawberry.field(
        default=None, description="The age of events, if it differs from `olderThanDays`."
    )
    deliveries_older_than_days: int | None = strawberry.field(
        default=None, description="The age of deliveries since their end, if it differs from `olderThanDays`."
    )
    executions_older_than_days: int | None = strawberry.field(
        default=None, description="The age of runs since their end, if it differs from `olderThanDays`."
    )
    requests_older_than_days: int | None = strawberry.field(
        default=None,
        description="Also remove requests that ended longer ago than this number of days. Their messages stay.",
    )
    synchronizations_older_than_days: int | None = strawberry.field(
        default=None, description="Also remove synchronizations that ended longer ago than this number of days."
    )
    messages_older_than_days: int | None = strawberry.field(
        default=None,
        description="Also remove the messages and shared documents of sessions that expired or were archived longer "
        "ago than this number of days.",
    )
    dry_run: bool | None = strawberry.field(default=False, description="Only count, and remove nothing.")


@strawberry.type(description="The result of `runMaintenance`.")
class MaintenancePayload:
    report: MaintenanceReport | None = strawberry.field(
        default=None, description="What was removed; null if there are errors."
    )
    errors: list[UserError] = errors_field()


async def _system_health(context: Context, *, deep: bool) -> resolvers.SystemHealth:
    external: list[resolvers.Component] = []
    if resolvers.require_health(context, deep=deep):
        for name, health in await integrations.configured_health(context, deep=deep):
            external.append(resolvers.Component(f"{resolvers.CONNECTOR}{name}", health, essential=False))
    return await resolvers.system_health(context, external, deep=deep)


async def health_of_components(context: Context) -> Mapping[str, tables.Health]:
    """Return the health of the platform's parts by name, for agents that depend on them."""
    return {each.name: each.health for each in (await _system_health(context, deep=False)).components}


@strawberry.type
class PlatformQuery:
    @strawberry.field(description="The health of the platform. A deep check requires `connectors:execute`.")
    async def system_health(
        self,
        info: Info,
        deep: Annotated[
            bool | None,
            strawberry.argument(
                description="Whether to test every external service that is configured with a read-only request, and "
                "whether the database accepts changes, instead of showing what was last known."
            ),
        ] = False,
    ) -> SystemHealth:
        context, deep = info.context, or_default(deep, False)
        return SystemHealth.of(await _system_health(context, deep=deep))

    @strawberry.field(description="The organization's numbers, of all replicas.")
    async def system_metrics(self, info: Info) -> SystemMetrics:
        return SystemMetrics.of(await resolvers.system_metrics(info.context))


@strawberry.type
class PlatformMutation:
    @strawberry.mutation(
        description="Remove old records of the organization before their retention ends: ended runs, ended deliveries "
        "and events, other kinds if their age is given, and expire sessions that are overdue. If there is too much for "
        "one operation, repeat it. Requires `platform:admin`."
    )
    @errors_as_data(MaintenancePayload)
    async def run_maintenance(
        self, info: Info, input: Annotated[RunMaintenanceInput, strawberry.argument(description="What to remove.")]
    ) -> MaintenancePayload:
        ages = resolvers.MaintenanceAges(
            default=or_default(input.older_than_days, _DAYS),
            events=input.events_older_than_days,
            deliveries=input.deliveries_older_than_days,
            executions=input.executions_older_than_days,
            requests=input.requests_older_than_days,
            synchronizations=input.synchronizations_older_than_days,
            messages=input.messages_older_than_days,
        )
        report = await resolvers.run_maintenance(info.context, ages, dry_run=or_default(input.dry_run, False))
        return MaintenancePayload(report=MaintenanceReport.of(report))


@strawberry.type
class PlatformSubscription:
    @strawberry.subscription(
        graphql_type=SystemMetrics,
        description="The organization's numbers: now, and then at every interval. Not a stream of events: it has no "
        "cursor, and a client that reconnects gets the current numbers.",
    )
    async def system_metrics(
        self,
        info: Info,
        interval_seconds: Annotated[
            int | None, strawberry.argument(description="The interval in seconds, 1 to 86400.")
        ] = resolvers.DEFAULT_INTERVAL_SECONDS,
    ) -> ValueSource:
        context, seconds = info.context, or_default(interval_seconds, resolvers.DEFAULT_INTERVAL_SECONDS)
        resolvers.require_interval(context, seconds)

        async def values() -> AsyncIterator[SystemMetrics]:
            async for each in resolvers.metrics_every(context, seconds):
                yield SystemMetrics.of(each)

        return ValueSource(values, scope="platform:read")
