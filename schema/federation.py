"""The schema as a subgraph of Apollo Federation 2: `_service`, and `_entities` of every type that has an id.

https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec. Only a gateway with
`FEDERATION=true` has these fields; the types themselves are the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, NewType, Union

import strawberry
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.scalar import ScalarDefinition

from errors import InvalidInput, Unauthenticated, Verbatim
from executor import resolve_type_by_class
from schema.base import Info
from schema.json_literals import parse_json_literal
from schema.nodes import READERS, read_nodes
from settings import Environment

MOST_REPRESENTATIONS: Final = 1_000
"""The most entities of a request: a router asks for those of a whole list at once, which may be another subgraph's."""

_LINK: Final = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n\n'
)
_TYPE: Final = re.compile(r"^(?P<head>type (?P<name>\w+)[^{\n]*) \{$", re.MULTILINE)
_SHAREABLE: Final = frozenset({"PageInfo"})
"""Types that every subgraph with Relay's connections defines, too."""

Representation = NewType("Representation", object)

ANY_SCALAR: Final[Mapping[object, ScalarDefinition]] = {
    Representation: strawberry.scalar(
        name="_Any",
        description="A representation of an entity: an object with its `__typename` and `id`.",
        serialize=lambda value: value,
        parse_value=lambda value: value,
        parse_literal=parse_json_literal,
    )
}


@strawberry.type(name="_Service", description="This subgraph.")
class Service:
    sdl: str | None = strawberry.field(description="Its schema, with the directives of Apollo Federation.")


def entity_types(core: GraphQLSchema) -> dict[str, type[Any]]:
    """Return the Python classes of the types that are entities, by name: those that `node` finds by the id's prefix."""
    found: dict[str, type[Any]] = {}
    for type_ in core.type_map.values():
        definition = (type_.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
        origin: Any = getattr(definition, "origin", None)
        table = getattr(origin, "ROWS", None)
        is_node = isinstance(type_, GraphQLObjectType) and core.type_map["Node"] in type_.interfaces
        if is_node and getattr(table, "PREFIX", None) in READERS:
            found[type_.name] = origin
    return found


def subgraph_sdl(sdl: str, entities: Iterable[str]) -> str:
    """Return a schema in the schema definition language, with the directives of a subgraph."""
    directives = {**dict.fromkeys(entities, '@key(fields: "id")'), **dict.fromkeys(_SHAREABLE, "@shareable")}

    def add(found: re.Match[str]) -> str:
        directive = directives.get(found["name"])
        return found[0] if directive is None else f"{found['head']} {directive} {{"

    return _LINK + _TYPE.sub(add, sdl)


def subgraph_query(core: GraphQLSchema, sdl: str) -> type[Any]:
    """Return a class with the fields that federation adds to the type `Query`.

    Args:
        core: the schema without them.
        sdl: the same schema, printed.
    """
    entities = entity_types(core)
    service = Service(sdl=subgraph_sdl(sdl, entities))
    entity: Any = Annotated[Union[tuple(entities.values())], strawberry.union("_Entity", description="An entity.")]  # noqa: UP007

    async def find(info: Info, representations: list[Representation]) -> Any:
        return await read_entities(info, representations, entities)

    def describe(info: Info) -> Service:
        if info.context.caller is None and info.context.resources.settings.environment is Environment.PRODUCTION:
            raise Unauthenticated("The schema requires a credential.")
        return service

    find.__annotations__ = {
        "info": Info,
        "representations": Annotated[
            list[Representation], strawberry.argument(description=f"Up to {MOST_REPRESENTATIONS} representations.")
        ],
        "return": list[entity | None],
    }
    fields = {
        "service": strawberry.field(describe, name="_service", description="This subgraph, for composition."),
        "entities": strawberry.field(
            find,
            name="_entities",
            description="The entities that other subgraphs refer to, in the same order; null where one does not exist "
            "or you may not see it.",
        ),
    }
    return strawberry.type(type("SubgraphQuery", (), fields))


def finish_subgraph(core: GraphQLSchema) -> None:
    """Let the union of entities find the type of a row by its class, as the interfaces do."""
    union = core.type_map["_Entity"]
    assert isinstance(union, GraphQLUnionType)
    union.resolve_type = resolve_type_by_class


async def read_entities(
    info: Info, representations: Sequence[object], entities: Mapping[str, type[Any]]
) -> list[Any | None]:
    """Return the row of each representation, or None if the caller may not see it. One statement per type.

    Raises:
        InvalidInput: there are too many, or one does not represent an entity.
    """
    if len(representations) > MOST_REPRESENTATIONS:
        message = f"representations can have at most {MOST_REPRESENTATIONS} entries; it has {len(representations)}."
        raise InvalidInput(message, field=["representations"])
    keys = [_key(each, index, entities) for index, each in enumerate(representations)]
    rows = await read_nodes(info.context, list(dict.fromkeys(id for _, id in keys)), most=MOST_REPRESENTATIONS)
    found = {row.id: row for row in rows if row is not None}
    return [_as(entities[name], found.get(id)) for name, id in keys]


def _key(representation: object, index: int, entities: Mapping[str, type[Any]]) -> tuple[str, str]:
    """Return the type and the id that a representation names."""
    field = ["representations", str(index)]
    if not isinstance(representation, dict):
        raise InvalidInput("A representation must be an object with __typename and id.", field=field)
    name, id = representation.get("__typename"), representation.get("id")
    if not isinstance(name, str) or name not in entities:
        raise InvalidInput("__typename must name a type with a key.", field=[*field, Verbatim("__typename")])
    if not isinstance(id, str):
        raise InvalidInput("id must be a string.", field=[*field, "id"])
    return name, id


def _as(type_: type[Any], row: Any | None) -> Any | None:
    """Return the row if it is of the type that was asked for."""
    return row if row is not None and type_.is_type_of(row, None) else None
