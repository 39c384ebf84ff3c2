"""Connecting an account: the OAuth flow, who may complete it, and how failures are reported."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from models.connections import OAuthFlow
from models.users import Role
from resolvers.connections.oauth import MOST_FLOWS
from storage.clock import now
from tests.connections.browser import Browser, connection_of, connections, query_of
from tests.fakes.oauth_server import CLIENT_SECRET, FakeProvider
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, on_database, person
from tests.suite import one_backend

Providers = dict[str, FakeProvider]
Browse = Callable[[Person], Browser]


# ---------------------------------------------------------------- success


@pytest.mark.parametrize(
    ("kind", "account"),
    [("google", "ada@example.com"), ("slack", "Analytical Engines"), ("github", "ada"), ("pipedream", "ada")],
)
def test_an_account_is_connected(browser: Browser, providers: Providers, kind: str, account: str) -> None:
    url = browser.begin(kind, scopes=["one", "two"])
    asked = query_of(url)
    assert asked["scope"] == ("one,two" if kind == "slack" else "one two")
    assert asked["code_challenge_method"] == "S256" and len(asked["state"]) >= 43
    back = browser.allow(url)
    path = "/api/v1/integrations/pipedream/oauth/callback" if kind == "pipedream" else f"/oauth/{kind}/callback"
    assert asked["redirect_uri"] == f"{browser.person.gateway.url}{path}"
    page = browser.open(back)
    assert page.status_code == 200 and "is connected" in page.text and account in page.text
    assert query_of(back)["code"] not in page.text
    assert page.headers["cache-control"] == "no-store" and page.headers["referrer-policy"] == "no-referrer"
    found = connection_of(browser.person, kind)
    assert (found["status"], found["account"], found["scopes"]) == ("CONNECTED", account, ["one", "two"])
    assert found["expiresAt"] is not None and found["lastError"] is None
    assert not set(providers[kind].secrets()) & set(str(connections(browser.person)).split("'"))


def test_a_response_of_another_issuer_is_rejected_and_does_not_use_the_state_up(browser: Browser) -> None:
    url = browser.begin("google")
    back, parts = browser.allow(url), urlsplit(url)
    for issuer in ("https://accounts.google.com.evil.example", "https://evil.example", "nothing", "http://[", ""):
        response = browser.open(f"{back}&{urlencode({'iss': issuer})}", accept="application/json")
        assert response.status_code == 400 and "not from Google" in response.text, issuer
    assert browser.open(f"{back}&{urlencode({'iss': f'{parts.scheme}://{parts.netloc}/any'})}").status_code == 200


def test_granted_scopes_are_stored(browser: Browser, providers: Providers) -> None:
    providers["google"].granted = ["openid"]
    assert browser.connect("google", scopes=["openid", "mail"])["scopes"] == ["openid"]


def test_the_default_scopes_are_those_the_actions_need(browser: Browser) -> None:
    assert query_of(browser.begin("pipedream"))["scope"] == "agents:read workflows:read collaboration:read"
    assert "gmail.send" in query_of(browser.begin("google"))["scope"]
    assert query_of(browser.begin("gmail"))["redirect_uri"].endswith("/oauth/google/callback")


def test_too_many_flows_at_a_time_are_an_error_with_the_time_to_wait(browser: Browser) -> None:
    for _ in range(MOST_FLOWS):
        browser.begin("google")
    document = """mutation { beginOAuth(input: {provider: "google"}) { authorizationUrl
        errors { code retryable retryAfterSeconds } } }"""
    refused = browser.person.data(document)["beginOAuth"]
    error = {"code": "RATE_LIMITED", "retryable": True, "retryAfterSeconds": 60}
    assert refused == {"authorizationUrl": None, "errors": [error]}


def test_reconnecting_updates_the_same_connection(browser: Browser) -> None:
    first = browser.connect("slack")
    again = browser.connect("slack", scopes=["more"])
    assert (again["id"], again["scopes"]) == (first["id"], ["more"])
    assert len(connections(browser.person)) == 1


def test_both_pipedream_callback_paths_work(browser: Browser) -> None:
    back = browser.allow(browser.begin("pipedream"))
    other = back.replace("/api/v1/integrations/pipedream/oauth/callback", "/oauth/pipedream/callback")
    answer = browser.open(other, **browser.person.gateway.headers(browser.person.token))
    assert answer.status_code == 200 and "is connected" in answer.text
    assert connection_of(browser.person, "pipedream")["status"] == "CONNECTED"


# ---------------------------------------------------------------- who may complete a flow


def test_another_users_browser_cannot_complete_a_flow(browser: Browser, browse: Browse, gateway: Gateway) -> None:
    """An attacker begins a flow and makes the victim consent: the victim's account must not become the attacker's."""
    victim = browse(person(gateway))
    back = victim.allow(browser.begin("google"))
    for headers in ({}, gateway.headers(victim.person.token)):
        refused = victim.open(back, **headers)
        assert refused.status_code == 403
        assert connections(browser.person) == connections(victim.person) == []
    assert browser.open(back).status_code == 200, "the rightful browser can still complete it"


def test_a_client_without_cookies_presents_its_credential(browser: Browser, browse: Browse) -> None:
    back = browser.allow(browser.begin("google"))
    program = browse(browser.person)
    assert program.open(back).status_code == 403
    headers = program.person.gateway.headers(program.person.token)
    answer = program.open(back, accept="application/json", **headers)
    assert answer.json()["connectionId"] == connection_of(program.person, "google")["id"]


def test_a_state_is_single_use(browser: Browser) -> None:
    back = browser.allow(browser.begin("google"))
    cookies = dict(browser.http.cookies)
    assert browser.open(back).status_code == 200
    assert not browser.http.cookies, "the cookie is deleted"
    browser.http.cookies.update(cookies)
    again = browser.open(back)
    assert again.status_code == 400 and "already been used" in again.text


PREFETCHES = [
    {"Sec-Purpose": "prefetch"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Purpose": "preview"},
    {"X-Moz": "prefetch"},
]


@pytest.mark.parametrize("path", ["/oauth/google/callback", "/api/v1/integrations/pipedream/oauth/callback"])
def test_a_request_that_nobody_sees_does_not_use_the_code(browser: Browser, providers: Providers, path: str) -> None:
    kind = "google" if "google" in path else "pipedream"
    back = browser.allow(browser.begin(kind))
    assert urlsplit(back).path == path
    head = browser.http.head(back)
    assert (head.status_code, head.headers["allow"], head.content) == (405, "GET", b"")
    asked = len(providers[kind].requests)
    for headers in PREFETCHES:
        early = browser.open(back, **headers)
        assert (early.status_code, early.headers["cache-control"]) == (503, "no-store"), headers
    assert len(providers[kind].requests) == asked and connections(browser.person) == []
    assert browser.open(back).status_code == 200


def test_of_two_concurrent_callbacks_one_succeeds(browser: Browser) -> None:
    back = browser.allow(browser.begin("google"))
    with ThreadPoolExecutor() as both:
        statuses = sorted(answer.status_code for answer in both.map(browser.open, [back, back]))
    assert statuses == [200, 400]


def test_a_state_is_valid_for_its_provider_only(browser: Browser) -> None:
    back = browser.allow(browser.begin("google"))
    assert browser.open(back.replace("/oauth/google/", "/oauth/slack/")).status_code == 400
    assert browser.open(back).status_code == 200


@pytest.mark.parametrize("state", ["", "made-up", "usr_01jd3x8m5vf2h9k7q0z4c6r8ta"])
def test_an_invented_state_is_rejected(browser: Browser, state: str) -> None:
    answer = browser.open(f"{browser.person.gateway.url}/oauth/google/callback?code=c&state={state}")
    assert answer.status_code == 400 and "Start again" in answer.text


def test_a_state_expires_after_ten_minutes(browser: Browser) -> None:
    back = browser.allow(browser.begin("google"))
    on_database(browser.person.gateway, lambda: _make_old(browser.person.id))
    assert browser.open(back).status_code == 400
    assert connections(browser.person) == []


async def _make_old(user_id: str) -> None:
    await OAuthFlow.filter(user_id=user_id).update(expires_at=now() - timedelta(seconds=1))


def test_a_user_disabled_during_the_flow_cannot_complete_it(browser: Browser, gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN)
    back = browser.allow(browser.begin("google"))
    admin.done("updateUser", "user { id }", id=browser.person.id, active=False)
    assert browser.open(back).status_code == 403


# ---------------------------------------------------------------- redirecting afterwards


@pytest.mark.parametrize("to", ["/graphiql?tab=1", "https://app.example/settings#accounts"])
def test_the_browser_is_redirected_to_return_to(browser: Browser, to: str) -> None:
    answer = browser.open(browser.allow(browser.begin("google", returnTo=to)))
    assert answer.status_code == 303
    went = answer.headers["location"]
    assert went.startswith((browser.person.gateway.url, "https://app.example/"))
    assert query_of(went) | {"oauth": "connected", "provider": "google"} == query_of(went)
    assert urlsplit(went).fragment == urlsplit(to).fragment


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https://app.example.evil.example/",
        "https://app.example@evil.example/",
        "https:evil.example",
        "https://app.example\\@evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://app.example/",
        "https://app.example:444/",
        " https://app.example/",
        "https://app.example/\n",
        "https://[::1/",
        "graphiql",
        "",
    ],
)
@one_backend
def test_other_redirect_targets_are_rejected(browser: Browser, to: str) -> None:
    payload = browser.asked({"provider": "google", "returnTo": to})
    [error] = payload["errors"]
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", ["returnTo"])
    assert payload["authorizationUrl"] is None and not browser.http.cookies


# ---------------------------------------------------------------- failures


def test_denied_consent_is_reported(browser: Browser, providers: Providers) -> None:
    providers["google"].denies = True
    page = browser.open(browser.allow(browser.begin("google")))
    assert "denied access" in page.text and connections(browser.person) == []
    back = browser.open(browser.allow(browser.begin("google", returnTo="/graphiql")))
    assert query_of(back.headers["location"])["oauth"] == "failed"


@pytest.mark.parametrize("kind", ["google", "slack", "github", "pipedream"])
def test_a_code_rejected_by_the_provider_is_reported(browser: Browser, kind: str) -> None:
    back = browser.allow(browser.begin(kind))
    page = browser.open(back.replace("code=", "code=x"))
    assert "connect the account again" in page.text
    assert_silent(page, back)
    assert connections(browser.person) == []


@pytest.mark.parametrize("kind", ["google", "slack", "github", "pipedream"])
def test_a_client_rejected_by_the_provider_is_reported(browser: Browser, providers: Providers, kind: str) -> None:
    providers[kind].refuses_client = True
    back = browser.allow(browser.begin(kind))
    page = browser.open(back)
    assert page.status_code == 503 and f"{kind.upper()}_CLIENT_SECRET" in page.text
    assert_silent(page, back)


def test_a_provider_outage_is_reported(browser: Browser, providers: Providers) -> None:
    back = browser.allow(browser.begin("google"))
    providers["google"].down = 503
    page = browser.open(back, accept="application/json")
    assert page.status_code == 503
    assert page.json()["errors"][0]["extensions"]["code"] == "UPSTREAM_UNAVAILABLE"
    assert_silent(page, back)


def assert_silent(page: httpx.Response, back: str) -> None:
    for secret in (CLIENT_SECRET, *query_of(back).values(), "Never repeat me"):
        assert secret not in page.text


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"provider": "nobody"}, "BAD_USER_INPUT", ["provider"]),
        ({"provider": "google", "scopes": ["a b"]}, "BAD_USER_INPUT", ["scopes"]),
        ({"provider": "google", "scopes": ['"']}, "BAD_USER_INPUT", ["scopes"]),
    ],
)
def test_invalid_input_is_rejected(browser: Browser, values: dict[str, Any], code: str, field: list[str]) -> None:
    [error] = browser.asked(values)["errors"]
    assert (error["code"], error["field"]) == (code, field)


def test_the_cookie_is_limited_to_the_callback(browser: Browser) -> None:
    response = browser.http.post(
        f"{browser.person.gateway.url}/graphql",
        json={"query": 'mutation { beginOAuth(input: {provider: "google"}) { authorizationUrl } }'},
        headers=browser.person.gateway.headers(browser.person.token),
    )
    [cookie] = response.headers.get_list("set-cookie")
    assert "Path=/oauth/google/callback" in cookie and "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert "Max-Age=600" in cookie


def test_agents_have_no_connections(gateway: Gateway) -> None:
    worker = agent(administrator(gateway))
    answer = gateway.graphql("{ connections { id } }", {}, worker.token)
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
