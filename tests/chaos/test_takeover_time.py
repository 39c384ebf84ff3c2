"""R3: the next step of a run follows within the lease and five seconds when the process that drives it is killed.

`make test-crash` kills three with a short lease, `make chaos` as many as `CHAOS_WORKER_KILLS` says, with the longest
lease that keeps p95 within ten seconds.
"""

import asyncio
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import asyncpg
import pytest

from tests.chaos.cluster import LEASE_SECONDS, Cluster, running_cluster, time_limit
from tests.executions.test_restarts import start
from tests.gateways import GatewayProcess
from tests.running import node, value

KILLS: Final = int(os.environ.get("CHAOS_WORKER_KILLS", "3"))
LEASE: Final = 7 if "CHAOS_WORKER_KILLS" in os.environ else LEASE_SECONDS
MORE_SECONDS: Final = 5.0
SLACK_SECONDS: Final = 0.0 if "CHAOS_WORKER_KILLS" in os.environ else 10.0
"""The time that a machine may add that runs other tests beside this one."""
P95_SECONDS: Final = 10.0
RUNS: Final = 6
STEPS: Final = 12
STEP_SECONDS: Final = 0.4
PATIENCE: Final = 240.0

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R3"),
    pytest.mark.timeout(time_limit(240 + 30 * KILLS, 3 + KILLS)),
]

DRIVERS: Final = """SELECT split_part(workflow_uuid, ':', 1) AS run, executor_id FROM dbos.workflow_status
    WHERE split_part(workflow_uuid, ':', 1) = ANY($1::text[])"""
NEXT: Final = """SELECT execution_id, extract(epoch FROM min(occurred_at))::float8 - $2::float8 AS seconds FROM
    (SELECT execution_id, occurred_at FROM event_log UNION ALL SELECT execution_id, occurred_at FROM outbox) events
    WHERE execution_id = ANY($1::text[]) AND extract(epoch FROM occurred_at) > $2 GROUP BY execution_id"""
OPEN: Final = """SELECT count(*) FROM workflow_executions
    WHERE id = ANY($1::text[]) AND status IN ('PENDING', 'RUNNING', 'WAITING')"""
COMPLETED: Final = "SELECT count(*) FROM workflow_executions WHERE id = ANY($1::text[]) AND status = 'COMPLETED'"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with running_cluster(tmp_path, {"ENGINE_LEASE": str(LEASE)}) as running:
        yield running


def chain() -> list[dict[str, object]]:
    """Return nodes that are executed one after the other, for a few seconds."""
    nodes: list[dict[str, object]] = [value("begin", 0)]
    for number in range(STEPS):
        after = "begin" if number == 0 else f"step{number - 1}"
        nodes.append(node(f"pause{number}", "DELAY", {"seconds": STEP_SECONDS}, after))
        nodes.append(value(f"step{number}", number, f"pause{number}"))
    return nodes


async def test_the_next_step_follows_soon_after_a_kill(
    cluster: Cluster, chance: random.Random, figure: Callable[[str], None]
) -> None:
    database = await asyncpg.connect(cluster.postgres.url)
    engines: list[GatewayProcess] = [cluster.gateways[0], cluster.worker]
    found: list[float] = []
    kills = 0
    try:
        while kills < KILLS:
            interrupted = await _killed(cluster, database, chance.choice(engines), chance)
            kills += bool(interrupted)
            found += interrupted
    finally:
        await database.close()
    found.sort()
    median, p95, slowest = found[len(found) // 2], found[int(0.95 * (len(found) - 1))], found[-1]
    figure(
        f"{kills} kills, {len(found)} interrupted runs, lease {LEASE} s: next step after {median:.1f} s (median), "
        f"{p95:.1f} s (p95), {slowest:.1f} s (slowest)"
    )
    assert slowest <= LEASE + MORE_SECONDS + SLACK_SECONDS
    assert p95 <= P95_SECONDS + SLACK_SECONDS


async def _killed(
    cluster: Cluster, database: asyncpg.Connection, victim: GatewayProcess, chance: random.Random
) -> Sequence[float]:
    """Kill a process in the middle of runs, and return how long each of its runs stood still."""
    ids = await asyncio.gather(*(asyncio.to_thread(start, cluster.gateways[1], chain()) for _ in range(RUNS)))
    await _assigned(database, ids)
    await asyncio.sleep(chance.uniform(0.5, 2.0))
    before = await _drivers(database, ids)
    await asyncio.to_thread(victim.kill)
    killed = time.time()
    restarting = asyncio.create_task(asyncio.to_thread(victim.start))
    await _completed(database, ids)
    await restarting
    after = await _drivers(database, ids)
    interrupted = [id for id in ids if before[id] != after[id]]
    return [float(row["seconds"]) for row in await database.fetch(NEXT, interrupted, killed)]


async def _assigned(database: asyncpg.Connection, ids: Sequence[str]) -> None:
    """Return once each run has a driver."""
    async with asyncio.timeout(PATIENCE):
        while len(await _drivers(database, ids)) < len(ids):
            await asyncio.sleep(0.05)


async def _drivers(database: asyncpg.Connection, ids: Sequence[str]) -> Mapping[str, str]:
    return {row["run"]: row["executor_id"] for row in await database.fetch(DRIVERS, ids)}


async def _completed(database: asyncpg.Connection, ids: Sequence[str]) -> None:
    """Return once all runs have ended, and check that they have succeeded."""
    async with asyncio.timeout(PATIENCE):
        while await database.fetchval(OPEN, ids):
            await asyncio.sleep(0.1)
    assert await database.fetchval(COMPLETED, ids) == len(ids)
