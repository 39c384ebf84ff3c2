"""Expressions whose value no database can store: a clean error of the node, whatever its type."""

from typing import Any, Final

import pytest

from tests.people import agent
from tests.running import Runs, node

NODES: Final[dict[str, dict[str, Any]]] = {
    "TRANSFORM": {"value": ["TEXT"]},
    "APPROVAL": {"title": "Text TEXT"},
    "TASK": {"type": "t", "payload": {"deep": ["TEXT"]}},
    "EVENT": {"emit": "note.added", "data": {"text": "TEXT"}},
    "INTEGRATION": {"connector": "slack", "action": "post_message", "params": {"channel": "C1", "text": "TEXT"}},
    "AGENT": {"agentId": "AGENT", "message": "TEXT"},
    "WORKFLOW": {"workflowId": "WORKFLOW", "input": {"text": "TEXT"}},
    "DELAY": {"seconds": "TEXT"},
    "CONDITION": {"expression": "EXPRESSION != ''"},
}
NUL: Final = r'"a\u0000"'


def config(runs: Runs, type: str, expression: str) -> dict[str, Any]:
    """Return the type's config with an expression as its text."""
    known = {"AGENT": lambda: agent(runs.person).id, "WORKFLOW": lambda: workflow(runs)}

    def filled(given: Any) -> Any:
        if isinstance(given, dict):
            return {name: filled(item) for name, item in given.items()}
        if isinstance(given, list):
            return [filled(item) for item in given]
        if given in known:
            return known[given]()
        return given.replace("TEXT", f"${{{expression}}}").replace("EXPRESSION", expression)

    result: dict[str, Any] = filled(NODES[type])
    return result


def workflow(runs: Runs) -> str:
    given = {"name": "Child", "nodes": [node("a", "TRANSFORM", {"value": 1})]}
    id: str = runs.person.done("createWorkflow", "workflow { id }", **given)["workflow"]["id"]
    return id


@pytest.mark.parametrize("type", [type for type in NODES if type != "CONDITION"])
@pytest.mark.parametrize("expression", [NUL, rf"{{{NUL}: 1}}"], ids=["text", "key"])
def test_a_node_fails_if_its_config_contains_nul(runs: Runs, type: str, expression: str) -> None:
    run = runs.failed(node("a", type, config(runs, type, expression)))
    error = run["nodes"]["a"]["error"]
    assert "has no value" in error and "U+0000" in error
    assert run["nodes"]["a"]["status"] == "FAILED"


def test_a_run_continues_after_it(runs: Runs) -> None:
    run = runs.done(node("a", "TRANSFORM", {"value": f"${{{NUL}}}"}, onError="CONTINUE"))
    assert "U+0000" in run["nodes"]["a"]["error"]


@pytest.mark.parametrize("type", list(NODES))
@pytest.mark.parametrize("expression", [r'"\ud800"', r'"a\U0000d800"', r'{"\udfff": 1}["k"]', r'"\U00110000"'])
def test_an_escape_that_denotes_no_character_is_rejected(runs: Runs, type: str, expression: str) -> None:
    given = config(runs, type, expression)
    code, _field = runs.person.refused("executeWorkflow", "execution { id }", nodes=[node("a", type, given)])
    assert code == "BAD_USER_INPUT"
