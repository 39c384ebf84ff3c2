"""Claiming: which task an agent gets, and that no two agents get the same one."""

import itertools
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine import waits
from tests.work import Work, some


def _claim(work: Work, agent: dict[str, Any], *types: str, **more: Any) -> str | None:
    """Return the id of the claimed task."""
    payload = work.mutate("claimTask", {"agentId": agent["id"], "types": list(types), **more})
    assert payload["errors"] == []
    return payload["task"] and str(payload["task"]["id"])


def test_an_empty_queue_is_not_an_error(work: Work):
    assert work.mutate("claimTask", {"agentId": work.agent()["id"], "types": [some("type")]}) == {
        "task": None,
        "errors": [],
    }


def test_the_highest_priority_comes_first_then_the_oldest(work: Work):
    kind = some("type")
    made = {priority: work.task(type=kind, priority=priority)["id"] for priority in (2, 10, 0)}
    second = work.task(type=kind, priority=10)["id"]
    agent = work.agent(maxConcurrentTasks=10)
    order = [_claim(work, agent, kind) for _ in range(5)]
    assert order == [made[10], second, made[2], made[0], None]


def test_assigned_tasks_come_before_the_queue(work: Work):
    kind = some("type")
    agent, other = work.agent(maxConcurrentTasks=10), work.agent(maxConcurrentTasks=10)
    urgent = work.task(type=kind, priority=10)["id"]
    own = work.task(type=kind, priority=0, assignTo=agent["id"])
    assert _claim(work, other, kind) == urgent
    assert _claim(work, other, kind) is None
    claimed = work.done("claimTask", {"agentId": agent["id"]})
    assert (claimed["id"], claimed["attempts"], claimed["assignedAt"]) == (own["id"], 1, own["assignedAt"])
    assert work.kinds(own["id"]) == ["TaskCreated", "TaskAssigned", "TaskUpdated"]


def test_an_agent_gets_only_the_requested_types(work: Work):
    kinds = [some("type") for _ in range(3)]
    tasks = [work.task(type=kind)["id"] for kind in kinds]
    agent = work.agent(maxConcurrentTasks=10)
    assert {_claim(work, agent, kinds[0], kinds[2]) for _ in range(3)} == {tasks[0], tasks[2], None}


@pytest.mark.parametrize(
    ("capabilities", "required", "gets"),
    [
        (["gpu", "fast"], ["gpu"], True),
        (["gpu", "fast"], ["fast", "gpu"], True),
        (["gpu"], ["gpu", "fast"], False),
        (["gpus"], ["gpu"], False),
        ([], ["gpu"], False),
        ([], [], True),
        (['it\'s "quoted" \\ %_'], ['it\'s "quoted" \\ %_'], True),
    ],
)
def test_an_agent_gets_only_tasks_within_its_capabilities(
    work: Work, capabilities: list[str], required: list[str], gets: bool
):
    task = work.task(requirements={"capabilities": required, "note": 1})
    agent = work.agent(capabilities=capabilities)
    assert _claim(work, agent, task["type"]) == (task["id"] if gets else None)


def test_an_agent_holds_no_more_tasks_than_its_limit(work: Work):
    kind = some("type")
    tasks = [work.task(type=kind)["id"] for _ in range(3)]
    agent = work.agent(maxConcurrentTasks=2)
    assert [_claim(work, agent, kind) for _ in range(3)] == [tasks[0], tasks[1], None]
    work.done("completeTask", {"id": tasks[0], "result": 1})
    assert _claim(work, agent, kind) == tasks[2]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"waitSeconds": -1}, "waitSeconds"),
        ({"waitSeconds": 61}, "waitSeconds"),
        ({"leaseSeconds": 0}, "leaseSeconds"),
        ({"leaseSeconds": 86_401}, "leaseSeconds"),
        ({"types": [""]}, "types"),
        ({"types": [str(number) for number in range(101)]}, "types"),
    ],
)
def test_claim_task_rejects_invalid_input(work: Work, wrong: dict[str, Any], field: str):
    assert work.refused("claimTask", {"agentId": work.agent()["id"], **wrong}) == ("BAD_USER_INPUT", [field])


@pytest.fixture
def only_events_wake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn off what makes up for lost events: waiting claims do not look again until they end."""

    async def nothing(_: waits.Waits) -> None: ...

    monkeypatch.setattr(waits, "MAX_SLEEP", 60.0)
    monkeypatch.setattr(waits.Waits, "look", nothing)


def test_a_waiting_claim_gets_a_task_as_soon_as_there_is_one(work: Work, only_events_wake: None):
    kind, agent = some("type"), work.agent()
    with ThreadPoolExecutor(max_workers=1) as executor:
        waiting = executor.submit(_claim, work, agent, kind, waitSeconds=60)
        work.until_waiting(agent["id"])
        task = work.task(type=kind)
        assert waiting.result(timeout=15) == task["id"]


def test_a_waiting_claim_gets_a_task_as_soon_as_it_is_assigned(work: Work, only_events_wake: None):
    kind, agent = some("type"), work.agent()
    task = work.task(type=kind, requirements={"capabilities": ["not its own"]})
    with ThreadPoolExecutor(max_workers=1) as executor:
        waiting = executor.submit(_claim, work, agent, kind, waitSeconds=60)
        work.until_waiting(agent["id"])
        work.done("assignTask", {"id": task["id"], "agentId": agent["id"]})
        assert waiting.result(timeout=15) == task["id"]


def test_a_waiting_claim_without_a_task_times_out(work: Work):
    begin = time.monotonic()
    assert _claim(work, work.agent(), some("type"), waitSeconds=1) is None
    assert time.monotonic() - begin >= 1


# ---------------------------------------------------------------- concurrency


def test_twenty_concurrent_agents_get_each_of_forty_tasks_once(work: Work):
    kind = some("type")
    tasks = [work.task(type=kind)["id"] for _ in range(40)]
    agents = [work.agent(maxConcurrentTasks=40) for _ in range(20)]

    def claim_all(agent: dict[str, Any]) -> list[tuple[str, str]]:
        return [(agent["id"], id) for id in iter(lambda: _claim(work, agent, kind), None)]

    with ThreadPoolExecutor(max_workers=20) as executor:
        claimed = [pair for pairs in executor.map(claim_all, agents) for pair in pairs]
    assert sorted(id for _, id in claimed) == sorted(tasks)
    holders = dict((id, agent_id) for agent_id, id in claimed)
    for id in tasks:
        task = work.read_task(id)
        assert (task["assignedTo"]["id"], task["attempts"]) == (holders[id], 1)
        assert work.kinds(id) == ["TaskCreated", "TaskAssigned"]


def test_concurrent_claims_of_one_agent_never_exceed_its_limit(work: Work):
    kind = some("type")
    for _ in range(6):
        work.task(type=kind)
    agent = work.agent(maxConcurrentTasks=3)
    with ThreadPoolExecutor(max_workers=12) as executor:
        claimed = list(executor.map(lambda _: _claim(work, agent, kind), range(12)))
    assert len([id for id in claimed if id is not None]) == 3


def test_concurrent_operations_succeed_or_conflict_and_never_fail(work: Work):
    """All locks are taken in one order; otherwise PostgreSQL would report a deadlock."""
    kind = some("type")
    agents = [work.agent(maxConcurrentTasks=5)["id"] for _ in range(4)]
    tasks = [work.task(type=kind, maxAttempts=100)["id"] for _ in range(6)]
    acts: list[Callable[[random.Random], tuple[str, dict[str, Any]]]] = [
        lambda dice: ("claimTask", {"agentId": dice.choice(agents), "types": [kind]}),
        lambda dice: ("claimTask", {"agentId": dice.choice(agents), "types": [kind]}),
        lambda dice: ("assignTask", {"id": dice.choice(tasks), "agentId": dice.choice(agents)}),
        lambda dice: ("startTask", {"id": dice.choice(tasks)}),
        lambda dice: ("failTask", {"id": dice.choice(tasks), "error": "no"}),
        lambda dice: ("completeTask", {"id": dice.choice(tasks), "result": 1}),
        lambda dice: ("cancelTask", {"id": dice.choice(tasks)}),
        lambda dice: ("retryTask", {"id": dice.choice(tasks)}),
        lambda dice: ("retryTask", {"id": dice.choice(tasks)}),
        lambda dice: ("agentHeartbeat", {"agentId": dice.choice(agents)}),
        lambda dice: ("commandAgent", {"id": dice.choice(agents), "command": "RESTART"}),
    ]

    def act(seed: int) -> set[str]:
        dice = random.Random(seed)
        codes = set()
        for _ in range(12):
            name, input = dice.choice(acts)(dice)
            codes |= {error["code"] for error in work.mutate(name, input)["errors"]}
        return codes

    with ThreadPoolExecutor(max_workers=12) as executor:
        assert set().union(*executor.map(act, range(12))) <= {"CONFLICT"}
    for id in agents:
        agent = work.read_agent(id)
        assert agent["metrics"]["requests"] >= agent["metrics"]["failures"]
        states = [payload["status"] for kind, payload in work.events(id) if kind == "AgentStatusChanged"]
        assert all(one != other for one, other in itertools.pairwise(states))
