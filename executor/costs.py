"""The cost of an operation, as its plan shows it before anything is executed.

The cost of an object is 1, and is multiplied by the sizes of the pages around it, like the count of nodes: a page of 50
tasks with their agents costs 100. What is expensive besides costs as much as `Weights` says. Scalars cost nothing, nor
do the parts of a page such as `nodes`, `edges` and `pageInfo`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import FieldNode, NullValueNode, ObjectValueNode, ValueNode, VariableNode

from executor.sums import Path

OBJECT: Final = 1
EDGE: Final = "Edge"
"""The ending of a type's name whose `node` is the object of its page, and no further one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The costs of what is expensive.

    Args:
        mutation: each root field of a mutation.
        arguments: a field that is given this argument, or a field of this name in an argument, such as `search`.
        fields: a field of this name, wherever it is.
    """

    mutation: int = 10
    arguments: Mapping[str, int] = field(default_factory=dict)
    fields: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Given:
    """1 if a variable, or a field of it, is given, and 0 if it is not."""

    variable: str
    name: str | None

    @property
    def variables(self) -> tuple[str, ...]:
        return (self.variable,)

    def value(self, variables: Mapping[str, Any]) -> int:
        given = variables.get(self.variable)
        if self.name is not None:
            given = given.get(self.name) if isinstance(given, dict) else None
        return int(given is not None)


def extra_terms(weights: Weights, node: FieldNode, around: Path) -> list[tuple[int, Path]]:
    """Return what a field costs besides its objects.

    Args:
        around: the sizes of the pages around it.
    """
    terms = []
    if (weight := weights.fields.get(node.name.value)) is not None:
        terms.append((weight, around))
    for argument in node.arguments or ():
        for name, weight in weights.arguments.items():
            given = _given(argument.value, None if argument.name.value == name else name)
            if given is not None:
                terms.append((weight, (*around, *given)))
    return terms


def _given(value: ValueNode, name: str | None) -> Path | None:
    """Return the factors of an argument that is given, or of a field in it; None if it certainly is not.

    Args:
        name: the field; None for the argument itself.
    """
    if isinstance(value, VariableNode):
        return (_Given(value.name.value, name),)
    if name is None:
        return None if isinstance(value, NullValueNode) else ()
    if not isinstance(value, ObjectValueNode):
        return None
    inner = next((each.value for each in value.fields if each.name.value == name), None)
    return None if inner is None else _given(inner, None)
