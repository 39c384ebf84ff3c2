"""The nodes VALIDATE, SYNC and RECORD: what they do to the rooms that they work in."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, person
from tests.running import Runs, node, value
from tests.sync_jobs.test_syncing import copy_on

LESSON = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "grade": {"type": "integer"}},
    "required": ["id", "grade"],
}
PROTO = "message Lesson { required string id = 1; optional int32 grade = 2; optional string place = 3; }"


@pytest.fixture(scope="module")
def lesson(gateway: Gateway) -> str:
    """The name of a registered schema, which exists in two forms."""
    admin = administrator(gateway)
    for platform, format, definition in (("BACKEND", "JSON_SCHEMA", LESSON), ("ROBLOX", "PROTOBUF", PROTO)):
        given = {"platform": platform, "format": format, "version": "1.0.0", "definition": definition}
        admin.done("registerSchema", "schema { id }", name="node_lesson", **given)
    return "backend/node_lesson"


def validate(schema: str, data: Any, **more: Any) -> dict[str, Any]:
    return node("check", "VALIDATE", {"schema": schema, "data": data, **more})


def test_valid_data_is_passed_on_and_converted(author: Person, lesson: str) -> None:
    data = {"id": "l1", "grade": "${input.grade}"}
    runs = Runs(author)
    assert runs.done(validate(lesson, data), input={"grade": 5})["nodes"]["check"]["output"] == {"id": "l1", "grade": 5}
    converted = runs.done(validate(lesson, {**data, "note": "x"}, to="roblox/node_lesson"), input={"grade": 5})
    assert converted["nodes"]["check"]["output"] == {"id": "l1", "grade": 5}


def test_data_of_another_form_fails_the_node_at_once_with_its_place(author: Person, lesson: str) -> None:
    retry = {"maxAttempts": 5, "delaySeconds": 60}
    run = Runs(author).failed({**validate(lesson, {"id": "l1", "grade": "five"}), "retry": retry})
    failed = run["nodes"]["check"]
    assert failed["attempts"] == 1
    assert failed["error"].startswith('data is invalid at grade: "five" is not of type "integer"')
    several = Runs(author).failed(validate(lesson, {"id": None, "grade": [True]}))["nodes"]["check"]["error"]
    assert several == 'data is invalid at id: null is not of type "string"; at grade: [true] is not of type "integer".'
    absent = Runs(author).failed(validate("backend/absent", {}))["nodes"]["check"]
    assert "There is no schema" in absent["error"]


def test_a_record_is_synchronized_and_read_back(author: Person, lesson: str) -> None:
    data = {"id": "${input.id}", "grade": 5}
    run = Runs(author).done(
        node("store", "SYNC", {"source": "BACKEND", "target": "FRONTEND", "data": data, "schema": lesson}),
        node("read", "RECORD", {"platform": "FRONTEND", "key": "${nodes.store.output.key}"}, "store"),
        input={"id": "node-lesson-1"},
    )
    stored = run["nodes"]["store"]["output"]
    assert (stored["status"], stored["key"], stored["conflicts"]) == ("COMPLETED", "node-lesson-1", [])
    assert run["nodes"]["read"]["output"] == {"found": True, "data": {"id": "node-lesson-1", "grade": 5}}
    assert copy_on(author, "BACKEND", "node-lesson-1") == {"id": "node-lesson-1", "grade": 5}
    job = author.data("query($id: ID!) { node(id: $id) { ... on SyncJob { source target status } } }", id=stored["id"])
    assert job["node"] == {"source": "BACKEND", "target": "FRONTEND", "status": "COMPLETED"}


def test_a_conflict_and_invalid_data_fail_the_node(author: Person, lesson: str) -> None:
    sync = {"source": "BACKEND", "target": "FRONTEND", "conflictResolution": "FAIL"}
    runs = Runs(author)
    runs.done(node("store", "SYNC", {**sync, "data": {"id": "node-clash", "n": 1}}))
    patch = [{"op": "replace", "path": "/n", "value": 2}]
    author.done("patchDocument", "document { id }", key="node-clash", baseVersion=1, patch=patch)
    clash = runs.failed(node("store", "SYNC", {**sync, "data": {"id": "node-clash", "n": 3}}))
    assert "both sides changed n." in clash["nodes"]["store"]["error"]
    wrong = runs.failed(node("store", "SYNC", {**sync, "data": {"id": "node-wrong"}, "schema": lesson}))
    assert '"grade" is a required property' in wrong["nodes"]["store"]["error"]
    assert copy_on(author, "BACKEND", "node-wrong") is None


def test_a_missing_record_fails_the_node_or_is_replaced(author: Person) -> None:
    read = {"platform": "CACHE", "key": "node-absent"}
    runs = Runs(author)
    assert "There is no record" in runs.failed(node("read", "RECORD", read))["nodes"]["read"]["error"]
    found = runs.done(node("read", "RECORD", {**read, "otherwise": {"empty": True}}))
    assert found["nodes"]["read"]["output"] == {"found": False, "data": {"empty": True}}


def test_write_behind_does_not_wait(author: Person) -> None:
    config = {"source": "BACKEND", "target": "DATABASE", "strategy": "WRITE_BEHIND", "data": {"id": "node-behind"}}
    run = Runs(author).done(node("store", "SYNC", config))
    assert run["nodes"]["store"]["output"]["status"] in ("PENDING", "RUNNING", "COMPLETED")
    assert copy_on(author, "BACKEND", "node-behind") == {"id": "node-behind"}


@pytest.mark.parametrize(
    ("type", "config", "field"),
    [
        ("VALIDATE", {"schema": "no name", "data": 1}, "nodes.0.config.schema"),
        ("SYNC", {"source": "CACHE", "target": "CACHE", "data": {}}, "nodes.0.config.target"),
        ("SYNC", {"source": "CACHE", "target": "BACKEND", "data": {}, "strategy": "LAZY"}, "nodes.0.config.strategy"),
        ("SYNC", {"source": "MOON", "target": "BACKEND", "data": {}}, "nodes.0.config.source"),
        ("RECORD", {"platform": "CACHE", "key": ""}, "nodes.0.config.key"),
    ],
)
def test_mistakes_are_rejected_in_the_definition(author: Person, type: str, config: dict[str, Any], field: str) -> None:
    given = {"nodes": [node("a", type, config)]}
    assert author.refused("executeWorkflow", "execution { id }", **given) == ("BAD_USER_INPUT", field)


def test_nodes_need_the_scopes_of_what_they_do(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    scopes = ["workflows:write", "workflows:execute", "sync:write"]
    narrow = Person(gateway, operator.id, operator.done("createApiKey", "secret", name="n", scopes=scopes)["secret"])
    sync = {"source": "BACKEND", "target": "DATABASE", "data": {"id": "node-narrow"}}
    Runs(operator).done(node("a", "SYNC", sync))
    for type, config in (
        ("SYNC", {**sync, "target": "FRONTEND"}),
        ("SYNC", {**sync, "schema": "x"}),
        ("RECORD", {"platform": "BACKEND", "key": "k"}),
        ("VALIDATE", {"schema": "x", "data": 1}),
    ):
        given = {"nodes": [node("a", type, config)]}
        assert narrow.refused("executeWorkflow", "execution { id }", **given) == ("FORBIDDEN", "nodes.0.type")


def test_a_registered_schema_is_the_schema_of_a_workflows_input(author: Person, lesson: str) -> None:
    reference = {"$ref": f"registry:{lesson}@1.0.0"}
    given = {"name": "Referring", "nodes": [value("echo", "${input}")], "inputSchema": reference}
    made = author.done("createWorkflow", "workflow { id inputSchema }", **given)["workflow"]
    assert made["inputSchema"] == reference
    runs = Runs(author)
    done = runs.until(runs.start(workflowId=made["id"], input={"id": "l", "grade": 1}), "COMPLETED")
    assert done["nodes"]["echo"]["output"] == {"id": "l", "grade": 1}
    invalid = {"workflowId": made["id"], "input": {"id": "l", "grade": "x"}}
    assert author.refused("executeWorkflow", "execution { id }", **invalid) == ("BAD_USER_INPUT", "input.grade")
    given["inputSchema"] = {"$ref": "registry:backend/absent"}
    assert author.refused("createWorkflow", "workflow { id }", **given) == ("NOT_FOUND", "inputSchema.$ref")
    given["inputSchema"] = {"$ref": "registry:roblox/node_lesson"}
    made = author.done("createWorkflow", "workflow { id }", **given)["workflow"]
    invalid = {"workflowId": made["id"], "input": {"id": "l", "grade": "x"}}
    assert author.refused("executeWorkflow", "execution { id }", **invalid) == ("BAD_USER_INPUT", "input.grade")
