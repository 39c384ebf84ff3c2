"""An OAuth 2 client: authorization URLs, and the exchange, refresh and revocation of grants.

RFC 6749 with PKCE (RFC 7636) and revocation (RFC 7009), built with authlib. A provider is data (see
`connectors.oauth.providers`); if it departs from the standard, its data defines how its replies are read. Error
messages contain nothing from a reply but the provider's short error code: descriptions may repeat what was sent.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import httpx
import orjson
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7009 import prepare_revoke_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from connectors.base import ProviderSetting
from connectors.transport.egress import EgressClient
from connectors.transport.exchange import Reply, exchange, failure_of
from errors import NotConfigured, ParleyError, ReauthRequired, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject

MAX_REPLY_BYTES: Final = 65_536
MAX_TOKEN_LENGTH: Final = 8192
MAX_LIFETIME_SECONDS: Final = 10 * 365 * 86_400
_MAX_ACCOUNT_LENGTH: Final = 255
_CODE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,60}")


class GrantRefused(ReauthRequired):
    """The provider does not accept the code or the refresh token: it was used, has expired or was revoked."""


class Revocation(Enum):
    """The request that revokes a token at a provider."""

    STANDARD = "RFC 7009: the token in a form, with the client's credentials"
    BEARER = "a request that the token itself authorises"
    GITHUB = "DELETE with the client's credentials and the token as JSON"


def _same(document: JsonObject) -> JsonObject:
    return document


def _no_account(_document: JsonObject) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class OAuthProvider:
    """A provider of OAuth connections, as data.

    Args:
        prefix: the prefix of its settings' names: `GOOGLE` gives `GOOGLE_CLIENT_ID` and so on.
        authorize_url: the URL that users are sent to; one that begins with `/` is relative to the base URL.
        revoke_url: None if tokens cannot be revoked.
        base_setting: the setting with the base URL, for a provider that has no fixed one.
        redirect_setting: the setting with another redirect URI than `PUBLIC_URL` and `callback_path`.
        scope_separator: the separator between requested scopes.
        default_scopes: requested if the caller names none.
        implied: the scopes that a scope includes.
        client_authentication: the method, as authlib and RFC 8414 name it.
        rotates: each refresh token can be used once and is replaced by the next one.
        token: returns the part of a reply that contains the token.
        account: returns the account's name from the whole reply.
        account_url: where to read the account's name if the reply does not contain it; `(URL, name of field)`.
        reports_scopes: returns whether a reply's `scope` is complete; None if it always is.
        aliases: other names that callers may use.
    """

    name: str
    title: str
    prefix: str
    authorize_url: str
    token_url: str
    revoke_url: str | None
    default_scopes: Sequence[str]
    callback_path: str
    base_setting: ProviderSetting | None = None
    redirect_setting: ProviderSetting | None = None
    scope_separator: str = " "
    implied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    authorize_params: Mapping[str, str] = field(default_factory=dict)
    client_authentication: str = "client_secret_post"
    pkce: bool = True
    rotates: bool = False
    revocation: Revocation = Revocation.STANDARD
    token: Callable[[JsonObject], JsonObject] = _same
    account: Callable[[JsonObject], str | None] = _no_account
    account_url: tuple[str, str] | None = None
    reports_scopes: Callable[[JsonObject], bool] | None = None
    aliases: frozenset[str] = frozenset()

    @property
    def client_id_setting(self) -> str:
        """Return the name of the setting with the client id."""
        return f"{self.prefix}_CLIENT_ID"

    @property
    def client_secret_setting(self) -> str:
        """Return the name of the setting with the client secret."""
        return f"{self.prefix}_CLIENT_SECRET"

    def settings(self) -> list[ProviderSetting]:
        """Return the operator's settings for this provider."""
        title = self.title
        found = [
            ProviderSetting(self.client_id_setting, f"The id of your OAuth client at {title}.", required=True),
            ProviderSetting(
                self.client_secret_setting, f"The secret of your OAuth client at {title}.", required=True, secret=True
            ),
            ProviderSetting(
                f"{self.prefix}_AUTHORIZE_URL",
                f"The URL where {title} asks users to authorize.",
                self._default_url("authorize"),
            ),
            ProviderSetting(
                f"{self.prefix}_TOKEN_URL", f"The URL where {title} issues tokens.", self._default_url("token")
            ),
        ]
        if self.revoke_url is not None:
            revoke = ProviderSetting(
                f"{self.prefix}_REVOKE_URL", f"The URL where {title} revokes tokens.", self._default_url("revoke")
            )
            found.append(revoke)
        return [*found, *(each for each in (self.base_setting, self.redirect_setting) if each is not None)]

    def _default_url(self, which: str) -> str:
        url = str(getattr(self, f"{which}_url"))
        return f"{self.base_setting.name}{url}" if self.base_setting and url.startswith("/") else url

    def missing_scopes(self, granted: Iterable[str], needed: Iterable[str]) -> list[str]:
        """Return the needed scopes that the granted ones do not cover."""
        covered = set(granted)
        for scope in tuple(covered):
            covered |= self.implied.get(scope, frozenset())
        return [scope for scope in needed if scope not in covered]


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """The operator's client at a provider: its credentials and URLs."""

    provider: OAuthProvider
    client_id: str
    client_secret: str = field(repr=False)
    authorize_url: str
    token_url: str
    revoke_url: str | None
    redirect_uri: str
    account_url: str | None

    @classmethod
    def of(cls, provider: OAuthProvider, given: Mapping[str, str], public_url: str) -> "OAuthClient":
        """Return the client that the settings describe.

        Args:
            given: the operator's settings, by name.
            public_url: `PUBLIC_URL`, the start of the redirect URI.

        Raises:
            NotConfigured: the message names the settings that are missing.
        """
        needed = [provider.client_id_setting, provider.client_secret_setting]
        if provider.base_setting is not None:
            needed.append(provider.base_setting.name)
        if missing := [name for name in needed if not given.get(name)]:
            raise NotConfigured(f"{provider.title} is not configured: set {', '.join(missing)}.")
        redirect = given.get(provider.redirect_setting.name) if provider.redirect_setting else None
        return cls(
            provider=provider,
            client_id=given[provider.client_id_setting],
            client_secret=given[provider.client_secret_setting],
            authorize_url=_address(provider, given, "AUTHORIZE_URL", provider.authorize_url),
            token_url=_address(provider, given, "TOKEN_URL", provider.token_url),
            revoke_url=_address(provider, given, "REVOKE_URL", provider.revoke_url) if provider.revoke_url else None,
            redirect_uri=redirect or public_url + provider.callback_path,
            account_url=_account_address(provider, given),
        )

    def hosts(self) -> list[str]:
        """Return `host:port` of each URL that the gateway itself calls: the operator has chosen them."""
        addresses = (self.token_url, self.revoke_url, self.account_url)
        return [host_and_port(address) for address in addresses if address is not None]


def host_and_port(address: str) -> str:
    """Return the host and port of a URL, in the form of `HTTP_ALLOWED_HOSTS`."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def _address(provider: OAuthProvider, given: Mapping[str, str], which: str, default: str) -> str:
    chosen = given.get(f"{provider.prefix}_{which}", default)
    if chosen.startswith("/") and provider.base_setting is not None:
        return given[provider.base_setting.name].rstrip("/") + chosen
    return chosen


def _account_address(provider: OAuthProvider, given: Mapping[str, str]) -> str | None:
    if provider.account_url is None:
        return None
    base = given.get(f"{provider.prefix}_BASE_URL", "").rstrip("/")
    address = provider.account_url[0]
    return base + urlsplit(address).path if base else address


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
        client.authorize_url,
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
    if client.revoke_url is None:
        raise UpstreamFailed(f"{client.provider.title} does not support revoking tokens.")
    request = _revocation(client, http, client.revoke_url, access_token, refresh_token)
    reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    document = _document(reply) or {}
    code = _error_code(document)
    if code in _ALREADY_REVOKED or (client.provider.revocation is Revocation.GITHUB and reply.status in (404, 422)):
        return
    if code is not None:
        raise _error(client, code)
    if not 200 <= reply.status < 300:
        raise failure_of(reply, _host(client.revoke_url), repeatable=True)


# ---------------------------------------------------------------- requests


async def _request_token(
    client: OAuthClient,
    http: EgressClient,
    grant_type: str,
    given: Mapping[str, str],
    requested: tuple[str, ...] | None = None,
) -> Grant:
    body: str = prepare_token_request(grant_type, **given)
    request = _form(client, http, client.token_url, body)
    # Repeating the request is safe: the provider rejects a code or token that the first one has used.
    reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    return _grant(client, reply, requested)


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
    if client.account_url is None or client.provider.account_url is None:
        return grant
    headers = {"authorization": f"Bearer {grant.access_token}", "accept": "application/json"}
    try:
        request = http.build_request("GET", client.account_url, headers=headers)
        reply = await exchange(http, request, repeatable=True, max_bytes=MAX_REPLY_BYTES)
    except ParleyError:
        return grant
    name = (_document(reply) or {}).get(client.provider.account_url[1]) if reply.status == 200 else None
    return Grant(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes, _account(name))


# ---------------------------------------------------------------- replies


def _grant(client: OAuthClient, reply: Reply, requested: tuple[str, ...] | None) -> Grant:
    host = _host(client.token_url)
    if reply.status == 429 or reply.status >= 500:
        raise failure_of(reply, host, repeatable=True)
    document = _document(reply)
    code = _error_code(document or {})
    if code is not None:
        raise _error(client, code)
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
        found: Any = orjson.loads(reply.content)
    except orjson.JSONDecodeError:
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return None
        found = dict(parse_qsl(reply.content.decode("utf-8", "replace")))
    return found if isinstance(found, dict) else None


def _error_code(document: JsonObject) -> str | None:
    """Return the provider's error code; Slack and GitHub send it with status 200."""
    code = document.get("error")
    if code is None and document.get("ok") is not False:
        return None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else "unknown error"


_ALREADY_REVOKED: Final = frozenset(
    {"invalid_token", "token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed"}
)
_INVALID_GRANT: Final = frozenset(
    {
        "invalid_grant",
        "bad_verification_code",
        "bad_refresh_token",
        "invalid_code",
        "code_already_used",
        "invalid_refresh_token",
        "token_expired",
        "token_revoked",
    }
)
_INVALID_CLIENT: Final = frozenset(
    {
        "invalid_client",
        "unauthorized_client",
        "incorrect_client_credentials",
        "invalid_client_id",
        "bad_client_secret",
    }
)
_INVALID_REDIRECT_URI: Final = frozenset({"redirect_uri_mismatch", "bad_redirect_uri"})
_TRANSIENT: Final = frozenset(
    {
        "temporarily_unavailable",
        "server_error",
        "slow_down",
        "ratelimited",
        "rate_limited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
    }
)


def _error(client: OAuthClient, code: str) -> ParleyError:
    provider = client.provider
    if code in _INVALID_GRANT:
        return GrantRefused(f"{provider.title} no longer accepts the grant ({code}); connect the account again.")
    if code in _INVALID_CLIENT:
        names = f"{provider.client_id_setting} and {provider.client_secret_setting}"
        return NotConfigured(f"{provider.title} does not accept Parley's credentials ({code}); check {names}.")
    if code in _INVALID_REDIRECT_URI:
        return NotConfigured(
            f"{provider.title} does not accept the redirect URI ({code}); register {client.redirect_uri} there."
        )
    if code in _TRANSIENT:
        return UpstreamUnavailable(f"{provider.title} is temporarily unavailable ({code}).")
    return UpstreamFailed(f"{provider.title} responded with the error {code}.")


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
    """Return the scopes of a reply's `scope`; None if it has none. Some providers separate them with commas."""
    if not isinstance(value, str):
        return None
    return tuple(dict.fromkeys(re.split(r"[\s,]+", value.strip()))) if value.strip() else ()


def _account(name: object) -> str | None:
    return name[:_MAX_ACCOUNT_LENGTH] if isinstance(name, str) and name.strip() and name.isprintable() else None


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
