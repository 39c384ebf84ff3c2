"""Leases in Redis, so that waiting replicas poll Redis and not the database.

They only reduce load. The database prevents what must not happen twice; if Redis is unavailable, every replica proceeds
to it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from redis_client import redis_client, redis_failures

if TYPE_CHECKING:
    from redis.asyncio import Redis


_POLL_SECONDS: Final = 0.05
# Only the holder may release a lease: another replica may hold it by now.
_RELEASE: Final = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisLeases:
    """Leases by name."""

    def __init__(self, client: "Redis | None") -> None:
        self._client = client

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, url: str | None) -> AsyncIterator["RedisLeases"]:
        """Keep a connection open while the block runs; without an address, leases are granted at once."""
        if url is None:
            yield cls(None)
            return
        client = redis_client(url)
        try:
            yield cls(client)
        finally:
            await client.aclose()

    @contextlib.asynccontextmanager
    async def holding(self, name: str, owner: str, lifetime: timedelta) -> AsyncIterator[None]:
        """Run the block while holding the lease; wait for it, at most `lifetime`."""
        acquired = await self._acquire(name, owner, lifetime)
        try:
            yield
        finally:
            if acquired and self._client is not None:
                script: Any = self._client.eval(_RELEASE, 1, name, owner)
                with contextlib.suppress(*redis_failures()):
                    await script

    async def _acquire(self, name: str, owner: str, lifetime: timedelta) -> bool:
        if self._client is None:
            return False
        deadline = asyncio.get_running_loop().time() + lifetime.total_seconds()
        try:
            while not await self._client.set(name, owner, nx=True, px=lifetime):
                if asyncio.get_running_loop().time() > deadline:
                    return False
                await asyncio.sleep(_POLL_SECONDS)
        except redis_failures():
            return False
        return True
