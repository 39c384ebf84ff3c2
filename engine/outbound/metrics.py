"""Keeps what was counted of calls to outside systems: each replica adds its own to the database now and then."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Final

from connectors.transport.metrics import CallMetrics
from models.integrations import Counted, add_counts

_log = logging.getLogger("parley.connectors")

FLUSH_SECONDS: Final = 5.0
"""So long what was counted may be in one replica alone."""


async def flush(figures: CallMetrics) -> None:
    """Adds what was counted to the database; what cannot be added stays counted."""
    taken = figures.take()
    try:
        await add_counts({key: Counted(**asdict(count)) for key, count in taken.items()})
    except BaseException:
        figures.give_back(taken)
        raise


@contextlib.asynccontextmanager
async def flushing(figures: CallMetrics) -> AsyncIterator[None]:
    """Keeps figures while the block runs, and what is left at its end. The database must be open and bound."""
    task = asyncio.create_task(_keep_again_and_again(figures))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        with contextlib.suppress(Exception):  # not worth failing the end for
            await flush(figures)


async def _keep_again_and_again(figures: CallMetrics) -> None:
    while True:
        await asyncio.sleep(FLUSH_SECONDS)
        try:
            await flush(figures)
        except Exception:
            _log.exception("the figures of connectors were not kept; they are tried again")
