"""The documented REST paths for agents: their records, commands and metrics."""

import itertools
from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.rest.calls import call

COLUMNS: Final = {
    "name": "Data processor",
    "type": "data_processor",
    "capabilities": ["csv", "json"],
    "config": {"batch_size": 100},
    "metadata": {"owner": "analytics"},
}
"""The columns of the document's table that a client sets."""
_numbers = itertools.count()


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def created(admin: Person, **more: Any) -> dict[str, Any]:
    given = {**COLUMNS, "type": f"processor-{next(_numbers)}", **more}
    response = call(admin, "POST", "/api/agents", given)
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    return made


def test_an_agent_has_the_columns_of_the_document(admin: Person):
    made = created(admin, type=COLUMNS["type"])
    assert {name: made[name] for name in COLUMNS} == COLUMNS
    assert (made["status"], made["runtime"]) == ("offline", "worker")
    assert made["created_at"] == made["updated_at"] == made["createdAt"] == made["updatedAt"]
    read = call(admin, "GET", f"/api/agents/{made['id']}")
    assert (read.status_code, read.json()) == (200, made)
    shown = "name type runtime status capabilities config metadata createdAt"
    agent = admin.data(f"query($id: ID!) {{ agent(id: $id) {{ {shown} }} }}", id=made["id"])["agent"]
    assert {name: agent[name] for name in COLUMNS} == COLUMNS
    assert (agent["runtime"], agent["status"], agent["createdAt"]) == ("WORKER", "OFFLINE", made["created_at"])


def test_a_whole_row_can_be_sent(admin: Person):
    made = created(admin, id="b1c6", status="idle", created_at="2024-01-01T00:00:00Z", updatedAt="2024-01-01T00:00:00Z")
    assert made["id"].startswith("agt_") and made["status"] == "offline"
    assert not made["created_at"].startswith("2024")


def test_the_runtime_can_be_chosen(admin: Person):
    made = created(admin, runtime="lyzr", config={"agentId": "68e"}, maxConcurrentTasks=3)
    assert (made["runtime"], made["config"], made["max_concurrent_tasks"]) == ("lyzr", {"agentId": "68e"}, 3)
    assert made["status"] == "idle"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**COLUMNS, "name": ""}, "name"),
        ({**COLUMNS, "name": 5}, "name"),
        ({"type": "x"}, "name"),
        ({"name": "x"}, "type"),
        ({**COLUMNS, "capabilities": {"csv": True}}, "capabilities"),
        ({**COLUMNS, "config": []}, "config"),
        ({**COLUMNS, "runtime": "cobol"}, "runtime"),
        ({**COLUMNS, "colour": "red"}, "colour"),
    ],
)
def test_an_invalid_agent_is_a_problem_with_its_field(admin: Person, body: dict[str, Any], field: str):
    response = call(admin, "POST", "/api/agents", body)
    problem = response.json()
    assert (response.status_code, problem["code"], problem["field"]) == (400, "BAD_USER_INPUT", field), problem


def test_a_repeated_request_creates_one_agent(admin: Person):
    first, second = (
        call(admin, "POST", "/api/agents", {**COLUMNS, "name": "Once"}, headers={"idempotency-key": "one"})
        for _ in range(2)
    )
    assert first.json()["id"] == second.json()["id"]
    other = call(admin, "POST", "/api/agents", {**COLUMNS, "name": "Other"}, headers={"idempotency-key": "one"})
    assert other.status_code == 422


def test_the_list_has_all_agents_in_any_number_of_pages(admin: Person):
    kind = 'type: "listed-{0}", runtime: WORKER'
    fields = [
        f'a{n}: createAgent(input: {{name: "Agent", {kind.format(n // 10)}}}) {{ agent {{ id }} }}' for n in range(105)
    ]
    made = [
        each["agent"]["id"]
        for some in (fields[first : first + 21] for first in range(0, 105, 21))
        for each in admin.data(f"mutation {{ {' '.join(some)} }}").values()
    ]
    total = admin.data("{ agents { totalCount } }")["agents"]["totalCount"]

    def listed(**query: Any) -> list[str]:
        response = call(admin, "GET", "/api/agents", params=query)
        assert response.status_code == 200, response.text
        assert response.json()["total"] == (10 if "type" in query else total)
        return [each["id"] for each in response.json()["agents"]]

    assert listed()[:105] == made[::-1] and len(listed()) == total
    assert listed(limit=102) == made[:2:-1]
    assert listed(limit=2, offset=101) == [made[3], made[2]]
    assert listed(limit=50, page=3) == listed()[100:150]
    assert listed(type="listed-0", status="offline") == made[9::-1]


def test_the_list_is_filtered_by_status(admin: Person):
    made = created(admin)
    assert call(admin, "POST", f"/api/agents/{made['id']}/stop").status_code == 200
    assert [each["id"] for each in call(admin, "GET", "/api/agents?status=stopped").json()["agents"]] == [made["id"]]
    assert call(admin, "GET", "/api/agents?status=busy").json() == {"agents": [], "total": 0}


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 1001},
        {"limit": "x"},
        {"page": 0},
        {"offset": -1},
        {"offset": 10_001},
        {"status": "dead"},
    ],
)
def test_the_query_of_a_list_is_checked(admin: Person, query: dict[str, Any]):
    response = call(admin, "GET", "/api/agents", params=query)
    assert (response.status_code, response.json()["field"]) == (400, *query)


def test_an_agent_is_changed_and_deleted(admin: Person):
    made = created(admin)
    changed = call(admin, "PATCH", f"/api/agents/{made['id']}", {"name": "Renamed", "config": {}, "id": made["id"]})
    assert changed.status_code == 200, changed.text
    assert changed.json() == {
        **made,
        "name": "Renamed",
        "config": {},
        "updated_at": changed.json()["updated_at"],
        "updatedAt": changed.json()["updated_at"],
    }
    deleted = call(admin, "DELETE", f"/api/agents/{made['id']}")
    assert (deleted.status_code, deleted.json()["success"], deleted.json()["id"]) == (200, True, made["id"])
    for method in ("GET", "PATCH", "DELETE"):
        response = call(admin, method, f"/api/agents/{made['id']}", {} if method == "PATCH" else None)
        assert response.status_code == 404
    assert admin.data("query($id: ID!) { agent(id: $id) { id } }", id=made["id"]) == {"agent": None}


@pytest.mark.parametrize(("name", "status"), [("type", 409), ("runtime", 400), ("status", 400)])
def test_what_cannot_be_changed_is_rejected(admin: Person, name: str, status: int):
    response = call(admin, "PATCH", f"/api/agents/{created(admin)['id']}", {name: "other"})
    assert (response.status_code, response.json()["field"]) == (status, name)


def test_a_patch_may_repeat_the_type_of_a_worker_and_change_that_of_another_agent(admin: Person):
    worker, hosted = created(admin), created(admin, runtime="http", config={})
    assert call(admin, "PATCH", f"/api/agents/{worker['id']}", {"type": worker["type"]}).json() == worker
    changed = call(admin, "PATCH", f"/api/agents/{hosted['id']}", {"type": "another"})
    assert (changed.status_code, changed.json()["type"]) == (200, "another")


def test_the_system_metrics_are_the_organization_s(gateway: Gateway, admin: Person):
    made = created(admin)
    shown = "agents agentsByStatus tasksByStatus pendingApprovals activeSessions subscribers"
    expected = admin.data(f"{{ systemMetrics {{ {shown} }} }}")["systemMetrics"]
    response = call(admin, "GET", "/api/agents/metrics/system")
    assert response.status_code == 200, response.text
    metrics = response.json()
    assert {name: metrics[name] for name in expected} == expected
    assert metrics["agents_by_status"] == metrics["agentsByStatus"] and metrics["agents"] >= 1
    assert metrics["timestamp"] == metrics["at"]
    stranger = person(gateway, Role.ADMIN, organization="Empty")
    assert call(stranger, "GET", "/api/agents/metrics/system").json()["agents"] == 0
    assert call(gateway, "GET", "/api/agents/metrics/system").status_code == 401
    assert made["id"]


def test_commands_need_no_body_and_no_content_type(admin: Person):
    made = created(admin)

    def commanded(command: str) -> str:
        response = call(admin, "POST", f"/api/agents/{made['id']}/{command}")
        assert response.status_code == 200, response.text
        assert response.json()["id"] == made["id"]
        status: str = response.json()["status"]
        return status

    admin.done("agentHeartbeat", "agent { id }", agentId=made["id"])
    assert [commanded(each) for each in ("stop", "stop", "start", "restart")] == ["stopped", "stopped", "idle", "idle"]
    agent = admin.data("query($id: ID!) { agent(id: $id) { status } }", id=made["id"])["agent"]
    assert agent == {"status": "IDLE"}


def test_metrics_have_the_columns_of_the_document(admin: Person):
    made = created(admin)
    admin.done("agentHeartbeat", "agent { id }", agentId=made["id"], cpuUsage=12.345, memoryUsage=512)
    metrics = call(admin, "GET", f"/api/agents/{made['id']}/metrics").json()
    assert metrics == {
        "agent_id": made["id"],
        "cpu_usage": 12.35,
        "memory_usage": 512.0,
        "tasks_completed": 0,
        "tasks_failed": 0,
        "avg_task_time": None,
        "requests": 0,
        "failures": 0,
        "history": [],
    }


def test_the_time_of_tasks_is_in_whole_milliseconds(admin: Person):
    made = created(admin)
    admin.done("agentHeartbeat", "agent { id }", agentId=made["id"], memoryUsage=1e300)
    admin.done("createTask", "task { id }", title="Call", type="call", assignTo=made["id"])
    task = admin.done("claimTask", "task { id }", agentId=made["id"])["task"]
    admin.done("startTask", "task { id }", id=task["id"])
    admin.done("completeTask", "task { id }", id=task["id"], result={})
    metrics = call(admin, "GET", f"/api/agents/{made['id']}/metrics", params={"start": "2024-01-01T00:00:00Z"}).json()
    assert (metrics["tasks_completed"], metrics["memory_usage"]) == (1, 1e300)
    assert isinstance(metrics["avg_task_time"], int) and 0 <= metrics["avg_task_time"] < 60_000


# ---------------------------------------------------------------- whose they are


PATHS: Final = [
    ("GET", "/api/agents"),
    ("POST", "/api/agents"),
    ("GET", "/api/agents/agt_00000000000000000000000000"),
    ("PATCH", "/api/agents/agt_00000000000000000000000000"),
    ("DELETE", "/api/agents/agt_00000000000000000000000000"),
    ("POST", "/api/agents/agt_00000000000000000000000000/start"),
    ("GET", "/api/agents/agt_00000000000000000000000000/metrics"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_credential_is_required(gateway: Gateway, method: str, path: str):
    response = call(gateway, method, path)
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")


def test_others_see_and_change_nothing(gateway: Gateway, admin: Person):
    made = created(admin)
    stranger = person(gateway, Role.ADMIN, organization="Elsewhere")
    assert call(stranger, "GET", "/api/agents").json() == {"agents": [], "total": 0}
    viewer = person(gateway, Role.VIEWER)
    for method, path in PATHS[2:]:
        path = path.replace("agt_00000000000000000000000000", made["id"])
        body = {"name": "Mine"} if method == "PATCH" else None
        assert call(stranger, method, path, body).status_code == 404
        assert call(viewer, method, path, body).status_code == (200 if method == "GET" else 403)
    assert call(admin, "GET", f"/api/agents/{made['id']}").json() == made
