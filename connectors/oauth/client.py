"""An OAuth 2 client: authorization URLs, and the exchange, refresh and revocation of grants.

RFC 6749 with PKCE (RFC 7636) and revocation (RFC 7009), built with authlib. A provider is data (see
`connectors.oauth.providers`); if it departs from the standard, its data defines how its replies are read. Error
messages contain nothing from a reply but the provider's short error code: descriptions may repeat what was sent.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import httpx
import orjson
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7009 import prepare_revoke_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from connectors.oauth.errors import ALREADY_REVOKED, ClientRefused, error_code, error_of
from connectors.oauth.provider import OAuthClient, Revocation
from connectors.transport.egress import EgressClient
from connectors.transport.exchange import Reply, exchange, failure_of
from errors import ParleyError, UpstreamFailed
from json_types import JsonObject

MAX_REPLY_BYTES: Final = 65_536
MAX_TOKEN_LENGTH: Final = 8192
MAX_LIFETIME_SECONDS: Final = 10 * 365 * 86_400
_MAX_ACCOUNT_LENGTH: Final = 255
_MOST_SCOPES: Final = 1000
# RFC 6749 §3.3 without the comma, the separator of some providers.
_SCOPE: Final = re.compile(r"[!#-+\--\[\]-~]{1,200}")


@dataclass(frozen=True, slots=True)
class Grant:
    """The tokens and scopes that a provider granted.

    Args:
        expires_in: seconds from now; None if the token does not expire.
        refresh_token: None if the reply has none, which after a refresh means that the old one remains valid.
        scopes: as granted; None if the provider does not report them.
        account: the name of the account at the provider, if known.
    """

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_in: int | None
    scopes: tuple[str, ...] | None
    account: str | None = None


# ---------------------------------------------------------------- operations


def authorization_url(client: OAuthClient, scopes: Sequence[str], state: str, verifier: str) -> str:
    """Return the URL to send the user to (RFC 6749 §4.1.1).

    Args:
        verifier: the PKCE secret, whose hash is included.
    """
    provider = client.provider
    extra = dict(provider.authorize_params)
    if provider.pkce:
        extra |= {"code_challenge": create_s256_code_challenge(verifier), "code_challenge_method": "S256"}
    url: str = prepare_grant_uri(
        client.endpoints.authorize,
        client_id=client.client_id,
        response_type="code",
        redirect_uri=client.redirect_uri,
        scope=provider.scope_separator.join(scopes),
        state=state,
        **extra,
    )
    return url


async def exchange_code(
    client: OAuthClient, http: EgressClient, code: str, verifier: str, requested: Sequence[str]
) -> Grant:
    """Exchange a code for a grant (RFC 6749 §4.1.3); a code works once.

    Args:
        requested: the requested scopes; if a reply names none, these were granted (§5.1).

    Raises:
        GrantRefused: the provider does not accept the code.
        NotConfigured: the provider does not accept the client's id, secret or redirect URI.
        UpstreamUnavailable, UpstreamFailed: see `errors`.
    """
    given = {"code": code, "redirect_uri": client.redirect_uri}
    if client.provider.pkce:
        given["code_verifier"] = verifier
    grant = await _request_token(client, http, "authorization_code", given, tuple(requested))
    return grant if grant.account is not None else await _with_account(client, http, grant)


async def refresh_grant(client: OAuthClient, http: EgressClient, refresh_token: str) -> Grant:
    """Return new tokens for a refresh token (RFC 6749 §6).

    Raises:
        GrantRefused: the provider does not accept the refresh token.
        NotConfigured, UpstreamUnavailable, UpstreamFailed: as for `exchange_code`.
    """
    return await _request_token(client, http, "refresh_token", {"refresh_token": refresh_token})


async def revoke_grant(client: OAuthClient, http: EgressClient, access_token: str, refresh_token: str | None) -> None:
    """Revoke a grant at the provider. If it was already revoked, that is not an error.

    Raises:
        NotConfigured, UpstreamUnavailable, UpstreamFailed: the provider may still accept the tokens.
    """
    url = client.endpoints.revoke
    if url is None:
        raise UpstreamFailed(f"{client.provider.title} does not support revoking tokens.")
    request = _revocation(client, http, url, access_token, refresh_token)
    reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    error = _revocation_error(client, reply, _host(url))
    if error is None:
        return
    previous = client.with_previous_secret()
    if previous is None or not (isinstance(error, ClientRefused) or reply.status == 401):
        raise error
    await revoke_grant(previous, http, access_token, refresh_token)


def _revocation_error(client: OAuthClient, reply: Reply, host: str) -> ParleyError | None:
    code = error_code(_document(reply) or {})
    if code in ALREADY_REVOKED or (client.provider.revocation is Revocation.GITHUB and reply.status in (404, 422)):
        return None
    if code is not None:
        return error_of(client, code)
    return None if 200 <= reply.status < 300 else failure_of(reply, host, repeatable=True)


# ---------------------------------------------------------------- requests


async def _request_token(
    client: OAuthClient,
    http: EgressClient,
    grant_type: str,
    given: Mapping[str, str],
    requested: tuple[str, ...] | None = None,
) -> Grant:
    body: str = prepare_token_request(grant_type, **given)
    request = _form(client, http, client.endpoints.token, body)
    # Repeating the request is safe: the provider rejects a code or token that the first one has used.
    reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    try:
        return _grant(client, reply, requested, refreshing=grant_type == "refresh_token")
    except ClientRefused:
        if (previous := client.with_previous_secret()) is None:
            raise
    return await _request_token(previous, http, grant_type, given, requested)


def _form(client: OAuthClient, http: EgressClient, url: str, body: str) -> httpx.Request:
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
    attach = ClientAuth(client.client_id, client.client_secret, client.provider.client_authentication)
    url, headers, body = attach.prepare("POST", url, headers, body)
    return http.build_request("POST", url, headers=headers, content=body)


def _revocation(
    client: OAuthClient, http: EgressClient, url: str, access_token: str, refresh_token: str | None
) -> httpx.Request:
    match client.provider.revocation:
        case Revocation.BEARER:
            return http.build_request("POST", url, headers={"authorization": f"Bearer {access_token}"})
        case Revocation.GITHUB:
            basic = httpx.BasicAuth(client.client_id, client.client_secret)
            url = url.replace("{client_id}", client.client_id)
            headers = {"accept": "application/vnd.github+json", "content-type": "application/json"}
            content = orjson.dumps({"access_token": access_token})
            request = http.build_request("DELETE", url, headers=headers, content=content)
            return next(basic.auth_flow(request))
    # Revoking the refresh token, if there is one, also revokes its access tokens (RFC 7009 §2.1).
    hint = "refresh_token" if refresh_token else "access_token"
    body, _ = prepare_revoke_token_request(refresh_token or access_token, hint)
    return _form(client, http, url, body)


async def _with_account(client: OAuthClient, http: EgressClient, grant: Grant) -> Grant:
    """Return the grant with the account's name. If the name cannot be read, the grant is returned without it."""
    if client.endpoints.account is None:
        return grant
    headers = {"authorization": f"Bearer {grant.access_token}", "accept": "application/json"}
    try:
        request = http.build_request("GET", client.endpoints.account, headers=headers)
        reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    except ParleyError:
        return grant
    name = (_document(reply) or {}).get(client.provider.account_field) if reply.status == 200 else None
    return Grant(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes, _account(name))


# ---------------------------------------------------------------- replies


def _grant(client: OAuthClient, reply: Reply, requested: tuple[str, ...] | None, *, refreshing: bool) -> Grant:
    host = _host(client.endpoints.token)
    if reply.status == 429 or reply.status >= 500:
        raise failure_of(reply, host, repeatable=True)
    document = _document(reply)
    code = error_code(document or {})
    if code is not None:
        raise error_of(client, code, refreshing=refreshing)
    if document is None or not 200 <= reply.status < 300:
        raise UpstreamFailed(f"{host} responded with {reply.status} without a token.")
    provider = client.provider
    part = provider.token(document)
    reported = provider.reports_scopes is None or provider.reports_scopes(part)
    granted = split_scopes(part.get("scope"))
    return Grant(
        access_token=_token(part.get("access_token"), host),
        refresh_token=_token(part["refresh_token"], host) if part.get("refresh_token") else None,
        expires_in=_seconds(part.get("expires_in")),
        scopes=(requested if granted is None else granted) if reported else None,
        account=_account(provider.account(document)),
    )


def _document(reply: Reply) -> JsonObject | None:
    """Return the reply as an object: JSON, or a form, which GitHub sends if it does not understand `Accept`."""
    try:
        found: object = orjson.loads(reply.content)
    except orjson.JSONDecodeError:
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return None
        found = dict(parse_qsl(reply.content.decode("utf-8", "replace")))
    return found if isinstance(found, dict) else None


def _token(value: object, host: str) -> str:
    if not isinstance(value, str) or not is_usable_token(value):
        raise UpstreamFailed(f"{host} responded without a usable token.")
    return value


def is_usable_token(value: str) -> bool:
    """Return whether a token can be sent in a header."""
    return 0 < len(value) <= MAX_TOKEN_LENGTH and value.isascii() and value.isprintable() and " " not in value


def _seconds(value: object) -> int | None:
    """Return a token's lifetime; some providers send the number as text."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value[:12])
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < MAX_LIFETIME_SECONDS:
        return None
    return int(value)


def split_scopes(value: object) -> tuple[str, ...] | None:
    """Return the scopes of a reply's `scope`; None if it has none. Some providers separate them with commas.

    What cannot be a scope is omitted: it might not be possible to store it.
    """
    if not isinstance(value, str):
        return None
    return tuple(dict.fromkeys(filter(is_scope, re.split(r"[\s,]+", value))))[:_MOST_SCOPES]


def is_scope(text: str) -> bool:
    """Return whether a text can be a scope."""
    return _SCOPE.fullmatch(text) is not None


def _account(name: object) -> str | None:
    return name[:_MAX_ACCOUNT_LENGTH] if isinstance(name, str) and name.strip() and name.isprintable() else None


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
