"""R7: clients whose connections are cut again and again miss no event, whatever else is killed meanwhile.

`make test-crash` has 60 clients with 4 cuts each, `make chaos` as many as `CHAOS_CLIENTS` and `CHAOS_CLIENT_CUTS` say.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.chaos.clients import Reader, Writer
from tests.chaos.cluster import Cluster, running_cluster, time_limit
from tests.chaos.faults import kill_redis
from tests.chaos.test_acknowledged import Front
from tests.chaos.test_chaos import CREATE_SESSION
from tests.waiting import LONG_PATIENCE

CLIENTS: Final = int(os.environ.get("CHAOS_CLIENTS", "60"))
CUTS: Final = int(os.environ.get("CHAOS_CLIENT_CUTS", "4"))
PAUSE_SECONDS: Final = 0.2

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R7"),
    pytest.mark.timeout(time_limit(600 + CLIENTS * CUTS / 10, 3 + CUTS)),
]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with running_cluster(tmp_path, {"CONNECTIONS_PER_ADDRESS": "100000"}) as running:
        yield running


async def test_cut_clients_miss_nothing(cluster: Cluster, chance: random.Random, figure: Callable[[str], None]) -> None:
    created = await asyncio.to_thread(cluster.gateways[0].data, CREATE_SESSION)
    session = created["createSession"]["session"]["id"]
    fronts = [Front(proxy.port, cluster.gateways[0].admin_key) for proxy in cluster.fronts]
    readers = [Reader(fronts, session) for _ in range(CLIENTS)]
    reading = [asyncio.create_task(reader.run()) for reader in readers]
    await connected(readers, 1)
    writer = Writer(list(fronts), session, "w", pause_seconds=PAUSE_SECONDS)
    writing = asyncio.create_task(writer.run())
    for cut in range(CUTS):
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        for proxy in cluster.fronts:
            proxy.cut(reset=chance.random() < 0.5)
        if cut % 5 == 1:
            await kill_redis(cluster, chance)
        if cut % 5 == 3:
            await asyncio.to_thread(cluster.gateways[cut % 2].kill)
            await asyncio.to_thread(cluster.gateways[cut % 2].start)
        await connected(readers, cut + 2)
    writer.stopping.set()
    await writing
    await all_seen(readers, writer.acknowledged)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    wrong = [reader for reader in readers if reader.seen != writer.acknowledged or reader.gaps]
    connections = sum(reader.connections for reader in readers)
    figure(
        f"{CLIENTS} clients, {CUTS} cuts each, {connections} connections, {len(writer.acknowledged)} events: "
        f"{len(wrong)} clients with a gap or a repetition"
    )
    assert not wrong


async def connected(readers: list[Reader], times: int) -> None:
    """Return once each reader has connected this often."""
    async with asyncio.timeout(LONG_PATIENCE):
        while any(reader.connections < times for reader in readers):
            await asyncio.sleep(0.05)


async def all_seen(readers: list[Reader], contents: list[str]) -> None:
    """Return once each reader has received this many messages."""
    async with asyncio.timeout(LONG_PATIENCE):
        while any(len(reader.seen) < len(contents) for reader in readers):
            await asyncio.sleep(0.05)
