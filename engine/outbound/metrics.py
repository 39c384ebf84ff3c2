"""Storing metrics, such as those of calls to external services: each replica adds its counts to the database."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Final

from connectors.transport.metrics import CallMetrics, Count, Key
from models.integrations import CallCounts, add_counts
from storage.background import run_forever, running

FLUSH_SECONDS: Final = 5.0
"""The time for which counts may exist in this process only."""


Store = Callable[[Mapping[Key, Count]], Awaitable[None]]
"""Adds counts to the database."""


async def store_calls(counts: Mapping[Key, Count]) -> None:
    """Add the counts of calls to external services."""
    await add_counts({key: CallCounts(**asdict(count)) for key, count in counts.items()})


async def flush(metrics: CallMetrics, store: Store = store_calls) -> None:
    """Add the counts to the database; on failure they are kept for the next time."""
    async with metrics.moving:
        taken = metrics.drain()
        try:
            await store(taken)
        except BaseException:
            metrics.restore(taken)
            raise


@contextlib.asynccontextmanager
async def flushing(metrics: CallMetrics, store: Store = store_calls) -> AsyncIterator[None]:
    """Store metrics while the block runs, and once more at its end. The database must be open and bound."""
    try:
        async with running(run_forever("metrics", partial(flush, metrics, store), every=FLUSH_SECONDS)):
            yield
    finally:
        with contextlib.suppress(Exception):  # lost metrics must not make the shutdown fail
            await flush(metrics, store)
