"""The documented REST paths, as presets: data that maps each to a GraphQL operation. See docs/rest.md."""

from typing import Final

from starlette.routing import Route

from routes.rest.agent_presets import AGENT_PRESETS
from routes.rest.delivery_presets import DELIVERY_PRESETS
from routes.rest.endpoint import Endpoint
from routes.rest.preset import Preset
from routes.rest.request_presets import REQUEST_PRESETS
from routes.rest.settings_presets import SETTINGS_PRESETS
from routes.rest.task_presets import TASK_PRESETS

PRESETS: Final[tuple[Preset, ...]] = (
    *SETTINGS_PRESETS,
    *DELIVERY_PRESETS,
    *REQUEST_PRESETS,
    *AGENT_PRESETS,
    *TASK_PRESETS,
)
"""Every preset."""


def rest_routes() -> list[Route]:
    """Return the routes of all presets, in the order in which they are matched."""
    return [
        Route(each.path, Endpoint(each).respond, methods=[each.method]) for each in sorted(PRESETS, key=_precedence)
    ]


def _precedence(preset: Preset) -> list[bool]:
    """Return a key that sorts literal segments before parameters, so that `/agents/config` is no agent's id."""
    return ["{" in segment for segment in preset.path.split("/")]
