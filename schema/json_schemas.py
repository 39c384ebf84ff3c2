"""JSON Schemas (2020-12) of operations: of their variables, and of their `data`.

Input objects and enums are in `$defs` under their names, so that recursive inputs are finite and large ones occur once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson
from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    NonNullTypeNode,
    ObjectFieldNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
    parse,
    type_from_ast,
    value_from_ast_untyped,
    visit,
)
from graphql.utilities import get_default_value_ast

from json_types import JsonObject, object_at, objects_at
from storage.pagination import MAX_PAGE_SIZE

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_SCALARS: Final[Mapping[str, JsonObject]] = {
    "Boolean": {"type": "boolean"},
    "Cursor": {"type": "string"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Float": {"type": "number"},
    "ID": {"type": "string"},
    "Int": {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1},
    "String": {"type": "string"},
}
"""Any other scalar is any JSON value."""

_PAGE_SIZE: Final[JsonObject] = {"minimum": 1, "maximum": MAX_PAGE_SIZE}

_CONDITIONS: Final = frozenset({"skip", "include", "defer"})


def is_query(document: str) -> bool:
    """Return whether a document's only operation is a query.

    Raises:
        GraphQLError: the document cannot be parsed.
    """
    return _only_operation(parse(document)).operation is OperationType.QUERY


def variables_schema(schema: GraphQLSchema, document: str) -> JsonObject:
    """Return the schema of the object that provides the variables of a document's only operation.

    A variable without a description of its own has that of the first argument or input field it is used for.

    Raises:
        GraphQLError: the document cannot be parsed.
    """
    ast = parse(document)
    definitions = _only_operation(ast).variable_definitions or ()
    uses = _Uses(schema, ast)
    shared = Definitions()
    properties: JsonObject = {}
    required: list[object] = []
    for definition in definitions:
        name = definition.variable.name.value
        properties[name] = _variable(schema, definition, uses.descriptions.get(name), shared)
        if name in uses.page_sizes:
            properties[name] = object_at(properties, name) | _PAGE_SIZE
        if isinstance(definition.type, NonNullTypeNode) and definition.default_value is None:
            required.append(name)
    return shared.root(_object(properties, required))


def fields_of_only_input(variables: JsonObject) -> JsonObject | None:
    """Return the schema of the fields of `input` if that is the only variable, otherwise None.

    Args:
        variables: the result of `variables_schema`.
    """
    properties, shared = objects_at(variables, "properties"), objects_at(variables, "$defs")
    reference = properties.get("input", {}).get("$ref")
    if list(properties) != ["input"] or not isinstance(reference, str):
        return None
    fields = dict(shared.pop(reference.rpartition("/")[2]))
    fields.pop("description", None)
    used: JsonObject = {"$defs": {**shared}} if shared else {}
    return {"$schema": variables["$schema"], **fields, **used}


class Definitions:
    """The schemas that others refer to, by the name of their GraphQL type.

    Args:
        describe: whether they have descriptions.
    """

    def __init__(self, describe: bool = True) -> None:
        self._describe = describe
        self._schemas: JsonObject = {}

    def root(self, schema: JsonObject) -> JsonObject:
        """Return a whole schema that consists of this one and of what it refers to."""
        shared: JsonObject = {"$defs": dict(sorted(self._schemas.items()))} if self._schemas else {}
        return {"$schema": DIALECT, **schema, **shared}

    def of_input(self, type_: GraphQLInputType) -> JsonObject:
        """Return the schema of the values that an input type accepts.

        A list must be sent as one: GraphQL also accepts a single item, which no schema needs to offer.
        """
        if is_non_null_type(type_):
            return self._input(type_.of_type)
        return nullable(self._input(type_))

    def of_leaf(self, type_: GraphQLNamedType) -> JsonObject:
        """Return the schema of the values of a scalar or an enum, without null."""
        if isinstance(type_, GraphQLEnumType):
            return self._reference(type_)
        schema = _SCALARS.get(type_.name)
        if schema is None and isinstance(type_, GraphQLScalarType) and type_.description and self._describe:
            return {"description": type_.description}
        return dict(schema or {})

    def _input(self, type_: GraphQLInputType) -> JsonObject:
        if is_list_type(type_):
            return {"type": "array", "items": self.of_input(type_.of_type)}
        if isinstance(type_, GraphQLInputObjectType):
            return self._reference(type_)
        return self.of_leaf(get_named_type(type_))

    def _reference(self, type_: GraphQLInputObjectType | GraphQLEnumType) -> JsonObject:
        if type_.name not in self._schemas:
            self._schemas[type_.name] = {}  # ends the recursion of a type that contains itself
            named = _enum(type_) if isinstance(type_, GraphQLEnumType) else self._fields(type_)
            self._schemas[type_.name] = described(named, type_.description if self._describe else None)
        return {"$ref": f"#/$defs/{type_.name}"}

    def _fields(self, type_: GraphQLInputObjectType) -> JsonObject:
        if type_.is_one_of:
            properties: JsonObject = {name: self._one_of(field) for name, field in type_.fields.items()}
            return _object(properties, ()) | {"minProperties": 1, "maxProperties": 1}
        properties = {name: self._field(field) for name, field in type_.fields.items()}
        return _object(properties, [name for name, field in type_.fields.items() if is_required_input_field(field)])

    def _field(self, field: GraphQLInputField) -> JsonObject:
        schema = described(self.of_input(field.type), field.description, field.deprecation_reason)
        default = get_default_value_ast(field)
        if default is not None:
            schema["default"] = value_from_ast_untyped(default)
        return schema

    def _one_of(self, field: GraphQLInputField) -> JsonObject:
        return described(self._input(field.type), field.description, field.deprecation_reason)


def described(schema: JsonObject, description: str | None, deprecation: str | None = None) -> JsonObject:
    """Return a schema with a description, and marked if it is deprecated."""
    result = dict(schema)
    text = " ".join(filter(None, (description, f"Deprecated: {deprecation}" if deprecation else None)))
    if text:
        result["description"] = text
    if deprecation is not None:
        result["deprecated"] = True
    return result


def nullable(schema: JsonObject) -> JsonObject:
    """Return the schema of the same values and null."""
    type_ = schema.get("type")
    if isinstance(type_, str):
        return {**schema, "type": [type_, "null"]}
    if "$ref" in schema or "anyOf" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return schema  # it accepts any value


def _object(properties: JsonObject, required: Iterable[Any]) -> JsonObject:
    schema: JsonObject = {"type": "object", "properties": properties, "additionalProperties": False}
    names = list(required)
    return {**schema, "required": names} if names else schema


def _enum(type_: GraphQLEnumType) -> JsonObject:
    return {"type": "string", "enum": list(type_.values)}


def _only_operation(ast: DocumentNode) -> OperationDefinitionNode:
    return next(each for each in ast.definitions if isinstance(each, OperationDefinitionNode))


def _variable(
    schema: GraphQLSchema, definition: VariableDefinitionNode, use: str | None, shared: Definitions
) -> JsonObject:
    type_: Any = type_from_ast(schema, definition.type)
    own = definition.description
    result = described(shared.of_input(type_), own.value if own is not None else use)
    if definition.default_value is not None:
        result["default"] = value_from_ast_untyped(definition.default_value)
    return result


class _Uses(Visitor):
    """The uses of variables: the descriptions of arguments and input fields, and which are sizes of pages."""

    def __init__(self, schema: GraphQLSchema, ast: DocumentNode) -> None:
        super().__init__()
        self.descriptions: dict[str, str] = {}
        self.page_sizes: set[str] = set()
        self._info = TypeInfo(schema)
        visit(ast, TypeInfoVisitor(self._info, self))

    def enter_variable_definition(self, *_: object) -> bool:
        """Skip the definitions, which are not uses."""
        return False

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        """Note the use of a variable as an argument."""
        self._note(node, self._info.get_argument())
        if isinstance(node.value, VariableNode) and node.name.value in ("first", "last"):
            field = self._info.get_type()
            if field is not None and get_named_type(field).name.endswith("Connection"):
                self.page_sizes.add(node.value.name.value)

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        """Note the use of a variable within an input object."""
        holder = get_named_type(self._info.get_parent_input_type())
        if isinstance(holder, GraphQLInputObjectType):
            self._note(node, holder.fields.get(node.name.value))

    def _note(self, node: ArgumentNode | ObjectFieldNode, used: GraphQLArgument | GraphQLInputField | None) -> None:
        if isinstance(node.value, VariableNode) and used is not None and used.description:
            self.descriptions.setdefault(node.value.name.value, used.description)


# ---------------------------------------------------------------- results


def result_schema(schema: GraphQLSchema, document: str, *, describe: bool = True) -> JsonObject:
    """Return the schema of `data`, if it is not null, in the results of a document's only operation.

    A field that `@skip`, `@include` or `@defer` can leave out is not required. A value of an interface or union has one
    schema for all possible types that have the same fields.

    Args:
        describe: whether fields have their descriptions, which are most of the schema's length.

    Raises:
        GraphQLError: the document cannot be parsed.
    """
    ast = parse(document)
    operation = _only_operation(ast)
    root = schema.get_root_type(operation.operation)
    shared = Definitions(describe)
    results = _Results(schema, ast, shared, describe)
    return shared.root(results.selections(cast(GraphQLObjectType, root), (operation.selection_set,)))


@dataclass(frozen=True, slots=True)
class _Selected:
    """The nodes that select one key of a response, and whether it is always present."""

    nodes: tuple[FieldNode, ...]
    always: bool


class _Results:
    """The schemas of a document's selection sets; each is computed once, however often fragments repeat it."""

    def __init__(self, schema: GraphQLSchema, ast: DocumentNode, shared: Definitions, describe: bool) -> None:
        self._schema = schema
        self._describe = describe
        self._fragments = {
            each.name.value: each for each in ast.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self._shared = shared
        self._known: dict[tuple[str, tuple[int, ...]], JsonObject] = {}

    def selections(self, type_: GraphQLNamedType, sets: tuple[SelectionSetNode, ...]) -> JsonObject:
        """Return the schema of an object of this type with the fields that some selection sets select together."""
        key = (type_.name, tuple(map(id, sets)))
        if key not in self._known:
            is_abstract = isinstance(type_, GraphQLInterfaceType | GraphQLUnionType)
            self._known[key] = self._any_of(type_, sets) if is_abstract else self._object(type_, sets)
        return self._known[key]

    def _any_of(self, type_: Any, sets: tuple[SelectionSetNode, ...]) -> JsonObject:
        """Return the schema of the possible types, in which those with the same fields are one."""
        names: dict[bytes, list[str]] = {}
        found: dict[bytes, JsonObject] = {}
        for possible in self._schema.get_possible_types(type_):
            schema = self._object(possible, sets)
            key = orjson.dumps(_without_type_name(schema))
            names.setdefault(key, []).append(possible.name)
            found.setdefault(key, schema)
        kinds = [_with_type_names(schema, names[key]) for key, schema in found.items()]
        return kinds[0] if len(kinds) == 1 else {"anyOf": list(kinds)}

    def _object(self, type_: Any, sets: tuple[SelectionSetNode, ...]) -> JsonObject:
        fields: dict[str, _Selected] = {}
        for each in sets:
            self._collect(type_, each, True, fields)
        properties: JsonObject = {key: self._field(type_, each.nodes) for key, each in fields.items()}
        return _object(properties, [key for key, each in fields.items() if each.always])

    def _collect(
        self, type_: GraphQLObjectType, selections: SelectionSetNode, always: bool, into: dict[str, _Selected]
    ) -> None:
        for node in selections.selections:
            present = always and not any(each.name.value in _CONDITIONS for each in node.directives or ())
            if isinstance(node, FieldNode):
                key = (node.alias or node.name).value
                before = into.get(key, _Selected((), False))
                into[key] = _Selected((*before.nodes, node), before.always or present)
                continue
            fragment = self._fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
            condition = cast(InlineFragmentNode, fragment).type_condition
            if condition is None or self._applies(condition.name.value, type_):
                self._collect(type_, cast(InlineFragmentNode, fragment).selection_set, present, into)

    def _applies(self, name: str, type_: GraphQLObjectType) -> bool:
        condition = self._schema.get_type(name)
        return condition is type_ or (is_abstract_type(condition) and self._schema.is_sub_type(condition, type_))

    def _field(self, type_: GraphQLObjectType, nodes: tuple[FieldNode, ...]) -> JsonObject:
        name = nodes[0].name.value
        if name == "__typename":
            return {"const": type_.name}
        field = self._schema.get_field(type_, name)
        if field is None:
            raise ValueError(f"{type_.name} has no field {name}.")
        sets = tuple(node.selection_set for node in nodes if node.selection_set is not None)
        description = field.description if self._describe else None
        return described(self._output(field.type, sets), description, field.deprecation_reason)

    def _output(self, type_: GraphQLOutputType, sets: tuple[SelectionSetNode, ...]) -> JsonObject:
        return self._value(type_.of_type, sets) if is_non_null_type(type_) else nullable(self._value(type_, sets))

    def _value(self, type_: GraphQLOutputType, sets: tuple[SelectionSetNode, ...]) -> JsonObject:
        if is_list_type(type_):
            return {"type": "array", "items": self._output(type_.of_type, sets)}
        named = get_named_type(type_)
        return self.selections(named, sets) if is_composite_type(named) else self._shared.of_leaf(named)


def _type_name_keys(schema: JsonObject) -> list[str]:
    return [key for key, value in objects_at(schema, "properties").items() if "const" in value]


def _without_type_name(schema: JsonObject) -> JsonObject:
    return _with_type_names(schema, [])


def _with_type_names(schema: JsonObject, names: list[str]) -> JsonObject:
    """Return a schema whose `__typename` is one of these names."""
    keys = _type_name_keys(schema)
    if not keys:
        return schema
    value: JsonObject = {"const": names[0]} if len(names) == 1 else {"type": "string", "enum": list(names)}
    return {**schema, "properties": {**object_at(schema, "properties"), **dict.fromkeys(keys, value)}}
