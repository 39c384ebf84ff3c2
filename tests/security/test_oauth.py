"""Attacks 38 to 40: a code of somebody else's flow, a forged host, and scopes that were not asked for."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.connections.browser import BEGIN, Browser, connection_of, connections, query_of
from tests.connections.conftest import browse, browser, gateway, providers, well  # noqa: F401
from tests.fakes.oauth_server import FakeProvider
from tests.people import person
from tests.suite import one_backend

pytestmark = one_backend


@pytest.mark.parametrize("kind", ["google", "slack", "github", "pipedream"])
def test_38_a_code_of_another_flow_is_not_exchanged(
    browser: Browser,  # noqa: F811
    browse: object,  # noqa: F811
    providers: dict[str, FakeProvider],  # noqa: F811
    kind: str,
) -> None:
    """An attacker who has got hold of a victim's code sends it to a flow of their own: PKCE binds it to the other."""
    victim = Browser(person(browser.person.gateway))
    with victim.http:
        stolen = query_of(victim.allow(victim.begin(kind)))["code"]
    own = urlsplit(browser.allow(browser.begin(kind)))
    forged = {name: values[0] for name, values in parse_qs(own.query).items()} | {"code": stolen}
    page = browser.open(own._replace(query=urlencode(forged)).geturl())
    assert page.status_code >= 400 and stolen not in page.text
    assert connections(browser.person) == [] == connections(victim.person)


def test_39_the_redirect_uri_is_not_taken_from_the_request(browser: Browser) -> None:  # noqa: F811
    gateway_url = browser.person.gateway.url
    forged = {"host": "evil.example", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
    headers = {**browser.person.gateway.headers(browser.person.token), **forged}
    body = {"query": BEGIN, "variables": {"input": {"provider": "google"}}}
    answer = browser.http.post(f"{gateway_url}/graphql", json=body, headers=headers).json()
    url = answer["data"]["beginOAuth"]["authorizationUrl"]
    assert query_of(url)["redirect_uri"] == f"{gateway_url}/oauth/google/callback"


def test_40_more_scopes_than_were_asked_for_are_stored_as_granted(
    browser: Browser,  # noqa: F811
    providers: dict[str, FakeProvider],  # noqa: F811
) -> None:
    providers["google"].granted = ["openid", "mail", "everything"]
    browser.connect("google", scopes=["openid"])
    assert connection_of(browser.person, "google")["scopes"] == ["openid", "mail", "everything"]
