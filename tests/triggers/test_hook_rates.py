"""The rate limit of a webhook: deliveries per minute, with Retry-After."""

from collections.abc import Iterator, Mapping

import pytest

from context.rate_limit import Limit, RateLimiter
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


def test_exceeding_the_limit_returns_retry_after(gateway: Gateway):
    runs = Runs(person(gateway, Role.ADMIN))
    urls = []
    for _ in range(2):
        given = {"name": "Called", "nodes": [value("a", 1)], "triggers": [{"type": "WEBHOOK"}]}
        made = runs.person.done("createWorkflow", "workflow { triggers { url } }", **given)["workflow"]
        urls.append(made["triggers"][0]["url"])
    with gateway.client(ANONYMOUS) as client:
        # One more is allowed every twenty seconds, so a slow machine may send a few more.
        answers = [client.post(urls[0], json={}) for _ in range(LIMIT + 5)]
        statuses = [answer.status_code for answer in answers]
        assert statuses[:LIMIT] == [202] * LIMIT and 429 in statuses
        refused = answers[statuses.index(429)]
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        [error] = refused.json()["errors"]
        assert error["extensions"]["code"] == "RATE_LIMITED"
        # Another webhook has its own limit.
        assert client.post(urls[1], json={}).status_code == 202


async def test_the_limit_recovers_over_time():
    now = [0.0]
    rates = RateLimiter(clock=lambda: now[0])

    async def hit(name: str = "a") -> int:
        """Return the delay in seconds until the next allowed call; 0 when this one was allowed."""
        try:
            await rates.hit(Limit(name, 60))
        except RateLimited as error:
            return error.retry_after_seconds or -1
        return 0

    assert [await hit() for _ in range(61)] == [0] * 60 + [1]
    assert await hit("b") == 0
    now[0] = 0.5
    assert await hit() == 1
    now[0] = 1.25
    assert [await hit(), await hit()] == [0, 1]
    now[0] = 1000
    assert [await hit() for _ in range(61)] == [0] * 60 + [1]
