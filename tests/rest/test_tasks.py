"""The documented REST paths for tasks."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.rest.calls import call

COLUMNS: Final = {
    "name": "Clean the survey",
    "type": "data_processing",
    "priority": 5,
    "payload": {"data": [3, 1, 2]},
    "requirements": {"capabilities": ["csv"]},
}
"""The columns of the document's table that a client sets."""


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def worker(admin: Person) -> Person:
    return agent(admin, capabilities=["csv"])


def created(caller: Person, **more: Any) -> dict[str, Any]:
    response = call(caller, "POST", "/api/tasks", {**COLUMNS, **more})
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    return made


def test_a_task_has_the_columns_of_the_document(admin: Person):
    made = created(admin)
    assert {name: made[name] for name in COLUMNS} == COLUMNS
    nothing = ("assigned_to", "assignedTo", "result", "started_at", "startedAt", "completed_at", "completedAt")
    assert [made[name] for name in nothing] == [None] * len(nothing)
    assert (made["status"], made["createdAt"]) == ("pending", made["created_at"])
    read = call(admin, "GET", f"/api/tasks/{made['id']}")
    assert (read.status_code, read.json()) == (200, made)
    shown = "title type priority payload requirements status createdAt"
    task = admin.data(f"query($id: ID!) {{ task(id: $id) {{ {shown} }} }}", id=made["id"])["task"]
    assert task == {
        "title": COLUMNS["name"],
        **{name: COLUMNS[name] for name in ("type", "priority", "payload", "requirements")},
        "status": "PENDING",
        "createdAt": made["created_at"],
    }


def test_the_priority_is_2_by_default_and_the_title_a_name_too(admin: Person):
    made = call(admin, "POST", "/api/tasks", {"title": "Call", "type": "call", "status": "pending", "id": "t-1"}).json()
    assert (made["name"], made["priority"], made["payload"], made["requirements"]) == ("Call", 2, {}, {})


@pytest.mark.parametrize(("priority", "number"), [("low", 1), ("urgent", 8), ("HIGH", 5), (0, 0), (None, 2)])
def test_a_priority_may_be_a_word(admin: Person, priority: Any, number: int):
    assert created(admin, priority=priority)["priority"] == number


@pytest.mark.parametrize("name", ["assigned_to", "assignedTo"])
def test_a_task_can_be_assigned_when_it_is_created(admin: Person, worker: Person, name: str):
    made = created(admin, **{name: worker.id})
    assert (made["status"], made["assigned_to"], made["assignedTo"]) == ("assigned", worker.id, worker.id)


@pytest.mark.parametrize("name", ["agent_id", "agentId", "assigned_to", "assignedTo"])
def test_a_task_is_assigned_cancelled_and_retried(admin: Person, worker: Person, name: str):
    made = created(admin)
    path = f"/api/tasks/{made['id']}"
    assigned = call(admin, "POST", f"{path}/assign", {name: worker.id})
    assert assigned.status_code == 200, assigned.text
    assert (assigned.json()["status"], assigned.json()["assigned_to"]) == ("assigned", worker.id)
    for verb, status in (("cancel", "cancelled"), ("retry", "assigned")):
        response = call(admin, "POST", f"{path}/{verb}")
        assert (response.status_code, response.json()["status"]) == (200, status), response.text
    again = call(admin, "POST", f"{path}/retry")
    assert (again.status_code, again.json()["code"]) == (409, "CONFLICT")
    task = admin.data("query($id: ID!) { task(id: $id) { status assignedTo { id } } }", id=made["id"])["task"]
    assert task == {"status": "ASSIGNED", "assignedTo": {"id": worker.id}}


def test_a_completed_task_shows_its_result(admin: Person):
    worker = agent(admin, capabilities=["csv"])
    made = created(admin, assigned_to=worker.id)
    worker.done("claimTask", "task { id }", agentId=worker.id)
    worker.done("startTask", "task { id }", id=made["id"])
    result = {"success": True, "data": [1, 2, 3], "executionTime": 123}
    worker.done("completeTask", "task { id }", id=made["id"], result=result)
    read = call(admin, "GET", f"/api/tasks/{made['id']}").json()
    assert (read["status"], read["result"]) == ("completed", result)
    assert made["created_at"] <= read["started_at"] <= read["completed_at"]
    assert (read["startedAt"], read["completedAt"]) == (read["started_at"], read["completed_at"])


def test_tasks_are_listed_by_type_status_and_agent(admin: Person, worker: Person):
    made = [created(admin, type="listed", **more)["id"] for more in ({}, {"assigned_to": worker.id}, {})]

    def listed(**query: Any) -> tuple[list[str], int]:
        response = call(admin, "GET", "/api/tasks", params={"type": "listed", **query})
        assert response.status_code == 200, response.text
        return [each["id"] for each in response.json()["tasks"]], response.json()["total"]

    assert listed() == (made[::-1], 3)
    assert listed(status="assigned") == listed(assigned_to=worker.id) == listed(assignedTo=worker.id) == ([made[1]], 1)
    assert listed(limit=1, offset=2) == listed(limit=1, page=3) == ([made[0]], 3)
    both = call(admin, "GET", "/api/tasks", params={"offset": 2, "page": 1})
    assert (both.status_code, both.json()["field"]) == (400, "page")


def test_two_names_may_have_one_value(admin: Person, worker: Person):
    made = created(admin, title=COLUMNS["name"], assigned_to=worker.id, assignedTo=worker.id)
    assert (made["name"], made["assigned_to"]) == (COLUMNS["name"], worker.id)
    both = call(admin, "POST", f"/api/tasks/{made['id']}/assign", {"agent_id": worker.id, "assignedTo": "agt_2"})
    assert (both.status_code, both.json()["field"]) == (400, "assignedTo")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"type": "x"}, "name"),
        ({**COLUMNS, "name": " "}, "name"),
        ({**COLUMNS, "name": ["x"]}, "name"),
        ({**COLUMNS, "priority": "soon"}, "priority"),
        ({**COLUMNS, "priority": 11}, "priority"),
        ({**COLUMNS, "requirements": []}, "requirements"),
        ({**COLUMNS, "assigned_to": 7}, "assigned_to"),
        ({**COLUMNS, "assigned_to": "agt_00000000000000000000000000"}, "assigned_to"),
        ({**COLUMNS, "colour": "red"}, "colour"),
        ({**COLUMNS, "title": "Another"}, "title"),
        ({**COLUMNS, "assigned_to": "agt_1", "assignedTo": "agt_2"}, "assignedTo"),
    ],
)
def test_an_invalid_task_is_a_problem_with_its_field(admin: Person, body: dict[str, Any], field: str):
    response = call(admin, "POST", "/api/tasks", body)
    problem = response.json()
    assert (response.status_code, problem["field"]) == (404 if problem["code"] == "NOT_FOUND" else 400, field), problem


def test_an_agent_is_needed_to_assign(admin: Person):
    response = call(admin, "POST", f"/api/tasks/{created(admin)['id']}/assign")
    assert (response.status_code, response.json()["field"]) == (400, "agent_id")


@pytest.mark.parametrize(
    ("body", "headers", "field"),
    [
        ({"title": 5}, {}, "title"),
        ({"name": 5}, {}, "name"),
        ({"title": "a\0"}, {}, "title"),
        ({"title": ""}, {}, "title"),
        ({"name": ""}, {}, "name"),
        ({"title": "x" * 300}, {}, "title"),
        ({"name": "", "title": None}, {}, "name"),
        ({"title": "a", "assignedTo": "agt_none"}, {}, "assignedTo"),
        ({"title": "a", "assigned_to": "agt_none"}, {}, "assigned_to"),
        ({"title": "a", "dueAt": "x"}, {}, "dueAt"),
        ({"title": "a", "due_at": "x"}, {}, "due_at"),
        ({"title": "a", "payload": {"n": [2**63 + 1]}}, {}, "payload.n.0"),
        ({"title": "a"}, {"idempotency-key": "k" * 300}, "Idempotency-Key"),
    ],
)
def test_a_rejected_field_has_the_name_that_was_sent(
    admin: Person, body: dict[str, Any], headers: dict[str, str], field: str
):
    response = call(admin, "POST", "/api/tasks", body, headers=headers)
    problem = response.json()
    assert problem.get("field") == field, problem
    assert field in problem["detail"] or problem["code"] == "NOT_FOUND", problem


def test_a_repeated_request_creates_one_task(admin: Person):
    headers = {"idempotency-key": "survey"}
    first, second = (call(admin, "POST", "/api/tasks", COLUMNS, headers=headers).json()["id"] for _ in range(2))
    assert first == second


PATHS: Final = [
    ("GET", "/api/tasks"),
    ("POST", "/api/tasks"),
    ("GET", "/api/tasks/tsk_00000000000000000000000000"),
    *(("POST", f"/api/tasks/tsk_00000000000000000000000000/{verb}") for verb in ("assign", "cancel", "retry")),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_credential_is_required(gateway: Gateway, method: str, path: str):
    assert call(gateway, method, path).status_code == 401


def test_others_see_and_change_nothing(gateway: Gateway, admin: Person, worker: Person):
    made = created(admin)
    stranger = person(gateway, Role.ADMIN, organization="Elsewhere")
    viewer = person(gateway, Role.VIEWER)
    assert call(stranger, "GET", "/api/tasks").json() == {"tasks": [], "total": 0}
    for method, path in PATHS[2:]:
        path = path.replace("tsk_00000000000000000000000000", made["id"])
        body = {"agent_id": worker.id} if method == "POST" else None
        assert call(stranger, method, path, body).status_code == 404
        assert call(viewer, method, path, body).status_code == (200 if method == "GET" else 403)
    assert call(admin, "GET", f"/api/tasks/{made['id']}").json() == made
