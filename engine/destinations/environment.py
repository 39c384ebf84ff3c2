"""Destinations from environment variables: every organization has one for each PIPEDREAM_WORKFLOW_*, K_SINK and
RABBITMQ_URL.

They are rows like any other, so their deliveries can be inspected and an organization can disable one; only the setting
decides where events are sent. If the setting is removed, the row is kept for its history and reused if the setting
returns.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from connectors.providers.pipedream.triggers import WORKFLOW_SETTINGS
from models.destinations import BROKER_VARIABLE, DestinationType, EventDestination
from models.users import Organization
from storage.database import advisory_lock, transaction
from storage.ids import SYSTEM_ID


@dataclass(frozen=True, slots=True)
class EnvironmentSetting:
    """A setting that creates a destination, and the event types that are sent to it.

    Args:
        field: the field of the config that is set to the setting's value.
    """

    variable: str
    name: str
    event_types: Sequence[str]
    type: DestinationType = DestinationType.PIPEDREAM
    field: str = "workflow"


SINK: Final = EnvironmentSetting("K_SINK", "Broker (K_SINK)", ("*",), DestinationType.CLOUDEVENTS, "url")
"""Requests are not covered by `*`: they leave over the broker on their own (`engine.requests.broker`)."""

RABBITMQ: Final = EnvironmentSetting(BROKER_VARIABLE, "Broker (RABBITMQ_URL)", ("*",), DestinationType.RABBITMQ, "url")
"""The rows have the address without its credentials, which only the setting has."""

ENVIRONMENT_SETTINGS: Final = (
    *(EnvironmentSetting(each.name, f"Pipedream: {each.title}", (each.event,)) for each in WORKFLOW_SETTINGS),
    SINK,
    RABBITMQ,
)


class EnvironmentDestinations:
    """Keeps the rows in sync with the settings."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.configured = [
            (each, settings[each.variable]) for each in ENVIRONMENT_SETTINGS if settings.get(each.variable)
        ]
        self._known: set[str] = set()

    async def sync(self) -> None:
        """Create, update and delete the destinations of every organization according to the settings."""
        await self._delete_unconfigured()
        if self.configured:
            await self.add_organizations(
                {str(id) for id in await Organization.all().values_list("id", flat=True)}, after=None
            )

    async def add_organizations(self, organization_ids: Set[str], *, after: int | None) -> None:
        """Create the destinations of new organizations.

        Args:
            after: events after this one are sent: an organization that is seen for the first time has none before.
        """
        if not self.configured:
            return
        for organization_id in sorted(organization_ids - self._known):
            for setting, value in self.configured:
                await self._store(setting, organization_id, value, after)
            self._known.add(organization_id)

    async def _store(self, setting: EnvironmentSetting, organization_id: str, value: str, after: int | None) -> None:
        values: dict[str, object] = {
            "name": setting.name,
            "event_types": list(setting.event_types),
            "config": {setting.field: value},
        }
        async with transaction():
            await advisory_lock(f"environment destinations {organization_id}")
            rows = EventDestination.filter(organization_id=organization_id, environment_name=setting.variable)
            row = await rows.select_for_update().first()
            if row is None:
                row = EventDestination.prepare(
                    organization_id=organization_id,
                    by=SYSTEM_ID,
                    type=setting.type,
                    enabled=True,
                    environment_name=setting.variable,
                    **values,
                )
                await row.add(by=SYSTEM_ID, after=after)
            elif row.deleted_at is not None:
                await row.reinstate(values, by=SYSTEM_ID)
            else:
                await row.change(values, by=SYSTEM_ID)

    async def _delete_unconfigured(self) -> None:
        wanted = {setting.variable for setting, _ in self.configured}
        rows = EventDestination.filter(environment_name__isnull=False, deleted_at=None)
        for id, name in await rows.values_list("id", "environment_name"):
            if name not in wanted:
                async with transaction():
                    row = await EventDestination.filter(id=id, deleted_at=None).select_for_update().first()
                    if row is not None:
                        await row.soft_delete(by=SYSTEM_ID)
