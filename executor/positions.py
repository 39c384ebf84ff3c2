"""The positions of a valid document: which fields it selects in one object of the response, with fragments expanded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    is_abstract_type,
    is_composite_type,
)

Position = list[SelectionSetNode]
"""The selection sets that are merged into one object of the response."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The fields at the positions of one document."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]

    def nodes(
        self, type_: GraphQLCompositeType, position: Position
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
                    fragment = self.fragments[node.name.value]
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
