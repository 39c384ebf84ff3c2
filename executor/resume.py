"""The variable that only gives the position a stream resumes from.

Subscribers that differ only in the cursor they resume from receive the same bytes for the same event. The variable with
the cursor is therefore excluded from the key that distinguishes subscriptions.
"""

from collections import Counter
from collections.abc import Iterator

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
    """Return the name of the variable that is used only as the root field's `after`, if any."""
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
    """Yield the root fields of a valid operation, through fragments."""
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
    """A counter of the uses of each variable, not counting its definition."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def enter_variable_definition(self, *_: object) -> object:
        return SKIP

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self.count[node.name.value] += 1
