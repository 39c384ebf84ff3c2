"""Where a call to an outside system is put together: for whom, with which settings and token, over which line.

INTEGRATION nodes, `runConnectorAction`, agents' runtimes and event destinations all come through here, so that a
provider has one circuit, one known limit and one set of figures for each organization, whoever calls it.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any, Final, TypeVar
from weakref import WeakValueDictionary

from connectors import find_action, find_connector
from connectors.base import Action, Call, Connector
from connectors.calls import ActionResult, Caller, ConnectorMode, Readiness
from connectors.simulation import Failure, SimulatedFailures
from connectors.transport.circuit_stores import MemoryStore, RedisStore, Store
from connectors.transport.circuits import Breaker, Rules
from connectors.transport.clients import HttpClient, PooledClient, keep_secrets_out_of_logs
from connectors.transport.egress import EgressClient
from connectors.transport.metrics import CallMetrics, Count
from connectors.transport.provider_client import ProviderClient, RetryPolicy
from connectors.transport.token_cache import TokenCache
from engine.outbound.metrics import flushing
from engine.outbound.oauth_tokens import OAuthTokens
from errors import InvalidInput, NotConfigured, ParleyError, RateLimited, ReauthRequired, Unauthenticated
from json_types import JsonObject
from models.connections import ConnectionStatus, OAuthConnection, connection_of
from models.platform import Health, HealthStatus
from settings import Environment, Settings
from storage.clock import now
from storage.ids import new_id

MAX_CONCURRENT_CALLS: Final = 32
"""To one provider, for one organization: a provider that hangs fills its own places and nobody else's."""

DRAIN_SECONDS: Final = 10.0
RETRY_POLICY: Final = RetryPolicy()

T = TypeVar("T")


class ConnectorGateway:
    """The outside world as it is reached from here. One for the process, opened by the lifespan.

    Nothing here may be called inside a transaction: an outside system takes its time.
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
        self.development = settings.environment is Environment.DEVELOPMENT
        self.rules = Rules(
            settings.circuit_failure_threshold,
            float(settings.circuit_recovery_timeout),
            settings.circuit_half_open_requests,
        )
        self._failures = SimulatedFailures.parse(settings.simulated_failures)
        self._given = settings.given
        self._pooled = pooled
        self._circuits = circuits
        self._tokens = tokens
        self._retry_policy = retry_policy
        self._client_tokens = TokenCache()
        self._unfinished: set[asyncio.Task[Any]] = set()
        self._slots: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    # ---------------------------------------------------------------- what callers use

    async def run(
        self,
        connector: str,
        action: str,
        params: JsonObject,
        *,
        caller: Caller,
        key: str,
        simulate: bool | Failure = False,
    ) -> ActionResult:
        """Runs an action.

        Args:
            key: names this call for ever: the same on every attempt.
            simulate: asks nobody, whatever is configured; a failure is what the simulated provider does.

        Raises:
            InvalidInput: there is no such connector or action, or the params do not fit.
            NotConfigured: settings are missing in production; the message names them.
            ReauthRequired: the user has to connect the account again, or was not granted what the action needs.
            ParleyError: what `connectors.base` lists.
        """
        chosen = find_action(connector, action)
        found = self.find(connector)
        chosen.check(params)
        began = time.monotonic()
        simulated = simulate is not False or (await self.readiness(found, caller)).mode is ConnectorMode.SIMULATED
        if isinstance(simulate, Failure) and not self.development:
            raise InvalidInput("Failures are simulated in development only.", field=["simulate"])
        if simulated:
            output = await self._simulated(found, chosen, params, caller, simulate)
        else:
            output = await chosen.run(params, await self.call(found.name, caller, key=key, scopes=chosen.scopes))
        return ActionResult(output, simulated, round((time.monotonic() - began) * 1000))

    async def _simulated(
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
        """Runs what stands in for a request as requests are run: tried again, counted, refused by an open circuit.

        Args:
            action: may be told to fail by SIMULATED_FAILURES.
            failure: what it does instead of that.

        In production only a node that says so is simulated, and leaves the circuit and the figures to real calls.

        Raises:
            ParleyError: as a real provider's failure would.
        """
        if not self.development:
            return await once()
        told = failure or self._failures.of(connector, action)

        async def failing() -> T:
            return await once() if told is None else await told.apply(once, repeatable=repeatable)

        client = self._client(self._pooled, self.find(connector), caller.organization_id, simulated=True)
        return await client.simulate(failing)

    async def finish(self, work: Coroutine[None, None, T]) -> T:
        """Returns what the work returns. When the caller leaves before, it goes on to its end all the same."""
        task = asyncio.create_task(work)
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return await asyncio.shield(task)

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._unfinished.discard(task)
        if not task.cancelled():
            task.exception()  # whoever is still there has it

    async def close(self) -> None:
        """Waits for what goes on without its caller."""
        if self._unfinished:
            await asyncio.wait(self._unfinished, timeout=DRAIN_SECONDS)

    async def test(self, connector: Connector, caller: Caller) -> Health:
        """Makes a real call that changes nothing, and returns how that went.

        Raises:
            NotConfigured: something is missing, so that nobody can be asked.
        """
        began = time.monotonic()
        try:
            said = await self._probe(connector, caller)
        except NotConfigured:
            raise
        except RateLimited as error:
            return Health(HealthStatus.DEGRADED, error.message, now())
        except ParleyError as error:
            return Health(HealthStatus.UNHEALTHY, error.message, now())
        latency = (time.monotonic() - began) * 1000
        return said or Health(HealthStatus.HEALTHY, None, now(), latency)

    async def _probe(self, connector: Connector, caller: Caller) -> Health | None:
        """Asks the provider; returns what else there is to say when there was nobody to ask."""
        if (await self.readiness(connector, caller)).mode is ConnectorMode.SIMULATED:
            return await self.simulate(connector.name, "test", caller, _nobody_asked, repeatable=True)
        if connector.probe is None:
            return Health(HealthStatus.UNKNOWN, "It goes wherever a call says, so there is nothing to test.", now())
        await connector.probe(await self.call(connector.name, caller, key=new_id("prb")))
        return None

    async def call(self, connector: str, caller: Caller, *, key: str, scopes: Sequence[str] = ()) -> Call:
        """Returns what a call of a connector is made with: its settings, the caller's token, its line.

        Args:
            scopes: what the user's connection must have been granted.

        Raises:
            NotConfigured: something is missing; the message names it.
            ReauthRequired: the user has to connect the account again, or was not granted a scope.
        """
        found = self.find(connector)
        settings = self.settings_of(found)
        token, connection_id = await self._token(found, caller, settings, scopes)
        missing = _missing(found, settings, connected=connection_id is not None)
        if missing:
            raise NotConfigured(f"{found.title} is not configured: {', '.join(missing)} missing.")
        provider = self._client(self._pooled, found, caller.organization_id, connection_id=connection_id)
        public = self._client(self.http, found, caller.organization_id)
        return Call(key, self.http, provider, settings, token, public, self._client_tokens, caller.depth)

    async def readiness(self, connector: Connector, caller: Caller) -> Readiness:
        """Returns whether the caller can use a connector, without asking anybody outside."""
        connected = False
        if connector.oauth is not None and caller.user_id is not None:
            row = await connection_of(caller.organization_id, caller.user_id, connector.oauth)
            connected = _counts(row)
        missing = _missing(connector, self.settings_of(connector), connected=connected)
        return Readiness(ConnectorMode.SIMULATED if missing and self.development else ConnectorMode.LIVE, missing)

    # ---------------------------------------------------------------- parts

    def settings_of(self, connector: Connector) -> Mapping[str, str]:
        """Returns the operator's values of the settings that a connector names, with their defaults."""
        values = {each.name: self._given.get(each.name, each.default) for each in connector.settings}
        return {name: value for name, value in values.items() if value is not None}

    def breaker(self, connector: str, organization_id: str, host: str | None = None) -> Breaker:
        """Returns the circuit of a connector for an organization, or that of one host which a caller chose."""
        key = f"{organization_id}:{connector}"
        return Breaker(key if host is None else f"{key}:{host}", self._circuits, self.rules)

    def _client(
        self,
        client: HttpClient,
        connector: Connector,
        organization_id: str,
        *,
        connection_id: str | None = None,
        simulated: bool = False,
    ) -> ProviderClient:
        """Returns the line to a provider: over the vendors' client, or else to addresses that callers choose.

        Args:
            connection_id: whose token is renewed when the provider refuses it.
            simulated: there is no provider, and so no settings that it could refuse.
        """
        by_host = client is self.http

        def breaker(host: str) -> Breaker:
            return self.breaker(connector.name, organization_id, host if by_host else None)

        def slots(host: str) -> asyncio.Semaphore:
            key = f"{organization_id}:{connector.name}:{host if by_host else ''}"
            return self._slots.setdefault(key, asyncio.Semaphore(MAX_CONCURRENT_CALLS))

        def count() -> Count:
            return self.metrics.of(organization_id, connector.name)

        async def renew(token: str) -> str:
            assert connection_id is not None
            return (await self._tokens.token_refused(connection_id, token)).value

        def unauthorized(error: Unauthenticated) -> ParleyError:
            if connection_id is not None or simulated:
                return ReauthRequired(f"{connector.title} refuses the connection. {error.message}")
            return NotConfigured(f"{connector.title} refuses the credentials of the settings. {error.message}")

        return ProviderClient(
            client,
            name=connector.title,
            breaker=breaker,
            count=count,
            renew=renew if connection_id is not None else None,
            unauthorized=unauthorized,
            slots=slots,
            retry_policy=self._retry_policy,
        )

    def client_without_circuit(self, connector: str, organization_id: str) -> ProviderClient:
        """Returns a line that asks once, whatever the circuit says; its calls are counted with the connector's.

        For event destinations: each has a schedule and a rest of its own, and one that fails holds back no other.
        """
        return ProviderClient(self._pooled, name=connector, count=lambda: self.metrics.of(organization_id, connector))

    async def _token(
        self, connector: Connector, caller: Caller, settings: Mapping[str, str], scopes: Sequence[str]
    ) -> tuple[str | None, str | None]:
        """Returns the token to send, and the connection it is of: the user's, or else the setting's."""
        if connector.oauth is not None and await self._is_connected(connector.oauth, caller):
            found = await self._tokens.find_token(caller.organization_id, caller.user_id, connector.oauth, scopes)
            return found.value, found.connection_id
        return settings.get(connector.token_setting or ""), None

    async def _is_connected(self, provider: str, caller: Caller) -> bool:
        if caller.user_id is None:
            return False
        row = await connection_of(caller.organization_id, caller.user_id, provider)
        return _counts(row)

    def find(self, connector: str) -> Connector:
        """Returns a connector.

        Raises:
            InvalidInput: there is none of this name.
        """
        found = find_connector(connector)
        if found is None:
            raise InvalidInput(f"There is no connector “{connector[:100]}”.", field=["connector"])
        return found


def _counts(row: OAuthConnection | None) -> bool:
    """Tells whether a user's connection counts. One that needs the user does: nothing may take its place in silence."""
    return row is not None and row.status is not ConnectionStatus.REVOKED


async def _nobody_asked() -> Health:
    return Health(HealthStatus.UNKNOWN, "It is simulated: nobody was asked.", now())


def _missing(connector: Connector, settings: Mapping[str, str], *, connected: bool) -> list[str]:
    """Returns what has to be there before a connector can be used, in the words of the settings."""
    if connected:
        return []
    missing = [each.name for each in connector.settings if each.required and each.name not in settings]
    has_token = connector.token_setting is not None and connector.token_setting in settings
    if connector.oauth is not None and not has_token and connector.token_setting not in missing:
        missing.append(f"a connection with {connector.oauth}")
    return missing


@contextlib.asynccontextmanager
async def open_connectors(settings: Settings, tokens: OAuthTokens) -> AsyncIterator[ConnectorGateway]:
    """Keeps the ways to the outside open while the block runs. The database must be open and bound."""
    keep_secrets_out_of_logs()
    async with contextlib.AsyncExitStack() as stack:
        http = await stack.enter_async_context(EgressClient(settings.http_allowed_hosts))
        pooled = await stack.enter_async_context(PooledClient())
        circuits: Store = MemoryStore()
        if settings.redis_url is not None:
            circuits = shared = RedisStore(settings.redis_url)
            stack.push_async_callback(shared.close)
        connectors = ConnectorGateway(settings, http=http, pooled=pooled, circuits=circuits, tokens=tokens)
        await stack.enter_async_context(flushing(connectors.metrics))
        stack.push_async_callback(connectors.close)
        yield connectors
