"""How parts of the platform are doing, as GraphQL types."""

from datetime import datetime

import strawberry

from models import platform as tables
from schema.base import Backed, described

HealthStatus = described(
    tables.HealthStatus,
    "How something is doing.",
    HEALTHY="It works.",
    DEGRADED="It works, but something is wrong.",
    UNHEALTHY="It does not work.",
    UNKNOWN="Nobody can tell: it has not been tried, or was stopped.",
)


@strawberry.type(description="How something was doing when it was last looked at.")
class Health(Backed):
    ROWS = tables.Health

    status: tables.HealthStatus = strawberry.field(description="How it is doing.")
    message: str | None = strawberry.field(description="What there is to say about it.")
    checked_at: datetime | None = strawberry.field(description="When it was last heard of or tried.")
    latency_ms: float | None = strawberry.field(description="How long it took to answer, in milliseconds, if it did.")
