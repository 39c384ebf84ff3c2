"""The bus between replicas: it notices a Redis that hangs, though the connections stay open, and goes on by itself."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Final

import pytest
from redis.asyncio import Redis

from subscriptions.fanout import bus as module
from subscriptions.fanout.bus import RedisBackend
from tests.servers import RedisServer
from tests.waiting import PATIENCE

CHANNEL: Final = "parley:events:0"
AWAY: Final = "Redis unavailable (TimeoutError); reading events from the log"
BACK: Final = "Redis available again; receiving events from other replicas"


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with RedisServer() as server:
        yield server


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_IDLE_SECONDS", 0.1)


@contextlib.asynccontextmanager
async def listening(server: RedisServer) -> AsyncIterator[RedisBackend]:
    """A replica's end of the bus, which receives."""
    bus = RedisBackend(server.url)
    await bus.connect()
    await bus.subscribe(CHANNEL)
    try:
        await until_healthy(bus, True)
        yield bus
    finally:
        await bus.disconnect()


async def until_healthy(bus: RedisBackend, expected: bool) -> None:
    """Wait until a replica knows that it receives messages, or that it does not."""
    async with asyncio.timeout(PATIENCE):
        while bus.healthy is not expected:
            await asyncio.sleep(0.01)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The lines of the bus."""
    return [record.getMessage() for record in caplog.records if record.name == "parley.bus"]


async def test_a_replica_that_publishes_nothing_notices_a_redis_that_hangs(
    server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "parley.bus")
    async with listening(server) as bus:
        server.freeze()
        try:
            await until_healthy(bus, False)
            assert logged(caplog) == [AWAY]
        finally:
            server.thaw()
        await until_healthy(bus, True)
        await bus.publish(CHANNEL, "1:[]")
        assert (await asyncio.wait_for(bus.next_published(), PATIENCE)).message == "1:[]"
    assert logged(caplog) == [AWAY, BACK]


async def test_a_replica_that_cannot_publish_logs_it_at_once(
    server: RedisServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_IDLE_SECONDS", PATIENCE)  # the listener notices nothing meanwhile
    async with listening(server) as bus:
        server.freeze()
        try:
            await bus.publish(CHANNEL, "2:[]")
        finally:
            server.thaw()
        assert not bus.healthy
        assert logged(caplog) == [AWAY]


async def test_a_quiet_redis_stays_healthy(server: RedisServer, caplog: pytest.LogCaptureFixture) -> None:
    async with listening(server) as bus, Redis.from_url(server.url) as client:
        await client.config_resetstat()
        async with asyncio.timeout(PATIENCE):
            while (await client.info("commandstats")).get("cmdstat_ping", {}).get("calls", 0) < 3:
                assert bus.healthy
                await asyncio.sleep(0.01)
        assert bus.healthy
    assert logged(caplog) == []
