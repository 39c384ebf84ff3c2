"""A gateway crashes at every commit of a task's life: what was acknowledged is there, and it happens once."""

import itertools
from typing import Any, cast

import pytest

from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.gateways import Gateway
from tests.work import Work, some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

_keys = itertools.count(1)


@pytest.fixture(scope="module")
def work(crashing: ForkedGateway) -> Work:
    """The gateway from the perspective of an operator."""
    return Work(cast(Gateway, crashing))


def created(work: Work, **values: Any) -> dict[str, Any]:
    """Create a task under an idempotency key."""
    return work.done("createTask", {"title": "Crash", "idempotencyKey": some("key"), **values})


def repeated(work: Work, mutation: str, token: str, **values: Any) -> dict[str, Any]:
    """Report on a task. The report may have been stored before a crash: the repetition is rejected then."""
    payload = work.mutate(mutation, values, token)
    assert [each["code"] for each in payload["errors"]] in ([], ["CONFLICT"]), payload["errors"]
    return work.read_task(values["id"])


def test_a_task_is_created_once(work: Work, explored: Explore) -> None:
    def scenario() -> Any:
        kind, given = some("type"), {"title": "Crash", "idempotencyKey": some("key")}
        task = work.done("createTask", {**given, "type": kind})
        again = work.done("createTask", {**given, "type": kind})
        assert again["id"] == task["id"]
        found = work.gateway.data(
            "query($filter: TaskFilter) { tasks(first: 5, filter: $filter) { nodes { id } } }",
            {"filter": {"type": kind}},
        )
        assert [each["id"] for each in found["tasks"]["nodes"]] == [task["id"]]
        return work.read_task(task["id"])["status"], work.kinds(task["id"])

    explored(scenario)


def test_a_worker_claims_and_completes_a_task_once(work: Work, explored: Explore) -> None:
    agent = work.agent()
    key = work.key_of(agent["id"])

    def claimed(kind: str) -> str:
        # The response to a claim may have been lost: a worker asks first which tasks it has.
        held = work.gateway.data(
            "query($filter: TaskFilter) { tasks(first: 5, filter: $filter) { nodes { id } } }",
            {"filter": {"type": kind, "assignedTo": agent["id"]}},
            key,
        )["tasks"]["nodes"]
        if held:
            return str(held[0]["id"])
        claim = work.mutate("claimTask", {"agentId": agent["id"], "types": [kind]}, key)["task"]
        return str(claim["id"]) if claim is not None else claimed(kind)

    def scenario() -> Any:
        kind = some("type")
        id = created(work, type=kind)["id"]
        before = work.read_agent(agent["id"])["metrics"]["tasksCompleted"]
        assert claimed(kind) == id
        assert repeated(work, "startTask", key, id=id)["status"] == "RUNNING"
        done = repeated(work, "completeTask", key, id=id, result={"answer": 42})
        assert (done["status"], done["result"], done["attempts"]) == ("COMPLETED", {"answer": 42}, 1)
        after = work.read_agent(agent["id"])
        assert after["currentTasks"] == []
        return work.kinds(id), after["metrics"]["tasksCompleted"] - before

    explored(scenario)


def test_a_failed_task_is_retried_once(work: Work, explored: Explore) -> None:
    agent = work.agent()
    key = work.key_of(agent["id"])

    def scenario() -> Any:
        id = created(work, type=some("type"), maxAttempts=1)["id"]
        assert repeated(work, "assignTask", work.gateway.admin_key, id=id, agentId=agent["id"])["status"] == "ASSIGNED"
        failed = repeated(work, "failTask", key, id=id, error="It broke.")
        assert (failed["status"], failed["error"]) == ("FAILED", "It broke.")
        again = repeated(work, "retryTask", work.gateway.admin_key, id=id)
        assert repeated(work, "cancelTask", work.gateway.admin_key, id=id)["status"] == "CANCELLED"
        return again["status"], work.kinds(id)

    explored(scenario)
