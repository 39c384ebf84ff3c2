"""Keyset pagination: a page begins after a row, not at an offset, so inserts and deletes cause no gaps or repeats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from errors import InvalidInput
from json_types import Json
from storage.projection import Columns
from storage.queries import Order, Query, after_key, fetch, fetch_per_parent
from storage.record import Record, json_value

__all__ = ["Beyond", "Order", "Page", "PageArguments", "PageRequest", "page_size", "read_page", "read_pages"]

RecordType = TypeVar("RecordType", bound=Record)

MAX_PAGE_SIZE: Final = 100
DEFAULT_PAGE_SIZE: Final = 20


@dataclass(frozen=True, slots=True)
class PageArguments:
    """The arguments of a page, as the client gave them."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The arguments of a page, cursors decoded to `(value of the order's column, id)`."""

    size: int
    forward: bool
    after: tuple[Json, str] | None = None
    before: tuple[Json, str] | None = None


def page_size(first: int | None, last: int | None) -> tuple[int, bool]:
    """Return the page size and whether the page is read forward.

    Raises:
        InvalidInput: both are given, or one is not from 1 to 100.
    """
    if first is not None and last is not None:
        raise InvalidInput("Give first or last, not both.", field=["last"])
    name, size = ("last", last) if last is not None else ("first", DEFAULT_PAGE_SIZE if first is None else first)
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise InvalidInput(f"{name} must be from 1 to {MAX_PAGE_SIZE}.", field=[name])
    return size, last is None


@dataclass(frozen=True, slots=True)
class Page(Generic[RecordType]):
    """One page of rows.

    Args:
        has_next: whether rows follow the page; None if the page reaches the cursor `before`, see `Beyond`.
        has_previous: whether rows precede the page; None if it reaches the cursor `after`.
    """

    rows: Sequence[RecordType]
    has_next: bool | None
    has_previous: bool | None
    order: Order

    def key(self, row: RecordType) -> list[Json]:
        """Return the content of a cursor to this row: the order, its value, the id."""
        return [self.order.column, self.order.descending, json_value(getattr(row, self.order.column)), row.id]


async def read_page(
    query: Query[RecordType], order: Order, request: PageRequest, columns: Columns | None = None
) -> Page[RecordType]:
    """Return the requested page. One extra row is read to see whether more follow.

    Args:
        columns: the columns to read; whole records for None.
    """
    direction, wanted = _direction(order, request), _with_key_columns(columns, order)
    rows = await fetch(_after_cursor(query, order, request), direction, request.size + 1, wanted)
    return _page(rows, order, request)


async def read_pages(
    query: Query[RecordType],
    order: Order,
    request: PageRequest,
    parents: tuple[str, Sequence[str]],
    columns: Columns | None = None,
) -> Mapping[str, Page[RecordType]]:
    """Return the same page of each parent's rows, in one statement.

    Args:
        query: the rows of all parents.
        parents: the column that holds a row's parent, and the parents' ids.
        columns: the columns to read; whole records for None.
    """
    by, ids = parents
    wanted = _with_key_columns(columns, order, by)
    rows = _after_cursor(query, order, request)
    found = await fetch_per_parent(rows, _direction(order, request), request.size + 1, wanted, by, ids)
    return {parent: _page(rows, order, request) for parent, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Beyond(Generic[RecordType]):
    """The rows on the other side of one of the cursors between which a page was read, the cursor's own row included.

    Args:
        query: the list, as for the page.
        following: whether those that follow the page are meant, from the cursor `before` on, or those up to `after`.
    """

    query: Query[RecordType]
    order: Order
    request: PageRequest
    following: bool

    async def exist(self) -> bool:
        """Return whether there are any."""
        return bool(await fetch(self._rows(), self.order, 1, _ID))

    async def exist_by(self, column: str, parents: Sequence[str]) -> Mapping[str, bool]:
        """Return for each parent whether there are any, in one statement."""
        found = await fetch_per_parent(self._rows(), self.order, 1, _ID.along_with(column), column, parents)
        return {parent: bool(rows) for parent, rows in found.items()}

    def _rows(self) -> Query[RecordType]:
        bound = self.request.before if self.following else self.request.after
        assert bound is not None  # the page ends at a cursor
        return after_key(self.query, self.order if self.following else self.order.reversed(), bound, inclusive=True)


_ID: Final = Columns(("id",))


def _after_cursor(query: Query[RecordType], order: Order, request: PageRequest) -> Query[RecordType]:
    """Return the rows between the given cursors."""
    for bound, direction in ((request.after, order), (request.before, order.reversed())):
        if bound is not None:
            query = after_key(query, direction, bound)
    return query


def _direction(order: Order, request: PageRequest) -> Order:
    """Return the order in which the page is read."""
    return order if request.forward else order.reversed()


def _with_key_columns(columns: Columns | None, order: Order, *more: str) -> Columns | None:
    """Add the columns that cursors consist of."""
    return None if columns is None else columns.along_with("id", order.column, *more)


def _page(rows: list[RecordType], order: Order, request: PageRequest) -> Page[RecordType]:
    """Return the page for the rows read, of which the extra one is dropped."""
    more = len(rows) > request.size
    rows = rows[: request.size]
    if not request.forward:
        rows.reverse()
    return Page(
        rows=rows,
        has_next=(request.forward and more) or _beyond(request.before),
        has_previous=(not request.forward and more) or _beyond(request.after),
        order=order,
    )


def _beyond(bound: tuple[Json, str] | None) -> bool | None:
    """Return whether rows lie beyond the end of a page at which no more were found: None for a cursor."""
    return False if bound is None else None
