"""Results of queries in Redis, which all replicas share. Without Redis, or while it fails, each replica has its own."""

import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Final

from context.query_cache import QueryCache
from models.events import LoggedEvent
from redis_client import redis_client, redis_failures
from settings import Settings
from storage.database import Database
from telemetry.metrics import Metrics

_log = logging.getLogger("parley.cache")

_PREFIX: Final = "parley:query:"
_TIMEOUT_SECONDS: Final = 0.25
_FALLBACK_SECONDS: Final = 5.0


class RedisResults:
    """`SharedResults` in Redis, which is not used for some seconds after a failure: waiting for it would cost more."""

    def __init__(self, url: str) -> None:
        self._redis = redis_client(url, connect_seconds=_TIMEOUT_SECONDS, seconds=_TIMEOUT_SECONDS)
        self._unavailable_until = 0.0
        self._reported = False

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def get(self, name: str) -> bytes | None:
        """See `SharedResults`."""
        with self._tolerated():
            if self._available:
                found = await self._redis.get(_PREFIX + name)
                self._returned()
                return found if isinstance(found, bytes) else None
        return None

    async def put(self, name: str, body: bytes, seconds: int) -> None:
        """See `SharedResults`."""
        with self._tolerated():
            if self._available:
                await self._redis.set(_PREFIX + name, body, ex=seconds)
                self._returned()

    @property
    def _available(self) -> bool:
        return time.monotonic() >= self._unavailable_until

    def _returned(self) -> None:
        if self._reported:
            self._reported = False
            _log.info("Redis available again; replicas share results of queries")

    @contextlib.contextmanager
    def _tolerated(self) -> Iterator[None]:
        try:
            yield
        except redis_failures() as error:
            self._unavailable_until = time.monotonic() + _FALLBACK_SECONDS
            self._reported = True
            _log.warning("Redis unavailable (%s); replicas share no results of queries", type(error).__name__)


@contextlib.asynccontextmanager
async def open_query_cache(
    settings: Settings,
    database: Database,
    subscribe: Callable[[Callable[[LoggedEvent], None]], None],
    metrics: Metrics,
    *,
    alone: bool,
) -> AsyncIterator[QueryCache | None]:
    """Open the results of repeated queries, if they are to be kept.

    Args:
        subscribe: lets a function receive every event.
        alone: whether this is the only process, which receives an event as soon as it is committed.
    """
    if not settings.query_cache_seconds:
        yield None
        return
    shared = RedisResults(settings.redis_url) if settings.redis_url and not alone else None
    results = QueryCache(settings.query_cache_seconds, shared)
    subscribe(results.on_event)
    if not alone:
        database.on_commit(results.on_commit)
    metrics.cache("query_results", results.lookups, results.__len__)
    try:
        yield results
    finally:
        if shared is not None:
            await shared.close()
