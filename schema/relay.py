"""Relay connections: pages of a list, of a room or of a parent object."""

import builtins
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Generic, TypeVar, cast

import strawberry

from errors import InvalidInput
from executor import batched
from json_types import Json
from schema.base import Info
from schema.projection import OF_A_CONNECTION, reads, selected
from storage.pagination import Order, Page, PageRequest, page_size, read_page, read_pages
from storage.queries import Query
from storage.record import Record

NodeType = TypeVar("NodeType")


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


async def child_connection(
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


def for_each_parent(resolver: Resolver) -> Resolver:
    """Call a resolver once for many parents. It must return `child_connection` and read only its parent's id.

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
