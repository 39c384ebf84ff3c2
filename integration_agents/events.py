"""Events for built-in agents: the leader reads the log after a stored position and gives each event to the agents.

An event is processed at least once: the position moves afterwards. What fails is retried with backoff and then counted
as a failure of the agent, so that one event cannot block the others.
"""

import functools
import logging
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from engine.agents import record_execution
from engine.log_consumer import LogConsumer
from engine.scheduler import SWEEP_SECONDS, Job
from errors import ParleyError
from integration_agents.base import TaskContext
from integration_agents.callers import acting_agent
from integration_agents.counting import count_events
from integration_agents.execution import attempted
from integration_agents.manager import IntegrationAgentsManager
from models.agents import Agent, AgentRuntime, AgentStatus
from models.destinations import covers
from models.event_log import read_head
from models.events import LoggedEvent
from models.invocations import Invocation
from storage.clock import now
from storage.database import transaction

_log = logging.getLogger("parley.agents")

CONSUMER: Final = LogConsumer("built-in agents")
_MIN_INTERVAL: Final = 1.0
"""Seconds between two runs of the job: events that arrive in between are processed together."""


class AgentEvents:
    """The job that gives events to the agents that process them."""

    def __init__(self, manager: IntegrationAgentsManager) -> None:
        self._manager = manager
        self._agents = [agent for agent in manager.agents.values() if agent.events]
        self._types = sorted({type for agent in self._agents for type in agent.events})
        # Every event of the log is asked about.
        self._concerns = functools.lru_cache(maxsize=1024)(self._has_agent_for)

    async def begin(self) -> None:
        """Begin at the end of the log if there is no position yet: older events concern no agent."""
        if self._agents and not await CONSUMER.start(None):
            await CONSUMER.skip((await read_head()).seq)

    def job(self) -> Job:
        """Return the job for the scheduler."""
        return Job(
            "events for built-in agents",
            SWEEP_SECONDS,
            self.sweep,
            deadline_from=lambda event: now() if self._concerns(event.type) else None,
            min_interval=_MIN_INTERVAL,
        )

    def _has_agent_for(self, type: str) -> bool:
        """Return whether an agent processes events of a type."""
        return any(covers(agent.events, type) for agent in self._agents)

    async def sweep(self, _moment: datetime) -> int:
        """Process the events since the last sweep, and return how many concerned an agent."""
        total, seq = 0, await CONSUMER.start(None)
        while self._agents and (batch := await CONSUMER.read_of(self._types, seq)).through > seq:
            seq = batch.through
            total += await self._process([event for event in batch.events if self._concerns(event.type)], seq)
        return total

    async def _process(self, events: Sequence[LoggedEvent], through: int) -> int:
        processed = Counter[str]()
        rows = await self._rows({event.organization_id for event in events})
        for event in events:
            for row in [row for row in rows if self._wants(row, event)]:
                processed[row.id] += await self._give(row, event)
        async with transaction():
            if await CONSUMER.advance(through) is not None:
                await count_events(processed)
        return processed.total()

    def _wants(self, row: Agent, event: LoggedEvent) -> bool:
        """Return whether an agent processes an event. What it does itself is no news to it, and would never end."""
        mine = row.organization_id == event.organization_id and event.actor_id != row.id
        return mine and covers(self._manager.agents[row.type].events, event.type)

    async def _rows(self, organization_ids: set[str]) -> list[Agent]:
        found = Agent.filter(
            organization_id__in=sorted(organization_ids),
            runtime=AgentRuntime.BUILTIN,
            type__in=[agent.name for agent in self._agents],
            deleted_at=None,
        )
        return await found.exclude(status=AgentStatus.STOPPED) if organization_ids else []

    async def _give(self, row: Agent, event: LoggedEvent) -> bool:
        """Let an agent process an event, and return whether it did."""
        agent = self._manager.agents[row.type]
        began, key = time.monotonic(), f"{event.id}:{row.id}"
        context = TaskContext(row.organization_id, row.id, acting_agent(row), key, self._manager.runner())
        try:
            breaker = self._manager.breaker(row.organization_id, agent)
            await attempted(agent, breaker, lambda: agent.process_event(event, context), idempotent=True)
        except ParleyError as error:
            _log.warning("agent %s could not process the event %s: %s", agent.name, event.id, error.message)
            spent = (time.monotonic() - began) * 1000
            failed = Invocation(by=row.id, duration_ms=spent, key=key)
            await record_execution(row.id, failed, error=f"{error.code.value}: {error.message}")
            return False
        return True
