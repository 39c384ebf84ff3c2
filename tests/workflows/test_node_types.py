"""`workflowNodeTypes`: the schemas of configs and outputs, from which clients make forms."""

import jsonschema
import pytest

from engine.definitions.config_schemas import config_schema
from engine.nodes import CONFIGS, HANDLERS
from models.workflows import NodeType
from tests.people import Person
from tests.running import Runs, node

QUERY = "{ workflowNodeTypes { type configSchema outputSchema } }"


def test_every_type_of_node_has_the_schema_of_its_config(author: Person) -> None:
    found = {each["type"]: each for each in author.data(QUERY)["workflowNodeTypes"]}
    assert found.keys() == {type.value for type in NodeType}
    agent, delay = found["AGENT"]["configSchema"], found["DELAY"]["configSchema"]
    assert agent["properties"]["agentId"]["x-reference"] == "agent"
    assert agent["required"] == []  # the gateway fills in the message
    assert delay["properties"]["seconds"] == {
        "type": "number",
        "minimum": 0,
        "maximum": 315360000,
        "description": "How many seconds to wait.",
        "x-expression": True,
    }
    assert found["CONDITION"]["configSchema"]["properties"]["expression"]["x-condition"] is True
    assert found["APPROVAL"]["configSchema"]["properties"]["onExpiry"]["enum"] == ["APPROVE", "FAIL", "REJECT"]
    assert found["TRANSFORM"]["outputSchema"] is None


@pytest.mark.parametrize("type", NodeType)
def test_schemas_are_valid_and_describe_every_field(type: NodeType) -> None:
    schema = config_schema(CONFIGS[type])
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert [name for name, each in properties.items() if not isinstance(each, dict) or "description" not in each] == []


def test_outputs_match_their_schemas(author: Person) -> None:
    run = Runs(author).done(
        node("yes", "CONDITION", {"expression": "true"}),
        node("wait", "DELAY", {"seconds": 0}),
        node("emit", "EVENT", {"emit": "order.paid", "data": {"n": 1}}),
        node("get", "EVENT", {"waitFor": "order.paid"}, "emit"),
    )
    for key, type in (("yes", "CONDITION"), ("wait", "DELAY"), ("emit", "EVENT"), ("get", "EVENT")):
        schema = HANDLERS[NodeType(type)].output
        assert schema is not None
        strict = {**schema, "additionalProperties": False}
        jsonschema.validate(run["nodes"][key]["output"], strict)
