"""The gateway to connectors: assembles each call from its caller, settings, token and client.

INTEGRATION nodes, `runConnectorAction`, agents' runtimes, deliveries and event destinations all use it, so a provider
has one circuit and one set of metrics per organization, regardless of who calls it, and its rate limits are remembered
per credential.
"""

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from weakref import WeakValueDictionary

from connectors import PROVIDERS, find_action, find_connector
from connectors.base import Action, Call, Connector
from connectors.calls import ActionResult, Caller, ConnectorMode, Readiness
from connectors.simulation import Failure, SimulatedFailures
from connectors.transport.circuit_stores import MemoryStore, RedisStore, Store
from connectors.transport.circuits import Breaker, OpenCircuits, Rules
from connectors.transport.clients import HttpClient, PooledClient, keep_secrets_out_of_logs
from connectors.transport.egress import EgressClient
from connectors.transport.metrics import CallMetrics, Count
from connectors.transport.names import on_behalf_of
from connectors.transport.provider_client import NO_RETRIES, ProviderClient, RetryPolicy
from connectors.transport.token_cache import TokenCache
from engine.outbound.metrics import flushing
from engine.outbound.oauth_tokens import OAuthTokens
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    ReauthRequired,
    Unauthenticated,
    UpstreamFailed,
    are_missing,
)
from json_types import JsonObject, encode_storable
from models.connections import ConnectionStatus, OAuthConnection, connection_of
from models.platform import Health, HealthStatus
from settings import Environment, Settings
from shown import as_json
from storage.clock import now
from storage.ids import new_id
from telemetry.tracing import child_span

MAX_CONCURRENT_CALLS: Final = 32
"""Per provider and organization, so that a provider that hangs does not block calls to others."""

DRAIN_SECONDS: Final = 10.0
RETRY_POLICY: Final = RetryPolicy()

T = TypeVar("T")


class ConnectorGateway:
    """Calls connectors. One per process, opened by the lifespan.

    Do not call it inside a transaction: external services can be slow.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        http: EgressClient,
        pooled: PooledClient,
        circuits: Store,
        tokens: OAuthTokens,
        retry_policy: RetryPolicy = RETRY_POLICY,
    ) -> None:
        self.http = http
        self.metrics = CallMetrics()
        self.open_circuits = OpenCircuits()
        self.development = settings.environment is Environment.DEVELOPMENT
        self.rules = Rules(
            settings.circuit_failure_threshold,
            float(settings.circuit_recovery_timeout),
            settings.circuit_half_open_requests,
        )
        self._failures = SimulatedFailures.parse(settings.simulated_failures)
        self._given = settings.given
        self._limit_secret = settings.encryption_keys[0]
        self._pooled = pooled
        self._circuits = circuits
        self._tokens = tokens
        self._retry_policy = retry_policy
        self._client_tokens = TokenCache()
        self._unfinished: set[asyncio.Task[object]] = set()
        self._slots: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    # ---------------------------------------------------------------- for callers

    async def run(
        self,
        connector: str,
        action: str,
        params: JsonObject,
        *,
        caller: Caller,
        key: str,
        simulate: bool | Failure = False,
        retries: bool = True,
    ) -> ActionResult:
        """Run an action.

        Args:
            key: the idempotency key, the same on every attempt.
            retries: whether failed requests are retried; not for callers with a retry schedule of their own.
            simulate: send no request, even if the connector is configured; a failure is simulated as given.

        Raises:
            InvalidInput: there is no such connector or action, or the params are invalid.
            NotConfigured: settings are missing in production; the message names them.
            ReauthRequired: the user has to connect the account again, or a scope that the action needs is missing.
            ParleyError: the errors that `connectors.base` lists.
        """
        with child_span(f"{connector}.{action}"):
            chosen = find_action(connector, action)
            found = self.find(connector)
            chosen.check(params)
            began = time.monotonic()
            simulated = simulate is not False or (await self.readiness(found, caller)).mode is ConnectorMode.SIMULATED
            if isinstance(simulate, Failure) and not self.development:
                raise InvalidInput("Failures can be simulated only in development.", field=["simulate"])
            if simulated:
                output = await self._simulated_action(found, chosen, params, caller, simulate)
            else:
                call = await self.call(found.name, caller, key=key, scopes=chosen.scopes, retries=retries)
                output = await chosen.run(params, call)
                _check_output(output, found.title, repeatable=chosen.idempotent(params))
            return ActionResult(output, simulated, round((time.monotonic() - began) * 1000))

    async def _simulated_action(
        self, connector: Connector, action: Action, params: JsonObject, caller: Caller, simulate: bool | Failure
    ) -> JsonObject:
        async def once() -> JsonObject:
            return {"simulated": True, **action.simulated(params)}

        failure = simulate if isinstance(simulate, Failure) else None
        repeatable = action.idempotent(params)
        return await self.simulate(connector.name, action.name, caller, once, repeatable=repeatable, failure=failure)

    async def simulate(
        self,
        connector: str,
        action: str,
        caller: Caller,
        once: Callable[[], Awaitable[T]],
        *,
        repeatable: bool,
        failure: Failure | None = None,
    ) -> T:
        """Run a mock like a request: it is retried, counted, and rejected if the circuit is open.

        In production, where only nodes that ask for it are simulated, circuits and metrics are left to real calls.

        Args:
            action: SIMULATED_FAILURES may let it fail.
            failure: the failure to simulate instead.

        Raises:
            ParleyError: the simulated failure.
        """
        if not self.development:
            return await once()
        simulated = failure or self._failures.of(connector, action)

        async def failing() -> T:
            return await once() if simulated is None else await simulated.apply(once, repeatable=repeatable)

        found = self.find(connector)
        client = self._client(
            self._pooled, found, caller.organization_id, credential_owner=caller.user_id, simulated=True
        )
        return await client.simulate(failing)

    async def finish(self, work: Coroutine[None, None, T]) -> T:
        """Return the result of the work, which is completed even if the caller stops waiting."""
        task = asyncio.create_task(work)
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return await asyncio.shield(task)

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._unfinished.discard(task)
        if not task.cancelled():
            task.exception()  # retrieved here in case the caller has left

    async def close(self) -> None:
        """Wait for work whose caller has left."""
        if self._unfinished:
            await asyncio.wait(self._unfinished, timeout=DRAIN_SECONDS)

    async def test(self, connector: Connector, caller: Caller) -> Health:
        """Make a real call that changes nothing, and return the connector's health.

        Raises:
            NotConfigured: settings are missing, so no call can be made.
            ReauthRequired: the caller has to connect the account again, which says nothing about the service.
        """
        began = time.monotonic()
        try:
            health = await self._probe(connector, caller)
        except (NotConfigured, ReauthRequired):
            raise
        except RateLimited as error:
            return Health(HealthStatus.DEGRADED, error.message, now())
        except ParleyError as error:
            return Health(HealthStatus.UNHEALTHY, error.message, now())
        latency = (time.monotonic() - began) * 1000
        return health or Health(HealthStatus.HEALTHY, None, now(), latency)

    async def _probe(self, connector: Connector, caller: Caller) -> Health | None:
        """Call the provider; return the health to report if there is no provider to call."""
        if (await self.readiness(connector, caller)).mode is ConnectorMode.SIMULATED:
            return await self.simulate(connector.name, "test", caller, _simulated_health, repeatable=True)
        if connector.probe is None:
            return Health(HealthStatus.UNKNOWN, "Each call names its own address, so there is nothing to test.", now())
        await connector.probe(await self.call(connector.name, caller, key=new_id("prb")))
        return None

    async def call(
        self, connector: str, caller: Caller, *, key: str, scopes: Sequence[str] = (), retries: bool = True
    ) -> Call:
        """Return the call of a connector: its settings, the caller's token, its clients.

        Args:
            scopes: the scopes that the user's connection must have.
            retries: see `run`.

        Raises:
            NotConfigured: settings are missing; the message names them.
            ReauthRequired: the user has to connect the account again, or a scope is missing.
        """
        on_behalf_of.set(caller.organization_id)
        found = self.find(connector)
        settings = self.settings_of(found)
        token, connection_id = await self._token(found, caller, settings, scopes)
        missing = _missing(found, settings, connected=connection_id is not None)
        if missing:
            raise NotConfigured(f"{found.title} is not configured: {are_missing(missing)}.")
        organization = caller.organization_id
        provider = self._client(self._pooled, found, organization, connection_id=connection_id, retries=retries)
        public = self._client(self.http, found, organization, retries=retries)
        return Call(key, self.http, provider, settings, token, public, self._client_tokens, caller.depth, caller)

    async def readiness(self, connector: Connector, caller: Caller) -> Readiness:
        """Return whether the caller can use a connector, without calling it."""
        connected = await self.uses_connection(connector, caller)
        missing = _missing(connector, self.settings_of(connector), connected=connected)
        return Readiness(ConnectorMode.SIMULATED if missing and self.development else ConnectorMode.LIVE, missing)

    def configured(self) -> frozenset[str]:
        """Return the names of the connectors whose settings are complete, whatever accounts a user has connected."""
        return frozenset(each.name for each in PROVIDERS if not _missing(each, self.settings_of(each), connected=False))

    # ---------------------------------------------------------------- parts

    def settings_of(self, connector: Connector) -> Mapping[str, str]:
        """Return the values of a connector's settings, with their defaults."""
        values = {each.name: self._given.get(each.name, each.default) for each in connector.settings}
        return {name: value for name, value in values.items() if value is not None}

    def slots(self, connector: str, organization_id: str, host: str | None = None) -> asyncio.Semaphore:
        """Return what bounds an organization's concurrent calls of a connector, or of one host that a caller chose."""
        key = f"{organization_id}:{connector}:{host or ''}"
        return self._slots.setdefault(key, asyncio.Semaphore(MAX_CONCURRENT_CALLS))

    async def renew_token(self, connection_id: str, refused: str) -> str:
        """Return another token of a connection, whose provider refuses this one."""
        return (await self._tokens.token_refused(connection_id, refused)).value

    def breaker(self, connector: str, organization_id: str, host: str | None = None) -> Breaker:
        """Return the circuit of a connector for an organization, or of one host that a caller chose."""
        key = f"{organization_id}:{connector}"
        key = key if host is None else f"{key}:{host}"
        return Breaker(key, self._circuits, self.rules, connector, self.open_circuits)

    def _client(
        self,
        client: HttpClient,
        connector: Connector,
        organization_id: str,
        *,
        connection_id: str | None = None,
        credential_owner: str | None = None,
        simulated: bool = False,
        retries: bool = True,
    ) -> ProviderClient:
        """Return the client for a provider: pooled for the provider's own addresses, or for those that callers choose.

        Args:
            connection_id: the connection whose token is refreshed if the provider rejects it.
            credential_owner: whose rate limits apply, if not those of the connection or of the credential that is sent.
            simulated: there is no provider that could reject the settings.
        """
        use = _Use(self, connector, organization_id, client is self.http, connection_id, simulated)
        return ProviderClient(
            client,
            name=connector.title,
            breaker=use.breaker,
            count=use.count,
            renew=use.renew if connection_id is not None else None,
            unauthorized=use.unauthorized,
            slots=use.slots,
            retry_policy=self._retry_policy if retries else NO_RETRIES,
            credential_owner=connection_id or credential_owner,
            limit_secret=self._limit_secret,
        )

    def client_without_circuit(self, connector: str, organization_id: str) -> ProviderClient:
        """Return a client that makes one attempt, whatever the circuit; its calls are counted with the connector's.

        For event destinations: each has its own retry schedule, and one that fails must not block the others.
        """
        return ProviderClient(self._pooled, name=connector, count=lambda: self.metrics.of(organization_id, connector))

    async def _token(
        self, connector: Connector, caller: Caller, settings: Mapping[str, str], scopes: Sequence[str]
    ) -> tuple[str | None, str | None]:
        """Return the token to send and the id of its connection: the user's, else the token of the settings."""
        if connector.oauth is not None and await self.uses_connection(connector, caller):
            found = await self._tokens.find_token(caller.organization_id, caller.user_id, connector.oauth, scopes)
            return found.value, found.connection_id
        return settings.get(connector.token_setting or ""), None

    async def uses_connection(self, connector: Connector, caller: Caller) -> bool:
        """Return whether a call uses the caller's own account, not the operator's credentials."""
        if connector.oauth is None or caller.user_id is None:
            return False
        row = await connection_of(caller.organization_id, caller.user_id, connector.oauth)
        return _is_connected(row)

    def find(self, connector: str) -> Connector:
        """Return a connector.

        Raises:
            InvalidInput: there is none with this name.
        """
        found = find_connector(connector)
        if found is None:
            raise InvalidInput(f"There is no connector {as_json(connector)}.", field=["connector"])
        return found


@dataclass(frozen=True, slots=True)
class _Use:
    """The use of a connector by an organization: what its client asks about each host, response and token.

    Args:
        by_host: whether callers choose the hosts, so that each has its own circuit and slots.
    """

    gateway: ConnectorGateway
    connector: Connector
    organization_id: str
    by_host: bool
    connection_id: str | None
    simulated: bool

    def breaker(self, host: str) -> Breaker:
        return self.gateway.breaker(self.connector.name, self.organization_id, host if self.by_host else None)

    def slots(self, host: str) -> asyncio.Semaphore:
        return self.gateway.slots(self.connector.name, self.organization_id, host if self.by_host else None)

    def count(self) -> Count:
        return self.gateway.metrics.of(self.organization_id, self.connector.name)

    async def renew(self, token: str) -> str:
        assert self.connection_id is not None
        return await self.gateway.renew_token(self.connection_id, token)

    def unauthorized(self, error: Unauthenticated) -> ParleyError:
        if self.connection_id is not None or self.simulated:
            return ReauthRequired(f"{self.connector.title} rejects the connection. {error.message}")
        return NotConfigured(f"{self.connector.title} rejects the credentials of the settings. {error.message}")


def _is_connected(row: OAuthConnection | None) -> bool:
    """Return whether the user has a connection. One that must be renewed counts: nothing may silently replace it."""
    return row is not None and row.status is not ConnectionStatus.REVOKED


async def _simulated_health() -> Health:
    return Health(HealthStatus.UNKNOWN, "It is simulated: no request was sent.", now())


def _check_output(output: JsonObject, service: str, *, repeatable: bool) -> None:
    """Require an output that can be stored.

    Raises:
        UpstreamFailed: it cannot.
        OutcomeUnknown: likewise, after something that must not happen twice.
    """
    try:
        encode_storable(output)
    except ValueError as error:
        failed = UpstreamFailed if repeatable else OutcomeUnknown
        raise failed(f"{service} responded, and the output {error}.") from None


def _missing(connector: Connector, settings: Mapping[str, str], *, connected: bool) -> list[str]:
    """Return what is missing before a connector can be used: settings, or a connection."""
    if connected:
        return []
    missing = [each.name for each in connector.settings if each.required and each.name not in settings]
    has_token = connector.token_setting is not None and connector.token_setting in settings
    if connector.oauth is not None and not has_token and connector.token_setting not in missing:
        missing.append(f"a connection with {connector.oauth}")
    return missing


@contextlib.asynccontextmanager
async def open_connectors(
    settings: Settings, tokens: OAuthTokens, tls: ssl.SSLContext | None = None
) -> AsyncIterator[ConnectorGateway]:
    """Open the gateway to connectors while the block runs. The database must be open and bound."""
    keep_secrets_out_of_logs()
    async with contextlib.AsyncExitStack() as stack:
        http = await stack.enter_async_context(EgressClient(settings.http_allowed_hosts, tls=tls))
        pooled = await stack.enter_async_context(PooledClient(tls))
        circuits: Store = MemoryStore()
        if settings.redis_url is not None:
            circuits = shared = RedisStore(settings.redis_url)
            stack.push_async_callback(shared.close)
        connectors = ConnectorGateway(settings, http=http, pooled=pooled, circuits=circuits, tokens=tokens)
        await stack.enter_async_context(flushing(connectors.metrics))
        stack.push_async_callback(connectors.close)
        yield connectors
