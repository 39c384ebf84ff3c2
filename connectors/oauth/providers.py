"""The providers of OAuth connections, as data. Add a new one to `OAUTH_PROVIDERS`."""

import base64
import binascii
from typing import Final
from urllib.parse import urlsplit

import orjson

from connectors.base import ProviderSetting
from connectors.oauth.provider import Endpoints, OAuthProvider, Revocation
from errors import InvalidInput
from json_types import JsonObject
from shown import as_json

_GMAIL: Final = "https://www.googleapis.com/auth/gmail."


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _google_at(base: str) -> Endpoints:
    origin = _origin(base)
    return Endpoints(f"{origin}/o/oauth2/v2/auth", f"{origin}/token", f"{origin}/revoke")


def _google_account(document: JsonObject) -> str | None:
    """Return the account's e-mail address from the ID token.

    Its signature is not verified: the token came directly from the token endpoint (OpenID Connect Core §3.1.3.7), and
    the address is used only as a label.
    """
    parts = str(document.get("id_token", "")).split(".")
    try:
        claims = orjson.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (IndexError, binascii.Error, ValueError):
        return None
    email = claims.get("email") if isinstance(claims, dict) else None
    return email if isinstance(email, str) else None


GOOGLE: Final = OAuthProvider(
    name="google",
    title="Google",
    prefix="GOOGLE",
    endpoints=Endpoints(
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://oauth2.googleapis.com/revoke",
    ),
    base_name="GMAIL_BASE_URL",
    endpoints_at=_google_at,
    callback_path="/oauth/google/callback",
    default_scopes=("openid", "email", f"{_GMAIL}send", f"{_GMAIL}readonly"),
    implied={
        "https://mail.google.com/": frozenset(f"{_GMAIL}{each}" for each in ("send", "readonly", "modify", "metadata")),
        f"{_GMAIL}modify": frozenset(f"{_GMAIL}{each}" for each in ("send", "readonly", "metadata")),
        f"{_GMAIL}readonly": frozenset({f"{_GMAIL}metadata"}),
    },
    # Google issues a refresh token only for offline access, and only if the user is asked for consent again.
    authorize_params={"access_type": "offline", "prompt": "consent"},
    account=_google_account,
    aliases=frozenset({"gmail"}),
)


def _slack_at(base: str) -> Endpoints:
    return Endpoints(f"{_origin(base)}/oauth/v2/authorize", f"{base}/oauth.v2.access", f"{base}/auth.revoke")


def _slack_token(document: JsonObject) -> JsonObject:
    """Return the bot's part of the reply; without a bot, the nested part of the user."""
    user = document.get("authed_user")
    return user if "access_token" not in document and isinstance(user, dict) else document


def _slack_account(document: JsonObject) -> str | None:
    team = document.get("team")
    name = team.get("name") if isinstance(team, dict) else None
    return name if isinstance(name, str) else None


SLACK: Final = OAuthProvider(
    name="slack",
    title="Slack",
    prefix="SLACK",
    endpoints=_slack_at("https://slack.com/api"),
    base_name="SLACK_BASE_URL",
    endpoints_at=_slack_at,
    callback_path="/oauth/slack/callback",
    default_scopes=("chat:write", "channels:read", "im:write", "users:read", "users:read.email"),
    scope_separator=",",
    client_authentication="client_secret_basic",
    rotates=True,
    revocation=Revocation.BEARER,
    token=_slack_token,
    account=_slack_account,
)


def _github_at(base: str) -> Endpoints:
    """Return the URLs of github.com, of GHE.com (`https://api.name.ghe.com`) or of a server (`https://host/api/v3`)."""
    web = _origin(base) if urlsplit(base).path.strip("/") else _origin(base).replace("://api.", "://", 1)
    return Endpoints(
        f"{web}/login/oauth/authorize",
        f"{web}/login/oauth/access_token",
        f"{base}/applications/{{client_id}}/grant",
        f"{base}/user",
    )


GITHUB: Final = OAuthProvider(
    name="github",
    title="GitHub",
    prefix="GITHUB",
    endpoints=_github_at("https://api.github.com"),
    base_name="GITHUB_BASE_URL",
    endpoints_at=_github_at,
    callback_path="/oauth/github/callback",
    default_scopes=("repo", "read:user"),
    implied={
        "repo": frozenset({"public_repo", "repo:status", "repo_deployment", "repo:invite", "security_events"}),
        "user": frozenset({"read:user", "user:email", "user:follow"}),
    },
    rotates=True,
    revocation=Revocation.GITHUB,
    account_field="login",
    # A GitHub App's user token has the app's permissions and an empty scope.
    reports_scopes=lambda part: not str(part.get("access_token", "")).startswith("ghu_"),
)

PIPEDREAM: Final = OAuthProvider(
    name="pipedream",
    title="Pipedream",
    prefix="PIPEDREAM",
    endpoints=None,
    base_name="PIPEDREAM_BASE_URL",
    endpoints_at=lambda base: Endpoints(f"{base}/oauth/authorize", f"{base}/oauth/token", f"{base}/oauth/revoke"),
    callback_path="/api/v1/integrations/pipedream/oauth/callback",
    base_setting=ProviderSetting(
        "PIPEDREAM_BASE_URL", "The host where users connect their Pipedream accounts, such as `https://app.example`."
    ),
    redirect_setting=ProviderSetting(
        "PIPEDREAM_REDIRECT_URI",
        "The redirect URI registered at Pipedream, if it is not the one below `PUBLIC_URL`.",
    ),
    default_scopes=("agents:read", "workflows:read", "collaboration:read"),
    rotates=True,
    account=lambda document: account if isinstance(account := document.get("account"), str) else None,
)

OAUTH_PROVIDERS: Final = (GOOGLE, SLACK, GITHUB, PIPEDREAM)
"""All providers of OAuth connections."""


def find_oauth_provider(name: str) -> OAuthProvider:
    """Return a provider by its name or an alias: `gmail` is google.

    Raises:
        InvalidInput: there is none.
    """
    for provider in OAUTH_PROVIDERS:
        if name == provider.name or name in provider.aliases:
            return provider
    known = ", ".join(each.name for each in OAUTH_PROVIDERS)
    raise InvalidInput(f"There is no OAuth provider {as_json(name)}. Known providers: {known}.", field=["provider"])


def oauth_settings() -> list[ProviderSetting]:
    """Return the settings of all OAuth providers."""
    return [setting for provider in OAUTH_PROVIDERS for setting in provider.settings()]
