"""The state of a circuit breaker, which several rooms show."""

from resolvers.integrations import CircuitState
from schema.base import describe_enum

describe_enum(
    CircuitState,
    "The state of a circuit breaker.",
    CLOSED="Calls are let through.",
    OPEN="Calls are rejected immediately until `opensUntil`, because the service failed repeatedly.",
    HALF_OPEN="A few calls are let through to probe whether the service has recovered.",
)

__all__ = ["CircuitState"]
