"""Storing the metrics of calls to external services: each replica adds its counts to the database periodically."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import asdict
from functools import partial
from typing import Final

from connectors.transport.metrics import CallMetrics
from models.integrations import CallCounts, add_counts
from storage.background import run_forever, running

FLUSH_SECONDS: Final = 5.0
"""How long counts may exist in this process only."""


async def flush(metrics: CallMetrics) -> None:
    """Add the counts to the database; on failure they are kept for the next time."""
    async with metrics.moving:
        taken = metrics.drain()
        try:
            await add_counts({key: CallCounts(**asdict(count)) for key, count in taken.items()})
        except BaseException:
            metrics.restore(taken)
            raise


@contextlib.asynccontextmanager
async def flushing(metrics: CallMetrics) -> AsyncIterator[None]:
    """Store metrics while the block runs, and once more at its end. The database must be open and bound."""
    try:
        async with running(run_forever("call metrics", partial(flush, metrics), every=FLUSH_SECONDS)):
            yield
    finally:
        with contextlib.suppress(Exception):  # lost metrics must not make the shutdown fail
            await flush(metrics)
