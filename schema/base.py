"""The building blocks of every room's schema: scalars, enums, Node and Actor.

A GraphQL object type here is a view of a row: `Task.of(row)` casts the row to the type for the type checker and costs
nothing, because the fields are read from the row itself. A field that is not a column has a resolver.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, NewType, Self, TypeAlias, TypeVar, cast

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition

from context.operation import Context
from executor import by_class, resolve_type_by_class
from json_types import Json
from schema.date_times import parse_date_time, write_date_time
from schema.event_names import name_node_type
from schema.json_literals import parse_json_literal
from storage.ids import SYSTEM_ID
from storage.projection import table_of

Info = strawberry.Info[Context, None]

Cursor = NewType("Cursor", str)
if TYPE_CHECKING:
    JSON: TypeAlias = Json
else:
    JSON = NewType("JSON", object)

SCALARS: dict[object, ScalarDefinition] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="A time in the format of RFC 3339. Always returned in UTC, with six fractional digits and `Z`, as "
        "in `2027-03-01T09:30:00.000000Z`; times therefore sort as text. As input, any offset is accepted, and UTC is "
        "assumed without one; of the fraction, digits beyond the microsecond are dropped.",
        specified_by_url="https://scalars.graphql.org/chillicream/date-time.html",
        serialize=write_date_time,
        parse_value=parse_date_time,
    ),
    Cursor: strawberry.scalar(
        name="Cursor",
        description="A position in the event log. Opaque; the same value works as `after` of every subscription, as "
        "`after` of `events`, and as `Last-Event-ID`.",
        serialize=str,
        parse_value=str,
    ),
    JSON: strawberry.scalar(
        name="JSON",
        description="Any JSON value. Integers must fit into 64 bits, except those that a floating-point number is "
        "written as, such as 100000000000000000000 for 1e20; objects keep the order of their keys.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=lambda value: value,
        parse_value=lambda value: value,
        parse_literal=parse_json_literal,
    ),
}

Value = TypeVar("Value")
EnumType = TypeVar("EnumType", bound=type[Enum])


def describe_enum(enum: EnumType, description: str, **values: str) -> EnumType:
    """Register an enum of a module that knows no GraphQL, with a description for each value by name."""
    strawberry.enum(enum, description=description)
    for value in cast(Any, enum).__strawberry_definition__.values:
        value.description = values[value.name]
    return enum


class SortDirection(Enum):
    """The direction in which a list is sorted."""

    ASC = "ASC"
    DESC = "DESC"


describe_enum(
    SortDirection,
    "The direction in which a list is sorted.",
    ASC="Ascending: smallest, oldest or A first. Missing values come last.",
    DESC="Descending: largest, newest or Z first. Missing values come first.",
)


def given(input: object) -> dict[str, Any]:
    """Return the fields of an input that the client sent, by name, except `id`."""
    return {name: value for name, value in vars(input).items() if name != "id" and value is not strawberry.UNSET}


def or_default(value: Value | None, default: Value) -> Value:
    """Return a value of an input, or the default if the client sent null."""
    return default if value is None else value


class Sourced:
    """A GraphQL type whose sources are objects of another class, such as rows: Strawberry expects the type itself."""

    @classmethod
    def of(cls, source: object) -> Self:
        """Return the source, typed as its GraphQL type."""
        return cast(Self, source)

    @classmethod
    def maybe(cls, source: object) -> Self | None:
        """Like `of`, for a source that may be missing."""
        return cast("Self | None", source)

    @classmethod
    def each(cls, sources: Sequence[object] | None) -> list[Self]:
        """Like `of`, for the sources of a list, of which there may be none."""
        return cast("list[Self]", sources or [])


class Backed(Sourced):
    """A GraphQL type whose source is a row of the table `ROWS`, or a logged event."""

    ROWS: ClassVar[type[Any]]

    @classmethod
    @by_class
    def is_type_of(cls, value: object, _info: object) -> bool:
        """Return whether a value has this type, if the schema leaves it open (interfaces and unions)."""
        return issubclass(table_of(value) or object, cls.ROWS)


@strawberry.interface(description="A record or an event with an id, by which `node(id:)` returns it.")
class Node:
    id: strawberry.ID = strawberry.field(description="An opaque id, unique across types and sorted by creation.")

    resolve_type: ClassVar[Callable[..., str | None]] = staticmethod(name_node_type)


@strawberry.interface(description="A user, an agent or Parley itself.")
class Actor(Sourced):
    id: strawberry.ID = strawberry.field(description="The id of the user or agent.")
    name: str = strawberry.field(description="The display name.")

    resolve_type = staticmethod(resolve_type_by_class)


@strawberry.type(description="Parley itself, as the actor of automatic actions such as the expiry of a lease.")
class SystemActor(Actor):
    @classmethod
    @by_class
    def is_type_of(cls, value: object, _info: object) -> bool:
        return isinstance(value, cls)


PARLEY = SystemActor(id=strawberry.ID(SYSTEM_ID), name="Parley")


def schema_config(more: Mapping[object, ScalarDefinition] | None = None) -> StrawberryConfig:
    """Return Strawberry's configuration: naming and scalars.

    Args:
        more: scalars of one schema only.
    """
    return StrawberryConfig(
        scalar_map={**SCALARS, **(more or {})},
        enable_experimental_incremental_execution=True,  # declares @defer and @stream; routes/graphql/ executes them
    )
