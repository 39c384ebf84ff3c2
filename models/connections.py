"""OAuth connections: a user's account at an external service, its encrypted tokens, and the flows in progress.

::

    CONNECTED ──> EXPIRED            the access token has expired, and the refresh has not succeeded yet
        │  ^         │
        │  └─────────┤               refreshed
        v            v
    REAUTH_REQUIRED                  the provider no longer accepts the refresh token: the user has to connect again
        any ──> REVOKED              disconnected; the tokens are deleted
        any ──> CONNECTED            connected again, by the user

Only the holder of the row's lease refreshes the tokens, and the result is stored only if the tokens have not changed
since (`generation`), so that one replica at a time calls the provider and an interrupted refresh is detected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from tortoise import fields, models
from tortoise.expressions import F, Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

from errors import Conflict
from json_types import Json
from models.audit_entries import Change, audit
from models.events import EventKind, Topics, record
from storage.clock import now
from storage.database import advisory_lock
from storage.encryption import DecryptionFailed, Place, seal, unseal
from storage.ids import SYSTEM_ID
from storage.record import JsonField, Record

REFRESH_MARGIN: Final = timedelta(minutes=2)
"""The time before expiry at which an access token is refreshed; at most half of its lifetime."""
_AUDITED_COLUMNS: Final = ("user_id", "provider", "account", "scopes", "status")
_RETRY_SECONDS: Final = (5, 15, 60, 300, 900, 3600)


class ConnectionStatus(Enum):
    """The state of a connection."""

    CONNECTED = "CONNECTED"
    EXPIRED = "EXPIRED"
    REAUTH_REQUIRED = "REAUTH_REQUIRED"
    REVOKED = "REVOKED"


USABLE: Final = (ConnectionStatus.CONNECTED, ConnectionStatus.EXPIRED)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A provider's tokens, unencrypted.

    Args:
        lifetime: the seconds until the access token expires; None if it does not.
        scopes: the granted scopes; None if the provider does not report them.
    """

    access: str
    refresh: str | None
    lifetime: int | None
    scopes: Sequence[str] | None

    def __repr__(self) -> str:
        return "Tokens(…)"


class OAuthConnection(Record):
    """A user's account at a provider; one for each user and provider.

    `scopes` is null if the provider does not report them. `refresh_at` is when the next refresh is due, or null if
    there is none. `lease_owner` and `lease_until` are the lease of the refresh in progress; a lease that was not
    released was left behind by a crash.
    """

    PREFIX = "con"
    HIDDEN: Final = frozenset({"sealed_access", "sealed_refresh", "lease_owner", "lease_until"})

    user_id = fields.CharField(max_length=40)
    provider = fields.CharField(max_length=40)
    account = fields.CharField(max_length=255, null=True)
    scopes: JsonField[list[str] | None] = JsonField(null=True)
    status = fields.CharEnumField(ConnectionStatus, max_length=20)
    expires_at = fields.DatetimeField(null=True)
    refresh_at = fields.DatetimeField(null=True)
    last_refreshed_at = fields.DatetimeField(null=True)
    last_error: str | None = fields.TextField(null=True)
    failures = fields.IntField(default=0)
    generation = fields.IntField(default=0)
    sealed_access: str | None = fields.TextField(null=True)
    sealed_refresh: str | None = fields.TextField(null=True)
    lease_owner = fields.CharField(max_length=40, null=True)
    lease_until = fields.DatetimeField(null=True)

    class Meta:
        table = "oauth_connections"
        unique_together = (("organization_id", "user_id", "provider"),)
        indexes = (Index(fields=("status", "refresh_at")),)

    def columns(self) -> dict[str, Json]:
        """Return the columns that may be shown: without the tokens and the lease."""
        return {name: value for name, value in super().columns().items() if name not in self.HIDDEN}

    # ------------------------------------------------------------ tokens

    @property
    def refreshable(self) -> bool:
        """Return whether there is a refresh token."""
        return self.sealed_refresh is not None

    def is_due(self, moment: datetime) -> bool:
        """Return whether a refresh is due."""
        return self.status in USABLE and self.refresh_at is not None and self.refresh_at <= moment

    def has_lapsed(self, moment: datetime) -> bool:
        """Return whether the access token expired while the next refresh, which failed before, is still to come."""
        ended = self.expires_at is not None and self.expires_at <= moment
        return self.status is ConnectionStatus.CONNECTED and ended and not self.is_due(moment)

    def is_live(self, moment: datetime) -> bool:
        """Return whether the access token has not expired yet."""
        return self.status in USABLE and (self.expires_at is None or moment < self.expires_at)

    def access_token(self, keys: Sequence[bytes]) -> str:
        """Return the access token, decrypted.

        Raises:
            DecryptionFailed: no key decrypts it, or there is none.
        """
        return self._decrypt(keys, "sealed_access")

    def refresh_token(self, keys: Sequence[bytes]) -> str:
        """Return the refresh token, decrypted; raises as `access_token`."""
        return self._decrypt(keys, "sealed_refresh")

    # ------------------------------------------------------------ transitions

    async def connect(self, tokens: Tokens, keys: Sequence[bytes], *, account: str | None, by: str) -> None:
        """Any state → CONNECTED, with the tokens that the user has just granted."""
        self.account = account
        self.scopes = None if tokens.scopes is None else list(tokens.scopes)
        self.sealed_refresh = None
        self.last_refreshed_at = None
        self._store_tokens(tokens, keys)
        await self._save_and_record(by)

    async def refreshed(self, tokens: Tokens, keys: Sequence[bytes], *, by: str) -> None:
        """CONNECTED or EXPIRED → CONNECTED. Without a new refresh token, the old one stays.

        Raises:
            Conflict: it has been disconnected in the meantime, or the user has to connect it again.
        """
        self._require(*USABLE)
        if tokens.scopes is not None:
            self.scopes = list(tokens.scopes)
        self.last_refreshed_at = now()
        self._store_tokens(tokens, keys)
        await self._save_and_record(by)

    async def refresh_failed(self, error: str, *, by: str, wait: int | None = None) -> None:
        """Record a transient failure of a refresh and schedule the next one; → EXPIRED if the access token has expired.

        Args:
            wait: the number of seconds that the provider asked to wait, if it did.

        Raises:
            Conflict: there is no longer anything to refresh.
        """
        self._require(*USABLE)
        moment = now()
        delay = max(wait or 0, _RETRY_SECONDS[min(self.failures, len(_RETRY_SECONDS) - 1)])
        self.failures += 1
        self.refresh_at = moment + timedelta(seconds=delay)
        self.last_error = error
        if not self.is_live(moment):
            self.status = ConnectionStatus.EXPIRED
        self.release_lease()
        await self._save_and_record(by)

    async def expire(self, *, by: str) -> None:
        """CONNECTED → EXPIRED: the access token has expired, and the provider asked to wait with the next refresh.

        Raises:
            Conflict: it is in another state.
        """
        self._require(ConnectionStatus.CONNECTED)
        self.status = ConnectionStatus.EXPIRED
        await self._save_and_record(by)

    async def require_reauth(self, error: str, *, by: str) -> None:
        """CONNECTED or EXPIRED → REAUTH_REQUIRED: only the user can fix it, by connecting again.

        Raises:
            Conflict: it is in another state.
        """
        self._require(*USABLE)
        self.status = ConnectionStatus.REAUTH_REQUIRED
        self.last_error = error
        self._clear_tokens()
        await self._save_and_record(by)

    async def revoke(self, *, by: str, error: str | None = None) -> None:
        """Any other state → REVOKED; the tokens are deleted.

        Args:
            error: why the provider may still accept them, if so.

        Raises:
            Conflict: it is already REVOKED.
        """
        self._require(*USABLE, ConnectionStatus.REAUTH_REQUIRED)
        self.status = ConnectionStatus.REVOKED
        self.last_error = error
        self._clear_tokens()
        await self._save_and_record(by)

    # ------------------------------------------------------------ the lease

    def is_leased(self, moment: datetime) -> bool:
        """Return whether a refresh is in progress."""
        return self.lease_until is not None and moment < self.lease_until

    async def acquire_lease(self, owner: str, until: datetime) -> bool:
        """Acquire the lease. Return whether the previous one was not released, because its holder crashed."""
        abandoned = self.lease_owner is not None
        self.lease_owner, self.lease_until = owner, until
        await self.save()
        return abandoned

    def release_lease(self) -> None:
        """Release the lease; the caller stores the row."""
        self.lease_owner = self.lease_until = None

    # ------------------------------------------------------------ parts

    def _store_tokens(self, tokens: Tokens, keys: Sequence[bytes]) -> None:
        moment = now()
        self.status = ConnectionStatus.CONNECTED
        self.sealed_access = seal(keys, tokens.access, Place.of(self, "sealed_access"))
        if tokens.refresh is not None:
            self.sealed_refresh = seal(keys, tokens.refresh, Place.of(self, "sealed_refresh"))
        self.expires_at = self.refresh_at = None
        if tokens.lifetime is not None:
            self.expires_at = moment + timedelta(seconds=tokens.lifetime)
            early = min(REFRESH_MARGIN, timedelta(seconds=tokens.lifetime) / 2)
            # Without a refresh token it is due when it expires, because then the user has to connect again.
            self.refresh_at = self.expires_at - early if self.refreshable else self.expires_at
        self.last_error = None
        self.failures = 0
        self.generation += 1
        self.release_lease()

    def _clear_tokens(self) -> None:
        self.sealed_access = self.sealed_refresh = self.refresh_at = None
        self.generation += 1
        self.release_lease()

    def _decrypt(self, keys: Sequence[bytes], column: str) -> str:
        sealed: str | None = getattr(self, column)
        if sealed is None:
            raise DecryptionFailed("There is no such token.")
        return unseal(keys, sealed, Place.of(self, column))

    def _require(self, *statuses: ConnectionStatus) -> None:
        if self.status not in statuses:
            raise Conflict(f"The connection is {self.status.value}.", field=["id"])

    async def _save_and_record(self, by: str) -> None:
        await self.save()
        event_id = await record(
            EventKind.ConnectionChanged,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(user_id=self.user_id),
            payload={"connection": self.columns()},
        )
        if by != SYSTEM_ID or self.status is not ConnectionStatus.CONNECTED:  # not each refresh of a token
            shown = self.columns()
            after = {name: shown[name] for name in _AUDITED_COLUMNS}
            change = Change(self.organization_id, EventKind.ConnectionChanged.value, by, self.id, event_id, after=after)
            await audit(change)


class OAuthFlow(models.Model):
    """A flow in progress: a user was redirected to a provider and has not returned yet. The id is the hash of `state`.

    `browser_hash` is the hash of the secret in the cookie of the browser that began it; `sealed_verifier` is the PKCE
    verifier, encrypted. The callback deletes the row, so that a state works once.
    """

    id = fields.CharField(max_length=64, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    user_id = fields.CharField(max_length=40)
    provider = fields.CharField(max_length=40)
    scopes: JsonField[list[str]] = JsonField()
    browser_hash = fields.CharField(max_length=64)
    sealed_verifier = fields.TextField()
    return_to: str | None = fields.TextField(null=True)
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "oauth_flows"


async def connection_of(
    organization_id: str, user_id: str, provider: str, *, lock: bool = False
) -> OAuthConnection | None:
    """Return a user's connection to a provider."""
    rows = OAuthConnection.filter(organization_id=organization_id, user_id=user_id, provider=provider)
    return await (rows.select_for_update() if lock else rows).first()


async def connect_account(
    flow: Mapping[str, str], tokens: Tokens, keys: Sequence[bytes], *, account: str | None
) -> OAuthConnection:
    """Store the tokens of a user's account at a provider, in the running transaction, and return the connection.

    Args:
        flow: `organization_id`, `user_id` and `provider`.
    """
    await advisory_lock(f"connection {flow['user_id']} {flow['provider']}")
    row = await connection_of(flow["organization_id"], flow["user_id"], flow["provider"], lock=True)
    if row is None:
        row = OAuthConnection.new(status=ConnectionStatus.CONNECTED, **flow)
        await row.insert()
    await row.connect(tokens, keys, account=account, by=flow["user_id"])
    return row


def due_connections(moment: datetime) -> Q:
    """Return the condition for connections whose refresh is due and not in progress."""
    free = Q(lease_until=None) | Q(lease_until__lte=moment)
    return Q(status__in=[*USABLE], refresh_at__lte=moment) & free


def lapsed_connections(moment: datetime) -> Q:
    """Return the condition for connections whose access token expired before their next refresh is due."""
    return Q(status=ConnectionStatus.CONNECTED, expires_at__lte=moment, refresh_at__gt=moment)


def refreshed_connections() -> QuerySet[OAuthConnection]:
    """Return the connections that will be refreshed, at their `refresh_at`."""
    return OAuthConnection.filter(status__in=[*USABLE], refresh_at__not_isnull=True)


def lapsing_connections() -> QuerySet[OAuthConnection]:
    """Return the connections whose access token expires, at its `expires_at`, before their next refresh."""
    return refreshed_connections().filter(status=ConnectionStatus.CONNECTED, refresh_at__gt=F("expires_at"))


def flows_of(user_id: str) -> QuerySet[OAuthFlow]:
    """Return a user's flows in progress."""
    return OAuthFlow.filter(user_id=user_id, expires_at__gt=now())


async def live_flow(id: str) -> OAuthFlow | None:
    """Return a flow in progress."""
    return await OAuthFlow.filter(id=id, expires_at__gt=now()).first()


async def consume_flow(id: str) -> OAuthFlow | None:
    """Delete a flow in progress, in the running transaction, and return it; None if there is none."""
    flow = await OAuthFlow.filter(id=id).select_for_update().first()
    if flow is None:
        return None
    taken = await OAuthFlow.filter(id=id).delete()
    return flow if taken == 1 and now() < flow.expires_at else None
