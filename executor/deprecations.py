"""Deprecated parts of a schema, and which of them an operation uses.

They are named by their schema coordinates: https://spec.graphql.org/draft/#sec-Schema-Coordinates.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    ArgumentNode,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    ObjectFieldNode,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    type_from_ast,
    visit,
)


@dataclass(frozen=True, slots=True)
class DocumentDeprecations:
    """The deprecated parts of the schema that a document uses.

    Args:
        used: the deprecated parts that it names itself.
        variables: per operation, the variables whose values may name others, with their types.
    """

    used: frozenset[str]
    variables: Mapping[str | None, Mapping[str, GraphQLNamedType]]


NOTHING_DEPRECATED: Final = DocumentDeprecations(frozenset(), {})


class Deprecations:
    """The deprecated parts of a schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self.all = frozenset(_deprecated(schema))
        self._inputs = self._deprecated_inputs()

    def of(self, document: DocumentNode) -> DocumentDeprecations:
        """Return what a valid document uses."""
        if not self.all:
            return NOTHING_DEPRECATED
        types = TypeInfo(self._schema)
        found = _Uses(types)
        visit(document, TypeInfoVisitor(types, found))
        used = frozenset(found.coordinates) & self.all
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        variables = {node.name.value if node.name else None: dict(self._variables(node)) for node in operations}
        if not used and not any(variables.values()):
            return NOTHING_DEPRECATED
        return DocumentDeprecations(used, variables)

    def in_values(self, types: Mapping[str, GraphQLNamedType], values: Mapping[str, object]) -> frozenset[str]:
        """Return the deprecated input fields and enum values in the values of variables of these types."""
        found = [name for name, type_ in types.items() if name in values for name in _in_value(type_, values[name])]
        return frozenset(found) & self.all

    def _variables(self, operation: OperationDefinitionNode) -> Iterator[tuple[str, GraphQLNamedType]]:
        for definition in operation.variable_definitions or ():
            type_ = get_named_type(type_from_ast(self._schema, definition.type))
            if type_ is not None and type_.name in self._inputs:
                yield definition.variable.name.value, type_

    def _deprecated_inputs(self) -> frozenset[str]:
        """Return the names of the types whose values can contain something deprecated."""
        found = {name.partition(".")[0] for name in self.all}
        inputs = [each for each in self._schema.type_map.values() if isinstance(each, GraphQLInputObjectType)]
        grown = True
        while grown:
            containing = {
                each.name
                for each in inputs
                if any(get_named_type(field.type).name in found for field in each.fields.values())
            }
            grown = not containing <= found
            found |= containing
        return frozenset(found)


class _Uses(Visitor):
    """Collects the coordinates of everything that a document names."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types
        self.coordinates: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self._types.get_parent_type()
        if parent is not None:
            self.coordinates.add(f"{parent.name}.{node.name.value}")

    def enter_argument(self, node: ArgumentNode, _key: Any, _parent: Any, _path: Any, ancestors: Any) -> None:
        parent, field = self._types.get_parent_type(), ancestors[-1] if ancestors else None
        directive = self._types.get_directive()
        if directive is not None:
            self.coordinates.add(f"@{directive.name}({node.name.value}:)")
        elif parent is not None and isinstance(field, FieldNode):
            self.coordinates.add(f"{parent.name}.{field.name.value}({node.name.value}:)")

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        parent = get_named_type(self._types.get_parent_input_type())
        if parent is not None:
            self.coordinates.add(f"{parent.name}.{node.name.value}")

    def enter_enum_value(self, node: EnumValueNode, *_: object) -> None:
        type_ = get_named_type(self._types.get_input_type())
        if type_ is not None:
            self.coordinates.add(f"{type_.name}.{node.value}")


def _in_value(type_: GraphQLNamedType, value: object) -> Iterator[str]:
    """Yield the coordinates of what a variable's value, as sent, names."""
    if isinstance(value, list):
        for item in value:
            yield from _in_value(type_, item)
    elif isinstance(type_, GraphQLEnumType) and isinstance(value, str):
        yield f"{type_.name}.{value}"
    elif isinstance(type_, GraphQLInputObjectType) and isinstance(value, Mapping):
        for name in value.keys() & type_.fields.keys():
            yield f"{type_.name}.{name}"
            yield from _in_value(get_named_type(type_.fields[name].type), value[name])


def _deprecated(schema: GraphQLSchema) -> Iterator[str]:
    """Yield the coordinates of everything deprecated."""
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLEnumType):
            yield from (f"{type_.name}.{name}" for name, each in type_.values.items() if each.deprecation_reason)
        elif isinstance(type_, GraphQLInputObjectType):
            yield from (f"{type_.name}.{name}" for name, each in type_.fields.items() if each.deprecation_reason)
        elif isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in type_.fields.items():
                if field.deprecation_reason:
                    yield f"{type_.name}.{name}"
                yield from (
                    f"{type_.name}.{name}({key}:)" for key, each in field.args.items() if each.deprecation_reason
                )
    for directive in schema.directives:
        yield from (f"@{directive.name}({key}:)" for key, each in directive.args.items() if each.deprecation_reason)
