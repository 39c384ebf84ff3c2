"""The records of built-in agents: every organization has one agent of each type, which the gateway creates once.

Afterwards it is an agent like any other: an operator can rename, stop or delete it, and create another one of its type.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from engine.scheduler import SWEEP_SECONDS, Job
from integration_agents.base import BaseIntegrationAgent
from json_types import Json
from models.agents import Agent, AgentRuntime
from models.events import LoggedEvent
from models.users import Organization
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.ids import SYSTEM_ID

_BATCH: Final = 50
_MOST_TASKS: Final = 100
"""The capabilities that an agent can have."""


class AgentRecords:
    """Creates the missing records of organizations. The complete ones are remembered."""

    def __init__(self, agents: Sequence[BaseIntegrationAgent]) -> None:
        self._agents = agents
        self._complete: set[str] = set()

    async def create_missing(self, *, most: int | None = None) -> int:
        """Create the missing records of all organizations, or of `most` of them, and return how many."""
        ids = [str(id) for id in await Organization.all().order_by("id").values_list("id", flat=True)]
        pending = [id for id in ids if id not in self._complete][:most]
        created = 0
        for first in range(0, len(pending), _BATCH):
            batch = pending[first : first + _BATCH]
            created += await self._create(batch)
            self._complete |= set(batch)
        return created

    async def _create(self, organization_ids: Sequence[str]) -> int:
        async with transaction():
            await advisory_lock("built-in agents")
            existing = await self._existing(organization_ids)
            wanted = [(id, agent) for id in organization_ids for agent in self._agents]
            missing = [(id, agent) for id, agent in wanted if (id, agent.name) not in existing]
            for id, agent in missing:
                await Agent.new(organization_id=id, **described(agent)).add(by=SYSTEM_ID)
            await self._update([row for row in existing.values() if row.deleted_at is None])
        return len(missing)

    async def _existing(self, organization_ids: Sequence[str]) -> Mapping[tuple[str, str], Agent]:
        """Return an agent of each organization and type. A deleted one counts: nobody wants it back."""
        rows = await Agent.filter(
            organization_id__in=organization_ids,
            runtime=AgentRuntime.BUILTIN,
            type__in=[agent.name for agent in self._agents],
        ).order_by("id")
        found: dict[tuple[str, str], Agent] = {}
        for row in sorted(rows, key=lambda row: row.deleted_at is None):
            found[row.organization_id, row.type] = row
        return found

    async def _update(self, rows: Sequence[Agent]) -> None:
        """Update the capabilities, which follow the code, of agents that another version created."""
        by_name = {agent.name: capabilities(agent) for agent in self._agents}
        for row in rows:
            if row.capabilities != by_name[row.type]:
                agent = await Agent.select_for_update().get(id=row.id)
                await agent.change({"capabilities": by_name[row.type]}, by=SYSTEM_ID)

    def job(self) -> Job:
        """Return the job that gives new organizations their agents."""

        async def sweep(_moment: datetime) -> int:
            return await self.create_missing()

        return Job("built-in agents", SWEEP_SECONDS, sweep, deadline_from=self._is_new)

    def _is_new(self, event: LoggedEvent) -> datetime | None:
        """Return when to look for new organizations: now, if an event is of one."""
        return None if event.organization_id in self._complete else now()


def described(agent: BaseIntegrationAgent) -> Mapping[str, object]:
    """Return the columns of a new record of an agent."""
    return {
        "name": agent.name,
        "type": agent.name,
        "runtime": AgentRuntime.BUILTIN,
        "description": agent.description,
        "capabilities": capabilities(agent),
        "config": {},
        "metadata": {"group": agent.group.value},
    }


def capabilities(agent: BaseIntegrationAgent) -> Json:
    """Return the capabilities of an agent: the names of its tasks."""
    return [*sorted(agent.tasks)[:_MOST_TASKS]]
