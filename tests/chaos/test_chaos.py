"""Two gateways on one PostgreSQL and one Redis keep losing processes; no client loses an event.

`make test-crash` runs this for a quarter of a minute, `make chaos` for longer (`CHAOS_SECONDS`).
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.chaos.clients import Reader, Writer
from tests.chaos.cluster import time_limit
from tests.gateways import GatewayProcess
from tests.servers import RedisServer
from tests.waiting import PATIENCE

pytestmark = pytest.mark.crash

SECONDS = float(os.environ.get("CHAOS_SECONDS", "15"))
ENOUGH = 500 if "CHAOS_SECONDS" in os.environ else 200
"""The number of deliveries, for each second, that prove something; a slow machine takes longer for them."""
READERS = 14
WRITERS = 6

CREATE_SESSION = 'mutation { createSession(input: {name: "chaos"}) { session { id } errors { message } } }'


@dataclass(slots=True)
class Replicas:
    """Two gateways and the Redis between them, to be killed and restarted."""

    gateways: list[GatewayProcess]
    redis: RedisServer
    kills: Counter[str] = field(default_factory=Counter)

    async def disturb(self, seconds: float, enough: Callable[[], bool]) -> None:
        """Kill and restart one process after another for the given time, and until enough crashes have happened."""
        clock = asyncio.get_running_loop()
        begun = clock.time()
        turn = 0
        while clock.time() < begun + seconds or (not enough() and clock.time() < begun + 8 * seconds):
            await asyncio.sleep(random.uniform(1.0, 2.5))  # let work happen between two crashes
            if turn % 3 == 2:
                await asyncio.to_thread(self._restart_redis, bool(turn % 2))
            else:
                await asyncio.to_thread(self._restart_gateway, turn % 2)
            turn += 1

    def _restart_gateway(self, which: int) -> None:
        self.gateways[which].kill()
        self.kills["gateway"] += 1
        self.gateways[which].start()

    def _restart_redis(self, crash: bool) -> None:
        if crash:
            self.redis.kill()
        else:
            self.redis.stop()
        self.kills["redis"] += 1
        self.redis.start()


@pytest.fixture
def own_redis() -> Iterator[RedisServer]:
    """A Redis server that this test may kill."""
    with RedisServer() as server:
        yield server


@pytest.fixture
def replicas(
    own_redis: RedisServer,
    migrated_postgres: str,
    new_postgres_database: Callable[[str | None], str],
    gateway_process: Callable[..., GatewayProcess],
    tmp_path: Path,
) -> Replicas:
    environment = {
        "DATABASE_URL": new_postgres_database(migrated_postgres),
        "REDIS_URL": own_redis.url,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "a secret of 32 bytes or more, for throw-away gateways",
        "ADMIN_API_KEY": "prl_test_administrator_of_a_throw_away_gateway",
    }
    return Replicas([gateway_process(environment), gateway_process(environment)], own_redis)


async def run(replicas: Replicas, *, resumes: bool, seconds: float) -> tuple[list[Writer], list[Reader]]:
    """Write and read while processes crash; return once every reader has had time to see everything."""
    session = replicas.gateways[0].data(CREATE_SESSION)["createSession"]["session"]["id"]
    addresses = list(replicas.gateways)
    readers = [Reader(addresses, session, resumes=resumes) for _ in range(READERS)]
    writers = [Writer(addresses, session, f"w{number}") for number in range(WRITERS)]
    reading = [asyncio.create_task(reader.run()) for reader in readers]
    async with asyncio.timeout(PATIENCE):
        while any(reader.connections == 0 for reader in readers):
            await asyncio.sleep(0.02)
    writing = [asyncio.create_task(writer.run()) for writer in writers]
    await replicas.disturb(seconds, lambda: sum(len(reader.seen) for reader in readers) >= ENOUGH * seconds)
    for writer in writers:
        writer.stopping.set()
    await asyncio.gather(*writing)
    last = Writer(addresses, session, "last")
    last.stopping.set()
    await _send_last(last)
    async with asyncio.timeout(PATIENCE):
        while not all("last-0" in reader.seen for reader in readers):
            await asyncio.sleep(0.05)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    return [*writers, last], readers


async def _send_last(writer: Writer) -> None:
    async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
        await writer.send(client, "last-0")
    writer.acknowledged.append("last-0")


@pytest.mark.promise("R7")
@pytest.mark.timeout(time_limit(8 * SECONDS + 300, 4))
async def test_a_client_that_resumes_receives_every_event_once_and_in_order(
    replicas: Replicas, figure: Callable[[str], None]
) -> None:
    writers, readers = await run(replicas, resumes=True, seconds=SECONDS)
    acknowledged = [content for writer in writers for content in writer.acknowledged]
    order = readers[0].seen
    for reader in readers:
        counts = Counter(reader.seen)
        lost = [content for content in acknowledged if content not in counts]
        doubled = [content for content, count in counts.items() if count > 1]
        assert (lost, doubled, reader.gaps) == ([], [], [])
        assert reader.seen == order
    for writer in writers:
        mine = [content for content in order if content.startswith(f"{writer.name}-")]
        assert mine == writer.acknowledged
    deliveries = sum(len(reader.seen) for reader in readers)
    figure(
        f"{deliveries} deliveries of {len(acknowledged)} events to {len(readers)} readers, "
        f"{sum(reader.connections for reader in readers)} connections, kills {dict(replicas.kills)}: 0 lost, 0 doubled"
    )
    assert deliveries >= ENOUGH * SECONDS, "too few deliveries to prove anything"


@pytest.mark.timeout(time_limit(360, 4))
async def test_without_a_cursor_the_same_run_loses_events(replicas: Replicas) -> None:
    """Show that the check above can fail."""
    writers, readers = await run(replicas, resumes=False, seconds=8)
    acknowledged = {content for writer in writers for content in writer.acknowledged}
    assert any(acknowledged - set(reader.seen) for reader in readers)
