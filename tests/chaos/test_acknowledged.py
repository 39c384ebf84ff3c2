"""R1: what was acknowledged is stored, whatever was killed, frozen or cut off at the time.

Two gateways and an engine worker, PostgreSQL, Redis and the network between all of them are disturbed at random while
clients create and complete tasks, runs, approvals, deliveries, messages and requests. `make test-crash` takes less than
a minute, `make chaos` as many faults as `CHAOS_FAULTS` says.
"""

import asyncio
import itertools
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

import pytest

from models.users import Role
from tests.beside import run_on_database
from tests.chaos.checker import count_open, faults_of, read_stored
from tests.chaos.clients import Reader, Writer
from tests.chaos.cluster import Cluster, running_cluster, time_limit
from tests.chaos.faults import LOST_RESPONSES, Chaos
from tests.chaos.journal import Journal, Outcome
from tests.chaos.load import Client, Load, Scene, http_client
from tests.deliveries.farm import Behaviour, Farm
from tests.gateways import Addresses, Gateway
from tests.people import administrator, agent, opened, person
from tests.requests.conftest import Desk, helper
from tests.waiting import PATIENCE

FAULTS: Final = int(os.environ.get("CHAOS_FAULTS", "8"))
READERS: Final = 4
CREATORS: Final = 6
DRAIN_SECONDS: Final = 240

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R1"),
    pytest.mark.timeout(time_limit(300 + 30 * FAULTS, 3 + FAULTS)),
]

OVERRIDE: Final = """mutation ($id: ID!, $config: JSON) { setIntegrationOverride(input: {userId: $id, channel: WEBHOOK,
    enabled: true, retryCount: 20, retryDelaySeconds: 1, config: $config}) { errors { message } } }"""


class Front(Addresses):
    """A gateway as clients reach it, through a proxy."""

    def __init__(self, port: int, admin_key: str) -> None:
        self.port, self.admin_key = port, admin_key


@pytest.fixture
def farm() -> Iterator[Farm]:
    """A receiver of webhooks."""
    with Farm([Behaviour.ACCEPT]) as running:
        yield running


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An HTTP agent that answers requests."""
    with Desk() as running:
        yield running


@pytest.fixture
def cluster(tmp_path: Path, farm: Farm, desk: Desk) -> Iterator[Cluster]:
    hosts = f"{farm.allowed},{desk.host_and_port}"
    with running_cluster(tmp_path, {"HTTP_ALLOWED_HOSTS": hosts, "CIRCUIT_RECOVERY_TIMEOUT": "1"}) as running:
        yield running


def scene(gateway: Gateway, farm: Farm, desk: Desk) -> Scene:
    """Create what the load needs."""
    boss, receiver = administrator(gateway), person(gateway)
    [host] = farm.behaviours
    made = boss.data(OVERRIDE, id=receiver.id, config={"url": farm.url(host)})["setIntegrationOverride"]
    assert made["errors"] == []
    workers = [agent(boss, type="double", maxConcurrentTasks=50) for _ in range(2)]
    approvers = [person(gateway, Role.OPERATOR).token for _ in range(2)]
    return Scene(
        boss.token,
        opened(boss),
        receiver.id,
        helper(boss, desk),
        [(each.id, each.token) for each in workers],
        approvers,
    )


async def test_acknowledged_changes_are_stored_once_and_whole(
    cluster: Cluster,
    farm: Farm,
    desk: Desk,
    tmp_path: Path,
    chance: random.Random,
    figure: Callable[[str], None],
) -> None:
    setting = await asyncio.to_thread(scene, cast(Gateway, cluster.gateways[0]), farm, desk)
    fronts = [Front(proxy.port, cluster.gateways[0].admin_key) for proxy in cluster.fronts]
    readers = [Reader(fronts, setting.session) for _ in range(READERS)]
    reading = [asyncio.create_task(reader.run()) for reader in readers]
    await _following(readers, fronts, setting.session)
    chaos = Chaos(cluster, chance)
    with Journal(tmp_path / "journal.jsonl") as journal:
        async with http_client() as http:
            load = Load(Client(http, [front.url for front in fronts], journal, chance), setting)
            load.start(CREATORS)
            await chaos.run(FAULTS)
            await load.finish(lambda: _is_over(cluster), DRAIN_SECONDS)
        changes = journal.changes()
    stored = await asyncio.to_thread(run_on_database, cluster.direct, read_stored)
    sent = {key for key, change in changes.items() if change.kind == "message" and key in stored.rows}
    await _all_seen(readers, reading, sent)
    received = Counter(each.delivery_id for arrivals in farm.arrivals.values() for each in arrivals)
    outcomes = Counter(change.outcome for change in changes.values())
    present = sum(change.outcome is Outcome.UNKNOWN and change.key in stored.rows for change in changes.values())
    figure(
        f"{outcomes[Outcome.OK]} acknowledged, {outcomes[Outcome.UNKNOWN]} unknown ({present} of them stored); "
        f"{chaos.done.total()} faults: {', '.join(f'{count} × {name}' for name, count in sorted(chaos.done.items()))}"
    )
    assert faults_of(changes, stored, received) == []
    few = chaos.done[LOST_RESPONSES] < 3  # of a few, all clients may have repeated what they sent
    assert present or few, "no change was stored whose response was lost"
    orders = [[content for content in reader.seen if content.startswith("message-")] for reader in readers]
    assert [reader.gaps for reader in readers] == [[]] * READERS
    assert orders == [orders[0]] * READERS, "readers disagree"
    assert sorted(orders[0]) == sorted(sent), "lost or doubled events"


async def _following(readers: list[Reader], fronts: list[Front], session: str) -> None:
    """Return once each reader has received a message, and so has a cursor to resume from."""
    writer = Writer(list(fronts), session, "begin")
    async with asyncio.timeout(PATIENCE), http_client() as http:
        for number in itertools.count():
            if all(reader.seen for reader in readers):
                return
            await writer.send(http, f"begin-{number}")
            await asyncio.sleep(0.1)


async def _is_over(cluster: Cluster) -> bool:
    return await asyncio.to_thread(run_on_database, cluster.direct, count_open) == 0


async def _all_seen(readers: list[Reader], reading: list[asyncio.Task[None]], sent: set[str]) -> None:
    """End the readers once they have received all messages."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while any(sent - set(reader.seen) for reader in readers):
        for task in reading:
            if task.done():
                task.result()
        assert asyncio.get_running_loop().time() < deadline, _missing(readers, sent)
        await asyncio.sleep(0.1)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)  # their connections are closed before the event loop is


def _missing(readers: list[Reader], sent: set[str]) -> str:
    """Return in words what each reader has not received, and what it received last."""
    return "\n".join(
        f"{sorted(sent - set(reader.seen))} missing, after {reader.connections} connections, gaps {reader.gaps}, "
        f"last {reader.seen[-3:]}"
        for reader in readers
    )
