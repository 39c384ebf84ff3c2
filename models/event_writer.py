"""Writes the events of transactions: on SQLite to the log itself, on PostgreSQL to the log or the outbox."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import orjson

from models.events import DEFAULT_SHARD, LoggedEvent
from storage.address import Dialect
from storage.placeholders import placeholders

OUTBOX: Final = "outbox"
EVENT_COLUMNS: Final[tuple[str, ...]] = (
    "id",
    "shard",
    "organization_id",
    "kind",
    "type",
    "actor_id",
    "caused_by",
    "occurred_at",
    "session_id",
    "execution_id",
    "agent_id",
    "task_id",
    "user_id",
    "payload",
)
"""The columns of an event before it has its `seq`."""
_CASTS: Final = {"shard": "int", "occurred_at": "timestamptz", "payload": "json"}
"""The types of the columns that are no text; PostgreSQL cannot infer those of rows that two tables may get."""

# The head is locked after everything else is written, and only if nobody holds it: no transaction waits for it. While
# it is held, or another event waits for its number, the events take their turn in the outbox. The check sees the
# outbox as of the statement's start: whatever was committed before has its number or is seen there, so that events are
# numbered in the order of their commits.
_APPEND: Final = """free AS (
    SELECT FROM log_head WHERE {written} AND NOT EXISTS (SELECT FROM outbox) FOR UPDATE SKIP LOCKED
), head AS (
    UPDATE log_head SET seq = seq + {count} WHERE shard = {shard} AND EXISTS (SELECT FROM free) RETURNING seq
), new ({columns}, place) AS (
    VALUES {rows}
), logged AS (
    INSERT INTO event_log ({columns}, seq) SELECT {columns}, head.seq - {count} + place FROM new CROSS JOIN head
), waiting AS (
    INSERT INTO outbox ({columns}) SELECT {columns} FROM new
    WHERE NOT EXISTS (SELECT FROM head){condition} ORDER BY place
) SELECT (SELECT seq FROM head) AS seq"""


class EventLogWriter:
    """Writes the events of a transaction: to the log itself on SQLite, to the log or the outbox on PostgreSQL."""

    table = OUTBOX
    columns = EVENT_COLUMNS

    def values(self, event: LoggedEvent) -> list[object]:
        """Return the values of `columns` for an event."""
        return _values(event, occurred_at=event.occurred_at)

    def append(self, events: Sequence[LoggedEvent], derived: bool, connection: sqlite3.Connection) -> list[LoggedEvent]:
        """Append events on SQLite, on the connection's own thread, and return those that were not recorded yet."""
        if derived:
            events = _not_recorded(events, connection)
        if not events:
            return []
        head = connection.execute(
            "UPDATE log_head SET seq = seq + ? WHERE shard = ? RETURNING seq", [len(events), DEFAULT_SHARD]
        )
        first = head.fetchall()[0][0] - len(events) + 1
        appended = self.placed(events, first)
        connection.executemany(
            f"INSERT INTO event_log ({', '.join(EVENT_COLUMNS)}, seq) VALUES ({', '.join('?' * 15)})",
            [[*_values(event, occurred_at=event.occurred_at.isoformat(sep=" ")), event.seq] for event in appended],
        )
        return appended

    def appending(self, count: int, first: int, after: Sequence[str], *, version: str | None = None) -> str:
        """Return the CTEs that append events on PostgreSQL, and the SELECT of the last one's `seq`.

        It is null if the events are in the outbox instead.

        Args:
            first: the number of the first of their parameters.
            after: the names of the CTEs that are to be executed before the head of the log is locked.
            version: the name of a CTE; the events are written if it has a row, whose `version` is selected, too.
        """
        written = [f"(SELECT count(*) FROM {name}) >= 0" for name in after]
        condition = "" if version is None else f" AND EXISTS (SELECT FROM {version})"
        selected = "" if version is None else f", (SELECT version FROM {version}) AS version"
        text = _APPEND.format(
            written=" AND ".join([f"shard = {DEFAULT_SHARD}", *written]) + condition,
            condition=condition,
            shard=DEFAULT_SHARD,
            count=count,
            columns=", ".join(EVENT_COLUMNS),
            rows=", ".join(_row(place, first + place * len(EVENT_COLUMNS)) for place in range(count)),
        )
        return text + selected

    def placed(self, events: Sequence[LoggedEvent], first: int) -> list[LoggedEvent]:
        """Return events with their `seq`, which are consecutive."""
        return [replace(event, seq=seq) for seq, event in enumerate(events, first)]


def _row(place: int, first: int) -> str:
    """Return the placeholders of an event and its place among those that are appended together, from 1."""
    marks = zip(EVENT_COLUMNS, placeholders(Dialect.POSTGRES, len(EVENT_COLUMNS), first=first), strict=True)
    typed = [f"{mark}::{_CASTS[column]}" if column in _CASTS else mark for column, mark in marks]
    return f"({', '.join(typed)}, {place + 1})"


EVENT_WRITER: Final = EventLogWriter()


def _not_recorded(events: Sequence[LoggedEvent], connection: sqlite3.Connection) -> list[LoggedEvent]:
    marks = ", ".join("?" * len(events))
    known = connection.execute(f"SELECT id FROM event_log WHERE id IN ({marks})", [event.id for event in events])
    recorded = {id for (id,) in map(tuple, known.fetchall())}
    first_of_each_id: dict[str, LoggedEvent] = {}
    for event in events:
        first_of_each_id.setdefault(event.id, event)
    return [event for event in first_of_each_id.values() if event.id not in recorded]


def _values(event: LoggedEvent, *, occurred_at: datetime | str) -> list[object]:
    topics = event.topics
    return [
        event.id,
        event.shard,
        event.organization_id,
        event.kind._name_,
        event.type,
        event.actor_id,
        event.caused_by,
        occurred_at,
        topics.session_id,
        topics.execution_id,
        topics.agent_id,
        topics.task_id,
        topics.user_id,
        orjson.dumps(event.stored_payload).decode(),
    ]
