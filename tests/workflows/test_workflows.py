"""Workflows: creating, updating and deleting them; versions; permissions."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from json_types import Json
from models.users import Role
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, person, unchanged
from tests.running import Runs, node, value

NODE = "key name type config dependsOn when retry { maxAttempts delaySeconds backoff } timeoutSeconds onError"
WORKFLOW = f"""workflow {{
  id name description status version inputSchema config createdAt updatedAt nodes {{ {NODE} }}
  triggers {{ id type config enabled url nextRunAt }}
  versions {{ version nodes {{ key config }} inputSchema config createdBy {{ id }} createdAt }}
}}"""
ABSENT = "wfl_00000000000000000000000000"
A = value("a", 1)


def make(author: Person, **values: Any) -> dict[str, Any]:
    workflow: dict[str, Any] = author.done("createWorkflow", WORKFLOW, **{"name": "W", "nodes": [A], **values})[
        "workflow"
    ]
    return workflow


def change(author: Person, id: str, **values: Any) -> dict[str, Any]:
    workflow: dict[str, Any] = author.done("updateWorkflow", WORKFLOW, id=id, **values)["workflow"]
    return workflow


def read(reader: Person, id: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = reader.data(f"query($id: ID!) {{ workflow(id: $id) {WORKFLOW[9:]} }}", id=id)[
        "workflow"
    ]
    return found


# ---------------------------------------------------------------- creating


def test_a_workflow_is_returned_as_written(author: Person) -> None:
    full = {
        "key": "b",
        "name": "Second",
        "type": "TRANSFORM",
        "config": {"value": {"snake_case": "${nodes.a.output}"}},
        "dependsOn": ["a"],
        "when": "input.yes",
        "retry": {"maxAttempts": 3, "delaySeconds": 0.5, "backoff": "FIXED"},
        "timeoutSeconds": 60,
        "onError": "CONTINUE",
    }
    schema = {"type": "object", "properties": {"yes": {"type": "boolean"}}}
    made = make(author, description="D", nodes=[A, full], inputSchema=schema, config={"owner": "us"}, status="DRAFT")
    assert made["nodes"][1] == full
    assert made["nodes"][0] == {
        **{"key": "a", "name": "a", "type": "TRANSFORM", "config": {"value": 1}, "dependsOn": [], "when": None},
        **{"retry": {"maxAttempts": 1, "delaySeconds": 1.0, "backoff": "EXPONENTIAL"}, "timeoutSeconds": None},
        "onError": "FAIL",
    }
    assert (made["status"], made["version"], made["description"]) == ("DRAFT", 1, "D")
    assert (made["inputSchema"], made["config"], made["triggers"]) == (schema, {"owner": "us"}, [])
    [version] = made["versions"]
    assert (version["version"], version["createdBy"]["id"], version["config"]) == (1, author.id, {"owner": "us"})
    assert read(author, made["id"]) == made


def test_omitted_fields_have_the_documented_defaults(author: Person) -> None:
    made = make(author)
    assert (made["status"], made["inputSchema"], made["config"], made["description"]) == ("ACTIVE", None, {}, None)


def test_an_idempotency_key_creates_one_workflow(author: Person) -> None:
    given = {"name": "Once", "nodes": [A], "triggers": [{"type": "WEBHOOK"}], "idempotencyKey": "workflow-once"}
    first, second = make(author, **given), make(author, **given)
    assert first == second
    code, field = author.refused("createWorkflow", "workflow { id }", **{**given, "name": "Twice"})
    assert (code, field) == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


# ---------------------------------------------------------------- updating


def test_only_changes_that_affect_runs_make_a_new_version(author: Person) -> None:
    id = make(author)["id"]
    assert change(author, id, name="Other", description="D", status="PAUSED")["version"] == 1
    assert change(author, id, nodes=[A])["version"] == 1, "unchanged nodes"
    assert change(author, id, nodes=[value("a", 2)])["version"] == 2
    assert change(author, id, triggers=[{"type": "MANUAL"}])["version"] == 3
    assert change(author, id, inputSchema={"type": "object"})["version"] == 4
    changed = change(author, id, config={"a": 1})
    assert changed["version"] == 5
    assert [version["version"] for version in changed["versions"]] == [5, 4, 3, 2, 1]
    assert [version["nodes"][0]["config"]["value"] for version in changed["versions"]] == [2, 2, 2, 2, 1]
    assert change(author, id, inputSchema=None, description=None)["inputSchema"] is None


@pytest.mark.slow
def test_a_run_keeps_the_version_it_started_with(author: Person) -> None:
    id = make(author, nodes=[node("wait", "DELAY", {"seconds": 1}), value("a", "first", "wait")])["id"]
    runs = Runs(author)
    run = runs.start(workflowId=id)
    change(author, id, nodes=[value("a", "second")])
    assert runs.until(run, "COMPLETED")["output"] == {"a": "first"}
    assert runs.until(runs.start(workflowId=id), "COMPLETED")["output"] == {"a": "second"}
    assert runs.until(runs.start(workflowId=id, version=1), "COMPLETED")["output"] == {"a": "first"}


def test_the_input_of_a_run_must_match_its_schema(author: Person) -> None:
    schema = {"type": "object", "required": ["my_key"], "properties": {"my_key": {"type": "integer"}}}
    id = make(author, inputSchema=schema)["id"]
    for input, field in (({}, "input"), ({"my_key": "x"}, "input.my_key"), (None, "input")):
        answer = author.refused("executeWorkflow", "execution { id }", workflowId=id, input=input)
        assert answer == ("BAD_USER_INPUT", field)
    Runs(author).start(workflowId=id, input={"my_key": 1})


@pytest.mark.slow
def test_an_input_that_takes_too_many_steps_to_check_is_rejected(author: Person) -> None:
    schema: Json = {"properties": {"l": {"allOf": [{"items": {}}] * 2000}}}
    id = make(author, inputSchema=schema)["id"]
    answer = author.refused("executeWorkflow", "execution { id }", workflowId=id, input={"l": [1] * 20_000})
    assert answer == ("BAD_USER_INPUT", "input")
    assert author.refused(
        "createWorkflow", "workflow { id }", name="W", nodes=[A], inputSchema={"enum": ["x" * 40_000]}
    ) == (
        "BAD_USER_INPUT",
        "inputSchema",
    )
    long = make(author, inputSchema={"properties": {"l": {"items": {"type": "integer"}}}})["id"]
    runs = Runs(author)
    runs.until(runs.start(workflowId=long, input={"l": [1] * 10_000}), "COMPLETED")


STEPS = {
    "DRAFT": {"ACTIVE", "ARCHIVED"},
    "ACTIVE": {"PAUSED", "ARCHIVED"},
    "PAUSED": {"ACTIVE", "ARCHIVED"},
    "ARCHIVED": {"PAUSED"},
}


@pytest.mark.parametrize("before", STEPS)
def test_only_valid_status_transitions_are_allowed(gateway: Gateway, author: Person, before: str) -> None:
    for after in STEPS:
        made = make(author, status="ACTIVE" if before == "ARCHIVED" else before)
        if before == "ARCHIVED":
            change(author, made["id"], status="ARCHIVED")
        if after in STEPS[before]:
            assert change(author, made["id"], status=after)["status"] == after
        elif after != before:
            with unchanged(gateway):
                answer = author.refused("updateWorkflow", "workflow { id }", id=made["id"], status=after)
            assert answer == ("CONFLICT", "status")


def test_an_archived_workflow_cannot_be_updated(author: Person) -> None:
    id = make(author)["id"]
    change(author, id, status="ARCHIVED")
    assert author.refused("updateWorkflow", "workflow { id }", id=id, name="Other") == ("CONFLICT", "id")
    assert change(author, id, name="Other", status="PAUSED")["name"] == "Other"


@pytest.mark.parametrize("status", ["PAUSED", "ARCHIVED"])
def test_a_paused_or_archived_workflow_starts_no_run(gateway: Gateway, author: Person, status: str) -> None:
    id = make(author)["id"]
    change(author, id, status=status)
    with unchanged(gateway):
        assert author.refused("executeWorkflow", "execution { id }", workflowId=id) == ("CONFLICT", "workflowId")


def test_a_draft_can_be_run_manually(author: Person) -> None:
    runs = Runs(author)
    assert runs.until(runs.start(workflowId=make(author, status="DRAFT")["id"]), "COMPLETED")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": None}, "name"),
        ({"nodes": None}, "nodes"),
        ({"nodes": []}, "nodes"),
        ({"triggers": None}, "triggers"),
        ({"config": None}, "config"),
        ({"status": None}, "status"),
        ({"name": ""}, "name"),
        ({"inputSchema": {"type": 1}}, "inputSchema.type"),
        ({"triggers": [{"type": "SCHEDULE"}]}, "triggers.0.config.cron"),
    ],
)
def test_an_invalid_update_is_rejected(gateway: Gateway, author: Person, given: dict[str, Any], field: str) -> None:
    id = make(author)["id"]
    with unchanged(gateway):
        assert author.refused("updateWorkflow", "workflow { id }", id=id, **given) == ("BAD_USER_INPUT", field)


def test_a_schema_that_rejects_the_input_of_a_schedule_is_rejected(author: Person) -> None:
    id = make(author, triggers=[{"type": "SCHEDULE", "config": {"cron": "@daily"}}])["id"]
    schema = {"type": "object", "required": ["a"]}
    answer = author.refused("updateWorkflow", "workflow { id }", id=id, inputSchema=schema)
    assert answer == ("BAD_USER_INPUT", "inputSchema")
    triggers = [{"type": "SCHEDULE", "config": {"cron": "@daily", "input": {"a": 1}}}]
    assert change(author, id, inputSchema=schema, triggers=triggers)["version"] == 2


# ---------------------------------------------------------------- deleting


def test_a_deleted_workflow_is_gone_and_its_runs_continue(author: Person) -> None:
    made = make(
        author, nodes=[node("wait", "DELAY", {"seconds": 1}), value("a", 5, "wait")], triggers=[{"type": "WEBHOOK"}]
    )
    runs = Runs(author)
    run = runs.start(workflowId=made["id"])
    assert author.done("deleteWorkflow", "deletedId", id=made["id"])["deletedId"] == made["id"]
    assert read(author, made["id"]) is None
    assert author.refused("executeWorkflow", "execution { id }", workflowId=made["id"]) == ("NOT_FOUND", "workflowId")
    assert author.refused("deleteWorkflow", "deletedId", id=made["id"]) == ("NOT_FOUND", "id")
    ended = runs.until(run, "COMPLETED")
    assert (ended["output"], ended["workflow"]) == ({"a": 5}, {"id": made["id"]})
    shown = author.data(
        "query($id: ID!) { execution(id: $id) { workflow { name triggers { id } versions { version } } } }", id=run
    )
    assert shown["execution"]["workflow"] == {"name": "W", "triggers": [], "versions": []}


# ---------------------------------------------------------------- reading, and permissions


def test_workflows_are_filtered(author: Person) -> None:
    word = "needle-in-a-haystack"
    first, second = make(author, name=word)["id"], make(author, description=word, status="DRAFT")["id"]
    query = "query($filter: WorkflowFilter) { workflows(filter: $filter) { nodes { id } totalCount } }"
    found = author.data(query, filter={"search": word.upper()})["workflows"]
    assert found == {"nodes": [{"id": second}, {"id": first}], "totalCount": 2}
    found = author.data(query, filter={"search": word, "status": ["DRAFT", "PAUSED"]})["workflows"]
    assert found["nodes"] == [{"id": second}]
    shown = author.data("query($id: ID!) { node(id: $id) { __typename id } }", id=first)["node"]
    assert shown == {"__typename": "Workflow", "id": first}


def test_another_organization_can_neither_read_nor_update(gateway: Gateway, author: Person, stranger: Person) -> None:
    id = make(author)["id"]
    assert read(stranger, id) is None
    with unchanged(gateway):
        for absent in (id, ABSENT):
            assert stranger.refused("updateWorkflow", "workflow { id }", id=absent, name="N") == ("NOT_FOUND", "id")
            assert stranger.refused("deleteWorkflow", "deletedId", id=absent) == ("NOT_FOUND", "id")


def test_members_run_workflows_and_operators_edit_them(gateway: Gateway, author: Person) -> None:
    id = make(author, triggers=[{"type": "WEBHOOK"}])["id"]
    member, viewer = person(gateway), person(gateway, Role.VIEWER)
    with unchanged(gateway):
        for caller in (member, viewer):
            for mutation, shown, values in (
                ("createWorkflow", "workflow { id }", {"name": "W", "nodes": [A]}),
                ("createWorkflowFromTemplate", "workflow { id }", {"template": "user_sync"}),
                ("updateWorkflow", "workflow { id }", {"id": id, "name": "N"}),
                ("deleteWorkflow", "deletedId", {"id": id}),
            ):
                assert caller.refused(mutation, shown, **values)[0] == "FORBIDDEN"
        assert viewer.refused("executeWorkflow", "execution { id }", workflowId=id)[0] == "FORBIDDEN"
    Runs(member).start(workflowId=id)
    seen, hidden = read(member, id), read(viewer, id)
    assert seen is not None and seen["triggers"][0]["url"]
    assert hidden is not None and hidden["triggers"][0]["url"] is None


def test_every_change_emits_one_event(gateway: Gateway, author: Person) -> None:
    before = len(recorded(gateway))
    id = make(author, name="Told")["id"]
    change(author, id, nodes=[value("a", 2)], status="PAUSED")
    change(author, id, name="Told")
    author.done("deleteWorkflow", "deletedId", id=id)
    changes = [event for event in recorded(gateway, before) if id in str(event["payload"])]
    assert [event["type"] for event in changes] == ["workflow.created", "workflow.updated", "workflow.deleted"]
    assert {event["actor_id"] for event in changes} == {author.id}


def test_concurrent_updates_make_one_version_each(author: Person) -> None:
    id = make(author)["id"]
    with ThreadPoolExecutor(max_workers=8) as pool:
        made = list(pool.map(lambda number: change(author, id, nodes=[value("a", number)])["version"], range(2, 10)))
    assert sorted(made) == list(range(2, 10))
    final = read(author, id)
    assert final is not None and final["version"] == 9
    assert final["versions"][0]["nodes"][0]["config"] == final["nodes"][0]["config"]


def test_a_key_with_an_underscore_keeps_its_name(author: Person) -> None:
    nodes = [value("a", {"snake_case": ["${nope.x}"]})]
    answer = author.refused("createWorkflow", "workflow { id }", name="W", nodes=nodes)
    assert answer == ("BAD_USER_INPUT", "nodes.0.config.value.snake_case.0")
