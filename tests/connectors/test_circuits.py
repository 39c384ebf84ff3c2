"""Circuit breakers: when they open, which calls they permit, and that replicas share them."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
import redis

from connectors.transport.circuit_stores import MemoryStore, RedisStore, Store
from connectors.transport.circuits import Breaker, CircuitState, Permit, Refusal, Rules

RULES = Rules(failure_threshold=5, recovery_seconds=60.0, probes=3)


class ManualClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def breaker(clock: ManualClock) -> Breaker:
    return Breaker("org_1:slack", MemoryStore(clock), RULES)


async def admitted(breaker: Breaker) -> Permit:
    permit = await breaker.admit()
    assert isinstance(permit, Permit)
    return permit


async def refused(breaker: Breaker) -> Refusal:
    refusal = await breaker.admit()
    assert isinstance(refusal, Refusal)
    return refusal


async def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        await breaker.failed(await admitted(breaker))


async def state(breaker: Breaker) -> CircuitState:
    return (await breaker.status()).state


# ---------------------------------------------------------------- the log


async def test_each_outage_is_logged_once_when_it_begins_and_when_it_ends(
    clock: ManualClock, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("INFO", "parley.connectors")
    store = MemoryStore(clock)
    here, there = (Breaker("org_1:http:secret.example.com", store, RULES, "http") for _ in range(2))
    late = await admitted(here)
    await fail(here, 5)
    await there.failed(late)
    await refused(there)
    opened = "circuit of http opened for org_1 after 5 failures in a row; calls are rejected for 60 s, then tried"
    assert caplog.messages == [opened]
    clock.now += 60
    await there.failed(await admitted(there))  # still the same outage
    clock.now += 60
    for _ in range(3):
        await there.answered(await admitted(there))
    assert caplog.messages == [opened, "circuit of http closed again for org_1"]
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


# ---------------------------------------------------------------- opening


async def test_five_consecutive_failures_open_the_circuit_for_a_minute(breaker: Breaker, clock: ManualClock):
    await fail(breaker, 4)
    seen = await breaker.status()
    assert (seen.state, seen.failures, seen.opens_in) == (CircuitState.CLOSED, 4, None)
    await fail(breaker)
    seen = await breaker.status()
    assert (seen.state, seen.failures, seen.opens_in) == (CircuitState.OPEN, 5, 60.0)
    clock.now += 59
    assert await refused(breaker) == Refusal(limited=False, seconds=1.0)


async def test_an_answer_in_between_resets_the_count(breaker: Breaker):
    await fail(breaker, 4)
    await breaker.answered(await admitted(breaker))
    assert (await breaker.status()).failures == 0
    await fail(breaker, 4)
    assert await state(breaker) is CircuitState.CLOSED


async def test_calls_in_progress_when_it_opened_change_nothing(breaker: Breaker, clock: ManualClock):
    late, later = await admitted(breaker), await admitted(breaker)
    await fail(breaker, 5)
    clock.now += 30
    await breaker.failed(late)
    await breaker.answered(later)
    seen = await breaker.status()
    assert (seen.state, seen.opens_in) == (CircuitState.OPEN, 30.0)


# ---------------------------------------------------------------- recovery


async def test_three_successful_probes_close_the_circuit(breaker: Breaker, clock: ManualClock):
    await fail(breaker, 5)
    clock.now += 60
    assert await state(breaker) is CircuitState.HALF_OPEN
    probes = [await admitted(breaker) for _ in range(3)]
    assert not (await refused(breaker)).limited
    for probe in probes:
        assert await state(breaker) is CircuitState.HALF_OPEN
        await breaker.answered(probe)
    seen = await breaker.status()
    assert (seen.state, seen.failures) == (CircuitState.CLOSED, 0)


async def test_one_failed_probe_opens_the_circuit_again(breaker: Breaker, clock: ManualClock):
    await fail(breaker, 5)
    clock.now += 60
    good, bad = await admitted(breaker), await admitted(breaker)
    await breaker.answered(good)
    await breaker.failed(bad)
    seen = await breaker.status()
    assert (seen.state, seen.opens_in) == (CircuitState.OPEN, 60.0)


async def test_an_abandoned_probe_makes_room_for_another(breaker: Breaker, clock: ManualClock):
    await fail(breaker, 5)
    clock.now += 60
    probes = [await admitted(breaker) for _ in range(3)]
    await refused(breaker)
    await breaker.abandoned(probes[0])
    await admitted(breaker)
    await refused(breaker)


async def test_probes_of_a_dead_replica_do_not_keep_the_circuit_half_open(breaker: Breaker, clock: ManualClock):
    await fail(breaker, 5)
    clock.now += 60
    for _ in range(3):
        await admitted(breaker)
    await refused(breaker)
    clock.now += 60
    for _ in range(3):
        await breaker.answered(await admitted(breaker))
    assert await state(breaker) is CircuitState.CLOSED


async def test_a_provider_is_not_called_before_its_requested_delay_is_over(breaker: Breaker, clock: ManualClock):
    await breaker.answered(await admitted(breaker), wait_seconds=30.0)
    assert await refused(breaker) == Refusal(limited=True, seconds=30.0)
    assert await state(breaker) is CircuitState.CLOSED
    clock.now += 30
    await admitted(breaker)


async def test_a_rate_limit_stops_only_the_calls_that_fall_under_it(breaker: Breaker, clock: ManualClock):
    await breaker.answered(await admitted(breaker), "ann", wait_seconds=30.0)
    assert await breaker.admit("ann") == Refusal(limited=True, seconds=30.0)
    assert isinstance(await breaker.admit("bob"), Permit)
    await breaker.answered(await admitted(breaker), "bob", wait_seconds=10.0)
    clock.now += 10
    assert await breaker.admit("ann") == Refusal(limited=True, seconds=20.0)
    assert isinstance(await breaker.admit("bob"), Permit)


async def test_a_circuit_that_closes_again_remembers_rate_limits(clock: ManualClock):
    breaker = Breaker("org_1:slack", MemoryStore(clock), Rules(failure_threshold=1, recovery_seconds=1.0, probes=1))
    await breaker.answered(await admitted(breaker), "ann", wait_seconds=30.0)
    await fail(breaker)
    clock.now += 1
    await breaker.answered(await admitted(breaker))
    assert await breaker.admit("ann") == Refusal(limited=True, seconds=29.0)


async def test_rate_limits_do_not_accumulate(clock: ManualClock):
    store = MemoryStore(clock)
    breaker = Breaker("org_1:slack", store, RULES)
    for number in range(600):
        await breaker.answered(await admitted(breaker), f"user {number}", wait_seconds=1.0 + number)
    assert isinstance(await breaker.admit("user 50"), Permit), "the first ones to end are forgotten"
    assert isinstance(await breaker.admit("user 599"), Refusal)
    assert len(store.kept["org_1:slack"]) < 20_000
    clock.now += 3600
    await breaker.answered(await admitted(breaker), "ann", wait_seconds=1.0)
    assert len(store.kept["org_1:slack"]) < 100


async def test_providers_and_organizations_have_separate_circuits(clock: ManualClock):
    store = MemoryStore(clock)
    await fail(Breaker("org_1:slack", store, RULES), 5)
    for key in ("org_2:slack", "org_1:github"):
        await admitted(Breaker(key, store, RULES))


# ---------------------------------------------------------------- shared


@pytest.fixture
async def shared(redis_server: str) -> AsyncIterator[Callable[[], Store]]:
    """Create the stores of different replicas on one Redis."""
    with redis.Redis.from_url(redis_server) as connection:
        connection.flushdb()
    stores: list[RedisStore] = []

    def make() -> Store:
        stores.append(RedisStore(redis_server))
        return stores[-1]

    yield make
    for store in stores:
        await store.close()


async def test_replicas_share_the_count_and_the_open_circuit(shared: Callable[[], Store]):
    one, other = (Breaker("org_1:slack", shared(), RULES) for _ in range(2))
    await fail(one, 3)
    assert (await other.status()).failures == 3
    await fail(other, 2)
    for breaker in (one, other):
        assert await state(breaker) is CircuitState.OPEN
        assert 50 < (await refused(breaker)).seconds <= 60


async def test_concurrent_failures_are_all_counted(shared: Callable[[], Store]):
    rules = Rules(failure_threshold=1000)
    replicas = [Breaker("org_1:slack", shared(), rules) for _ in range(2)]
    permits = [(each, await admitted(each)) for each in replicas for _ in range(5)]
    await asyncio.gather(*(each.failed(permit) for each, permit in permits))
    assert (await replicas[0].status()).failures == 10


async def test_replicas_share_the_probes_and_close_the_circuit_together(shared: Callable[[], Store]):
    rules = Rules(recovery_seconds=0.01)
    one, other = (Breaker("org_1:slack", shared(), rules) for _ in range(2))
    await fail(one, 5)
    while await state(other) is CircuitState.OPEN:
        await asyncio.sleep(0.01)
    assert await state(other) is CircuitState.HALF_OPEN
    for breaker in (one, other, one):
        await breaker.answered(await admitted(breaker))
    assert await state(other) is CircuitState.CLOSED


async def test_a_wait_requested_from_one_replica_applies_to_all(shared: Callable[[], Store]):
    one, other = (Breaker("org_1:slack", shared(), RULES) for _ in range(2))
    await one.answered(await admitted(one), "ann", wait_seconds=30.0)
    refusal = await other.admit("ann")
    assert isinstance(refusal, Refusal) and refusal.limited
    assert isinstance(await other.admit("bob"), Permit)


async def test_without_redis_a_replica_uses_its_own_memory_until_redis_returns(redis_server: str, clock: ManualClock):
    away = RedisStore("redis://127.0.0.1:1", clock=clock)
    breaker = Breaker("org_1:away", away, RULES)
    try:
        await fail(breaker, 5)
        assert await state(breaker) is CircuitState.OPEN
        clock.now += 60
        for _ in range(3):
            await breaker.answered(await admitted(breaker))
        assert await state(breaker) is CircuitState.CLOSED
    finally:
        await away.close()
