"""The documented REST paths, as presets: data that maps each to a GraphQL operation. See docs/rest.md."""

import re
from datetime import UTC, datetime
from typing import Final, cast

from starlette.routing import Route

from models.endpoints import HttpMethod, id_of_preset
from resolvers.endpoints.reading import ServedEndpoint
from routes.rest.agent_config_presets import AGENT_CONFIG_PRESETS
from routes.rest.agent_presets import AGENT_PRESETS
from routes.rest.collaboration_presets import COLLABORATION_PRESETS
from routes.rest.delivery_presets import DELIVERY_PRESETS
from routes.rest.endpoint import PresetRoute, RestApp
from routes.rest.integration_presets import INTEGRATION_PRESETS
from routes.rest.own import METHODS as OWN_METHODS
from routes.rest.own import PREFIX as OWN_PREFIX
from routes.rest.own import OwnRoute
from routes.rest.pipedream_presets import PIPEDREAM_PRESETS
from routes.rest.platform_presets import PLATFORM_PRESETS
from routes.rest.pool_presets import POOL_PRESETS
from routes.rest.preset import Preset
from routes.rest.request_presets import REQUEST_PRESETS
from routes.rest.run_presets import RUN_PRESETS
from routes.rest.schema_presets import SCHEMA_PRESETS
from routes.rest.settings_presets import SETTINGS_PRESETS
from routes.rest.sync_presets import SYNC_PRESETS
from routes.rest.task_presets import TASK_PRESETS
from routes.rest.token_presets import TOKEN_PRESETS
from routes.rest.workflow_presets import WORKFLOW_PRESETS

EXPOSED_HEADERS: Final = (
    *("retry-after", "www-authenticate", "x-request-id", "etag", "deprecation", "sunset", "link", "link-template"),
    *("ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"),
)
"""The headers that pages of other origins may read."""

PRESETS_SINCE: Final = datetime(2026, 11, 29, tzinfo=UTC)
"""The time of creation that presets show."""

PRESETS: Final[tuple[Preset, ...]] = (
    *SETTINGS_PRESETS,
    *SCHEMA_PRESETS,
    *SYNC_PRESETS,
    *PLATFORM_PRESETS,
    *DELIVERY_PRESETS,
    *REQUEST_PRESETS,
    *AGENT_PRESETS,
    *POOL_PRESETS,
    *TASK_PRESETS,
    *WORKFLOW_PRESETS,
    *RUN_PRESETS,
    *PIPEDREAM_PRESETS,
    *COLLABORATION_PRESETS,
    *AGENT_CONFIG_PRESETS,
    *TOKEN_PRESETS,
    *INTEGRATION_PRESETS,
)
"""Every preset."""


def preset_endpoints() -> list[ServedEndpoint]:
    """Return the presets as every organization has them at first."""
    return [
        ServedEndpoint(
            id=id_of_preset(each.name),
            name=each.name,
            method=HttpMethod(each.method),
            path=each.path,
            declared_path=each.path,
            version=_version(each.path),
            document=each.document,
            variables=each.variables,
            response=each.response,
            summary=each.summary,
            tag=each.tag,
            example=each.example,
            preset=True,
            enabled=True,
            rate_limit_per_minute=None,
            deprecated_at=None,
            sunset_at=None,
            replacement_id=None,
            created_at=PRESETS_SINCE,
            updated_at=PRESETS_SINCE,
        )
        for each in PRESETS
    ]


def _version(path: str) -> int:
    """Return the version that a documented path names, or the first."""
    found = re.match(r"/api/v([1-9][0-9]?)/", path)
    return 1 if found is None else int(found[1])


def rest_routes() -> list[Route]:
    """Return the routes of all endpoints, in the order in which they are matched."""
    ordered = sorted(PRESETS, key=_precedence)
    presets = [_route(each, path) for each in ordered for path in (each.path, *each.aliases)]
    own = Route(f"{OWN_PREFIX}{{path:path}}", RestApp(OwnRoute()), methods=OWN_METHODS)
    return [*presets, own]


def _route(preset: Preset, path: str) -> Route:
    """Return the route of a preset at a path. HEAD, which link checkers send, is for presets that only read."""
    served = RestApp(PresetRoute(preset, id_of_preset(preset.name)))
    route = Route(path, served, methods=[preset.method])
    if not preset.reads:
        cast(set[str], route.methods).discard("HEAD")
    return route


def _precedence(preset: Preset) -> list[bool]:
    """Return a key that sorts literal segments before parameters, so that `/agents/config` is no agent's id."""
    return ["{" in segment for segment in preset.path.split("/")]
