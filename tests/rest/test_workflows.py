"""The documented REST paths for workflows, which two documents share, and for their runs."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.rest.calls import call
from tests.running import Runs

TEXT: Final = "How can I reset my password?"
NOW: Final = datetime.now(UTC).isoformat()
SUPPORT: Final[dict[str, Any]] = {
    "id": "wf-1",
    "name": "Customer Support Workflow",
    "description": "Handle customer inquiries",
    "agents": [
        {
            "id": "agent-1",
            "name": "Classifier",
            "description": "Sorts inquiries",
            "agent_id": "68e4a1",
            "type": "coordinator",
            "capabilities": ["triage"],
            "integrations": ["gmail"],
        },
        {"id": "agent-2", "name": "Writer", "description": "", "agent_id": "68e4a2", "type": "specialist"},
    ],
    "nodes": [
        {"id": "node-1", "type": "agent", "config": {"agentId": "agent-1"}, "nextNodes": ["node-2"]},
        {"id": "node-2", "type": "agent", "config": {"agent_id": "agent-2"}, "nextNodes": ["node-3"]},
        {
            "id": "node-3",
            "type": "integration",
            "config": {
                "integration": "gmail",
                "action": "send_email",
                "params": {"to": "user@example.com", "subject": "Hello", "body": '${nodes["node-2"].output.content}'},
            },
            "nextNodes": [],
        },
    ],
    "startNode": "node-1",
    "created": NOW,
    "updated": NOW,
}
"""The workflow of document 001, with what it leaves out."""
STEPS: Final[dict[str, Any]] = {
    "name": "Nightly report",
    "description": "Adds numbers up",
    "steps": [
        {"id": "add", "name": "Add", "type": "transform", "config": {"value": "${input.a + input.b}"}},
        {"id": "double", "type": "transform", "value": "${nodes.add.output * 2}", "depends_on": ["add"]},
    ],
    "triggers": [{"type": "schedule", "cron": "@daily"}, {"type": "manual", "enabled": False}],
    "status": "draft",
    "config": {"owner": "analytics"},
}
"""A workflow with the columns of document 004."""


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def created(caller: Person, definition: dict[str, Any]) -> dict[str, Any]:
    response = call(caller, "POST", "/api/workflows", definition)
    assert response.status_code == 201, response.text
    made: dict[str, Any] = response.json()
    assert made["success"] is True
    whole = {name: value for name, value in made.items() if name not in ("success", "workflow")}
    assert made["workflow"] == whole
    return whole


# ---------------------------------------------------------------- both forms


def test_a_definition_of_document_001_is_stored(admin: Person):
    made = created(admin, SUPPORT)
    assert made["id"].startswith("wfl_")
    assert [made[name] for name in ("name", "description", "startNode", "status")] == [
        *(SUPPORT[name] for name in ("name", "description", "startNode")),
        "active",
    ]
    assert [(node["id"], node["type"], node["nextNodes"]) for node in made["nodes"]] == [
        ("node-1", "agent", ["node-2"]),
        ("node-2", "agent", ["node-3"]),
        ("node-3", "integration", []),
    ]
    first, second = SUPPORT["agents"]
    assert made["agents"] == [first, {**second, "capabilities": None, "integrations": None}]
    assert made["created"] == made["updated"] == made["created_at"] == made["updatedAt"] != NOW
    shown = "name startNodes { key } ownAgents { id agentId } nodes { key type dependsOn config }"
    stored = admin.data(f"query($id: ID!) {{ workflow(id: $id) {{ {shown} }} }}", id=made["id"])["workflow"]
    assert stored["startNodes"] == [{"key": "node-1"}]
    assert stored["ownAgents"] == [{"id": "agent-1", "agentId": "68e4a1"}, {"id": "agent-2", "agentId": "68e4a2"}]
    assert [node["dependsOn"] for node in stored["nodes"]] == [[], ["node-1"], ["node-2"]]
    assert stored["nodes"][2]["config"]["connector"] == "gmail"


def test_a_workflow_of_document_004_is_stored(admin: Person):
    made = created(admin, STEPS)
    assert [made[name] for name in ("name", "description", "status", "config")] == [
        STEPS[name] for name in ("name", "description", "status", "config")
    ]
    assert made["steps"] == made["nodes"]
    add, double = made["steps"]
    assert (add["name"], add["config"], add["nextNodes"]) == ("Add", {"value": "${input.a + input.b}"}, ["double"])
    assert (double["config"], double["dependsOn"]) == ({"value": "${nodes.add.output * 2}"}, ["add"])
    assert [(each["type"], each["enabled"]) for each in made["triggers"]] == [("schedule", True), ("manual", False)]
    assert made["triggers"][0]["config"]["cron"] == "@daily"
    stored = admin.data("query($id: ID!) { workflow(id: $id) { status config } }", id=made["id"])["workflow"]
    assert stored == {"status": "DRAFT", "config": {"owner": "analytics"}}


@pytest.mark.parametrize("definition", [SUPPORT, STEPS], ids=["001", "004"])
def test_what_was_read_can_be_sent_back(admin: Person, definition: dict[str, Any]):
    made = created(admin, definition)
    for method, path in (("PUT", "/api/workflows"), ("PATCH", f"/api/workflows/{made['id']}")):
        response = call(admin, method, path, made)
        assert response.status_code == 200, response.text
        assert response.json() == {**made, "success": True, "workflow": made}


def test_a_workflow_is_read_by_its_path_or_its_query(admin: Person):
    made = created(admin, SUPPORT)
    assert call(admin, "GET", f"/api/workflows/{made['id']}").json() == made
    assert call(admin, "GET", "/api/workflows", params={"id": made["id"]}).json() == {"success": True, "workflow": made}
    for path in ("/api/workflows/wf-1", "/api/workflows?id=wf-1", "/api/workflows?id="):
        assert call(admin, "GET", path).status_code == 404


def test_workflows_are_listed(gateway: Gateway):
    admin = person(gateway, Role.ADMIN, organization="Lists")
    made = [created(admin, each) for each in (SUPPORT, STEPS, SUPPORT)][::-1]

    def listed(**query: Any) -> dict[str, Any]:
        response = call(admin, "GET", "/api/workflows", params=query)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    assert listed() == {"success": True, "workflows": made, "total": 3}
    assert listed(status="draft") == {"success": True, "workflows": made[1:2], "total": 1}
    assert listed(limit=1, offset=2) == listed(limit=1, page=3) == {"success": True, "workflows": made[2:], "total": 3}


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"name": "Renamed"}, {"name": "Renamed", "version": 1}),
        ({"status": "active"}, {"status": "active", "version": 1}),
        ({"steps": [{"id": "only", "type": "delay", "seconds": 0}]}, {"startNode": "only", "version": 2}),
        ({"triggers": []}, {"triggers": [], "version": 2}),
        ({"config": {}}, {"config": {}, "version": 2}),
    ],
)
def test_a_change_leaves_the_rest(admin: Person, change: dict[str, Any], shown: dict[str, Any]):
    made = created(admin, STEPS)
    for method, path, body in (
        ("PATCH", f"/api/workflows/{made['id']}", change),
        ("PUT", "/api/workflows", {**change, "id": made["id"]}),
    ):
        changed = call(admin, method, path, body)
        assert changed.status_code == 200, changed.text
        assert shown.items() <= changed.json().items()
        assert changed.json()["description"] == STEPS["description"]


@pytest.mark.parametrize("how", ["path", "query", "body"])
def test_a_workflow_is_deleted(admin: Person, how: str):
    id = created(admin, STEPS)["id"]

    def delete() -> Any:
        if how == "path":
            return call(admin, "DELETE", f"/api/workflows/{id}")
        sent = {"params": {"id": id}} if how == "query" else {"body": {"id": id}}
        return call(admin, "DELETE", "/api/workflows", **sent)

    deleted = delete()
    assert (deleted.status_code, deleted.json()["success"], deleted.json()["id"]) == (200, True, id)
    assert delete().status_code == 404
    assert admin.data("query($id: ID!) { workflow(id: $id) { id } }", id=id) == {"workflow": None}


def test_an_id_is_needed_to_change_or_delete(admin: Person):
    for method in ("PUT", "DELETE"):
        response = call(admin, method, "/api/workflows", {})
        assert (response.status_code, response.json()["field"]) == (400, "id")


def test_a_repeated_request_creates_one_workflow(admin: Person):
    headers = {"idempotency-key": "support"}
    first, second = (call(admin, "POST", "/api/workflows", SUPPORT, headers=headers).json()["id"] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": None}, "name"),
        ({"nodes": None}, "nodes"),
        ({"nodes": {}}, "nodes"),
        ({"nodes": [1]}, "nodes"),
        ({"nodes": [{"id": "node-1", "type": 1}]}, "nodes"),
        ({"nodes": [{"id": "node-1", "type": "delay", "config": "x"}]}, "nodes"),
        ({"triggers": [{"type": 1}]}, "triggers"),
        ({"triggers": [{}]}, "triggers.0.type"),
        ({"nodes": []}, "nodes"),
        ({"startNode": "node-9"}, "startNode"),
        ({"startNode": 1}, "startNode"),
        ({"nodes": [{"id": "node-1", "type": "cobol", "config": {}}]}, "nodes.0.type"),
        ({"nodes": [{"id": "node-1", "type": "agent", "agentId": "agent-9"}]}, "nodes.0.agentId"),
        ({"nodes": [{"id": "node-1", "type": "agent", "config": {"agentId": "x"}}]}, "nodes.0.config.agentId"),
        ({"startNode": None, "nodes": [{"id": "1-a", "type": "delay"}]}, "nodes.0.id"),
        ({"startNode": None, "nodes": [{"key": "1-a", "type": "delay"}]}, "nodes.0.key"),
        ({"nodes": [{"id": "node-1", "type": "delay", "seconds": 1, "colour": 1}]}, "nodes.0.colour"),
        ({"agents": [{"name": "Nameless"}]}, "agents.0.id"),
        ({"status": "retired"}, "status"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_an_invalid_definition_is_a_problem_with_its_field(admin: Person, change: dict[str, Any], field: str):
    response = call(admin, "POST", "/api/workflows", {**SUPPORT, **change})
    problem = response.json()
    assert (problem["status"] in (400, 404), problem.get("field")) == (True, field), problem


# ---------------------------------------------------------------- runs


def test_a_definition_is_run_without_being_stored(admin: Person):
    before = admin.data("{ workflows { totalCount } agents { totalCount } }")
    body = {"workflow": SUPPORT, "input": TEXT, "user_id": "user-123", "wait_seconds": 25}
    response = call(admin, "POST", "/api/workflow/execute", body)
    assert response.status_code == 200, response.text
    record = response.json()
    assert record["success"] is True
    execution = record["execution"]
    assert {name: record[name] for name in execution} == execution
    shown = [execution[name] for name in ("id", "workflow_id", "workflowId", "user_id", "input")]
    assert shown == [execution["execution_id"], "wf-1", "wf-1", "user-123", {"text": TEXT}]
    assert (execution["status"], execution["current_node"], execution["error"]) == ("completed", None, None)
    assert execution["started"] <= execution["completed"]
    assert f"execution_id={execution['id']}&" in execution["monitor_url"]
    run = Runs(admin).until(execution["id"], "COMPLETED")
    results = {key: result["output"] for key, result in execution["results"].items()}
    assert results == {key: node["output"] for key, node in run["nodes"].items()}
    assert (run["workflow"], run["startedBy"]) == (None, {"id": admin.id})
    assert run["nodes"]["node-1"]["input"]["message"] == TEXT
    assert run["nodes"]["node-3"]["input"]["params"]["body"] == run["nodes"]["node-2"]["output"]["content"]
    assert run["nodes"]["node-3"]["output"]["simulated"] is True
    assert admin.data("{ workflows { totalCount } agents { totalCount } }") == before


def test_a_failed_run_is_no_success(admin: Person):
    steps = [{"id": "fail", "type": "transform", "value": "${input.nothing}"}]
    body = {"workflow": {"id": "wf-1", "nodes": steps}, "wait_seconds": 25}
    response = call(admin, "POST", "/api/workflow/execute", body)
    assert response.status_code == 200, response.text
    record = response.json()
    assert (record["success"], record["status"]) == (False, "failed")
    assert record["error"] and record["execution"]["error"] == record["error"]


@pytest.mark.parametrize("name", ["workflow_id", "workflowId", "workflow"])
def test_a_stored_workflow_is_run_by_its_id(admin: Person, name: str):
    made = created(admin, STEPS)
    response = call(admin, "POST", "/api/workflow/execute", {name: made["id"], "input": {"a": 1, "b": 2}})
    assert response.status_code == 200, response.text
    assert (response.json()["workflow_id"], response.json()["user_id"]) == (made["id"], admin.id)
    run = Runs(admin).until(response.json()["execution_id"], "COMPLETED")
    assert (run["workflow"], run["output"]) == ({"id": made["id"]}, {"double": 6})


@pytest.mark.parametrize("name", ["params", "input"])
def test_a_workflow_is_run_at_its_path(admin: Person, name: str):
    made = created(admin, STEPS)
    response = call(admin, "POST", f"/api/workflows/{made['id']}/execute", {name: {"a": 1, "b": 2}})
    assert response.status_code == 200, response.text
    record = response.json()
    assert (record["id"], record["workflow_id"]) == (record["execution_id"], made["id"])
    assert [step["id"] for step in record["steps"]] == ["add", "double"]
    assert record["trigger"] == "manual"
    assert {"started_at", "completed_at"} <= record.keys()
    assert Runs(admin).until(record["id"], "COMPLETED")["output"] == {"double": 6}


def test_a_run_that_takes_longer_is_answered_before_its_end(admin: Person):
    steps = [{"id": "wait", "type": "delay", "seconds": 3600}]
    made = created(admin, {"name": "Wait", "steps": steps})
    for path, body in ((f"/api/workflows/{made['id']}/execute", {}), ("/api/workflow/execute", {"workflow": made})):
        record = call(admin, "POST", path, {**body, "wait_seconds": 0}).json()
        assert (record["status"] in ("pending", "running", "waiting"), record["results"]) == (True, {})
        assert record.get("success", True) is True, "it has not failed yet"
        shown = call(admin, "POST", path, {**body, "wait_seconds": 1}).json()
        assert (shown["status"], shown["current_node"], shown["completed"]) == ("waiting", "wait", None)


def test_unknown_keys_of_a_stored_run_are_rejected(admin: Person):
    path = f"/api/workflows/{created(admin, STEPS)['id']}/execute"
    for body in ({"a": 1, "b": 2}, {"parms": {"a": 1, "b": 2}}):
        response = call(admin, "POST", path, body)
        assert (response.status_code, response.json()["field"]) == (400, next(iter(body))), response.text


def test_what_responses_have_can_be_sent_to_be_run(admin: Person):
    made = call(admin, "POST", "/api/workflows", STEPS).json()
    inputs = {"input": {"a": 1, "b": 2}, "wait_seconds": 25}
    for body in ({"workflow": made}, {"workflow": made["workflow"]}, made["workflow"]):
        response = call(admin, "POST", "/api/workflow/execute", {**body, **inputs})
        assert (response.status_code, response.json().get("output")) == (200, {"double": 6}), response.text


def test_a_run_needs_no_body(admin: Person):
    made = created(admin, {"name": "Wait", "steps": [{"id": "wait", "type": "delay", "seconds": 0}]})
    response = call(admin, "POST", f"/api/workflows/{made['id']}/execute")
    assert response.status_code == 200, response.text
    Runs(admin).until(response.json()["id"], "COMPLETED")


def test_members_may_run_definitions_and_see_their_runs(gateway: Gateway):
    member = person(gateway)
    record = call(member, "POST", "/api/workflow/execute", {"workflow": SUPPORT, "input": TEXT}).json()
    assert Runs(member).until(record["id"], "COMPLETED")["startedBy"] == {"id": member.id}
    assert call(member, "POST", "/api/workflows", SUPPORT).status_code == 403


def test_a_repeated_request_starts_one_run(admin: Person):
    body, headers = {"workflow": SUPPORT, "input": TEXT}, {"idempotency-key": "one run"}
    first, second = (call(admin, "POST", "/api/workflow/execute", body, headers=headers) for _ in range(2))
    assert first.json()["id"] == second.json()["id"]
    other = call(admin, "POST", "/api/workflow/execute", {**body, "input": "Hello"}, headers=headers)
    assert other.status_code == 422


def test_the_agents_of_a_run_can_be_records(admin: Person):
    known = agent(admin, runtime="LYZR", config={"agentId": "68e"}, name="Known")
    node = {"id": "ask", "type": "agent", "agentId": known.id, "message": "Hi"}
    made = created(admin, {"name": "Asks", "nodes": [node]})
    assert [(each["id"], each["agent_id"]) for each in made["agents"]] == [(known.id, "68e")]
    again = call(admin, "POST", "/api/workflow/execute", {"workflow": made})
    run = Runs(admin).until(again.json()["id"], "COMPLETED")
    assert run["nodes"]["ask"]["input"]["agentId"] == known.id


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 400, "workflow_id"),
        ({"workflow": {"id": "wf-1"}}, 404, "workflow_id"),
        ({"workflow": 5}, 400, "workflow"),
        ({"workflow": SUPPORT, "wait_seconds": -1}, 400, "wait_seconds"),
        ({"workflow": SUPPORT, "wait_seconds": "long"}, 400, "wait_seconds"),
        ({"workflow": {**SUPPORT, "agents": 5}}, 400, "workflow"),
        ({"workflow": SUPPORT, "user_id": {"a": 1}}, 400, "user_id"),
        ({"workflow": {**SUPPORT, "startNode": "x"}}, 400, "workflow.startNode"),
        ({**SUPPORT, "startNode": "x"}, 400, "startNode"),
        ({"workflow": {"nodes": [{"id": "1-a", "type": "delay"}]}}, 400, "workflow.nodes.0.id"),
        ({"workflow": {"steps": [{"id": "a", "type": "delay", "seconds": -1}]}}, 400, "workflow.steps.0.seconds"),
        ({"steps": [{"id": "a", "type": "delay", "seconds": 0}, {"id": "1-a", "type": "delay"}]}, 400, "steps.1.id"),
        ({"workflow": {**SUPPORT, "nodes": []}}, 400, "workflow.nodes"),
        ({"workflow": SUPPORT, "waitSeconds": 1}, 400, "waitSeconds"),
        ({"workflow": {**SUPPORT, "startnode": "node-2"}}, 400, "workflow.startnode"),
        ({"workflow": SUPPORT, "session_id": "a", "sessionId": "b"}, 400, "sessionId"),
        ({"workflow": SUPPORT, "session_id": "ses_00000000000000000000000000"}, 404, "session_id"),
    ],
)
def test_what_cannot_be_run_is_a_problem(admin: Person, body: dict[str, Any], status: int, field: str):
    response = call(admin, "POST", "/api/workflow/execute", body)
    assert (response.status_code, response.json()["field"]) == (status, field), response.text


# ---------------------------------------------------------------- whose they are


PATHS: Final = [
    ("GET", "/api/workflows"),
    ("POST", "/api/workflows"),
    ("PUT", "/api/workflows"),
    ("DELETE", "/api/workflows"),
    *((method, "/api/workflows/wfl_00000000000000000000000000") for method in ("GET", "PATCH", "DELETE")),
    ("POST", "/api/workflows/wfl_00000000000000000000000000/execute"),
    ("POST", "/api/workflow/execute"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_credential_is_required(gateway: Gateway, method: str, path: str):
    assert call(gateway, method, path).status_code == 401


def test_others_see_and_change_nothing(gateway: Gateway, admin: Person):
    made = created(admin, STEPS)
    stranger = person(gateway, Role.ADMIN, organization="Elsewhere")
    viewer = person(gateway, Role.VIEWER)
    assert call(stranger, "GET", "/api/workflows").json() == {"success": True, "workflows": [], "total": 0}
    calls = [
        *((method, path.replace("wfl_00000000000000000000000000", made["id"]), None) for method, path in PATHS[4:8]),
        ("PUT", "/api/workflows", {"id": made["id"], "name": "Mine"}),
        ("DELETE", f"/api/workflows?id={made['id']}", None),
        ("GET", f"/api/workflows?id={made['id']}", None),
        ("POST", "/api/workflow/execute", {"workflow_id": made["id"]}),
    ]
    for method, path, body in calls:
        assert call(stranger, method, path, body).status_code == 404
        assert call(viewer, method, path, body).status_code == (200 if method == "GET" else 403)
    assert call(admin, "GET", f"/api/workflows/{made['id']}").json() == made
    assert call(viewer, "POST", "/api/workflow/execute", {"workflow": SUPPORT}).status_code == 403
