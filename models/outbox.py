"""The outbox: committed events that wait for their position in the log (PostgreSQL only)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from models.event_log import read_head
from models.event_writer import EVENT_COLUMNS
from models.events import DEFAULT_SHARD, LoggedEvent, event_of
from storage.address import Dialect
from storage.database import connection, current_database
from storage.outages import translate_outages

_OUTBOX_COLUMNS: Final = ", ".join(EVENT_COLUMNS)
_LOG_COLUMNS: Final = f"{_OUTBOX_COLUMNS}, seq"


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of a shard's log: its last `seq`, and whether events wait in the outbox to get one."""

    seq: int
    waiting: bool


async def read_ends(shard: int = DEFAULT_SHARD) -> Ends:
    """Return the ends of a shard's log (PostgreSQL only)."""
    with translate_outages():
        [row] = await connection().execute_query_dict(
            f"SELECT seq, EXISTS (SELECT FROM outbox) AS waiting FROM log_head WHERE shard = {int(shard)}"
        )
    return Ends(row["seq"], row["waiting"])


async def recorded_through(shard: int = DEFAULT_SHARD) -> int:
    """Return the `seq` that the last event visible to this transaction has or will get."""
    if current_database().dialect is Dialect.SQLITE:
        return (await read_head(shard)).seq
    [row] = await connection().execute_query_dict(
        "SELECT seq + (SELECT count(*) FROM outbox o WHERE o.shard = $1 "
        "AND NOT EXISTS (SELECT 1 FROM event_log l WHERE l.id = o.id)) AS seq FROM log_head WHERE shard = $1",
        [shard],
    )
    return int(row["seq"])


async def pending_ids(organization_id: str) -> frozenset[str]:
    """Return the ids of the organization's events that are committed but still in the outbox."""
    if current_database().dialect is Dialect.SQLITE:
        return frozenset()
    rows = await connection().execute_query_dict("SELECT id FROM outbox WHERE organization_id = $1", [organization_id])
    return frozenset(row["id"] for row in rows)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The committed events that a replica has not published: their number, and since when the oldest of them waits."""

    count: int
    since: datetime | None


async def unpublished(after: int, shard: int = DEFAULT_SHARD) -> Waiting:
    """Return the events after a `seq`, with those that have none yet."""
    count = max(0, (await read_head(shard)).seq - after)
    if current_database().dialect is Dialect.SQLITE:
        return Waiting(count, None)
    statement = "SELECT count(*) AS count, min(occurred_at) AS since FROM outbox WHERE shard = $1"
    [row] = await connection().execute_query_dict(statement, [shard])
    return Waiting(count + row["count"], row["since"])


# An event with a derived id may have been recorded again after it was moved; it must not get a second `seq`.
# PostgreSQL plans the statement once, not each time, because its estimates do not depend on any value: the limit is a
# literal, and the position is the result of a subselect.
_MOVE: Final = f"""
WITH waiting AS MATERIALIZED (
    SELECT * FROM outbox WHERE shard = $1 AND position > (SELECT $3::bigint) ORDER BY position LIMIT {{limit}}
), fresh AS MATERIALIZED (
    SELECT w.*, row_number() OVER (ORDER BY w.position) AS place
    FROM waiting w WHERE NOT EXISTS (SELECT 1 FROM event_log l WHERE l.id = w.id)
), head AS (
    UPDATE log_head SET seq = seq + (SELECT count(*) FROM fresh)
    WHERE shard = $1 AND seq = $2 AND EXISTS (SELECT FROM waiting) RETURNING seq
), taken AS (
    DELETE FROM outbox WHERE position IN (SELECT position FROM waiting) AND EXISTS (SELECT FROM head)
), moved AS (
    INSERT INTO event_log ({_LOG_COLUMNS})
    SELECT {_OUTBOX_COLUMNS}, $2 + place FROM fresh WHERE EXISTS (SELECT FROM head) ORDER BY place
    RETURNING {_LOG_COLUMNS}
)
SELECT (SELECT max(position) FROM waiting) AS position, head.seq AS head, moved.*
FROM (SELECT) AS one LEFT JOIN head ON true LEFT JOIN moved ON true
"""


class Moved(NamedTuple):
    """Events that were moved into the log, with their `seq`, and the last position in the outbox; 0 if it was empty."""

    events: list[LoggedEvent]
    position: int


async def move_outbox(
    shard: int = DEFAULT_SHARD, *, limit: int = 500, head: int | None = None, after: int = 0
) -> Moved:
    """Move committed events into the log. Safe in any number of processes at once.

    It is one statement, which has an effect only if the head of the log is still where the caller has seen it. A
    statement sees the rows as of its start, and one that has waited for another process to move events would number
    rows that are already gone: then the head is no longer where it was, and the statement is repeated.

    Args:
        head: the last `seq` that the caller has seen; read if not given, or if it is out of date.
        after: the position in the outbox to begin after.
    """
    move = _MOVE.replace("{limit}", str(limit))
    with translate_outages():
        while True:
            expected = (await read_head(shard)).seq if head is None else head
            _, rows = await connection().execute_query(move, [shard, expected, after])
            position = rows[0]["position"]
            if rows[0]["head"] is not None or position is None:
                break
            head = None
    events = sorted((event_of(row) for row in rows if row["id"] is not None), key=lambda event: event.seq)
    return Moved(events, position or 0)
