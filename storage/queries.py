"""Queries for lists of rows: conditions, order, and the statements that read them.

The text of a statement depends on its operators and columns, never on values. It is built once, and the driver keeps it
prepared.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, Generic, Self, TypeAlias, TypeVar, cast

from json_types import Json
from storage.address import Dialect
from storage.database import current_database, list_parameter, read
from storage.hydration import records
from storage.placeholders import placeholders
from storage.projection import Columns, views
from storage.record import Record
from storage.search import fold, pattern

RecordType = TypeVar("RecordType", bound=Record)
MOST_COUNTED: Final = 10_000
"""Rows are counted up to here: to count all of a large table takes longer than anybody waits for a number."""

_MAX_STATEMENTS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Template:
    """The SQL of an operator: `{column}`, `{id}` and its parameters `{0}`, `{1}`."""

    sqlite: str
    postgres: str
    parameters: int


def _sql(template: str, parameters: int = 1) -> Template:
    return Template(template, template, parameters)


class Operator(Enum):
    """The test of a column."""

    EQUALS = _sql("{column} = {0}")
    DIFFERS = Template(sqlite="{column} IS NOT {0}", postgres="{column} IS DISTINCT FROM {0}", parameters=1)
    IS_NULL = _sql("{column} IS NULL", 0)
    AT_LEAST = _sql("{column} >= {0}")
    AT_MOST = _sql("{column} <= {0}")
    GREATER = _sql("{column} > {0}")
    LESS = _sql("{column} < {0}")
    IN = Template(
        sqlite="{column} IN (SELECT value FROM json_each({0}))",
        postgres="{column} = ANY((SELECT string_to_array({0}, ','))::text[])",
        parameters=1,
    )
    CONTAINS_ELEMENT = Template(
        sqlite="EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {0})",
        postgres="{column} @> to_jsonb({0}::text)",
        parameters=1,
    )
    # A list without the element, or null.
    HAS_NO_ELEMENT = Template(
        sqlite="NOT EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {0})",
        postgres="({column} @> to_jsonb({0}::text)) IS NOT TRUE",
        parameters=1,
    )
    CONTAINS_TEXT = Template(
        sqlite="contains_text({column}, {0})",
        postgres='{column} COLLATE "C" ~ {0}',
        parameters=1,
    )
    IS_EMPTY = Template(sqlite="{column} = '[]'", postgres="{column} = '[]'::jsonb", parameters=0)
    # A list of objects, none of which has this value at this key.
    HAS_NO_ENTRY = Template(
        sqlite="NOT EXISTS (SELECT 1 FROM json_each({column}) WHERE json_extract(value, '$.' || {0}) = {1})",
        postgres="NOT {column} @> jsonb_build_array(jsonb_build_object({0}::text, {1}::text))",
        parameters=2,
    )
    # Keyset pagination: the rows beyond a key, or from it on, where null sorts after every value.
    BEFORE_KEY = _sql("({column}, {id}) < ({0}, {1})", 2)
    UP_TO_KEY = _sql("({column}, {id}) <= ({0}, {1})", 2)
    AFTER_KEY = _sql("({column}, {id}) > ({0}, {1})", 2)
    FROM_KEY = _sql("({column}, {id}) >= ({0}, {1})", 2)
    AFTER_KEY_OR_NULL = _sql("(({column}, {id}) > ({0}, {1}) OR {column} IS NULL)", 2)
    FROM_KEY_OR_NULL = _sql("(({column}, {id}) >= ({0}, {1}) OR {column} IS NULL)", 2)
    BEFORE_NULL_KEY = _sql("(({column} IS NULL AND {id} < {0}) OR {column} IS NOT NULL)")
    UP_TO_NULL_KEY = _sql("(({column} IS NULL AND {id} <= {0}) OR {column} IS NOT NULL)")
    AFTER_NULL_KEY = _sql("({column} IS NULL AND {id} > {0})")
    FROM_NULL_KEY = _sql("({column} IS NULL AND {id} >= {0})")


Test: TypeAlias = tuple[Operator, str, Sequence[object]]
"""A test of a column: an operator, the column, and the values of the operator."""
Condition: TypeAlias = tuple[tuple[tuple[Operator, str], ...], ...]
"""Groups of tests, without their values, of which all tests of at least one group must pass."""


@dataclass(frozen=True, slots=True)
class Query(Generic[RecordType]):
    """The rows of a table that satisfy all conditions.

    Args:
        values: the parameters of the conditions, in order, as the database stores them.
    """

    table: type[RecordType]
    conditions: tuple[Condition, ...] = ()
    values: tuple[object, ...] = ()

    def where(self, operator: Operator, columns: str | tuple[str, ...], *values: object) -> Self:
        """Add a condition. With several columns, it is enough if one of them passes."""
        names = (columns,) if isinstance(columns, str) else columns
        return self.where_any(*((operator, name, values) for name in names))

    def where_any(self, *tests: Test) -> Self:
        """Add a condition that holds if one of the tests passes."""
        return self.where_any_of(*([test] for test in tests))

    def where_any_of(self, *groups: Sequence[Test]) -> Self:
        """Add a condition that holds if all tests of one of the groups pass."""
        condition = tuple(tuple((operator, column) for operator, column, _ in group) for group in groups)
        stored = tuple(_stored(value) for group in groups for _, _, values in group for value in values)
        return type(self)(self.table, (*self.conditions, condition), self.values + stored)

    def where_in(self, column: str, values: Sequence[str | Enum]) -> Self:
        """Add the condition that a column has one of the values."""
        return self.where(Operator.IN, column, [_stored(value) for value in values])

    def where_given(self, operator: Operator, column: str, value: object | None) -> Self:
        """Add a condition, unless its value is None because a caller does not filter by it."""
        return self if value is None else self.where(operator, column, value)

    def where_in_given(self, column: str, values: Sequence[str | Enum] | None) -> Self:
        """Add the condition that a column has one of the values, unless they are None."""
        return self if values is None else self.where_in(column, values)

    def search(self, text: str | None, *columns: str) -> Self:
        """Add the condition that one of the columns contains a text, in any case, unless it is empty or None.

        See `storage.search`.
        """
        if not text:
            return self
        sought = fold(text) if current_database().dialect is Dialect.SQLITE else pattern(text)
        return self.where(Operator.CONTAINS_TEXT, columns, sought)

    async def count(self) -> int:
        """Return the number of rows, at most `MOST_COUNTED`."""
        [[number]] = await read(_count_sql(self.table, current_database().dialect, self.conditions), self.values)
        return cast(int, number)

    async def count_by(self, column: str, parents: Sequence[str]) -> dict[str, int]:
        """Return the number of rows of each parent, at most `MOST_COUNTED` each, in one statement."""
        dialect = current_database().dialect
        statement = _count_by_sql(self.table, dialect, self.conditions, column)
        rows = await read(statement, (*self.values, list_parameter(parents, dialect)))
        return dict.fromkeys(parents, 0) | {parent: number for parent, number in rows}


def _stored(value: object) -> object:
    """Return a value as the database stores it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime) and current_database().dialect is Dialect.SQLITE:
        return value.isoformat(" ")
    return list_parameter(value, current_database().dialect) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Order:
    """The column a list is sorted by. Rows with equal values are sorted by id, in the same direction.

    On both databases, null sorts after every other value: last when ascending, first when descending.
    """

    column: str = "id"
    descending: bool = False

    def reversed(self) -> "Order":
        """Return the opposite order."""
        return Order(self.column, not self.descending)


def after_key(
    query: Query[RecordType], order: Order, key: tuple[Json, str], *, inclusive: bool = False
) -> Query[RecordType]:
    """Return the rows that follow a key in this order.

    Args:
        key: the value of the order's column and the id of the row before.
        inclusive: whether a row with this key is one of them.
    """
    value, id = key
    column = order.column
    if column == "id":
        return query.where(_BEYOND_ID[order.descending, inclusive], "id", id)
    if value is None:
        return query.where(_BEYOND_NULL[order.descending, inclusive], column, id)
    typed = query.table._meta.fields_map[column].to_python_value(value)
    beyond = _BEYOND_NULLABLE if _nullable(query.table, column) else _BEYOND
    return query.where(beyond[order.descending, inclusive], column, typed, id)


_Beyond: TypeAlias = Mapping[tuple[bool, bool], Operator]  # by descending, inclusive
_BEYOND_ID: Final[_Beyond] = {
    (False, False): Operator.GREATER,
    (False, True): Operator.AT_LEAST,
    (True, False): Operator.LESS,
    (True, True): Operator.AT_MOST,
}
_BEYOND: Final[_Beyond] = {
    (False, False): Operator.AFTER_KEY,
    (False, True): Operator.FROM_KEY,
    (True, False): Operator.BEFORE_KEY,
    (True, True): Operator.UP_TO_KEY,
}
_BEYOND_NULLABLE: Final[_Beyond] = {
    **_BEYOND,
    (False, False): Operator.AFTER_KEY_OR_NULL,
    (False, True): Operator.FROM_KEY_OR_NULL,
}
_BEYOND_NULL: Final[_Beyond] = {
    (False, False): Operator.AFTER_NULL_KEY,
    (False, True): Operator.FROM_NULL_KEY,
    (True, False): Operator.BEFORE_NULL_KEY,
    (True, True): Operator.UP_TO_NULL_KEY,
}


async def fetch(query: Query[RecordType], order: Order, limit: int, columns: Columns | None) -> list[Any]:
    """Return the first rows in this order.

    Args:
        columns: the columns to read; whole records for None.
    """
    names = None if columns is None else columns.names
    statement = _fetch_sql(query.table, current_database().dialect, query.conditions, order, limit, names)
    return _rows(query.table, columns, await read(statement, query.values))


async def fetch_per_parent(
    query: Query[RecordType], order: Order, limit: int, columns: Columns | None, by: str, parents: Sequence[str]
) -> dict[str, list[Any]]:
    """Return the first rows of each parent, in one statement.

    Args:
        by: the column that holds a row's parent, one of `columns`.
    """
    dialect = current_database().dialect
    names = None if columns is None else columns.names
    if dialect is Dialect.SQLITE:
        query = query.where_in(by, parents)
        values = query.values
    else:
        values = (*query.values, list_parameter(parents, dialect))
    statement = _fetch_per_parent_sql(query.table, dialect, query.conditions, order, limit, names, by)
    found: dict[str, list[Any]] = {parent: [] for parent in parents}
    for row in _rows(query.table, columns, await read(statement, values)):
        found[getattr(row, by)].append(row)
    return found


def _rows(table: type[Record], columns: Columns | None, rows: Sequence[Any]) -> list[Any]:
    return records(table, rows, current_database().dialect) if columns is None else views(table, columns, rows)


# ---------------------------------------------------------------- statements


@functools.lru_cache(_MAX_STATEMENTS)
def _count_sql(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...]) -> str:
    return f"SELECT COUNT(*) FROM ({_rows_to_count(table, _where(table, dialect, conditions))}) AS counted"  # noqa: S608 - own names


@functools.lru_cache(_MAX_STATEMENTS)
def _count_by_sql(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...], by: str) -> str:
    [parents] = placeholders(dialect, 1, first=1 + _parameters(conditions))
    ids = f"unnest(string_to_array({parents}, ','))" if dialect is Dialect.POSTGRES else f"json_each({parents})"
    parent = "parent" if dialect is Dialect.POSTGRES else "parent.value"
    others = _where(table, dialect, conditions)
    where = f"{others} {'AND' if others else 'WHERE'} {_name(table, by)} = {parent}"
    return f"SELECT {parent}, (SELECT COUNT(*) FROM ({_rows_to_count(table, where)}) AS counted) FROM {ids} AS parent"  # noqa: S608 - own names


def _rows_to_count(table: type[Record], where: str) -> str:
    return f'SELECT 1 FROM "{table._meta.db_table}"{where} LIMIT {MOST_COUNTED}'  # noqa: S608 - own names


@functools.lru_cache(_MAX_STATEMENTS)
def _fetch_sql(
    table: type[Record],
    dialect: Dialect,
    conditions: tuple[Condition, ...],
    order: Order,
    limit: int,
    names: tuple[str, ...] | None,
) -> str:
    # The limit is part of the text: PostgreSQL chooses a plan by it, and assumes a long list for a parameter.
    return (
        f'SELECT {_columns(table, names)} FROM "{table._meta.db_table}"{_where(table, dialect, conditions)} '  # noqa: S608 - own names
        f"ORDER BY {_order(table, order)} LIMIT {limit}"
    )


@functools.lru_cache(_MAX_STATEMENTS)
def _fetch_per_parent_sql(
    table: type[Record],
    dialect: Dialect,
    conditions: tuple[Condition, ...],
    order: Order,
    limit: int,
    names: tuple[str, ...] | None,
    by: str,
) -> str:
    if dialect is Dialect.POSTGRES:  # reads the index of each parent only as far as needed
        [parents] = placeholders(dialect, 1, first=1 + _parameters(conditions))
        of_parent = f"{_name(table, by)} = parent.id"
        return (
            f"SELECT found.* FROM unnest(string_to_array({parents}, ',')) AS parent(id) CROSS JOIN LATERAL "  # noqa: S608 - own names
            f'(SELECT {_columns(table, names)} FROM "{table._meta.db_table}"'
            f"{_where(table, dialect, conditions)} AND {of_parent} "
            f"ORDER BY {_order(table, order)} LIMIT {limit}) AS found"
        )
    place = f"ROW_NUMBER() OVER (PARTITION BY {_name(table, by)} ORDER BY {_order(table, order)})"
    columns = _columns(table, names)
    return (
        f"SELECT {columns} FROM "  # noqa: S608 - own names
        f'(SELECT {columns}, {place} AS place_in_page FROM "{table._meta.db_table}"'
        f"{_where(table, dialect, conditions)}) "
        f"WHERE place_in_page <= {limit} ORDER BY place_in_page"
    )


def _columns(table: type[Record], names: tuple[str, ...] | None) -> str:
    return ", ".join(_name(table, name) for name in names or table._meta.fields_db_projection)


def _where(table: type[Record], dialect: Dialect, conditions: tuple[Condition, ...]) -> str:
    parts: list[str] = []
    first = 1
    for condition in conditions:
        groups: list[str] = []
        for group in condition:
            tests: list[str] = []
            for operator, column in group:
                template = operator.value
                marks = placeholders(dialect, template.parameters, first=first)
                first += template.parameters
                sql = template.postgres if dialect is Dialect.POSTGRES else template.sqlite
                tests.append(sql.format(*marks, column=_name(table, column), id='"id"'))
            groups.append(" AND ".join(tests))
        parts.append(groups[0] if len(groups) == 1 else f"({' OR '.join(groups)})")
    return f" WHERE {' AND '.join(parts)}" if parts else ""


def _parameters(conditions: tuple[Condition, ...]) -> int:
    tests = (operator for condition in conditions for group in condition for operator, _ in group)
    return sum(operator.value.parameters for operator in tests)


def _order(table: type[Record], order: Order) -> str:
    direction = "DESC" if order.descending else "ASC"
    # By default SQLite sorts null first and PostgreSQL last.
    nulls = f" NULLS {'FIRST' if order.descending else 'LAST'}" if _nullable(table, order.column) else ""
    by = [f"{_name(table, order.column)} {direction}{nulls}"]
    by += [f'"id" {direction}'] if order.column != "id" else []
    return ", ".join(by)


def _name(table: type[Record], attribute: str) -> str:
    return f'"{table._meta.fields_db_projection[attribute]}"'


def _nullable(table: type[Record], column: str) -> bool:
    return bool(table._meta.fields_map[column].null)
