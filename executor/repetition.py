"""The limit on repeated work: how often a document may select the same field by giving it different aliases.

Two fields are the same if fields of the same names lead to them: `{ a: tasks { x: payload } b: tasks { x: payload } }`
selects the payload of each task twice. The number of aliases in a document is no measure of it: a client that aliases a
field of each event type repeats nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)

from executor.limits import TooComplex

Position = list[SelectionSetNode]
"""The selection sets that are merged into one object of the response."""


@dataclass(slots=True)
class _Field:
    """A field of a place, and for each of its response keys the selection sets below."""

    parent: GraphQLCompositeType
    name: str
    positions: dict[str, Position] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class RepetitionLimit:
    """Checks operations of valid documents against a maximum of selections of the same field."""

    schema: GraphQLSchema
    most: int

    def check(self, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        """Check an operation.

        Raises:
            TooComplex: it selects a field too often.
        """
        root = self.schema.get_root_type(operation.operation)
        waiting: list[tuple[GraphQLCompositeType, list[Position]]] = (
            [(root, [[operation.selection_set]])] if root else []
        )
        while waiting:
            type_, positions = waiting.pop()
            for fields in self._same_fields(type_, positions, fragments):
                below = [position for each in fields for position in each.positions.values()]
                if len(below) > self.most:
                    raise TooComplex(
                        f"The document selects the field {fields[0].name} under too many aliases: at most {self.most} "
                        "are allowed, counting those of the fields above it."
                    )
                kind = self._type_of(fields[0])
                if kind is not None:
                    waiting.append((kind, below))

    def _same_fields(
        self, type_: GraphQLCompositeType, positions: list[Position], fragments: Mapping[str, FragmentDefinitionNode]
    ) -> list[list[_Field]]:
        """Return the fields of several objects, those with the same name and type condition together."""
        same: dict[tuple[str, str], list[_Field]] = defaultdict(list)
        for position in positions:
            for found in self._fields(type_, position, fragments):
                same[found.parent.name, found.name].append(found)
        return list(same.values())

    def _fields(
        self, type_: GraphQLCompositeType, position: Position, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> list[_Field]:
        """Return the fields of one object, with fragments expanded, each at most once."""
        found: dict[tuple[str, str], _Field] = {}
        for parent, node in self._nodes(type_, position, fragments):
            name = node.name.value
            if name == "__typename":  # it is constant, and clients alias it for purposes of their own
                continue
            fields = found.setdefault((parent.name, name), _Field(parent, name))
            below = fields.positions[(node.alias or node.name).value]
            if node.selection_set is not None:
                below.append(node.selection_set)
        return list(found.values())

    def _nodes(
        self, type_: GraphQLCompositeType, position: Position, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> Iterator[tuple[GraphQLCompositeType, FieldNode]]:
        """Yield the field nodes of one object, each with the type to which its type condition narrows the object's."""
        waiting = [(type_, selection_set) for selection_set in position]
        spread: set[tuple[str, str]] = set()
        while waiting:
            within, selection_set = waiting.pop()
            for node in selection_set.selections:
                if isinstance(node, FieldNode):
                    yield within, node
                elif isinstance(node, InlineFragmentNode):
                    waiting.append((self._narrowed(within, node), node.selection_set))
                elif isinstance(node, FragmentSpreadNode) and (node.name.value, within.name) not in spread:
                    spread.add((node.name.value, within.name))
                    fragment = fragments[node.name.value]
                    waiting.append((self._narrowed(within, fragment), fragment.selection_set))

    def _narrowed(
        self, type_: GraphQLCompositeType, fragment: InlineFragmentNode | FragmentDefinitionNode
    ) -> GraphQLCompositeType:
        """Return the type of objects to which a fragment applies: the given one, if it applies to all of those."""
        condition = self.schema.get_type(fragment.type_condition.name.value) if fragment.type_condition else None
        if not is_composite_type(condition) or condition is type_:
            return type_
        objects = self.schema.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        applies = is_abstract_type(condition) and all(self.schema.is_sub_type(condition, each) for each in objects)
        return type_ if applies else condition

    def _type_of(self, selected: _Field) -> GraphQLCompositeType | None:
        """Return the type of a field's objects, if it has any."""
        definition = self.schema.get_field(selected.parent, selected.name)
        type_ = get_named_type(definition.type) if definition is not None else None
        return type_ if is_composite_type(type_) else None
