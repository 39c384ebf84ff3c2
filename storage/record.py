"""The base class of tables: an id with a type prefix, the organization, and two times."""

import functools
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, Self, TypeVar

import orjson
from tortoise import fields, models

from json_types import Json, format_time
from storage.clock import now
from storage.database import write
from storage.ids import new_id
from storage.unit_of_work import PendingWrite, Statement, insert_statement, new_instance, update_statement

JsonType = TypeVar("JsonType")


class JsonField(fields.JSONField[JsonType]):
    """A JSON column that keeps strings apart from JSON text, and the keys of objects in the order in which they came.

    Tortoise's own field takes any string for encoded JSON, so that the value `"done"` cannot be stored. This one always
    encodes on write and always decodes on read. PostgreSQL's `jsonb`, which Tortoise uses, sorts keys by their length.
    """

    class _db_postgres:
        SQL_TYPE = "JSON"

    def to_db_value(self, value: Any, instance: type[models.Model] | models.Model) -> str | None:
        """Return the JSON text of `value`, or None."""
        return None if value is None else orjson.dumps(value).decode()

    def to_python_value(self, value: Any) -> Any:
        """Return the decoded value of a column's text; anything else is already decoded."""
        return orjson.loads(value) if isinstance(value, str | bytes) else value


class SearchedListField(JsonField[JsonType]):
    """A JSON column with a list on whose items there are conditions, for which PostgreSQL needs `jsonb`."""

    class _db_postgres:
        SQL_TYPE = "JSONB"


class Record(models.Model):
    """A row of one organization.

    `PREFIX` is the type prefix of the ids. `columns()` and `restore()` convert to and from an event's payload, which
    shows the record as of that change and must be enough to rebuild the row.
    """

    PREFIX: ClassVar[str]

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40, db_index=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        abstract = True

    # Tortoise's own looks for relations on each assignment; there are none.
    __setattr__ = object.__setattr__  # type: ignore[assignment]

    @classmethod
    def new(cls, **values: Any) -> Self:
        """Return an unsaved row with a new id and both times set to now."""
        moment = values.pop("created_at", None) or now()
        return new_instance(cls, {"id": new_id(cls.PREFIX), "created_at": moment, "updated_at": moment, **values})

    async def insert(self, *, immediately: bool = False) -> None:
        """Insert the new row: in a transaction, at the latest when it ends.

        Args:
            immediately: insert it now, where a violated unique key is an expected error.

        Raises:
            IntegrityError: with `immediately`, a unique key is violated.
        """
        await self._write(insert_statement(type(self)), immediately=immediately)

    async def save(self) -> None:  # type: ignore[override]  # Tortoise's takes options that no caller needs
        """Update the row and set `updated_at` to now: in a transaction, at the latest when it ends."""
        self.updated_at = now()
        await self._write(update_statement(type(self)))

    async def update_columns(self, *names: str) -> None:
        """Update these columns, or all of them, and leave `updated_at` as it is."""
        await self._write(update_statement(type(self), names))

    async def _write(self, statement: Statement, *, immediately: bool = False) -> None:
        await write(PendingWrite(statement, self.id, statement.values(self)), immediately=immediately)
        self._saved_in_db = True

    def columns(self) -> dict[str, Json]:
        """Return every column as a JSON value."""
        names, converters = _column_converters(type(self))
        attributes = self.__dict__
        values = {name: attributes[name] for name in names}
        for name, convert in converters:
            if values[name] is not None:
                values[name] = convert(values[name])
        return values

    @classmethod
    def restore(cls, columns: Mapping[str, Json]) -> Self:
        """Return the row that `columns()` returned. A column added since then is None."""
        projection = cls._meta.fields_db_projection
        json_names = _json_names(cls)
        row = cls._init_from_db(
            **{column: None if name in json_names else columns.get(name) for name, column in projection.items()}
        )
        for name in json_names:
            setattr(row, name, columns.get(name))
        return row


@functools.cache
def _json_names(table: type[Record]) -> frozenset[str]:
    """Return the names of a table's JSON columns; cached because every event that shows a row needs them."""
    return frozenset(name for name, field in table._meta.fields_map.items() if isinstance(field, JsonField))


@functools.cache
def _column_converters(table: type[Record]) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[Any], Json]], ...]]:
    """Return a table's columns, and the functions that convert some of them to JSON values."""
    names = tuple(table._meta.fields_db_projection)
    known = ((name, table._meta.fields_map[name]) for name in names)
    converted = (fields.data.CharEnumFieldInstance, fields.DatetimeField)
    return names, tuple((name, json_value) for name, field in known if isinstance(field, converted))


def json_value(value: Any) -> Json:
    """Return a column's value as a JSON value."""
    if isinstance(value, Enum):
        return str(value._value_)
    if isinstance(value, datetime):
        return format_time(value)
    plain: Json = value
    return plain
