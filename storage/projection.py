"""Projection: rows with only the columns that an operation selects.

Most columns of a row would be read for nothing, and each one read must be decoded and put into a record. A view has the
selected attributes of a record and nothing else: it cannot be changed or saved.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
import orjson
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance

from storage.address import Dialect
from storage.database import current_database
from storage.hydration import Convert, Row, conversion
from storage.record import JsonField, Record

_MAX_PROJECTIONS: Final = 1_000


class Columns(NamedTuple):
    """The selected columns of a table, as a tuple because every read looks something up by them.

    Args:
        names: the attributes, sorted.
        encoded: those whose JSON text is passed on without being decoded.
    """

    names: tuple[str, ...]
    encoded: frozenset[str] = frozenset()

    def along_with(self, *names: str) -> "Columns":
        """Return these columns and more."""
        if all(name in self.names for name in names):
            return self
        return Columns(tuple(sorted({*self.names, *names})), self.encoded.difference(names))


class View:
    """The base class of views."""

    TABLE: type[Record]


def table_of(value: object) -> type | None:
    """Return the table of a record or view; for any other value, its class."""
    return getattr(type(value), "TABLE", type(value))


def views(table: type[Record], columns: Columns, rows: Sequence[Row]) -> list[Any]:
    """Return the views of rows whose values are these columns, in the order of their names."""
    if not rows:
        return []
    make, conversions = _columns(table, columns, current_database().dialect)
    if not conversions:
        return [make(*row) for row in rows]
    if len(rows) == 1:
        single = list(rows[0])
        for index, convert in conversions:
            single[index] = convert(single[index])
        return [make(*single)]
    values: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for index, convert in conversions:
        values[index] = map(convert, values[index])
    return list(map(make, *values))


@functools.lru_cache(_MAX_PROJECTIONS)
def _columns(
    table: type[Record], columns: Columns, dialect: Dialect
) -> tuple[Callable[..., Any], list[tuple[int, Callable[[Any], Any]]]]:
    """Return a view's constructor, and the conversions of some values by their index."""
    struct = msgspec.defstruct(
        f"{table.__name__}View", [(name, Any) for name in columns.names], namespace={"TABLE": table}, gc=False, eq=False
    )
    fields = table._meta.fields_map
    found = (encoded if name in columns.encoded else _conversion(fields[name], dialect) for name in columns.names)
    return struct, [(index, convert) for index, convert in enumerate(found) if convert is not None]


def _conversion(field: Field[Any], dialect: Dialect) -> Convert | None:
    """Return the conversion of a value that may be None, if one is needed."""
    convert = conversion(field, dialect)
    if convert is None or isinstance(field, CharEnumFieldInstance):
        return convert
    return lambda value: None if value is None else convert(value)


def encoded(value: object) -> object:
    """Return JSON text as a fragment of the response. SQLite returns a JSON number as a number."""
    if not isinstance(value, str):
        return value
    return None if value == "null" else orjson.Fragment(value)


def is_json(table: type[Record], name: str) -> bool:
    """Return whether a column holds JSON."""
    return isinstance(table._meta.fields_map[name], JsonField)
