"""The health of parts of the platform."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class HealthStatus(Enum):
    """The health of a part; UNKNOWN until it is checked."""

    HEALTHY = "HEALTHY"
    DEGRADED = "DEGRADED"
    UNHEALTHY = "UNHEALTHY"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Health:
    """The result of the last check."""

    status: HealthStatus
    message: str | None = None
    checked_at: datetime | None = None
    latency_ms: float | None = None
