"""R3: after the kill of an engine worker, its runs continue on another one within the lease and five seconds.

`make test-crash` kills twice, `make chaos` as often as `CHAOS_WORKER_KILLS` says.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from models.executions import WorkflowExecution
from tests.chaos.cluster import EngineWorker
from tests.conftest import Environment
from tests.executions.test_restarts import start
from tests.gateways import GatewayProcess
from tests.people import on_database
from tests.running import node
from tests.waiting import until

KILLS: Final = int(os.environ.get("CHAOS_WORKER_KILLS", "2"))
RUNS: Final = 8
LEASE_SECONDS: Final = 5
AT_MOST_SECONDS: Final = LEASE_SECONDS + 5.0

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R3"),
    pytest.mark.timeout(120 + 60 * KILLS),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]

CANCEL: Final = "mutation($input: ExecutionInput!) { cancelExecution(input: $input) { errors { code } } }"


def chain() -> list[dict[str, Any]]:
    """Return nodes that run one after the other, for half a minute."""
    return [
        node(f"n{number}", "DELAY", {"seconds": 0.3}, *([f"n{number - 1}"] if number else [])) for number in range(100)
    ]


def test_runs_continue_soon_after_their_worker_is_killed(
    backend: Environment,
    gateway_process: Callable[..., GatewayProcess],
    tmp_path: Path,
    chance: random.Random,
    figure: Callable[[str], None],
) -> None:
    environment = {**backend, "ENGINE_LEASE": str(LEASE_SECONDS)}
    gateway = gateway_process({**environment, "ENGINE": "false"})
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    workers = [EngineWorker(environment, folder) for folder in folders]
    try:
        for worker in workers:
            worker.start()
        seconds = sorted(recovery(gateway, workers, chance) for _ in range(KILLS))
    finally:
        for worker in workers:
            worker.kill()
    p95 = seconds[int(len(seconds) * 0.95)]
    figure(
        f"{KILLS} kills, lease {LEASE_SECONDS} s: next step of the last of {RUNS} runs p95 {p95:.1f} s, "
        f"at most {seconds[-1]:.1f} s"
    )
    assert p95 <= 10
    assert seconds[-1] <= AT_MOST_SECONDS


def recovery(gateway: GatewayProcess, workers: list[EngineWorker], chance: random.Random) -> float:
    """Kill a worker and return the seconds until each run has taken its next step; then restart the worker."""
    ids = [start(gateway, chain()) for _ in range(RUNS)]
    until(lambda: all(count > 1 for count in steps(gateway, ids).values()))
    victim = chance.choice(workers)
    victim.kill()
    killed, before = time.monotonic(), steps(gateway, ids)
    until(lambda: all(count > before[id] for id, count in steps(gateway, ids).items()))
    taken = time.monotonic() - killed
    for id in ids:
        gateway.data(CANCEL, {"input": {"id": id}})
    victim.start()
    return taken


def steps(gateway: GatewayProcess, ids: list[str]) -> dict[str, int]:
    """Return how many nodes of each run have ended."""

    async def read() -> dict[str, int]:
        rows = await WorkflowExecution.filter(id__in=ids).values_list("id", "nodes_ended")
        return {str(id): int(count) for id, count in rows}

    return on_database(gateway, read)
