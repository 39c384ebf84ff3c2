"""A client for a Parley gateway: queries and mutations, streams that lose no events, and worker agents."""

from parley_client.agent import BaseAgent
from parley_client.client import ParleyClient
from parley_client.config import AgentConfig
from parley_client.errors import (
    BadUserInput,
    Conflict,
    EventsMissing,
    Forbidden,
    IdempotencyMismatch,
    Internal,
    InvalidDocument,
    NotConfigured,
    NotFound,
    OutcomeUnknown,
    ParleyError,
    QueryTooComplex,
    RateLimited,
    ReauthRequired,
    Unauthenticated,
    Unavailable,
    Unreachable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from parley_client.tasks import AgentStatus, Task, TaskFailed
from parley_client.values import Event, Json, JsonObject

__all__ = [
    "AgentConfig",
    "AgentStatus",
    "BadUserInput",
    "BaseAgent",
    "Conflict",
    "Event",
    "EventsMissing",
    "Forbidden",
    "IdempotencyMismatch",
    "Internal",
    "InvalidDocument",
    "Json",
    "JsonObject",
    "NotConfigured",
    "NotFound",
    "OutcomeUnknown",
    "ParleyClient",
    "ParleyError",
    "QueryTooComplex",
    "RateLimited",
    "ReauthRequired",
    "Task",
    "TaskFailed",
    "Unauthenticated",
    "Unavailable",
    "Unreachable",
    "UpstreamFailed",
    "UpstreamUnavailable",
]
