"""The building blocks of every room's schema: scalars, Node and Actor, errors as data, Relay connections.

A GraphQL object type here is a view of a row: `Task.of(row)` casts the row to the type for the type checker and costs
nothing, because the fields are read from the row itself. A field that is not a column has a resolver.
"""

import builtins
import functools
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Annotated, Any, ClassVar, Generic, NewType, ParamSpec, Protocol, Self, TypeVar, cast

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition
from strawberry.utils.str_converters import to_camel_case

from context.operation import Context
from errors import (
    ErrorCode,
    Internal,
    InvalidInput,
    ParleyError,
    QueryTooComplex,
    RateLimited,
    Unauthenticated,
    Verbatim,
)
from executor import batched, by_class, resolve_type_by_class
from json_types import Json
from schema.projection import OF_A_CONNECTION, reads, selected
from storage.pagination import Order, Page, PageRequest, page_size, read_page, read_pages
from storage.projection import table_of
from storage.queries import Query
from storage.record import Record

Info = strawberry.Info[Context, None]

Cursor = NewType("Cursor", str)
JSON = NewType("JSON", object)

SCALARS: dict[object, ScalarDefinition] = {
    Cursor: strawberry.scalar(
        name="Cursor",
        description="A position in the event log. Opaque; the same value works as `after` of every subscription, as "
        "`after` of `events`, and as `Last-Event-ID`.",
        serialize=str,
        parse_value=str,
    ),
    JSON: strawberry.scalar(name="JSON", description="Any JSON value.", serialize=lambda value: value),
}

EnumType = TypeVar("EnumType", bound=type[Enum])


def described(enum: EnumType, description: str, **values: str) -> EnumType:
    """Register an enum of a module that knows no GraphQL, with a description for each value by name."""
    strawberry.enum(enum, description=description)
    for value in cast(Any, enum).__strawberry_definition__.values:
        value.description = values[value.name]
    return enum


described(
    ErrorCode,
    "A stable error code.",
    UNAUTHENTICATED="The credential is missing, invalid or expired.",
    FORBIDDEN="The credential does not allow this.",
    NOT_FOUND="The object does not exist or belongs to another organization.",
    BAD_USER_INPUT="A value is invalid; `field` names it.",
    CONFLICT="The object is in a state that does not allow this, or it has changed since you read it.",
    IDEMPOTENCY_MISMATCH="The idempotency key was already used with a different input.",
    RATE_LIMITED="Too many requests. Retry later.",
    QUERY_TOO_COMPLEX="The GraphQL document exceeds a limit on size, depth or complexity.",
    NOT_CONFIGURED="A required setting is missing; the message names it.",
    REAUTH_REQUIRED="The user must reconnect the account at the provider.",
    UPSTREAM_FAILED="The external service rejected or failed the call.",
    UPSTREAM_UNAVAILABLE="The external service is unavailable. Retry later.",
    OUTCOME_UNKNOWN="The call may or may not have taken effect. Check the external service before you retry.",
    UNAVAILABLE="Parley is temporarily unavailable. Retry later.",
    INTERNAL="An internal error; quote the id in the message when you report it.",
)


class SortDirection(Enum):
    """The direction in which a list is sorted."""

    ASC = "ASC"
    DESC = "DESC"


described(
    SortDirection,
    "The direction in which a list is sorted.",
    ASC="Ascending: smallest, oldest or A first. Missing values come last.",
    DESC="Descending: largest, newest or Z first. Missing values come first.",
)


class Backed:
    """A GraphQL type whose source is a row of the table `ROWS`, or a logged event."""

    ROWS: ClassVar[type[Any]]

    @classmethod
    def of(cls, row: Any) -> Self:
        """Return the row, typed as its GraphQL type."""
        return cast(Self, row)

    @classmethod
    def maybe(cls, row: Any) -> Self | None:
        """Like `of`, for a row that may be missing."""
        return cast("Self | None", row)

    @classmethod
    @by_class
    def is_type_of(cls, value: object, _info: object) -> bool:
        """Return whether a value has this type, if the schema leaves it open (interfaces and unions)."""
        return issubclass(table_of(value) or object, cls.ROWS)


@strawberry.interface(description="An object with an id; fetch it again with `node(id:)`.")
class Node:
    id: strawberry.ID = strawberry.field(description="An opaque id, unique across types and sorted by creation.")

    resolve_type = staticmethod(resolve_type_by_class)


@strawberry.interface(description="A user, an agent or Parley itself.")
class Actor:
    id: strawberry.ID = strawberry.field(description="The id of the user or agent.")
    name: str = strawberry.field(description="The display name.")

    resolve_type = staticmethod(resolve_type_by_class)


@strawberry.type(description="An expected error, returned as data.")
class UserError:
    code: ErrorCode = strawberry.field(description="A stable code for programs.")
    message: str = strawberry.field(description="An explanation for people.")
    field: list[str] | None = strawberry.field(
        description='The path into `input` of the invalid value, e.g. ["nodes", "2", "dependsOn"].'
    )
    retryable: bool = strawberry.field(description="Whether the same request may succeed later.")
    retry_after_seconds: int | None = strawberry.field(description="How long to wait before retrying, in seconds.")

    @classmethod
    def of(cls, error: ParleyError) -> Self:
        """Return an expected error as data."""
        return cls(
            code=error.code,
            message=error.message,
            field=[_shown(part) for part in error.field] if error.field is not None else None,
            retryable=error.retryable,
            retry_after_seconds=error.retry_after_seconds,
        )


def _shown(part: str) -> str:
    return str(part) if isinstance(part, Verbatim) else to_camel_case(part)


class Payload(Protocol):
    """A mutation's result: the object, or the errors."""

    errors: list[UserError]


Parameters = ParamSpec("Parameters")
PayloadType = TypeVar("PayloadType")

_TOP_LEVEL = (Unauthenticated, RateLimited, QueryTooComplex, Internal)


def errors_as_data(
    payload: Callable[..., PayloadType],
) -> Callable[[Callable[Parameters, Awaitable[PayloadType]]], Callable[Parameters, Awaitable[PayloadType]]]:
    """Return `payload(errors=[…])` from a mutation that raises an error that a caller can handle.

    Use it below `@strawberry.mutation(…)`. Missing credentials, limits and internal errors stay top-level errors.
    """

    def decorate(
        resolver: Callable[Parameters, Awaitable[PayloadType]],
    ) -> Callable[Parameters, Awaitable[PayloadType]]:
        @functools.wraps(resolver)
        async def answer(*args: Parameters.args, **kwargs: Parameters.kwargs) -> PayloadType:
            try:
                return await resolver(*args, **kwargs)
            except ParleyError as error:
                if isinstance(error, _TOP_LEVEL) and not (isinstance(error, RateLimited) and error.upstream):
                    raise
                return payload(errors=[UserError.of(error)])

        return answer

    return decorate


def no_errors() -> list[UserError]:
    """Return the `errors` of a mutation that succeeded."""
    return []


def errors_field() -> Any:
    """Return the `errors` field of a payload."""
    return strawberry.field(default_factory=no_errors, description="Why the mutation failed; empty if it succeeded.")


@strawberry.input(description="The object to delete.")
class DeleteInput:
    id: strawberry.ID = strawberry.field(description="The id of the object to delete.")


@strawberry.type(description="The result of a deletion.")
class DeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the deleted object; null if there are errors."
    )
    errors: list[UserError] = errors_field()


NodeType = TypeVar("NodeType")
RecordType = TypeVar("RecordType", bound=Record)


@strawberry.type(description="The position of a page in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether items follow the page.")
    has_previous_page: bool = strawberry.field(description="Whether items precede the page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first item.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item.")


@strawberry.type(description="An item of a list and its cursor.")
class Edge(Generic[NodeType]):
    cursor: str = strawberry.field(description="The item's cursor, for `after` or `before`.")
    node: NodeType = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[NodeType]):
    page: strawberry.Private[Page[Any]]
    organization_id: strawberry.Private[str]
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="The items with their cursors.")
    def edges(self, info: Info) -> list[Edge[NodeType]]:
        return [Edge(cursor=self._cursor(info, row), node=cast(NodeType, row)) for row in self.page.rows]

    @strawberry.field(description="The items.")
    def nodes(self) -> list[NodeType]:
        return cast(list[NodeType], self.page.rows)

    @strawberry.field(description="The position of the page in the list.")
    def page_info(self, info: Info) -> PageInfo:
        rows = self.page.rows
        return PageInfo(
            has_next_page=self.page.has_next,
            has_previous_page=self.page.has_previous,
            start_cursor=self._cursor(info, rows[0]) if rows else None,
            end_cursor=self._cursor(info, rows[-1]) if rows else None,
        )

    @strawberry.field(description="The number of items in the whole list; counted only if selected.")
    def total_count(self) -> int:
        return cast(int, self.count())

    def _cursor(self, info: Info, row: Record) -> str:
        return info.context.resources.cursors.seal(self.organization_id, self.page.key(row))


First = Annotated[
    int | None,
    strawberry.argument(description="The number of items from the start of the list, 1 to 100; 20 by default."),
]
After = Annotated[str | None, strawberry.argument(description="Return items after this cursor.")]
Last = Annotated[
    int | None,
    strawberry.argument(description="The number of items from the end of the list, 1 to 100, instead of `first`."),
]
Before = Annotated[str | None, strawberry.argument(description="Return items before this cursor.")]


async def connection(
    info: Info,
    rows: Query[Any],
    order: Order,
    *,
    first: int | None,
    after: str | None,
    last: int | None,
    before: str | None,
) -> Any:
    """Return the requested page of `rows`, which are already filtered to those that the caller may see.

    Raises:
        InvalidInput: an argument is out of range, or a cursor belongs to another list.
    """
    columns = selected(info, rows.table, OF_A_CONNECTION)
    page = await read_page(rows, order, _request(info, order, first, after, last, before), columns)
    return Connection(page=page, organization_id=info.context.actor.organization_id, count=rows.count)


async def nested(
    info: Info,
    listing: Callable[[], Awaitable[Query[Any]]],
    parent: "tuple[str, str | Ids]",
    order: Order,
    *,
    first: int | None,
    after: str | None,
    last: int | None,
    before: str | None,
) -> Any:
    """Return a page of a parent's list. The pages of all parents at this place are read in one statement.

    Args:
        listing: returns the query for the rows of all parents, filtered to those that the caller may see.
        parent: the column that holds the id of a row's parent, and the parent's id. With the `Ids` of several
            parents, the pages of all of them are returned.

    Raises:
        InvalidInput: an argument is out of range, or a cursor belongs to another list.
    """
    column, id = parent
    request = _request(info, order, first, after, last, before)
    # A field of the document has the same arguments for all of its parents.
    place = f"{column} at {builtins.id(info._raw_info.field_nodes[0])}"

    async def pages(ids: list[str]) -> Mapping[str, Page[Any]]:
        rows = await listing()
        return await read_pages(rows, order, request, (column, ids), selected(info, rows.table, OF_A_CONNECTION))

    async def counts(ids: list[str]) -> Mapping[str, int]:
        return await (await listing()).count_by(column, ids)

    loaders = info.context.loaders
    organization_id = info.context.actor.organization_id

    def made(parent: str, page: Page[Any]) -> Connection[Any]:
        count = partial(loaders.grouped(f"counts of {place}", counts).load, parent)
        return Connection(page=page, organization_id=organization_id, count=cast(Any, count))

    if isinstance(id, Ids):
        of_parents = await pages(list(dict.fromkeys(id)))
        return [made(parent, of_parents[parent]) for parent in id]
    page = await loaders.grouped(f"pages of {place}", pages).load(id)
    assert page is not None  # every parent has one, even if it is empty
    return made(id, page)


class Ids(tuple[str, ...]):
    """Takes the place of one id when a field is resolved for several parents at once."""


Resolver = TypeVar("Resolver", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class _Parents:
    """Takes the place of one parent."""

    id: Ids


def list_of_each(resolver: Resolver) -> Resolver:
    """Call a resolver once for many parents. It must return the result of `nested` and read only its parent's id.

    Use it below `@strawberry.field(…)`.
    """

    async def for_all(info: Info, parents: Sequence[Any], **arguments: Any) -> Sequence[Any]:
        ids = Ids(parent.id for parent in parents)
        found: Sequence[Any] = await resolver(None, info, _Parents(ids), **arguments)
        return found

    return batched(for_all)(reads("id")(resolver))


def _request(
    info: Info, order: Order, first: int | None, after: str | None, last: int | None, before: str | None
) -> PageRequest:
    size, forward = page_size(first, last)
    return PageRequest(size, forward, _open(info, after, "after", order), _open(info, before, "before", order))


def _open(info: Info, cursor: str | None, name: str, order: Order) -> tuple[Json, str] | None:
    if cursor is None:
        return None
    key = info.context.resources.cursors.open(info.context.actor.organization_id, cursor, field=name)
    match key:
        case [order.column, order.descending, value, str(id)]:
            return value, id
    raise InvalidInput("This cursor belongs to a list with a different order.", field=[name])


def schema_config() -> StrawberryConfig:
    """Return Strawberry's configuration: naming and scalars."""
    return StrawberryConfig(scalar_map=SCALARS)
