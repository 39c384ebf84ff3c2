"""The origin of each value among an operation's arguments: a variable, or the document itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    ListValueNode,
    ObjectValueNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

Path: TypeAlias = tuple[str, ...]

_DEEPEST: Final = 10
"""The levels of fields that are looked at; deeper ones hardly have arguments."""


class Origins:
    """The variables behind the arguments of an operation's fields."""

    def __init__(self, selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._variables = dict(_variables(selections, fragments, ()))

    def variable_path(self, field: Sequence[str], argument: Sequence[str]) -> list[str] | None:
        """Return the path to a value in the variables, or None if the document has it.

        Args:
            field: the response names that lead to the field.
            argument: the path to the value in the field's arguments.
        """
        for length in range(len(argument), 0, -1):
            variable = self._variables.get((*field, "", *argument[:length]))
            if variable is not None:
                return [variable, *argument[length:]]
        return None


def _variables(
    selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], above: Path
) -> Iterator[tuple[Path, str]]:
    """Yield each variable among the arguments, with the path to its field, "" and the path in the arguments."""
    if len(above) == _DEEPEST:
        return
    for node in selections.selections:
        if isinstance(node, FieldNode):
            place = (*above, (node.alias or node.name).value)
            for argument in node.arguments or ():
                yield from _in_value(argument.value, (*place, "", argument.name.value))
            if node.selection_set is not None:
                yield from _variables(node.selection_set, fragments, place)
        elif isinstance(node, InlineFragmentNode):
            yield from _variables(node.selection_set, fragments, above)
        elif isinstance(node, FragmentSpreadNode):
            yield from _variables(fragments[node.name.value].selection_set, fragments, above)


def _in_value(value: ValueNode, place: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, VariableNode):
        yield place, value.name.value
    elif isinstance(value, ObjectValueNode):
        for field in value.fields:
            yield from _in_value(field.value, (*place, field.name.value))
    elif isinstance(value, ListValueNode):
        for index, item in enumerate(value.values):
            yield from _in_value(item, (*place, str(index)))
