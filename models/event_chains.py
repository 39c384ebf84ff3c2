"""Chains of events: what led to one, and what it led to, followed in the database by index.

A chain ends at events that the filter excludes, so that what lies beyond them remains hidden.
"""

from typing import Any, Final

from models.event_log import EVERYTHING, LogFilter, log_conditions
from models.events import DEFAULT_SHARD
from storage.address import Dialect
from storage.database import connection, current_database
from storage.outages import translate_outages
from storage.placeholders import placeholders

# PostgreSQL finds the next link once for each, in a lateral subselect: a join could read the whole log. SQLite, which
# has none, reads the tables of a CROSS JOIN in this order; its LIMIT inside ends the recursion.
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
WITH RECURSIVE chain(place, link) AS (
    SELECT 0, {id}
    UNION ALL
    SELECT place + 1, id FROM chain CROSS JOIN event_log WHERE caused_by = link AND {where} ORDER BY 1 LIMIT {limit}
) SELECT link FROM chain""",
}


async def cause_ids(id: str, only: LogFilter, *, limit: int) -> list[str]:
    """Return the id of an event, of its cause and so on, the nearest first; none if the filter excludes it."""
    return await _links(*select_causes(id, only, limit))


async def effect_ids(id: str, only: LogFilter, *, limit: int) -> list[str]:
    """Return the ids of the events that an event led to, the nearest first."""
    return (await _links(*select_effects(id, only, limit + 1)))[1:]


def select_causes(id: str, only: LogFilter, limit: int) -> tuple[str, list[Any]]:
    """Return the statement that follows the causes of an event, and its values."""
    return _statement(_CAUSES, id, only, limit)


def select_effects(id: str, only: LogFilter, limit: int) -> tuple[str, list[Any]]:
    """Return the statement that follows the effects of an event, the event first, and its values."""
    return _statement(_EFFECTS, id, only, limit)


def _statement(texts: dict[Dialect, str], id: str, only: LogFilter, limit: int) -> tuple[str, list[Any]]:
    dialect = current_database().dialect
    where, values = log_conditions(EVERYTHING, only, DEFAULT_SHARD, by_link=True)
    [mark] = placeholders(dialect, 1, first=len(values) + 1)
    return texts[dialect].format(id=mark, where=where, limit=int(limit)), [*values, id]


async def _links(statement: str, values: list[Any]) -> list[str]:
    with translate_outages():
        rows = await connection().execute_query_dict(statement, values)
    return [row["link"] for row in rows]
