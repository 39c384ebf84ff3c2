"""The line to a provider: what is tried again and what not, whose token is renewed, what is counted."""

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
    """A provider that says what it means by its statuses."""
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
    """A line, and what is behind it."""

    service: HttpService
    client: PooledClient
    breaker: Breaker = field(default_factory=lambda: Breaker("org_1:it", MemoryStore(), Rules()))
    count: Count = field(default_factory=Count)

    def line(self, **values: Any) -> ProviderClient:
        given: dict[str, Any] = {
            "retry_policy": RetryPolicy(),
            "breaker": lambda _host: self.breaker,
            "count": lambda: self.count,
        } | values
        return ProviderClient(self.client, name="It", **given)

    def answer(self, *statuses: int, **headers: str) -> None:
        """Answer with these statuses, the last one for ever."""
        self.service.in_turn["/it"] = [(status, JSON | headers, b"{}") for status in statuses]

    async def request(self, line: ProviderClient | None = None, **values: Any) -> Reply:
        given: dict[str, Any] = {"classify": classify, "repeatable": True, "deadline": 30.0} | values
        return await (line or self.line()).request("POST", f"{self.service.url}/it", **given)

    async def failed(self, line: ProviderClient | None = None, **values: Any) -> ParleyError:
        with pytest.raises(ParleyError) as error:
            await self.request(line, **values)
        return error.value

    @property
    def asked(self) -> int:
        return len(self.service.requests)


@pytest.fixture
async def world(service: HttpService) -> AsyncIterator[World]:
    async with PooledClient(TLS) as client:
        yield World(service, client)


# ---------------------------------------------------------------- tried again


async def test_an_outage_of_a_moment_is_not_noticed(world: World):
    world.answer(503, 500, 200)
    assert (await world.request()).status == 200
    assert world.asked == 3
    assert (world.count.requests, world.count.failures, world.count.retries) == (1, 0, 2)


async def test_it_gives_up_after_three_tries(world: World):
    world.answer(500)
    assert isinstance(await world.failed(), UpstreamUnavailable)
    assert world.asked == 3
    assert (world.count.requests, world.count.failures, world.count.retries) == (1, 1, 2)


async def test_what_may_have_happened_is_not_tried_again(world: World):
    world.answer(500)
    unknown = OutcomeUnknown("It answered 500; the request may have taken effect.")
    assert await world.failed(classify=lambda reply: unknown, repeatable=False) is unknown
    assert world.asked == 1


async def test_a_refusal_is_not_tried_again(world: World):
    world.answer(422)
    assert isinstance(await world.failed(), UpstreamFailed)
    assert world.asked == 1


async def test_a_wait_that_is_asked_for_is_waited(world: World):
    world.answer(429, 200, **{"retry-after": "1"})
    began = asyncio.get_running_loop().time()
    await world.request(repeatable=False)
    assert asyncio.get_running_loop().time() - began >= 0.9  # a lower bound: no machine is too slow for it
    assert world.asked == 2


async def test_a_long_wait_is_told_and_remembered_for_the_next_call(world: World):
    world.answer(429, **{"retry-after": "120"})
    first = await world.failed()
    assert isinstance(first, RateLimited) and first.retry_after_seconds == 120
    second = await world.failed()
    assert isinstance(second, RateLimited) and 100 < (second.retry_after_seconds or 0) <= 120
    assert world.asked == 1, "the second call was not sent"


def test_delays_double_and_are_jittered():
    error = UpstreamUnavailable("It cannot be reached.")
    for failures, longest in ((1, 1.0), (2, 2.0), (3, 4.0), (9, 8.0)):
        waits = {_delay(error, failures) for _ in range(200)}
        assert all(0 <= wait <= longest for wait in waits)
        assert len(waits) > 100 and max(waits) > longest / 2


# ---------------------------------------------------------------- tokens


async def test_a_refused_token_is_renewed_once_and_the_request_sent_again(world: World):
    world.answer(401, 200)
    refused: list[str] = []

    async def renew(token: str) -> str:
        refused.append(token)
        return "new"

    await world.request(world.line(renew=renew), bearer="old", repeatable=False)
    assert refused == ["old"]
    assert [each.headers["authorization"] for each in world.service.requests] == ["Bearer old", "Bearer new"]


async def test_a_new_token_that_is_refused_too_ends_it(world: World):
    world.answer(401)

    async def renew(token: str) -> str:
        return f"{token}+"

    line = world.line(renew=renew, unauthorized=lambda error: ReauthRequired(error.message))
    assert isinstance(await world.failed(line, bearer="old"), ReauthRequired)
    assert world.asked == 2
    assert (await world.breaker.status()).failures == 0, "the provider is there"


async def test_a_token_that_cannot_be_renewed_says_why(world: World):
    world.answer(401)

    async def renew(token: str) -> str:
        raise ReauthRequired("Connect the account again.")

    assert "Connect" in (await world.failed(world.line(renew=renew), bearer="old")).message
    assert world.asked == 1


# ---------------------------------------------------------------- circuits


async def test_a_provider_that_fails_is_left_alone(world: World):
    world.answer(500)
    await world.failed()
    last = await world.failed()
    assert "500" in last.message, "the provider's own failure, not the circuit's"
    assert (await world.breaker.status()).state is CircuitState.OPEN
    asked = world.asked
    assert asked == 5
    refused = await world.failed()
    assert isinstance(refused, UpstreamUnavailable) and "Nothing was sent" in refused.message
    assert 0 < (refused.retry_after_seconds or 0) <= 60
    assert world.asked == asked


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429])
async def test_a_refusal_is_no_failure_of_the_provider(world: World, status: int):
    world.answer(status)
    for _ in range(6):
        await world.failed(world.line(retry_policy=RetryPolicy(attempts=1)))
    assert (await world.breaker.status()).failures == 0


async def test_a_caller_who_leaves_is_no_failure_of_the_provider(world: World):
    task = asyncio.create_task(
        world.line().request("GET", f"{world.service.url}/hang", classify=classify, repeatable=True)
    )
    while not world.service.requests:
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await world.breaker.status()).failures == 0


async def test_one_that_hangs_takes_only_its_own_places(world: World):
    slots: dict[str, asyncio.Semaphore] = {"hangs": asyncio.Semaphore(2), "works": asyncio.Semaphore(2)}

    def line(name: str) -> ProviderClient:
        return ProviderClient(world.client, name=name, slots=lambda _host: slots[name])

    hang = f"{world.service.url}/hang"
    hanging = [
        asyncio.create_task(line("hangs").request("GET", hang, classify=classify, repeatable=True)) for _ in range(2)
    ]
    while len(world.service.requests) < 2:
        await asyncio.sleep(0.01)
    with pytest.raises(UpstreamUnavailable, match="Too many concurrent calls"):
        await line("hangs").request("GET", hang, classify=classify, repeatable=True, deadline=0.05)
    await line("works").request("GET", f"{world.service.url}/echo", classify=classify, repeatable=True, deadline=30.0)
    for task in hanging:
        task.cancel()
    await asyncio.gather(*hanging, return_exceptions=True)
    assert slots["hangs"]._value == 2


# ---------------------------------------------------------------- streams


async def streamed(world: World, path: str, **values: Any) -> list[str]:
    given: dict[str, Any] = {"classify": classify, "deadline": 30.0, **values}
    async with world.line().stream("GET", f"{world.service.url}{path}", **given) as lines:
        return [line async for line in lines]


async def test_lines_come_as_they_are_written(world: World):
    content = 'data: {"a": "ü\u2028b"}\r\n\r\ndata: 2\rdata: 3\n\nlast'.encode()
    world.service.answers["/lines"] = (200, {"content-type": "text/event-stream"}, content)
    assert await streamed(world, "/lines") == ['data: {"a": "ü\u2028b"}', "", "data: 2", "data: 3", "", "last"]


async def test_an_end_of_line_that_comes_in_two_pieces_is_one():
    from connectors.transport.streams import _LineSplitter

    lines = _LineSplitter()
    got = [*lines.add(b"a\r"), *lines.add(b"\nb\r"), *lines.add(b"c\xc3"), *lines.add(b"\xbc\n"), *lines.end()]
    assert got == ["a", "b", "cü"]


async def test_a_stream_that_is_refused_says_why(world: World):
    with pytest.raises(UpstreamFailed, match="404"):
        await streamed(world, "/status/404")


async def test_a_stream_that_cannot_begin_now_is_tried_again(world: World):
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
async def test_a_stream_has_its_limits(
    world: World, path: str, values: dict[str, Any], expected: type[ParleyError], said: str
):
    with pytest.raises(expected, match=said):
        await streamed(world, path, **values)
    assert world.count.failures == 1


async def test_nothing_of_a_stream_is_left_when_its_reader_leaves(world: World):
    world.service.answers["/long"] = (200, {"content-type": "text/event-stream"}, b"data: 1\n" * 100_000)
    async with world.line().stream("GET", f"{world.service.url}/long", classify=classify, deadline=30.0) as lines:
        async for _ in lines:
            break
    pool: Any = world.client._transport
    assert all(each.is_idle() or each.is_closed() for each in pool._pool.connections)
