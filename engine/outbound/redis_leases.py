"""Leases that replicas hold in Redis, so that who has to wait asks Redis and not the database.

A lease here is a courtesy. What must not happen twice is held back by the database; when Redis is away, everybody is
let through to it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, Final

from redis import asyncio as redis
from redis.exceptions import RedisError

_UNAVAILABLE: Final = (RedisError, OSError, TimeoutError)
_LOOK_SECONDS: Final = 0.05
# Only the holder may give a lease back: another one may have it by now.
_GIVE_BACK: Final = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


class RedisLeases:
    """Leases by name."""

    def __init__(self, client: "redis.Redis | None") -> None:
        self._client = client

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, url: str | None) -> AsyncIterator["RedisLeases"]:
        """Keeps a connection while the block runs; without an address, nobody is held back."""
        if url is None:
            yield cls(None)
            return
        client: redis.Redis = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=2)
        try:
            yield cls(client)
        finally:
            await client.aclose()

    @contextlib.asynccontextmanager
    async def holding(self, name: str, owner: str, lifetime: timedelta) -> AsyncIterator[None]:
        """Runs the block when nobody else holds the lease, at the latest after `lifetime`, and gives it back."""
        held = await self._wait(name, owner, lifetime)
        try:
            yield
        finally:
            if held and self._client is not None:
                script: Any = self._client.eval(_GIVE_BACK, 1, name, owner)
                with contextlib.suppress(*_UNAVAILABLE):
                    await script

    async def _wait(self, name: str, owner: str, lifetime: timedelta) -> bool:
        if self._client is None:
            return False
        deadline = asyncio.get_running_loop().time() + lifetime.total_seconds()
        try:
            while not await self._client.set(name, owner, nx=True, px=lifetime):
                if asyncio.get_running_loop().time() > deadline:
                    return False
                await asyncio.sleep(_LOOK_SECONDS)
        except _UNAVAILABLE:
            return False
        return True
