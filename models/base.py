"""What every table has: an id with a type prefix, the organization it belongs to, and its times."""

import functools
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Any, ClassVar, Self, TypeAlias

import orjson
from tortoise import fields, models

from models.clock import now
from models.database import Dialect, at_once, connection, current_database, write
from models.ids import new_id
from models.writes import Shape, Write, blank, changing, inserting

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

    # Tortoise's own looks for relations each time, and there are none.
    __setattr__ = object.__setattr__  # type: ignore[assignment]

    @classmethod
    def new(cls, **values: Any) -> Self:
        """Returns an unsaved row with a new id and both times set to now."""
        moment = values.pop("created_at", None) or now()
        return blank(cls, {"id": new_id(cls.PREFIX), "created_at": moment, "updated_at": moment, **values})

    async def insert(self) -> None:
        """Writes the new row: in a transaction, at the latest when it ends.

        Where a row that breaks a unique key is an error to expect, `save(force_create=True)` raises it at once.
        """
        await self._write(inserting(type(self)))

    async def store(self) -> None:
        """Writes the row with `updated_at` set to now: in a transaction, at the latest when it ends."""
        self.updated_at = now()
        await self._write(changing(type(self)))

    async def keep(self, *names: str) -> None:
        """Writes these columns, or all of them; that is no change that `updated_at` should tell of."""
        await self._write(changing(type(self), names))

    async def _write(self, shape: Shape) -> None:
        await write(Write(shape, self.id, shape.values(self)))
        self._saved_in_db = True

    def columns(self) -> dict[str, Json]:
        """Returns every column as a JSON value."""
        names, shown = _shown(type(self))
        held = self.__dict__
        values = {name: held[name] for name in names}
        for name, show in shown:
            if values[name] is not None:
                values[name] = show(values[name])
        return values

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


@functools.cache
def _shown(table: type[Record]) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[Any], Json]], ...]]:
    """Returns a table's columns, and how the values of some of them are shown as JSON."""
    names = tuple(table._meta.fields_db_projection)
    known = ((name, table._meta.fields_map[name]) for name in names)
    converted = (fields.data.CharEnumFieldInstance, fields.DatetimeField)
    return names, tuple((name, plain) for name, field in known if isinstance(field, converted))


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
    shape = changing(type(rows[0]), tuple(names))
    numbered = current_database().dialect is Dialect.POSTGRES
    statement, values = shape.text(1 if numbered else None), [shape.values(row) for row in rows]
    for name, allowed in (while_so or {}).items():
        first = len(values[0]) + 1
        marks = ", ".join(f"${first + place}" if numbered else "?" for place in range(len(allowed)))
        statement += f' AND "{name}" IN ({marks})'
        values[0].extend(allowed)
    return Update(statement, values, while_so is not None)


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
