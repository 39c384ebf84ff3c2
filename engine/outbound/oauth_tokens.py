"""The access tokens of OAuth connections, always fresh: for connectors, which name a provider and get a token.

A refresh is sent once, however many calls and replicas find the same connection due:

* In one process whoever comes while a refresh runs waits for that one.
* Across processes the row's lease says who asks the provider (Redis, if there is one, spares the others asking the
  database meanwhile), and the new tokens are stored only if the row still has those they were asked for with.
* A rotated refresh token is stored before anybody gets the access token that came with it.

A process that dies between the provider's reply and the commit leaves its lease behind. The next one asks with the
stored refresh token: a provider that rotates has used that up and says `invalid_grant`, and the connection becomes
REAUTH_REQUIRED with the reason. Nothing is lost by asking: nobody has the tokens of the reply that was lost.
"""

import asyncio
import contextlib
import contextvars
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, cast

from connectors.oauth.client import (
    Grant,
    GrantRefused,
    OAuthClient,
    OAuthProvider,
    exchange_code,
    refresh_grant,
    revoke_grant,
)
from connectors.oauth.providers import OAUTH_PROVIDERS, find_oauth_provider
from connectors.transport.egress import EgressClient
from engine.outbound.redis_leases import RedisLeases
from engine.scheduler import Job
from errors import (
    Conflict,
    NotConfigured,
    ParleyError,
    ReauthRequired,
    Unavailable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from models.connections import (
    USABLE,
    ConnectionStatus,
    OAuthConnection,
    OAuthFlow,
    Tokens,
    connection_of,
    due_connections,
    next_refresh,
)
from models.events import EventKind, LoggedEvent
from settings import Settings
from storage.clock import now
from storage.database import is_unavailable, transaction
from storage.encryption import DecryptionFailed
from storage.ids import SYSTEM_ID, new_id

_log = logging.getLogger("parley.connections")

LEASE: Final = timedelta(seconds=20)
"""Longer than the request to the provider takes. When the database is away after that, nobody can take the lease."""
_STORE_SECONDS: Final = 30.0
_LOOK_SECONDS: Final = 0.1
_SWEEP_SECONDS: Final = 60.0
_BATCH: Final = 100
_AT_ONCE: Final = 8
_FRESH: Final = timedelta(minutes=1)
_PASSING: Final = (UpstreamUnavailable, UpstreamFailed, NotConfigured, Unavailable)


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token to send to the provider.

    Args:
        scopes: as granted; None when the provider does not tell.
    """

    connection_id: str
    value: str = field(repr=False)
    account: str | None
    scopes: tuple[str, ...] | None
    expires_at: datetime | None


def oauth_client(settings: Settings, provider: OAuthProvider) -> OAuthClient:
    """Returns who Parley is at a provider.

    Raises:
        NotConfigured: settings are missing; the message names them.
    """
    return OAuthClient.of(provider, settings.given, settings.public_url)


@contextlib.asynccontextmanager
async def open_accounts(settings: Settings) -> AsyncIterator["OAuthTokens"]:
    """Opens what finds tokens. The database must be open and bound, and no transaction running."""
    async with oauth_http(settings) as http, RedisLeases.open(settings.redis_url) as leases:
        accounts = OAuthTokens(settings, http, leases)
        try:
            yield accounts
        finally:
            await accounts.close()


def oauth_http(settings: Settings) -> EgressClient:
    """Returns a client for the providers' addresses, which may be private ones if the operator has set them so."""
    hosts = list(settings.http_allowed_hosts)
    for provider in OAUTH_PROVIDERS:
        with contextlib.suppress(NotConfigured):
            hosts += oauth_client(settings, provider).hosts()
    return EgressClient(hosts)


class OAuthTokens:
    """Finds, refreshes and revokes the tokens of connections. One for each process, opened by the lifespan.

    Nothing here may be called inside a transaction: it asks the provider.
    """

    def __init__(self, settings: Settings, http: EgressClient, leases: RedisLeases) -> None:
        self._settings = settings
        self._keys = settings.encryption_keys
        self.http = http
        self._leases = leases
        self._running: dict[str, asyncio.Task[OAuthConnection]] = {}
        # A refresh belongs to no caller: not to its transaction, and not to its cancellation.
        self._context = contextvars.copy_context()

    # ------------------------------------------------------------ for connectors

    async def find_token(
        self, organization_id: str, user_id: str | None, provider: str, scopes_needed: Sequence[str]
    ) -> AccessToken:
        """Returns a user's access token for a provider, refreshed when it is near its end.

        Args:
            user_id: whose account; None, for what nobody does in person, has none.
            scopes_needed: what the action needs; nothing is sent when one was not granted.

        Raises:
            NotConfigured: there is no connection, or the operator's settings do not allow to refresh it.
            ReauthRequired: the user has to connect again, or a scope is missing, which the message names.
            UpstreamUnavailable, UpstreamFailed: the token has ended and the provider gives no new one now.
        """
        described = find_oauth_provider(provider)
        row = None if user_id is None else await connection_of(organization_id, user_id, described.name)
        row = _usable(described, row)
        _require_scopes(described, row, scopes_needed)
        if row.is_due(now()):
            row = _usable(described, await self._when_due(row))
        return self._token(described, row)

    async def token_refused(self, connection_id: str, token: str) -> AccessToken:
        """Returns another access token for one that the provider has answered with 401.

        Raises:
            ReauthRequired: there is none to be had without the user.
            UpstreamFailed: the token was new; what refuses it is not cured by another one.
            NotConfigured, UpstreamUnavailable: as `find_token`.
        """
        row = await OAuthConnection.get(id=connection_id)
        described = find_oauth_provider(row.provider)
        _usable(described, row)
        if self._opened(row) == token:
            if row.last_refreshed_at is not None and now() - row.last_refreshed_at < _FRESH:
                raise UpstreamFailed(f"{described.title} refuses an access token that it has just given.")
            row = _usable(described, await self._refresh(row, SYSTEM_ID))
        return self._token(described, row)

    # ------------------------------------------------------------ for people

    async def redeem(self, provider: str, code: str, verifier: str, asked: Sequence[str]) -> Grant:
        """Returns what a person has just granted.

        Args:
            asked: the scopes that were asked for; a provider that does not say what it granted has granted these.

        Raises:
            ReauthRequired: the provider does not take the code.
            NotConfigured, UpstreamUnavailable, UpstreamFailed: as `connectors.oauth.client.exchange_code`.
        """
        client = oauth_client(self._settings, find_oauth_provider(provider))
        return await exchange_code(client, self.http, code, verifier, asked)

    async def refresh(self, row: OAuthConnection, *, by: str) -> OAuthConnection:
        """Refreshes a connection now, because somebody asks for it.

        Raises:
            Conflict: it is REVOKED, or has no refresh token.
            ReauthRequired, NotConfigured, UpstreamUnavailable, UpstreamFailed: it did not work.
        """
        if row.status is ConnectionStatus.REVOKED:
            raise Conflict("The connection is REVOKED; connect the account anew.", field=["id"])
        described = find_oauth_provider(row.provider)
        _usable(described, row)
        if not row.refreshable:
            raise Conflict(f"{described.title} gave no refresh token; connect the account again.", field=["id"])
        return _usable(described, await self._refresh(row, by))

    async def disconnect(self, row: OAuthConnection, *, by: str) -> OAuthConnection:
        """Revokes a connection at the provider and forgets its tokens; what the provider says does not keep them.

        Raises:
            Conflict: it is REVOKED already.
        """
        while True:
            error = await self._revoke(row)
            async with transaction():
                current = await _locked(row.id)
                if current.generation == row.generation or current.status is ConnectionStatus.REVOKED:
                    await current.revoke(by=by, error=error)
                    return current
            row = current  # refreshed meanwhile: the tokens that came are to end too

    async def _revoke(self, row: OAuthConnection) -> str | None:
        """Returns why the provider may still honour the tokens, or None."""
        described = find_oauth_provider(row.provider)
        if row.sealed_access is None:
            return None
        try:
            client = oauth_client(self._settings, described)
            refresh = row.refresh_token(self._keys) if row.refreshable else None
            await revoke_grant(client, self.http, row.access_token(self._keys), refresh)
        except DecryptionFailed:
            return f"{described.title} was not told: the tokens cannot be opened with ENCRYPTION_KEYS."
        except ParleyError as error:
            return f"{described.title} may still honour the tokens: {error.message}"
        return None

    # ------------------------------------------------------------ by itself

    async def sweep(self, moment: datetime) -> int:
        """Refreshes what is due, and lets go of flows that nobody came back from; returns how many were due."""
        await OAuthFlow.filter(expires_at__lte=moment).delete()
        due = await OAuthConnection.filter(due_connections(moment)).order_by("refresh_at").limit(_BATCH)
        room = asyncio.Semaphore(_AT_ONCE)

        async def refresh(row: OAuthConnection) -> None:
            async with room:
                # What went wrong stands in the row and in the log.
                with contextlib.suppress(ParleyError):
                    await self._refresh(row, SYSTEM_ID)

        await asyncio.gather(*(refresh(row) for row in due))
        return len(due)

    def job(self) -> Job:
        """Returns what the clock has to do."""
        return Job(
            "refreshing of connections",
            _SWEEP_SECONDS,
            self.sweep,
            next_due=next_refresh,
            deadline_from=_refresh_of,
            min_interval=1.0,
        )

    async def close(self) -> None:
        """Waits for the refreshes that are under way: the tokens that they bring must be stored."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    # ------------------------------------------------------------ the refresh

    async def _when_due(self, row: OAuthConnection) -> OAuthConnection:
        """Returns the refreshed row; when that fails and the access token still works, the row as it was."""
        moment = now()
        if row.is_live(moment) and row.is_leased(moment) and row.id not in self._running:
            return row  # another replica is at it, or died doing so: no reason to wait
        try:
            return await self._refresh(row, SYSTEM_ID)
        except _PASSING:
            if row.is_live(now()):
                return row
            raise

    async def _refresh(self, row: OAuthConnection, by: str) -> OAuthConnection:
        """Returns the row after a refresh, by this process or another one."""
        task = self._running.get(row.id)
        if task is None:
            task = asyncio.create_task(self._refresh_alone(row, by), context=self._context.copy())
            self._running[row.id] = task
            task.add_done_callback(lambda done: self._ended(row.id, done))
        return await asyncio.shield(task)

    def _ended(self, id: str, task: "asyncio.Task[OAuthConnection]") -> None:
        del self._running[id]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.warning("refresh of connection %s failed: %s", id, type(error).__name__)

    async def _refresh_alone(self, seen: OAuthConnection, by: str) -> OAuthConnection:
        owner = new_id("lse")
        async with self._leases.holding(f"parley:refresh:{seen.id}", owner, LEASE):
            while True:
                row, abandoned = await self._lease(seen, owner)
                if abandoned is not None:
                    return await self._ask(row, by, abandoned=abandoned)
                if row.generation != seen.generation or row.status not in USABLE:
                    return row
                if row.failures > seen.failures:
                    raise UpstreamUnavailable(row.last_error or "The refresh failed.", retry_after_seconds=_left(row))
                await asyncio.sleep(_LOOK_SECONDS)

    async def _lease(self, seen: OAuthConnection, owner: str) -> tuple[OAuthConnection, bool | None]:
        """Returns the row as it is, and, if this process is to ask the provider, whether another one died doing so."""
        async with transaction():
            row = await _locked(seen.id)
            moment = now()
            changed = row.generation != seen.generation or row.failures > seen.failures or row.status not in USABLE
            if changed or row.is_leased(moment):
                return row, None
            return row, await row.lease(owner, moment + LEASE)

    async def _ask(self, row: OAuthConnection, by: str, *, abandoned: bool) -> OAuthConnection:
        described = find_oauth_provider(row.provider)
        try:
            if not row.refreshable:
                raise GrantRefused(
                    "The access token has ended and there is no refresh token; connect the account again."
                )
            client = oauth_client(self._settings, described)
            grant = await refresh_grant(client, self.http, self._opened_refresh(row))
        except GrantRefused as error:
            return await self._give_up(row, described, error, by, abandoned=abandoned)
        except ParleyError as error:
            await self._put_off(row, error, by)
            raise
        return await self._store(row, grant, by)

    async def _store(self, row: OAuthConnection, grant: Grant, by: str) -> OAuthConnection:
        """Stores the new tokens, patiently: this process alone has them."""
        tokens = Tokens(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes)
        deadline = asyncio.get_running_loop().time() + _STORE_SECONDS
        while True:
            try:
                async with transaction():
                    current = await _locked(row.id)
                    if current.generation == row.generation:
                        await current.refreshed(tokens, self._keys, by=by)
                        return current
                break
            except Exception as error:
                if not is_unavailable(error) or asyncio.get_running_loop().time() > deadline:
                    raise
                await asyncio.sleep(_LOOK_SECONDS)
        if current.status is ConnectionStatus.REVOKED:
            await self._end(current, grant)
        return current

    async def _end(self, row: OAuthConnection, grant: Grant) -> None:
        """Revokes tokens that came after the connection was taken back."""
        with contextlib.suppress(ParleyError):
            client = oauth_client(self._settings, find_oauth_provider(row.provider))
            await revoke_grant(client, self.http, grant.access_token, grant.refresh_token)

    async def _give_up(
        self, row: OAuthConnection, described: OAuthProvider, error: ParleyError, by: str, *, abandoned: bool
    ) -> OAuthConnection:
        """Asks for the user, unless another replica has got new tokens meanwhile."""
        message = error.message
        if abandoned and described.rotates:
            message = f"A refresh was cut off before its result was stored, so the refresh token is lost. {message}"
        async with transaction():
            current = await _locked(row.id)
            if current.generation == row.generation and current.status in USABLE:
                await current.require_consent(message, by=by)
        return current

    async def _put_off(self, row: OAuthConnection, error: ParleyError, by: str) -> None:
        async with transaction():
            current = await _locked(row.id)
            if current.generation == row.generation and current.status in USABLE:
                await current.could_not_refresh(error.message, by=by, wait=error.retry_after_seconds)

    # ------------------------------------------------------------ parts

    def _token(self, described: OAuthProvider, row: OAuthConnection) -> AccessToken:
        if not row.is_live(now()):
            said = f"{described.title}'s access token has ended and could not be refreshed: {row.last_error}"
            raise UpstreamUnavailable(said, retry_after_seconds=_left(row))
        scopes = None if row.scopes is None else tuple(row.scopes)
        return AccessToken(row.id, self._opened(row), row.account, scopes, row.expires_at)

    def _opened(self, row: OAuthConnection) -> str:
        try:
            return row.access_token(self._keys)
        except DecryptionFailed:
            raise _sealed_otherwise() from None

    def _opened_refresh(self, row: OAuthConnection) -> str:
        try:
            return row.refresh_token(self._keys)
        except DecryptionFailed:
            raise _sealed_otherwise() from None


def _sealed_otherwise() -> NotConfigured:
    return NotConfigured("The tokens cannot be opened: the key that sealed them is not among ENCRYPTION_KEYS.")


def _refresh_of(event: LoggedEvent) -> datetime | None:
    """Returns when a connection is due after a change."""
    if event.kind is not EventKind.ConnectionChanged:
        return None
    shown = cast(JsonObject, event.payload["connection"])
    due = shown.get("refresh_at")
    return datetime.fromisoformat(due) if isinstance(due, str) else None


async def _locked(id: str) -> OAuthConnection:
    return await OAuthConnection.select_for_update().get(id=id)


def _left(row: OAuthConnection) -> int | None:
    """Returns the seconds until the next refresh is due."""
    return None if row.refresh_at is None else max(1, int((row.refresh_at - now()).total_seconds()))


def _usable(described: OAuthProvider, row: OAuthConnection | None) -> OAuthConnection:
    if row is None or row.status is ConnectionStatus.REVOKED:
        raise NotConfigured(f"No {described.title} account is connected; connect one with beginOAuth.")
    if row.status is ConnectionStatus.REAUTH_REQUIRED:
        raise ReauthRequired(f"The {described.title} account has to be connected again. {row.last_error}")
    return row


def _require_scopes(described: OAuthProvider, row: OAuthConnection, needed: Sequence[str]) -> None:
    missing = [] if row.scopes is None else described.missing_scopes(row.scopes, needed)
    if missing:
        lacking = ", ".join(missing)
        raise ReauthRequired(
            f"The {described.title} account was connected without {lacking}; connect it again with it."
        )
