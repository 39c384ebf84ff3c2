"""The page of HTTP paths."""

from typing import Final

from starlette.routing import BaseRoute, Route, WebSocketRoute

from routes import all_routes
from routes.console import SEGMENTS
from routes.rest import preset_endpoints
from routes.rest.endpoint import RestApp
from subscriptions.transports.origin_policy import Origins
from tests.docs.reference.markdown import page, table

_OWN: Final = {
    "/graphql": "queries, mutations and subscriptions ([protocols](../protocols.md))",
    "/agents": "the socket of agents ([protocols](../protocols.md#the-socket-of-agents))",
    "/socket.io/": "sessions over Socket.IO ([protocols](../protocols.md#socketio))",
    "/graphiql": "GraphiQL",
    "/mcp": "tools and resources for assistants ([MCP](../mcp.md))",
    "/.well-known/oauth-protected-resource": "how clients of `/mcp` find the identity provider",
    "/.well-known/oauth-protected-resource/mcp": "how clients of `/mcp` find the identity provider",
    "/auth/oidc": "leads the browser to the identity provider",
    "/auth/oidc/callback": "where the identity provider returns the browser",
    "/auth/sign-in": "the ways to sign in; exchanges a sign-in link's code ([authentication](../authentication.md))",
    "/hooks/{token}": "a webhook that starts a workflow ([triggers](../triggers.md))",
    "/slack/events": "events of a Slack app ([calls](../inbound.md))",
    "/slack/interactive": "buttons in Slack",
    "/slack/commands": "slash commands in Slack",
    "/api/v1/requests/slack": "events of Slack that something else forwards",
    "/twilio/status": "the status of text messages",
    "/studio/connect": "where the plugin in Roblox Studio connects ([Roblox Studio](../studio.md))",
    "/studio/poll": "commands for Roblox Studio",
    "/studio/results": "what Roblox Studio did",
    "/studio/output": "what Roblox Studio prints",
    "/studio/disconnect": "the end of a window of Roblox Studio",
    "/github/webhook": "webhooks of GitHub",
    "/pipedream/events": "calls of Pipedream's workflows",
    "/events": "CloudEvents, as brokers send them",
    "/oauth/{provider}/callback": "where a provider returns the browser ([connections](../connections.md))",
    "/api/v1/integrations/pipedream/oauth/callback": "where Pipedream returns the browser",
    "/pusher/webhook": "presence, as Pusher reports it",
    "/pusher/auth": "permission to subscribe to a channel of Pusher",
    "/pusher/auth/{destination_id}": "permission to subscribe to a channel of one destination",
    "/approvals/{token}": "the page of a link by which a person decides ([approvals](../approvals.md))",
    "/unsubscribe/{token}": "the page of a link that ends e-mails",
    "/api/workflows/monitor": "the events of a run, by name ([protocols](../protocols.md#named-events-of-a-run))",
    "/rest/{path:path}": "endpoints of your own ([endpoints](../endpoints.md))",
    "/openapi.json": "the OpenAPI document of your endpoints and the documented paths",
    "/docs": "the OpenAPI document as a page",
    "/health": "whether the gateway is ready, and the channels of deliveries ([operations](../operations.md))",
    "/health/live": "whether the process runs",
    "/health/ready": "whether requests can be served",
}


def endpoints_page() -> str:
    """Return the page."""
    return page(
        "Endpoints",
        "the routes",
        "Credentials and limits are the same on every path ([authentication](../authentication.md)).",
        "## The gateway's paths",
        table(("method", "path", "what it is for"), [("GET", "`/`", f"the console; also at {_segments()}"), *_own()]),
        "## Documented paths of other systems\n\n[Documented REST paths](../rest.md) describes them, with examples.",
        table(("method", "path", "summary"), _documented()),
    )


def _segments() -> str:
    return ", ".join(f"`/{segment}`" for segment in sorted(SEGMENTS))


def _own() -> list[tuple[str, str, str]]:
    found: dict[str, set[str]] = {}
    for route in all_routes(Origins("http://127.0.0.1:8080", lambda origin: False)):
        if isinstance(route, Route | WebSocketRoute) and not _is_preset(route):
            path = route.path if route.path in _OWN else route.path.rstrip("/")
            found.setdefault(path, set()).update(_methods(route))
    return [(", ".join(sorted(methods)), f"`{path}`", _OWN[path]) for path, methods in sorted(found.items())]


def _is_preset(route: Route | WebSocketRoute) -> bool:
    return isinstance(route.app, RestApp) and route.path not in _OWN


def _methods(route: BaseRoute) -> set[str]:
    if isinstance(route, WebSocketRoute):
        return {"WebSocket"}
    methods = route.methods if isinstance(route, Route) else None
    return (methods or {"GET", "POST"}) - {"HEAD"}


def _documented() -> list[tuple[str, str, str]]:
    found = [(each.method.value, f"`{each.declared_path}`", each.summary or "") for each in preset_endpoints()]
    return sorted(found, key=lambda row: row[1])
