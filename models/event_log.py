"""Reading the event log, moving committed events into it, and pruning old ones."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from models.event_writer import EVENT_COLUMNS
from models.events import DEFAULT_SHARD, LoggedEvent, event_of
from storage.address import Dialect
from storage.clock import shifted
from storage.database import connection, current_database, read
from storage.outages import translate_outages
from storage.placeholders import placeholders
from storage.queries import MOST_COUNTED

_OUTBOX_COLUMNS: Final = ", ".join(EVENT_COLUMNS)
_LOG_COLUMNS: Final = f"{_OUTBOX_COLUMNS}, seq"

MOST_DISORDER: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a shard's log: its last `seq`, and the last one pruned."""

    epoch: str
    seq: int
    pruned_through: int


@dataclass(frozen=True, slots=True)
class LogFilter:
    """A filter on the events of one organization.

    Args:
        ids: the ids of events.
        caused_by: the ids of their causes.
        since: events of this time or later.
        until: events before this time.
        without: prefixes of the types to exclude, e.g. `user.`.
        personal: types whose events are included only if they are about the user `user_id`.
    """

    organization_id: str
    ids: Sequence[str] | None = None
    caused_by: Sequence[str] | None = None
    session_id: str | None = None
    execution_id: str | None = None
    execution_ids: Sequence[str] | None = None
    agent_ids: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    types: Sequence[str] | None = None
    actor_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    without: Sequence[str] = ()
    personal: Sequence[str] = ()
    user_id: str | None = None

    def conditions(self) -> Mapping[str, Sequence[str]]:
        """Return the allowed values by column."""
        execution = [self.execution_id] if self.execution_id is not None else self.execution_ids
        given: dict[str, Sequence[str] | None] = {
            "organization_id": [self.organization_id],
            "id": self.ids,
            "caused_by": self.caused_by,
            "session_id": [self.session_id] if self.session_id is not None else None,
            "execution_id": execution,
            "agent_id": self.agent_ids,
            "kind": self.kinds,
            "type": self.types,
            "actor_id": [self.actor_id] if self.actor_id is not None else None,
        }
        return {column: values for column, values in given.items() if values is not None}


async def begin_log() -> None:
    """Create the head of the log unless it exists. Safe on any number of replicas at once."""
    epoch, head = placeholders(current_database().dialect, 2)
    await connection().execute_query(
        f"INSERT INTO log_head (epoch, shard, seq, pruned_through) VALUES ({epoch}, {head}, 0, 0) "
        "ON CONFLICT (shard) DO NOTHING",
        [secrets.token_hex(4), DEFAULT_SHARD],
    )


async def begin_another_log(shard: int = DEFAULT_SHARD) -> None:
    """Start a new epoch, so that cursors of the previous one are recognized as invalid.

    For a database restored from a backup: it would assign `seq` values again that clients have already seen.
    """
    epoch, head = placeholders(current_database().dialect, 2)
    await connection().execute_query(
        f"UPDATE log_head SET epoch = {epoch} WHERE shard = {head}", [secrets.token_hex(4), shard]
    )


async def read_head(shard: int = DEFAULT_SHARD) -> Head:
    """Return the head of a shard's log."""
    with translate_outages():
        [row] = await connection().execute_query_dict(
            f"SELECT epoch, seq, pruned_through FROM log_head WHERE shard = {int(shard)}"
        )
    return Head(row["epoch"], row["seq"], row["pruned_through"])


async def read_head_of(organization_id: str, shard: int = DEFAULT_SHARD) -> Head:
    """Return the head of a shard's log for an organization, some of whose events may have been pruned alone."""
    [mark] = placeholders(current_database().dialect, 1)
    own = f"SELECT pruned_through FROM organization_prunings WHERE organization_id = {mark}"
    with translate_outages():
        [row] = await connection().execute_query_dict(
            f"SELECT epoch, seq, pruned_through, ({own}) AS own FROM log_head WHERE shard = {int(shard)}",
            [organization_id],
        )
    return Head(row["epoch"], row["seq"], max(row["pruned_through"], row["own"] or 0))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a shard's log: the events with `after < seq <= through`.

    Args:
        newest: whether to read its last events, if not all of them; they are in order nevertheless.
    """

    after: int = 0
    through: int | None = None
    newest: bool = False

    def within(self, other: "Stretch") -> "Stretch":
        """Return the part of this stretch that is also in the other."""
        ends = [end for end in (self.through, other.through) if end is not None]
        return replace(self, after=max(self.after, other.after), through=min(ends, default=None))


EVERYTHING: Final = Stretch()


async def read_log(
    after: int, *, through: int | None = None, limit: int, only: LogFilter | None = None, shard: int = DEFAULT_SHARD
) -> list[LoggedEvent]:
    """Return the first `limit` events with `after < seq <= through`, in order."""
    return await read_stretch(Stretch(after, through), limit=limit, only=only, shard=shard)


async def read_stretch(
    stretch: Stretch, *, limit: int, only: LogFilter | None = None, shard: int = DEFAULT_SHARD
) -> list[LoggedEvent]:
    """Return up to `limit` events of a stretch, in order."""
    statement, values = select_log(stretch, limit, only, shard)
    with translate_outages():
        rows = await connection().execute_query_dict(statement, values)
    events = [event_of(row) for row in rows]
    return events[::-1] if stretch.newest else events


async def read_types(
    types: Sequence[str], after: int, through: int, *, limit: int, shard: int = DEFAULT_SHARD
) -> list[LoggedEvent]:
    """Return the first `limit` events of some types (`session.*` for all of a room) with `after < seq <= through`.

    Events of other types with similar names may be among them.
    """
    where, values = _conditions(Stretch(after, through), None, shard)
    marks = placeholders(current_database().dialect, len(types), first=len(values) + 1)
    of_types = " OR ".join(f"type LIKE {mark}" for mark in marks)
    statement = f"SELECT {_LOG_COLUMNS} FROM event_log WHERE {where} AND ({of_types}) ORDER BY seq LIMIT {int(limit)}"
    rows = await read(statement, [*values, *(type.replace("*", "%") for type in types)])
    return [event_of(row) for row in rows]


async def stretch_between(since: datetime | None, until: datetime | None, *, shard: int = DEFAULT_SHARD) -> Stretch:
    """Return a stretch that contains every event from `since` until `until`, and few others.

    Events are nearly in the order of their times. One can be out of order by as long as its transaction took and the
    clocks of two replicas differ, which is assumed to be less than `MOST_DISORDER`.
    """
    after, through = 0, None
    if since is not None:
        after = await _seq_next_to("< {} ORDER BY occurred_at DESC", shifted(since, -MOST_DISORDER), shard) or 0
    if until is not None:
        through = await _seq_next_to(">= {} ORDER BY occurred_at", shifted(until, MOST_DISORDER), shard)
    return Stretch(after, through)


async def _seq_next_to(condition: str, moment: datetime, shard: int) -> int | None:
    [mark] = placeholders(current_database().dialect, 1)
    with translate_outages():
        rows = await connection().execute_query_dict(
            # The sign keeps SQLite from the index of the shard, which is not sorted by time.
            f"SELECT seq FROM event_log WHERE +shard = {int(shard)} AND occurred_at {condition.format(mark)} LIMIT 1",
            [stored_time(moment)],
        )
    return int(rows[0]["seq"]) if rows else None


async def read_logs_of_executions(
    stretch: Stretch, *, limit: int, only: LogFilter, shard: int = DEFAULT_SHARD
) -> Mapping[str, list[LoggedEvent]]:
    """Return, by run, up to `limit` events of each of `only.execution_ids` in a stretch, in order."""
    where, values = _conditions(stretch, only, shard)
    order = "seq DESC" if stretch.newest else "seq"
    statement = (
        f"SELECT {_LOG_COLUMNS} FROM (SELECT {_LOG_COLUMNS}, ROW_NUMBER() OVER (PARTITION BY execution_id ORDER BY "
        f"{order}) AS place FROM event_log WHERE {where}) placed WHERE place <= {int(limit)} ORDER BY seq"
    )
    with translate_outages():
        rows = await connection().execute_query_dict(statement, values)
    found: dict[str, list[LoggedEvent]] = {id: [] for id in only.execution_ids or ()}
    for row in rows:
        found[row["execution_id"]].append(event_of(row))
    return found


async def count_logs_of_executions(only: LogFilter, *, shard: int = DEFAULT_SHARD) -> Mapping[str, int]:
    """Return the number of events that match the filter, by run; runs without any are omitted."""
    where, values = _conditions(EVERYTHING, only, shard)
    with translate_outages():
        rows = await connection().execute_query_dict(
            f"SELECT execution_id, count(*) AS total FROM event_log WHERE {where} GROUP BY execution_id", values
        )
    return {row["execution_id"]: int(row["total"]) for row in rows}


async def count_log(only: LogFilter, *, within: Stretch = EVERYTHING, shard: int = DEFAULT_SHARD) -> int:
    """Return the number of events of a stretch that match the filter, at most `MOST_COUNTED`."""
    where, values = _conditions(within, only, shard)
    with translate_outages():
        [row] = await connection().execute_query_dict(
            f"SELECT count(*) AS total FROM (SELECT 1 FROM event_log WHERE {where} LIMIT {MOST_COUNTED}) AS counted",
            values,
        )
    return int(row["total"])


async def first_of_each_type(after: int, only: LogFilter, *, shard: int = DEFAULT_SHARD) -> list[int]:
    """Return the positions of the first matching event of each type after a position."""
    where, values = _conditions(Stretch(after), only, shard)
    with translate_outages():
        rows = await connection().execute_query_dict(
            f"SELECT min(seq) AS seq FROM event_log WHERE {where} GROUP BY type", values
        )
    return [int(row["seq"]) for row in rows]


def select_log(stretch: Stretch, limit: int, only: LogFilter | None, shard: int) -> tuple[str, list[object]]:
    """Return the statement that reads a stretch, and its values."""
    where, values = _conditions(stretch, only, shard)
    order = "seq DESC" if stretch.newest else "seq"
    return f"SELECT {_LOG_COLUMNS} FROM event_log WHERE {where} ORDER BY {order} LIMIT {int(limit)}", values


def _conditions(
    stretch: Stretch, only: LogFilter | None, shard: int, *, by_link: bool = False
) -> tuple[str, list[object]]:
    """Return the conditions for events of a stretch, with placeholders from the first on, and their values.

    Args:
        by_link: whether the index of an id, a cause or the time is the right one, for the filter or the caller's part.
    """
    values: list[object] = [shard, stretch.after]
    # With a filter, the index of the filter's column is the right one. The sign keeps SQLite, which has no statistics,
    # from reading the whole stretch by the index of the shard.
    clauses = ["shard = {}" if only is None else "+shard = {}", "seq > {}"]
    if stretch.through is not None:
        values.append(stretch.through)
        clauses.append("seq <= {}")
    for operator, moment in ((">=", only.since if only else None), ("<", only.until if only else None)):
        if moment is not None:
            values.append(stored_time(moment))
            clauses.append(f"occurred_at {operator} {{}}")
    for column, allowed in (only.conditions() if only else {}).items():
        values.extend(allowed)
        clauses.append(
            f"{_unindexed(column, only, by_link)} IN ({', '.join(['{}'] * len(allowed))})" if allowed else "1 = 0"
        )
    for prefix in only.without if only else ():
        values.append(f"{prefix}%")
        clauses.append("type NOT LIKE {}")
    for type in only.personal if only else ():
        values.extend([type, only.user_id if only else None])
        clauses.append("(type <> {} OR user_id = {})")
    return " AND ".join(clauses).format(*placeholders(current_database().dialect, len(values))), values


def _unindexed(column: str, only: LogFilter | None, by_link: bool) -> str:
    """Return a column for a condition, as an expression without an index if a list of ids is far more selective."""
    by_ids = by_link or (only is not None and (only.ids is not None or only.caused_by is not None))
    return f"{column} || ''" if by_ids and column not in ("id", "caused_by") else column


# ---------------------------------------------------------------- chains

# Each link costs a search for at most `limit` events, however long the log is and however many an event led to.
# PostgreSQL searches in a lateral subselect: a join could read the whole log. SQLite, which has none, reads the tables
# of a CROSS JOIN in this order; its LIMIT at the end of a recursion ends it.
_CAUSES: Final = {
    Dialect.POSTGRES: """
WITH RECURSIVE chain(place, link, cause) AS (
    SELECT 0, id, caused_by FROM event_log WHERE id = {id} AND {where}
    UNION ALL
    SELECT chain.place + 1, found.id, found.caused_by FROM chain CROSS JOIN LATERAL (
        SELECT id, caused_by FROM event_log WHERE id = chain.cause AND {where} LIMIT 1
    ) found WHERE chain.place + 1 < {limit}
) SELECT link FROM chain LIMIT {limit}""",
    Dialect.SQLITE: """
WITH RECURSIVE chain(place, link, cause) AS (
    SELECT 0, id, caused_by FROM event_log WHERE id = {id} AND {where}
    UNION ALL
    SELECT place + 1, id, caused_by FROM chain CROSS JOIN event_log WHERE id = cause AND {where} LIMIT {limit}
) SELECT link FROM chain""",
}
_EFFECTS: Final = {
    Dialect.POSTGRES: """
WITH RECURSIVE chain(place, link) AS (
    SELECT 0, CAST({id} AS varchar(120))
    UNION ALL
    SELECT chain.place + 1, found.id FROM chain CROSS JOIN LATERAL (
        SELECT id FROM event_log WHERE caused_by = chain.link AND {where} ORDER BY seq LIMIT {limit}
    ) found WHERE chain.place < {limit}
) SELECT link FROM chain LIMIT {limit}""",
    Dialect.SQLITE: """
WITH RECURSIVE chain(place, link, at) AS (
    SELECT 0, {id}, 0
    UNION ALL
    SELECT place + 1, id, seq FROM chain CROSS JOIN event_log WHERE id IN (
        SELECT id FROM event_log WHERE caused_by = link AND {where} ORDER BY seq LIMIT {limit}
    ) ORDER BY 1, 3 LIMIT {limit}
) SELECT link FROM chain""",
}


async def cause_ids(id: str, only: LogFilter, *, limit: int) -> list[str]:
    """Return the id of an event, of its cause and so on, the nearest first; none if the filter excludes it."""
    return await _links(*select_causes(id, only, limit))


async def effect_ids(id: str, only: LogFilter, *, limit: int) -> list[str]:
    """Return the ids of the events that an event led to, the nearest first."""
    return (await _links(*select_effects(id, only, limit + 1)))[1:]


def select_causes(id: str, only: LogFilter, limit: int) -> tuple[str, list[object]]:
    """Return the statement that follows the causes of an event, and its values."""
    return _statement(_CAUSES, id, only, limit)


def select_effects(id: str, only: LogFilter, limit: int) -> tuple[str, list[object]]:
    """Return the statement that follows the effects of an event, the event first, and its values."""
    return _statement(_EFFECTS, id, only, limit)


def _statement(texts: dict[Dialect, str], id: str, only: LogFilter, limit: int) -> tuple[str, list[object]]:
    dialect = current_database().dialect
    where, values = _conditions(EVERYTHING, only, DEFAULT_SHARD, by_link=True)
    [mark] = placeholders(dialect, 1, first=len(values) + 1)
    return texts[dialect].format(id=mark, where=where, limit=int(limit)), [*values, id]


# Whether the payload records a change of the record, or shows the record.
_IS_ABOUT: Final = {
    Dialect.POSTGRES: """(payload ->> 'record_id' = {} OR EXISTS (
    SELECT 1 FROM json_each(payload) AS part WHERE part.value ->> 'id' = {}))""",
    Dialect.SQLITE: """(json_extract(payload, '$.record_id') = {} OR EXISTS (SELECT 1 FROM json_each(payload) AS part
    WHERE CASE part.type WHEN 'object' THEN json_extract(part.value, '$.id') END = {}))""",
}


async def latest_id_about(record_id: str, only: LogFilter) -> str | None:
    """Return the id of the last event about a record that the filter includes; it must limit the time."""
    return next(iter(await _links(*select_latest_about(record_id, only))), None)


def select_latest_about(record_id: str, only: LogFilter) -> tuple[str, list[object]]:
    """Return the statement that finds the last event about a record, by the index of the times, and its values."""
    dialect = current_database().dialect
    where, values = _conditions(EVERYTHING, only, DEFAULT_SHARD, by_link=True)
    where += " AND " + _IS_ABOUT[dialect].format(*placeholders(dialect, 2, first=len(values) + 1))
    statement = f"SELECT id AS link FROM event_log WHERE {where} ORDER BY occurred_at DESC, seq DESC LIMIT 1"
    return statement, [*values, record_id, record_id]


async def _links(statement: str, values: list[object]) -> list[str]:
    with translate_outages():
        rows = await connection().execute_query_dict(statement, values)
    return [row["link"] for row in rows]


def stored_time(moment: datetime) -> object:
    """Return a time as the database stores it."""
    postgres = current_database().dialect is Dialect.POSTGRES
    return moment if postgres else moment.astimezone(UTC).isoformat(sep=" ")
