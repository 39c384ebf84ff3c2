"""Failed attempts: the retry delay, and the agent that gets the task again."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from models.tasks import Task
from models.users import Role
from tests.people import administrator, agent, person
from tests.running import Runs, node
from tests.work import Work, some

CLOCKS_DIFFER: Final = timedelta(milliseconds=100)
"""The most by which the clocks of this process and of the database's server may differ: they share a machine."""


def _fail(work: Work, task: dict[str, Any], agent: dict[str, Any]) -> dict[str, Any]:
    """Claim and fail the task, and return its new state."""
    work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})
    work.done("failTask", {"id": task["id"], "error": "no"})
    query = "query ($id: ID!) { task(id: $id) { status attempts retryAt retryDelaySeconds updatedAt } }"
    found: dict[str, Any] = work.gateway.data(query, {"id": task["id"]})["task"]
    return found


def _let_it_rest(work: Work, id: str) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    work.in_database(lambda: Task.filter(id=id).update(retry_at=past))


def test_a_task_is_retried_at_once_by_default(work: Work):
    agent, task = work.agent(), work.task()
    failed = _fail(work, task, agent)
    assert (failed["status"], failed["retryAt"], failed["retryDelaySeconds"]) == ("PENDING", None, 0)
    assert work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})["id"] == task["id"]


def test_the_retry_delay_doubles_after_each_failure(work: Work):
    agent, task = work.agent(), work.task(retryDelaySeconds=3600, maxAttempts=4)
    for attempt, hours in ((1, 1), (2, 2), (3, 4)):
        failed = _fail(work, task, agent)
        rests = datetime.fromisoformat(failed["retryAt"]) - datetime.fromisoformat(failed["updatedAt"])
        assert (failed["status"], failed["attempts"]) == ("PENDING", attempt)
        assert timedelta(hours=hours, minutes=-5) < rests < timedelta(hours=hours, minutes=5)
        assert work.mutate("claimTask", {"agentId": agent["id"], "types": [task["type"]]})["task"] is None
        _let_it_rest(work, task["id"])
    failed = _fail(work, task, agent)
    assert (failed["status"], failed["retryAt"]) == ("FAILED", None)


def test_a_waiting_claim_gets_a_task_after_its_retry_delay(work: Work):
    agent, task = work.agent(), work.task(retryDelaySeconds=1)
    failed = _fail(work, task, agent)
    given = {"agentId": agent["id"], "types": [task["type"]], "waitSeconds": 60}
    while (claimed := work.mutate("claimTask", given)["task"]) is None:
        pass
    assert claimed["id"] == task["id"]
    assert claimed["updatedAt"] >= failed["retryAt"]


@pytest.mark.parametrize("claims", ["the same", "another", "the assigned"])
def test_a_task_can_be_claimed_from_its_retry_at_on(work: Work, claims: str):
    admin = administrator(work.gateway)
    first, second = agent(admin), agent(admin)
    given = {"assignTo": first.id} if claims == "the assigned" else {}
    type = some("retried")
    task = admin.done("createTask", "task { id }", title="x", type=type, retryDelaySeconds=0.3, **given)["task"]
    assert first.done("claimTask", "task { id }", agentId=first.id, types=[type])["task"] == task
    failed = first.done("failTask", "task { retryAt }", id=task["id"], error="no")["task"]
    retry_at = datetime.fromisoformat(failed["retryAt"])
    worker = second if claims == "another" else first
    while True:
        asked_at = datetime.now(UTC)
        if worker.done("claimTask", "task { id }", agentId=worker.id, types=[type])["task"] == task:
            break
        assert asked_at < retry_at + CLOCKS_DIFFER, "a claim that began later got nothing"
    assert datetime.now(UTC) > retry_at - CLOCKS_DIFFER


def test_an_assigned_agent_may_start_during_the_retry_delay(work: Work):
    agent, task = work.agent(), work.task(retryDelaySeconds=3600)
    _fail(work, task, agent)
    work.done("assignTask", {"id": task["id"], "agentId": agent["id"]})
    assert work.done("claimTask", {"agentId": agent["id"]})["id"] == task["id"]


@pytest.mark.parametrize("delay", [-1, 86_401])
def test_a_delay_out_of_range_is_rejected(work: Work, delay: float):
    given = {"title": "a", "type": "b", "retryDelaySeconds": delay}
    assert work.refused("createTask", given) == ("BAD_USER_INPUT", ["retryDelaySeconds"])


def test_a_task_assigned_by_a_run_returns_to_the_same_agent(work: Work):
    runs = Runs(person(work.gateway, Role.ADMIN))
    worker, other = agent(runs.person), agent(runs.person)
    id = runs.start(node("ask", "AGENT", {"agentId": worker.id, "message": "Only you"}))
    runs.until(id, "WAITING")
    task = worker.done("claimTask", "task { id type }", agentId=worker.id)["task"]
    back = worker.done("failTask", "task { status attempts assignedTo { id } }", id=task["id"], error="not now")["task"]
    assert back == {"status": "ASSIGNED", "attempts": 1, "assignedTo": {"id": worker.id}}
    assert other.done("claimTask", "task { id }", agentId=other.id, types=[task["type"]])["task"] is None
    again = worker.done("claimTask", "task { id attempts }", agentId=worker.id)["task"]
    assert again == {"id": task["id"], "attempts": 2}
    worker.done("completeTask", "task { id }", id=task["id"], result="Here I am")
    assert runs.until(id, "COMPLETED")["output"]["ask"]["content"] == "Here I am"


def test_a_task_of_a_deleted_agent_is_available_to_all(work: Work):
    runs = Runs(person(work.gateway, Role.ADMIN))
    worker, other = agent(runs.person), agent(runs.person)
    config = {"title": "Dig", "type": f"dig-{worker.id}", "agentId": worker.id}
    id = runs.start(node("dig", "TASK", config))
    runs.until(id, "WAITING")
    runs.person.done("deleteAgent", "deletedId", id=worker.id)
    task = other.done("claimTask", "task { id title }", agentId=other.id, types=[config["type"]])["task"]
    assert task["title"] == "Dig"
    other.done("completeTask", "task { id }", id=task["id"], result=1)
    runs.until(id, "COMPLETED")
