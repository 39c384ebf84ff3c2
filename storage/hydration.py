"""From the driver's rows to records, without the way through Tortoise's constructors and query builder.

Converting each value by a method call is most of what a small read costs. Here a table's conversions are worked out
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
    """What both drivers give for one row: its values in the order of the columns, and the columns' names."""

    def keys(self) -> Iterable[str]:
        """Returns the names of the columns."""

    def __iter__(self) -> Any: ...


def records(table: type[RecordType], rows: Sequence[Row], dialect: Dialect) -> list[RecordType]:
    """Returns the records of rows that hold every column of a table, and perhaps more.

    What more there is, such as an annotation, becomes an attribute as it is.
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
    # What Tortoise's own constructor for rows sets besides.
    values["_partial"] = False
    values["_saved_in_db"] = True
    values["_custom_generated_pk"] = True
    values["_await_when_save"] = {}
    return record


class RecordsExecutor(BaseExecutor):
    """Makes records of what a query of Tortoise's finds, wherever whole rows of one table are asked for."""

    async def execute_select(
        self, sql: str, values: list[Any] | None = None, custom_fields: list[str] | None = None
    ) -> list[Any]:
        """Runs the query. `custom_fields` are the annotations, which the rows hold beside the columns."""
        selected = self.select_related_idx or []
        if len(selected) != 1 or selected[0][1] < len(self.model._meta.db_fields):
            found: list[Any] = await super().execute_select(sql, values, custom_fields)
            return found
        _, rows = await self.db.execute_query(sql, values)
        made: list[Any] = records(self.model, rows, Dialect(self.db.capabilities.dialect))
        await self._execute_prefetch_queries(made)
        return made


@functools.cache
def _columns(
    table: type[Record], columns: tuple[str, ...], dialect: Dialect
) -> tuple[tuple[str, ...], tuple[tuple[str, Convert], ...]]:
    """Returns the attributes that a row's columns become, and how the values of some of them are converted."""
    reverse = table._meta.fields_db_projection_reverse
    names = tuple(reverse.get(column, column) for column in columns)
    known = table._meta.fields_map
    conversions = ((name, conversion(known[name], dialect)) for name in names if name in known)
    return names, tuple((name, convert) for name, convert in conversions if convert is not None)


def conversion(field: Field[Any], dialect: Dialect) -> Convert | None:
    """Returns what turns a driver's value into the field's, or None where it is that already."""
    if isinstance(field, JsonField):
        return field.to_python_value
    if isinstance(field, CharEnumFieldInstance):
        return {member.value: member for member in field.enum_type}.__getitem__
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
    """SQLite keeps a time as text, in UTC because nothing else is ever written."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
