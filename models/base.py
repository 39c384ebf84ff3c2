"""What every table has: an id with a type prefix, the organization it belongs to, and its times."""

import functools
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, ClassVar, Self, TypeAlias

import orjson
from tortoise import fields, models

from models.clock import now
from models.database import Dialect, at_once, connection, current_database
from models.ids import new_id

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value as Python holds it."""

JsonObject: TypeAlias = dict[str, Json]


class JsonField(fields.JSONField[Any]):
    """A JSON column that keeps strings apart from JSON text.

    Tortoise's own field takes any string for encoded JSON, so that the value `"done"` cannot be stored. Here a value is
    always encoded on its way out and always decoded on its way in.
    """

    def to_db_value(self, value: Any, instance: type[models.Model] | models.Model) -> str | None:
        """Returns the JSON text of `value`, or None."""
        return None if value is None else orjson.dumps(value).decode()

    def to_python_value(self, value: Any) -> Any:
        """Returns the decoded value of a column's text; what is not text is a value already."""
        return orjson.loads(value) if isinstance(value, str | bytes) else value


class Record(models.Model):
    """A row of one organization.

    `PREFIX` is the type prefix of the ids. `columns()` and `restore()` are the way into and out of an event's payload:
    an event shows a record as it was at that change, so what it carries has to be enough to build the row again.
    """

    PREFIX: ClassVar[str]

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40, db_index=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        abstract = True

    @classmethod
    def new(cls, **values: Any) -> Self:
        """Returns an unsaved row with a new id and both times set to now.

        JSON values are set past Tortoise's constructor, which would take a string for encoded JSON.
        """
        json_values = {name: values.pop(name) for name in list(values) if name in _json_names(cls)}
        moment = values.pop("created_at", None) or now()
        values.setdefault("updated_at", moment)
        row = cls(**{"id": new_id(cls.PREFIX), "created_at": moment, **values})
        for name, value in json_values.items():
            setattr(row, name, value)
        return row

    async def store(self) -> None:
        """Writes the row with `updated_at` set to now."""
        self.updated_at = now()
        await self.save()

    def columns(self) -> dict[str, Json]:
        """Returns every column as a JSON value."""
        return {name: plain(getattr(self, name)) for name in self._meta.fields_db_projection}

    @classmethod
    def restore(cls, columns: Mapping[str, Json]) -> Self:
        """Returns the row that `columns()` described. A column that is newer than the description is None."""
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
    """Returns the names of a table's JSON columns: asked for with every row that an event shows."""
    return frozenset(name for name, field in table._meta.fields_map.items() if isinstance(field, JsonField))


@dataclass(frozen=True, slots=True)
class Update:
    """A statement that writes some columns of rows of one table; see `update_of`."""

    sql: str
    values: list[list[object]]
    must_find: bool


def update_of(
    rows: Sequence[Record], names: Sequence[str], while_so: Mapping[str, Sequence[object]] | None = None
) -> Update:
    """Returns the statement that writes some columns of rows of one table.

    Args:
        while_so: by column, the stored values with which the row, then only one, may be written.
    """
    table, client = type(rows[0]), connection()
    fields = [table._meta.fields_map[name] for name in names]
    values = [
        [*(each.to_db_value(getattr(row, each.model_field_name), row) for each in fields), row.pk] for row in rows
    ]
    statement = client.executor_class(table, client).get_update_sql(names, None)
    for name, allowed in (while_so or {}).items():
        marks = ", ".join(_mark(len(values[0]) + place) for place in range(1, len(allowed) + 1))
        statement += f' AND "{name}" IN ({marks})'
        values[0].extend(allowed)
    return Update(statement, values, while_so is not None)


def _mark(place: int) -> str:
    return f"${place}" if current_database().dialect is Dialect.POSTGRES else "?"


async def carry_out(updates: Sequence[Update]) -> bool:
    """Runs updates in the running transaction. Returns False, and goes no further, when one does not find its row."""
    if current_database().dialect is Dialect.SQLITE:
        return await at_once(partial(carry_out_here, updates))
    client = connection()
    for each in updates:
        if each.must_find:
            found, _ = await client.execute_query(each.sql, each.values[0])
            if not found:
                return False
        else:
            await client.execute_many(each.sql, each.values)
    return True


def carry_out_here(updates: Sequence[Update], client: sqlite3.Connection) -> bool:
    """Does what `carry_out` does, on the connection's own thread: see `models.database.at_once`."""
    return all(client.executemany(each.sql, each.values).rowcount or not each.must_find for each in updates)


def plain(value: Any) -> Json:
    """Returns a column's value as a JSON value."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.isoformat()
    json_value: Json = value
    return json_value
