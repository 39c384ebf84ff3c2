"""Parley is killed while it synchronizes: every job ends, and the platforms agree."""

import os
import random
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpx
import pytest

from models.users import Role
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, person
from tests.servers import free_port
from tests.sync_jobs.test_syncing import copy_on
from tests.waiting import LONG_PATIENCE, until

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

JOBS = int(os.environ.get("CHAOS_SYNCS", "40"))
KILLS = int(os.environ.get("CHAOS_SYNC_KILLS", "2"))
STATUSES = """
query($a: String) { syncJobs(first: 100, after: $a) { nodes { status } pageInfo { endCursor hasNextPage } } }
"""
TRIGGER = """mutation($input: TriggerSyncInput!) { triggerSync(input: $input) { job { id } errors { message } } }"""
TARGETS = ("DATABASE", "FRONTEND", "CACHE")


@pytest.fixture
def replicas(backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]) -> list[GatewayProcess]:
    """The gateways that are killed."""
    count = 2 if "REDIS_URL" in backend else 1
    environment = {**backend, "ENGINE_LEASE": "2"}
    return [gateway_process({**environment, "PORT": str(free_port())}) for _ in range(count)]


def test_every_synchronization_survives_kills(replicas: list[GatewayProcess]) -> None:
    owner = person(cast(Gateway, replicas[0]), Role.ADMIN)
    with ThreadPoolExecutor(1) as pool:
        submitted = pool.submit(_submit, replicas, owner.token)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.3, 1.5))
            victim = random.choice(replicas)
            victim.kill()
            victim.start()
        submitted.result()
    until(lambda: set(_statuses(owner)) == {"COMPLETED"})
    assert len(_statuses(owner)) == JOBS
    durable = [each for each in range(JOBS) if _target(each) != "CACHE" or "REDIS_URL" in replicas[0].environment]
    for number in random.sample(durable, min(40, len(durable))):
        key = f"k{number % (JOBS // 4)}"
        assert copy_on(owner, "BACKEND", key) == copy_on(owner, _target(number), key)


def _target(number: int) -> str:
    """Return the target of a job: the same for all jobs of a key."""
    return TARGETS[number % (JOBS // 4) % len(TARGETS)]


def _submit(replicas: list[GatewayProcess], token: str) -> None:
    """Start all jobs, four for each key, through any gateway that responds."""
    for number in range(JOBS):
        values: dict[str, Any] = {
            "source": "BACKEND",
            "target": _target(number),
            "key": f"k{number % (JOBS // 4)}",
            "data": {"n": number},
            "strategy": "WRITE_BEHIND" if number % 2 else "WRITE_THROUGH",
            "idempotencyKey": f"sync-{number}",
        }
        deadline = time.monotonic() + LONG_PATIENCE
        while True:
            try:
                made = random.choice(replicas).data(TRIGGER, {"input": values}, token)["triggerSync"]
                assert made["errors"] == []
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.05)


def _statuses(owner: Person) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        page = owner.data(STATUSES, a=after)["syncJobs"]
        found += [each["status"] for each in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]
