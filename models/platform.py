"""How parts of the platform are doing, as far as anybody knows."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class HealthStatus(Enum):
    """How something is doing."""

    HEALTHY = "HEALTHY"
    DEGRADED = "DEGRADED"
    UNHEALTHY = "UNHEALTHY"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Health:
    """How something was doing when it was last looked at."""

    status: HealthStatus
    message: str | None = None
    checked_at: datetime | None = None
    latency_ms: float | None = None
