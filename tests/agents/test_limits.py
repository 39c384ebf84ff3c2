"""The limits of an agent's resources: an agent beyond them gets no more work."""

from typing import Any

import pytest

from tests.work import Work, some

LIMITS = "maxConcurrentTasks maxQueuedTasks cpuLimit memoryLimit"


def _limits(work: Work, id: str) -> dict[str, Any]:
    found: dict[str, Any] = work.gateway.data(f"query ($id: ID!) {{ agent(id: $id) {{ {LIMITS} }} }}", {"id": id})
    agent: dict[str, Any] = found["agent"]
    return agent


def _beats(work: Work, agent: dict[str, Any], **usage: float) -> dict[str, Any]:
    return work.done("agentHeartbeat", {"agentId": agent["id"], **usage})


def _claims(work: Work, agent: dict[str, Any], kind: str) -> str | None:
    task = work.mutate("claimTask", {"agentId": agent["id"], "types": [kind]})["task"]
    return None if task is None else str(task["id"])


def test_limits_are_set_changed_and_removed(work: Work):
    agent = work.agent(maxQueuedTasks=2, cpuLimit=90.5, memoryLimit=512)
    assert _limits(work, agent["id"]) == {
        "maxConcurrentTasks": 1,
        "maxQueuedTasks": 2,
        "cpuLimit": 90.5,
        "memoryLimit": 512.0,
    }
    work.done("updateAgent", {"id": agent["id"], "maxQueuedTasks": 0, "cpuLimit": None})
    assert _limits(work, agent["id"]) == {
        "maxConcurrentTasks": 1,
        "maxQueuedTasks": 0,
        "cpuLimit": None,
        "memoryLimit": 512.0,
    }
    assert set(_limits(work, work.agent()["id"]).values()) == {1, None}


@pytest.mark.parametrize("wrong", [{"maxQueuedTasks": -1}, {"cpuLimit": -0.5}, {"memoryLimit": 0}])
def test_limits_out_of_range_are_rejected(work: Work, wrong: dict[str, Any]):
    given = {"name": "Ada", "type": some("type"), "runtime": "WORKER", **wrong}
    assert work.refused("createAgent", given) == ("BAD_USER_INPUT", list(wrong))


@pytest.mark.parametrize(
    ("usage", "limit", "name"), [("cpuUsage", "cpuLimit", "CPU"), ("memoryUsage", "memoryLimit", "memory")]
)
def test_an_agent_that_uses_more_than_its_limit_gets_no_tasks_until_it_uses_less(
    work: Work, usage: str, limit: str, name: str
):
    kind, agent = some("type"), work.agent(maxConcurrentTasks=9, **{limit: 80.0})
    first, second = (work.task(type=kind, priority=priority)["id"] for priority in (9, 1))
    _beats(work, agent, **{usage: 80.0})
    assert _claims(work, agent, kind) == first, "at its limit it is within it"
    health = _beats(work, agent, **{usage: 80.5})["health"]
    assert health["status"] == "DEGRADED"
    assert health["message"] == f"The agent gets no tasks: its {name} usage of 80.5 exceeds its limit of 80."
    assert _claims(work, agent, kind) is None
    assigned = work.task(type=kind, assignTo=agent["id"])["id"]
    assert _claims(work, agent, kind) is None
    work.done("startTask", {"id": first})
    work.done("completeTask", {"id": first, "result": {}})  # what it holds, it may finish
    assert _beats(work, agent, **{usage: 10.0})["health"]["status"] == "HEALTHY"
    assert [_claims(work, agent, kind) for _ in range(3)] == [assigned, second, None]


def test_no_more_tasks_wait_for_an_agent_than_its_queue_can_hold(work: Work):
    agent, other = work.agent(maxQueuedTasks=2), work.agent(maxQueuedTasks=0)
    kind = some("type")
    first, _ = (work.task(type=kind, assignTo=agent["id"]) for _ in range(2))
    free = work.task(type=kind)
    new = {"title": "Look", "type": kind, "assignTo": agent["id"]}
    assert work.refused("createTask", new) == ("CONFLICT", ["assignTo"])
    assert work.refused("assignTask", {"id": free["id"], "agentId": agent["id"]}) == ("CONFLICT", ["agentId"])
    assert work.refused("assignTask", {"id": free["id"], "agentId": other["id"]}) == ("CONFLICT", ["agentId"])
    work.done("assignTask", {"id": first["id"], "agentId": agent["id"]})  # which has it already
    assert _claims(work, agent, kind) == first["id"]
    work.done("createTask", new)
    assert work.refused("createTask", new) == ("CONFLICT", ["assignTo"])
