"""The faults of the proxy are what they are called, since other tests trust them."""

import asyncio
import math
from collections.abc import AsyncIterator
from time import monotonic
from typing import Final

import pytest

from tests.proxies import FaultProxy, Faults, in_thread

TEXT: Final = b"x" * 4_000


@pytest.fixture
async def proxy() -> AsyncIterator[FaultProxy]:
    """A proxy in front of a server that returns what it receives."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with FaultProxy(server.sockets[0].getsockname()[1]) as running:
        yield running
    server.close()


async def echoed(proxy: FaultProxy, text: bytes = TEXT) -> bytes:
    """Return what comes back through the proxy, until it is all of the text or the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    try:
        writer.write(text)
        async with asyncio.timeout(10):
            received = b""
            while len(received) < len(text) and (data := await reader.read(65_536)):
                received += data
            return received
    finally:
        writer.close()


async def test_without_faults_everything_is_forwarded(proxy: FaultProxy) -> None:
    assert await echoed(proxy) == TEXT
    assert proxy.accepted == 1


@pytest.mark.parametrize(
    ("faults", "at_least"),
    [(Faults(latency=0.2), 0.2), (Faults(bandwidth=20_000), 0.2), (Faults(slicer=100, latency=0.005), 0.2)],
    ids=["latency", "bandwidth", "slicer"],
)
async def test_slow_connections_are_complete(proxy: FaultProxy, faults: Faults, at_least: float) -> None:
    proxy.disturb(to_server=faults)
    begun = monotonic()
    assert await echoed(proxy) == TEXT
    assert monotonic() - begun >= at_least * 0.99


async def test_a_limit_halves_a_response(proxy: FaultProxy) -> None:
    proxy.disturb(to_client=Faults(limit=1_000))
    assert await echoed(proxy) == TEXT[:1_000]


async def test_a_reset_and_a_proxy_that_is_down_are_errors(proxy: FaultProxy) -> None:
    proxy.disturb(to_client=Faults(reset=True))
    with pytest.raises(ConnectionResetError):
        await echoed(proxy)
    proxy.disturb(down=True)
    with pytest.raises(ConnectionResetError):
        await echoed(proxy)
    proxy.heal()
    assert await echoed(proxy) == TEXT


async def test_silence_ends_the_connection_or_is_healed_without_loss(proxy: FaultProxy) -> None:
    proxy.disturb(to_client=Faults(timeout=0.1))
    assert await echoed(proxy) == b""
    proxy.disturb(to_client=Faults(timeout=math.inf))
    waiting = asyncio.create_task(echoed(proxy))
    done, _ = await asyncio.wait([waiting], timeout=0.2)
    assert not done
    proxy.heal()
    assert await waiting == TEXT


async def test_a_slow_close_hides_the_end(proxy: FaultProxy) -> None:
    proxy.disturb(to_client=Faults(limit=1, slow_close=0.3))
    begun = monotonic()
    assert await echoed(proxy) == TEXT[:1]
    assert monotonic() - begun >= 0.29


async def test_a_cut_ends_open_connections_only(proxy: FaultProxy) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(TEXT)
    assert await reader.readexactly(len(TEXT)) == TEXT
    proxy.cut()
    assert await reader.read() == b""
    writer.close()
    assert await echoed(proxy) == TEXT


async def test_it_runs_in_a_thread(proxy: FaultProxy) -> None:
    with in_thread(FaultProxy(proxy.port)) as outer:
        assert await echoed(outer) == TEXT
        outer.disturb(down=True)
        with pytest.raises(ConnectionResetError):
            await echoed(outer)
