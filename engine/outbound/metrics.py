"""Keeps what was counted of calls to outside systems: each replica adds its own to the database now and then."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import asdict
from functools import partial
from typing import Final

from connectors.transport.metrics import CallMetrics
from models.integrations import Counted, add_counts
from storage.background import run_forever

FLUSH_SECONDS: Final = 5.0
"""So long what was counted may be in one replica alone."""


async def flush(metrics: CallMetrics) -> None:
    """Adds what was counted to the database; what cannot be added stays counted."""
    taken = metrics.drain()
    try:
        await add_counts({key: Counted(**asdict(count)) for key, count in taken.items()})
    except BaseException:
        metrics.restore(taken)
        raise


@contextlib.asynccontextmanager
async def flushing(metrics: CallMetrics) -> AsyncIterator[None]:
    """Keeps metrics while the block runs, and what is left at its end. The database must be open and bound."""
    task = asyncio.create_task(run_forever("call metrics", partial(flush, metrics), every=FLUSH_SECONDS))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        with contextlib.suppress(Exception):  # not worth failing the end for
            await flush(metrics)
