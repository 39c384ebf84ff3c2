"""Which variable only says where a stream goes on.

Two subscribers who differ in nothing but the cursor they resume from get the same bytes for the same event. The
variable that carries it is therefore left out of what tells two subscriptions apart.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.language import SKIP

RESUME_ARGUMENT = "after"


def resume_variable(document: DocumentNode, operation: OperationDefinitionNode) -> str | None:
    """Returns the name of the variable that is used as `after` of the root field and nowhere else."""
    if operation.operation is not OperationType.SUBSCRIPTION:
        return None
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    uses = _Uses()
    visit(operation, uses)
    for fragment in fragments.values():
        visit(fragment, uses)
    for field in _root_fields(operation.selection_set, fragments):
        for argument in field.arguments or ():
            if argument.name.value == RESUME_ARGUMENT and isinstance(argument.value, VariableNode):
                name = argument.value.name.value
                return name if uses.count[name] == 1 else None
    return None


def _root_fields(root: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]) -> Iterator[FieldNode]:
    """Yields the root fields of a valid document, through fragments."""
    waiting = [root]
    while waiting:
        for node in waiting.pop().selections:
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                waiting.append(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                waiting.append(fragments[node.name.value].selection_set)


class _Uses(Visitor):
    """Counts how often each variable is used; its definition is no use."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def enter_variable_definition(self, *_: Any) -> object:
        return SKIP

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.count[node.name.value] += 1
