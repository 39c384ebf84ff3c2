"""The pages of the GraphQL schema, one for each room."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
    specified_scalar_types,
)

from schema import schema
from tests.docs.reference.markdown import one_line, page, slug, table
from tests.gateways import ROOT

CORE: Final = schema._schema
ROOTS: Final = {"Query": "Queries", "Mutation": "Mutations", "Subscription": "Subscriptions"}
COMMON: Final = "common"
_ROOMS: Final = {
    "definitions": "workflows",
    "event_interfaces": "events",
    "control_items": "events",
    "tiers": "deliveries",
    "delivery_attempts": "deliveries",
    "delivery_channels": "deliveries",
    "calls": "integrations",
    "circuits": "integrations",
    "errors": COMMON,
    "base": COMMON,
    "relay": COMMON,
    "nodes": COMMON,
    "schema": COMMON,
    "federation": COMMON,
}
_TITLES: Final = {
    COMMON: "Common types",
    "audit_entries": "The audit trail",
    "connections": "Connections (accounts)",
    "data_schemas": "Registered schemas",
    "deliveries": "Deliveries to people",
    "destinations": "Event destinations",
    "executions": "Runs",
    "field_usages": "Usages of deprecated fields",
    "inbound": "Links to channels",
    "platform": "The platform",
    "sync_jobs": "Synchronization",
    "users": "Users and keys",
}


def schema_pages() -> dict[str, str]:
    """Return the pages by path."""
    types = {name: room for name, type in CORE.type_map.items() if (room := _room_of_type(name, type)) is not None}
    fields = _fields_by_room()
    rooms = sorted({*types.values(), *fields})
    pages = {f"schema/{room}.md": _page(room, types, fields.get(room, {})) for room in rooms}
    return {**pages, "schema/index.md": _index(rooms, fields)}


def title_of(room: str) -> str:
    """Return the title of a room's page."""
    return _TITLES.get(room, room.replace("_", " ").capitalize())


def _index(rooms: Iterable[str], fields: Mapping[str, Mapping[str, list[str]]]) -> str:
    rows = [
        (
            f"[{title_of(room)}]({room}.md)",
            ", ".join(f"`{name}`" for names in fields.get(room, {}).values() for name in names),
        )
        for room in rooms
    ]
    note = (
        "The schema as one file is [schema.graphql](../../../schema/schema.graphql). A list with pages is a Relay "
        "connection: `TaskConnection` has `nodes`, `edges { cursor node }`, `pageInfo` and `totalCount`."
    )
    return page("Schema", "the schema", note, table(("room", "fields"), rows))


def _fields_by_room() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for root in ROOTS:
        definition: Any = getattr(schema, root.lower()).__strawberry_definition__
        for field in definition.fields:
            name = schema.config.name_converter.get_graphql_name(field)
            found.setdefault(_room(field.origin.__module__), {}).setdefault(root, []).append(name)
    return found


def _room(module: str) -> str:
    package, *names = module.split(".")
    if package == "connectors":
        return "integrations"
    name = names[0] if package == "schema" and names else module.rpartition(".")[2]
    return _ROOMS.get(name, name)


def _room_of_type(name: str, type: GraphQLNamedType) -> str | None:
    """Return the room of a type that has a section of its own, otherwise None."""
    if name.startswith("_") or name in ROOTS or name in specified_scalar_types or name.endswith(("Connection", "Edge")):
        return None
    if isinstance(type, GraphQLScalarType):
        return COMMON
    strawberry: Any = schema.get_type_by_name(name)
    origin = getattr(strawberry, "origin", None) or getattr(strawberry, "wrapped_cls", None)
    return COMMON if origin is None else _room(origin.__module__)


def _page(room: str, types: Mapping[str, str], fields: Mapping[str, list[str]]) -> str:
    parts = [part for root, names in fields.items() for part in _operations(root, names, room, types)]
    mine = sorted((name for name, where in types.items() if where == room), key=_order)
    parts += [part for name in mine for part in _type(CORE.type_map[name], room, types)]
    source = "the schema" if room == COMMON else f"`{_file(room)}` and the types it uses"
    return page(title_of(room), source, *parts)


def _file(room: str) -> str:
    """Return the file or folder of a room in the schema."""
    return f"schema/{room}.py" if (ROOT / f"schema/{room}.py").exists() else f"schema/{room}/"


def _order(name: str) -> tuple[int, str]:
    type = CORE.type_map[name]
    kinds = (GraphQLInterfaceType, GraphQLObjectType, GraphQLInputObjectType, GraphQLEnumType, GraphQLScalarType)
    return (kinds.index(next(kind for kind in kinds if isinstance(type, kind))), name)


def _operations(root: str, names: Iterable[str], room: str, types: Mapping[str, str]) -> Iterator[str]:
    yield f"## {ROOTS[root]}"
    of: Mapping[str, GraphQLField] = CORE.type_map[root].fields  # type: ignore[attr-defined]
    for name in sorted(names):
        field = of[name]
        yield f"### {name}\n\n{_sentence(field)}Returns {_shown(field.type, room, types)}."
        if field.args:
            yield _table("argument", field.args, room, types)


def _type(type: GraphQLNamedType, room: str, types: Mapping[str, str]) -> Iterator[str]:
    kind = type.__class__.__name__.removeprefix("GraphQL").removesuffix("Type").replace("InputObject", "Input")
    yield f"## {type.name}\n\n*{kind}.* {one_line(type.description)}".rstrip()
    if isinstance(type, GraphQLObjectType | GraphQLInterfaceType):
        if type.interfaces:
            yield f"Implements {', '.join(_shown(each, room, types) for each in type.interfaces)}."
        yield _table("field", type.fields, room, types)
    elif isinstance(type, GraphQLInputObjectType):
        yield _table("field", type.fields, room, types)
    elif isinstance(type, GraphQLEnumType):
        yield table(
            ("value", "meaning"), [(f"`{name}`", one_line(each.description)) for name, each in type.values.items()]
        )


def _table(
    head: str,
    fields: Mapping[str, GraphQLField] | Mapping[str, GraphQLInputField] | Mapping[str, GraphQLArgument],
    room: str,
    types: Mapping[str, str],
) -> str:
    rows = [
        (f"`{name}`{_arguments(field)}", _shown(field.type, room, types), _sentence(field))
        for name, field in fields.items()
    ]
    return table((head, "type", "meaning"), rows)


def _arguments(field: GraphQLField | GraphQLInputField | GraphQLArgument) -> str:
    arguments = field.args if isinstance(field, GraphQLField) else {}
    return f" ({', '.join(f'`{name}`' for name in arguments)})" if arguments else ""


def _sentence(field: GraphQLField | GraphQLInputField | GraphQLArgument) -> str:
    deprecated = f"**Deprecated.** {one_line(field.deprecation_reason)} " if field.deprecation_reason else ""
    description = one_line(field.description)
    return f"{deprecated}{description} " if description else deprecated


def _shown(type: Any, room: str, types: Mapping[str, str]) -> str:
    """Return a type with a link to its section."""
    name = get_named_type(type).name
    element = name.removesuffix("Connection").removesuffix("Edge")
    where = types.get(name) or types.get(element)
    if where is None:
        return f"`{type}`"
    target = name if name in types else element
    return f"[`{type}`]({'' if where == room else f'{where}.md'}#{slug(target)})"
