"""The destinations of the environment: every organization has one for each PIPEDREAM_WORKFLOW_* setting.

They are rows like any other, so that their deliveries can be looked at, and an organization can disable one; the
setting alone decides where they go. The row stays when its setting goes, for its history, and is used again when that
comes back.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from models.destinations import DestinationType, EventDestination
from models.users import Organization
from storage.database import advisory_lock, transaction
from storage.ids import SYSTEM_ID


@dataclass(frozen=True, slots=True)
class Default:
    """A setting that makes a destination, and what goes there."""

    setting: str
    name: str
    event_types: Sequence[str]


DEFAULTS: Final = (
    Default("PIPEDREAM_WORKFLOW_COLLABORATION_SESSION", "Pipedream: sessions", ("collaboration.session_created",)),
    Default("PIPEDREAM_WORKFLOW_COLLABORATION_MESSAGE", "Pipedream: messages", ("collaboration.message_sent",)),
    Default("PIPEDREAM_WORKFLOW_COLLABORATION_TASK", "Pipedream: tasks", ("collaboration.task_assigned",)),
    Default("PIPEDREAM_WORKFLOW_COLLABORATION_APPROVAL", "Pipedream: approvals", ("collaboration.approval_requested",)),
    Default("PIPEDREAM_WORKFLOW_AGENT_EXECUTION", "Pipedream: agents' executions", ("agent.execution",)),
    Default("PIPEDREAM_WORKFLOW_AGENT_ERROR", "Pipedream: agents' errors", ("agent.error",)),
    Default("PIPEDREAM_WORKFLOW_WORKFLOW_COMPLETED", "Pipedream: workflows", ("workflow.completed",)),
)


class EnvironmentDestinations:
    """Keeps the rows in step with the settings."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.wanted = [(each, settings[each.setting]) for each in DEFAULTS if settings.get(each.setting)]
        self._known: set[str] = set()

    async def begin(self) -> None:
        """Makes, changes and takes away what the settings ask for, for every organization that there is."""
        await self._take_away()
        if self.wanted:
            await self.welcome({str(id) for id in await Organization.all().values_list("id", flat=True)}, after=None)

    async def welcome(self, organization_ids: Set[str], *, after: int | None) -> None:
        """Makes the destinations of organizations that are new.

        Args:
            after: they begin after this event: an organization that is seen for the first time has none before.
        """
        if not self.wanted:
            return
        for organization_id in sorted(organization_ids - self._known):
            for default, workflow in self.wanted:
                await self._make(default, organization_id, workflow, after)
            self._known.add(organization_id)

    async def _make(self, default: Default, organization_id: str, workflow: str, after: int | None) -> None:
        values: dict[str, Any] = {
            "name": default.name,
            "event_types": list(default.event_types),
            "config": {"workflow": workflow},
        }
        async with transaction():
            await advisory_lock(f"environment destinations {organization_id}")
            rows = EventDestination.filter(organization_id=organization_id, environment_name=default.setting)
            row = await rows.select_for_update().first()
            if row is None:
                row = EventDestination.prepare(
                    organization_id=organization_id,
                    by=SYSTEM_ID,
                    type=DestinationType.PIPEDREAM,
                    enabled=True,
                    environment_name=default.setting,
                    **values,
                )
                await row.add(by=SYSTEM_ID, after=after)
            elif row.deleted_at is not None:
                await row.return_again(values, by=SYSTEM_ID)
            else:
                await row.change(values, by=SYSTEM_ID)

    async def _take_away(self) -> None:
        wanted = {default.setting for default, _ in self.wanted}
        rows = EventDestination.filter(environment_name__isnull=False, deleted_at=None)
        for id, name in await rows.values_list("id", "environment_name"):
            if name not in wanted:
                async with transaction():
                    row = await EventDestination.filter(id=id, deleted_at=None).select_for_update().first()
                    if row is not None:
                        await row.delete_softly(by=SYSTEM_ID)
