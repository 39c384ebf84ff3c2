"""Peculiarities of each provider, and the settings an operator has for them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.oauth.client import Grant, OAuthClient, authorization_url, exchange_code, refresh_grant, split_scopes
from connectors.oauth.providers import OAUTH_PROVIDERS, find_oauth_provider
from connectors.transport.egress import EgressClient
from errors import NotConfigured
from tests.connections.browser import query_of
from tests.fakes.oauth_server import CLIENT_ID, CLIENT_SECRET, FakeProvider

PUBLIC = "https://parley.example"
VERIFIER = "v" * 64


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def provider(kind: str) -> Iterator[FakeProvider]:
    with FakeProvider(kind) as running:
        yield running


@pytest.fixture
async def http(provider: FakeProvider) -> AsyncIterator[EgressClient]:
    async with EgressClient(["127.0.0.1:" + provider.url.rpartition(":")[2]]) as client:
        yield client


def client_of(provider: FakeProvider, **more: str) -> OAuthClient:
    return OAuthClient.of(find_oauth_provider(provider.kind), provider.environment | more, PUBLIC)


async def granted(provider: FakeProvider, http: EgressClient, *scopes: str) -> Grant:
    """Go through the provider's consent page and back."""
    client = client_of(provider)
    url = authorization_url(client, scopes, "state", VERIFIER)
    _, headers, _ = provider.answer("GET", url.removeprefix(provider.url), {}, b"")
    return await exchange_code(client, http, query_of(headers["location"])["code"], VERIFIER, scopes)


@pytest.mark.parametrize("kind", ["slack"], indirect=True)
async def test_slack_nests_the_token_of_a_user(provider: FakeProvider, http: EgressClient) -> None:
    provider.user_only = True
    grant = await granted(provider, http, "search:read", "users:read")
    assert provider.is_good(grant.access_token)
    assert grant.scopes == ("search:read", "users:read") and grant.account == "Analytical Engines"
    assert grant.refresh_token is not None
    again = await refresh_grant(client_of(provider), http, grant.refresh_token)
    assert provider.is_good(again.access_token) and again.refresh_token != grant.refresh_token


@pytest.mark.parametrize("kind", ["github"], indirect=True)
async def test_github_may_respond_with_a_form(provider: FakeProvider, http: EgressClient) -> None:
    provider.answers_in_forms = True
    grant = await granted(provider, http, "repo", "read:user")
    assert provider.is_good(grant.access_token)
    assert (grant.scopes, grant.expires_in, grant.account) == (("repo", "read:user"), 3600, "ada")


@pytest.mark.parametrize("kind", ["github"], indirect=True)
async def test_a_github_token_without_expiry(provider: FakeProvider, http: EgressClient) -> None:
    provider.lifetime = None
    grant = await granted(provider, http, "repo")
    assert (grant.expires_in, grant.refresh_token) == (None, None)


@pytest.mark.parametrize("kind", ["google"], indirect=True)
async def test_google_refresh_tokens_are_kept(provider: FakeProvider, http: EgressClient) -> None:
    grant = await granted(provider, http, "openid")
    assert grant.refresh_token is not None and grant.account == "ada@example.com"
    again = await refresh_grant(client_of(provider), http, grant.refresh_token)
    assert again.refresh_token is None and provider.is_good(again.access_token)


def test_github_app_tokens_have_no_scopes() -> None:
    reports_scopes: Any = find_oauth_provider("github").reports_scopes
    assert reports_scopes({"access_token": "gho_x", "scope": "repo"}) and not reports_scopes(
        {"access_token": "ghu_x", "scope": ""}
    )


@pytest.mark.parametrize("kind", ["pipedream"], indirect=True)
async def test_the_pipedream_redirect_uri_can_be_set(provider: FakeProvider) -> None:
    assert client_of(provider).redirect_uri == f"{PUBLIC}/api/v1/integrations/pipedream/oauth/callback"
    elsewhere = "http://localhost:3000/api/v1/integrations/pipedream/oauth/callback"
    assert client_of(provider, PIPEDREAM_REDIRECT_URI=elsewhere).redirect_uri == elsewhere


def test_pipedream_urls_are_below_its_base_url() -> None:
    given = {
        "PIPEDREAM_CLIENT_ID": CLIENT_ID,
        "PIPEDREAM_CLIENT_SECRET": CLIENT_SECRET,
        "PIPEDREAM_BASE_URL": "https://app.example/",
    }
    client = OAuthClient.of(find_oauth_provider("pipedream"), given, PUBLIC)
    assert client.authorize_url == "https://app.example/oauth/authorize"
    assert (client.token_url, client.revoke_url) == (
        "https://app.example/oauth/token",
        "https://app.example/oauth/revoke",
    )
    assert CLIENT_SECRET not in repr(client)


@pytest.mark.parametrize("name", [each.name for each in OAUTH_PROVIDERS])
def test_missing_settings_are_named(name: str) -> None:
    with pytest.raises(NotConfigured, match=f"{name.upper()}_CLIENT_ID, {name.upper()}_CLIENT_SECRET"):
        OAuthClient.of(find_oauth_provider(name), {}, PUBLIC)


@pytest.mark.parametrize(
    ("said", "scopes"),
    [
        ("a b", ("a", "b")),
        ("a,b", ("a", "b")),
        ("a, b a", ("a", "b")),
        ("", ()),
        (" ", ()),
        (None, None),
        (["a"], None),
    ],
)
def test_scopes_may_be_separated_by_spaces_or_commas(said: object, scopes: tuple[str, ...] | None) -> None:
    assert split_scopes(said) == scopes
