"""Providers of OAuth connections as data, and the operator's client at one of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from urllib.parse import urlsplit

from connectors.base import ProviderSetting
from errors import NotConfigured
from json_types import JsonObject


class Revocation(Enum):
    """The request that revokes a token at a provider."""

    STANDARD = "RFC 7009: the token in a form, with the client's credentials"
    BEARER = "a request that the token itself authorises"
    GITHUB = "DELETE with the client's credentials and the token as JSON"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The URLs of a provider.

    Args:
        authorize: where users are asked to authorize.
        revoke: None if tokens cannot be revoked.
        account: where to read the account's name if the reply with the token does not contain it.
    """

    authorize: str
    token: str
    revoke: str | None
    account: str | None = None


def _same(document: JsonObject) -> JsonObject:
    return document


def _no_account(_document: JsonObject) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class OAuthProvider:
    """A provider of OAuth connections, as data.

    Args:
        prefix: the prefix of its settings' names: `GOOGLE` gives `GOOGLE_CLIENT_ID` and so on.
        endpoints: its URLs; None if the operator must set a base URL.
        base_name: the setting with another base URL of its API, which all its URLs then follow.
        endpoints_at: returns the URLs that belong to a base URL, all at its host, so that no token of, say, an
            Enterprise server is sent to the public one.
        base_setting: the setting of that name, if no connector declares it.
        redirect_setting: the setting with another redirect URI than `PUBLIC_URL` and `callback_path`.
        scope_separator: the separator between requested scopes.
        default_scopes: requested if the caller names none.
        implied: the scopes that a scope includes.
        client_authentication: the method, as authlib and RFC 8414 name it.
        rotates: each refresh token can be used once and is replaced by the next one.
        token: returns the part of a reply that contains the token.
        account: returns the account's name from the whole reply.
        account_field: the field with the account's name in the response of `Endpoints.account`.
        reports_scopes: returns whether a reply's `scope` is complete; None if it always is.
        aliases: other names that callers may use.
    """

    name: str
    title: str
    prefix: str
    endpoints: Endpoints | None
    base_name: str
    endpoints_at: Callable[[str], Endpoints]
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
    account_field: str = ""
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

    @property
    def previous_secret_setting(self) -> str:
        """Return the name of the setting with the client secret that is being replaced."""
        return f"{self.prefix}_CLIENT_SECRET_PREVIOUS"

    def settings(self) -> list[ProviderSetting]:
        """Return the operator's settings for this provider."""
        title, base, shown = self.title, self.base_name, self.endpoints or self.endpoints_at(self.base_name)
        follows = f"; if `{base}` is set, it is at that host unless set too" if self.endpoints is not None else ""
        found = [
            ProviderSetting(self.client_id_setting, f"The id of your OAuth client at {title}.", required=True),
            ProviderSetting(
                self.client_secret_setting, f"The secret of your OAuth client at {title}.", required=True, secret=True
            ),
            ProviderSetting(
                self.previous_secret_setting,
                f"The secret that is being replaced: it is used when {title} does not accept the other one.",
                secret=True,
            ),
            ProviderSetting(
                f"{self.prefix}_AUTHORIZE_URL",
                f"The URL where {title} asks users to authorize{follows}.",
                shown.authorize,
            ),
            ProviderSetting(f"{self.prefix}_TOKEN_URL", f"The URL where {title} issues tokens{follows}.", shown.token),
        ]
        if shown.revoke is not None:
            meaning = f"The URL where {title} revokes tokens{follows}."
            found.append(ProviderSetting(f"{self.prefix}_REVOKE_URL", meaning, shown.revoke))
        return [*found, *(each for each in (self.base_setting, self.redirect_setting) if each is not None)]

    def missing_scopes(self, granted: Iterable[str], needed: Iterable[str]) -> list[str]:
        """Return the needed scopes that the granted ones do not cover."""
        covered = set(granted)
        for scope in tuple(covered):
            covered |= self.implied.get(scope, frozenset())
        return [scope for scope in needed if scope not in covered]


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """The operator's client at a provider: its credentials and URLs.

    Args:
        previous_secret: the secret that is being replaced, if any.
    """

    provider: OAuthProvider
    client_id: str
    client_secret: str = field(repr=False)
    endpoints: Endpoints
    redirect_uri: str
    previous_secret: str | None = field(default=None, repr=False)

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
        if provider.endpoints is None:
            needed.append(provider.base_name)
        if missing := [name for name in needed if not given.get(name)]:
            raise NotConfigured(f"{provider.title} is not configured: set {', '.join(missing)}.")
        redirect = given.get(provider.redirect_setting.name) if provider.redirect_setting else None
        return cls(
            provider=provider,
            client_id=given[provider.client_id_setting],
            client_secret=given[provider.client_secret_setting],
            previous_secret=given.get(provider.previous_secret_setting),
            endpoints=_endpoints(provider, given),
            redirect_uri=redirect or public_url + provider.callback_path,
        )

    def hosts(self) -> list[str]:
        """Return `host:port` of each URL that the gateway itself calls: the operator has chosen them."""
        addresses = (self.endpoints.token, self.endpoints.revoke, self.endpoints.account)
        return [host_and_port(address) for address in addresses if address is not None]

    def with_previous_secret(self) -> "OAuthClient | None":
        """Return the client with the secret that is being replaced; None if there is none."""
        if self.previous_secret is None:
            return None
        return replace(self, client_secret=self.previous_secret, previous_secret=None)


def host_and_port(address: str) -> str:
    """Return the host and port of a URL, in the form of `HTTP_ALLOWED_HOSTS`."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def _endpoints(provider: OAuthProvider, given: Mapping[str, str]) -> Endpoints:
    """Return the URLs: each that is set, or else that of the base URL, or else the provider's own."""
    base = given.get(provider.base_name, "").rstrip("/")
    found = provider.endpoints_at(base) if base else provider.endpoints
    assert found is not None  # without URLs of its own, the base URL is required
    names = {"authorize": "AUTHORIZE_URL", "token": "TOKEN_URL"} | ({"revoke": "REVOKE_URL"} if found.revoke else {})
    chosen = {field: given.get(f"{provider.prefix}_{name}") for field, name in names.items()}
    return replace(found, **{field: _below(base, url) for field, url in chosen.items() if url})


def _below(base: str, url: str) -> str:
    return base + url if url.startswith("/") else url
