"""The resources of a running process, and their lifespan: each is opened here, and closed in reverse order."""

import asyncio
import contextlib
import functools
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx
import strawberry

from auth.bootstrap import first_start
from auth.credentials import Credentials
from auth.developer import keep_developer_key
from auth.named_in_settings import warn_of_unknown_ids
from configuration import trace_export
from context.credential_limits import CredentialLimits
from context.cursors import Cursors
from context.operation import Resources
from context.rate_limit import RateLimiter, open_rate_limiter
from context.shared_results import open_query_cache
from engine.data_schemas.cached import CachedSchemas
from engine.deadlines import Lookout
from engine.deliveries.approval_notices import ApprovalNotices
from engine.deliveries.running import open_deliveries
from engine.destinations.running import open_destinations
from engine.endpoints import Endpoints, store_usage
from engine.inbound import open_inbox
from engine.jobs import jobs
from engine.metrics import EventMetrics, add_call_metrics, add_engine_metrics, add_record_metrics, node_seconds
from engine.nodes.base import Tools
from engine.notices import destination_notice
from engine.outbound.agent_calls import Invocations
from engine.outbound.gateway import open_connectors
from engine.outbound.metrics import flushing
from engine.outbound.oauth_tokens import open_accounts
from engine.replicas import ThisReplica, storing
from engine.requests.running import open_requests
from engine.scheduler import Job, Scheduler
from engine.studio.assets import AssetUploads
from engine.sync.applying import Synchronizer
from engine.sync.cache import open_cache
from engine.sync.running import open_sync
from engine.waits import Waits
from executor import Documents
from integration_agents import IntegrationAgentsManager
from integration_agents.opening import load_agents, open_agents
from models.database import open_database, upgrade
from models.event_log import begin_log
from models.events import DEFAULT_SHARD, LoggedEvent
from resolvers.approvals.deciding import decide
from resolvers.field_usages import counting
from resolvers.inbound.calls import Inbound
from resolvers.inbound.slack_handling import SlackHandler
from resolvers.persisted_operations.trusted import TrustedDocuments
from routes.graphql.documents import open_documents, read_saved_operation
from routes.graphql.metrics import OperationMetrics
from routes.graphql.operations import GraphQLOperations
from routes.graphql.spans import OperationSpans
from routes.metrics_port import serving_metrics
from routes.rest import preset_endpoints
from schema import build_subgraph, schema
from settings import Environment, Settings
from storage.address import DatabaseAddress, Dialect
from storage.background import run_forever, running
from storage.database import Database, read_clock
from storage.ids import new_replica_id
from storage.metrics import add_database_metrics
from storage.shared_transactions import SharedTransactions
from storage.startup import enter_despite_outages, one_process
from subscriptions.fanout.bus import Bus
from subscriptions.fanout.hub import Hub
from subscriptions.fanout.relay import Relay
from subscriptions.metrics import StreamMetrics, add_bus_metrics
from subscriptions.streams import Streams, no_outbox
from subscriptions.transports.registry import ConnectionRegistry
from subscriptions.transports.revocation import Revocation
from telemetry.export import open_tracer
from telemetry.metrics import Metrics
from telemetry.tracing import Tracer, tracing

_OPERATIONS_SECONDS: Final = 8.0
"""The time in which operations may finish at shutdown: less than uvicorn's ten, after which it cancels them itself."""
_CLOCK_SECONDS: Final = 10.0
"""The interval at which the database's clock is read; in between, this machine's drifts by less than a millisecond."""


@dataclass(slots=True)
class Gateway:
    """The resources of a process: those that its operations share, and those that only the process itself needs."""

    resources: Resources
    database: Database
    hub: Hub
    bus: Bus | None
    streams: Streams
    connections: ConnectionRegistry
    operations: GraphQLOperations
    inbound: Inbound
    documents: Documents
    tracer: Tracer | None
    sign_in_code: str | None
    developer_key: Path | None
    draining: bool = field(default=False)

    async def drain(self) -> None:
        """Close every stream with 1012, so that clients resume from their cursor on another replica.

        Requests that wait, for a task or an agent's reply, end with an error that says to try again. Others have some
        seconds to finish, and then end with an error too: uvicorn would cancel them soon after and respond with 500.
        """
        asyncio.get_running_loop().call_later(_OPERATIONS_SECONDS, self.operations.stop)
        self.draining = True
        self.resources.waits.close()
        await asyncio.gather(self.connections.drain(), self.resources.invocations.close())


@dataclass(frozen=True, slots=True)
class _Log:
    """The event log in this process. `relay` is None if this is the only process, which needs no outbox."""

    database: Database
    bus: Bus | None
    hub: Hub
    relay: Relay | None

    @property
    def alone(self) -> bool:
        """Whether this is the only replica: a SQLite file belongs to a single process."""
        return self.relay is None

    def follow(self, on_event: Callable[[LoggedEvent], None]) -> None:
        """Call a function with the events that this process commits before they are in the log, and with all in it."""

        def on_commit(events: Sequence[LoggedEvent]) -> None:
            for event in events:
                on_event(event)

        self.hub.subscribe(on_event)
        self.database.on_commit(on_commit)


@contextlib.asynccontextmanager
async def open_gateway(
    settings: Settings, address: DatabaseAddress, *, engine: bool = True, trusted: TrustedDocuments | None = None
) -> AsyncIterator[Gateway]:
    """Open all resources of a running gateway, and close them in reverse order.

    A database that fails meanwhile was there a moment before, and is given some seconds to recover.

    Args:
        engine: whether to run workflows.
        trusted: the documents of `TRUSTED_DOCUMENTS`.
    """
    opening = functools.partial(_open_gateway, settings, address, engine=engine, trusted=trusted)
    async with contextlib.AsyncExitStack() as stack:
        yield await enter_despite_outages(stack, opening)


@contextlib.asynccontextmanager
async def _open_gateway(
    settings: Settings, address: DatabaseAddress, *, engine: bool, trusted: TrustedDocuments | None
) -> AsyncIterator[Gateway]:
    metrics = Metrics()
    async with contextlib.AsyncExitStack() as stack:
        database = await _open_database(stack, address)
        tracer = await stack.enter_async_context(open_tracer(trace_export(settings), metrics))
        stack.enter_context(tracing(tracer))
        await warn_of_unknown_ids(settings)
        sign_in_code = await first_start(settings)
        developer_key = await keep_developer_key(settings)
        log = await _open_log(stack, settings, database, alone=address.dialect is Dialect.SQLITE)
        move_outbox = log.relay.relay_once if log.relay else no_outbox
        streams = Streams(log.hub, Cursors(settings.secret_key), move_outbox, tracer)
        documents = _open_documents(settings, served_schema(settings))
        resources, agents = await _open_resources(stack, settings, log, streams, documents, metrics)
        operations = await _open_operations(stack, log, resources, streams, documents, tracer, trusted)
        agent_jobs = await stack.enter_async_context(open_agents(agents, operations, settings))
        lookout = Lookout()
        gateway = Gateway(
            resources=resources,
            database=database,
            hub=log.hub,
            bus=log.bus,
            streams=streams,
            connections=ConnectionRegistry(per_address=settings.anonymous_connections_per_address),
            operations=operations,
            inbound=await _open_inbound(stack, resources, lookout),
            documents=documents,
            tracer=tracer,
            sign_in_code=sign_in_code,
            developer_key=developer_key,
        )
        if settings.prometheus_port is not None:
            _measure(gateway)
            await stack.enter_async_context(serving_metrics(metrics, settings.host, settings.prometheus_port))
        await _open_background(stack, gateway, log, agent_jobs, lookout, standby=not engine)
        if engine:
            await _open_engine(stack, log, resources, tracer, lookout)
        stack.push_async_callback(gateway.drain)
        yield gateway


async def _open_database(stack: contextlib.AsyncExitStack, address: DatabaseAddress) -> Database:
    stack.enter_context(one_process(address))
    await upgrade(address)
    database = await open_database(address)
    stack.push_async_callback(database.close)
    stack.enter_context(database.bind())
    await begin_log()
    await read_clock()
    if database.clock is not None:
        following = run_forever("database clock", read_clock, every=_CLOCK_SECONDS)
        await stack.enter_async_context(running(following))
    return database


async def _open_credentials(
    stack: contextlib.AsyncExitStack, settings: Settings, rates: RateLimiter, metrics: Metrics
) -> Credentials:
    http = None
    if settings.oidc_issuer is not None:
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=10, follow_redirects=False))
    credentials = Credentials(settings, http, CredentialLimits(rates, settings.failed_credential_rate_limit, metrics))
    stack.push_async_callback(credentials.close)
    return credentials


async def _open_log(stack: contextlib.AsyncExitStack, settings: Settings, database: Database, *, alone: bool) -> _Log:
    bus = Bus(settings.redis_url, DEFAULT_SHARD) if settings.redis_url and not alone else None
    if bus is not None:
        await stack.enter_async_context(bus.open())
    hub = Hub(bus, alone=alone)
    await hub.start()
    return _Log(database, bus, hub, None if alone else Relay(hub.receive, bus, lambda: hub.head))


async def _open_replica(stack: contextlib.AsyncExitStack, log: _Log, streams: Streams) -> ThisReplica:
    replica = ThisReplica(
        new_replica_id(),
        streams.subscribers,
        published_through=lambda: log.hub.head,
        bus_is_healthy=lambda: None if log.bus is None else log.bus.healthy,
    )
    log.database.on_commit(replica.on_commit)
    if not log.alone:
        await stack.enter_async_context(storing(replica))
    return replica


async def _open_resources(
    stack: contextlib.AsyncExitStack,
    settings: Settings,
    log: _Log,
    streams: Streams,
    documents: Documents,
    metrics: Metrics,
) -> tuple[Resources, IntegrationAgentsManager]:
    """Open what operations share, and load the built-in agents, which are part of it and call operations in turn."""
    replica = await _open_replica(stack, log, streams)
    rates = await stack.enter_async_context(open_rate_limiter(None if log.alone else settings.redis_url))
    credentials = await _open_credentials(stack, settings, rates, metrics)
    tls = ssl.create_default_context()  # once: loading the certificates takes a while
    accounts = await stack.enter_async_context(open_accounts(settings, tls))
    connectors = await stack.enter_async_context(open_connectors(settings, accounts, tls))
    agents = load_agents(settings, connectors.breaker)
    waits, schemas = Waits(), CachedSchemas()
    log.follow(waits.on_event)
    log.follow(schemas.on_event)
    invocations = Invocations(connectors, agents)
    stack.push_async_callback(invocations.close)
    resources = Resources(
        settings=settings,
        credentials=credentials,
        cursors=streams.cursors,
        waits=waits,
        accounts=accounts,
        connectors=connectors,
        invocations=invocations,
        endpoints=await _open_endpoints(stack, settings, log, documents),
        sync=await _open_synchronizer(stack, settings, log, replica.id),
        schemas=schemas,
        built_in=agents,
        rates=rates,
        shared_transactions=SharedTransactions(),
        replica=replica,
        metrics=metrics,
        epoch=log.hub.epoch,
    )
    return resources, agents


def _open_documents(settings: Settings, served: strawberry.Schema) -> Documents:
    return open_documents(served, suggestions=settings.environment is Environment.DEVELOPMENT)


async def _open_endpoints(
    stack: contextlib.AsyncExitStack, settings: Settings, log: _Log, documents: Documents
) -> Endpoints:
    # What federation adds is for routers, not for endpoints.
    saved = _open_documents(settings, schema) if settings.federation else documents
    endpoints = Endpoints(preset_endpoints(), functools.partial(read_saved_operation, schema, saved))
    log.follow(endpoints.on_event)
    await stack.enter_async_context(flushing(endpoints.metrics, store_usage))
    return endpoints


async def _open_synchronizer(
    stack: contextlib.AsyncExitStack, settings: Settings, log: _Log, replica_id: str
) -> Synchronizer:
    cache = await stack.enter_async_context(open_cache(None if log.alone else settings.redis_url))
    return Synchronizer(cache, replica_id, settings.engine_lease)


async def _open_inbound(stack: contextlib.AsyncExitStack, resources: Resources, lookout: Lookout) -> Inbound:
    handle, lease = SlackHandler(resources, decide), resources.settings.engine_lease
    inbox = await stack.enter_async_context(open_inbox(handle, resources.replica.id, lease, lookout))
    return Inbound(resources, inbox)


async def _open_operations(
    stack: contextlib.AsyncExitStack,
    log: _Log,
    resources: Resources,
    streams: Streams,
    documents: Documents,
    tracer: Tracer | None,
    trusted: TrustedDocuments | None,
) -> GraphQLOperations:
    settings, metrics = resources.settings, resources.metrics
    results = await stack.enter_async_context(
        open_query_cache(settings, log.database, log.hub.subscribe, metrics, alone=log.alone)
    )
    usage = await stack.enter_async_context(counting())
    return GraphQLOperations(
        served_schema(settings),
        resources,
        streams,
        documents,
        trusted=trusted,
        usage=usage,
        results=results,
        metrics=None if settings.prometheus_port is None else OperationMetrics(metrics),
        spans=None if tracer is None else OperationSpans(tracer),
    )


async def _open_background(
    stack: contextlib.AsyncExitStack,
    gateway: Gateway,
    log: _Log,
    agent_jobs: Sequence[Job],
    lookout: Lookout,
    *,
    standby: bool,
) -> None:
    """Run the background tasks. Each handles its own errors and ends only when cancelled."""
    resources = gateway.resources
    settings, connectors = resources.settings, resources.connectors
    own_jobs = [
        resources.accounts.job(),
        ApprovalNotices(connectors).job(),
        AssetUploads(connectors).job(),
        *agent_jobs,
    ]
    scheduler = Scheduler(
        [*jobs(settings), *own_jobs],
        replica_id=resources.replica.id,
        lease_seconds=settings.engine_lease,
        lookout=lookout,
        standby=standby,
    )
    log.hub.subscribe(scheduler.on_event)
    revocation = Revocation(resources.credentials, gateway.connections, log.hub)
    work = [log.hub.run(), revocation.run(), scheduler.run(), lookout.run()]
    if log.relay is None:
        log.database.on_commit(log.hub.receive)
    else:
        log.database.on_commit(log.relay.on_commit)
        log.database.follower = log.relay
        log.hub.on_left_behind = log.relay.on_left_behind
        work.append(log.relay.run())
    await stack.enter_async_context(running(*work))


async def _open_engine(
    stack: contextlib.AsyncExitStack, log: _Log, resources: Resources, tracer: Tracer | None, lookout: Lookout
) -> None:
    """Run workflows, requests, deliveries, destinations and synchronizations in this process."""
    # A gateway without an engine does without DBOS and SQLAlchemy, which are a fifth of its memory.
    from engine.durable.runtime import open_engine

    settings, connectors, waits = resources.settings, resources.connectors, resources.waits
    replica_id, lease = resources.replica.id, settings.engine_lease
    measured = None if settings.prometheus_port is None else node_seconds(resources.metrics)
    tools = Tools(connectors, waits, resources.sync, resources.schemas, resources.built_in, measured, tracer)
    await stack.enter_async_context(open_engine(log.database, tools, replica_id, lease, log.hub.subscribe, lookout))
    destinations = await stack.enter_async_context(
        open_destinations(settings, connectors, replica_id, destination_notice(connectors), lookout)
    )
    log.hub.subscribe(destinations.on_event)
    requests = await stack.enter_async_context(open_requests(settings, connectors, waits, replica_id, lookout))
    log.follow(requests.on_event)
    deliveries = await stack.enter_async_context(open_deliveries(settings, connectors, replica_id, lookout))
    log.hub.subscribe(deliveries.on_event)
    sync_jobs = await stack.enter_async_context(open_sync(resources.sync, lookout))
    log.follow(sync_jobs.on_event)


def _measure(gateway: Gateway) -> None:
    """Measure what `/metrics` shows. Without a port for it, nothing is."""
    resources, database, bus = gateway.resources, gateway.database, gateway.bus
    metrics = resources.metrics
    database.on_commit(EventMetrics(metrics).on_commit)
    add_database_metrics(metrics, database)
    add_record_metrics(metrics, database)
    add_engine_metrics(metrics, database, here=resources.settings.engine, lease_seconds=resources.settings.engine_lease)
    add_call_metrics(metrics, resources.connectors.metrics, resources.connectors.open_circuits)
    metrics.cache("graphql_documents", lambda: gateway.documents.lookups, gateway.documents.__len__)
    streams = StreamMetrics(database, gateway.hub, gateway.streams, gateway.connections)
    streams.add_to(metrics, resources.replica.value_streams)
    if bus is not None:
        add_bus_metrics(metrics, bus)


def served_schema(settings: Settings) -> strawberry.Schema:
    """Return the schema that this gateway serves: with `FEDERATION`, it has what routers need."""
    return build_subgraph() if settings.federation else schema
