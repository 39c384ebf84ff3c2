"""Due dates: the effects of missing one."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.tasks import sweep_due_tasks
from tests.people import administrator
from tests.work import Work, some

FAR = datetime(2998, 1, 1, tzinfo=UTC)
"""Later than any due date of another test, so that a sweep at this time finds only those of this one."""
OVERDUE = "id dueAt overdue status"


def _sweep(work: Work, moment: datetime) -> int:
    return work.in_database(lambda: sweep_due_tasks(moment))


def _read(work: Work, id: str) -> dict[str, Any]:
    task: dict[str, Any] = work.gateway.data(f"query ($id: ID!) {{ task(id: $id) {{ {OVERDUE} }} }}", {"id": id})[
        "task"
    ]
    return task


def _updates(work: Work, id: str) -> list[Any]:
    """Return the payloads of the events about a missed due date."""
    return [payload for kind, payload in work.events(id) if kind == "TaskUpdated" and "overdue" in payload]


def test_a_task_not_done_in_time_is_overdue_and_emits_one_event(work: Work):
    watch = (
        """subscription { taskEvents { __typename ... on TaskUpdated { actor { id } task { id overdue status } } } }"""
    )
    with administrator(work.gateway).follow(watch) as following:
        following()
        due = datetime.now(UTC) + timedelta(seconds=2)
        task = work.task(dueAt=due.isoformat())
        assert _read(work, task["id"])["overdue"] is False
        while (item := following()).get("task", {}).get("id") != task["id"]:
            pass
    assert item == {
        "__typename": "TaskUpdated",
        "actor": {"id": "sys_parley"},
        "task": {"id": task["id"], "overdue": True, "status": "PENDING"},
    }
    assert datetime.now(UTC) >= due
    _sweep(work, datetime.now(UTC))
    assert len(_updates(work, task["id"])) == 1
    listed = work.gateway.data("{ tasks(filter: {overdue: true}, first: 100) { nodes { id } } }")["tasks"]["nodes"]
    assert task["id"] in [each["id"] for each in listed]


def test_a_due_date_in_the_past_makes_a_task_overdue_at_once_with_one_event(work: Work):
    past, shown = "2024-01-15T10:00:00Z", f"task {{ {OVERDUE} }} errors {{ message }}"
    given = {"title": "Imported", "type": some("type"), "dueAt": past, "idempotencyKey": some("key")}
    create = f"mutation ($input: CreateTaskInput!) {{ createTask(input: $input) {{ {shown} }} }}"
    made = work.gateway.data(create, {"input": given})["createTask"]
    assert (made["errors"], made["task"]["overdue"], made["task"]["status"]) == ([], True, "PENDING")
    assert datetime.fromisoformat(made["task"]["dueAt"]) == datetime.fromisoformat(past)
    assert work.gateway.data(create, {"input": given})["createTask"] == made
    id = made["task"]["id"]
    _sweep(work, datetime.now(UTC))
    assert work.kinds(id) == ["TaskCreated", "TaskUpdated"] and len(_updates(work, id)) == 1
    later = work.task(dueAt=FAR.isoformat())["id"]
    work.done("updateTask", {"id": later, "dueAt": past})
    assert _read(work, later)["overdue"] is True
    assert work.kinds(later) == ["TaskCreated", "TaskUpdated", "TaskUpdated"] and len(_updates(work, later)) == 1


def test_concurrent_replicas_emit_one_event(work: Work):
    due = FAR + timedelta(days=1)
    tasks = [work.task(dueAt=due.isoformat())["id"] for _ in range(5)]
    _sweep(work, FAR)  # left by other tests
    assert [_read(work, id)["overdue"] for id in tasks] == [False] * 5
    with ThreadPoolExecutor(max_workers=4) as executor:
        assert sum(executor.map(lambda _: _sweep(work, due), range(4))) == 5
    for id in tasks:
        [payload] = _updates(work, id)
        assert payload["overdue"] is True and payload["task"]["overdue"]


def test_an_ended_task_is_not_overdue(work: Work):
    due = FAR + timedelta(days=2)
    kind, agent = some("type"), work.agent(maxConcurrentTasks=9)
    ended = {name: work.task(type=kind, dueAt=due.isoformat())["id"] for name in ("completeTask", "failTask")}
    for name, more in (("completeTask", {"result": 1}), ("failTask", {"error": "no", "retryable": False})):
        work.done("claimTask", {"agentId": agent["id"], "types": [kind]})
        work.done(name, {"id": ended[name], **more})
    ended["cancelTask"] = work.task(dueAt=due.isoformat())["id"]
    work.done("cancelTask", {"id": ended["cancelTask"]})
    _sweep(work, due)
    for id in ended.values():
        assert _read(work, id)["overdue"] is False and _updates(work, id) == []
    # When retried, its due date applies again.
    work.done("retryTask", {"id": ended["failTask"]})
    _sweep(work, due)
    assert _read(work, ended["failTask"])["overdue"] is True


def test_a_new_due_date_clears_overdue(work: Work):
    first, second = FAR + timedelta(days=3), FAR + timedelta(days=4)
    id = work.task(dueAt=first.isoformat())["id"]
    _sweep(work, first)
    work.done("updateTask", {"id": id, "dueAt": second.isoformat()})
    assert _read(work, id)["overdue"] is False
    _sweep(work, first)
    assert _read(work, id)["overdue"] is False
    _sweep(work, second)
    assert _read(work, id)["overdue"] is True
    work.done("updateTask", {"id": id, "dueAt": None})
    assert _read(work, id) == {"id": id, "dueAt": None, "overdue": False, "status": "PENDING"}
    assert len(_updates(work, id)) == 2


def test_a_running_task_continues_when_overdue(work: Work):
    agent, task = work.running_task(dueAt=(FAR + timedelta(days=5)).isoformat())
    _sweep(work, FAR + timedelta(days=5))
    done = work.done("completeTask", {"id": task["id"], "result": 1}, work.key_of(agent["id"]))
    assert done["status"] == "COMPLETED"
    assert _read(work, task["id"])["overdue"] is True


@pytest.mark.slow
def test_an_overdue_task_can_start_a_workflow(work: Work):
    made = work.gateway.data(
        "mutation ($input: CreateWorkflowInput!)"
        " { createWorkflow(input: $input) { workflow { id } errors { message } } }",
        {
            "input": {
                "name": "Escalate",
                "nodes": [{"key": "id", "type": "TRANSFORM", "config": {"value": "${input.event.taskId}"}}],
                "triggers": [
                    {
                        "type": "EVENT",
                        "config": {"types": ["collaboration.task_updated"], "filter": "has(event.data.overdue)"},
                    }
                ],
            }
        },
    )["createWorkflow"]
    assert made["errors"] == []
    task = work.task(dueAt=(datetime.now(UTC) + timedelta(seconds=2)).isoformat())
    work.done("updateTask", {"id": task["id"], "title": "Sooner"})
    query = "query($id: ID!) { workflow(id: $id) { executions { nodes { status output } } } }"
    deadline = time.monotonic() + 30
    while True:
        runs = work.gateway.data(query, {"id": made["workflow"]["id"]})["workflow"]["executions"]["nodes"]
        if {"status": "COMPLETED", "output": {"id": task["id"]}} in runs:
            break
        assert time.monotonic() < deadline, runs
        time.sleep(0.1)
    work.gateway.data(
        "mutation($id: ID!) { deleteWorkflow(input: {id: $id}) { deletedId } }", {"id": made["workflow"]["id"]}
    )
