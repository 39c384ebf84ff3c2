"""INSERT and UPDATE statements, and the unit of work that defers them.

A table's statements and the encoding of each column are built once. The writes of a transaction accumulate until it
reads or ends, so that a change and its event reach the database together.
"""

import functools
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from tortoise import fields, models
from tortoise.fields.base import Field

from storage.address import Dialect
from storage.placeholders import placeholders, row_placeholders

EventT = TypeVar("EventT")
RowType = TypeVar("RowType", bound=models.Model)
Encode = Callable[[Any], Any]
_PLAIN: Final = (fields.TextField, fields.IntField, fields.BigIntField, fields.FloatField, fields.BooleanField)


class Statement:
    """A statement that inserts a row of one table or updates some of its columns. Compared by identity.

    `names` are the attributes whose values it takes, in the order of its placeholders; an UPDATE's last one is the key.
    """

    __slots__ = ("_encoders", "_postgres", "columns", "inserts", "names", "sqlite", "table")

    def __init__(self, table: type[models.Model], names: Sequence[str], *, inserts: bool) -> None:
        meta = table._meta
        self.inserts = inserts
        self.table = meta.db_table
        self.names = tuple(names) if inserts else (*names, meta.pk_attr)
        self.columns = tuple(meta.fields_db_projection[name] for name in self.names)
        self._encoders: tuple[tuple[int, object, int, Encode], ...] = tuple(
            (place, *_encoding(meta.fields_map[name], table)) for place, name in enumerate(self.names)
        )
        self.sqlite = self._text(Dialect.SQLITE, 1)
        """The SQL for SQLite."""
        self._postgres: dict[tuple[int, int], str] = {}

    def values(self, row: models.Model) -> list[Any]:
        """Return the parameters of the statement for a row, as the drivers expect them.

        Raises:
            ValidationError: a text is longer than its column.
        """
        attributes = row.__dict__
        values = [attributes[name] for name in self.names]
        # The usual values are recognized here: a call for each would cost more than the rest of this.
        for place, kind, longest, encode in self._encoders:
            value = values[place]
            if value is not None and (value.__class__ is not kind or (longest and len(value) > longest)):
                values[place] = encode(value)
        return values

    def postgres(self, first: int, rows: int = 1) -> str:
        """Return the SQL for PostgreSQL, its placeholders numbered from `first`; an INSERT can insert several rows."""
        text = self._postgres.get((first, rows))
        if text is None:
            text = self._postgres[first, rows] = self._text(Dialect.POSTGRES, first, rows)
        return text

    def postgres_if(self, first: int, condition: str) -> str:
        """Return the SQL for PostgreSQL that writes one row on a condition, its placeholders numbered from `first`."""
        if not self.inserts:
            return f"{self.postgres(first)} AND {condition}"
        columns = ", ".join(f'"{column}"' for column in self.columns)
        values = ", ".join(placeholders(Dialect.POSTGRES, len(self.columns), first=first))
        return f'INSERT INTO "{self.table}" ({columns}) SELECT {values} WHERE {condition}'

    def _text(self, dialect: Dialect, first: int, rows: int = 1) -> str:
        if self.inserts:
            columns = ", ".join(f'"{column}"' for column in self.columns)
            values = row_placeholders(dialect, len(self.columns), rows, first=first)
            return f'INSERT INTO "{self.table}" ({columns}) VALUES {values}'  # noqa: S608 - our own names
        marks = placeholders(dialect, len(self.columns), first=first)
        *changes, key = (f'"{column}"={mark}' for column, mark in zip(self.columns, marks, strict=True))
        return f'UPDATE "{self.table}" SET {",".join(changes)} WHERE {key}'  # noqa: S608 - likewise


def _encoding(field: Field[object], table: type[models.Model]) -> tuple[type | None, int, Encode]:
    """Return how a value that is not None is encoded for the driver.

    The driver takes a value of the first part's class as it is, if it is a text up to the length in the second part,
    or of any length if that is 0. The function in the third part encodes any other.
    """

    def as_tortoise_does(value: object) -> object:
        return field.to_db_value(value, table)

    def moment(value: object) -> object:
        return value if type(value) is datetime and value.tzinfo is not None else as_tortoise_does(value)

    def name_of(value: object) -> object:
        return value._value_ if isinstance(value, Enum) else as_tortoise_does(value)

    if isinstance(field, fields.data.CharEnumFieldInstance):
        return None, 0, name_of
    if isinstance(field, fields.CharField):
        return str, field.max_length, as_tortoise_does
    if isinstance(field, fields.DatetimeField):
        return None, 0, moment
    return field.field_type if type(field) in _PLAIN else None, 0, as_tortoise_does


@functools.cache
def insert_statement(table: type[models.Model]) -> Statement:
    """Return the statement that inserts a row."""
    return Statement(table, list(table._meta.fields_db_projection), inserts=True)


@functools.cache
def update_statement(table: type[models.Model], names: tuple[str, ...] = ()) -> Statement:
    """Return the statement that updates these columns of a row, or all columns if none are given."""
    key = table._meta.pk_attr
    return Statement(table, names or [name for name in table._meta.fields_db_projection if name != key], inserts=False)


# ---------------------------------------------------------------- new rows


def new_instance(table: type[RowType], given: Mapping[str, object]) -> RowType:
    """Return an unsaved row with these values, and the columns' defaults for the others.

    Does the same as Tortoise's constructor, except that a string in a JSON column stays a string; Tortoise would take
    it for encoded JSON.

    Raises:
        ValueError: None is given for a column that is not nullable.
        KeyError: there is no such column.
    """
    defaults, factories, converters = _initial_values(table)
    row = table.__new__(table)
    attributes = row.__dict__
    attributes.update(defaults)
    for name, make in factories:
        attributes[name] = make()
    for name, value in given.items():
        kind, convert = converters[name]
        attributes[name] = value if type(value) is kind or convert is None else convert(value)
    return row


@functools.cache
def _initial_values(
    table: type[models.Model],
) -> tuple[
    dict[str, object], tuple[tuple[str, Callable[[], object]], ...], dict[str, tuple[type | None, Encode | None]]
]:
    known = {name: table._meta.fields_map[name] for name in table._meta.fields_db_projection}
    defaults: dict[str, object] = {"_partial": False, "_saved_in_db": False, "_custom_generated_pk": False}
    factories: list[tuple[str, Callable[[], object]]] = [("_await_when_save", dict)]
    for name, field in known.items():
        if callable(field.default):
            factories.append((name, field.default))
        else:
            defaults[name] = field.default
    return defaults, tuple(factories), {name: _converter(field) for name, field in known.items()}


def _converter(field: Field[Any]) -> tuple[type | None, Encode | None]:
    """Return the class whose values stay as they are, and the function that validates and converts the others.

    None for the function means that every value stays as it is.
    """

    def convert(value: Any) -> Any:
        if value is None and not field.null:
            raise ValueError(f"{field.model_field_name} needs a value")
        same: bool = type(value) is kind and (kind is not datetime or value.tzinfo is UTC)
        return value if same else field.to_python_value(value)

    kind: Any = field.enum_type if isinstance(field, fields.data.CharEnumFieldInstance) else field.field_type
    if isinstance(field, fields.JSONField):
        return None, None
    return None if kind is datetime else kind, convert


# ---------------------------------------------------------------- the unit of work


class EventWriter(Protocol[EventT]):
    """Writes the events of a transaction. The event log provides it, so that storage knows no table.

    On PostgreSQL, an event is one row of `table` with these `columns`, inserted together with the transaction's other
    statements, or appended to the log by a transaction that is one statement. On SQLite, the only writer, events are
    appended to the log directly.
    """

    table: str
    columns: tuple[str, ...]

    def __hash__(self) -> int:
        """Return the hash by which the statements that it has written are kept."""

    def values(self, event: EventT) -> list[object]:
        """Return the values of `columns` for an event."""

    def append(self, events: Sequence[EventT], derived: bool, connection: sqlite3.Connection) -> list[EventT]:
        """Append events on SQLite, on the connection's own thread, and return those that were not recorded yet.

        Args:
            derived: whether their ids are derived from the change, so that some may be recorded already.
        """

    def appending(self, count: int, first: int, after: Sequence[str], *, version: str | None = None) -> str:
        """Return the CTEs that append events on PostgreSQL, and the SELECT of the last one's `seq`.

        It is null if the events are in `table` instead.

        Args:
            first: the number of the first of their parameters.
            after: the names of the CTEs that are to be executed before.
            version: the name of a CTE; the events are written if it has a row, whose `version` is selected, too.
        """

    def placed(self, events: Sequence[EventT], first: int) -> list[EventT]:
        """Return events with their `seq`, which are consecutive."""


class LogFollower(Protocol):
    """Publishes the events of this process. The event log provides it, so that storage knows no subscribers."""

    def logged(self, events: Sequence[object]) -> None:
        """Publish events that were appended to the log, in their order. Must not raise."""

    async def catch_up(self) -> None:
        """Append the events that wait for it.

        Raises:
            Unavailable: the database is unavailable.
        """


class Taken(Exception):
    """Another row has the unique key of a row that was to be inserted. The transaction has failed."""


@dataclass(slots=True)
class PendingWrite:
    """One row's statement with its parameters.

    Args:
        taken: raised instead of an `IntegrityError` if another row has a unique key of this one. An insertion can
            then be deferred, too: nobody takes the error for one of another row.
    """

    statement: Statement
    key: Any
    values: list[Any]
    taken: type[Taken] | None = None

    def merge(self, later: "PendingWrite") -> bool:
        """Merge a later write of the same row; return False if this statement lacks one of its columns."""
        places = {name: place for place, name in enumerate(self.statement.names)}
        if later.statement.inserts or not places.keys() >= set(later.statement.names):
            return False
        for name, value in zip(later.statement.names, later.values, strict=True):
            self.values[places[name]] = value
        return True


@dataclass(slots=True, eq=False)
class RowVersion:
    """The version of a row on PostgreSQL that its reader has seen, or has written since.

    `number` is the row's `xmin`, the transaction that wrote it: each update gives the row another one. Compared by
    identity.
    """

    table: str
    id: str
    number: int


class Changes(NamedTuple):
    """The rows and events that a transaction writes.

    Args:
        version: what they depend on: they are written only if the row still has this version, and give it another one.
    """

    writes: list[PendingWrite]
    events: list[Any]
    version: RowVersion | None = None

    @property
    def only_inserts(self) -> bool:
        """Whether no row is updated, so that it makes no difference which other transactions commit before."""
        return all(write.statement.inserts for write in self.writes)

    def taken_in(self, table: str | None) -> type[Taken] | None:
        """Return what is raised if a unique key is taken in this table; None if it is an `IntegrityError`."""
        return next((write.taken for write in self.writes if write.taken and write.statement.table == table), None)


class UnitOfWork:
    """The pending writes and events of a transaction, and the events it has recorded.

    Args:
        version: for changes that are to be committed by one statement if a row still has this version, instead of in a
            transaction that locks it.
    """

    __slots__ = ("_renewals", "deferred", "derived", "events", "recorded", "version", "writes")

    def __init__(self, version: RowVersion | None = None) -> None:
        self.version = version
        self.writes: list[PendingWrite] = []
        self.events: list[object] = []
        self.derived = False
        """Whether a pending event's id is derived from the change, so that the event may be recorded already."""
        self.recorded: list[object] = []
        self.deferred = 0
        """The number of writes and events deferred so far."""
        self._renewals: dict[str, PendingWrite] = {}

    @property
    def pending(self) -> bool:
        """Whether anything is still to be written."""
        return bool(self.writes or self.events or self._renewals)

    def add(self, write: PendingWrite) -> bool:
        """Defer a write; return False if the pending writes must be flushed first, because they write the same row."""
        self.deferred += 1
        for earlier in self.writes:
            if earlier.key == write.key and earlier.statement.table == write.statement.table:
                return earlier.merge(write)
        self.writes.append(write)
        return True

    def renew(self, write: PendingWrite) -> None:
        """Defer an update that only gives a row another version. Any other update of the row, too, does that."""
        if self.version is None or self.version.id != write.key:  # else its statement does
            self.deferred += 1
            self._renewals[write.key] = write

    def record(self, events: Sequence[Any], *, derived: bool) -> None:
        """Defer events."""
        self.deferred += len(events)
        self.events.extend(events)
        self.derived = self.derived or derived

    def drain(self) -> tuple[Changes, bool]:
        """Remove and return what is pending, and whether an event's id is derived from the change."""
        written = {write.key for write in self.writes}
        renewals = [write for key, write in self._renewals.items() if key not in written]
        drained = Changes([*self.writes, *renewals], self.events), self.derived
        self.writes, self.events, self.derived, self._renewals = [], [], False, {}
        return drained
