"""Users' accounts at external providers: reading, storing, refreshing and disconnecting them."""

from collections.abc import Sequence
from typing import Final

from auth.access import get_visible, visible
from auth.actor import Actor
from connectors.oauth.client import MAX_LIFETIME_SECONDS, MAX_TOKEN_LENGTH, is_usable_token, split_scopes
from connectors.oauth.providers import find_oauth_provider
from context.operation import Context
from errors import InvalidInput, NotFound
from json_types import camel_case
from models.connections import ConnectionStatus, OAuthConnection, Tokens, connect_account, connection_of
from models.platform import Health, HealthStatus
from resolvers import checks
from storage.clock import now
from storage.database import transaction

MOST_LISTED: Final = 1000
ADMIN_SCOPE: Final = "connections:admin"


async def connections(ctx: Context, *, provider: str | None = None, mine: bool = False) -> list[OAuthConnection]:
    """Return the caller's connections, newest first; with `connections:admin`, all of the organization.

    Args:
        provider: only those with this provider.
        mine: only the caller's, whatever its scopes are.

    Raises:
        InvalidInput: there is no such provider.
    """
    actor = ctx.actor
    actor.require("connections:read")
    rows = visible(OAuthConnection, actor)
    if mine or ADMIN_SCOPE not in actor.scopes:
        rows = rows.filter(user_id=actor.id)
    if provider is not None:
        rows = rows.filter(provider=find_oauth_provider(provider).name)
    return await rows.order_by("-id").limit(MOST_LISTED)


async def store_oauth_token(
    ctx: Context,
    *,
    provider: str,
    access_token: str,
    refresh_token: str | None,
    expires_in: int | None,
    scope: str | None,
    account: str | None,
) -> OAuthConnection:
    """Store tokens that were obtained elsewhere as the caller's own connection.

    Raises:
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require("connections:write")
    described = find_oauth_provider(provider)
    tokens = Tokens(
        access=_token(access_token, "access_token"),
        refresh=None if refresh_token is None else _token(refresh_token, "refresh_token"),
        lifetime=None if expires_in is None else checks.whole(expires_in, "expires_in", 1, MAX_LIFETIME_SECONDS),
        scopes=_scopes(scope),
    )
    shown = None if account is None else checks.text(account, "account")
    flow = {"organization_id": actor.organization_id, "user_id": actor.id, "provider": described.name}
    async with transaction():
        return await connect_account(flow, tokens, ctx.resources.settings.encryption_keys, account=shown)


def _token(value: str, field: str) -> str:
    if not is_usable_token(value):
        raise InvalidInput(
            f"{camel_case(field)} must have 1 to {MAX_TOKEN_LENGTH} printable ASCII characters.", field=[field]
        )
    return value


def _scopes(scope: str | None) -> Sequence[str] | None:
    """Return the granted scopes, or None if the caller does not give them, so that the provider decides."""
    if scope is None:
        return None
    return split_scopes(checks.optional_text(scope, "scope"))


async def refresh_connection(ctx: Context, *, id: str | None, provider: str | None) -> OAuthConnection:
    """Refresh the tokens of a connection now.

    Args:
        id, provider: see `_named`.

    Raises:
        NotFound: the caller has no such connection.
        Conflict: it is REVOKED, or has no refresh token.
        ReauthRequired, NotConfigured, UpstreamUnavailable, UpstreamFailed: the refresh failed; see `last_error`.
    """
    actor = ctx.actor
    actor.require("connections:write")
    return await ctx.resources.accounts.refresh(await _named(actor, id, provider), by=actor.id)


async def test_connection(ctx: Context, *, id: str | None, provider: str | None) -> tuple[OAuthConnection, Health]:
    """Test whether the provider still accepts a connection, by refreshing its tokens if it has a refresh token.

    Args:
        id, provider: see `_named`.

    Raises:
        NotFound, Conflict, ReauthRequired, NotConfigured, UpstreamUnavailable, UpstreamFailed: as
            `refresh_connection`.
    """
    actor = ctx.actor
    actor.require("connections:write")
    row = await _named(actor, id, provider)
    if row.status is ConnectionStatus.CONNECTED and not row.refreshable:
        said = "The provider issued no refresh token, so that it cannot be asked whether it accepts the access token."
        return row, Health(HealthStatus.UNKNOWN, said, now())
    row = await ctx.resources.accounts.refresh(row, by=actor.id)
    return row, Health(HealthStatus.HEALTHY, "The provider accepts the connection and issued new tokens.", now())


async def disconnect(ctx: Context, *, id: str | None, provider: str | None) -> OAuthConnection:
    """Revoke a connection at the provider and delete its tokens.

    Args:
        id, provider: see `_named`.

    Raises:
        NotFound: the caller has no such connection.
        Conflict: it is already REVOKED.
    """
    actor = ctx.actor
    actor.require("connections:write")
    return await ctx.resources.accounts.disconnect(await _named(actor, id, provider), by=actor.id)


async def _named(actor: Actor, id: str | None, provider: str | None) -> OAuthConnection:
    """Return the connection with this id, or the caller's own with this provider.

    Raises:
        NotFound: there is none that the caller may manage, or its own is disconnected.
        InvalidInput: neither or both are given, or there is no such provider.
    """
    if id is not None and provider is None:
        return await _manageable(actor, id)
    if provider is None or id is not None:
        raise InvalidInput("Give either the id of the connection or its provider.", field=["id"])
    described = find_oauth_provider(provider)
    row = await connection_of(actor.organization_id, actor.id, described.name)
    if row is None or row.status is ConnectionStatus.REVOKED:
        raise NotFound(f"No {described.title} account is connected.", field=["provider"])
    return row


async def _manageable(actor: Actor, id: str) -> OAuthConnection:
    row = await get_visible(OAuthConnection, actor, id)
    if row.user_id != actor.id and ADMIN_SCOPE not in actor.scopes:
        raise NotFound("There is no OAuth connection with this id.", field=["id"])
    return row
