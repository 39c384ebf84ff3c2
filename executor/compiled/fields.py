"""A compiled field of a selection set."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLLeafType,
    GraphQLNamedOutputType,
    GraphQLObjectType,
    GraphQLOutputType,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from executor.compiled.classes import TypesOfClasses
from executor.compiled.frames import Frame
from executor.compiled.leaves import Leaf, leaf

if TYPE_CHECKING:
    from executor.compiled.batches import Awaited
    from executor.compiled.runs import Run
    from executor.compiled.selections import Selection

Call: TypeAlias = "Callable[[Run, Frame], list[Any] | Awaited]"
"""A function that returns a field's values for the sources of a frame: each a value, an awaitable or the exception that
was raised; or one awaitable for all of them."""

Complete: TypeAlias = "Callable[[Run, Frame, list[Any]], None]"
"""A function that completes the values of a field, one per row of a frame, into the frame's objects."""


class FieldNodes(list[FieldNode]):
    """The nodes of a field, for `info.field_nodes`. They are the same for every execution of a plan.

    Args:
        notes: a cache for resolvers: what they compute from the nodes alone, such as the selected columns.
    """

    __slots__ = ("notes",)

    def __init__(self, nodes: Iterable[FieldNode]) -> None:
        super().__init__(nodes)
        self.notes: dict[Any, Any] = {}


class Field:
    """A field: its position and type, and the functions that resolve and complete its values.

    Args:
        position: its index among the fields of its selection set.
        head: the first part of `info`; see `infos`.
        types: the object types of its values by class, if determined by the class alone; see `classes`.
    """

    __slots__ = (
        "call",
        "complete",
        "definition",
        "depth",
        "head",
        "leaf",
        "named_type",
        "nodes",
        "nullable",
        "parent_type",
        "position",
        "response_name",
        "selection",
        "types",
    )

    call: Call
    complete: Complete
    selection: "Callable[[GraphQLObjectType], Selection]"
    types: TypesOfClasses | None

    def __init__(
        self,
        response_name: str,
        position: int,
        nodes: Sequence[FieldNode],
        definition: GraphQLField,
        parent_type: GraphQLObjectType,
    ) -> None:
        self.response_name = response_name
        self.position = position
        self.nodes = FieldNodes(nodes)
        self.definition = definition
        self.parent_type = parent_type
        self.nullable, self.named_type = _unwrapped(definition.type)
        self.depth = len(self.nullable) - 1
        self.leaf: Leaf | None = leaf(self.named_type) if _is_leaf(self.named_type) else None
        self.head = (self.name, self.nodes, definition.type, parent_type)

    @property
    def name(self) -> str:
        """The field's name in the schema."""
        return self.nodes[0].name.value

    @property
    def label(self) -> str:
        """The field's name in error messages."""
        return f"{self.parent_type}.{self.name}"

    def must_not_be_null(self) -> TypeError:
        """Return the error for a null in a non-nullable position."""
        return TypeError(f"Cannot return null for non-nullable field {self.label}.")


def _is_leaf(type_: GraphQLNamedOutputType) -> TypeGuard[GraphQLLeafType]:
    return is_leaf_type(type_)


def _unwrapped(type_: GraphQLOutputType) -> tuple[tuple[bool, ...], GraphQLNamedOutputType]:
    """Return whether the value and, level by level, the items of its lists are nullable, and the named type."""
    nullable: list[bool] = []
    while True:
        nullable.append(not is_non_null_type(type_))
        inner: Any = type_.of_type if is_non_null_type(type_) else type_
        if not is_list_type(inner):
            return tuple(nullable), inner
        type_ = inner.of_type
