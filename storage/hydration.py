"""Builds records straight from driver rows, bypassing Tortoise's constructors and query builder.

Converting each value by a method call is most of the cost of a small read. Here a table's conversions are determined
once.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol, TypeVar

from tortoise import fields
from tortoise.backends.base.executor import BaseExecutor
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance

from storage.address import Dialect
from storage.record import JsonField, Record

RecordType = TypeVar("RecordType", bound=Record)
Convert = Callable[[Any], Any]


class Row(Protocol):
    """A row of either driver: its values in column order, and the column names."""

    def keys(self) -> Iterable[str]:
        """Return the column names."""

    def __iter__(self) -> Any: ...


def records(table: type[RecordType], rows: Sequence[Row], dialect: Dialect) -> list[RecordType]:
    """Return the records of rows that hold every column of a table.

    Additional values, such as annotations, become attributes unchanged.
    """
    if not rows:
        return []
    names, conversions = _columns(table, tuple(rows[0].keys()), dialect)
    return [_record(table, names, conversions, row) for row in rows]


def _record(
    table: type[RecordType], names: Sequence[str], conversions: Sequence[tuple[str, Convert]], row: Row
) -> RecordType:
    record = table.__new__(table)
    values = record.__dict__
    values.update(zip(names, row, strict=True))
    for name, convert in conversions:
        value = values[name]
        if value is not None:
            values[name] = convert(value)
    # Tortoise's own constructor for rows sets these as well.
    values["_partial"] = False
    values["_saved_in_db"] = True
    values["_custom_generated_pk"] = True
    values["_await_when_save"] = {}
    return record


class RecordsExecutor(BaseExecutor):
    """Builds the records of a Tortoise query that reads whole rows of one table."""

    async def execute_select(
        self, sql: str, values: list[Any] | None = None, custom_fields: list[str] | None = None
    ) -> list[Any]:
        """Run the query. `custom_fields` are the annotations, which the rows hold besides the columns."""
        selected = self.select_related_idx or []
        if len(selected) != 1 or selected[0][1] < len(self.model._meta.db_fields):
            found: list[Any] = await super().execute_select(sql, values, custom_fields)
            return found
        _, rows = await self.db.execute_query(sql, values)
        built: list[Any] = records(self.model, rows, Dialect(self.db.capabilities.dialect))
        await self._execute_prefetch_queries(built)
        return built


@functools.cache
def _columns(
    table: type[Record], columns: tuple[str, ...], dialect: Dialect
) -> tuple[tuple[str, ...], tuple[tuple[str, Convert], ...]]:
    """Return the attribute names of a row's columns, and the conversions of some of them."""
    reverse = table._meta.fields_db_projection_reverse
    names = tuple(reverse.get(column, column) for column in columns)
    known = table._meta.fields_map
    conversions = ((name, conversion(known[name], dialect)) for name in names if name in known)
    return names, tuple((name, convert) for name, convert in conversions if convert is not None)


def conversion(field: Field[Any], dialect: Dialect) -> Convert | None:
    """Return the function that converts a driver's value to the field's; None if none is needed.

    That of an enum also takes None, so that it need not be wrapped: a column's values are converted without any Python.
    """
    if isinstance(field, JsonField):
        return field.to_python_value
    if isinstance(field, CharEnumFieldInstance):
        members: dict[Any, Any] = {None: None, **{member.value: member for member in field.enum_type}}
        return members.__getitem__
    if isinstance(field, fields.DatetimeField):
        return _moment if dialect is Dialect.SQLITE else None
    if isinstance(field, fields.BooleanField):
        return bool if dialect is Dialect.SQLITE else None
    return None if isinstance(field, _DRIVER_TYPES) else field.to_python_value


_DRIVER_TYPES: Final = (
    fields.CharField,
    fields.TextField,
    fields.IntField,
    fields.BigIntField,
    fields.FloatField,
)


def _moment(value: datetime | str) -> datetime:
    """Parse a time that SQLite stores as text, always in UTC."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
