"""Node handlers: every type has one, and a computed value of the wrong type fails the node with the field's name."""

from typing import Annotated, Any, Final

import pytest
from msgspec import Meta

from engine.definitions.configs import EXPRESSION, Config
from engine.nodes import HANDLERS
from engine.nodes.base import NodeFailure, sync_node
from models.workflows import NodeType
from tests.people import Person
from tests.running import Runs, node

RETRY: Final = {"maxAttempts": 3, "delaySeconds": 0}

WRONG: Final[dict[str, tuple[str, dict[str, Any], Any, str]]] = {
    "a text for a number": ("DELAY", {"seconds": "${input.x}"}, "soon", "config.seconds must be a number from 0 to "),
    "a number out of range": (
        "TASK",
        {"type": "t", "priority": "${input.x}"},
        11,
        "config.priority must be a whole number from 0 to 10.",
    ),
    "a number among ids": (
        "APPROVAL",
        {"approvers": "${input.x}"},
        ["usr_a", 2],
        "config.approvers.1 must be a string.",
    ),
    "an id of no agent": (
        "TASK",
        {"type": "t", "agentId": "${input.x}"},
        "agt_01jd3x8m5vf2h9k7q0z4c6r8ta",
        "There is no agent agt_01jd3x8m5vf2h9k7q0z4c6r8ta.",
    ),
    "a number for a condition": ("CONDITION", {"expression": "input.x"}, 1, "is neither true nor false."),
}


class Repeat(Config, frozen=True, kw_only=True):
    """A config with a computed number."""

    text: str
    times: Annotated[int, Meta(ge=1, le=9), EXPRESSION] = 1


REPEAT: Final = sync_node(Repeat, lambda config, scope: config.text * config.times)


def test_every_node_type_has_a_handler_that_works_in_one_way() -> None:
    assert HANDLERS.keys() == set(NodeType)
    assert [type for type, each in HANDLERS.items() if (each.evaluate is None) == (each.run is None)] == []


@pytest.mark.parametrize("what", WRONG)
def test_a_computed_value_of_the_wrong_type_fails_the_node_at_once(author: Person, what: str) -> None:
    type, config, computed, message = WRONG[what]
    run = Runs(author).failed(node("a", type, config, retry=RETRY), input={"x": computed})
    assert message in run["nodes"]["a"]["error"]
    assert run["nodes"]["a"]["attempts"] == 1


def test_a_node_that_takes_no_time_gets_its_config_parsed() -> None:
    assert REPEAT.evaluate is not None
    assert REPEAT.evaluate({"text": "ab", "times": 2.0}, {}) == "abab"
    assert REPEAT.evaluate({"text": "ab"}, {}) == "ab"


@pytest.mark.parametrize("times", ["twice", 0, [1]])
def test_a_node_that_takes_no_time_fails_if_its_config_is_wrong(times: Any) -> None:
    assert REPEAT.evaluate is not None
    with pytest.raises(NodeFailure, match=r"^config\.times must be a whole number from 1 to 9\.$") as caught:
        REPEAT.evaluate({"text": "ab", "times": times}, {})
    assert caught.value.final
