"""Signing in at an issuer with a browser, and attacks on it."""

from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.gateways import TLS, Gateway

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

CLIENT: Final = "parley-console"
SECRET: Final = "a secret: with / signs"


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str], issuer: FakeIssuer) -> Iterator[Gateway]:
    """A gateway whose users sign in at the issuer."""
    settings = {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE, "OIDC_CLIENT_ID": CLIENT}
    with Gateway(backend | settings | {"OIDC_CLIENT_SECRET": SECRET}) as running:
        yield running


@pytest.fixture
def browser(gateway: Gateway) -> Iterator[httpx.Client]:
    """A browser, with cookies of its own."""
    with gateway.client("") as client:
        yield client


def begin(browser: httpx.Client, **parameters: str) -> str:
    """Return the address at the issuer to which the browser is sent."""
    response = browser.get("/auth/oidc", params=parameters)
    assert response.status_code == 303, response.text
    return response.headers["location"]


def code_in(response: httpx.Response) -> str:
    assert response.status_code == 303, response.text
    return response.headers["location"].partition("#sign-in=")[2]


def test_a_person_signs_in_with_authorization_code_and_pkce(
    gateway: Gateway, issuer: FakeIssuer, browser: httpx.Client
) -> None:
    methods = browser.get("/auth/sign-in").json()
    assert methods == {"oidc": {"name": urlsplit(issuer.url).netloc, "start": "/auth/oidc"}}
    url = begin(browser, return_to="/runs/wfx_1?node=a")
    asked = dict(parse_qsl(urlsplit(url).query))
    assert url.startswith(f"{issuer.url}/authorize?")
    assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == ("code", "S256", CLIENT)
    assert "openid" in asked["scope"].split()
    assert asked["redirect_uri"] == f"{gateway.url}/auth/oidc/callback"

    back = browser.get(issuer.allow(url, sub="ada"))
    assert back.headers["location"].startswith("/runs/wfx_1?node=a#sign-in=")
    assert back.headers["cache-control"] == "no-store" and back.headers["referrer-policy"] == "no-referrer"
    assert not browser.cookies
    assert issuer.exchanges[-1]["authorization"].startswith("Basic ") and "client_secret" not in issuer.exchanges[-1]

    done = browser.post("/auth/sign-in", json={"code": code_in(back)})
    viewer = gateway.data("{ viewer { actor { name } role } }", token=done.json()["token"])["viewer"]
    assert viewer == {"actor": {"name": "Ada"}, "role": "VIEWER"}
    assert browser.post("/auth/sign-in", json={"code": code_in(back)}).status_code == 401


def test_the_client_of_the_flow_is_no_audience_of_the_api(gateway: Gateway, issuer: FakeIssuer) -> None:
    """An ID token for the console's client is a step of the flow; sent as a credential it is rejected."""
    assert gateway.graphql("{ viewer { role } }", token=issuer.token(aud=CLIENT))["errors"]


def test_another_browser_cannot_finish_an_attempt(gateway: Gateway, issuer: FakeIssuer, browser: httpx.Client) -> None:
    back = issuer.allow(begin(browser))
    with gateway.client("") as other:
        assert other.get(back).status_code == 401
        begin(other)  # a cookie of another attempt does not help
        response = other.get(back)
    assert response.status_code == 401 and "another browser" in response.text
    assert browser.get(back).status_code == 303


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another attempt"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": AUDIENCE},
        {"exp": 1},
        {"email_verified": False, "sub": "nobody"},
        {"error": "invalid_grant"},
    ],
    ids=str,
)
def test_a_token_that_is_not_of_this_attempt_is_rejected(
    issuer: FakeIssuer, browser: httpx.Client, claims: dict[str, Any]
) -> None:
    response = browser.get(issuer.allow(begin(browser), **claims))
    assert response.status_code == 401
    assert "Could not sign in" in response.text and 'href="/"' in response.text


def test_a_changed_cookie_or_state_is_rejected(issuer: FakeIssuer, browser: httpx.Client) -> None:
    back = issuer.allow(begin(browser))
    [cookie] = browser.cookies.jar
    assert cookie.path == "/auth/oidc/callback" and cookie.has_nonstandard_attr("HttpOnly")
    value = str(cookie.value)
    assert browser.get(back.replace("state=", "state=x")).status_code == 401
    for changed in (value[:-2], "x" + value, value.partition(".")[0], "", "." * 9):
        with httpx.Client(trust_env=False, cookies={cookie.name: changed}, verify=TLS) as attacker:
            assert attacker.get(back).status_code == 401, changed


@pytest.mark.parametrize(
    "return_to", ["https://evil.example", "//evil.example/tasks", "/\\evil.example", "/graphiql", "/tasks#x", "tasks"]
)
def test_an_attempt_ends_only_on_a_page_of_the_console(
    issuer: FakeIssuer, browser: httpx.Client, return_to: str
) -> None:
    back = browser.get(issuer.allow(begin(browser, return_to=return_to)))
    assert back.headers["location"].startswith("/#sign-in=")


def test_a_person_who_cancels_is_told_so(issuer: FakeIssuer, browser: httpx.Client) -> None:
    back = issuer.allow(begin(browser)).replace("code=the-code", "error=access_denied")
    response = browser.get(back)
    assert response.status_code == 401 and "cancelled" in response.text


def test_an_unavailable_issuer_is_reported(issuer: FakeIssuer, browser: httpx.Client) -> None:
    back = issuer.allow(begin(browser))
    issuer.down = True
    try:
        assert browser.get(back).status_code == 503
    finally:
        issuer.down = False


def test_without_a_client_there_is_no_such_way_to_sign_in(
    new_environment: Callable[[str], dict[str, str]], backend_name: str
) -> None:
    with Gateway(new_environment(backend_name)) as gateway, gateway.client("") as client:
        assert client.get("/auth/sign-in").json() == {"oidc": None}
        assert client.get("/auth/oidc").status_code == 404
        assert client.get("/auth/oidc/callback?state=x&code=y").status_code == 404
