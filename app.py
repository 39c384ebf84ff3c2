"""Composition only: settings, the lifespan's resources, middleware, routes."""

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypedDict

import httpx
import strawberry
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from auth.bootstrap import first_start
from auth.client_address import record_address
from auth.credentials import Credentials
from auth.developer import keep_developer_key
from configuration import checked, database_address, trace_export
from context.cursors import Cursors
from context.operation import Resources
from context.rate_limit import RateLimiter
from context.shared_results import open_query_cache
from engine.data_schemas.cached import CachedSchemas
from engine.deliveries.approval_notices import ApprovalNotices
from engine.deliveries.running import open_deliveries
from engine.destinations.running import open_destinations
from engine.endpoints import Endpoints, store_usage
from engine.inbound import open_inbox
from engine.jobs import jobs
from engine.metrics import EventMetrics, add_call_metrics, add_record_metrics, node_seconds
from engine.nodes.base import Tools
from engine.notices import destination_notice
from engine.outbound.agent_calls import Invocations
from engine.outbound.gateway import ConnectorGateway, open_connectors
from engine.outbound.metrics import flushing
from engine.outbound.oauth_tokens import OAuthTokens, open_accounts
from engine.replicas import ThisReplica, storing
from engine.requests.running import open_requests
from engine.scheduler import Scheduler
from engine.studio.assets import AssetUploads
from engine.sync.applying import Synchronizer
from engine.sync.cache import open_cache
from engine.sync.running import open_sync
from engine.waits import Waits
from executor import Documents
from integration_agents.loading import agent_classes
from integration_agents.opening import load_agents, open_agents
from models import MODELS
from models.database import open_database
from models.event_log import begin_log
from models.events import DEFAULT_SHARD
from resolvers.approvals import decide
from resolvers.field_usages import counting
from resolvers.inbound.calls import Inbound
from resolvers.inbound.slack_handling import SlackHandler
from resolvers.trusted_documents import TrustedDocuments, read_manifests
from routes import all_routes
from routes.agents_port import AgentsPort
from routes.cors import Cors
from routes.fast_http import bypass
from routes.graphql import GraphQLOperations, check_trusted, open_documents, read_saved_operation
from routes.graphql_http import PATH
from routes.http_errors import HttpErrors
from routes.metrics_port import serving_metrics
from routes.operation_metrics import OperationMetrics
from routes.request_metrics import RequestMetrics
from routes.request_paths import Paths
from routes.request_traces import RequestTraces
from routes.rest import EXPOSED_HEADERS, preset_endpoints
from routes.rest.shortcuts import RestShortcuts
from routes.traced_operations import TracedOperations
from routes.trailing_slash import TrailingSlash
from schema import build_subgraph, schema
from settings import Environment, Settings
from storage.address import DatabaseAddress, Dialect
from storage.background import running
from storage.database import Database
from storage.ids import new_replica_id
from storage.metrics import add_database_metrics
from storage.migrations import migrate
from storage.startup import one_process
from subscriptions.fanout.bus import Bus
from subscriptions.fanout.hub import Hub
from subscriptions.fanout.relay import Relay
from subscriptions.metrics import StreamMetrics, add_bus_metrics
from subscriptions.streams import Streams, no_outbox
from subscriptions.transports.client_names import client_of
from subscriptions.transports.origin_policy import Origins
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.revocation import Revocation
from telemetry.export import open_tracer
from telemetry.metrics import Metrics
from telemetry.requests import HEADER as REQUEST_ID
from telemetry.requests import RequestIds, ServedRequest, current_request
from telemetry.tracing import Tracer, tracing

_OPERATIONS_SECONDS: Final = 8.0
"""How long operations may take to finish at shutdown: less than uvicorn's ten, after which it cancels them itself."""


@dataclass(slots=True)
class Gateway:
    """The process's shared resources, in the order in which they are opened."""

    settings: Settings
    database: Database
    credentials: Credentials
    accounts: OAuthTokens
    hub: Hub
    bus: Bus | None
    streams: Streams
    connections: ConnectionRegistry
    operations: GraphQLOperations
    waits: Waits
    invocations: Invocations
    connectors: ConnectorGateway
    sign_in_code: str | None
    developer_key: Path | None
    hook_rates: RateLimiter
    inbound: Inbound
    endpoints: Endpoints
    schemas: CachedSchemas
    metrics: Metrics
    replica: ThisReplica
    documents: Documents
    tracer: Tracer | None
    draining: bool = field(default=False)

    async def drain(self) -> None:
        """Close every stream with 1012, so that clients resume from their cursor on another replica.

        Requests that wait, for a task or an agent's reply, end with an error that says to try again. Others have some
        seconds to finish, and then end with an error too: uvicorn would cancel them soon after and respond with 500.
        """
        asyncio.get_running_loop().call_later(_OPERATIONS_SECONDS, self.operations.stop)
        self.draining = True
        self.waits.close()
        await asyncio.gather(self.connections.drain(), self.invocations.close())


class State(TypedDict):
    """The lifespan state that Starlette passes to every request."""

    gateway: Gateway


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
        check_trusted(_served_schema(settings), trusted)
    origins = Origins(settings.public_url, settings.allows_origin)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[State]:
        async with open_gateway(settings, address, engine=settings.engine, trusted=trusted) as gateway:
            app.state.gateway = gateway
            application.observe(gateway)
            yield {"gateway": gateway}

    routes = all_routes(origins)
    application = Application(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: HttpErrors(routes).respond},
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
        if gateway.settings.prometheus_port is not None:
            self.requests = RequestMetrics(gateway.metrics, paths)
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
        given = next((value for name, value in scope["headers"] if name == REQUEST_ID), None)
        request = ServedRequest(self._ids.of(given), scope["headers"], client_of)
        current_request.set(request)
        if (direct := bypass(scope)) is not None:
            direct.add_header(REQUEST_ID, request.id.encode())

    def _shortcut(self, scope: Scope) -> ASGIApp | None:
        if scope["type"] == "lifespan":
            return None
        if scope["type"] == "websocket":
            return self._sockets if scope["path"] == PATH else None
        if any(name == b"origin" for name, _ in scope["headers"]):
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


def _gateway_of(scope: Scope) -> Gateway:
    """Return the gateway that serves a request or socket, after recording the client's address."""
    record_address((scope.get("client") or ("",))[0])
    gateway: Gateway = scope["state"]["gateway"]
    return gateway


@contextlib.asynccontextmanager
async def open_gateway(
    settings: Settings, address: DatabaseAddress, *, engine: bool = True, trusted: TrustedDocuments | None = None
) -> AsyncIterator[Gateway]:
    """Open all resources of a running gateway, and close them in reverse order.

    Args:
        engine: whether to run workflows.
        trusted: the documents of `TRUSTED_DOCUMENTS`.
    """
    metrics = Metrics()
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(one_process(address))
        await migrate(address, MODELS)
        database = await open_database(address)
        stack.push_async_callback(database.close)
        stack.enter_context(database.bind())
        await begin_log()
        tracer = await stack.enter_async_context(open_tracer(trace_export(settings), metrics))
        stack.enter_context(tracing(tracer))
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=10, follow_redirects=False))
        credentials = Credentials(settings, http)
        stack.push_async_callback(credentials.close)
        sign_in_code = await first_start(settings)
        developer_key = await keep_developer_key(settings)
        bus = Bus(settings.redis_url, DEFAULT_SHARD) if settings.redis_url and not _alone(address) else None
        if bus is not None:
            await stack.enter_async_context(bus.open())
        hub = Hub(bus, alone=_alone(address))
        await hub.start()
        cursors = Cursors(settings.secret_key)
        relay = None if _alone(address) else Relay(hub.receive, bus)
        streams = Streams(hub, cursors, relay.relay_once if relay else no_outbox, tracer)
        replica_id = new_replica_id()
        replica = ThisReplica(
            replica_id,
            streams.subscribers,
            published_through=lambda: hub.head,
            bus_is_healthy=lambda: None if bus is None else bus.healthy,
        )
        database.on_commit(replica.on_commit)
        if relay is not None:
            await stack.enter_async_context(storing(replica))
        connections = ConnectionRegistry(per_address=settings.anonymous_connections_per_address)
        accounts = await stack.enter_async_context(open_accounts(settings))
        connectors = await stack.enter_async_context(open_connectors(settings, accounts))
        waits = Waits()
        hub.subscribe(waits.on_event)
        database.on_commit(waits.on_commit)
        agents = load_agents(settings, connectors.breaker)
        invocations = Invocations(connectors, agents)
        stack.push_async_callback(invocations.close)
        served = _served_schema(settings)
        suggestions = settings.environment is Environment.DEVELOPMENT
        documents = open_documents(served, suggestions=suggestions)
        # What federation adds is for routers, not for endpoints.
        saved = documents if served is schema else open_documents(schema, suggestions=suggestions)
        endpoints = Endpoints(preset_endpoints(), functools.partial(read_saved_operation, schema, saved))
        hub.subscribe(endpoints.on_event)
        database.on_commit(endpoints.on_commit)
        await stack.enter_async_context(flushing(endpoints.metrics, store_usage))
        cache = await stack.enter_async_context(open_cache(None if _alone(address) else settings.redis_url))
        sync = Synchronizer(cache, replica_id, settings.engine_lease)
        schemas = CachedSchemas()
        hub.subscribe(schemas.on_event)
        database.on_commit(schemas.on_commit)
        resources = Resources(
            settings=settings,
            credentials=credentials,
            cursors=cursors,
            waits=waits,
            accounts=accounts,
            connectors=connectors,
            invocations=invocations,
            endpoints=endpoints,
            sync=sync,
            schemas=schemas,
            built_in=agents,
            replica=replica,
            metrics=metrics,
            epoch=hub.epoch,
        )
        results = await stack.enter_async_context(
            open_query_cache(settings, database, hub.subscribe, metrics, alone=_alone(address))
        )
        usage = await stack.enter_async_context(counting())
        counted = None if settings.prometheus_port is None else OperationMetrics(metrics)
        kind = GraphQLOperations if tracer is None else functools.partial(TracedOperations, tracer)
        operations = kind(
            served, resources, streams, documents, trusted=trusted, usage=usage, metrics=counted, results=results
        )
        agent_jobs = await stack.enter_async_context(open_agents(agents, operations, settings))
        handle = SlackHandler(resources, decide)
        inbox = await stack.enter_async_context(open_inbox(handle, replica_id, settings.engine_lease))
        gateway = Gateway(
            settings=settings,
            database=database,
            credentials=credentials,
            accounts=accounts,
            hub=hub,
            bus=bus,
            streams=streams,
            connections=connections,
            operations=operations,
            waits=waits,
            invocations=invocations,
            connectors=connectors,
            sign_in_code=sign_in_code,
            developer_key=developer_key,
            hook_rates=RateLimiter(settings.webhook_rate_limit),
            inbound=Inbound(resources, inbox),
            endpoints=endpoints,
            schemas=schemas,
            metrics=metrics,
            replica=replica,
            documents=documents,
            tracer=tracer,
        )
        if settings.prometheus_port is not None:
            _measure(gateway)
            await stack.enter_async_context(serving_metrics(metrics, settings.host, settings.prometheus_port))
        own_jobs = [accounts.job(), ApprovalNotices(connectors).job(), AssetUploads(connectors).job(), *agent_jobs]
        scheduler = Scheduler(
            [*jobs(settings), *own_jobs],
            replica_id=replica_id,
            lease_seconds=settings.engine_lease,
            standby=not engine,
        )
        hub.subscribe(scheduler.on_event)
        await stack.enter_async_context(
            _background(gateway, relay, Revocation(credentials, connections, hub), scheduler)
        )
        if engine:
            # A gateway without an engine does without DBOS and SQLAlchemy, which are a fifth of its memory.
            from engine.durable.runtime import open_engine

            measured = None if settings.prometheus_port is None else node_seconds(metrics)
            tools = Tools(connectors, waits, sync, schemas, agents, measured, tracer)
            await stack.enter_async_context(
                open_engine(database, tools, replica_id, settings.engine_lease, hub.subscribe)
            )
            destinations = await stack.enter_async_context(
                open_destinations(settings, connectors, replica_id, destination_notice(connectors))
            )
            hub.subscribe(destinations.on_event)
            requests = await stack.enter_async_context(open_requests(settings, connectors, waits, replica_id))
            hub.subscribe(requests.on_event)
            database.on_commit(requests.on_commit)
            deliveries = await stack.enter_async_context(open_deliveries(settings, connectors, replica_id))
            hub.subscribe(deliveries.on_event)
            sync_jobs = await stack.enter_async_context(open_sync(sync))
            hub.subscribe(sync_jobs.on_event)
            database.on_commit(sync_jobs.on_commit)
        stack.push_async_callback(gateway.drain)
        yield gateway


def _measure(gateway: Gateway) -> None:
    """Measure what `/metrics` shows. Without a port for it, nothing is."""
    metrics, database, bus = gateway.metrics, gateway.database, gateway.bus
    database.on_commit(EventMetrics(metrics).on_commit)
    add_database_metrics(metrics, database)
    add_record_metrics(metrics, database)
    add_call_metrics(metrics, gateway.connectors.metrics, gateway.connectors.open_circuits)
    metrics.cache("graphql_documents", lambda: gateway.documents.lookups)
    streams = StreamMetrics(database, gateway.hub, gateway.streams, gateway.connections)
    streams.add_to(metrics, gateway.replica.value_streams)
    if bus is not None:
        add_bus_metrics(metrics, bus)


def _served_schema(settings: Settings) -> strawberry.Schema:
    return build_subgraph() if settings.federation else schema


def _alone(address: DatabaseAddress) -> bool:
    """Return whether this is the only replica: a SQLite file belongs to a single process."""
    return address.dialect is Dialect.SQLITE


@contextlib.asynccontextmanager
async def _background(
    gateway: Gateway, relay: Relay | None, revocation: Revocation, scheduler: Scheduler
) -> AsyncIterator[None]:
    """Run the background tasks. Each handles its own errors and ends only when cancelled."""
    work = [gateway.hub.run(), revocation.run(), scheduler.run()]
    if relay is None:
        gateway.database.on_commit(gateway.hub.receive)
    else:
        gateway.database.on_commit(relay.on_commit)
        work.append(relay.run())
    async with running(*work):
        yield
