"""Limits on failed sign-ins: what is counted, for whom, and over all replicas that share a Redis."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
import redis

from context.rate_limit import RateLimiter, SharedRates
from context.sign_in_limits import (
    FAILURES_PER_CLIENT,
    FAILURES_PER_EMAIL,
    FAILURES_PER_PAIR,
    WINDOW_SECONDS,
    begin_sign_in,
)
from errors import RateLimited
from tests.conftest import SECRET_KEY, Environment
from tests.gateways import ANONYMOUS, Gateway
from tests.people import administrator
from tests.servers import RedisServer

EMAIL: Final = "a@example.com"
BETWEEN: Final = WINDOW_SECONDS / FAILURES_PER_PAIR
"""The seconds after which a client that has used up its failures may try once more."""


async def fail(rates: RateLimiter, email: str, client: str, times: int = 1) -> None:
    """Fail to sign in."""
    for _ in range(times):
        await begin_sign_in(rates, SECRET_KEY, email, client)


async def succeed(rates: RateLimiter, email: str, client: str) -> None:
    """Sign in."""
    await (await begin_sign_in(rates, SECRET_KEY, email, client)).succeeded()


async def refused(rates: RateLimiter, email: str, client: str) -> bool:
    """Return whether an attempt is refused, and check that the error says for how long."""
    try:
        await fail(rates, email, client)
    except RateLimited as limited:
        assert limited.retry_after_seconds is not None
        assert 0 < limited.retry_after_seconds <= BETWEEN + 1
        return True
    return False


async def test_failures_are_counted_for_an_address_and_a_client_together_and_forgotten_in_time() -> None:
    moment = [0.0]
    rates = RateLimiter(clock=lambda: moment[0])
    await fail(rates, EMAIL, "one", FAILURES_PER_PAIR)
    assert await refused(rates, EMAIL, "one")
    assert not await refused(rates, EMAIL, "two"), "the owner elsewhere is not affected"
    for number in range(FAILURES_PER_CLIENT - FAILURES_PER_PAIR):
        await fail(rates, f"{number}@example.com", "one")
    assert await refused(rates, "new@example.com", "one")
    assert not await refused(rates, "new@example.com", "two")
    moment[0] = BETWEEN + 1
    assert not await refused(rates, EMAIL, "one")
    assert await refused(rates, EMAIL, "one"), "one more, and not ten"
    moment[0] += WINDOW_SECONDS
    await fail(rates, EMAIL, "one", FAILURES_PER_PAIR)


async def test_many_clients_cannot_guess_a_password_and_cannot_lock_its_owner_out() -> None:
    rates = RateLimiter()
    await fail(rates, EMAIL, "home")
    await succeed(rates, EMAIL, "home")
    for number in range(FAILURES_PER_EMAIL - 1):  # the owner's own failure was the first
        await fail(rates, EMAIL, f"bot {number}")
    assert await refused(rates, EMAIL, "another bot")
    await fail(rates, EMAIL, "home", FAILURES_PER_PAIR)
    assert await refused(rates, EMAIL, "home"), "a known client is limited with the address"


async def test_signing_in_resets_the_failures() -> None:
    rates = RateLimiter()
    for _ in range(3 * FAILURES_PER_CLIENT):
        await succeed(rates, EMAIL, "one")
    for _ in range(2):
        await fail(rates, EMAIL, "two", FAILURES_PER_PAIR - 1)
        await succeed(rates, EMAIL, "two")
    assert not await refused(rates, EMAIL, "two")


# ---------------------------------------------------------------- replicas


@pytest.fixture
async def replicas(redis_server: str) -> AsyncIterator[tuple[RateLimiter, RateLimiter]]:
    with redis.Redis.from_url(redis_server) as connection:
        connection.flushdb()
    shared = SharedRates(redis_server), SharedRates(redis_server)
    yield RateLimiter(shared[0]), RateLimiter(shared[1])
    await asyncio.gather(*(each.close() for each in shared))


async def test_replicas_count_together(replicas: tuple[RateLimiter, RateLimiter]) -> None:
    one, other = replicas
    await fail(one, EMAIL, "bot", FAILURES_PER_PAIR // 2)
    await fail(other, EMAIL, "bot", FAILURES_PER_PAIR - FAILURES_PER_PAIR // 2)
    assert await refused(one, EMAIL, "bot") and await refused(other, EMAIL, "bot")


async def test_a_sign_in_counts_on_all_replicas(replicas: tuple[RateLimiter, RateLimiter]) -> None:
    one, other = replicas
    await succeed(one, EMAIL, "home")
    for number in range(FAILURES_PER_EMAIL):
        await fail(replicas[number % 2], EMAIL, f"bot {number}")
    assert await refused(one, EMAIL, "another bot") and await refused(other, EMAIL, "yet another")
    assert not await refused(other, EMAIL, "home"), "it has signed in through the other replica"
    for _ in range(2 * FAILURES_PER_PAIR):
        await succeed(one, EMAIL, "home")
        await succeed(other, EMAIL, "home")


async def test_redis_knows_no_address(replicas: tuple[RateLimiter, RateLimiter], redis_server: str) -> None:
    await fail(replicas[0], EMAIL, "bot")
    await succeed(replicas[0], EMAIL, "home")
    with redis.Redis.from_url(redis_server) as connection:
        keys: Any = connection.keys("parley:*")
        assert keys and not any(b"example.com" in key for key in keys)
        assert all(connection.pttl(key) > 0 for key in keys), "a key stays for ever"


async def test_without_redis_a_replica_is_as_strict_as_before() -> None:
    with RedisServer() as server:
        shared = SharedRates(server.url)
        rates = RateLimiter(shared)
        await succeed(rates, EMAIL, "home")
        await fail(rates, EMAIL, "bot", FAILURES_PER_PAIR - 1)
    await fail(rates, EMAIL, "bot")
    assert await refused(rates, EMAIL, "bot"), "the failure of Redis was a second burst"
    await succeed(rates, EMAIL, "home")
    await shared.close()


@pytest.fixture(scope="module")
def gateways(backend: Environment) -> Iterator[tuple[Gateway, Gateway]]:
    with Gateway(backend) as first, Gateway(backend) as second:
        yield first, second


@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
def test_a_password_cannot_be_guessed_through_two_gateways(gateways: tuple[Gateway, Gateway]) -> None:
    given = {"email": "both@example.com", "name": "B", "role": "MEMBER", "password": "correct horse battery"}
    administrator(gateways[0]).done("createUser", "user { id }", **given)
    sign_in = 'mutation($p: String!) { signIn(input: {email: "both@example.com", password: $p}) { errors { code } } }'
    answers = [
        gateways[number % 2].data(sign_in, {"p": f"guess {number}"}, ANONYMOUS)["signIn"]["errors"][0]["code"]
        for number in range(FAILURES_PER_PAIR + 2)
    ]
    assert answers == ["UNAUTHENTICATED"] * FAILURES_PER_PAIR + ["RATE_LIMITED"] * 2
    right = gateways[1].data(sign_in, {"p": given["password"]}, ANONYMOUS)["signIn"]
    assert right["errors"] == [{"code": "RATE_LIMITED"}]
