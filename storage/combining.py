"""One PostgreSQL statement for the rows and events of a transaction, or of several that write the same tables."""

import functools
from collections.abc import Sequence
from typing import Any

from storage.address import Dialect
from storage.placeholders import row_placeholders
from storage.unit_of_work import Changes, EventWriter, Statement

Shape = tuple[tuple[Statement, ...], int]
"""A transaction's statements, and the number of its events."""


def shape_of(changes: Changes) -> Shape:
    """Return the shape: transactions of one shape that only insert can share a statement."""
    return tuple([write.statement for write in changes.writes]), len(changes.events)


def width_of(shape: Shape, writer: EventWriter[object]) -> int:
    """Return the number of parameters of one transaction."""
    statements, events = shape
    return sum(len(statement.names) for statement in statements) + events * len(writer.columns)


def combined(
    group: Sequence[Changes], writer: EventWriter[object], *, to_log: bool = False
) -> tuple[str, list[object]]:
    """Return the statement that writes transactions of one shape, and its parameters. Events keep their order.

    One that depends on the version of a row is alone in its group. Its statement also returns the row's new `version`,
    which is null if the row had another one: then nothing is written.

    Args:
        to_log: whether it appends the events to the log, if it can, and returns the `seq` of the last one.
    """
    statements, events = shape_of(group[0])
    version, values = group[0].version, list[Any]()
    if version is not None:
        text = _if_unchanged(version.table, statements, events, writer)
        values += [version.id, version.number]
    else:
        text = (_appending if to_log else _text)(statements, events, len(group), writer)
    for place in range(len(statements)):
        for changes in group:
            values += changes.writes[place].values
    for changes in group:
        for event in changes.events:
            values += writer.values(event)
    return text, values


@functools.lru_cache(maxsize=2000)
def _text(statements: tuple[Statement, ...], events: int, times: int, writer: EventWriter[object]) -> str:
    """Return one statement that writes rows of different keys, `times` of each, and their events."""
    parts, first = _writes(statements, times)
    if events:
        parts.append(_insert_events(writer.table, writer.columns, events * times, first))
    *before, last = parts
    # PostgreSQL executes the CTEs in reverse order.
    before = [f"w{number} AS ({part})" for number, part in reversed(list(enumerate(before)))]
    return f"WITH {', '.join(before)} {last}" if before else last


@functools.lru_cache(maxsize=2000)
def _appending(statements: tuple[Statement, ...], events: int, times: int, writer: EventWriter[object]) -> str:
    """Return the same, but with the events in the log, if possible."""
    writes, first = _writes(statements, times)
    names = [f"w{number}" for number in range(len(writes))]
    written = [f"{name} AS ({write} RETURNING 1), " for name, write in zip(names, writes, strict=True)]
    return f"WITH {''.join(written)}{writer.appending(events * times, first, names)}"


@functools.lru_cache(maxsize=2000)
def _if_unchanged(table: str, statements: tuple[Statement, ...], events: int, writer: EventWriter[object]) -> str:
    """Return the same for one transaction that depends on the version of a row of a table.

    Another transaction that updates the row at that moment is waited for, and then its version is compared again.
    """
    parts = [
        f'kept AS (UPDATE "{table}" SET "id" = "id" WHERE "id" = $1 AND xmin = $2 RETURNING xmin AS version)'  # noqa: S608 - our own names
    ]
    names, first = [f"w{number}" for number in range(len(statements))], 3
    for name, statement in zip(names, statements, strict=True):
        parts.append(f"{name} AS ({statement.postgres_if(first, 'EXISTS (SELECT FROM kept)')} RETURNING 1)")
        first += len(statement.names)
    return f"WITH {', '.join(parts)}, {writer.appending(events, first, names, version='kept')}"


def _writes(statements: tuple[Statement, ...], times: int) -> tuple[list[str], int]:
    """Return the statements that write rows, `times` of each, and the number of the parameter after theirs."""
    parts, first = [], 1
    for statement in statements:
        parts.append(statement.postgres(first, times))
        first += len(statement.names) * times
    return parts, first


def _insert_events(table: str, columns: tuple[str, ...], events: int, first: int) -> str:
    rows = row_placeholders(Dialect.POSTGRES, len(columns), events, first=first)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {rows} ON CONFLICT (id) DO NOTHING"  # noqa: S608 - our own names
