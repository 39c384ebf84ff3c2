"""JSON written as a GraphQL literal, such as `payload: {count: 1, of: $name}`."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    GraphQLError,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    Undefined,
    ValueNode,
    VariableNode,
)

from json_types import InexactNumber, exact_integer

_NUMBERS_OF_JAVASCRIPT: Final = frozenset({"NaN", "Infinity"})
"""Words that would otherwise become text, as other words without quotes do, although they are meant as numbers."""


def parse_json_literal(node: ValueNode, variables: Mapping[str, Any] | None = None) -> Any:
    """Return the JSON value of a literal; `Undefined` for a variable that was not provided.

    As in an input object (GraphQL §3.10), a field whose variable was not provided is omitted, and an item of a list is
    null.

    Raises:
        GraphQLError: a number cannot be stored exactly.
    """
    match node:
        case VariableNode():
            return (variables or {}).get(node.name.value, Undefined)
        case ObjectValueNode():
            pairs = ((field.name.value, parse_json_literal(field.value, variables)) for field in node.fields)
            return {name: value for name, value in pairs if value is not Undefined}
        case ListValueNode():
            items = (parse_json_literal(item, variables) for item in node.values)
            return [None if item is Undefined else item for item in items]
        case IntValueNode():
            return _integer(node)
        case FloatValueNode():
            return _finite(node)
        case NullValueNode():
            return None
        case EnumValueNode(value=name) if name in _NUMBERS_OF_JAVASCRIPT:
            raise GraphQLError("A JSON number must fit into 64 bits.", node)
        case StringValueNode() | BooleanValueNode() | EnumValueNode():
            return node.value
    raise GraphQLError("This is not a JSON value.", node)


def _integer(node: IntValueNode) -> int | float:
    try:
        return exact_integer(node.value)
    except InexactNumber:
        raise GraphQLError("A JSON integer must fit into 64 bits.", node) from None


def _finite(node: FloatValueNode) -> float:
    number = float(node.value)
    if number in (float("inf"), float("-inf")):
        raise GraphQLError("A JSON number must fit into 64 bits.", node)
    return number
