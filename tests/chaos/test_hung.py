"""R16: a dependency that hangs, which is worse than one that is down, is contained.

The proxy forwards nothing and closes nothing, as a frozen server or a half-open connection does.
"""

import asyncio
import contextlib
import math
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from tests.chaos.cluster import Cluster, running_cluster, time_limit
from tests.chaos.faults import disturb
from tests.gateways import TLS, GatewayProcess
from tests.proxies import Faults
from tests.waiting import PATIENCE

CUTS: Final = int(os.environ.get("CHAOS_CUTS", "20"))
SILENT: Final = Faults(timeout=math.inf)
REPLY_SECONDS: Final = 5.0
HEALTHY_SECONDS: Final = 5.0
SLACK_SECONDS: Final = 1.0 if "CHAOS_CUTS" in os.environ else 5.0
"""The time that a busy machine may add; in the short form, one that runs other tests beside this one."""
CREATE: Final = """mutation { createTask(input: {title: "Call", type: "call"}) {
  task { id } errors { code retryable } } }"""
LIST: Final = "{ tasks(first: 1) { nodes { id } } }"

pytestmark = [pytest.mark.crash, pytest.mark.promise("R16"), pytest.mark.timeout(time_limit(300 + 5 * CUTS, 3))]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with running_cluster(tmp_path, {}) as running:
        yield running


async def asked(cluster: Cluster, document: str) -> tuple[float, dict[str, Any]]:
    """Return how long a response took, and the response."""
    gateway = cluster.gateways[0]
    async with httpx.AsyncClient(timeout=60, trust_env=False, verify=TLS) as client:
        begun = time.monotonic()
        response = await client.post(f"{gateway.url}/graphql", json={"query": document}, headers=gateway.headers())
        return time.monotonic() - begun, response.json()


def code_of(body: dict[str, Any]) -> str | None:
    """Return the error code of a response, wherever it is, or None for a success."""
    for error in body.get("errors") or ():
        return str(error["extensions"]["code"])
    payload = body["data"].get("createTask") or {}
    return next((error["code"] for error in payload.get("errors") or ()), None)


async def healthy_after(cluster: Cluster) -> float:
    """Return the time until changes and queries succeed again."""
    begun = time.monotonic()
    while any([code_of((await asked(cluster, document))[1]) for document in (CREATE, LIST)]):
        assert time.monotonic() - begun < PATIENCE
        await asyncio.sleep(0.05)
    return time.monotonic() - begun


async def test_a_hung_postgresql_is_unavailable_in_time(cluster: Cluster, figure: Callable[[str], None]) -> None:
    await healthy_after(cluster)
    cluster.to_postgres.disturb(to_server=SILENT, to_client=SILENT)
    answers = await asyncio.gather(*(asked(cluster, document) for document in (CREATE, LIST) for _ in range(30)))
    cluster.to_postgres.heal()
    slowest, codes = max(seconds for seconds, _ in answers), {code_of(body) for _, body in answers}
    healthy = await healthy_after(cluster)
    figure(f"PostgreSQL hangs: {len(answers)} replies within {slowest:.1f} s; healthy after {healthy:.1f} s")
    assert codes == {"UNAVAILABLE"}
    assert slowest <= REPLY_SECONDS + SLACK_SECONDS
    assert healthy <= HEALTHY_SECONDS + SLACK_SECONDS


async def test_a_hung_redis_delays_nothing(cluster: Cluster, figure: Callable[[str], None]) -> None:
    await healthy_after(cluster)
    cluster.to_redis.disturb(to_server=SILENT, to_client=SILENT)
    answers = [await asked(cluster, document) for document in (CREATE, LIST) for _ in range(30)]
    cluster.to_redis.heal()
    slowest = max(seconds for seconds, _ in answers)
    figure(f"Redis hangs: {len(answers)} replies within {slowest:.1f} s")
    assert {code_of(body) for _, body in answers} == {None}
    assert slowest <= REPLY_SECONDS + SLACK_SECONDS


async def test_cut_connections_are_not_leaked(
    cluster: Cluster, chance: random.Random, figure: Callable[[str], None]
) -> None:
    await healthy_after(cluster)
    await ask_often(cluster)
    before = open_sockets(cluster)
    for _ in range(CUTS):
        working = [asyncio.create_task(asked(cluster, CREATE)) for _ in range(AT_ONCE)]
        await disturb(chance.choice([cluster.to_postgres, cluster.to_redis]), chance.choice(["reset", "cut"]), chance)
        await asyncio.gather(*working)
    healthy = await healthy_after(cluster)
    await ask_often(cluster)
    after = open_sockets(cluster)
    figure(
        f"{CUTS} cuts: sockets of the processes to PostgreSQL and Redis {in_words(before)} before, {in_words(after)} "
        f"after; healthy after {healthy:.1f} s"
    )
    assert healthy <= HEALTHY_SECONDS + SLACK_SECONDS
    assert all(now <= then + MORE_SOCKETS for now, then in zip(after, before, strict=True))


AT_ONCE: Final = 10
MORE_SOCKETS: Final = 4
"""The number of sockets that a process may have more afterwards: a few background jobs that need connections at once
make its pools larger by one each. A leak adds one for each of its cuts, so that one in every 25 cuts is found."""


async def ask_often(cluster: Cluster) -> None:
    """Make as many requests at once as while connections are cut, so that the pools have as many connections.

    All succeed: a place in a pool whose connection was cut is not lost either.
    """
    for _ in range(5):
        answers = await asyncio.gather(*(asked(cluster, CREATE) for _ in range(AT_ONCE)))
        assert {code_of(body) for _, body in answers} == {None}


def open_sockets(cluster: Cluster) -> list[int]:
    """Return how many sockets each process has to PostgreSQL and Redis, including those that the other side closed."""
    ports = {f"{proxy.port:04X}" for proxy in (cluster.to_postgres, cluster.to_redis)}
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    theirs = {f"socket:[{row[9]}]" for row in rows if row[2].partition(":")[2] in ports}
    return [len(theirs & files_of(process)) for process in cluster.processes]


def files_of(process: GatewayProcess) -> set[str]:
    """Return what the file descriptors of a process are links to."""
    assert process.process is not None
    found: set[str] = set()
    for each in Path(f"/proc/{process.process.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            found.add(str(each.readlink()))
    return found


def in_words(sockets: list[int]) -> str:
    """Return a number for each process."""
    return " + ".join(map(str, sockets))
