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
from models.connections import OAuthConnection, Tokens, connect_account
from resolvers import checks
from storage.database import transaction

MOST_LISTED: Final = 1000
ADMIN_SCOPE: Final = "connections:admin"


async def connections(ctx: Context) -> list[OAuthConnection]:
    """Return the caller's connections, newest first; with `connections:admin`, all of the organization."""
    actor = ctx.actor
    actor.require("connections:read")
    rows = visible(OAuthConnection, actor)
    if ADMIN_SCOPE not in actor.scopes:
        rows = rows.filter(user_id=actor.id)
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


async def refresh_connection(ctx: Context, *, id: str) -> OAuthConnection:
    """Refresh the tokens of a connection now.

    Raises:
        NotFound: the caller has no such connection.
        Conflict: it is REVOKED, or has no refresh token.
        ReauthRequired, NotConfigured, UpstreamUnavailable, UpstreamFailed: the refresh failed; see `last_error`.
    """
    actor = ctx.actor
    actor.require("connections:write")
    return await ctx.resources.accounts.refresh(await _manageable(actor, id), by=actor.id)


async def disconnect(ctx: Context, *, id: str) -> OAuthConnection:
    """Revoke a connection at the provider and delete its tokens.

    Raises:
        NotFound: the caller has no such connection.
        Conflict: it is already REVOKED.
    """
    actor = ctx.actor
    actor.require("connections:write")
    return await ctx.resources.accounts.disconnect(await _manageable(actor, id), by=actor.id)


async def _manageable(actor: Actor, id: str) -> OAuthConnection:
    row = await get_visible(OAuthConnection, actor, id)
    if row.user_id != actor.id and ADMIN_SCOPE not in actor.scopes:
        raise NotFound("There is no OAuth connection with this id.", field=["id"])
    return row
