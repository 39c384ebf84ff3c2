"""The errors of literals that are not of their types, each with the place of its value in the document."""

import re
from collections.abc import Sequence
from typing import Final

from graphql import (
    ASTValidationRule,
    GraphQLError,
    GraphQLInputType,
    ListValueNode,
    Node,
    ObjectValueNode,
    ValueNode,
    ValuesOfCorrectTypeRule,
    specified_rules,
)
from graphql.language import SKIP, VisitorAction
from graphql.utilities import validate_input_literal


class LocatedValues(ValuesOfCorrectTypeRule):
    """The rule of graphql-core, with the place of a value also where a scalar does not name its node."""

    def is_valid_value_node(self, node: ValueNode, input_type: GraphQLInputType | None) -> VisitorAction:
        """Report the errors of a value."""
        if input_type:

            def report(error: GraphQLError, path: list[str | int]) -> None:
                error.message = re.sub(r"not to be None\.\Z", "not to be null.", error.message)  # as for variables
                self.report_error(error if error.locations else _located(error, _part(node, path)))

            validate_input_literal(node, input_type, report, None, None, self.context.hide_suggestions)
        return SKIP  # its parts have been checked


def _located(error: GraphQLError, node: Node) -> GraphQLError:
    return GraphQLError(error.message, node, original_error=error.original_error, extensions=error.extensions)


def _part(node: ValueNode, path: Sequence[str | int]) -> ValueNode:
    """Return the value at a path of a literal; a list may be written as its only item."""
    for name in path:
        if isinstance(node, ObjectValueNode):
            node = next((field.value for field in node.fields if field.name.value == name), node)
        elif isinstance(node, ListValueNode) and isinstance(name, int):
            node = node.values[name]
    return node


RULES: Final[tuple[type[ASTValidationRule], ...]] = tuple(
    LocatedValues if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules
)
"""The rules of the specification."""
