"""UPDATE statements for several rows, run together, each optionally only while its row still holds expected values."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from storage.address import Dialect
from storage.database import connection, current_database, run_on_connection_thread
from storage.record import Record
from storage.unit_of_work import update_statement


@dataclass(frozen=True, slots=True)
class Update:
    """A statement that writes some columns of rows of one table; see `update_of`."""

    sql: str
    values: list[list[object]]
    must_find: bool


def update_of(
    rows: Sequence[Record], names: Sequence[str], expected: Mapping[str, Sequence[object]] | None = None
) -> Update:
    """Returns the statement that writes some columns of rows of one table.

    Args:
        while_so: by column, the stored values with which the row, then only one, may be written.
    """
    shape = update_statement(type(rows[0]), tuple(names))
    numbered = current_database().dialect is Dialect.POSTGRES
    statement, values = shape.text(1 if numbered else None), [shape.values(row) for row in rows]
    for name, allowed in (expected or {}).items():
        first = len(values[0]) + 1
        marks = ", ".join(f"${first + place}" if numbered else "?" for place in range(len(allowed)))
        statement += f' AND "{name}" IN ({marks})'
        values[0].extend(allowed)
    return Update(statement, values, expected is not None)


async def execute_updates(updates: Sequence[Update]) -> bool:
    """Runs updates in the running transaction. Returns False, and goes no further, when one does not find its row."""
    if current_database().dialect is Dialect.SQLITE:
        return await run_on_connection_thread(partial(execute_updates_on_thread, updates))
    client = connection()
    for each in updates:
        if each.must_find:
            found, _ = await client.execute_query(each.sql, each.values[0])
            if not found:
                return False
        else:
            await client.execute_many(each.sql, each.values)
    return True


def execute_updates_on_thread(updates: Sequence[Update], client: sqlite3.Connection) -> bool:
    """Do what `execute_updates` does, on the connection's own thread; see `run_on_connection_thread`."""
    return all(client.executemany(each.sql, each.values).rowcount or not each.must_find for each in updates)
