"""Keyset pages: a page begins after a row, not at an offset, so it neither skips nor repeats while rows come and go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from errors import InvalidInput
from json_types import Json
from storage.projection import Columns
from storage.queries import Order, Query, after_key, fetch, fetch_per_parent
from storage.record import Record, json_value

__all__ = ["Order", "Page", "PageRequest", "page_size", "read_page", "read_pages"]

RecordType = TypeVar("RecordType", bound=Record)

MAX_PAGE_SIZE: Final = 100
DEFAULT_PAGE_SIZE: Final = 20


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The four arguments of a Relay connection, cursors already opened: `(value of the order's column, id)`."""

    size: int
    forward: bool
    after: tuple[Json, str] | None = None
    before: tuple[Json, str] | None = None


def page_size(first: int | None, last: int | None) -> tuple[int, bool]:
    """Returns the size of the page that is asked for and whether it is read forward.

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
    """One page of rows."""

    rows: Sequence[RecordType]
    has_next: bool
    has_previous: bool
    order: Order

    def key(self, row: RecordType) -> list[Json]:
        """Returns what a cursor to this row holds: the order, its value, the id."""
        return [self.order.column, self.order.descending, json_value(getattr(row, self.order.column)), row.id]


async def read_page(
    listing: Query[RecordType], order: Order, request: PageRequest, columns: Columns | None = None
) -> Page[RecordType]:
    """Returns the page of the list that is asked for. One row more than needed is read, to know whether more follow.

    Args:
        columns: what is wanted of the rows; whole records for None.
    """
    direction, wanted = _direction(order, request), _with_key_columns(columns, order)
    rows = await fetch(_after_cursor(listing, order, request), direction, request.size + 1, wanted)
    return _page(rows, order, request)


async def read_pages(
    listing: Query[RecordType],
    order: Order,
    request: PageRequest,
    parents: tuple[str, Sequence[str]],
    columns: Columns | None = None,
) -> Mapping[str, Page[RecordType]]:
    """Returns the same page of the list of each parent, in one statement.

    Args:
        listing: the rows of all parents.
        parents: the column that says which parent a row belongs to, and the parents' ids.
        columns: what is wanted of the rows; whole records for None.
    """
    by, ids = parents
    wanted = _with_key_columns(columns, order, by)
    rows = _after_cursor(listing, order, request)
    found = await fetch_per_parent(rows, _direction(order, request), request.size + 1, wanted, by, ids)
    return {parent: _page(rows, order, request) for parent, rows in found.items()}


def _after_cursor(listing: Query[RecordType], order: Order, request: PageRequest) -> Query[RecordType]:
    """Returns the rows between the cursors that were given."""
    for bound, direction in ((request.after, order), (request.before, order.reversed())):
        if bound is not None:
            listing = after_key(listing, direction, bound)
    return listing


def _direction(order: Order, request: PageRequest) -> Order:
    """Returns the order in which the page is read."""
    return order if request.forward else order.reversed()


def _with_key_columns(columns: Columns | None, order: Order, *more: str) -> Columns | None:
    """Returns what is wanted along with what cursors are made of."""
    return None if columns is None else columns.along_with("id", order.column, *more)


def _page(rows: list[RecordType], order: Order, request: PageRequest) -> Page[RecordType]:
    """Returns the page of the rows that were read, one more than it may hold if there are more."""
    more = len(rows) > request.size
    rows = rows[: request.size]
    if not request.forward:
        rows.reverse()
    return Page(
        rows=rows,
        has_next=more if request.forward else request.before is not None,
        has_previous=request.after is not None if request.forward else more,
        order=order,
    )
