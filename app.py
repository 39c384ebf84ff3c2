"""Composition only: settings, middleware, routes, and the lifespan that opens the gateway."""

import contextlib
import functools
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from auth.client_address import record_address
from configuration import checked, database_address
from gateway import Gateway, open_gateway, served_schema
from integration_agents.loading import agent_classes
from resolvers.persisted_operations.trusted import read_manifests
from routes import all_routes
from routes.agents_port import AgentsPort
from routes.bypass import bypass, of_head
from routes.cors import Cors
from routes.graphql.documents import check_trusted
from routes.graphql.http import PATH
from routes.http_errors import HttpErrors
from routes.request_metrics import RequestMetrics
from routes.request_paths import Paths
from routes.request_traces import RequestTraces
from routes.rest import EXPOSED_HEADERS
from routes.rest.shortcuts import RestShortcuts
from routes.state import GatewayState, State, gateway_of
from routes.trailing_slash import TrailingSlash
from settings import Settings
from subscriptions.transports.client_names import client_of
from subscriptions.transports.origin_policy import Origins
from telemetry.requests import HEADER as REQUEST_ID
from telemetry.requests import RequestIds, ServedRequest, current_request


def create_app(settings: Settings) -> Starlette:
    """Return the gateway for these settings; its lifespan opens all resources.

    Raises:
        SettingError: `DATABASE_URL` is not a supported address, or a setting of an external service, a trusted document
            or an agent of `INTEGRATION_AGENTS` is invalid.
    """
    settings = checked(settings)
    address = database_address(settings)
    agent_classes(settings)
    trusted = read_manifests(settings.trusted_documents)
    if trusted.documents:
        check_trusted(served_schema(settings), trusted)
    origins = Origins(settings.public_url, settings.allows_origin)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[State]:
        async with open_gateway(settings, address, engine=settings.engine, trusted=trusted) as gateway:
            app.state.gateway = gateway
            application.observe(gateway)
            yield {"gateway": gateway}

    routes = all_routes(origins)
    errors = HttpErrors(routes)
    application = Application(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: errors.respond, Exception: errors.fault},
        middleware=[
            Middleware(BindDatabase),
            Middleware(
                Cors,
                origins=origins,
                allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                # Clients add headers of their own: names and versions, trace contexts. An allowed origin may send any.
                allow_headers=["*"],
                expose_headers=EXPOSED_HEADERS,
                # Only for the cookie set by beginOAuth; cookies are never credentials here.
                allow_credentials=True,
                max_age=3600,
            ),
        ],
    )
    if settings.ws_port is not None:
        application.agents_port = AgentsPort(settings.ws_port)
    application.router.redirect_slashes = False
    application.router.default = TrailingSlash(routes)
    return application


class Application(Starlette):
    """Starlette, with a shortcut for requests to `/graphql` and to endpoints that need no middleware.

    CORS applies only to HTTP requests with an Origin header. For all others the middleware would only pass the call
    on, which costs as much as a small query per request, and 3 KiB per open socket.
    """

    agents_port: AgentsPort | None = None
    """The port of `WS_PORT`."""
    requests: RequestMetrics | None = None
    """The metrics of requests, with `PROMETHEUS_PORT`."""
    traces: RequestTraces | None = None
    """The spans of requests, with a collector of traces."""

    def observe(self, gateway: Gateway) -> None:
        """Measure and trace requests from now on, if the settings say so."""
        paths = Paths(self.routes)
        if gateway.resources.settings.prometheus_port is not None:
            self.requests = RequestMetrics(gateway.resources.metrics, paths)
        if gateway.tracer is not None:
            self.traces = RequestTraces(gateway.tracer, paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, one socket, or the lifespan."""
        if self.agents_port is not None and self.agents_port.rejects(scope):
            await self.agents_port.reject(scope, receive, send)
        elif self.requests is not None and scope["type"] == "http":
            await self.requests.serve(self._serve if self.traces is None else self._traced, scope, receive, send)
        elif self.traces is not None and scope["type"] == "http":
            await self._traced(scope, receive, send)
        else:
            await self._serve(scope, receive, send)

    async def _traced(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.traces is not None
        await self.traces.serve(self._serve, scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            self._identify(scope)
        shortcut = self._shortcut(scope)
        if shortcut is None:
            if (direct := bypass(scope)) is not None:
                direct.answer_over_asgi()  # or the response would lack the headers that the middleware adds
            await super().__call__(scope, receive, send)
        else:
            _gateway_of(scope).database.make_current()
            await shortcut(scope, receive, send)

    def _identify(self, scope: Scope) -> None:
        """Give the request or socket its id, which its response and its log lines have."""
        id, is_socket = self._ids.of(of_head(scope, _request_id)), scope["type"] == "websocket"
        request = ServedRequest(id, scope["headers"], client_of, is_socket=is_socket)
        current_request.set(request)
        if (direct := bypass(scope)) is not None:
            direct.add_header(REQUEST_ID, request.id.encode())

    def _shortcut(self, scope: Scope) -> ASGIApp | None:
        if scope["type"] == "lifespan":
            return None
        if scope["type"] == "websocket":
            return self._sockets if scope["path"] == PATH else None
        if of_head(scope, _crosses_origins):
            return None
        return self._graphql if scope["path"] == PATH else self._endpoints.find(scope)

    @functools.cached_property
    def _ids(self) -> RequestIds:
        return RequestIds()

    @functools.cached_property
    def _endpoints(self) -> RestShortcuts:
        return RestShortcuts(self.routes)

    @functools.cached_property
    def _graphql(self) -> ASGIApp:
        return next(route.app for route in self.routes if isinstance(route, Route) and route.path == PATH)

    @functools.cached_property
    def _sockets(self) -> ASGIApp:
        return next(route.app for route in self.routes if isinstance(route, WebSocketRoute) and route.path == PATH)


def _request_id(scope: Scope) -> bytes | None:
    return next((value for name, value in scope["headers"] if name == REQUEST_ID), None)


def _crosses_origins(scope: Scope) -> bool:
    return any(name == b"origin" for name, _ in scope["headers"])


class BindDatabase:
    """Bind the gateway's database and record the client's address for each request and socket."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        with _gateway_of(scope).database.bind():
            await self._app(scope, receive, send)


def _gateway_of(scope: Scope) -> GatewayState:
    """Return the gateway that serves a request or socket, after recording the client's address."""
    record_address((scope.get("client") or ("",))[0])
    return gateway_of(scope)
