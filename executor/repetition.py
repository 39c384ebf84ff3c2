"""The limit on repeated work: how often a document may select the same field by giving it different aliases.

Two fields are the same if fields of the same names lead to them: `{ a: tasks { x: payload } b: tasks { x: payload } }`
selects the payload of each task twice. The number of aliases in a document is no measure of it: a client that aliases a
field of each event type repeats nothing.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    FragmentDefinitionNode,
    GraphQLCompositeType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
)

from executor.limits import TooComplex
from executor.positions import Position, Positions


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
        places = Positions(self.schema, fragments)
        root = self.schema.get_root_type(operation.operation)
        waiting: list[tuple[GraphQLCompositeType, list[Position]]] = (
            [(root, [[operation.selection_set]])] if root else []
        )
        while waiting:
            type_, positions = waiting.pop()
            for fields in self._same_fields(type_, positions, places):
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
        self, type_: GraphQLCompositeType, positions: list[Position], places: Positions
    ) -> list[list[_Field]]:
        """Return the fields of several objects, those with the same name and type condition together."""
        same: dict[tuple[str, str], list[_Field]] = defaultdict(list)
        for position in positions:
            for found in self._fields(type_, position, places):
                same[found.parent.name, found.name].append(found)
        return list(same.values())

    def _fields(self, type_: GraphQLCompositeType, position: Position, places: Positions) -> list[_Field]:
        """Return the fields of one object, with fragments expanded, each at most once."""
        found: dict[tuple[str, str], _Field] = {}
        for parent, node in places.nodes(type_, position):
            name = node.name.value
            if name == "__typename":  # it is constant, and clients alias it for purposes of their own
                continue
            fields = found.setdefault((parent.name, name), _Field(parent, name))
            below = fields.positions[(node.alias or node.name).value]
            if node.selection_set is not None:
                below.append(node.selection_set)
        return list(found.values())

    def _type_of(self, selected: _Field) -> GraphQLCompositeType | None:
        """Return the type of a field's objects, if it has any."""
        definition = self.schema.get_field(selected.parent, selected.name)
        type_ = get_named_type(definition.type) if definition is not None else None
        return type_ if is_composite_type(type_) else None
