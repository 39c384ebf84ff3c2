"""GraphQL types for the health of the platform's components."""

from datetime import datetime

import strawberry

from models import platform as tables
from schema.base import Backed, describe_enum

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
