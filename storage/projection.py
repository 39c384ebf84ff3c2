"""Rows with no more than what an answer shows of them.

Most columns of a row are read for nothing, and each that is read has to be taken apart and put into a record. A view
has the attributes of a record, as far as they were asked for, and nothing else: it cannot be changed or stored.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import orjson

from storage.address import Dialect
from storage.database import current_database
from storage.hydration import Row, conversion
from storage.record import JsonField, Record

_MAX_PROJECTIONS: Final = 1_000


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
    if not rows:
        return []
    make, conversions = _columns(table, columns, current_database().dialect)
    if not conversions:
        return [make(*row) for row in rows]
    if len(rows) == 1:
        alone = list(rows[0])
        for place, convert in conversions:
            alone[place] = convert(alone[place])
        return [make(*alone)]
    values: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, convert in conversions:
        values[place] = map(convert, values[place])
    return list(map(make, *values))


@functools.lru_cache(_MAX_PROJECTIONS)
def _columns(
    table: type[Record], columns: Columns, dialect: Dialect
) -> tuple[Callable[..., Any], list[tuple[int, Callable[[Any], Any]]]]:
    """Returns what makes a view of a row's values, and by their places how some of them are converted before."""
    struct = msgspec.defstruct(
        f"{table.__name__}View", [(name, Any) for name in columns.names], namespace={"TABLE": table}, gc=False, eq=False
    )
    fields = table._meta.fields_map
    found = (encoded if name in columns.encoded else conversion(fields[name], dialect) for name in columns.names)
    return struct, [(place, _unless_null(convert)) for place, convert in enumerate(found) if convert is not None]


def _unless_null(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return convert if convert is encoded else lambda value: None if value is None else convert(value)


def encoded(value: object) -> object:
    """Returns JSON text as what goes into an answer unread. SQLite has made a number of what is only a number."""
    if not isinstance(value, str):
        return value
    return None if value == "null" else orjson.Fragment(value)


def is_json(table: type[Record], name: str) -> bool:
    """Tells whether a column holds JSON text."""
    return isinstance(table._meta.fields_map[name], JsonField)
