"""The documented REST paths for Gmail, Slack and GitHub in production: live, or 401 without a token."""

from collections.abc import Iterator, Mapping

import pytest

from tests.connectors.providers import PRODUCTION, FakeProviders, connect_google, fake_providers
from tests.fakes import gmail
from tests.gateways import Gateway
from tests.people import person
from tests.rest.calls import call
from tests.rest.test_integrations import CALLS, connectors


@pytest.fixture(scope="module")
def providers() -> Iterator[FakeProviders]:
    with fake_providers() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], providers: FakeProviders) -> Iterator[Gateway]:
    """A gateway in production, of which only Google is an OAuth client."""
    named = ("GMAIL_BASE_URL", "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET")
    settings = {name: value for name, value in providers.settings.items() if name in named}
    with Gateway({**backend, **PRODUCTION, **settings}) as running:
        yield running


@connectors
def test_in_production_401_without_a_token(gateway: Gateway, connector: str):
    response = call(person(gateway), "POST", f"/api/integrations/{connector}", CALLS[connector])
    assert (response.status_code, response.json()["status"]) == (401, 401)
    assert response.json()["code"] == "NOT_CONFIGURED"
    assert call(gateway, "POST", f"/api/integrations/{connector}", CALLS[connector]).json()["code"] == "UNAUTHENTICATED"


def test_in_production_the_caller_s_own_token_is_used(gateway: Gateway, providers: FakeProviders):
    ann, bob = person(gateway), person(gateway)
    connect_google(ann)
    before = len(providers.gmail.mails)
    named = {**CALLS["gmail"], "context": {"user_id": ann.id}}
    assert call(bob, "POST", "/api/integrations/gmail", named).status_code == 401
    assert len(providers.gmail.mails) == before
    response = call(ann, "POST", "/api/integrations/gmail", CALLS["gmail"])
    assert response.status_code == 200, response.text
    assert (response.json()["simulated"], response.json()["user_id"]) == (False, "user-123")
    assert len(providers.gmail.mails) == before + 1
    assert providers.gmail.requests[-1].headers["authorization"] == f"Bearer {gmail.TOKEN}"


def test_in_production_401_if_the_account_must_be_connected_again(gateway: Gateway, providers: FakeProviders):
    ann = person(gateway)
    connect_google(ann, gmail.READ)
    response = call(ann, "POST", "/api/integrations/gmail", CALLS["gmail"])
    assert (response.status_code, response.json()["code"]) == (401, "REAUTH_REQUIRED")


def test_a_repeated_request_sends_one_mail(gateway: Gateway, providers: FakeProviders):
    ann = person(gateway)
    connect_google(ann)
    before = len(providers.gmail.mails)
    headers = {"idempotency-key": "mail"}
    first, second = (call(ann, "POST", "/api/integrations/gmail", CALLS["gmail"], headers=headers) for _ in range(2))
    assert first.json()["result"] == second.json()["result"]
    assert len(providers.gmail.mails) == before + 1
