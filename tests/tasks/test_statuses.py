"""setTaskStatus: transitions by the statuses they lead to, for agents, operators and the user who created a task."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.people import Person, agent, opened, person, unchanged
from tests.work import ABSENT_TASK, Work

SHOWN = "task { id status result error attempts assignedTo { id } }"
STATUSES = ["PENDING", "RUNNING", "COMPLETED", "FAILED", "CANCELLED"]


def _set(by: Person, task: str, status: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = by.done("setTaskStatus", SHOWN, id=task, status=status, **more)["task"]
    return found


@pytest.fixture(scope="module")
def operator(work: Work) -> Person:
    return person(work.gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def worker(operator: Person) -> Person:
    return agent(operator)


def _task(creator: Person, **more: Any) -> str:
    made = creator.done("createTask", "task { id }", title="Look", **more)["task"]
    return str(made["id"])


def test_an_assigned_task_is_completed_at_once(operator: Person, worker: Person, work: Work):
    for by in (operator, worker):
        task = _task(operator, assignTo=worker.id)
        done = _set(by, task, "COMPLETED", result={"pages": 4})
        assert (done["status"], done["result"], done["attempts"]) == ("COMPLETED", {"pages": 4}, 1)
        assert work.kinds(task) == ["TaskCreated", "TaskAssigned", "TaskUpdated", "TaskUpdated"]


def test_a_task_goes_through_its_statuses(operator: Person, worker: Person):
    task = _task(operator, assignTo=worker.id)
    assert _set(worker, task, "RUNNING")["status"] == "RUNNING"
    failed = _set(worker, task, "FAILED", error="no light")
    assert (failed["status"], failed["error"], failed["attempts"]) == ("FAILED", "no light", 1)
    again = _set(operator, task, "PENDING")
    assert (again["status"], again["assignedTo"]["id"]) == ("ASSIGNED", worker.id)
    assert _set(operator, task, "CANCELLED")["status"] == "CANCELLED"
    assert _set(operator, _task(operator, assignTo=worker.id), "COMPLETED")["result"] == {}
    assert _set(operator, _task(operator, assignTo=worker.id), "FAILED")["error"]


def test_repeating_it_changes_nothing(operator: Person, worker: Person, work: Work):
    for status, more, other in (
        ("RUNNING", {}, None),
        ("COMPLETED", {"result": [1]}, {"result": [2]}),
        ("FAILED", {"error": "no"}, {"error": "yes"}),
        ("CANCELLED", {}, None),
    ):
        task = _task(operator, assignTo=worker.id)
        done = _set(operator, task, status, **more)
        with unchanged(work.gateway):
            assert _set(operator, task, status, **more) == _set(operator, task, status) == done
            if other is not None:
                refused = operator.refused("setTaskStatus", SHOWN, id=task, status=status, **other)
                assert refused == ("CONFLICT", "id")


def test_a_task_that_waits_for_its_agent_is_pending_already(operator: Person, worker: Person, work: Work):
    task = _task(operator, assignTo=worker.id)
    _set(operator, task, "CANCELLED")
    for _ in range(2):
        assert _set(operator, task, "PENDING")["status"] == "ASSIGNED"
    assert work.kinds(task).count("TaskUpdated") == 2


def test_concurrent_repetitions_complete_it_once(operator: Person, worker: Person, work: Work):
    task = _task(operator, assignTo=worker.id)
    with ThreadPoolExecutor(8) as threads:
        done = list(threads.map(lambda _: _set(operator, task, "COMPLETED", result="done"), range(8)))
    assert {each["status"] for each in done} == {"COMPLETED"}
    assert work.kinds(task).count("TaskUpdated") == 2


def test_values_must_fit_the_status(operator: Person, worker: Person):
    task = _task(operator, assignTo=worker.id)
    for status, more, field in (
        ("ASSIGNED", {}, "status"),
        ("RUNNING", {"result": 1}, "result"),
        ("CANCELLED", {"error": "no"}, "error"),
        ("COMPLETED", {"error": "no"}, "error"),
        ("FAILED", {"error": " "}, "error"),
        ("COMPLETED", {"result": "x" * 300_000}, "result"),
    ):
        refused = operator.refused("setTaskStatus", SHOWN, id=task, status=status, **more)
        assert refused == ("BAD_USER_INPUT", field)
    assert operator.refused("setTaskStatus", SHOWN, id=_task(operator), status="COMPLETED") == ("CONFLICT", "id")
    assert operator.refused("setTaskStatus", SHOWN, id=ABSENT_TASK, status="RUNNING") == ("NOT_FOUND", "id")


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("status", ["RUNNING", "COMPLETED", "FAILED"])
def test_the_user_who_created_a_task_reports_on_it_and_others_do_not(work: Work, worker: Person, status: str):
    creator, other = person(work.gateway), person(work.gateway)
    task = _task(creator, assignTo=worker.id)
    with unchanged(work.gateway):
        assert other.refused("setTaskStatus", SHOWN, id=task, status=status) == ("FORBIDDEN", "id")
    assert _set(creator, task, status)["status"] == status


@pytest.mark.parametrize("status", STATUSES)
def test_an_agent_sets_the_status_of_its_own_tasks_only(work: Work, operator: Person, worker: Person, status: str):
    task = _task(operator, assignTo=agent(operator).id)
    code = "FORBIDDEN" if status in ("PENDING", "CANCELLED") else "CONFLICT"
    with unchanged(work.gateway):
        assert worker.refused("setTaskStatus", SHOWN, id=task, status=status) == (code, "id")


@pytest.mark.parametrize("status", STATUSES)
def test_those_who_may_not_write_or_see_the_task_change_nothing(work: Work, operator: Person, status: str):
    task = _task(operator)
    viewer, stranger = person(work.gateway, Role.VIEWER), person(work.gateway, Role.ADMIN, "Elsewhere")
    with unchanged(work.gateway):
        assert viewer.refused("setTaskStatus", SHOWN, id=task, status=status) == ("FORBIDDEN", None)
        assert stranger.refused("setTaskStatus", SHOWN, id=task, status=status) == ("NOT_FOUND", "id")


def test_those_outside_of_a_session_do_not_cancel_its_tasks(work: Work, operator: Person, worker: Person):
    session = opened(operator, agentIds=[worker.id])
    task, outsider = _task(operator, sessionId=session, assignTo=worker.id), person(work.gateway)
    with unchanged(work.gateway):
        refused = outsider.refused("setTaskStatus", SHOWN, id=task, status="CANCELLED")
    assert refused == ("FORBIDDEN", "id")


def test_what_waits_for_a_task_gets_no_result_from_the_user_who_started_it(work: Work, worker: Person):
    member = person(work.gateway)
    task = _task(member, assignTo=worker.id, type="agent.message")
    with unchanged(work.gateway):
        refused = member.refused("setTaskStatus", SHOWN, id=task, status="COMPLETED", result="Forged")
    assert refused == ("FORBIDDEN", "id")
