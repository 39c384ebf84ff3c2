"""Storing the outcome of work on a claimed request."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from models.requests import Request
from storage.database import transaction
from storage.outages import is_unavailable

_log = logging.getLogger("parley.requests")

RETRY: Final = timedelta(seconds=1)
"""The time after which something is repeated that failed because Parley's database was unavailable."""

Change = Callable[[Request], Awaitable[None]]
"""A change of a locked, open request."""


async def store(request: Request, replica_id: str, change: Change) -> None:
    """Change a request, also after an outage of the database, unless it has ended or was taken over."""
    while True:
        try:
            async with transaction():
                row = await Request.filter(id=request.id).select_for_update().first()
                if row is None or row.leased_by != replica_id:
                    _log.warning("request %s ended elsewhere; its outcome here is discarded", request.id)
                    return
                await change(row)
            return
        except Exception as error:
            if not is_unavailable(error):
                raise
            await asyncio.sleep(RETRY.total_seconds())
