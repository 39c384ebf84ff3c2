"""Load balancing: of several waiting workers, the least busy gets a task."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine import claims
from models.agents import Agent
from models.task_durations import MOST_TYPES
from models.tasks import Task
from storage.database import transaction
from tests.work import Work, some


@pytest.fixture(autouse=True)
def nobody_waits_from_before(work: Work) -> None:
    work.in_database(lambda: Agent.all().update(waits_until=None))


def _worker(work: Work, kind: str, *, held: int, room: int, **values: Any) -> dict[str, Any]:
    """Return a worker that has sent a heartbeat and holds some tasks."""
    agent = work.agent(maxConcurrentTasks=room, **values)
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    for _ in range(held):
        own = work.task(type=f"{kind}-own", assignTo=agent["id"])
        assert work.done("claimTask", {"agentId": agent["id"], "types": [own["type"]]})["id"] == own["id"]
    return agent


def _waits(work: Work, agent: dict[str, Any], *types: str) -> None:
    """Mark the agent as waiting, as a pending claim on another replica does."""
    until = datetime.now(UTC) + timedelta(hours=1)
    work.in_database(lambda: Agent.filter(id=agent["id"]).update(waits_until=until, waits_for=sorted(types)))


def _fresh(work: Work, **values: Any) -> dict[str, Any]:
    """Return a task that counts as new for the duration of a test."""
    task = work.task(**values)
    until = datetime.now(UTC) + timedelta(hours=1)
    work.in_database(lambda: Task.filter(id=task["id"]).update(updated_at=until))
    return task


def _asks(work: Work, agent: dict[str, Any], kind: str) -> str | None:
    """Return the task for an agent that is ready to wait; unlike over GraphQL, this tries only once."""

    async def ask() -> str | None:
        async with transaction():
            row = await Agent.select_for_update().get(id=agent["id"])
            task = await claims.claim(row, [kind], lease_seconds=60, by=row.id, wait_seconds=10)
            return None if task is None else task.id

    return work.in_database(ask)


def test_the_least_busy_waiting_worker_gets_the_task(work: Work):
    kind = some("type")
    busy, idle = _worker(work, kind, held=1, room=4), _worker(work, kind, held=0, room=4)
    _waits(work, idle, kind)
    task = _fresh(work, type=kind)
    with ThreadPoolExecutor(max_workers=1) as executor:
        given = {"agentId": busy["id"], "types": [kind], "waitSeconds": 20}
        waiting = executor.submit(work.mutate, "claimTask", given)
        work.until_waiting(busy["id"])
        assert work.done("claimTask", {"agentId": idle["id"], "types": [kind]})["id"] == task["id"]
        # Now only the busy worker waits.
        second = work.task(type=kind)
        assert waiting.result(timeout=60)["task"]["id"] == second["id"]


def test_a_claim_without_waiting_gets_any_available_task(work: Work):
    kind = some("type")
    busy, idle = _worker(work, kind, held=1, room=4), _worker(work, kind, held=0, room=4)
    _waits(work, idle, kind)
    task = _fresh(work, type=kind)
    assert work.done("claimTask", {"agentId": busy["id"], "types": [kind]})["id"] == task["id"]


@pytest.mark.parametrize(
    ("other", "types", "left"),
    [
        ({"held": 0, "room": 1}, (), True),
        ({"held": 1, "room": 4}, ("{kind}", "more"), True),  # a quarter full is less than half
        ({"held": 2, "room": 4}, ("{kind}",), False),  # as busy
        ({"held": 3, "room": 4}, ("{kind}",), False),
        ({"held": 1, "room": 1}, ("{kind}",), False),
        ({"held": 0, "room": 4}, ("something else",), False),
        ({"held": 0, "room": 4, "capabilities": []}, ("{kind}",), False),
    ],
)
def test_a_task_is_left_to_a_less_busy_waiting_worker_that_can_do_it(
    work: Work, other: dict[str, Any], types: tuple[str, ...], left: bool
):
    kind = some("type")
    able = {"capabilities": ["see"]}
    asking = _worker(work, kind, held=2, room=4, **able)
    rival = _worker(work, kind, **(able | other))
    _waits(work, rival, *(each.format(kind=kind) for each in types))
    task = _fresh(work, type=kind, requirements=able)
    assert _asks(work, asking, kind) == (None if left else task["id"])


def test_no_more_tasks_are_left_to_others_than_they_have_room_for(work: Work):
    kind = some("type")
    asking, rival = _worker(work, kind, held=1, room=2), _worker(work, kind, held=0, room=1)
    _waits(work, rival, kind)
    tasks = [_fresh(work, type=kind)["id"] for _ in range(2)]
    assert _asks(work, asking, kind) == tasks[1]


def test_a_task_left_unclaimed_becomes_available_to_all(work: Work):
    kind = some("type")
    asking, rival = _worker(work, kind, held=1, room=2), _worker(work, kind, held=0, room=1)
    _waits(work, rival, kind)  # and does nothing afterwards
    task = work.task(type=kind)
    given = {"agentId": asking["id"], "types": [kind], "waitSeconds": 20}
    claimed = work.done("claimTask", given)
    assert claimed["id"] == task["id"]
    waited = datetime.fromisoformat(claimed["assignedAt"]) - datetime.fromisoformat(task["createdAt"])
    assert waited < timedelta(seconds=20)


@pytest.mark.parametrize("gone", ["stopped", "deleted"])
def test_no_task_is_left_to_an_absent_worker(work: Work, gone: str):
    kind = some("type")
    asking, rival = _worker(work, kind, held=1, room=2), _worker(work, kind, held=0, room=1)
    _waits(work, rival, kind)
    if gone == "stopped":
        work.done("commandAgent", {"id": rival["id"], "command": "STOP"})
    else:
        work.done("deleteAgent", {"id": rival["id"]})
    task = _fresh(work, type=kind)
    assert _asks(work, asking, kind) == task["id"]


def test_a_waiting_claim_is_recorded_and_cleared(work: Work):
    kind, agent = some("type"), work.agent()
    begin = datetime.now(UTC)
    with ThreadPoolExecutor(max_workers=1) as executor:
        waiting = executor.submit(work.mutate, "claimTask", {"agentId": agent["id"], "types": [kind], "waitSeconds": 2})
        until = work.until_waiting(agent["id"])
        assert begin < until <= datetime.now(UTC) + timedelta(seconds=2)
        assert waiting.result(timeout=60)["task"] is None
    assert work.waits_until(agent["id"]) is None


# ---------------------------------------------------------------- by expected finish


def _takes_seconds(work: Work, agent: dict[str, Any], kind: str, seconds: float, *, tasks: int = 3) -> None:
    """Store how long an agent took for recent tasks of a type."""
    durations = {kind: [seconds, tasks, datetime.now(UTC).timestamp()]}
    work.in_database(lambda: Agent.filter(id=agent["id"]).update(task_durations=durations))


@pytest.mark.parametrize(
    ("mine", "theirs", "held", "left"),
    [
        (10.0, 2.0, 0, True),  # idle as well, and five times as fast
        (10.0, 2.0, 3, True),  # 2 s * 1.75 is still less than 10 s
        (10.0, 6.0, 3, False),  # 6 s * 1.75 is not
        (10.0, 20.0, 0, False),
        (10.0, 10.0, 0, False),  # equal: the first to ask
        (10.0, None, 0, False),  # unknown: equally busy
        (None, 2.0, 0, False),
    ],
)
def test_a_new_task_is_left_to_a_waiting_worker_that_finishes_it_sooner(
    work: Work, mine: float | None, theirs: float | None, held: int, left: bool
):
    kind = some("type")
    asking, rival = _worker(work, kind, held=0, room=4), _worker(work, kind, held=held, room=4)
    for agent, seconds in ((asking, mine), (rival, theirs)):
        if seconds is not None:
            _takes_seconds(work, agent, kind, seconds)
    _waits(work, rival, kind)
    task = _fresh(work, type=kind)
    assert _asks(work, asking, kind) == (None if left else task["id"])


def test_too_few_tasks_say_nothing_about_the_next_one(work: Work):
    kind = some("type")
    asking, rival = _worker(work, kind, held=0, room=4), _worker(work, kind, held=0, room=4)
    _takes_seconds(work, asking, kind, 10.0)
    _takes_seconds(work, rival, kind, 1.0, tasks=2)
    _waits(work, rival, kind)
    task = _fresh(work, type=kind)
    assert _asks(work, asking, kind) == task["id"]


def test_a_worker_that_exceeds_its_limits_is_left_nothing(work: Work):
    kind = some("type")
    asking, rival = _worker(work, kind, held=1, room=2), _worker(work, kind, held=0, room=2, memoryLimit=100)
    work.done("agentHeartbeat", {"agentId": rival["id"], "memoryUsage": 101})
    given = {"agentId": rival["id"], "types": [kind], "waitSeconds": 2}
    with ThreadPoolExecutor(max_workers=1) as executor:
        waiting = executor.submit(work.mutate, "claimTask", given)
        task = work.task(type=kind)
        assert _asks(work, asking, kind) == task["id"]
        assert waiting.result(timeout=60)["task"] is None


def test_completed_tasks_are_what_is_known_of_a_worker(work: Work):
    agent, kinds = work.agent(maxConcurrentTasks=2), [some("type") for _ in range(MOST_TYPES + 2)]

    def known() -> dict[str, Any]:
        async def read() -> Agent:
            return await Agent.get(id=agent["id"])

        return dict(work.in_database(read).task_durations or {})

    for kind in [kinds[0], *kinds, kinds[-1]]:
        work.task(type=kind)
        task = work.done("claimTask", {"agentId": agent["id"], "types": [kind]})
        work.done("completeTask", {"id": task["id"], "result": {}})
    assert list(known()) == kinds[2:], "the least recent ones made room"
    seconds, tasks, at = known()[kinds[-1]]
    assert 0 < seconds < 20 and tasks == 2 and abs(at - datetime.now(UTC).timestamp()) < 20
    before = known()
    work.task(type=kinds[5])
    task = work.done("claimTask", {"agentId": agent["id"], "types": [kinds[5]]})
    work.done("failTask", {"id": task["id"], "error": "No."})
    assert known() == before, "a failure says nothing about how long a task takes"
