"""docs/workflows.md: the first workflow runs to its end, and the table of nodes matches the gateway."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pytest

from engine.definitions.configs import ConfigError, parse_config
from engine.nodes import HANDLERS
from models.workflows import NodeType
from tests.docs.blocks import blocks, with_ids
from tests.gateways import ROOT, Gateway
from tests.people import administrator
from tests.running import Runs, node

PAGE: Final = (ROOT / "docs" / "workflows.md").read_text()
NODES: Final = PAGE.partition("\n## Nodes\n")[2].partition("\n## ")[0]
ROWS: Final = re.findall(r"^\| `([A-Z]+)`[^|]* \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", NODES, re.MULTILINE)
LEAST: Final[dict[NodeType, list[dict[str, Any]]]] = {
    NodeType.AGENT: [{"agentId": "agt_a", "message": "Hi"}, {"agent": {"id": "a"}, "message": "Hi"}],
    NodeType.INTEGRATION: [{"connector": "http", "action": "request", "params": {"url": "https://example.com"}}],
    NodeType.APPROVAL: [{}],
    NodeType.TASK: [{"type": "t"}],
    NodeType.CONDITION: [{"expression": "true"}],
    NodeType.DELAY: [{"seconds": 1}, {"until": "2030-01-31T12:00:00Z"}],
    NodeType.TRANSFORM: [{"value": 1}],
    NodeType.WORKFLOW: [{"workflowId": "wfl_a"}],
    NodeType.STUDIO: [{"scripts": [{"path": "Workspace/A", "source": ""}]}, {"method": "ping"}],
    NodeType.EVENT: [{"emit": "order.paid"}, {"waitFor": "order.paid"}],
    NodeType.VALIDATE: [{"schema": "order", "data": {}}],
    NodeType.SYNC: [{"source": "BACKEND", "target": "CACHE", "data": {"id": "1"}}],
    NodeType.RECORD: [{"platform": "CACHE", "key": "order:1"}],
}
"""The smallest valid configs of each node type: together, every field fits one of them."""
FIELD: Final = re.compile(r"`(\w+)`(?! *\))")


def test_the_first_workflow_runs_to_its_end(gateway: Gateway) -> None:
    person = administrator(gateway)
    create, given, execute, run, follow, whom, approve, decision, last = blocks("docs/workflows.md")
    workflow = person.data(create.text, **json.loads(given.text))["createWorkflow"]
    assert workflow["errors"] == []
    ids = {"workflow": workflow["workflow"]["id"]}
    execution = person.data(execute.text, **with_ids(run.text, ids))["executeWorkflow"]
    assert execution["errors"] == []
    ids["execution"] = execution["execution"]["id"]
    with person.follow(follow.text, **with_ids(whom.text, ids)) as following:
        item = following()
        assert item["type"] == "stream.opened" and {"status", "nodes"} <= item["snapshot"].keys()
        ids["approval"] = approval_in(item) or next(id for id in map(approval_in, iter(following, None)) if id)
        decided = person.data(approve.text, **with_ids(decision.text, ids))["respondToApproval"]
        assert decided["approval"]["status"] == "APPROVED"
        items = [item, *until(following, "workflow.completed")]
    assert {**items[-1], "cursor": "…"} == json.loads(last.text)
    reviewed = next(each["node"] for each in items if each["type"] == "workflow.node_completed")
    assert reviewed["key"] == "review" and keys_in(reviewed["output"]) == output_of("APPROVAL")


def approval_in(item: dict[str, Any]) -> str | None:
    """Return the id of the approval that a snapshot or an event contains."""
    nodes = item["snapshot"]["nodes"] if "snapshot" in item else [item]
    return next((each["approval"]["id"] for each in nodes if each.get("approval")), None)


def until(following: Any, type: str) -> Iterator[dict[str, Any]]:
    """Yield items up to the first of a type."""
    while True:
        item = following()
        yield item
        if item["type"] == type:
            return


# ---------------------------------------------------------------- the table of nodes


def test_every_node_type_has_a_row() -> None:
    assert {type for type, _config, _output in ROWS} == {type.value for type in NodeType}


@pytest.mark.parametrize("type", [type.value for type in NodeType])
def test_the_config_of_a_type_has_the_documented_fields(gateway: Gateway, type: str) -> None:
    payload = administrator(gateway).change(
        "executeWorkflow", "execution { id }", {"nodes": [node("a", type, {"unknown": 1})]}
    )
    [error] = payload["errors"]
    assert error["field"][-1] == "unknown"
    accepted = re.search(r"\w+(, \w+)*(?=\.$)", error["message"])
    assert accepted is not None, error["message"]
    documented = {name for each, config, _output in ROWS if each == type for name in FIELD.findall(config)}
    assert documented == set(accepted[0].split(", "))


@pytest.mark.parametrize("type", NodeType)
def test_the_fields_that_cannot_be_expressions_are_listed(type: NodeType) -> None:
    names = {field.encode_name for field in msgspec.structs.fields(HANDLERS[type].config)}
    assert names & fields_that_are_no_expression() == {name for name in names if not may_be_expression(type, name)}


def test_no_other_field_is_listed() -> None:
    fields = {field.encode_name for each in HANDLERS.values() for field in msgspec.structs.fields(each.config)}
    assert fields_that_are_no_expression() <= fields


def fields_that_are_no_expression() -> set[str]:
    """Return the fields that the section on expressions lists as exceptions."""
    text = " ".join(PAGE.split())
    [(never, inside)] = re.findall(
        r"((?:`\w+`(?:, | and ))*`\w+`) cannot contain expressions; `(\w+)` can contain them but not be one", text
    )
    return {*re.findall(r"\w+", never.replace(" and ", " ")), inside}


def may_be_expression(type: NodeType, name: str) -> bool:
    """Return whether a definition is valid in which the field is an expression."""
    return any(_is_valid(type, {**least, name: "${input.x}"}) for least in LEAST[type])


def _is_valid(type: NodeType, config: dict[str, Any]) -> bool:
    try:
        parse_config(HANDLERS[type].config, config, computed=False)
    except ConfigError:
        return False
    return True


def test_the_outputs_match_the_table(gateway: Gateway) -> None:
    run = Runs(administrator(gateway)).done(
        node("condition", "CONDITION", {"expression": "true"}),
        node("delay", "DELAY", {"seconds": 0}),
        node("event", "EVENT", {"emit": "order.paid", "data": 1}, "condition"),
        node("wait", "EVENT", {"waitFor": "order.paid", "timeoutSeconds": 20}),
    )
    nodes = run["nodes"]
    assert keys_in(nodes["condition"]["output"]) == output_of("CONDITION")
    assert keys_in(nodes["delay"]["output"]) == output_of("DELAY") == set()
    assert keys_in(nodes["event"]["output"]) == output_of("EVENT", "`emit`")
    assert keys_in(nodes["wait"]["output"]) == output_of("EVENT", "`waitFor`")


def output_of(type: str, config: str = "") -> set[str]:
    """Return the names in the output of a node type, at every depth, as listed in the table."""
    [output] = [output for each, given, output in ROWS if each == type and config in given]
    return set(re.findall(r"\w+", output.split("`")[1]))


def keys_in(value: Any) -> set[str]:
    """Return the names in a value, at every depth."""
    if isinstance(value, list):
        return set().union(*map(keys_in, value))
    return set(value).union(*map(keys_in, value.values())) if isinstance(value, dict) else set()
