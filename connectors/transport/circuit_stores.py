"""Stores of circuit state: in memory, or in Redis, where all replicas see the same state.

The interface is a read and a compare-and-swap on small texts, which only `connectors.transport.circuits` interprets.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from redis import asyncio as redis
from redis.exceptions import RedisError

_log = logging.getLogger("parley.connectors")

_PREFIX: Final = "parley:circuit:"
_TIMEOUT_SECONDS: Final = 1.0
_FALLBACK_SECONDS: Final = 5.0
_MAX_ENTRIES: Final = 100_000

_SWAP: Final = """
local found = redis.call('GET', KEYS[1])
if (found == false and ARGV[1] == '') or found == ARGV[1] then
    redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
    return 1
end
return 0
"""

Clock = Callable[[], float]


class Reading(Protocol):
    """A text as it was at a time, in seconds by the clock of the store; None when there was none."""

    @property
    def text(self) -> bytes | None:
        """What was read."""

    @property
    def now(self) -> float:
        """When it was read."""

    async def swap(self, new: bytes, seconds: float) -> bool:
        """Writes `new`, to be kept for so long, if the text is still the one read; returns whether it was."""


class Store(Protocol):
    """Keeps texts by key."""

    async def read(self, key: str) -> Reading:
        """Returns what is kept."""


class MemoryStore:
    """Of this process alone. Its clock cannot be set back."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self.kept: dict[str, bytes] = {}

    async def read(self, key: str) -> "_MemoryReading":
        """See `Store`."""
        return _MemoryReading(self.kept, key, self.kept.get(key), self._clock())


@dataclass(frozen=True, slots=True)
class _MemoryReading:
    kept: dict[str, bytes]
    key: str
    text: bytes | None
    now: float

    async def swap(self, new: bytes, seconds: float) -> bool:
        """See `Reading`."""
        if self.kept.get(self.key) != self.text:
            return False
        self.kept.pop(self.key, None)  # so that the first one is the one that was not changed for longest
        self.kept[self.key] = new
        if len(self.kept) > _MAX_ENTRIES:
            self.kept.pop(next(iter(self.kept)))
        return True


class RedisStore:
    """Shared by all replicas. While Redis is away each replica goes on by itself.

    Redis that hangs would cost every call its timeout, so after a failure it is left alone for a few seconds.
    """

    def __init__(self, url: str, *, clock: Clock = time.monotonic) -> None:
        self._redis: Any = redis.Redis.from_url(
            url, socket_connect_timeout=_TIMEOUT_SECONDS, socket_timeout=_TIMEOUT_SECONDS, health_check_interval=0
        )
        self._script = self._redis.register_script(_SWAP)
        self._clock = clock
        self._own = MemoryStore(clock)
        self._fallback_until = -1.0

    async def close(self) -> None:
        """Closes the connections."""
        await self._redis.aclose()

    async def read(self, key: str) -> Reading:
        """See `Store`."""
        if self._clock() >= self._fallback_until:
            try:
                async with self._redis.pipeline(transaction=False) as pipeline:
                    pipeline.time()
                    pipeline.get(_PREFIX + key)
                    (seconds, micros), text = await pipeline.execute()
                return _RedisReading(self, key, text, seconds + micros / 1e6)
            except (RedisError, OSError, TimeoutError) as error:
                self._fall_back(error)
        return await self._own.read(key)

    async def swap(self, key: str, old: bytes | None, new: bytes, seconds: float) -> bool:
        """Writes the text if it is still `old`."""
        try:
            return bool(await self._script(keys=[_PREFIX + key], args=[old or b"", new, int(seconds * 1000)]))
        except (RedisError, OSError, TimeoutError) as error:
            self._fall_back(error)
            return False  # it is read again, from our own

    def _fall_back(self, error: Exception) -> None:
        _log.warning("Redis is away (%s); circuits are each replica's own until it is back", type(error).__name__)
        self._fallback_until = self._clock() + _FALLBACK_SECONDS


@dataclass(frozen=True, slots=True)
class _RedisReading:
    store: RedisStore
    key: str
    text: bytes | None
    now: float

    async def swap(self, new: bytes, seconds: float) -> bool:
        """See `Reading`."""
        return await self.store.swap(self.key, self.text, new, seconds)
