"""The client for a provider: retries, token renewal, the circuit, counters and streams."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from connectors.transport.circuit_stores import MemoryStore
from connectors.transport.circuits import Breaker, CircuitState, Rules
from connectors.transport.clients import PooledClient
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.metrics import Count
from connectors.transport.provider_client import ProviderClient, RetryPolicy, _delay
from errors import (
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    ReauthRequired,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from tests.fakes.http_service import HttpService
from tests.gateways import TLS

JSON = {"content-type": "application/json"}


def classify(reply: Reply) -> ParleyError | None:
    """The classifier of a provider."""
    if 200 <= reply.status < 300:
        return None
    if reply.status == 401:
        return Unauthenticated("The provider refuses the token.")
    if reply.status == 429:
        wait = reply.headers.get("retry-after")
        return RateLimited("Too many requests.", retry_after_seconds=int(wait) if wait else None)
    return failure_of(reply, "provider", repeatable=True)


@dataclass
class World:
    """A client, its circuit and counters, and its service."""

    service: HttpService
    client: PooledClient
    breaker: Breaker = field(default_factory=lambda: Breaker("org_1:it", MemoryStore(), Rules()))
    count: Count = field(default_factory=Count)

    def provider(self, **values: Any) -> ProviderClient:
        given: dict[str, Any] = {
            "retry_policy": RetryPolicy(),
            "breaker": lambda _host: self.breaker,
            "count": lambda: self.count,
        } | values
        return ProviderClient(self.client, name="It", **given)

    def answer(self, *statuses: int, **headers: str) -> None:
        """Respond with these statuses; the last one repeats."""
        self.service.in_turn["/it"] = [(status, JSON | headers, b"{}") for status in statuses]

    async def request(self, provider: ProviderClient | None = None, **values: Any) -> Reply:
        given: dict[str, Any] = {"classify": classify, "repeatable": True, "deadline": 30.0} | values
        return await (provider or self.provider()).request("POST", f"{self.service.url}/it", **given)

    async def failure(self, provider: ProviderClient | None = None, **values: Any) -> ParleyError:
        with pytest.raises(ParleyError) as error:
            await self.request(provider, **values)
        return error.value

    @property
    def asked(self) -> int:
        return len(self.service.requests)


@pytest.fixture
async def world(service: HttpService) -> AsyncIterator[World]:
    async with PooledClient(TLS) as client:
        yield World(service, client)


# ---------------------------------------------------------------- retries


async def test_a_short_outage_is_bridged_by_retries(world: World):
    world.answer(503, 500, 200)
    assert (await world.request()).status == 200
    assert world.asked == 3
    assert (world.count.requests, world.count.failures, world.count.retries) == (1, 0, 2)


async def test_it_gives_up_after_three_attempts(world: World):
    world.answer(500)
    assert isinstance(await world.failure(), UpstreamUnavailable)
    assert world.asked == 3
    assert (world.count.requests, world.count.failures, world.count.retries) == (1, 1, 2)


async def test_an_unknown_outcome_is_not_retried(world: World):
    world.answer(500)
    unknown = OutcomeUnknown("It responded with 500; the request may have taken effect.")
    assert await world.failure(classify=lambda reply: unknown, repeatable=False) is unknown
    assert world.asked == 1


async def test_a_rejection_is_not_retried(world: World):
    world.answer(422)
    assert isinstance(await world.failure(), UpstreamFailed)
    assert world.asked == 1


async def test_a_requested_wait_is_respected(world: World):
    world.answer(429, 200, **{"retry-after": "1"})
    began = asyncio.get_running_loop().time()
    await world.request(repeatable=False)
    assert asyncio.get_running_loop().time() - began >= 0.9  # a lower bound, so that slow machines pass
    assert world.asked == 2


async def test_a_long_wait_is_reported_and_applies_to_the_next_call(world: World):
    world.answer(429, **{"retry-after": "120"})
    first = await world.failure()
    assert isinstance(first, RateLimited) and first.retry_after_seconds == 120
    second = await world.failure()
    assert isinstance(second, RateLimited) and 100 < (second.retry_after_seconds or 0) <= 120
    assert world.asked == 1, "the second call was not sent"


def test_delays_double_and_are_jittered():
    error = UpstreamUnavailable("It cannot be reached.")
    for failures, longest in ((1, 1.0), (2, 2.0), (3, 4.0), (9, 8.0)):
        waits = {_delay(error, failures) for _ in range(200)}
        assert all(0 <= wait <= longest for wait in waits)
        assert len(waits) > 100 and max(waits) > longest / 2


# ---------------------------------------------------------------- tokens


async def test_a_rejected_token_is_renewed_once_and_the_request_repeated(world: World):
    world.answer(401, 200)
    refused: list[str] = []

    async def renew(token: str) -> str:
        refused.append(token)
        return "new"

    await world.request(world.provider(renew=renew), bearer="old", repeatable=False)
    assert refused == ["old"]
    assert [each.headers["authorization"] for each in world.service.requests] == ["Bearer old", "Bearer new"]


@pytest.mark.parametrize("token", ["t\u00f6ken", "\x80", "token\r\nx: y", "\ud83d"])
async def test_a_token_that_no_header_can_have_is_renewed_and_not_sent(world: World, token: str):
    async def renew(_token: str) -> str:
        return "new"

    world.answer(200)
    await world.request(world.provider(renew=renew), bearer=token, repeatable=False)
    assert [each.headers["authorization"] for each in world.service.requests] == ["Bearer new"]


async def test_a_setting_that_no_header_can_have_is_not_sent(world: World):
    assert isinstance(await world.failure(headers={"X-Api-Key": "schl\u00fcssel"}), NotConfigured)
    assert world.asked == 0


async def test_a_rejected_new_token_ends_the_call(world: World):
    world.answer(401)

    async def renew(token: str) -> str:
        return f"{token}+"

    provider = world.provider(renew=renew, unauthorized=lambda error: ReauthRequired(error.message))
    assert isinstance(await world.failure(provider, bearer="old"), ReauthRequired)
    assert world.asked == 2
    assert (await world.breaker.status()).failures == 0, "the provider is there"


async def test_a_failed_renewal_has_its_reason(world: World):
    world.answer(401)

    async def renew(token: str) -> str:
        raise ReauthRequired("Connect the account again.")

    assert "Connect" in (await world.failure(world.provider(renew=renew), bearer="old")).message
    assert world.asked == 1


# ---------------------------------------------------------------- circuits


@pytest.mark.slow
async def test_the_circuit_of_a_failing_provider_opens(world: World):
    world.answer(500)
    await world.failure()
    last = await world.failure()
    assert "500" in last.message, "the provider's own failure, not the circuit's"
    assert (await world.breaker.status()).state is CircuitState.OPEN
    asked = world.asked
    assert asked == 5
    refused = await world.failure()
    assert isinstance(refused, UpstreamUnavailable) and "Nothing was sent" in refused.message
    assert 0 < (refused.retry_after_seconds or 0) <= 60
    assert world.asked == asked


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429])
async def test_a_rejection_does_not_count_as_a_failure(world: World, status: int):
    world.answer(status)
    for _ in range(6):
        await world.failure(world.provider(retry_policy=RetryPolicy(attempts=1)))
    assert (await world.breaker.status()).failures == 0


async def test_a_cancelled_call_does_not_count_as_a_failure(world: World):
    task = asyncio.create_task(
        world.provider().request("GET", f"{world.service.url}/hang", classify=classify, repeatable=True)
    )
    while not world.service.requests:
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await world.breaker.status()).failures == 0


async def test_a_hanging_provider_uses_only_its_own_slots(world: World):
    slots: dict[str, asyncio.Semaphore] = {"hangs": asyncio.Semaphore(2), "works": asyncio.Semaphore(2)}

    def provider(name: str) -> ProviderClient:
        return ProviderClient(world.client, name=name, slots=lambda _host: slots[name])

    hang = f"{world.service.url}/hang"
    hanging = [
        asyncio.create_task(provider("hangs").request("GET", hang, classify=classify, repeatable=True))
        for _ in range(2)
    ]
    while len(world.service.requests) < 2:
        await asyncio.sleep(0.01)
    with pytest.raises(UpstreamUnavailable, match="Too many concurrent calls"):
        await provider("hangs").request("GET", hang, classify=classify, repeatable=True, deadline=0.05)
    await provider("works").request(
        "GET", f"{world.service.url}/echo", classify=classify, repeatable=True, deadline=30.0
    )
    for task in hanging:
        task.cancel()
    await asyncio.gather(*hanging, return_exceptions=True)
    assert slots["hangs"]._value == 2


# ---------------------------------------------------------------- streams


async def streamed(world: World, path: str, **values: Any) -> list[str]:
    given: dict[str, Any] = {"classify": classify, "deadline": 30.0, **values}
    async with world.provider().stream("GET", f"{world.service.url}{path}", **given) as lines:
        return [line async for line in lines]


async def test_lines_arrive_as_they_are_written(world: World):
    content = 'data: {"a": "ü\u2028b"}\r\n\r\ndata: 2\rdata: 3\n\nlast'.encode()
    world.service.answers["/lines"] = (200, {"content-type": "text/event-stream"}, content)
    assert await streamed(world, "/lines") == ['data: {"a": "ü\u2028b"}', "", "data: 2", "data: 3", "", "last"]


async def test_a_line_break_split_between_chunks_is_one():
    from connectors.transport.streams import _LineSplitter

    lines = _LineSplitter()
    got = [*lines.add(b"a\r"), *lines.add(b"\nb\r"), *lines.add(b"c\xc3"), *lines.add(b"\xbc\n"), *lines.end()]
    assert got == ["a", "b", "cü"]


async def test_a_rejected_stream_has_its_reason(world: World):
    with pytest.raises(UpstreamFailed, match="404"):
        await streamed(world, "/status/404")


async def test_opening_a_stream_is_retried(world: World):
    ok = (200, {"content-type": "text/event-stream"}, b"data: 1\n\n")
    world.service.in_turn["/it"] = [(503, JSON, b"{}"), ok]
    assert await streamed(world, "/it") == ["data: 1", ""]


@pytest.mark.parametrize(
    ("path", "values", "expected", "said"),
    [
        ("/endless", {"max_bytes": 100_000}, UpstreamFailed, "more than"),
        ("/silent", {"deadline": 0.5}, OutcomeUnknown, "within 0.5 s"),
        ("/silent", {"deadline": 0.5, "repeatable": True}, UpstreamUnavailable, "within 0.5 s"),
        ("/lie", {}, OutcomeUnknown, "closed the connection"),
        ("/gzip", {}, UpstreamFailed, "compression"),
    ],
)
async def test_a_stream_is_limited(
    world: World, path: str, values: dict[str, Any], expected: type[ParleyError], said: str
):
    with pytest.raises(expected, match=said):
        await streamed(world, path, **values)
    assert world.count.failures == 1


async def test_closing_a_stream_releases_everything(world: World):
    world.service.answers["/long"] = (200, {"content-type": "text/event-stream"}, b"data: 1\n" * 100_000)
    async with world.provider().stream("GET", f"{world.service.url}/long", classify=classify, deadline=30.0) as lines:
        async for _ in lines:
            break
    pool: Any = world.client._transport
    assert all(each.is_idle() or each.is_closed() for each in pool._pool.connections)
