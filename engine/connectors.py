"""Where a call to an outside system is put together: for whom, with which settings and token, over which line.

INTEGRATION nodes, `runConnectorAction`, agents' runtimes and event destinations all come through here, so that a
provider has one circuit, one known limit and one set of figures for each organization, whoever calls it.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from connectors import find_action, find_connector
from connectors.base import Action, Call, Connector, JsonObject
from connectors.calls import Caller, Mode, Outcome, Standing
from connectors.circuits import Breaker, Rules
from connectors.clients import Client, VendorClient, keep_secrets_out_of_logs
from connectors.egress import OutsideClient
from connectors.figures import Count, Figures
from connectors.line import Line, Patience
from connectors.stores import MemoryStore, RedisStore, Store
from engine.connections import OAuthTokens
from errors import InvalidInput, NotConfigured, ParleyError, ReauthRequired, Unauthenticated
from models.connections import USABLE, connection_of
from settings import Environment, Settings

CALLS_AT_ONCE: Final = 32
"""To one provider, for one organization: a provider that hangs fills its own places and nobody else's."""

RULES: Final = Rules()
PATIENCE: Final = Patience()

T = TypeVar("T")


class Connectors:
    """The outside world as it is reached from here. One for the process, opened by the lifespan.

    Nothing here may be called inside a transaction: an outside system takes its time.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        http: OutsideClient,
        vendors: VendorClient,
        circuits: Store,
        tokens: OAuthTokens,
        rules: Rules = RULES,
        patience: Patience = PATIENCE,
    ) -> None:
        self.http = http
        self.figures = Figures()
        self.development = settings.environment is Environment.DEVELOPMENT
        self._given = settings.given
        self._vendors = vendors
        self._circuits = circuits
        self._tokens = tokens
        self._rules = rules
        self._patience = patience
        self._places: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    # ---------------------------------------------------------------- what callers use

    async def run(
        self, connector: str, action: str, params: JsonObject, *, caller: Caller, key: str, simulate: bool = False
    ) -> Outcome:
        """Runs an action.

        Args:
            key: names this call for ever: the same on every attempt.
            simulate: asks nobody, whatever is configured.

        Raises:
            InvalidInput: there is no such connector or action, or the params do not fit.
            NotConfigured: settings are missing in production; the message names them.
            ReauthRequired: the user has to connect the account again, or was not granted what the action needs.
            ParleyError: what `connectors.base` lists.
        """
        chosen = find_action(connector, action)
        found = self._find(connector)
        chosen.check(params)
        began = time.monotonic()
        if not simulate:
            simulate = (await self.standing(found, caller)).mode is Mode.SIMULATED
        if simulate:
            output = await self.rehearse(found.name, chosen, params, caller)
        else:
            output = await chosen.run(params, await self.call(found.name, caller, key=key, scopes=chosen.scopes))
        return Outcome(output, simulate, round((time.monotonic() - began) * 1000))

    async def call(self, connector: str, caller: Caller, *, key: str, scopes: Sequence[str] = ()) -> Call:
        """Returns what a call of a connector is made with: its settings, the caller's token, its line.

        Args:
            scopes: what the user's connection must have been granted.

        Raises:
            NotConfigured: something is missing; the message names it.
            ReauthRequired: the user has to connect the account again, or was not granted a scope.
        """
        found = self._find(connector)
        settings = self.settings_of(found)
        token, connection_id = await self._token(found, caller, settings, scopes)
        missing = _missing(found, settings, connected=connection_id is not None)
        if missing:
            raise NotConfigured(f"{found.title} is not configured: {', '.join(missing)} missing.")
        vendor = self._line(self._vendors, found, caller.organization_id, connection_id=connection_id)
        outside = self._line(self.http, found, caller.organization_id)
        return Call(key, self.http, vendor, settings, token, outside)

    async def rehearse(self, connector: str, action: Action, params: JsonObject, caller: Caller) -> JsonObject:
        """Returns a made-up reply of an action, marked `simulated: true`, after what simulated failures there are."""

        async def once() -> JsonObject:
            return {"simulated": True, **action.simulated(params)}

        return await self.pretend(connector, caller, once)

    async def pretend(self, connector: str, caller: Caller, once: Callable[[], Awaitable[T]]) -> T:
        """Runs what stands in for a request as requests are run: tried again, counted, refused by an open circuit."""
        return await self._line(self._vendors, self._find(connector), caller.organization_id).rehearse(once)

    async def standing(self, connector: Connector, caller: Caller) -> Standing:
        """Returns whether the caller can use a connector, without asking anybody outside."""
        connected = False
        if connector.oauth is not None and caller.user_id is not None:
            row = await connection_of(caller.organization_id, caller.user_id, connector.oauth)
            connected = row is not None and row.status in USABLE
        missing = _missing(connector, self.settings_of(connector), connected=connected)
        return Standing(Mode.SIMULATED if missing and self.development else Mode.LIVE, missing)

    # ---------------------------------------------------------------- parts

    def settings_of(self, connector: Connector) -> Mapping[str, str]:
        """Returns the operator's values of the settings that a connector names, with their defaults."""
        values = {each.name: self._given.get(each.name, each.default) for each in connector.settings}
        return {name: value for name, value in values.items() if value is not None}

    def breaker(self, connector: str, organization_id: str, host: str | None = None) -> Breaker:
        """Returns the circuit of a connector for an organization, or that of one host which a caller chose."""
        key = f"{organization_id}:{connector}"
        return Breaker(key if host is None else f"{key}:{host}", self._circuits, self._rules)

    def _line(
        self, client: Client, connector: Connector, organization_id: str, *, connection_id: str | None = None
    ) -> Line:
        """Returns the line to a provider: over the vendors' client, or else to addresses that callers choose.

        Args:
            connection_id: whose token is renewed when the provider refuses it.
        """
        by_host = client is self.http

        def breaker(host: str) -> Breaker:
            return self.breaker(connector.name, organization_id, host if by_host else None)

        def places(host: str) -> asyncio.Semaphore:
            key = f"{organization_id}:{connector.name}:{host if by_host else ''}"
            return self._places.setdefault(key, asyncio.Semaphore(CALLS_AT_ONCE))

        def count() -> Count:
            return self.figures.of(organization_id, connector.name)

        async def renew(token: str) -> str:
            assert connection_id is not None
            return (await self._tokens.token_refused(connection_id, token)).value

        def unauthorized(error: Unauthenticated) -> ParleyError:
            if connection_id is not None:
                return ReauthRequired(f"{connector.title} refuses the connection. {error.message}")
            return NotConfigured(f"{connector.title} refuses the credentials of the settings. {error.message}")

        return Line(
            client,
            name=connector.title,
            breaker=breaker,
            count=count,
            renew=renew if connection_id is not None else None,
            unauthorized=unauthorized,
            places=places,
            patience=self._patience,
        )

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
        return row is not None and row.status in USABLE

    def _find(self, connector: str) -> Connector:
        found = find_connector(connector)
        if found is None:
            raise InvalidInput(f"There is no connector “{connector[:100]}”.", field=["connector"])
        return found


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
async def open_connectors(settings: Settings, tokens: OAuthTokens) -> AsyncIterator[Connectors]:
    """Keeps the ways to the outside open while the block runs."""
    keep_secrets_out_of_logs()
    async with contextlib.AsyncExitStack() as stack:
        http = await stack.enter_async_context(OutsideClient(settings.http_allowed_hosts))
        vendors = await stack.enter_async_context(VendorClient())
        circuits: Store = MemoryStore()
        if settings.redis_url is not None:
            circuits = shared = RedisStore(settings.redis_url)
            stack.push_async_callback(shared.close)
        yield Connectors(settings, http=http, vendors=vendors, circuits=circuits, tokens=tokens)
