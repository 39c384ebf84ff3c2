"""The gateway's HTTP routes."""

from starlette.routing import BaseRoute

from routes.agents_socket import agents_socket_routes
from routes.approval_links import approval_link_routes
from routes.built_pages import built_page_routes
from routes.cloudevents import cloudevents_routes
from routes.console import console_routes
from routes.github import github_routes
from routes.graphql.http import graphql_routes
from routes.health import health_routes
from routes.hooks import hook_routes
from routes.mcp.route import mcp_routes
from routes.monitor import monitor_routes
from routes.oauth import oauth_routes
from routes.openapi.served import openapi_routes
from routes.pipedream import pipedream_routes
from routes.pusher import pusher_routes
from routes.rest import rest_routes
from routes.sign_in import sign_in_routes
from routes.slack import slack_routes
from routes.socket_io import socket_io_routes
from routes.studio import studio_routes
from routes.twilio import twilio_routes
from routes.unsubscribe import unsubscribe_routes
from subscriptions.transports.origin_policy import Origins


def all_routes(origins: Origins) -> list[BaseRoute]:
    """Return all routes, in the order in which they are matched."""
    return [
        *graphql_routes(origins),
        *console_routes(),
        *agents_socket_routes(origins),
        *built_page_routes("graphiql"),
        *mcp_routes(origins),
        *sign_in_routes(),
        *hook_routes(),
        *slack_routes(),
        *twilio_routes(),
        *studio_routes(origins),
        *github_routes(),
        *pipedream_routes(),
        *cloudevents_routes(),
        *oauth_routes(),
        *pusher_routes(),
        *approval_link_routes(origins),
        *unsubscribe_routes(),
        *monitor_routes(),
        *socket_io_routes(origins),
        *rest_routes(),
        *openapi_routes(),
        *health_routes(),
    ]
