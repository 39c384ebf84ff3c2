"""Peculiarities of each provider, and the settings an operator has for them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.oauth.client import Grant, authorization_url, exchange_code, refresh_grant, revoke_grant, split_scopes
from connectors.oauth.provider import Endpoints, OAuthClient
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


@pytest.mark.parametrize("kind", ["google"], indirect=True)
async def test_a_redirect_uri_that_is_not_registered_is_named(provider: FakeProvider, http: EgressClient) -> None:
    provider.error = (400, {"error": "redirect_uri_mismatch"})
    with pytest.raises(NotConfigured) as caught:
        await granted(provider, http, "read")
    assert f"register {PUBLIC}/oauth/google/callback there" in caught.value.message


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
async def test_the_pipedream_redirect_uri_can_be_set(provider: FakeProvider, http: EgressClient) -> None:
    """It is in the authorization URL and in the code exchange, which the provider rejects unless both are the same."""
    elsewhere = "http://localhost:3000/api/v1/integrations/pipedream/oauth/callback"
    default = f"{PUBLIC}/api/v1/integrations/pipedream/oauth/callback"
    for given, expected in (({}, default), ({"PIPEDREAM_REDIRECT_URI": elsewhere}, elsewhere)):
        client = client_of(provider, **given)
        url = authorization_url(client, ["read"], "state", VERIFIER)
        assert query_of(url)["redirect_uri"] == expected
        _, headers, _ = provider.answer("GET", url.removeprefix(provider.url), {}, b"")
        assert headers["location"].startswith(f"{expected}?")
        grant = await exchange_code(client, http, query_of(headers["location"])["code"], VERIFIER, ["read"])
        assert provider.is_good(grant.access_token)


def test_pipedream_urls_are_below_its_base_url() -> None:
    given = {
        "PIPEDREAM_CLIENT_ID": CLIENT_ID,
        "PIPEDREAM_CLIENT_SECRET": CLIENT_SECRET,
        "PIPEDREAM_BASE_URL": "https://app.example/",
    }
    client = OAuthClient.of(find_oauth_provider("pipedream"), given, PUBLIC)
    assert client.endpoints == Endpoints(
        "https://app.example/oauth/authorize", "https://app.example/oauth/token", "https://app.example/oauth/revoke"
    )
    assert CLIENT_SECRET not in repr(client)


BASES = {"google": "/gmail/v1", "slack": "/api", "github": "/api/v3", "pipedream": ""}
"""The path of each provider's base URL."""


@pytest.mark.parametrize("kind", [each.name for each in OAUTH_PROVIDERS], indirect=True)
async def test_with_a_base_url_nothing_is_sent_to_another_host(provider: FakeProvider) -> None:
    """Such as a token of a GitHub Enterprise server to github.com."""
    known, asked = find_oauth_provider(provider.kind), list[str]()
    given = {
        known.client_id_setting: CLIENT_ID,
        known.client_secret_setting: CLIENT_SECRET,
        known.base_name: provider.url + BASES[provider.kind],
    }
    client = OAuthClient.of(known, given, PUBLIC)

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(f"http://{host}:{port}")
        return [host]

    url = authorization_url(client, ["read"], "state", VERIFIER)
    assert url.startswith(provider.url + "/")
    _, headers, _ = provider.answer("GET", url.removeprefix(provider.url), {}, b"")
    async with EgressClient(client.hosts(), resolver=resolve) as http:
        code = query_of(headers["location"])["code"]
        grant = await exchange_code(client, http, code, VERIFIER, ["read"])
        assert grant.account is not None and grant.refresh_token is not None
        again = await refresh_grant(client, http, grant.refresh_token)
        assert provider.is_good(again.access_token)
        await revoke_grant(client, http, again.access_token, again.refresh_token or grant.refresh_token)
        assert not provider.is_good(again.access_token)
    assert set(asked) == {provider.url} and len(asked) >= 3


@pytest.mark.parametrize(
    ("base", "web"),
    [
        ("https://api.github.com", "https://github.com"),
        ("https://api.octo.ghe.com/", "https://octo.ghe.com"),
        ("https://github.example/api/v3", "https://github.example"),
        ("https://api.example/api/v3", "https://api.example"),
    ],
)
def test_github_s_pages_belong_to_its_api(base: str, web: str) -> None:
    given = {"GITHUB_CLIENT_ID": CLIENT_ID, "GITHUB_CLIENT_SECRET": CLIENT_SECRET, "GITHUB_BASE_URL": base}
    found = OAuthClient.of(find_oauth_provider("github"), given, PUBLIC).endpoints
    assert (found.authorize, found.token) == (f"{web}/login/oauth/authorize", f"{web}/login/oauth/access_token")
    assert found.account == base.rstrip("/") + "/user"


def test_a_url_that_is_set_overrides_that_of_the_base_url() -> None:
    given = {"GOOGLE_CLIENT_ID": CLIENT_ID, "GOOGLE_CLIENT_SECRET": CLIENT_SECRET}
    google = find_oauth_provider("google")
    proxy = given | {"GMAIL_BASE_URL": "https://proxy.example/gmail/v1"}
    token = "https://oauth2.googleapis.com/token"
    found = OAuthClient.of(google, proxy | {"GOOGLE_TOKEN_URL": token}, PUBLIC).endpoints
    assert (found.token, found.revoke) == (token, "https://proxy.example/revoke")
    assert OAuthClient.of(google, given, PUBLIC).endpoints == google.endpoints


# ---------------------------------------------------------------- a new client secret


@pytest.mark.parametrize("kind", [each.name for each in OAUTH_PROVIDERS], indirect=True)
async def test_while_a_secret_is_replaced_the_previous_one_is_used_too(
    provider: FakeProvider, http: EgressClient
) -> None:
    """The new secret is set here first, and the provider does not accept it yet."""
    secret = find_oauth_provider(provider.kind).client_secret_setting
    client = client_of(provider, **{secret: "new", f"{secret}_PREVIOUS": CLIENT_SECRET})
    url = authorization_url(client, ["read"], "state", VERIFIER)
    _, headers, _ = provider.answer("GET", url.removeprefix(provider.url), {}, b"")
    grant = await exchange_code(client, http, query_of(headers["location"])["code"], VERIFIER, ["read"])
    assert grant.refresh_token is not None
    again = await refresh_grant(client, http, grant.refresh_token)
    await revoke_grant(client, http, again.access_token, again.refresh_token or grant.refresh_token)
    assert not provider.is_good(again.access_token)


@pytest.mark.parametrize("kind", ["google", "github"], indirect=True)
async def test_two_wrong_secrets_are_reported_to_the_operator(provider: FakeProvider, http: EgressClient) -> None:
    secret = find_oauth_provider(provider.kind).client_secret_setting
    client = client_of(provider, **{secret: "new", f"{secret}_PREVIOUS": "old"})
    with pytest.raises(NotConfigured, match=secret):
        await refresh_grant(client, http, provider.grant()["refresh_token"])


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
        ("a b\0 c", ("a", "c")),
        ("x" * 201 + " d\u00e9 e", ("e",)),
    ],
)
def test_scopes_may_be_separated_by_spaces_or_commas(said: object, scopes: tuple[str, ...] | None) -> None:
    assert split_scopes(said) == scopes
