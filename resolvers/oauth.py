"""Connecting an account: the way to the provider, and the way back.

Whose connection it becomes was decided when it began. So the one who comes back must be the one who began, or an
attacker could send somebody a link and have their account connected to the attacker's user: either the browser shows
what it was given at the beginning, or the request carries a credential of the same user. Until that is settled nothing
is used up, so that the right one can still come.
"""

import contextlib
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit

from auth.access import SCOPES_BY_ROLE
from auth.actor import Actor
from connectors.oauth.client import Grant, OAuthClient, authorization_url
from connectors.oauth.providers import find_oauth_provider
from context.operation import Context, ResponseCookie
from engine.outbound.oauth_tokens import OAuthTokens
from errors import Forbidden, InvalidInput, ParleyError, RateLimited, ReauthRequired
from models.connections import OAuthConnection, OAuthFlow, Tokens, connected, flows_of, live_flow, take_flow
from models.users import user_with_id
from resolvers import checks
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed, seal, unseal

LIFETIME: Final = timedelta(minutes=10)
MOST_FLOWS: Final = 50
"""Flows that one user may have under way."""
_LONGEST_CODE: Final = 4096
_SCOPE: Final = re.compile(r"[!#-+\--\[\]-~]{1,200}")  # RFC 6749 §3.3 without the comma that some providers separate by
_PLAIN: Final = re.compile(r"[!-\[\]-~]{1,2000}")  # no blanks, no backslashes: what browsers read otherwise than we do
_PATH: Final = re.compile(r"/(?![/\\])")


async def begin_oauth(ctx: Context, *, provider: str, scopes: Sequence[str] | None, return_to: str | None) -> str:
    """Returns the address at the provider to send the caller's browser to.

    Raises:
        InvalidInput: there is no such provider, a scope cannot be one, or `return_to` leads elsewhere.
        NotConfigured: settings are missing; the message names them.
        RateLimited: too many are under way.
    """
    actor, settings = ctx.actor, ctx.resources.settings
    actor.require("connections:write")
    described = find_oauth_provider(provider)
    asked = _scopes(scopes) or list(described.default_scopes)
    back = None if return_to is None else _return_address(settings, return_to)
    client = OAuthClient.of(described, settings.given, settings.public_url)
    state, kept, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    id = _hash(state)
    async with transaction():
        if await flows_of(actor.id).count() >= MOST_FLOWS:
            raise RateLimited("Too many connections are under way; try again.", retry_after_seconds=60)
        await OAuthFlow.create(
            id=id,
            organization_id=actor.organization_id,
            user_id=actor.id,
            provider=described.name,
            scopes=asked,
            browser_hash=_hash(kept),
            sealed_verifier=seal(settings.encryption_keys, verifier, id),
            return_to=back,
            expires_at=now() + LIFETIME,
        )
    path = urlsplit(client.redirect_uri).path or "/"
    ctx.cookies.append(ResponseCookie(keepsake_name(state), kept, path, int(LIFETIME.total_seconds())))
    return authorization_url(client, asked, state, verifier)


def keepsake_name(state: str) -> str:
    """Returns the name under which a browser keeps what it was given for a flow."""
    return f"parley_oauth_{_hash(state)[:16]}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _scopes(scopes: Sequence[str] | None) -> list[str]:
    given = checks.words(scopes, "scopes")
    for scope in given:
        if not _SCOPE.fullmatch(scope):
            raise InvalidInput(f"{scope[:100]!r} cannot be a scope.", field=["scopes"])
    return given


def _return_address(settings: Settings, given: str) -> str:
    """Returns where to send the browser afterwards: to this gateway, or to a page that may call it.

    Raises:
        InvalidInput: anywhere else. An open redirect lends our name to whoever wants to deceive.
    """
    if _PLAIN.fullmatch(given):
        if _PATH.match(given):
            return settings.public_url + given
        with contextlib.suppress(ValueError):
            if _origin(given) in {_origin(settings.public_url), *settings.cors_origin}:
                return given
    raise InvalidInput("returnTo must be a path here, or a page of PUBLIC_URL or CORS_ORIGIN.", field=["return_to"])


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


# ---------------------------------------------------------------- the way back


@dataclass(frozen=True, slots=True)
class Return:
    """A browser that comes back from a provider.

    Args:
        kept: what it shows of the beginning, by name.
        caller: who sent the request, if it carries a credential.
    """

    provider: str
    state: str
    code: str | None = field(repr=False)
    error: str | None
    kept: Mapping[str, str] = field(repr=False)
    caller: Actor | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: with a connection, or with an error.

    Args:
        return_to: where the browser goes now, with the outcome in its query; None to stay.
    """

    title: str
    connection: OAuthConnection | None
    error: ParleyError | None
    return_to: str | None


async def come_back(settings: Settings, accounts: OAuthTokens, back: Return) -> Outcome:
    """Ends a flow: exchanges the code and stores what the person granted.

    Raises:
        InvalidInput: the state is unknown, used, of another provider, or too old.
        Forbidden: neither the browser nor the caller is the one who began it; nothing has changed.
    """
    described = find_oauth_provider(back.provider)
    flow = await _settle(described.name, back)
    connection, refusal = None, None
    try:
        connection = await _finish(settings, accounts, flow, back)
    except ParleyError as error:
        refusal = error
    return Outcome(described.title, connection, refusal, _with_outcome(flow.return_to, described.name, refusal))


async def _settle(provider: str, back: Return) -> OAuthFlow:
    """Returns the flow and uses its state up, if it is the right one who comes."""
    unknown = InvalidInput("This link was used already, or is older than ten minutes. Begin again.", field=["state"])
    id = _hash(back.state)
    flow = await live_flow(id)
    if flow is None or flow.provider != provider:
        raise unknown
    kept = back.kept.get(keepsake_name(back.state), "")
    same_user = back.caller is not None and back.caller.id == flow.user_id
    if not same_user and not hmac.compare_digest(_hash(kept), flow.browser_hash):
        raise Forbidden(
            "This browser is not the one in which the connection was begun. To finish it anyway, request this address "
            "with a credential of the user who began it."
        )
    async with transaction():
        taken = await take_flow(id)
    if taken is None:
        raise unknown
    return taken


async def _finish(settings: Settings, accounts: OAuthTokens, flow: OAuthFlow, back: Return) -> OAuthConnection:
    if back.error is not None:
        raise _denied(back.error)
    if not back.code or len(back.code) > _LONGEST_CODE:
        raise InvalidInput("The provider sent no usable code. Begin again.", field=["code"])
    await _require_user(flow)
    try:
        verifier = unseal(settings.encryption_keys, flow.sealed_verifier, flow.id)
    except DecryptionFailed:
        raise InvalidInput("The keys of this gateway changed meanwhile. Begin again.", field=["state"]) from None
    grant: Grant = await accounts.redeem(flow.provider, back.code, verifier, flow.scopes)
    tokens = Tokens(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes)
    owner = {"organization_id": flow.organization_id, "user_id": flow.user_id, "provider": flow.provider}
    async with transaction():
        return await connected(owner, tokens, settings.encryption_keys, account=grant.account)


def _denied(error: str) -> ParleyError:
    if error == "access_denied":
        return ReauthRequired("You did not allow it. Nothing was connected.")
    shown = error if re.fullmatch(r"[a-z_]{1,60}", error) else "an error"
    return ReauthRequired(f"The provider sent you back with {shown}. Nothing was connected.")


async def _require_user(flow: OAuthFlow) -> None:
    """Refuses somebody who was disabled, or may not connect accounts any more, since it began."""
    user = await user_with_id(flow.organization_id, flow.user_id)
    if user is None or not user.active or "connections:write" not in SCOPES_BY_ROLE[user.role]:
        raise Forbidden("The user who began this may not connect accounts any more.")


def _with_outcome(return_to: str | None, provider: str, refusal: ParleyError | None) -> str | None:
    if return_to is None:
        return None
    told = {"oauth": "connected" if refusal is None else "failed", "provider": provider}
    if refusal is not None:
        told["code"] = refusal.code.value
    address, hash, fragment = return_to.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(told)}{hash}{fragment}"
