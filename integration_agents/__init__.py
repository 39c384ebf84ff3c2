"""Agents that are part of the gateway: those of the platform, and those of your own.

A class of your own needs only what is exported here; `docs/guides/add-a-built-in-agent.md` describes how to write one.
"""

from errors import Conflict, InvalidInput, NotFound, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from integration_agents.base import AgentGroup, AgentTask, BaseIntegrationAgent, TaskContext
from integration_agents.manager import IntegrationAgentsManager
from json_types import Json, JsonObject
from models.events import LoggedEvent
from models.platform import Health, HealthStatus

__all__ = [
    "AgentGroup",
    "AgentTask",
    "BaseIntegrationAgent",
    "Conflict",
    "Health",
    "HealthStatus",
    "IntegrationAgentsManager",
    "InvalidInput",
    "Json",
    "JsonObject",
    "LoggedEvent",
    "NotFound",
    "ParleyError",
    "RateLimited",
    "TaskContext",
    "UpstreamFailed",
    "UpstreamUnavailable",
]
