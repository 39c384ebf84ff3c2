"""A provider's rate limit is remembered for the credential it concerns, and by all replicas."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.connectors.providers import FakeProviders, connect_google, fake_providers, run_action
from tests.connectors.test_retry_after import http_date
from tests.fakes import gmail
from tests.fakes.gmail import rate_limit
from tests.fakes.http_service import HttpService
from tests.fakes.openai import OpenAIService
from tests.fakes.slack import error
from tests.gateways import Gateway
from tests.people import Person, person

MAIL = {"to": "ada@example.com", "subject": "Hello", "body": "…"}
POST = {"channel": "C1", "text": "Hello"}


@pytest.fixture(scope="module")
def providers() -> Iterator[FakeProviders]:
    with fake_providers() as running:
        yield running


@pytest.fixture(scope="module")
def models() -> Iterator[OpenAIService]:
    with OpenAIService() as running:
        yield running


@pytest.fixture(scope="module")
def web() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def replicas(
    backend: Mapping[str, str], providers: FakeProviders, models: OpenAIService, web: HttpService
) -> Iterator[list[Gateway]]:
    """Gateways in production: two with PostgreSQL and Redis, one with SQLite."""
    settings = {
        **backend,
        **providers.settings,
        "OPENAI_BASE_URL": models.url,
        "OPENAI_API_KEY": str(models.key),
        "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{web.port}",
    }
    with Gateway(settings) as one:
        if "REDIS_URL" not in backend:
            yield [one]
            return
        with Gateway(settings) as other:
            yield [one, other]


@pytest.fixture
def ann(replicas: list[Gateway], request: pytest.FixtureRequest) -> Person:
    """A member of a new organization."""
    return person(replicas[0], Role.OPERATOR, request.node.name)


def code(who: Person, connector: str, action: str, params: Mapping[str, Any]) -> str:
    """Run an action and return its result: OK or the code of the error."""
    errors = run_action(who, connector, action, params)["errors"]
    return errors[0]["code"] if errors else "OK"


def at(who: Person, gateway: Gateway) -> Person:
    """Return the same user at another replica."""
    return Person(gateway, who.id, who.token)


def test_one_member_s_limit_does_not_stop_the_mail_of_another(
    replicas: list[Gateway], ann: Person, providers: FakeProviders, request: pytest.FixtureRequest
) -> None:
    bob = person(replicas[0], Role.OPERATOR, request.node.name)
    providers.gmail.tokens |= {"ya29.ann": {gmail.SEND}, "ya29.bob": {gmail.SEND}}
    connect_google(ann, gmail.SEND, token="ya29.ann")
    connect_google(bob, gmail.SEND, token="ya29.bob")
    providers.gmail.instead = [rate_limit("userRateLimitExceeded", 403, retry_after="300")]
    assert code(ann, "gmail", "send_email", MAIL) == "RATE_LIMITED"
    before = len(providers.gmail.requests)
    for gateway in replicas:
        assert code(at(ann, gateway), "gmail", "send_email", MAIL) == "RATE_LIMITED"
        assert len(providers.gmail.requests) == before, "it was not sent"
        assert code(at(bob, gateway), "gmail", "send_email", MAIL) == "OK"
        before += 1


def test_a_new_token_of_the_same_connection_does_not_lift_the_limit(ann: Person, providers: FakeProviders) -> None:
    providers.gmail.tokens |= {"ya29.old": {gmail.SEND}, "ya29.new": {gmail.SEND}}
    connect_google(ann, gmail.SEND, token="ya29.old")
    providers.gmail.instead = [rate_limit("userRateLimitExceeded", 403, retry_after="300")]
    assert code(ann, "gmail", "send_email", MAIL) == "RATE_LIMITED"
    connect_google(ann, gmail.SEND, token="ya29.new")
    assert code(ann, "gmail", "send_email", MAIL) == "RATE_LIMITED"


def test_slack_counts_each_method(ann: Person, providers: FakeProviders) -> None:
    providers.slack.instead = [(429, {"retry-after": "60"}, error("ratelimited")[2])]
    assert code(ann, "slack", "post_message", POST) == "RATE_LIMITED"
    assert code(ann, "slack", "reply_in_thread", POST | {"threadTs": "1.0"}) == "RATE_LIMITED", "the same method"
    assert code(ann, "slack", "list_channels", {}) == "OK"


def test_github_counts_each_token(ann: Person, providers: FakeProviders) -> None:
    limit = {"retry-after": "60", "content-type": "application/json"}
    providers.github.instead = [(403, limit, b'{"message": "You have exceeded a secondary rate limit."}')]
    hello = {"owner": "octo", "repo": "hello"}
    assert code(ann, "github", "get_repository", hello) == "RATE_LIMITED"
    assert code(ann, "github", "create_issue", hello | {"title": "Bug"}) == "RATE_LIMITED"


def test_openai_counts_each_model(ann: Person, models: OpenAIService) -> None:
    models.clear()
    models.next(models.error(429, "Slow down.", "rate_limit_exceeded", {"retry-after": "60"}))
    small, large = ({"model": model, "input": "Hi"} for model in ("small-model", "large-model"))
    assert code(ann, "openai", "create_response", small) == "RATE_LIMITED"
    assert code(ann, "openai", "create_response", small) == "RATE_LIMITED"
    assert code(ann, "openai", "create_response", large) == "OK"
    assert len(models.requests) == 2


def test_pipedream_counts_each_trigger(ann: Person, providers: FakeProviders) -> None:
    providers.pipedream.instead = [(429, {"retry-after": "60"}, b"")]
    event = {"event": "custom_event", "data": {}}
    assert code(ann, "pipedream", "trigger_workflow", event | {"workflow": "eolimited123"}) == "RATE_LIMITED"
    assert code(ann, "pipedream", "trigger_workflow", event | {"workflow": "eolimited123"}) == "RATE_LIMITED"
    assert code(ann, "pipedream", "trigger_workflow", event | {"workflow": "eopublic123"}) == "OK"


@pytest.mark.parametrize("credential", ["authorization", "X-Api-Key", "query"])
def test_a_host_s_limit_concerns_the_credential_that_was_sent(ann: Person, web: HttpService, credential: str) -> None:
    path = f"/limited-{credential}"
    web.requests.clear()
    web.in_turn[path] = [(429, {"retry-after": http_date(600)}, b""), (200, {}, b"")]

    def request(secret: str, **more: Any) -> str:
        url = f"{web.url}{path}"
        given = {"query": {"api_key": secret}} if credential == "query" else {"headers": {credential: secret}}
        return code(ann, "http", "request", {"url": url} | given | more)

    assert request("key of Ann") == "RATE_LIMITED"
    assert request("key of Ann") == "RATE_LIMITED"
    assert request("key of Bob") == "OK"
    assert len([asked for asked in web.requests if asked.path == path]) == 2


def test_a_rejection_that_names_a_time_stops_no_other_request(ann: Person, web: HttpService) -> None:
    web.answers["/missing"] = (404, {"retry-after": "600"}, b"")
    web.answers["/there"] = (200, {}, b"")
    [missing] = run_action(ann, "http", "request", {"url": f"{web.url}/missing"})["errors"]
    assert (missing["code"], missing["retryAfterSeconds"]) == ("UPSTREAM_FAILED", 600)
    assert code(ann, "http", "request", {"url": f"{web.url}/there"}) == "OK"
