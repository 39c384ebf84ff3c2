"""Relay connections: pages of a list, of a room or of a parent object."""

import functools
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import Parameter, signature
from itertools import chain
from typing import Annotated, Any, Generic, Protocol, TypeVar, cast

import strawberry
from graphql import get_named_type
from graphql.pyutils import Path

from errors import InvalidInput
from executor import batched
from json_types import Json
from schema.base import Info
from schema.projection import OF_A_CONNECTION, selected, uses_columns
from storage.pagination import Beyond, Order, Page, PageArguments, PageRequest, page_size, read_page, read_pages
from storage.queries import Query
from storage.record import Record

ItemType = TypeVar("ItemType")
Result = TypeVar("Result")


@strawberry.type(description="The position of a page in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether items follow the page.")
    has_previous_page: bool = strawberry.field(description="Whether items precede the page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first item.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item.")


@strawberry.type(description="An item of a list and its cursor.")
class Edge(Generic[ItemType]):
    cursor: str = strawberry.field(description="The item's cursor, for `after` or `before`.")
    node: ItemType = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[ItemType]):
    page: strawberry.Private[Page[Any]]
    items: strawberry.Private[str]
    organization_id: strawberry.Private[str]
    count: strawberry.Private[Callable[[], Awaitable[int]]]
    beyond: strawberry.Private[Callable[[bool], Awaitable[bool]]]

    @strawberry.field(description="The items with their cursors.")
    def edges(self, info: Info) -> list[Edge[ItemType]]:
        return [Edge(cursor=self._cursor(info, row), node=cast(ItemType, row)) for row in self.page.rows]

    @strawberry.field(description="The items.")
    def nodes(self) -> list[ItemType]:
        return cast("list[ItemType]", self.page.rows)

    @strawberry.field(description="The position of the page in the list.")
    def page_info(self, info: Info) -> PageInfo:
        rows = self.page.rows
        start, end = (self._cursor(info, rows[0]), self._cursor(info, rows[-1])) if rows else (None, None)
        return page_info(self.page, self.beyond, start, end)

    @strawberry.field(
        description="The number of items in the whole list, counted only if selected, up to 10,000: "
        "that number means 10,000 or more."
    )
    def total_count(self) -> int:
        return cast(int, self.count())

    def _cursor(self, info: Info, row: Record) -> str:
        return info.context.resources.cursors.seal(self.organization_id, [self.items, *self.page.key(row)])


class Ends(Protocol):
    """A page, which knows what precedes and follows it, or None where it reaches a given cursor."""

    @property
    def has_next(self) -> bool | None:
        """Whether items follow."""

    @property
    def has_previous(self) -> bool | None:
        """Whether items precede."""


def page_info(page: Ends, beyond: Callable[[bool], Awaitable[bool]], start: str | None, end: str | None) -> PageInfo:
    """Return the position of a page in its list.

    Args:
        beyond: looks up whether there are items on the other side of the cursor `before` (True) or `after` (False).
        start: the cursor of the first item.
        end: the cursor of the last item.
    """
    return cast(PageInfo, _PageInfo(page, beyond, start, end))


@dataclass(frozen=True, slots=True)
class _PageInfo:
    """The source of `PageInfo`: whether there are items beyond a given cursor is looked up only if selected."""

    page: Ends
    beyond: Callable[[bool], Awaitable[bool]]
    start_cursor: str | None
    end_cursor: str | None

    @property
    def has_next_page(self) -> bool | Awaitable[bool]:
        return self.beyond(True) if self.page.has_next is None else self.page.has_next

    @property
    def has_previous_page(self) -> bool | Awaitable[bool]:
        return self.beyond(False) if self.page.has_previous is None else self.page.has_previous


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


def paged(resolver: Callable[..., Result]) -> Callable[..., Result]:
    """Give a field the arguments `first`, `after`, `last` and `before`, which its resolver takes as one, `page`."""
    return paged_by(After, Before)(resolver)


def paged_by(after: object, before: object) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Like `paged`, for a list whose cursors have a type or a description of their own."""
    given = {"first": First, "after": after, "last": Last, "before": before}
    parameters = [
        Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=annotation)
        for name, annotation in given.items()
    ]

    def decorate(resolver: Callable[..., Result]) -> Callable[..., Result]:
        @functools.wraps(resolver)
        def with_page(*args: Any, **arguments: Any) -> Result:
            page = PageArguments(**{name: arguments.pop(name, None) for name in given})
            return resolver(*args, page=page, **arguments)

        declared = signature(resolver)
        expanded = [parameters if each.name == "page" else [each] for each in declared.parameters.values()]
        expected = declared.replace(parameters=list(chain.from_iterable(expanded)))
        with_page.__signature__ = expected  # type: ignore[attr-defined]  # Strawberry reads the arguments from it
        return with_page

    return decorate


async def connection(info: Info, rows: Query[Any], order: Order, page: PageArguments) -> Connection[Any]:
    """Return the requested page of `rows`, which are already filtered to those that the caller may see.

    Raises:
        InvalidInput: an argument is out of range, or a cursor belongs to another list.
    """
    columns = selected(info, rows.table, OF_A_CONNECTION)
    request = _request(info, order, page)
    return Connection(
        page=await read_page(rows, order, request, columns),
        items=_item_type(info),
        organization_id=info.context.actor.organization_id,
        count=rows.count,
        beyond=lambda following: Beyond(rows, order, request, following).exist(),
    )


@dataclass(frozen=True, slots=True)
class Children:
    """A list that every parent at one place of an operation has, and the page of it to return.

    Args:
        column: the column that holds the id of a row's parent.
        rows: returns the rows of all parents, filtered to those that the caller may see.
    """

    column: str
    rows: Callable[[], Awaitable[Query[Any]]]
    order: Order
    page: PageArguments


def for_each_parent(resolver: Callable[..., Children]) -> Callable[..., Awaitable[Any]]:
    """Resolve a field to a page of the list that its resolver describes, for one parent or for many at once.

    Use it below `@strawberry.field(graphql_type=Connection[…], …)`. The resolver does not know the parent;
    it takes the arguments of the page as one, `page`, as below `@paged`.
    """
    describe = paged(resolver)

    @functools.wraps(describe)
    async def for_one(parent: Any, info: Info, **arguments: Any) -> Connection[Any]:
        return await child_connection(info, describe(None, info, **arguments), parent.id)

    async def for_all(info: Info, parents: Sequence[Any], **arguments: Any) -> list[Connection[Any]]:
        return await child_connections(info, describe(None, info, **arguments), [parent.id for parent in parents])

    return batched(for_all)(uses_columns("id")(for_one))


async def child_connection(info: Info, children: Children, parent_id: str) -> Connection[Any]:
    """Return a page of a parent's list. Pages requested in the same tick at the same place are read together.

    Raises:
        InvalidInput: an argument is out of range, or a cursor belongs to another list.
    """
    pages = info.context.loaders.grouped(f"pages of {place_of(info)}", _pages(info, children))
    page = await pages.load(parent_id)
    assert page is not None  # every parent has one, even if it is empty
    return _connections(info, children)(parent_id, page)


async def child_connections(info: Info, children: Children, parent_ids: Sequence[str]) -> list[Connection[Any]]:
    """Return a page of each parent's list, in the order of the parents. They are read in one statement.

    Raises:
        InvalidInput: an argument is out of range, or a cursor belongs to another list.
    """
    pages = await _pages(info, children)(list(dict.fromkeys(parent_ids)))
    connection_of = _connections(info, children)
    return [connection_of(id, pages[id]) for id in parent_ids]


def _pages(info: Info, children: Children) -> Callable[[list[str]], Awaitable[Mapping[str, Page[Any]]]]:
    """Return the function that reads the page of each parent."""
    column, order, request = children.column, children.order, _request(info, children.order, children.page)

    async def read(ids: list[str]) -> Mapping[str, Page[Any]]:
        rows = await children.rows()
        return await read_pages(rows, order, request, (column, ids), selected(info, rows.table, OF_A_CONNECTION))

    return read


def _connections(info: Info, children: Children) -> Callable[[str, Page[Any]], Connection[Any]]:
    """Return the function that makes a connection of a parent's page."""

    async def count(ids: list[str]) -> Mapping[str, int]:
        return await (await children.rows()).count_by(children.column, ids)

    items, organization_id = _item_type(info), info.context.actor.organization_id

    def total(parent_id: str) -> Awaitable[int]:
        counts = info.context.loaders.grouped(f"counts of {place_of(info)}", count)
        return cast("Awaitable[int]", counts.load(parent_id))

    beyond = partial(_beyond, info, children)

    def connection_of(parent_id: str, page: Page[Any]) -> Connection[Any]:
        count_of, beyond_of = partial(total, parent_id), partial(beyond, parent_id)
        return Connection(page=page, items=items, organization_id=organization_id, count=count_of, beyond=beyond_of)

    return connection_of


async def _beyond(info: Info, children: Children, parent_id: str, following: bool) -> bool:
    """Return whether there are rows on the other side of a cursor; looked up for all parents at once."""

    async def exist(ids: list[str]) -> Mapping[str, bool]:
        beyond = Beyond(await children.rows(), children.order, _request(info, children.order, children.page), following)
        return await beyond.exist_by(children.column, ids)

    side = "following" if following else "preceding"
    return bool(await info.context.loaders.grouped(f"{side} {place_of(info)}", exist).load(parent_id))


def place_of(info: Info) -> str:
    """Return the field's place in the operation: its response path without list indices.

    A field has the same arguments and selections for all parents at one place.
    """
    fields = []
    path: Path | None = info.path
    while path is not None:
        if path.typename is not None:
            fields.append(f"{path.typename}.{path.key}")
        path = path.prev
    return " in ".join(fields)


def _item_type(info: Info) -> str:
    """Return the name of the type whose connection the field returns."""
    return get_named_type(info._raw_info.return_type).name.removesuffix("Connection")


def _request(info: Info, order: Order, page: PageArguments) -> PageRequest:
    size, forward = page_size(page.first, page.last)
    after, before = _open(info, page.after, "after", order), _open(info, page.before, "before", order)
    return PageRequest(size, forward, after, before)


def _open(info: Info, cursor: str | None, name: str, order: Order) -> tuple[Json, str] | None:
    """Return the key of a cursor; None without one: some clients send an empty string for a variable that is not set.

    Raises:
        InvalidInput: the cursor belongs to another list.
    """
    if not cursor:
        return None
    items = _item_type(info)
    match info.context.resources.cursors.open(info.context.actor.organization_id, cursor, field=name):
        case [kind, order.column, order.descending, value, str(id)] if kind == items:
            return value, id
        case [kind, *_] if kind == items:
            raise InvalidInput(f"{name} is a cursor of a list in another order.", field=[name])
    raise InvalidInput(f"{name} is not a cursor of a list of this type.", field=[name])
