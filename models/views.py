"""Rows with no more than what an answer shows of them.

Most columns of a row are read for nothing, and each that is read has to be taken apart and put into a record. A view
has the attributes of a record, as far as they were asked for, and nothing else: it cannot be changed or stored.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import orjson

from models.base import JsonField, Record
from models.rows import Row, conversion

_MOST_SHAPES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table are asked for.

    Args:
        names: the attributes, sorted.
        encoded: those with JSON that nobody looks into, so that its text goes into the answer as it is.
    """

    names: tuple[str, ...]
    encoded: frozenset[str] = frozenset()

    def along_with(self, *names: str) -> "Columns":
        """Returns these columns and others."""
        if all(name in self.names for name in names):
            return self
        return Columns(tuple(sorted({*self.names, *names})), self.encoded.difference(names))


class View:
    """What every view has: the table that it shows a row of."""

    TABLE: type[Record]


def table_of(value: object) -> type | None:
    """Returns the table that a record or a view belongs to; of anything else its class."""
    return getattr(type(value), "TABLE", type(value))


def views(table: type[Record], columns: Columns, rows: Sequence[Row]) -> list[Any]:
    """Returns the views of rows that hold these columns, in the order of their names."""
    make, conversions = _shape(table, columns)
    made = [make(*row) for row in rows]
    for name, convert in conversions:
        for view in made:
            value = getattr(view, name)
            if value is not None:
                setattr(view, name, convert(value))
    return made


@functools.lru_cache(_MOST_SHAPES)
def _shape(table: type[Record], columns: Columns) -> tuple[Callable[..., Any], list[tuple[str, Callable[[Any], Any]]]]:
    struct = msgspec.defstruct(
        f"{table.__name__}View", [(name, Any) for name in columns.names], namespace={"TABLE": table}, gc=False, eq=False
    )
    fields = table._meta.fields_map
    found = ((name, _encoded if name in columns.encoded else conversion(fields[name])) for name in columns.names)
    return struct, [(name, convert) for name, convert in found if convert is not None]


def _encoded(value: object) -> object:
    """SQLite has made a number of what is nothing but a number."""
    if not isinstance(value, str):
        return value
    return None if value == "null" else orjson.Fragment(value)


def is_json(table: type[Record], name: str) -> bool:
    """Tells whether a column holds JSON text."""
    return isinstance(table._meta.fields_map[name], JsonField)
