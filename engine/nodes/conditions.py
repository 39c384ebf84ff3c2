"""CONDITION: evaluates an expression. While it is false, `engine.durable.graph` skips the nodes that depend on it."""

from collections.abc import Mapping
from typing import Annotated, Final

from engine.definitions.configs import About, Condition, Config, Text
from engine.expressions.evaluate import evaluate_condition
from engine.nodes.base import sync_node
from json_types import Json, JsonObject


class ConditionConfig(Config, frozen=True, kw_only=True):
    """The config of a CONDITION."""

    expression: Annotated[Text, Condition(), About("A condition in CEL, such as `input.amount > 10`.")]


def _evaluate(config: ConditionConfig, scope: Mapping[str, Json]) -> Json:
    """Return {value}."""
    return {"value": evaluate_condition(config.expression, scope)}


_OUTPUT: Final[JsonObject] = {"type": "object", "properties": {"value": {"type": "boolean"}}}
CONDITION: Final = sync_node(ConditionConfig, _evaluate, output=_OUTPUT)
