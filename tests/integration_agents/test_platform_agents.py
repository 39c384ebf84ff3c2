"""The seven agents of the platform: each organization has them, and each does its work through `invokeAgent`."""

from typing import Any

import pytest

from models.users import Role
from tests.fakes.studio import Studio, sha256
from tests.gateways import Gateway
from tests.integration_agents.agents import SEVEN, agent_of, built_in, error, invoked, result
from tests.people import Person, administrator, agent, person
from tests.studio.house import plugin_key
from tests.waiting import until

SCHEMA: dict[str, Any] = {
    "name": "lesson",
    "format": "JSON_SCHEMA",
    "platform": "BACKEND",
    "version": "1.0.0",
    "definition": {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]},
}


@pytest.fixture(scope="module")
def admin(agents_gateway: Gateway) -> Person:
    return administrator(agents_gateway)


def test_every_organization_has_its_own_agents_from_the_start(admin: Person) -> None:
    other = person(admin.gateway, Role.ADMIN, "Another organization")
    other.done("createTask", "task { id }", title="The first event of the organization", type="any")
    until(lambda: built_in(other).keys() == SEVEN)
    mine, theirs = built_in(admin), built_in(other)
    assert mine.keys() == SEVEN
    assert {each["id"] for each in mine.values()}.isdisjoint(each["id"] for each in theirs.values())
    assert all(each["status"] == "IDLE" and each["runtime"] == "BUILTIN" for each in mine.values())
    groups = {type: each["metadata"]["group"] for type, each in mine.items()}
    assert groups == {
        "api_gateway": "backend",
        "database_sync": "backend",
        "ui_sync": "frontend",
        "realtime_update": "frontend",
        "studio_bridge": "roblox",
        "schema_validator": "data_flow",
        "integration_coordinator": "orchestration",
    }
    found = admin.data("{ systemHealth { initialized agents { type health { status } } } }")["systemHealth"]
    healths = {each["type"]: each["health"]["status"] for each in found["agents"]}
    assert found["initialized"] and healths.pop("studio_bridge") in ("UNKNOWN", "HEALTHY")
    assert healths == dict.fromkeys(SEVEN - {"studio_bridge"}, "HEALTHY")


def test_the_type_of_a_built_in_agent_cannot_change(admin: Person) -> None:
    id = agent_of(admin, "ui_sync")["id"]
    assert admin.refused("updateAgent", "agent { id }", id=id, type="something") == ("CONFLICT", "type")
    assert admin.refused("updateAgent", "agent { id }", id=id, type="api_gateway") == ("CONFLICT", "type")
    admin.done("updateAgent", "agent { id }", id=id, type="ui_sync", description="Documents")  # as it is
    assert agent_of(admin, "ui_sync")["description"] == "Documents"


def test_an_agent_of_another_organization_cannot_be_invoked(admin: Person) -> None:
    other = person(admin.gateway, Role.ADMIN, "Another organization")
    theirs = agent_of(other, "api_gateway")["id"]
    assert error(admin, "api_gateway", "describe", agentId=theirs)["code"] == "NOT_FOUND"


def test_the_schema_validator_registers_validates_and_transforms(admin: Person) -> None:
    assert result(admin, "schema_validator", "register", SCHEMA)["version"] == "1.0.0"
    valid = {"schema": "lesson", "data": {"title": "Loops"}}
    assert result(admin, "schema_validator", "validate", valid) == {"valid": True, "errors": []}
    found = result(admin, "schema_validator", "validate", {"schema": "lesson", "data": {}})
    assert not found["valid"] and found["errors"]
    assert [each["name"] for each in result(admin, "schema_validator", "list_schemas")] == ["lesson"]
    same = {"from": "lesson", "to": "lesson", "data": {"title": "x"}}
    assert result(admin, "schema_validator", "transform", same) == {"title": "x"}
    until(lambda: agent_of(admin, "schema_validator")["metrics"]["eventsProcessed"] >= 6)  # five replies and an event


def test_the_api_gateway_serves_an_endpoint_once(admin: Person) -> None:
    params = {"name": "people", "method": "GET", "path": "people", "document": "{ users { totalCount } }"}
    made = [result(admin, "api_gateway", "create_endpoint", params, idempotencyKey="one endpoint") for _ in range(2)]
    assert made[0]["id"] == made[1]["id"]
    with admin.gateway.client(admin.token) as client:
        assert client.get("/rest/v1/people").status_code == 200
    result(admin, "api_gateway", "delete_endpoint", {"id": made[0]["id"]})


def test_the_sync_agents_keep_records_and_documents_in_step(admin: Person) -> None:
    record = {"source": "DATABASE", "target": "CACHE", "data": {"user_id": "123", "theme": "dark"}}
    job = result(admin, "database_sync", "sync", record)
    assert job["status"] in ("PENDING", "RUNNING", "COMPLETED")
    read = {"key": job["key"]}
    until(lambda: (result(admin, "database_sync", "read", read) or {}).get("data", {}).get("theme") == "dark")
    assert agent_of(admin, "database_sync")["metrics"]["cacheHits"] > 0
    patch = {"key": "panel", "baseVersion": 0, "patch": [{"op": "add", "path": "/open", "value": True}]}
    assert result(admin, "ui_sync", "update_state", patch)["value"] == {"open": True}
    assert error(admin, "ui_sync", "update_state", patch)["code"] == "CONFLICT"
    assert result(admin, "ui_sync", "get_state", {"key": "panel"})["version"] == 1


def test_the_realtime_agent_publishes_and_the_coordinator_runs_a_template(admin: Person) -> None:
    published = result(admin, "realtime_update", "publish", {"type": "lesson.ready", "data": {"n": 1}})
    assert published["type"] == "lesson.ready"
    template = {"template": "user_sync", "parameters": {"user_id": "7"}, "execute": True}
    payload = invoked(admin, "integration_coordinator", "create_workflow", template)
    assert not payload["errors"], payload["errors"]
    [run] = payload["reply"]["metadata"]["result"]["executions"]["nodes"]
    found = result(admin, "integration_coordinator", "get_run", {"id": run["id"]})
    assert found["id"] == run["id"]


@pytest.mark.parametrize("template", ["content_generation", "user_sync", "roblox_deployment"])
def test_the_coordinator_creates_every_template_and_runs_it(admin: Person, template: str) -> None:
    made = result(admin, "integration_coordinator", "create_workflow", {"template": template, "execute": True})
    [run] = made["executions"]["nodes"]
    status = {"id": run["id"]}
    until(lambda: result(admin, "integration_coordinator", "get_run", status)["status"] == "COMPLETED")


def test_the_coordinator_runs_whatever_its_caller_may_run(admin: Person) -> None:
    validator = agent_of(admin, "schema_validator")["id"]
    config = {"agentId": validator, "task": "register", "params": {**SCHEMA, "name": "of_a_saved_workflow"}}
    nodes = [{"key": "register", "name": "Register", "type": "AGENT", "config": config}]
    made = admin.done("createWorkflow", "workflow { id }", name="Saved", nodes=nodes, status="ACTIVE")["workflow"]
    run = {"workflowId": made["id"], "waitSeconds": 20}
    assert result(admin, "integration_coordinator", "run_workflow", run)["status"] == "COMPLETED"
    inline = {"nodes": nodes, "waitSeconds": 20}
    assert result(admin, "integration_coordinator", "run_workflow", inline)["status"] == "COMPLETED"
    member = person(admin.gateway, Role.MEMBER)
    failed = error(member, "integration_coordinator", "run_workflow", inline)
    assert failed["code"] == "FORBIDDEN" and "schemas:write" in failed["message"]


def test_the_studio_bridge_pushes_a_script_that_studio_has(admin: Person) -> None:
    with Studio(admin.gateway.url, plugin_key(admin)) as studio:
        assert [each["id"] for each in result(admin, "studio_bridge", "list_instances")["nodes"]] == [
            studio.instance_id
        ]
        assert agent_of(admin, "studio_bridge")["health"]["status"] == "HEALTHY"
        script = {"path": "ServerScriptService/Hello", "source": "print('Hello')\n"}
        [command] = result(admin, "studio_bridge", "push_scripts", {"scripts": [script], "waitSeconds": 20})
        assert (command["status"], command["script"]["version"]) == ("COMPLETED", 1)
        assert command["hash"] == sha256(script["source"])
        changed = {"scripts": [{**script, "source": "print('Bye')\n"}], "waitSeconds": 20}
        result(admin, "studio_bridge", "push_scripts", changed)
        first = {"id": command["script"]["id"], "version": 1, "waitSeconds": 20}
        restored = result(admin, "studio_bridge", "restore_script", first)
        assert restored["script"]["hash"] == command["hash"]
        assert [each["status"] for each in restored["commands"]] == ["COMPLETED"]


def test_an_agent_does_no_more_than_its_caller_may(admin: Person) -> None:
    viewer, member = person(admin.gateway, Role.VIEWER), person(admin.gateway, Role.MEMBER)
    assert error(viewer, "schema_validator", "list_schemas")["code"] == "FORBIDDEN"  # it may not invoke agents
    failed = error(member, "schema_validator", "register", {**SCHEMA, "name": "mine"})
    assert failed["code"] == "FORBIDDEN" and "schemas:write" in failed["message"]
    secret = admin.done("createApiKey", "secret", name="narrow", scopes=["agents:execute", "agents:read"])["secret"]
    narrow = Person(admin.gateway, admin.id, secret)
    assert error(narrow, "schema_validator", "list_schemas")["code"] == "FORBIDDEN"
    metrics = agent_of(admin, "schema_validator")["metrics"]
    assert metrics["failures"] >= 2
    assert agent_of(admin, "schema_validator")["status"] == "IDLE"  # callers' mistakes say nothing about it


def test_a_workflow_reaches_no_more_than_its_author_and_its_starter(admin: Person) -> None:
    member = person(admin.gateway, Role.MEMBER)
    id, wanted = agent_of(admin, "schema_validator")["id"], {**SCHEMA, "name": "from_a_run"}
    config = {"agentId": id, "task": "register", "params": wanted}
    nodes = [{"key": "register", "name": "Register", "type": "AGENT", "config": config}]
    assert member.refused("executeWorkflow", "execution { id }", nodes=nodes) == ("FORBIDDEN", "nodes.0.type")
    workflow = admin.done("createWorkflow", "workflow { id }", name="W", nodes=nodes, status="ACTIVE")["workflow"]["id"]
    shown = "execution { status error }"
    failed = member.done("executeWorkflow", shown, workflowId=workflow, waitSeconds=20)["execution"]
    assert failed["status"] == "FAILED" and "schemas:write" in failed["error"]
    assert (
        admin.done("executeWorkflow", shown, workflowId=workflow, waitSeconds=20)["execution"]["status"] == "COMPLETED"
    )


def test_the_task_of_a_node_is_checked_when_the_workflow_is_saved(admin: Person) -> None:
    built_in, other = agent_of(admin, "schema_validator")["id"], agent(admin).id
    for config in (
        {"agentId": built_in, "message": '{"task": "list_schemas"}'},
        {"agentId": built_in, "task": "list_endpoints"},
        {"agentId": other, "task": "list_schemas"},
    ):
        nodes = [{"key": "a", "name": "A", "type": "AGENT", "config": config}]
        refused = admin.refused("createWorkflow", "workflow { id }", name="W", nodes=nodes)
        assert refused == ("BAD_USER_INPUT", "nodes.0.config.task"), config
    nodes = [{"key": "a", "name": "A", "type": "AGENT", "config": {"agentId": built_in, "task": "describe"}}]
    run = admin.done("executeWorkflow", "execution { status }", nodes=nodes, waitSeconds=20)["execution"]
    assert run["status"] == "COMPLETED"


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("{", ["message"]),
        ('{"params": {}}', ["message"]),
        ("make tea", ["message"]),
        ('{"task": "validate", "params": {"schema": "lesson"}}', ["params"]),
        ('{"task": "validate", "params": {"schema": "lesson", "data": 1, "datum": 2}}', ["params"]),
    ],
)
def test_a_message_that_names_no_task_is_explained(admin: Person, message: str, field: list[str]) -> None:
    failed = error(admin, "schema_validator", "", message=message)
    assert (failed["code"], failed["field"]) == ("BAD_USER_INPUT", field), failed


def test_describe_lists_the_tasks_with_their_schemas(admin: Person) -> None:
    described = result(admin, "ui_sync", "", message="describe")
    tasks = {each["name"]: each for each in described["tasks"]}
    assert tasks.keys() == {*agent_of(admin, "ui_sync")["capabilities"]}
    assert tasks["update_state"]["params"]["required"] == ["key", "baseVersion", "patch"]
