"""AGENT_HEARTBEAT_INTERVAL, TASK_TIMEOUT and METRICS_INTERVAL, in real time."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import Environment
from tests.gateways import Gateway
from tests.suite import one_backend
from tests.work import Work

pytestmark = [pytest.mark.slow, one_backend]
INTERVALS = {"AGENT_HEARTBEAT_INTERVAL": "1", "TASK_TIMEOUT": "2", "METRICS_INTERVAL": "1"}


@pytest.fixture(scope="module")
def work(backend: Environment) -> Iterator[Work]:
    with Gateway(backend | INTERVALS) as running:
        yield Work(running)


def until(read: Callable[[], Any], condition: Callable[[Any], bool]) -> Any:
    deadline = time.monotonic() + 30
    while not condition(found := read()):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


def test_three_intervals_without_a_heartbeat_are_offline(work: Work):
    agent = work.agent()
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    heard = work.last_heartbeat(agent["id"])
    lost = until(lambda: work.read_agent(agent["id"]), lambda row: row["status"] == "OFFLINE")
    assert 3 <= (datetime.fromisoformat(lost["updatedAt"]) - heard).total_seconds() < 10


def test_a_claim_without_a_lease_of_its_own_lasts_for_the_task_timeout(work: Work):
    _, task = work.held_task()
    lost = until(lambda: work.read_task(task["id"]), lambda row: row["status"] == "PENDING")
    assert lost["error"] == "The worker did not renew its lease of 2 seconds."
    held = datetime.fromisoformat(lost["updatedAt"]) - datetime.fromisoformat(task["assignedAt"])
    assert 2 <= held.total_seconds() < 10


def test_metrics_are_sampled_once_per_interval(work: Work):
    agent = work.agent()
    query = "query ($id: ID!) { agent(id: $id) { metricsHistory { at metrics { requests } } } }"
    history = until(
        lambda: work.gateway.data(query, {"id": agent["id"]})["agent"]["metricsHistory"], lambda rows: len(rows) >= 3
    )
    times = [datetime.fromisoformat(each["at"]).timestamp() for each in history]
    assert len({int(at) for at in times}) == len(times), "at most one in each second"
    assert [each["metrics"] for each in history] == [{"requests": 0}] * len(history)
