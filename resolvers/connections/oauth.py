"""Connecting an account with OAuth: redirecting to the provider, and handling its callback.

The owner of the connection is fixed when the flow begins. The callback must come from that same user; otherwise an
attacker could send someone a link and have their account connected to the attacker's user (login CSRF). Either the
browser presents the cookie it was given at the beginning, or the request carries a credential of the same user. Until
that is verified, the state is not used up, so the right user can still finish.
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
from connectors.oauth.client import Grant, authorization_url, is_scope
from connectors.oauth.provider import OAuthClient
from connectors.oauth.providers import find_oauth_provider
from context.operation import Context, ResponseCookie
from engine.outbound.oauth_tokens import OAuthTokens
from errors import Forbidden, InvalidInput, ParleyError, RateLimited, ReauthRequired
from models.connections import OAuthConnection, OAuthFlow, Tokens, connect_account, consume_flow, flows_of, live_flow
from models.users import user_with_id
from resolvers import checks
from settings import Settings
from shown import as_json
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed, Place, seal, unseal
from storage.turns import on_own_behalf, read_on_behalf_of

LIFETIME: Final = timedelta(minutes=10)
MOST_FLOWS: Final = 50
"""The number of flows that one user can have in progress."""
_LONGEST_CODE: Final = 4096
_PLAIN: Final = re.compile(r"[!-\[\]-~]{1,2000}")  # no spaces or backslashes, which browsers parse differently
_PATH: Final = re.compile(r"/(?![/\\])")


@dataclass(frozen=True, slots=True)
class BegunOAuth:
    """A flow that has begun.

    Args:
        authorization_url: the URL at the provider to which the caller's browser is redirected.
        state: the parameter with which it returns.
    """

    authorization_url: str
    state: str = field(repr=False)


async def begin_oauth(
    ctx: Context, *, provider: str, scopes: Sequence[str] | None, return_to: str | None
) -> BegunOAuth:
    """Begin to connect an account of the caller.

    Raises:
        InvalidInput: there is no such provider, a scope is malformed, or `return_to` is not allowed.
        NotConfigured: settings are missing; the message names them.
        RateLimited: too many flows are in progress.
    """
    actor, settings = ctx.actor, ctx.resources.settings
    actor.require("connections:write")
    oauth_provider = find_oauth_provider(provider)
    requested = _scopes(scopes) or list(oauth_provider.default_scopes)
    return_url = None if return_to is None else _return_url(settings, return_to)
    client = OAuthClient.of(oauth_provider, settings.given, settings.public_url)
    state, browser_secret, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    id = _hash(state)
    place = Place(OAuthFlow._meta.db_table, "sealed_verifier", id)
    async with transaction():
        if await flows_of(actor.id).count() >= MOST_FLOWS:
            raise RateLimited("Too many connections are in progress. Retry later.", retry_after_seconds=60)
        await OAuthFlow.create(
            id=id,
            organization_id=actor.organization_id,
            user_id=actor.id,
            provider=oauth_provider.name,
            scopes=requested,
            browser_hash=_hash(browser_secret),
            sealed_verifier=seal(settings.encryption_keys, verifier, place),
            return_to=return_url,
            expires_at=now() + LIFETIME,
        )
    path = urlsplit(client.redirect_uri).path or "/"
    ctx.cookies.append(ResponseCookie(cookie_name(state), browser_secret, path, int(LIFETIME.total_seconds())))
    return BegunOAuth(authorization_url(client, requested, state, verifier), state)


def cookie_name(state: str) -> str:
    """Return the name of a flow's cookie."""
    return f"parley_oauth_{_hash(state)[:16]}"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _scopes(scopes: Sequence[str] | None) -> list[str]:
    given = checks.words(scopes, "scopes")
    for scope in given:
        if not is_scope(scope):
            raise InvalidInput(f"{as_json(scope)} is not a valid scope.", field=["scopes"])
    return given


def _return_url(settings: Settings, given: str) -> str:
    """Return where to redirect the browser afterwards: to this gateway, or to a page that may call it.

    Raises:
        InvalidInput: the URL is elsewhere. An open redirect could be used for phishing in our name.
    """
    if _PLAIN.fullmatch(given):
        if _PATH.match(given):
            return settings.public_url + given
        with contextlib.suppress(ValueError):
            origin = _origin(given)
            if origin == _origin(settings.public_url) or settings.allows_origin(origin):
                return given
    raise InvalidInput(
        "returnTo must be a path on this gateway, or a page under PUBLIC_URL or one of CORS_ORIGIN.",
        field=["return_to"],
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


# ---------------------------------------------------------------- the callback


@dataclass(frozen=True, slots=True)
class OAuthCallback:
    """The request of a browser that returns from a provider.

    Args:
        issuer: the parameter `iss` (RFC 9207).
        cookies: the request's cookies, by name.
        caller: the actor, if the request carries a credential.
    """

    provider: str
    state: str
    code: str | None = field(repr=False)
    error: str | None
    cookies: Mapping[str, str] = field(repr=False)
    caller: Actor | None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class OAuthResult:
    """The outcome of a flow: a connection or an error.

    Args:
        return_to: where to redirect the browser, with the outcome in its query; None not to redirect.
    """

    title: str
    connection: OAuthConnection | None
    error: ParleyError | None
    return_to: str | None


async def finish_oauth(settings: Settings, accounts: OAuthTokens, callback: OAuthCallback) -> OAuthResult:
    """Finish a flow: exchange the code and store what the user granted.

    Raises:
        InvalidInput: the state is unknown, used, of another provider, or too old; or the response is of another issuer.
        NotConfigured: settings of the provider are missing.
        Forbidden: neither the browser nor the caller began the flow; nothing has changed.
    """
    provider = find_oauth_provider(callback.provider)
    _check_issuer(OAuthClient.of(provider, settings.given, settings.public_url), callback.issuer)
    flow = await _consume_state(provider.name, callback)
    connection, error = None, None
    try:
        connection = await _connect(settings, accounts, flow, callback)
    except ParleyError as failure:
        error = failure
    return OAuthResult(provider.title, connection, error, _result_url(flow.return_to, provider.name, error))


def _check_issuer(client: OAuthClient, issuer: str | None) -> None:
    """Require that the response comes from the provider that was asked, if it says where it comes from.

    Providers' issuers differ in their paths, and are at the host of their authorization endpoint.

    Raises:
        InvalidInput: it comes from elsewhere; the state is not used up.
    """
    if issuer is None:
        return
    with contextlib.suppress(ValueError):
        if _origin(issuer) == _origin(client.endpoints.authorize):
            return
    raise InvalidInput(f"This response is not from {client.provider.title}.", field=["iss"])


async def _consume_state(provider: str, callback: OAuthCallback) -> OAuthFlow:
    """Return the flow and use up its state, after verifying that the same user returns.

    From then on, this task works for the user's organization.
    """
    unknown = InvalidInput(
        "This link has already been used or is older than ten minutes. Start again.", field=["state"]
    )
    id = _hash(callback.state)
    with on_own_behalf():  # the caller may be of another organization than the user who began
        flow = await live_flow(id)
    if flow is None or flow.provider != provider:
        raise unknown
    browser_secret = callback.cookies.get(cookie_name(callback.state), "")
    same_user = callback.caller is not None and callback.caller.id == flow.user_id
    if not same_user and not hmac.compare_digest(_hash(browser_secret), flow.browser_hash):
        raise Forbidden(
            "The connection was started in another browser. Finish it there, or request this URL with a credential of "
            "the user who started it."
        )
    read_on_behalf_of(flow.organization_id)
    async with transaction():
        flow = await consume_flow(id)
    if flow is None:
        raise unknown
    return flow


async def _connect(
    settings: Settings, accounts: OAuthTokens, flow: OAuthFlow, callback: OAuthCallback
) -> OAuthConnection:
    if callback.error is not None:
        raise _denied(callback.error)
    if not callback.code or len(callback.code) > _LONGEST_CODE:
        raise InvalidInput("The provider did not send a usable code. Start again.", field=["code"])
    await _require_user(flow)
    try:
        verifier = unseal(settings.encryption_keys, flow.sealed_verifier, Place.of(flow, "sealed_verifier"))
    except DecryptionFailed:
        raise InvalidInput("The gateway's encryption keys have changed. Start again.", field=["state"]) from None
    grant: Grant = await accounts.redeem(flow.provider, callback.code, verifier, flow.scopes)
    tokens = Tokens(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes)
    owner = {"organization_id": flow.organization_id, "user_id": flow.user_id, "provider": flow.provider}
    async with transaction():
        return await connect_account(owner, tokens, settings.encryption_keys, account=grant.account)


def _denied(error: str) -> ParleyError:
    if error == "access_denied":
        return ReauthRequired("You denied access. Nothing was connected.")
    shown = error if re.fullmatch(r"[a-z_]{1,60}", error) else "an error"
    return ReauthRequired(f"The provider returned {shown}. Nothing was connected.")


async def _require_user(flow: OAuthFlow) -> None:
    """Require that the user who began the flow is still active and may still connect accounts."""
    user = await user_with_id(flow.organization_id, flow.user_id)
    if user is None or not user.active or "connections:write" not in SCOPES_BY_ROLE[user.role]:
        raise Forbidden("The user who started this can no longer connect accounts.")


def _result_url(return_to: str | None, provider: str, error: ParleyError | None) -> str | None:
    if return_to is None:
        return None
    query = {"oauth": "connected" if error is None else "failed", "provider": provider}
    if error is not None:
        query["code"] = error.code.value
    address, hash, fragment = return_to.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}{hash}{fragment}"
