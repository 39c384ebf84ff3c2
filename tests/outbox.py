"""Whether events wait to be numbered."""

from storage.database import connection


async def has_outbox() -> bool:
    """Return whether the outbox holds any event."""
    return bool(await connection().execute_query_dict("SELECT 1 FROM outbox LIMIT 1"))
