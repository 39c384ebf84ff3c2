"""Lists of rows: which rows, in which order, and the statements that read them.

The text of a statement depends on the conditions' kinds alone, never on their values, so it is put together once; the
driver then knows it by its text and keeps it prepared.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, Generic, Self, TypeVar, cast

from json_types import Json
from storage.address import Dialect
from storage.database import current_database, list_parameter, read
from storage.hydration import records
from storage.projection import Columns, views
from storage.record import Record

RecordType = TypeVar("RecordType", bound=Record)
_MAX_STATEMENTS: Final = 2_000


class Operator(Enum):
    """What a condition asks of its columns. With several columns it is enough that it holds for one."""

    IS = "{column} = {0}"
    IS_MISSING = "{column} IS NULL"
    AT_LEAST = "{column} >= {0}"
    MORE = "{column} > {0}"
    LESS = "{column} < {0}"
    AMONG = "among"
    HOLDS = "holds"
    SAYS = "UPPER({column}) LIKE UPPER({0}) ESCAPE '\\'"
    BEFORE = "({column}, {id}) < ({0}, {1})"
    AFTER = "({column}, {id}) > ({0}, {1})"
    AFTER_OR_MISSING = "(({column}, {id}) > ({0}, {1}) OR {column} IS NULL)"
    MISSING_AND_BEFORE = "(({column} IS NULL AND {id} < {0}) OR {column} IS NOT NULL)"
    MISSING_AND_AFTER = "({column} IS NULL AND {id} > {0})"


_DIALECT_SQL: Final[Mapping[tuple[Dialect, Operator], str]] = {
    (Dialect.SQLITE, Operator.AMONG): "{column} IN (SELECT value FROM json_each({0}))",
    (Dialect.POSTGRES, Operator.AMONG): "{column} = ANY((SELECT string_to_array({0}, ','))::text[])",
    (Dialect.SQLITE, Operator.HOLDS): "EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {0})",
    (Dialect.POSTGRES, Operator.HOLDS): "{column} @> to_jsonb({0}::text)",
}
_VALUES: Final[Mapping[Operator, int]] = {
    Operator.IS_MISSING: 0,
    Operator.BEFORE: 2,
    Operator.AFTER: 2,
    Operator.AFTER_OR_MISSING: 2,
}
"""How many values a condition takes, where that is not one."""

Condition = tuple[Operator, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Query(Generic[RecordType]):
    """The rows of a table that all the conditions hold for.

    Args:
        values: what the conditions compare with, in their order, as the database holds it.
    """

    table: type[RecordType]
    conditions: tuple[Condition, ...] = ()
    values: tuple[object, ...] = ()

    def where(self, test: Operator, columns: str | tuple[str, ...], *values: object) -> Self:
        """Returns those rows among them that one more condition holds for."""
        names = (columns,) if isinstance(columns, str) else columns
        stored = tuple(_stored(value) for value in values)
        return type(self)(self.table, (*self.conditions, (test, names)), self.values + stored)

    def where_in(self, column: str, values: Sequence[str | Enum]) -> Self:
        """Returns those rows whose column has one of the values."""
        return self.where(Operator.AMONG, column, [_stored(value) for value in values])

    def search(self, words: str, *columns: str) -> Self:
        """Returns those rows that have this text in one of the columns, in upper or lower case."""
        escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return self.where(Operator.SAYS, columns, f"%{escaped}%")

    async def count(self) -> int:
        """Returns how many rows there are."""
        [[number]] = await read(_count_sql(self.table, current_database().dialect, self.conditions), self.values)
        return cast(int, number)

    async def count_by(self, column: str, parents: Sequence[str]) -> dict[str, int]:
        """Returns how many rows there are of each parent, in one statement."""
        listing = self.where_in(column, parents)
        statement = _count_by_sql(self.table, current_database().dialect, listing.conditions, column)
        return dict.fromkeys(parents, 0) | {parent: number for parent, number in await read(statement, listing.values)}


def _stored(value: object) -> object:
    """Returns a value as the database holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime) and current_database().dialect is Dialect.SQLITE:
        return value.isoformat(" ")
    return list_parameter(value, current_database().dialect) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is sorted. Rows with equal values follow their ids, in the same direction.

    A missing value counts as greater than any other, on both databases: last when ascending, first when descending.
    """

    column: str = "id"
    descending: bool = False

    def reversed(self) -> "Order":
        """Returns the opposite order."""
        return Order(self.column, not self.descending)


def after_key(listing: Query[RecordType], order: Order, bound: tuple[Json, str]) -> Query[RecordType]:
    """Returns the rows that come after a place in this order.

    Args:
        bound: the value of the order's column there, and the id.
    """
    value, id = bound
    column, down = order.column, order.descending
    if column == "id":
        return listing.where(Operator.LESS if down else Operator.MORE, "id", id)
    if value is None:
        return listing.where(Operator.MISSING_AND_BEFORE if down else Operator.MISSING_AND_AFTER, column, id)
    ascending = Operator.AFTER_OR_MISSING if _nullable(listing.table, column) else Operator.AFTER
    shown = listing.table._meta.fields_map[column].to_python_value(value)
    return listing.where(Operator.BEFORE if down else ascending, column, shown, id)


async def fetch(listing: Query[RecordType], order: Order, most: int, columns: Columns | None) -> list[Any]:
    """Returns the first rows in this order.

    Args:
        columns: what of them is wanted; whole records for None.
    """
    names = None if columns is None else columns.names
    statement = _fetch_sql(listing.table, current_database().dialect, listing.conditions, order, most, names)
    return _rows(listing.table, columns, await read(statement, listing.values))


async def fetch_per_parent(
    listing: Query[RecordType], order: Order, most: int, columns: Columns | None, by: str, parents: Sequence[str]
) -> dict[str, list[Any]]:
    """Returns the first rows of each parent, in one statement.

    Args:
        by: the column that says which parent a row belongs to, one of `columns`.
    """
    dialect = current_database().dialect
    names = None if columns is None else columns.names
    if dialect is Dialect.SQLITE:
        listing = listing.where_in(by, parents)
        values = listing.values
    else:
        values = (*listing.values, list_parameter(parents, dialect))
    statement = _fetch_per_parent_sql(listing.table, dialect, listing.conditions, order, most, names, by)
    found: dict[str, list[Any]] = {parent: [] for parent in parents}
    for row in _rows(listing.table, columns, await read(statement, values)):
        found[getattr(row, by)].append(row)
    return found


def _rows(table: type[Record], columns: Columns | None, rows: Sequence[Any]) -> list[Any]:
    return records(table, rows, current_database().dialect) if columns is None else views(table, columns, rows)


# ---------------------------------------------------------------- statements


@functools.lru_cache(_MAX_STATEMENTS)
def _count_sql(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...]) -> str:
    return f'SELECT COUNT(*) FROM "{table._meta.db_table}"{_where(table, dialect, conditions)}'  # noqa: S608 - own names


@functools.lru_cache(_MAX_STATEMENTS)
def _count_by_sql(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...], by: str) -> str:
    where = _where(table, dialect, conditions)
    return f'SELECT {_name(table, by)}, COUNT(*) FROM "{table._meta.db_table}"{where} GROUP BY {_name(table, by)}'  # noqa: S608 - own names


@functools.lru_cache(_MAX_STATEMENTS)
def _fetch_sql(
    table: type[Record],
    dialect: Dialect,
    conditions: tuple[Condition, ...],
    order: Order,
    most: int,
    names: tuple[str, ...] | None,
) -> str:
    # The limit is part of the text: PostgreSQL plans a list by its length, and one it does not know it takes for long.
    return (
        f'SELECT {_columns(table, names)} FROM "{table._meta.db_table}"{_where(table, dialect, conditions)} '  # noqa: S608 - own names
        f"ORDER BY {_order(table, order)} LIMIT {most}"
    )


@functools.lru_cache(_MAX_STATEMENTS)
def _fetch_per_parent_sql(
    table: type[Record],
    dialect: Dialect,
    conditions: tuple[Condition, ...],
    order: Order,
    most: int,
    names: tuple[str, ...] | None,
    by: str,
) -> str:
    if dialect is Dialect.POSTGRES:  # goes down the index of each parent, and no further than it has to
        mark = 1 + sum(_VALUES.get(test, 1) for test, _ in conditions)
        of_parent = f"{_name(table, by)} = parent.id"
        return (
            f"SELECT found.* FROM unnest(string_to_array(${mark}, ',')) AS parent(id) CROSS JOIN LATERAL "  # noqa: S608 - own names
            f'(SELECT {_columns(table, names)} FROM "{table._meta.db_table}"'
            f"{_where(table, dialect, conditions)} AND {of_parent} "
            f"ORDER BY {_order(table, order)} LIMIT {most}) AS found"
        )
    place = f"ROW_NUMBER() OVER (PARTITION BY {_name(table, by)} ORDER BY {_order(table, order)})"
    columns = _columns(table, names)
    return (
        f"SELECT {columns} FROM "  # noqa: S608 - own names
        f'(SELECT {columns}, {place} AS place_in_page FROM "{table._meta.db_table}"'
        f"{_where(table, dialect, conditions)}) "
        f"WHERE place_in_page <= {most} ORDER BY place_in_page"
    )


def _columns(table: type[Record], names: tuple[str, ...] | None) -> str:
    return ", ".join(_name(table, name) for name in names or table._meta.fields_db_projection)


def _where(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...]) -> str:
    parts: list[str] = []
    mark, used = ("$" if dialect is Dialect.POSTGRES else "?"), 0
    for test, columns in conditions:
        count = _VALUES.get(test, 1)
        marks = [f"{mark}{used + place}" for place in range(1, count + 1)]
        used += count
        text = _DIALECT_SQL.get((dialect, test), test.value)
        each = [text.format(*marks, column=_name(table, column), id='"id"') for column in columns]
        parts.append(each[0] if len(each) == 1 else f"({' OR '.join(each)})")
    return f" WHERE {' AND '.join(parts)}" if parts else ""


def _order(table: type[Record], order: Order) -> str:
    direction = "DESC" if order.descending else "ASC"
    # SQLite has what is missing first where PostgreSQL has it last.
    missing = f" NULLS {'FIRST' if order.descending else 'LAST'}" if _nullable(table, order.column) else ""
    by = [f"{_name(table, order.column)} {direction}{missing}"]
    by += [f'"id" {direction}'] if order.column != "id" else []
    return ", ".join(by)


def _name(table: type[Record], attribute: str) -> str:
    return f'"{table._meta.fields_db_projection[attribute]}"'


def _nullable(table: type[Record], column: str) -> bool:
    return bool(table._meta.fields_map[column].null)
