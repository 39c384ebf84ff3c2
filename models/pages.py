"""Keyset pages: a page begins after a row, not at an offset, so it neither skips nor repeats while rows come and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from tortoise.expressions import Case, Q, When
from tortoise.queryset import QuerySet

from errors import InvalidInput
from models.base import Json, Record, plain

RecordType = TypeVar("RecordType", bound=Record)

LARGEST_PAGE: Final = 100
DEFAULT_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is sorted. Rows with equal values follow their ids, in the same direction.

    A missing value counts as greater than any other, on both databases: last when ascending, first when descending.
    """

    column: str = "id"
    descending: bool = False


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
    name, size = ("last", last) if last is not None else ("first", DEFAULT_PAGE if first is None else first)
    if not 1 <= size <= LARGEST_PAGE:
        raise InvalidInput(f"{name} must be from 1 to {LARGEST_PAGE}.", field=[name])
    return size, last is None


@dataclass(frozen=True, slots=True)
class Page(Generic[RecordType]):
    """One page of rows, and the query it came from (to count it when somebody asks)."""

    rows: Sequence[RecordType]
    has_next: bool
    has_previous: bool
    order: Order
    query: QuerySet[RecordType]

    def key(self, row: RecordType) -> list[Json]:
        """Returns what a cursor to this row holds: the order, its value, the id."""
        return [self.order.column, self.order.descending, plain(getattr(row, self.order.column)), row.id]

    async def total(self) -> int:
        """Counts all rows of the list."""
        return await self.query.count()


async def read_page(query: QuerySet[RecordType], order: Order, request: PageRequest) -> Page[RecordType]:
    """Returns the page of `query` that is asked for. One row more than needed is read, to know whether more follow."""
    rows_query = query
    for bound, later in ((request.after, True), (request.before, False)):
        if bound is not None:
            rows_query = rows_query.filter(_beyond(order, bound, later=later, table=query.model))
    backwards = not request.forward
    sign = "-" if order.descending != backwards else ""
    columns = [f"{sign}{order.column}"] + ([f"{sign}id"] if order.column != "id" else [])
    if _nullable(query.model, order.column):
        # SQLite has NULL first where PostgreSQL has it last.
        missing = Case(When(_is_missing(order.column), then="1"), default="0")
        rows_query = rows_query.annotate(missing=missing)
        columns.insert(0, f"{sign}missing")
    rows = await rows_query.order_by(*columns).limit(request.size + 1)
    more = len(rows) > request.size
    rows = rows[: request.size]
    if backwards:
        rows.reverse()
    return Page(
        rows=rows,
        has_next=more if request.forward else request.before is not None,
        has_previous=more if backwards else request.after is not None,
        order=order,
        query=query,
    )


def _beyond(order: Order, bound: tuple[Json, str], *, later: bool, table: type[Record]) -> Q:
    value, id = bound
    comparison = "lt" if order.descending == later else "gt"
    if order.column == "id":
        return Q(**{f"id__{comparison}": id})
    if value is None:
        missing = _is_missing(order.column)
        beyond = missing & Q(**{f"id__{comparison}": id})
        return beyond if comparison == "gt" else beyond | ~missing
    column_value = _column_value(table, order.column, value)
    further = Q(**{f"{order.column}__{comparison}": column_value})
    if comparison == "gt" and _nullable(table, order.column):
        further |= _is_missing(order.column)
    return further | Q(**{order.column: column_value, f"id__{comparison}": id})


def _is_missing(column: str) -> Q:
    condition: dict[str, Any] = {f"{column}__isnull": True}
    return Q(**condition)


def _nullable(table: type[Record], column: str) -> bool:
    return bool(table._meta.fields_map[column].null)


def _column_value(table: type[Record], column: str, value: Json) -> Any:
    field = table._meta.fields_map[column]
    return field.to_python_value(value)
