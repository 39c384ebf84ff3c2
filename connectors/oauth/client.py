"""OAuth 2 as a client: sending a person to a provider, and exchanging, refreshing and revoking what comes back.

RFC 6749 with PKCE (RFC 7636) and revocation (RFC 7009), put together with authlib. A provider is data (see
`connectors.oauth.providers`); where one departs from the standard, its data says how its replies are read. No message
of an error holds anything of a reply but the provider's short error code: descriptions may repeat what was sent.
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

LARGEST_REPLY: Final = 65_536
LONGEST_TOKEN: Final = 8192
LONGEST_LIFE: Final = 10 * 365 * 86_400
_LONGEST_ACCOUNT: Final = 255
_CODE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,60}")


class GrantRefused(ReauthRequired):
    """The provider does not take the code or the refresh token: it was used, has ended, or was taken back."""


class Revocation(Enum):
    """How a provider is told that a token is to end."""

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
        prefix: what the names of its settings begin with: `GOOGLE` gives `GOOGLE_CLIENT_ID` and so on.
        authorize_url: where a person is sent; an address that begins with `/` is below the base address.
        revoke_url: None when tokens cannot be revoked.
        base_setting: the setting that holds the base address, for a provider that has no fixed one.
        redirect_setting: the setting that can name another redirect URI than `PUBLIC_URL` and `callback_path`.
        scope_separator: what stands between the scopes that are asked for.
        default_scopes: asked for when the caller names none.
        implied: what a scope covers besides itself.
        client_authentication: as authlib and RFC 8414 call it.
        rotates: each refresh token can be used once and comes with the next one.
        token: returns the part of a reply that holds the token.
        account: returns whose account it is, from the whole reply.
        account_url: asked for the account with the new token, when the reply does not tell; `(address, name of field)`.
        scopes_told: tells whether a reply's `scope` is the whole truth; None when it always is.
        aliases: other names by which a caller may mean it.
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
        """Return every setting of the operator that it reads."""
        title = self.title
        found = [
            ProviderSetting(self.client_id_setting, f"The id of your OAuth client at {title}.", required=True),
            ProviderSetting(self.client_secret_setting, "Its secret.", required=True, secret=True),
            ProviderSetting(f"{self.prefix}_AUTHORIZE_URL", f"Where {title} asks people.", self._shown("authorize")),
            ProviderSetting(f"{self.prefix}_TOKEN_URL", f"Where {title} gives tokens.", self._shown("token")),
        ]
        if self.revoke_url is not None:
            revoke = ProviderSetting(f"{self.prefix}_REVOKE_URL", f"Where {title} ends tokens.", self._shown("revoke"))
            found.append(revoke)
        return [*found, *(each for each in (self.base_setting, self.redirect_setting) if each is not None)]

    def _shown(self, which: str) -> str:
        url = str(getattr(self, f"{which}_url"))
        return f"{self.base_setting.name}{url}" if self.base_setting and url.startswith("/") else url

    def missing_scopes(self, granted: Iterable[str], needed: Iterable[str]) -> list[str]:
        """Return what is needed and not covered by what was granted."""
        covered = set(granted)
        for scope in tuple(covered):
            covered |= self.implied.get(scope, frozenset())
        return [scope for scope in needed if scope not in covered]


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """What the operator has set for a provider: who Parley is there, and the addresses."""

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
            public_url: `PUBLIC_URL`, which the redirect URI begins with.

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
        """Return `host:port` of every address the gateway itself asks: the operator has chosen them."""
        addresses = (self.token_url, self.revoke_url, self.account_url)
        return [host_and_port(address) for address in addresses if address is not None]


def host_and_port(address: str) -> str:
    """Return the place of an address, as `HTTP_ALLOWED_HOSTS` would name it."""
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
    """What a provider granted.

    Args:
        expires_in: seconds from now; None when the token does not end by itself.
        refresh_token: None when none came, which after a refresh means that the former one stays.
        scopes: as granted; None when the provider does not tell.
        account: the name of the account at the provider, when it tells.
    """

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_in: int | None
    scopes: tuple[str, ...] | None
    account: str | None = None


# ---------------------------------------------------------------- what is asked


def authorization_url(client: OAuthClient, scopes: Sequence[str], state: str, verifier: str) -> str:
    """Return where to send the person (RFC 6749 §4.1.1).

    Args:
        verifier: the secret of PKCE; its hash goes along.
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
    client: OAuthClient, http: EgressClient, code: str, verifier: str, asked: Sequence[str]
) -> Grant:
    """Return what a code stands for (RFC 6749 §4.1.3); a code works once.

    Args:
        asked: the scopes that were asked for; where a reply names none, these were granted (§5.1).

    Raises:
        GrantRefused: the provider does not take the code.
        NotConfigured: the provider does not take the client's id, secret or redirect URI.
        UpstreamUnavailable, UpstreamFailed: see `errors`.
    """
    given = {"code": code, "redirect_uri": client.redirect_uri}
    if client.provider.pkce:
        given["code_verifier"] = verifier
    grant = await _ask_for_token(client, http, "authorization_code", given, tuple(asked))
    return grant if grant.account is not None else await _with_account(client, http, grant)


async def refresh_grant(client: OAuthClient, http: EgressClient, refresh_token: str) -> Grant:
    """Return new tokens for a refresh token (RFC 6749 §6).

    Raises:
        GrantRefused: the provider does not take the refresh token (any more).
        NotConfigured, UpstreamUnavailable, UpstreamFailed: as `exchange_code`.
    """
    return await _ask_for_token(client, http, "refresh_token", {"refresh_token": refresh_token})


async def revoke_grant(client: OAuthClient, http: EgressClient, access_token: str, refresh_token: str | None) -> None:
    """End a grant at the provider. One that has ended already is no error.

    Raises:
        NotConfigured, UpstreamUnavailable, UpstreamFailed: the provider may still honour the tokens.
    """
    if client.revoke_url is None:
        raise UpstreamFailed(f"{client.provider.title} has no way to revoke a token.")
    request = _revocation(client, http, client.revoke_url, access_token, refresh_token)
    reply = await exchange(http, request, repeatable=True, max_bytes=LARGEST_REPLY)
    document = _document(reply) or {}
    code = _error_code(document)
    if code in _GONE_ALREADY or (client.provider.revocation is Revocation.GITHUB and reply.status in (404, 422)):
        return
    if code is not None:
        raise _refusal(client, code)
    if not 200 <= reply.status < 300:
        raise failure_of(reply, _host(client.revoke_url), repeatable=True)


# ---------------------------------------------------------------- how it is asked


async def _ask_for_token(
    client: OAuthClient,
    http: EgressClient,
    grant_type: str,
    given: Mapping[str, str],
    asked: tuple[str, ...] | None = None,
) -> Grant:
    body: str = prepare_token_request(grant_type, **given)
    request = _form(client, http, client.token_url, body)
    # Whoever asks again is told by the provider whether the first time counted.
    reply = await exchange(http, request, repeatable=True, max_bytes=LARGEST_REPLY)
    return _grant(client, reply, asked)


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
    # The refresh token, where there is one: with it goes everything that came of it (RFC 7009 §2.1).
    hint = "refresh_token" if refresh_token else "access_token"
    body, _ = prepare_revoke_token_request(refresh_token or access_token, hint)
    return _form(client, http, url, body)


async def _with_account(client: OAuthClient, http: EgressClient, grant: Grant) -> Grant:
    """Return the grant with the account's name. A name is not worth a failure: without one it stays as it was."""
    if client.account_url is None or client.provider.account_url is None:
        return grant
    headers = {"authorization": f"Bearer {grant.access_token}", "accept": "application/json"}
    try:
        request = http.build_request("GET", client.account_url, headers=headers)
        reply = await exchange(http, request, repeatable=True, max_bytes=LARGEST_REPLY)
    except ParleyError:
        return grant
    name = (_document(reply) or {}).get(client.provider.account_url[1]) if reply.status == 200 else None
    return Grant(grant.access_token, grant.refresh_token, grant.expires_in, grant.scopes, _account(name))


# ---------------------------------------------------------------- what comes back


def _grant(client: OAuthClient, reply: Reply, asked: tuple[str, ...] | None) -> Grant:
    host = _host(client.token_url)
    if reply.status == 429 or reply.status >= 500:
        raise failure_of(reply, host, repeatable=True)
    document = _document(reply)
    code = _error_code(document or {})
    if code is not None:
        raise _refusal(client, code)
    if document is None or not 200 <= reply.status < 300:
        raise UpstreamFailed(f"{host} answered {reply.status} without a token.")
    provider = client.provider
    part = provider.token(document)
    told = provider.reports_scopes is None or provider.reports_scopes(part)
    granted = split_scopes(part.get("scope"))
    return Grant(
        access_token=_token(part.get("access_token"), host),
        refresh_token=_token(part["refresh_token"], host) if part.get("refresh_token") else None,
        expires_in=_seconds(part.get("expires_in")),
        scopes=(asked if granted is None else granted) if told else None,
        account=_account(provider.account(document)),
    )


def _document(reply: Reply) -> JsonObject | None:
    """Return the reply as an object: JSON, or a form as GitHub sends where its `Accept` was not understood."""
    try:
        found: Any = orjson.loads(reply.content)
    except orjson.JSONDecodeError:
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return None
        found = dict(parse_qsl(reply.content.decode("utf-8", "replace")))
    return found if isinstance(found, dict) else None


def _error_code(document: JsonObject) -> str | None:
    """Return the provider's name for what went wrong; Slack and GitHub send it with status 200."""
    code = document.get("error")
    if code is None and document.get("ok") is not False:
        return None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else "an error without a name"


_GONE_ALREADY: Final = frozenset(
    {"invalid_token", "token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed"}
)
_REFUSED_GRANTS: Final = frozenset(
    {
        *("invalid_grant", "bad_verification_code", "bad_refresh_token"),
        *("invalid_code", "code_already_used", "invalid_refresh_token", "token_expired", "token_revoked"),
    }
)
_REFUSED_CLIENTS: Final = frozenset(
    {
        *("invalid_client", "unauthorized_client", "incorrect_client_credentials"),
        *("invalid_client_id", "bad_client_secret"),
    }
)
_REFUSED_ADDRESSES: Final = frozenset({"redirect_uri_mismatch", "bad_redirect_uri"})
_LATER: Final = frozenset(
    {
        *("temporarily_unavailable", "server_error", "slow_down"),
        *("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"),
    }
)


def _refusal(client: OAuthClient, code: str) -> ParleyError:
    provider = client.provider
    if code in _REFUSED_GRANTS:
        return GrantRefused(f"{provider.title} does not accept the grant any more ({code}); connect the account again.")
    if code in _REFUSED_CLIENTS:
        names = f"{provider.client_id_setting} and {provider.client_secret_setting}"
        return NotConfigured(f"{provider.title} does not accept Parley's credentials ({code}); check {names}.")
    if code in _REFUSED_ADDRESSES:
        return NotConfigured(
            f"{provider.title} does not know the redirect address ({code}); register {client.redirect_uri} there."
        )
    if code in _LATER:
        return UpstreamUnavailable(f"{provider.title} cannot do it now ({code}).")
    return UpstreamFailed(f"{provider.title} refused: {code}.")


def _token(value: object, host: str) -> str:
    if not isinstance(value, str) or not usable_token(value):
        raise UpstreamFailed(f"{host} answered without a usable token.")
    return value


def usable_token(value: str) -> bool:
    """Return whether a token can go into a header."""
    return 0 < len(value) <= LONGEST_TOKEN and value.isascii() and value.isprintable() and " " not in value


def _seconds(value: object) -> int | None:
    """Return for how long a token is good; some providers send the number as text."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value[:12])
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < LONGEST_LIFE:
        return None
    return int(value)


def split_scopes(value: object) -> tuple[str, ...] | None:
    """Return the scopes of a reply's `scope`; None when it has none. Some providers put commas between them."""
    if not isinstance(value, str):
        return None
    return tuple(dict.fromkeys(re.split(r"[\s,]+", value.strip()))) if value.strip() else ()


def _account(name: object) -> str | None:
    return name[:_LONGEST_ACCOUNT] if isinstance(name, str) and name.strip() and name.isprintable() else None


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
