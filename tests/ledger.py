"""Recorded events, as stored in the database: streams and queries may be a moment late."""

import asyncio
from typing import Any

from storage.address import Dialect
from storage.database import connection, current_database
from tests.gateways import Gateway
from tests.outbox import has_outbox
from tests.people import on_database
from tests.tables import NO_NOTICE

_COLUMNS = "id, organization_id, kind, type, actor_id, payload"


def recorded(gateway: Gateway, after: int = 0) -> list[dict[str, Any]]:
    """Return the recorded events after the first `after` ones, including those still in the outbox.

    Notices to approvers, which are delivered in the background, are left out.
    """

    async def read() -> list[dict[str, Any]]:
        placed = f"SELECT 0 AS part, seq AS place, {_COLUMNS} FROM event_log WHERE {NO_NOTICE}"
        if current_database().dialect is Dialect.POSTGRES:
            placed += f" UNION ALL SELECT 1 AS part, position AS place, {_COLUMNS} FROM outbox WHERE {NO_NOTICE}"
        return await connection().execute_query_dict(f"SELECT * FROM ({placed}) log ORDER BY part, place")

    return on_database(gateway, read)[after:]


def placed(gateway: Gateway) -> None:
    """Return once every recorded event is in the log, where queries find it."""

    async def wait() -> None:
        async with asyncio.timeout(20):
            while await has_outbox():
                await asyncio.sleep(0.005)

    on_database(gateway, wait)
