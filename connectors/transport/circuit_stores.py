"""Stores for circuit state: in memory, or in Redis, which all replicas share.

The interface is a read and a compare-and-swap on small values, which only `connectors.transport.circuits` interprets.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from redis_client import redis_client, redis_failures

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
    """A value as it was at one moment, and that moment in seconds by the store's clock; None if there was no value."""

    @property
    def text(self) -> bytes | None:
        """The value."""

    @property
    def now(self) -> float:
        """The moment of the read."""

    async def swap(self, new: bytes, seconds: float) -> bool:
        """Write `new`, which expires after `seconds`, if the value is unchanged; return whether it was."""


class Store(Protocol):
    """A key-value store with compare-and-swap."""

    async def read(self, key: str) -> Reading:
        """Return the value of a key."""


class MemoryStore:
    """State of this process only. Its clock is monotonic."""

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
        self.kept.pop(self.key, None)  # keep the keys ordered by their last change, the oldest first
        self.kept[self.key] = new
        if len(self.kept) > _MAX_ENTRIES:
            self.kept.pop(next(iter(self.kept)))
        return True


class RedisStore:
    """State shared by all replicas. While Redis is unavailable, each replica uses its own memory.

    If Redis hung, every call would wait for its timeout, so after a failure it is not used for a few seconds.
    """

    def __init__(self, url: str, *, clock: Clock = time.monotonic) -> None:
        self._redis = redis_client(url, connect_seconds=_TIMEOUT_SECONDS, seconds=_TIMEOUT_SECONDS)
        self._script = self._redis.register_script(_SWAP)
        self._clock = clock
        self._own = MemoryStore(clock)
        self._fallback_until = -1.0
        self._reported = False

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def read(self, key: str) -> Reading:
        """See `Store`."""
        if self._clock() >= self._fallback_until:
            try:
                async with self._redis.pipeline(transaction=False) as pipeline:
                    pipeline.time()
                    pipeline.get(_PREFIX + key)
                    (seconds, micros), text = await pipeline.execute()
                self._returned()
                return _RedisReading(self, key, text, seconds + micros / 1e6)
            except redis_failures() as error:
                self._fall_back(error)
        return await self._own.read(key)

    async def swap(self, key: str, old: bytes | None, new: bytes, seconds: float) -> bool:
        """Write the value if it is still `old`."""
        try:
            return bool(await self._script(keys=[_PREFIX + key], args=[old or b"", new, int(seconds * 1000)]))
        except redis_failures() as error:
            self._fall_back(error)
            return False  # the caller reads again, from memory

    def _returned(self) -> None:
        if self._reported:
            self._reported = False
            _log.info("Redis available again; replicas share circuits")

    def _fall_back(self, error: Exception) -> None:
        self._reported = True
        _log.warning("Redis unavailable (%s); replicas keep separate circuits until it returns", type(error).__name__)
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
