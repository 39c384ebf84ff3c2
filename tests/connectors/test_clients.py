"""The pooled client: connections are reused, none is leaked, and logs do not show what was sent."""

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncIterator

import httpx
import pytest

from connectors.transport.clients import PooledClient, keep_secrets_out_of_logs
from connectors.transport.exchange import exchange
from connectors.transport.provider_client import Classifier, ProviderClient
from errors import ParleyError, UpstreamUnavailable
from tests.fakes.http_service import HttpService
from tests.gateways import TLS

GOOD: Classifier = lambda reply: None  # noqa: E731


@pytest.fixture
async def client() -> AsyncIterator[PooledClient]:
    async with PooledClient(TLS) as made:
        yield made


async def test_connections_are_reused(service: HttpService, client: PooledClient):
    before = service.connections
    for _ in range(3):
        await ProviderClient(client).request("GET", f"{service.url}/echo", classify=GOOD, repeatable=True)
    assert service.connections == before + 1


async def test_neither_cookies_nor_redirects_are_followed(service: HttpService, client: PooledClient):
    await ProviderClient(client).request("GET", f"{service.url}/cookie", classify=GOOD, repeatable=True)
    reply = await ProviderClient(client).request("GET", f"{service.url}/redirect", classify=GOOD, repeatable=True)
    assert reply.status == 302
    echo = await ProviderClient(client).request("GET", f"{service.url}/echo", classify=GOOD, repeatable=True)
    assert b"tenant=one" not in echo.content


async def test_requests_cancelled_at_any_moment_leak_no_connection(service: HttpService, client: PooledClient):
    """httpcore's own pool leaks connections whose request was cancelled before they were opened."""
    chance = random.Random(1)

    async def give_up() -> None:
        request = client.build_request("GET", f"{service.url}/echo")
        with contextlib.suppress(UpstreamUnavailable):
            await exchange(client, request, repeatable=True, deadline=chance.random() * 0.01)

    for _ in range(10):
        await asyncio.gather(*(give_up() for _ in range(20)))
    # The remaining connections are idle and usable: another exchange succeeds, and none is "being opened" afterwards.
    await ProviderClient(client).request("GET", f"{service.url}/echo", classify=GOOD, repeatable=True, deadline=30.0)
    transport = client._transport
    assert isinstance(transport, httpx.AsyncHTTPTransport)
    assert all(each.is_idle() or each.is_closed() for each in transport._pool.connections)


async def test_a_cancelled_request_with_an_assigned_connection_leaks_none(service: HttpService, client: PooledClient):
    """The moment that httpcore does not handle: the pool has assigned a connection that is not open yet."""
    for turns in range(30):
        request = client.build_request("GET", f"{service.url}/echo")
        task = asyncio.create_task(exchange(client, request, repeatable=True))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await ProviderClient(client).request("GET", f"{service.url}/echo", classify=GOOD, repeatable=True, deadline=30.0)
    transport = client._transport
    assert isinstance(transport, httpx.AsyncHTTPTransport)
    assert all(each.is_idle() or each.is_closed() for each in transport._pool.connections)


async def test_debug_logs_contain_neither_tokens_nor_paths(
    service: HttpService, client: PooledClient, caplog: pytest.LogCaptureFixture
):
    keep_secrets_out_of_logs()
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "httpx")
    secrets = ("canary-in-path", "canary-in-query", "canary-in-header", "canary-in-bearer", "canary-in-body")
    with pytest.raises(ParleyError):
        await ProviderClient(client).request(
            "POST",
            f"{service.url}/echo/{secrets[0]}",
            classify=lambda reply: UpstreamUnavailable("The service responded with 500."),
            repeatable=True,
            query={"token": secrets[1]},
            headers={"x-api-key": secrets[2]},
            bearer=secrets[3],
            json={"secret": secrets[4]},
        )
    assert "127.0.0.1" in caplog.text
    assert not [secret for secret in secrets if secret in caplog.text]
