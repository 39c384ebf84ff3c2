"""Opening the built-in agents of a process: they start, get their records, and take part in the scheduler's jobs."""

import contextlib
from collections.abc import AsyncIterator, Sequence

from engine.scheduler import Job
from integration_agents.events import AgentEvents
from integration_agents.loading import agent_classes
from integration_agents.manager import Breakers, IntegrationAgentsManager
from integration_agents.operations import OperationRunner
from integration_agents.records import AgentRecords
from settings import Settings
from subscriptions.interfaces import Operations

_AT_START = 100
"""The organizations that get their agents before the gateway accepts requests; the others get them soon after."""


def load_agents(settings: Settings, breakers: Breakers) -> IntegrationAgentsManager:
    """Return the manager of the agents that the settings name, which have not started yet.

    Raises:
        SettingError: a class is invalid.
    """
    agents = [each() for each in agent_classes(settings)]
    return IntegrationAgentsManager(agents, breakers, skipped=settings.skip_integration_agents)


@contextlib.asynccontextmanager
async def open_agents(
    manager: IntegrationAgentsManager, operations: Operations, settings: Settings
) -> AsyncIterator[Sequence[Job]]:
    """Run the agents while the block runs, and yield the jobs that the scheduler runs for them."""
    if not manager.agents:
        yield ()
        return
    records, events = AgentRecords([*manager.agents.values()]), AgentEvents(manager)
    await records.create_missing(most=_AT_START)
    await events.begin()
    every = float(settings.agent_heartbeat_interval)
    async with manager.initialized(OperationRunner(operations), check_every=every):
        yield [records.job(), events.job()]
