"""The URL of a webhook takes so many deliveries a minute, and says when it takes the next."""

from collections.abc import Iterator, Mapping

import pytest

from context.rate_limit import RateLimiter
from errors import RateLimited
from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import person
from tests.running import Runs, value

LIMIT = 3


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, "WEBHOOK_RATE_LIMIT": str(LIMIT)}) as running:
        yield running


def test_a_webhook_that_is_called_too_often_says_when_to_come_back(gateway: Gateway):
    runs = Runs(person(gateway, Role.ADMIN))
    urls = []
    for _ in range(2):
        given = {"name": "Called", "nodes": [value("a", 1)], "triggers": [{"type": "WEBHOOK"}]}
        made = runs.person.done("createWorkflow", "workflow { triggers { url } }", **given)["workflow"]
        urls.append(made["triggers"][0]["url"])
    with gateway.client(ANONYMOUS) as client:
        # One comes back every twenty seconds, so that a slow machine may get in a few more.
        answers = [client.post(urls[0], json={}) for _ in range(LIMIT + 5)]
        statuses = [answer.status_code for answer in answers]
        assert statuses[:LIMIT] == [202] * LIMIT and 429 in statuses
        refused = answers[statuses.index(429)]
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        [error] = refused.json()["errors"]
        assert error["extensions"]["code"] == "RATE_LIMITED"
        # Another webhook has its own.
        assert client.post(urls[1], json={}).status_code == 202


def test_rates_come_back_with_time():
    now = [0.0]
    rates = RateLimiter(60, clock=lambda: now[0])

    def come(name: str = "a") -> int:
        """Return in how many seconds it may come again; 0 when it may come now."""
        try:
            rates.hit(name)
        except RateLimited as error:
            return error.retry_after_seconds or -1
        return 0

    assert [come() for _ in range(61)] == [0] * 60 + [1]
    assert come("b") == 0
    now[0] = 0.5
    assert come() == 1
    now[0] = 1.25
    assert [come(), come()] == [0, 1]
    now[0] = 1000
    assert [come() for _ in range(61)] == [0] * 60 + [1]
