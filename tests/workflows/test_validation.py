"""Checking a workflow without storing it, and changing the version that one has seen."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, person, unchanged
from tests.running import node, value
from tests.suite import one_backend
from tests.workflows.test_definitions import REFUSED

VALIDATE = """query($input: ValidateWorkflowInput!) {
  validateWorkflow(input: $input) { valid errors { code message field retryable } }
}"""
STALE = "workflow { id name version }"
A = value("a", 1)


def problems(author: Person, **given: Any) -> list[dict[str, Any]]:
    """Validate, and return the errors."""
    result = author.data(VALIDATE, input=given)["validateWorkflow"]
    assert result["valid"] is (not result["errors"])
    errors: list[dict[str, Any]] = result["errors"]
    return errors


def fields(author: Person, **given: Any) -> list[str]:
    return [".".join(error["field"]) for error in problems(author, **given)]


def make(author: Person, **values: Any) -> dict[str, Any]:
    made: dict[str, Any] = author.done("createWorkflow", STALE, **{"name": "W", "nodes": [A], **values})["workflow"]
    return made


# ---------------------------------------------------------------- validating


@pytest.mark.parametrize("what", REFUSED)
@one_backend
def test_the_errors_are_those_of_the_mutation(author: Person, what: str) -> None:
    given = {"name": "W", "nodes": [A], **REFUSED[what][0]}
    status = given.pop("status", None)
    if status is None:
        [expected] = author.change("createWorkflow", "workflow { id }", given)["errors"]
        assert problems(author, **given)[0] == expected


def test_a_valid_workflow_is_not_stored(gateway: Gateway, author: Person) -> None:
    with unchanged(gateway):
        assert problems(author, name="W", nodes=[A], triggers=[{"type": "WEBHOOK"}], inputSchema={}) == []


def test_every_node_and_trigger_that_is_wrong_is_named(author: Person) -> None:
    nodes = [A, node("b", "DELAY", {"second": 1}), value("c", 1), node("d", "TASK", {"type": ""})]
    triggers = [{"type": "SCHEDULE", "config": {"cron": "no"}}, {"type": "MANUAL"}, {"type": "EVENT", "config": {}}]
    found = fields(author, name=" ", nodes=nodes, triggers=triggers, inputSchema={"type": 1})
    assert set(found) == {
        "name",
        "inputSchema.type",
        "nodes.1.config.second",
        "nodes.3.config.type",
        "triggers.0.config.cron",
        "triggers.2.config.types",
    }


def test_a_wrong_config_hides_no_wrong_key_or_dependency(author: Person) -> None:
    wrong = node("w", "TASK", {})
    for others, found in (
        ([value("a", 1, "zz"), wrong], ["nodes.1.config.type", "nodes.0.dependsOn"]),
        ([A, A, wrong], ["nodes.2.config.type", "nodes.1.key"]),
        ([value("a", 1, "a"), wrong], ["nodes.1.config.type", "nodes.0.dependsOn"]),
        ([node("w", "TASK", {}, "w"), A], ["nodes.0.config.type", "nodes.0.dependsOn"]),
        ([value("a", 1, "w"), wrong], ["nodes.1.config.type"]),
    ):
        assert fields(author, name="W", nodes=others) == found


def test_expressions_are_checked_in_every_node(author: Person) -> None:
    nodes = [A, value("b", "${1 +}"), value("c", "${nodes.a.output}"), value("d", "${nodes.a.output}", "a")]
    assert fields(author, name="W", nodes=nodes) == ["nodes.1.config.value", "nodes.2.config.value"]


def test_a_new_workflow_needs_a_name_and_nodes(author: Person) -> None:
    assert fields(author, nodes=[A]) == ["name"]
    assert fields(author, name="W") == ["nodes"]
    assert fields(author, name="W", nodes=[]) == ["nodes"]


def test_a_change_is_checked_with_what_it_leaves_unchanged(author: Person) -> None:
    schema = {"type": "object", "required": ["who"]}
    schedule = {"type": "SCHEDULE", "config": {"cron": "@daily"}}
    made = make(author, inputSchema=schema)
    assert fields(author, id=made["id"], triggers=[schedule]) == ["triggers.0.config.input"]
    assert fields(author, id=made["id"], nodes=[node("again", "WORKFLOW", {"workflowId": made["id"]})]) == [
        "nodes.0.config.workflowId"
    ]
    assert problems(author, id=made["id"], name="New name") == []


def test_a_change_requires_the_scopes_that_the_mutation_requires(gateway: Gateway, author: Person) -> None:
    made = make(author, nodes=[node("do", "TASK", {"type": "x"})])
    key = author.done("createApiKey", "secret", name="narrow", scopes=["workflows:read", "workflows:write"])["secret"]

    def found(**given: Any) -> list[str]:
        result = gateway.data(VALIDATE, {"input": {"id": made["id"], **given}}, key)["validateWorkflow"]
        return [error["code"] for error in result["errors"]]

    assert found(name="Renamed", baseVersion=1) == []
    assert found(config={"team": "x"}) == ["FORBIDDEN"]


def test_a_schema_that_a_present_schedule_does_not_match_is_named_as_by_the_mutation(author: Person) -> None:
    made = make(author, triggers=[{"type": "SCHEDULE", "config": {"cron": "@daily"}}])
    given = {"id": made["id"], "inputSchema": {"type": "object", "required": ["who"]}}
    errors = author.change("updateWorkflow", STALE, given)["errors"]
    assert problems(author, **given) == errors
    assert errors[0]["field"] == ["inputSchema"]


def test_a_null_is_an_error_where_it_is_one_for_the_mutation(author: Person) -> None:
    assert fields(author, name=None, nodes=None, triggers=None) == ["name"]
    made = make(author)
    assert fields(author, id=made["id"], nodes=None) == ["nodes"]
    assert problems(author, id=made["id"], inputSchema=None, baseVersion=None) == []


def test_a_workflow_that_cannot_be_changed_is_invalid(author: Person, stranger: Person) -> None:
    made = make(author)
    assert [error["code"] for error in problems(author, id=made["id"], baseVersion=2)] == ["CONFLICT"]
    [absent] = stranger.gateway.graphql(VALIDATE, {"input": {"id": made["id"], "nodes": [A]}}, stranger.token)["errors"]
    assert absent["extensions"]["code"] == "NOT_FOUND"
    author.done("updateWorkflow", STALE, id=made["id"], status="ARCHIVED")
    assert [error["code"] for error in problems(author, id=made["id"], nodes=[A])] == ["CONFLICT"]


def test_validating_requires_the_scope_to_write(gateway: Gateway) -> None:
    reader = person(gateway, Role.VIEWER)
    [error] = gateway.graphql(VALIDATE, {"input": {"name": "W", "nodes": [A]}}, reader.token)["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"


# ---------------------------------------------------------------- the base of a change


def test_a_change_of_an_older_version_is_rejected_with_the_current_one(gateway: Gateway, author: Person) -> None:
    made = make(author)
    changed = author.done("updateWorkflow", STALE, id=made["id"], nodes=[value("b", 2)], baseVersion=1)["workflow"]
    assert changed["version"] == 2
    with unchanged(gateway):
        payload = author.change("updateWorkflow", STALE, {"id": made["id"], "nodes": [A], "baseVersion": 1})
    [error] = payload["errors"]
    assert (error["code"], error["field"], payload["workflow"]) == ("CONFLICT", ["baseVersion"], changed)


@pytest.mark.parametrize("base", [0, -1])
@one_backend
def test_a_base_that_no_workflow_can_have_is_a_wrong_value(author: Person, base: int) -> None:
    made = make(author)
    payload = author.change("updateWorkflow", STALE, {"id": made["id"], "name": "New", "baseVersion": base})
    [error] = payload["errors"]
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", ["baseVersion"])
    assert problems(author, id=made["id"], baseVersion=base) == [error]


def test_of_two_changes_of_one_version_one_is_stored(author: Person) -> None:
    made = make(author)

    def change(number: int) -> list[Any]:
        given = {"id": made["id"], "nodes": [value("a", number)], "baseVersion": 1}
        errors: list[Any] = author.change("updateWorkflow", STALE, given)["errors"]
        return errors

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(change, range(2, 10)))
    assert sorted(len(errors) for errors in results) == [0, *[1] * 7]


def test_without_a_base_the_last_change_wins(author: Person) -> None:
    made = make(author)
    for number in (2, 3):
        author.done("updateWorkflow", STALE, id=made["id"], nodes=[value("a", number)], baseVersion=None)
