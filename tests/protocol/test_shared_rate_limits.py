"""R14: rate limits are exact over the replicas that share a Redis, by Redis's own clock, and strict without it."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import pytest
import redis

from auth.access import SCOPES_BY_ROLE
from context.rate_limit import Limit, RateLimiter, SharedRates
from models.users import Role
from settings.values import ROLES, per_caller
from tests.conftest import Environment
from tests.gateways import ROOT, Gateway
from tests.people import Person, person
from tests.servers import RedisServer

PER_MINUTE: Final = 120
SECONDS: Final = 3.0

_REPLICA: Final = """
import asyncio, sys, time
url, shift, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
real = time.time
time.time = lambda: real() + shift
from context.rate_limit import Limit, RateLimiter, SharedRates
from errors import RateLimited

async def main():
    limiter = RateLimiter(SharedRates(url))
    allowed, until = 0, time.monotonic() + seconds
    print("ready", flush=True)
    sys.stdin.readline()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        allowance = await limiter.take(Limit("caller", 120))
        allowed += allowance.wait is None
        await asyncio.sleep(0.002)
    print(allowed, flush=True)

asyncio.run(main())
"""


@pytest.mark.promise("R14")
@pytest.mark.parametrize("shift", [3600.0, -3600.0])
def test_two_processes_allow_what_one_would_though_a_clock_is_an_hour_off(
    redis_server: str, shift: float, figure: Callable[[str], None]
) -> None:
    with redis.Redis.from_url(redis_server) as connection:
        connection.flushdb()
    replicas = [
        subprocess.Popen(
            [sys.executable, "-c", _REPLICA, redis_server, str(each), str(SECONDS)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for each in (0.0, shift)
    ]
    try:
        for each in replicas:
            assert each.stdout is not None and each.stdout.readline() == "ready\n"
        started = time.monotonic()
        for each in replicas:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        allowed = sum(int(each.communicate(timeout=60)[0]) for each in replicas)
        took = time.monotonic() - started
    finally:
        for each in replicas:
            each.kill()
    most = PER_MINUTE + PER_MINUTE / 60 * took + 1
    figure(
        f"2 processes, one of them {shift / 3600:+.0f} h off, a burst of {PER_MINUTE} and {PER_MINUTE}/min for "
        f"{took:.1f} s: {allowed} requests allowed, at most {most:.0f} may be"
    )
    assert PER_MINUTE + int(PER_MINUTE / 60 * SECONDS) - 1 <= allowed <= most


async def test_without_redis_each_replica_is_as_strict_as_the_limit() -> None:
    with RedisServer() as server:
        shared = SharedRates(server.url)
        limiter, limit = RateLimiter(shared), Limit("caller", 4)
        for _ in range(3):
            assert (await limiter.take(limit)).wait is None
    assert (await limiter.take(limit)).wait is None
    assert (await limiter.take(limit)).wait is not None, "the failure was a second burst"
    await shared.close()


async def test_what_redis_forbids_does_not_count_here(redis_server: str) -> None:
    shared, others = SharedRates(redis_server), SharedRates(redis_server)
    one, other, limit = RateLimiter(shared), RateLimiter(others), Limit("forbidden", 4)
    assert (await other.take(limit, calls=2)).left == 2
    for _ in range(3):
        assert (await one.take(limit, calls=3)).wait is not None
    assert (await one.take(limit, calls=2)).wait is None
    await one.give_back(limit)
    assert (await other.take(limit)).wait is None
    await asyncio.gather(shared.close(), others.close())


async def test_calls_beyond_the_limit_do_not_reach_redis(redis_server: str) -> None:
    shared, others = SharedRates(redis_server), SharedRates(redis_server)
    limiter, limit = RateLimiter(shared), Limit("flood", 1)
    assert (await RateLimiter(others).take(limit)).wait is None
    assert (await limiter.take(limit)).wait is not None  # it learns that from Redis
    with redis.Redis.from_url(redis_server) as connection:
        before: Any = connection.info("commandstats")
        for _ in range(100):
            assert (await limiter.take(limit)).wait is not None
        after: Any = connection.info("commandstats")
    assert after.get("cmdstat_evalsha") == before.get("cmdstat_evalsha")
    await asyncio.gather(shared.close(), others.close())


# ---------------------------------------------------------------- through gateways


@pytest.fixture(scope="module")
def gateways(backend: Environment) -> Iterator[tuple[Gateway, Gateway]]:
    """Two replicas, with limits by role and for each address."""
    limits = {"REQUEST_RATE_LIMIT": "1000,VIEWER=5,AGENT=4", "ENDPOINT_RATE_LIMIT": "VIEWER=1000,MEMBER=3"}
    with Gateway({**backend, **limits}) as first, Gateway({**backend, **limits, "ADDRESS_RATE_LIMIT": "40"}) as second:
        yield first, second


POSTGRES: Final = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")


def sent(gateway: Gateway, caller: Person, times: int, address: str = "203.0.113.1") -> list[httpx.Response]:
    with gateway.client(caller.token) as client:
        asked = {"query": "{ __typename }"}
        return [client.post("/graphql", json=asked, headers={"x-forwarded-for": address}) for _ in range(times)]


@POSTGRES
def test_replicas_count_together_and_by_role(gateways: tuple[Gateway, Gateway]) -> None:
    first, second = gateways
    viewer, member = person(first, Role.VIEWER), person(first, Role.MEMBER)
    statuses = [each.status_code for gateway in (first, second) for each in sent(gateway, viewer, 4)]
    assert statuses.count(200) <= 5 and statuses[-1] == 429
    refused = sent(second, viewer, 1)[0]
    assert 1 <= int(refused.headers["retry-after"]) <= 12
    assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert {each.status_code for each in sent(first, member, 10)} == {200}


@POSTGRES
def test_an_address_has_a_limit_whatever_its_credentials(gateways: tuple[Gateway, Gateway]) -> None:
    _, second = gateways
    people = [person(gateways[0], Role.ADMIN) for _ in range(2)]
    statuses = [each.status_code for someone in people for each in sent(second, someone, 25, "203.0.113.9")]
    assert 40 <= statuses.count(200) < 50 and statuses[-1] == 429
    assert sent(second, people[0], 1, "203.0.113.10")[0].status_code == 200


@POSTGRES
def test_a_documented_route_has_a_limit_of_its_own(gateways: tuple[Gateway, Gateway]) -> None:
    first, second = gateways
    member, admin = person(first, Role.MEMBER), person(first, Role.ADMIN)
    with first.client(member.token) as one, second.client(member.token) as two, first.client(admin.token) as other:
        replies = [client.get("/api/tasks") for client in (one, two, one, two)]
        assert [each.status_code for each in replies] == [200, 200, 200, 429]
        assert int(replies[-1].headers["retry-after"]) >= 1
        assert replies[0].headers["ratelimit-limit"] == "3" and replies[2].headers["ratelimit-remaining"] == "0"
        assert one.get("/api/workflows").status_code == 200  # another endpoint
        assert {other.get("/api/tasks").status_code for _ in range(6)} == {200}


@POSTGRES
def test_a_key_that_is_named_is_counted_on_its_own(gateways: tuple[Gateway, Gateway]) -> None:
    first, _ = gateways
    admin = person(first, Role.ADMIN)
    created = admin.done("createApiKey", "secret apiKey { id }", name="narrow")
    limits = {"REQUEST_RATE_LIMIT": f"100,{created['apiKey']['id']}=2"}
    with Gateway({**first.environment, **limits}) as third, third.client(created["secret"]) as client:
        asked = {"query": "{ __typename }"}
        assert [client.post("/graphql", json=asked).status_code for _ in range(3)] == [200, 200, 429]
        assert sent(third, admin, 1)[0].status_code == 200


# ---------------------------------------------------------------- the settings


def test_every_role_can_be_named() -> None:
    assert set(ROLES) == {role.name for role in SCOPES_BY_ROLE}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VIEWER",
        "VIEWER=0",
        "5,6",
        "viewer=5",
        "GUEST=5",
        "key_=5",
        "key_01jd3x8m5vf2h9k7q0z4c6r8t=5",
        "key_01jd3x8m5vf2h9k7q0z4c6r8tu=5",
        "KEY_01JD3X8M5VF2H9K7Q0Z4C6R8TA=5",
        "VIEWER=5;AGENT=6",
    ],
)
def test_a_limit_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        per_caller(1, 100)(text)


def test_a_name_has_one_limit() -> None:
    with pytest.raises(ValueError, match="contains VIEWER twice"):
        per_caller(1, 100)("VIEWER=5,VIEWER=6")


def test_a_key_comes_before_its_role() -> None:
    limits = per_caller(1, 100)("10,VIEWER=5,key_01jd3x8m5vf2h9k7q0z4c6r8ta=2")
    assert [
        limits.of("key_01jd3x8m5vf2h9k7q0z4c6r8ta", "VIEWER"),
        limits.of("key_02", "VIEWER"),
        limits.of(None, "ADMIN"),
    ] == [2, 5, 10]
    assert per_caller(1, 100)("VIEWER=5").of(None, "ADMIN") is None


@pytest.mark.parametrize("name", ["REQUEST_RATE_LIMIT", "QUERY_COST_LIMIT"])
def test_a_key_that_does_not_exist_is_named_at_startup(
    backend: Environment, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """A mistyped id would have no effect, and no one would notice."""
    with Gateway(backend) as running:
        admin = person(running, Role.ADMIN)
        known, revoked = (admin.done("createApiKey", "apiKey { id }", name="k")["apiKey"]["id"] for _ in range(2))
        admin.done("revokeApiKey", "apiKey { id }", id=revoked)
    mistyped = known[:-1] + ("0" if known[-1] != "0" else "1")
    caplog.clear()
    with Gateway({**backend, name: f"{known}=500,{mistyped}=500,{revoked}=500"}):
        pass
    said = [each.getMessage() for each in caplog.records if each.name == "parley.settings"]
    assert said == [
        f"{name} names {mistyped}, but there is no API key with this id: its limit applies to no one",
        f"{name} names {revoked}, an API key that is revoked or expired",
    ]
