"""The columns of a table that an operation selects, so that no others are read.

A field without a resolver needs the column of its name. A field with a resolver declares the columns it reads with
`@uses_columns`; without that, it is assumed to read the whole row.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, Final, TypeVar, cast

import strawberry
from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from context.operation import Context
from storage.projection import Columns, is_json
from storage.record import Record

Resolver = TypeVar("Resolver", bound=Callable[..., Any])
RecordType = TypeVar("RecordType", bound=Record)
Path = tuple[str, ...]

ITSELF: Final[tuple[Path, ...]] = ((),)
OF_A_CONNECTION: Final[tuple[Path, ...]] = (("nodes",), ("edges", "node"))
"""The paths from the field to its rows: the field's own value, or the rows of a page."""


def uses_columns(*columns: str) -> Callable[[Resolver], Resolver]:
    """Declare the columns of its source that a resolver reads; it must not read others.

    Use it below `@strawberry.field(…)`.
    """

    def mark(resolver: Resolver) -> Resolver:
        resolver.__columns__ = columns  # type: ignore[attr-defined]
        return resolver

    return mark


def selected(info: strawberry.Info[Any, Any], table: type[Record], paths: tuple[Path, ...] = ITSELF) -> Columns | None:
    """Return the columns of `table` that the operation selects below this field, or None for all of them.

    `@skip` and `@include` are ignored: columns of the fields they exclude are read unnecessarily.
    """
    raw = info._raw_info
    notes: dict[Any, Columns | None] | None = getattr(raw.field_nodes, "notes", None)
    if notes is None:
        return _selected(raw, table, paths)
    key = (table, paths)
    if key not in notes:
        notes[key] = _selected(raw, table, paths)
    return notes[key]


def row_with_id(
    info: strawberry.Info[Context, Any], table: type[RecordType], id: str | None
) -> Awaitable[RecordType | None]:
    """Return the row with this id, with the columns that the operation selects; see `Loaders.one`."""
    return info.context.loaders.one(table, id, selected(info, table))


def _selected(info: GraphQLResolveInfo[object], table: type[Record], paths: tuple[Path, ...]) -> Columns | None:
    names: set[str] = set()
    encoded: set[str] = set()
    decoded: set[str] = set()
    for path in paths:
        type_, nodes = _follow(info, path)
        shown = _object_type(info.schema, type_, table)
        if shown is None:
            return None
        for node in _fields(info, shown, nodes):
            if node.name.value == "__typename":
                continue
            needed = _needed(shown, table, node.name.value)
            if needed is None:
                return None
            names.update(needed.names)
            if needed.encoded:
                encoded.update(needed.names)
            else:
                decoded.update(needed.names)
    return Columns(tuple(sorted(names)), frozenset(encoded - decoded)) if names else Columns(("id",))


def _follow(info: GraphQLResolveInfo[object], path: Path) -> tuple[GraphQLNamedType, list[FieldNode]]:
    """Return the type at the end of a path of fields, and the nodes that select it."""
    type_, nodes = get_named_type(info.return_type), list(info.field_nodes)
    for name in path:
        holder = cast(GraphQLObjectType, type_)
        nodes = [node for node in _fields(info, holder, nodes) if node.name.value == name]
        type_ = get_named_type(holder.fields[name].type)
    return type_, nodes


def _object_type(schema: GraphQLSchema, type_: GraphQLNamedType, table: type[Record]) -> GraphQLObjectType | None:
    """Return the object type whose source is a row of the table, among the possible types of `type_`."""
    possible = schema.get_possible_types(cast(Any, type_)) if is_abstract_type(type_) else [type_]
    for each in possible:
        definition = (each.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if getattr(getattr(definition, "origin", None), "ROWS", None) is table:
            return cast(GraphQLObjectType, each)
    return None


def _fields(
    info: GraphQLResolveInfo[object], type_: GraphQLObjectType, nodes: Iterable[FieldNode]
) -> Iterator[FieldNode]:
    """Yield the fields selected on an object type below some nodes, including those in fragments."""
    for node in nodes:
        if node.selection_set is not None:
            yield from _within(info, type_, node.selection_set)


def _within(
    info: GraphQLResolveInfo[object], type_: GraphQLObjectType, selections: SelectionSetNode
) -> Iterator[FieldNode]:
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield selection
            continue
        fragment = info.fragments[selection.name.value] if isinstance(selection, FragmentSpreadNode) else selection
        condition = cast(InlineFragmentNode, fragment).type_condition
        if condition is None or _is(info.schema, type_, condition.name.value):
            yield from _within(info, type_, cast(InlineFragmentNode, fragment).selection_set)


def _is(schema: GraphQLSchema, type_: GraphQLObjectType, name: str) -> bool:
    condition = schema.get_type(name)
    return condition is type_ or (is_abstract_type(condition) and schema.is_sub_type(condition, type_))


def _needed(type_: GraphQLObjectType, table: type[Record], name: str) -> Columns | None:
    """Return the columns that one field needs, or None if they are unknown."""
    definition = type_.fields[name]
    field = (definition.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(field, StrawberryField):
        return None
    if field.base_resolver is not None:
        columns = getattr(field.base_resolver.wrapped_func, "__columns__", None)
        return None if columns is None else Columns(columns)
    column = field.python_name
    if column not in table._meta.fields_db_projection:
        return None
    inner = definition.type.of_type if is_non_null_type(definition.type) else definition.type
    whole = is_leaf_type(inner) and is_json(table, column)
    return Columns((column,), frozenset([column]) if whole else frozenset())
