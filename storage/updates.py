"""UPDATE statements for several rows, run together, each optionally only while its row still holds expected values.

A `ChangeSet` adds the events that record its updates; on SQLite, several of them are written in one call.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from storage.address import Dialect
from storage.database import connection, current_database, run_on_connection_thread, unit_of_work
from storage.placeholders import placeholders
from storage.record import Record
from storage.unit_of_work import EventWriter, update_statement


@dataclass(frozen=True, slots=True)
class Update:
    """An UPDATE of some columns of rows of one table; see `update_of`."""

    sql: str
    values: list[list[object]]
    must_find: bool


@dataclass(slots=True)
class ChangeSet:
    """Updates with the events that record them. If an update does not find its row, no event is recorded."""

    updates: Sequence[Update]
    events: Sequence[Any]


def update_of(
    rows: Sequence[Record], names: Sequence[str], expected: Mapping[str, Sequence[object]] | None = None
) -> Update:
    """Return the statement that updates some columns of rows of one table.

    Args:
        expected: for a single row, the stored values by column with which it may be updated; otherwise it is not found.
    """
    statement, dialect = update_statement(type(rows[0]), tuple(names)), current_database().dialect
    sql = statement.postgres(1) if dialect is Dialect.POSTGRES else statement.sqlite
    values = [statement.values(row) for row in rows]
    for name, allowed in (expected or {}).items():
        marks = placeholders(dialect, len(allowed), first=len(values[0]) + 1)
        sql += f' AND "{name}" IN ({", ".join(marks)})'
        values[0].extend(allowed)
    return Update(sql, values, must_find=expected is not None)


async def execute_updates(updates: Sequence[Update]) -> bool:
    """Run updates in the running transaction; stop and return False when one does not find its row."""
    if current_database().dialect is Dialect.SQLITE:
        return await run_on_connection_thread(partial(_execute_updates_on_thread, updates))
    client = connection()
    for each in updates:
        if each.must_find:
            found, _ = await client.execute_query(each.sql, each.values[0])
            if not found:
                return False
        else:
            await client.execute_many(each.sql, each.values)
    return True


async def write_change_sets(changes: Sequence[ChangeSet]) -> list[bool]:
    """On SQLite, write change sets in the running transaction; return which of them were written.

    The ids of their events must be derived from the changes.
    """
    write = partial(_write_on_thread, changes, current_database().events)
    written, recorded = await run_on_connection_thread(write)
    unit_of_work().recorded += recorded
    return written


def _write_on_thread(
    changes: Sequence[ChangeSet], writer: EventWriter[object], client: sqlite3.Connection
) -> tuple[list[bool], list[object]]:
    written = [_execute_updates_on_thread(each.updates, client) for each in changes]
    events = [event for each, done in zip(changes, written, strict=True) if done for event in each.events]
    return written, writer.append(events, True, client)


def _execute_updates_on_thread(updates: Sequence[Update], client: sqlite3.Connection) -> bool:
    return all(client.executemany(each.sql, each.values).rowcount or not each.must_find for each in updates)
