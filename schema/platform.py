"""GraphQL types and fields for the platform as a whole: the health of its parts and its metrics."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, cast

import strawberry

from models import platform as tables
from resolvers import platform as resolvers
from schema.base import JSON, Backed, Info, describe_enum, or_default
from subscriptions.value_streams import ValueSource

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


@strawberry.type
class PlatformQuery:
    @strawberry.field(description="The organization's numbers, of all replicas.")
    async def system_metrics(self, info: Info) -> SystemMetrics:
        return SystemMetrics.of(await resolvers.system_metrics(info.context))


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
                yield cast(SystemMetrics, each)

        return ValueSource(values, scope="platform:read")
