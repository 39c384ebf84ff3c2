"""Deadlines that pass while no gateway runs are handled after the next start."""

import time
from collections.abc import Callable, Mapping
from typing import cast

import pytest

from tests.gateways import Gateway, GatewayProcess
from tests.servers import free_port
from tests.waiting import LONG_PATIENCE
from tests.work import Work, some

pytestmark = pytest.mark.crash


def test_jobs_due_during_downtime_run_after_the_start(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
):
    process = gateway_process({**backend, "PORT": str(free_port()), "ENGINE_LEASE": "2"})
    work, kind = Work(cast(Gateway, process)), some("type")
    agent = work.agent()
    task = work.task(type=kind)
    work.done("claimTask", {"agentId": agent["id"], "types": [kind], "leaseSeconds": 2})
    process.kill()
    process.start()
    deadline = time.monotonic() + LONG_PATIENCE
    while (found := work.read_task(task["id"]))["status"] != "PENDING":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert (found["attempts"], found["error"]) == (1, "The worker did not renew its lease of 2 seconds.")
    kinds = work.kinds(task["id"])
    assert kinds == ["TaskCreated", "TaskAssigned", "TaskUpdated"]


def test_a_queue_survives_a_crash_in_priority_order(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
):
    process = gateway_process({**backend, "PORT": str(free_port()), "ENGINE_LEASE": "2"})
    work, kind = Work(cast(Gateway, process)), some("type")
    agent = work.agent(maxConcurrentTasks=9)
    made = {priority: work.task(type=kind, priority=priority)["id"] for priority in (2, 10, 0, 5)}
    process.kill()
    process.start()
    given = {"agentId": agent["id"], "types": [kind]}
    assert [work.done("claimTask", given)["id"] for _ in made] == [made[priority] for priority in (10, 5, 2, 0)]
