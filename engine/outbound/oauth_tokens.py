"""Access tokens of OAuth connections, refreshed as needed: connectors name a provider and get a token.

A refresh is sent once, however many calls and replicas find the same connection due:

* Within a process, callers wait for a refresh that is already running.
* Across processes, the row's lease decides who calls the provider (with Redis, the others wait without polling the
  database), and new tokens are stored only if the row still has the tokens with which they were requested.
* A rotated refresh token is stored before any caller gets the access token that came with it.

A process that dies between the provider's response and the commit leaves its lease behind. The next one retries with
the stored refresh token: a provider that rotates tokens has invalidated it and responds with `invalid_grant`, and the
connection becomes REAUTH_REQUIRED with the reason. The retry loses nothing: the tokens of the lost response were never
stored.
"""

import asyncio
import contextlib
import contextvars
import logging
import ssl
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from connectors.oauth.client import Grant, exchange_code, refresh_grant, revoke_grant
from connectors.oauth.errors import GrantRefused
from connectors.oauth.provider import OAuthClient, OAuthProvider
from connectors.oauth.providers import OAUTH_PROVIDERS, find_oauth_provider
from connectors.transport.egress import EgressClient
from engine.deadlines import earliest_in, earliest_of
from engine.outbound.redis_leases import RedisLeases
from engine.scheduler import Job
from errors import (
    Conflict,
    NotConfigured,
    ParleyError,
    RateLimited,
    ReauthRequired,
    Unavailable,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import object_at
from models.causes import caused_by, current_cause
from models.connections import (
    USABLE,
    ConnectionStatus,
    OAuthConnection,
    OAuthFlow,
    Tokens,
    connection_of,
    due_connections,
    lapsed_connections,
    lapsing_connections,
    refreshed_connections,
)
from models.events import EventKind, LoggedEvent
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed
from storage.ids import SYSTEM_ID, new_id
from storage.outages import is_unavailable

_log = logging.getLogger("parley.connections")

LEASE: Final = timedelta(seconds=20)
"""Longer than a request to the provider takes. If the database is unavailable after it, no other process can get it."""
_STORE_SECONDS: Final = 30.0
_POLL_SECONDS: Final = 0.1
_REFRESH_INTERVAL: Final = 60.0
_BATCH: Final = 100
_MAX_CONCURRENT: Final = 8
_FRESH: Final = timedelta(minutes=1)
_TRANSIENT: Final = (RateLimited, UpstreamUnavailable, UpstreamFailed, NotConfigured, Unavailable)


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token to send to the provider.

    Args:
        scopes: the granted scopes; None if the provider does not report them.
    """

    connection_id: str
    value: str = field(repr=False)
    account: str | None
    scopes: tuple[str, ...] | None
    expires_at: datetime | None


def oauth_client(settings: Settings, provider: OAuthProvider) -> OAuthClient:
    """Return Parley's OAuth client at a provider.

    Raises:
        NotConfigured: settings are missing; the message names them.
    """
    return OAuthClient.of(provider, settings.given, settings.public_url)


@contextlib.asynccontextmanager
async def open_accounts(settings: Settings, tls: ssl.SSLContext | None = None) -> AsyncIterator["OAuthTokens"]:
    """Provide access tokens while the block runs. The database must be open and bound, and no transaction running."""
    async with oauth_http(settings, tls) as http, RedisLeases.open(settings.redis_url) as leases:
        accounts = OAuthTokens(settings, http, leases)
        try:
            yield accounts
        finally:
            await accounts.close()


def oauth_http(settings: Settings, tls: ssl.SSLContext | None) -> EgressClient:
    """Return a client for the providers' addresses, which may be private if the operator has configured them."""
    hosts = list(settings.http_allowed_hosts)
    for provider in OAUTH_PROVIDERS:
        with contextlib.suppress(NotConfigured):
            hosts += oauth_client(settings, provider).hosts()
    return EgressClient(hosts, tls=tls)


class OAuthTokens:
    """Finds, refreshes and revokes the tokens of connections. One per process, opened by the lifespan.

    Do not call it inside a transaction: it calls the provider.
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
        """Return a user's access token for a provider, refreshed if it is about to expire.

        Args:
            user_id: None if the call is not made for a user; there is no connection then.
            scopes_needed: the scopes that the action needs; all must have been granted.

        Raises:
            NotConfigured: there is no connection, or settings are missing to refresh it.
            ReauthRequired: the user has to connect again, or a scope is missing, which the message names.
            UpstreamUnavailable, UpstreamFailed: the token has expired and the provider issues no new one now.
        """
        found = find_oauth_provider(provider)
        row = None if user_id is None else await connection_of(organization_id, user_id, found.name)
        row = _usable(found, row)
        _require_scopes(found, row, scopes_needed)
        if row.is_due(now()):
            row = _usable(found, await self._refresh_if_due(row))
        return self._token(found, row)

    async def token_refused(self, connection_id: str, token: str) -> AccessToken:
        """Return a new access token for one that the provider has rejected with 401.

        Raises:
            ReauthRequired: the user has to connect again.
            UpstreamFailed: the token was new, so another one would not help.
            NotConfigured, UpstreamUnavailable: as `find_token`.
        """
        row = await OAuthConnection.get(id=connection_id)
        provider = find_oauth_provider(row.provider)
        _usable(provider, row)
        if self._access_token(row) == token:
            if row.last_refreshed_at is not None and now() - row.last_refreshed_at < _FRESH:
                raise UpstreamFailed(f"{provider.title} rejects an access token that it has just issued.")
            row = _usable(provider, await self._refresh(row, SYSTEM_ID))
        return self._token(provider, row)

    # ------------------------------------------------------------ for people

    async def redeem(self, provider: str, code: str, verifier: str, asked: Sequence[str]) -> Grant:
        """Return the grant for an authorization code.

        Args:
            asked: the requested scopes; a provider that does not report the granted ones has granted these.

        Raises:
            ReauthRequired: the provider rejects the code.
            NotConfigured, UpstreamUnavailable, UpstreamFailed: as `connectors.oauth.client.exchange_code`.
        """
        client = oauth_client(self._settings, find_oauth_provider(provider))
        return await exchange_code(client, self.http, code, verifier, asked)

    async def refresh(self, row: OAuthConnection, *, by: str) -> OAuthConnection:
        """Refresh a connection now.

        Raises:
            Conflict: it is REVOKED, or has no refresh token.
            ReauthRequired, NotConfigured, UpstreamUnavailable, UpstreamFailed: the refresh failed.
        """
        if row.status is ConnectionStatus.REVOKED:
            raise Conflict("The connection is REVOKED; connect the account again.", field=["id"])
        provider = find_oauth_provider(row.provider)
        _usable(provider, row)
        if not row.refreshable:
            raise Conflict(f"{provider.title} issued no refresh token; connect the account again.", field=["id"])
        return _usable(provider, await self._refresh(row, by))

    async def disconnect(self, row: OAuthConnection, *, by: str) -> OAuthConnection:
        """Revoke a connection at the provider and delete its tokens, whatever the provider responds.

        Raises:
            Conflict: it is already REVOKED.
        """
        while True:
            error = await self._revoke(row)
            async with transaction():
                current = await _locked(row.id)
                if current.generation == row.generation or current.status is ConnectionStatus.REVOKED:
                    await current.revoke(by=by, error=error)
                    return current
            row = current  # refreshed in the meantime: revoke the new tokens, too

    async def _revoke(self, row: OAuthConnection) -> str | None:
        """Revoke the tokens; return why the provider may still honour them, or None."""
        provider = find_oauth_provider(row.provider)
        if row.sealed_access is None:
            return None
        try:
            client = oauth_client(self._settings, provider)
            refresh = row.refresh_token(self._keys) if row.refreshable else None
            await revoke_grant(client, self.http, row.access_token(self._keys), refresh)
        except DecryptionFailed:
            return f"{provider.title} was not informed: the tokens cannot be decrypted with ENCRYPTION_KEYS."
        except ParleyError as error:
            return f"{provider.title} may still honour the tokens: {error.message}"
        return None

    # ------------------------------------------------------------ scheduled

    async def sweep(self, moment: datetime) -> int:
        """Refresh due connections and delete abandoned flows; return how many connections were due."""
        await OAuthFlow.filter(expires_at__lte=moment).delete()
        await self._expire_lapsed(moment)
        due = await OAuthConnection.filter(due_connections(moment)).order_by("refresh_at").limit(_BATCH)
        slots = asyncio.Semaphore(_MAX_CONCURRENT)

        async def refresh(row: OAuthConnection) -> None:
            async with slots:
                # The error is in the row and in the process log.
                with contextlib.suppress(ParleyError):
                    await self._refresh(row, SYSTEM_ID)

        await asyncio.gather(*(refresh(row) for row in due))
        return len(due)

    async def _expire_lapsed(self, moment: datetime) -> None:
        """Let those connections expire whose access token has, while the provider asked to wait with the refresh."""
        for row in await OAuthConnection.filter(lapsed_connections(moment)).limit(_BATCH):
            async with transaction():
                current = await _locked(row.id)
                if current.has_lapsed(moment):
                    await current.expire(by=SYSTEM_ID)

    def job(self) -> Job:
        """Return the job that refreshes connections."""
        return Job(
            "refreshing of connections",
            _REFRESH_INTERVAL,
            self.sweep,
            next_due=next_refresh,
            deadline_from=_refresh_deadline,
            min_interval=1.0,
        )

    async def close(self) -> None:
        """Wait for running refreshes: their tokens must be stored."""
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    # ------------------------------------------------------------ the refresh

    async def _refresh_if_due(self, row: OAuthConnection) -> OAuthConnection:
        """Return the refreshed row; if the refresh fails and the access token is still valid, the row as it was."""
        moment = now()
        if row.is_live(moment) and row.is_leased(moment) and row.id not in self._running:
            return row  # another replica is refreshing it, or died doing so; this token is still valid
        try:
            return await self._refresh(row, SYSTEM_ID)
        except _TRANSIENT:
            if row.is_live(now()):
                return row
            raise

    async def _refresh(self, row: OAuthConnection, by: str) -> OAuthConnection:
        """Return the row after a refresh by this process or another one."""
        task = self._running.get(row.id)
        if task is None:
            task = asyncio.create_task(self._refresh_once(row, by, current_cause()), context=self._context.copy())
            self._running[row.id] = task
            task.add_done_callback(lambda done: self._finished(row.id, done))
        return await asyncio.shield(task)

    def _finished(self, id: str, task: "asyncio.Task[OAuthConnection]") -> None:
        del self._running[id]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.warning("refresh of connection %s failed: %s", id, type(error).__name__)

    async def _refresh_once(self, seen: OAuthConnection, by: str, cause: str | None) -> OAuthConnection:
        with caused_by(cause):
            return await self._refresh_leased(seen, by)

    async def _refresh_leased(self, seen: OAuthConnection, by: str) -> OAuthConnection:
        owner = new_id("lse")
        async with self._leases.holding(f"parley:refresh:{seen.id}", owner, LEASE):
            while True:
                row, interrupted = await self._lease(seen, owner)
                if interrupted is not None:
                    return await self._request_grant(row, by, interrupted=interrupted)
                if row.generation != seen.generation or row.status not in USABLE:
                    return row
                if row.failures > seen.failures:
                    raise UpstreamUnavailable(
                        row.last_error or "The refresh failed.", retry_after_seconds=_seconds_until_refresh(row)
                    )
                await asyncio.sleep(_POLL_SECONDS)

    async def _lease(self, seen: OAuthConnection, owner: str) -> tuple[OAuthConnection, bool | None]:
        """Return the row, and, if this process acquired the lease, whether a former holder died; None if it did not."""
        async with transaction():
            row = await _locked(seen.id)
            moment = now()
            changed = row.generation != seen.generation or row.failures > seen.failures or row.status not in USABLE
            if changed or row.is_leased(moment):
                return row, None
            return row, await row.acquire_lease(owner, moment + LEASE)

    async def _request_grant(self, row: OAuthConnection, by: str, *, interrupted: bool) -> OAuthConnection:
        provider = find_oauth_provider(row.provider)
        try:
            if not row.refreshable:
                raise GrantRefused(
                    "The access token has expired and there is no refresh token; connect the account again."
                )
            client = oauth_client(self._settings, provider)
            grant = await refresh_grant(client, self.http, self._refresh_token(row))
        except GrantRefused as error:
            return await self._require_consent(row, provider, error, by, interrupted=interrupted)
        except ParleyError as error:
            await self._postpone(row, error, by)
            raise
        return await self._store(row, grant, by)

    async def _store(self, row: OAuthConnection, grant: Grant, by: str) -> OAuthConnection:
        """Store the new tokens, with retries: only this process has them."""
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
                await asyncio.sleep(_POLL_SECONDS)
        if current.status is ConnectionStatus.REVOKED:
            await self._revoke_grant(current, grant)
        return current

    async def _revoke_grant(self, row: OAuthConnection, grant: Grant) -> None:
        """Revoke tokens that were issued after the connection was revoked."""
        with contextlib.suppress(ParleyError):
            client = oauth_client(self._settings, find_oauth_provider(row.provider))
            await revoke_grant(client, self.http, grant.access_token, grant.refresh_token)

    async def _require_consent(
        self, row: OAuthConnection, provider: OAuthProvider, error: ParleyError, by: str, *, interrupted: bool
    ) -> OAuthConnection:
        """Require the user to connect again, unless another replica has stored new tokens in the meantime."""
        message = error.message
        if interrupted and provider.rotates:
            message = f"A refresh was cut off before its result was stored, so the refresh token is lost. {message}"
        async with transaction():
            current = await _locked(row.id)
            if current.generation == row.generation and current.status in USABLE:
                await current.require_reauth(message, by=by)
        return current

    async def _postpone(self, row: OAuthConnection, error: ParleyError, by: str) -> None:
        async with transaction():
            current = await _locked(row.id)
            if current.generation == row.generation and current.status in USABLE:
                await current.refresh_failed(error.message, by=by, wait=error.retry_after_seconds)

    # ------------------------------------------------------------ parts

    def _token(self, provider: OAuthProvider, row: OAuthConnection) -> AccessToken:
        if not row.is_live(now()):
            said = f"{provider.title}'s access token has expired and could not be refreshed: {row.last_error}"
            raise UpstreamUnavailable(said, retry_after_seconds=_seconds_until_refresh(row))
        scopes = None if row.scopes is None else tuple(row.scopes)
        return AccessToken(row.id, self._access_token(row), row.account, scopes, row.expires_at)

    def _access_token(self, row: OAuthConnection) -> str:
        try:
            return row.access_token(self._keys)
        except DecryptionFailed:
            raise _not_decryptable() from None

    def _refresh_token(self, row: OAuthConnection) -> str:
        try:
            return row.refresh_token(self._keys)
        except DecryptionFailed:
            raise _not_decryptable() from None


def _not_decryptable() -> NotConfigured:
    return NotConfigured("The tokens cannot be decrypted: their key is not in ENCRYPTION_KEYS.")


async def next_refresh() -> datetime | None:
    """Return when the next refresh is due, or when an access token expires before its next refresh."""
    return await earliest_of(
        earliest_in(refreshed_connections, "refresh_at"), earliest_in(lapsing_connections, "expires_at")
    )


def _refresh_deadline(event: LoggedEvent) -> datetime | None:
    """Return when a connection is due after a change, or when it expires if that is earlier."""
    if event.kind is not EventKind.ConnectionChanged:
        return None
    shown = object_at(event.payload, "connection")
    names = ["refresh_at"] if shown.get("status") != ConnectionStatus.CONNECTED.value else ["refresh_at", "expires_at"]
    times = [datetime.fromisoformat(time) for name in names if isinstance(time := shown.get(name), str)]
    return min(times, default=None)


async def _locked(id: str) -> OAuthConnection:
    return await OAuthConnection.select_for_update().get(id=id)


def _seconds_until_refresh(row: OAuthConnection) -> int | None:
    """Return the seconds until the next refresh is due."""
    return None if row.refresh_at is None else max(1, int((row.refresh_at - now()).total_seconds()))


def _usable(provider: OAuthProvider, row: OAuthConnection | None) -> OAuthConnection:
    if row is None or row.status is ConnectionStatus.REVOKED:
        raise NotConfigured(f"No {provider.title} account is connected; connect one with beginOAuth.")
    if row.status is ConnectionStatus.REAUTH_REQUIRED:
        raise ReauthRequired(f"The {provider.title} account has to be connected again. {row.last_error}")
    return row


def _require_scopes(provider: OAuthProvider, row: OAuthConnection, needed: Sequence[str]) -> None:
    missing = [] if row.scopes is None else provider.missing_scopes(row.scopes, needed)
    if missing:
        lacking = ", ".join(missing)
        raise ReauthRequired(
            f"The {provider.title} account was connected without {lacking}; connect it again and grant it."
        )
