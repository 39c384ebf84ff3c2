"""The limit on nested pages: how many nodes an operation may ask for; and its cost (`executor/costs.py`).

A page below a page is read once for each node of the outer one, so the sizes along a path are multiplied:
`{ sessions(first: 100) { nodes { tasks(first: 50) { nodes { id } } } } }` asks for 100 + 100 * 50 nodes. Each size
alone is limited by the field's resolver, so an operation without nested pages is not counted.

A list without pages counts only below itself, as in `{ agent { currentTasks { assignedTo { currentTasks } } } }`:
otherwise it is a list of an object's own few records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLArgument,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLInt,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    OperationType,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)
from graphql.utilities.coerce_input_value import coerce_default_value

from executor.costs import EDGE, OBJECT, Weights, extra_terms
from executor.limits import TooComplex
from executor.positions import Position, Positions
from executor.sums import Path, Sum

PAGE_ARGUMENTS = ("first", "last")
LIST_ARGUMENTS = ("ids", "representations")
"""The lists that name what a field returns; the second one is Apollo Federation's."""
UNPAGED = 100
"""The size that counts for a list without pages."""


@dataclass(frozen=True, slots=True)
class _Size:
    """The size of one page: the largest of the literals and variables given for it, or else the default."""

    literals: tuple[int, ...]
    variables: tuple[str, ...]
    default: int

    def value(self, variables: Mapping[str, Any]) -> int:
        """Return the size, at least 0."""
        values = [variables.get(name) for name in self.variables]
        given = [len(value) if isinstance(value, list) else value for value in values if value is not None]
        return max(0, *self.literals, *given) if given or self.literals else self.default


_OF_LIST = _Size((), (), UNPAGED)


@dataclass(frozen=True, slots=True)
class _Executed:
    """The part of a size that can be executed: a field rejects a larger one by name, which costs nothing."""

    size: _Size
    most: int

    @property
    def variables(self) -> tuple[str, ...]:
        return self.size.variables

    def value(self, variables: Mapping[str, Any]) -> int:
        return min(self.size.value(variables), self.most)


@dataclass(frozen=True, slots=True)
class _Place:
    """An object that an operation selects.

    Args:
        path: the sizes of the pages around it.
        lists: the lists without pages around it, each by its type and field.
        in_page: whether it is a page, whose own lists are its size.
    """

    type_: GraphQLCompositeType
    position: Position
    path: Path = ()
    lists: tuple[tuple[str, str], ...] = ()
    in_page: bool = False

    @property
    def around(self) -> Path:
        """The sizes of the pages around it, without that of the page that it is."""
        return self.path[:-1] if self.in_page else self.path


@dataclass(frozen=True, slots=True)
class NodeCount:
    """The nodes that an operation asks for, and its cost.

    Args:
        most: the maximum number of nodes.
    """

    most: int
    nodes: Sum
    cost: Sum

    def excess(self, variables: Mapping[str, object]) -> TooComplex | None:
        """Return the error if the operation asks for too many nodes with these coerced variables."""
        count = self.nodes.value(variables)
        if count <= self.most:
            return None
        return TooComplex(
            f"The operation asks for {count} nodes, counting each page once for every node of the pages around it: at "
            f"most {self.most} are allowed. Ask for smaller pages with `first`, or nest fewer of them."
        )


@dataclass(frozen=True, slots=True)
class NodeCounts:
    """Counts the nodes that operations of valid documents ask for.

    A field has pages if it has an argument `first` or `last` of type `Int`, and nodes too if it has a list `ids` or
    `representations`.

    Args:
        default_page: the size of a page for which neither the operation nor the schema gives one.
        largest_page: the largest size that a field accepts.
        weights: what is expensive.
    """

    schema: GraphQLSchema
    most: int
    default_page: int
    largest_page: int
    weights: Weights = Weights()  # noqa: RUF009 - frozen

    def of(self, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> NodeCount:
        """Return the count of an operation. Types that exclude each other are added, and `@skip` is ignored."""
        positions = Positions(self.schema, fragments)
        root = self.schema.get_root_type(operation.operation)
        changes = operation.operation is OperationType.MUTATION
        waiting = [_Place(root, [operation.selection_set])] if root else []
        paths: list[Path] = []
        costs: list[tuple[int, Path]] = []
        while waiting:
            place = waiting.pop()
            for parent, definition, node, below in self._fields(positions, place.type_, place.position):
                sizes, lists = self._sizes(place, parent, definition, node)
                path = (*place.path, *sizes)
                if sizes:
                    paths.append(path)
                costs += extra_terms(self.weights, node, place.around)
                kind = get_named_type(definition.type)
                if is_composite_type(kind):
                    weight = self.weights.mutation if changes and not place.lists and place.type_ is root else OBJECT
                    if not (place.in_page or parent.endswith(EDGE)):
                        costs.append((weight, path))
                    waiting.append(_Place(kind, below, path, lists, in_page=_has_pages(definition)))
        nested = any(len(path) > 1 for path in paths)
        nodes = Sum.of((1, path) for path in paths) if nested else Sum()
        return NodeCount(self.most, nodes, Sum.of((weight, self._executed(path)) for weight, path in costs))

    def _executed(self, path: Path) -> Path:
        return tuple(_Executed(each, self.largest_page) if isinstance(each, _Size) else each for each in path)

    def _sizes(
        self, place: _Place, parent: str, definition: GraphQLField, node: FieldNode
    ) -> tuple[Path, tuple[tuple[str, str], ...]]:
        """Return the sizes that a field adds to its path, and the lists without pages around what is below it."""
        size = self._size(definition, node)
        if size is not None:
            return (size,), place.lists
        if place.in_page or not _is_list_of_objects(definition):
            return (), place.lists
        name = parent, node.name.value
        # The first one was not counted when it was met.
        repeated = {0: (), 1: (_OF_LIST, _OF_LIST)}.get(place.lists.count(name), (_OF_LIST,))
        return repeated, (*place.lists, name)

    def _fields(
        self, positions: Positions, type_: GraphQLCompositeType, position: Position
    ) -> Iterable[tuple[str, GraphQLField, FieldNode, Position]]:
        """Return the fields of one object, each response key once, with their type and the selection sets below."""
        found: dict[tuple[str, str], tuple[str, GraphQLField, FieldNode, Position]] = {}
        for parent, node in positions.nodes(type_, position):
            key = parent.name, (node.alias or node.name).value
            if key not in found:
                definition = self.schema.get_field(parent, node.name.value)
                if definition is None:
                    continue
                found[key] = parent.name, definition, node, []
            if node.selection_set is not None:
                found[key][3].append(node.selection_set)
        return found.values()

    def _size(self, definition: GraphQLField, node: FieldNode) -> _Size | None:
        """Return the size of a field's page, or None if it has none."""
        pages = [name for name in PAGE_ARGUMENTS if _is_page(definition.args.get(name))]
        names = pages or _lookups(definition)
        if not names:
            return None
        given = [argument.value for argument in node.arguments or () if argument.name.value in names]
        literals = tuple(size for value in given if (size := _literal(value)) is not None)
        variables = tuple(value.name.value for value in given if isinstance(value, VariableNode))
        return _Size(literals, variables, self._default(definition, names))

    def _default(self, definition: GraphQLField, names: Iterable[str]) -> int:
        defaults = [coerce_default_value(definition.args[name]) for name in names]
        return max((each for each in defaults if isinstance(each, int)), default=self.default_page)


def _has_pages(definition: GraphQLField) -> bool:
    return any(_is_page(definition.args.get(name)) for name in PAGE_ARGUMENTS)


def _is_list_of_objects(definition: GraphQLField) -> bool:
    return is_list_type(get_nullable_type(definition.type)) and is_composite_type(get_named_type(definition.type))


def _is_page(argument: GraphQLArgument | None) -> bool:
    return argument is not None and get_nullable_type(argument.type) is GraphQLInt


def _lookups(definition: GraphQLField) -> list[str]:
    """Return the arguments that name what is in the list that a field returns."""
    if not is_list_type(get_nullable_type(definition.type)):
        return []
    given = {name: definition.args[name] for name in LIST_ARGUMENTS if name in definition.args}
    return [name for name, argument in given.items() if is_list_type(get_nullable_type(argument.type))]


def _literal(value: ValueNode) -> int | None:
    """Return the size that a literal gives: an integer, or the length of a list."""
    if isinstance(value, IntValueNode):
        return int(value.value)
    return len(value.values) if isinstance(value, ListValueNode) else None
