"""The agents of a gateway: the seven of the platform, those of installed packages, and those that a setting names."""

import importlib
import importlib.metadata
from collections.abc import Iterator, Sequence
from typing import Final

from integration_agents.api_gateway import APIGatewayAgent
from integration_agents.base import BaseIntegrationAgent
from integration_agents.coordinator import IntegrationCoordinator
from integration_agents.database_sync import DatabaseSyncAgent
from integration_agents.realtime_update import RealtimeUpdateAgent
from integration_agents.schema_validator import SchemaValidatorAgent
from integration_agents.studio_bridge import StudioBridgeAgent
from integration_agents.ui_sync import UISyncAgent
from settings import SettingError, Settings
from shown import as_json

ENTRY_POINTS: Final = "parley.integration_agents"
"""The group of entry points under which packages offer classes of agents."""

PLATFORM: Final[Sequence[type[BaseIntegrationAgent]]] = (
    APIGatewayAgent,
    DatabaseSyncAgent,
    UISyncAgent,
    RealtimeUpdateAgent,
    StudioBridgeAgent,
    SchemaValidatorAgent,
    IntegrationCoordinator,
)


def agent_classes(settings: Settings) -> Sequence[type[BaseIntegrationAgent]]:
    """Return the classes of the gateway's agents; none if they are skipped.

    Raises:
        SettingError: a class cannot be imported or is no agent, or two agents have the same name.
    """
    if settings.skip_integration_agents:
        return ()
    classes = [*PLATFORM, *_installed(), *map(_imported, settings.integration_agents)]
    names = [each.name for each in classes]
    for name in names:
        if names.count(name) > 1:
            raise SettingError(f"INTEGRATION_AGENTS: there are two agents with the name {as_json(name)}.")
    return classes


def _installed() -> Iterator[type[BaseIntegrationAgent]]:
    for point in sorted(importlib.metadata.entry_points(group=ENTRY_POINTS), key=lambda each: each.name):
        yield _imported(point.value)


def _imported(reference: str) -> type[BaseIntegrationAgent]:
    module, _, name = reference.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingError(f"INTEGRATION_AGENTS: {as_json(reference)} cannot be imported: {error}") from error
    if not (isinstance(found, type) and issubclass(found, BaseIntegrationAgent)):
        raise SettingError(f"INTEGRATION_AGENTS: {as_json(reference)} is not a subclass of BaseIntegrationAgent.")
    missing = [each for each in ("name", "description") if not isinstance(getattr(found, each, None), str)]
    if missing:
        raise SettingError(f"INTEGRATION_AGENTS: {as_json(reference)} has no {' and no '.join(missing)}.")
    return found
