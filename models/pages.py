"""Keyset pages: a page begins after a row, not at an offset, so it neither skips nor repeats while rows come and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from tortoise.expressions import Case, Q, RawSQL, When
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from errors import InvalidInput
from models.base import Json, Record, plain
from models.database import connection, unavailable_when_away
from models.rows import records

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
    """One page of rows."""

    rows: Sequence[RecordType]
    has_next: bool
    has_previous: bool
    order: Order

    def key(self, row: RecordType) -> list[Json]:
        """Returns what a cursor to this row holds: the order, its value, the id."""
        return [self.order.column, self.order.descending, plain(getattr(row, self.order.column)), row.id]


async def read_page(query: QuerySet[RecordType], order: Order, request: PageRequest) -> Page[RecordType]:
    """Returns the page of `query` that is asked for. One row more than needed is read, to know whether more follow."""
    rows_query = _within(query, order, request)
    columns = [f"{_sign(order, request)}{order.column}"] + (
        [f"{_sign(order, request)}id"] if order.column != "id" else []
    )
    if _nullable(query.model, order.column):
        # SQLite has NULL first where PostgreSQL has it last.
        missing = Case(When(_is_missing(order.column), then="1"), default="0")
        rows_query = rows_query.annotate(missing=missing)
        columns.insert(0, f"{_sign(order, request)}missing")
    return _page(await rows_query.order_by(*columns).limit(request.size + 1), order, request)


async def read_pages(
    query: QuerySet[RecordType], order: Order, request: PageRequest, column: str, parents: Sequence[str]
) -> dict[str, Page[RecordType]]:
    """Returns the same page of the list of each parent, in one statement.

    Args:
        query: the rows of all parents.
        column: which parent a row belongs to.
    """
    numbered = _within(query.filter(**{f"{column}__in": parents}), order, request).annotate(
        place_in_page=RawSQL(_place(query.model, order, request, column))
    )
    numbered.sql()  # puts the statement together
    inner, values = numbered.query.get_parameterized_sql()
    last = request.size + 1
    statement = f"SELECT * FROM ({inner}) AS numbered WHERE place_in_page <= {last} ORDER BY place_in_page"  # noqa: S608 - bound above
    with unavailable_when_away():
        _, rows = await connection().execute_query(statement, values)
    found: dict[str, list[RecordType]] = {parent: [] for parent in parents}
    for row in records(query.model, rows):
        found[getattr(row, column)].append(row)
    return {parent: _page(rows, order, request) for parent, rows in found.items()}


async def count_by(query: QuerySet[Any], column: str, parents: Sequence[str]) -> dict[str, int]:
    """Returns how many rows of `query` each parent has, in one statement."""
    counted = query.filter(**{f"{column}__in": parents}).annotate(found=Count("id")).group_by(column)
    return dict.fromkeys(parents, 0) | dict(await counted.values_list(column, "found"))


def _within(query: QuerySet[RecordType], order: Order, request: PageRequest) -> QuerySet[RecordType]:
    """Returns the rows between the cursors that were given."""
    for bound, later in ((request.after, True), (request.before, False)):
        if bound is not None:
            query = query.filter(_beyond(order, bound, later=later, table=query.model))
    return query


def _sign(order: Order, request: PageRequest) -> str:
    """Returns Tortoise's sign of the direction in which the page is read."""
    return "-" if order.descending != (not request.forward) else ""


def _place(table: type[Record], order: Order, request: PageRequest, column: str) -> str:
    """Returns the expression for a row's place among those of its parent; see `read_page` for the order."""
    direction = "DESC" if _sign(order, request) else "ASC"
    names = table._meta.fields_db_projection
    qualified = f'"{table._meta.db_table}"."{names[order.column]}"'
    by = [f"{qualified} {direction}"] + ([f'"{table._meta.db_table}"."id" {direction}'] if order.column != "id" else [])
    if _nullable(table, order.column):
        by.insert(0, f"CASE WHEN {qualified} IS NULL THEN 1 ELSE 0 END {direction}")
    parent = f'"{table._meta.db_table}"."{names[column]}"'
    return f"ROW_NUMBER() OVER (PARTITION BY {parent} ORDER BY {', '.join(by)})"


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
