"""The cache: in Redis, which all replicas share, or in the process where there is no Redis.

An entry has the id of the job that wrote it. Ids of jobs are in the order of their creation, so an older job that is
applied late, after a crash, does not replace a newer entry. An entry expires after a day: a cache may forget.
"""

import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import orjson

from errors import Unavailable
from json_types import Json
from redis_client import redis_client, redis_failures

if TYPE_CHECKING:
    from redis.asyncio import Redis

SECONDS: Final = 86_400
MOST_BYTES: Final = 33_554_432
"""The size of the cache of a process, with the entries of all organizations."""
_ENTRY_BYTES: Final = 500
"""The size of an entry besides its data."""

# An entry is the id of its job, a space and its data. One without data was invalidated by that job.
_PUT: Final = """
local before = redis.call('get', KEYS[1])
if before and string.sub(before, 1, string.len(ARGV[1])) > ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'EX', ARGV[3])
return 1
"""


@dataclass(frozen=True, slots=True)
class CacheCounts:
    """The reads of an organization since the cache was started: those that found an entry, and those that did not."""

    hits: int
    misses: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, and the job that wrote it."""

    data: Json
    job_id: str


class Cache(Protocol):
    """The cache of all organizations."""

    async def get(self, organization_id: str, key: str) -> Entry | None:
        """Return an entry, or None if there is none.

        Raises:
            Unavailable: the cache cannot be reached.
        """

    async def put(self, organization_id: str, key: str, job_id: str, data: bytes) -> None:
        """Write an entry, or invalidate it with empty data, unless a newer job has done so.

        Raises:
            Unavailable: the cache cannot be reached.
        """

    async def count(self, organization_id: str, *, hit: bool) -> None:
        """Count a read."""

    async def counts(self, organization_id: str) -> CacheCounts:
        """Return the counted reads."""


class ProcessCache:
    """The cache of a process; entries that were not used for longest are forgotten."""

    def __init__(self) -> None:
        self._entries: OrderedDict[tuple[str, str], tuple[str, bytes]] = OrderedDict()
        self._bytes = 0
        self._counts: dict[str, CacheCounts] = {}

    async def get(self, organization_id: str, key: str) -> Entry | None:
        """See `Cache`."""
        found = self._entries.get((organization_id, key))
        if found is None or not found[1]:
            return None
        self._entries.move_to_end((organization_id, key))
        return Entry(orjson.loads(found[1]), found[0])

    async def put(self, organization_id: str, key: str, job_id: str, data: bytes) -> None:
        """See `Cache`."""
        before = self._entries.get((organization_id, key))
        if before is not None and before[0] > job_id:
            return
        self._entries[organization_id, key] = (job_id, data)
        self._entries.move_to_end((organization_id, key))
        self._bytes += len(data) - len(before[1]) if before is not None else len(data) + _ENTRY_BYTES
        while self._bytes > MOST_BYTES:
            _, (_, forgotten) = self._entries.popitem(last=False)
            self._bytes -= len(forgotten) + _ENTRY_BYTES

    async def count(self, organization_id: str, *, hit: bool) -> None:
        """See `Cache`."""
        before = await self.counts(organization_id)
        self._counts[organization_id] = CacheCounts(before.hits + hit, before.misses + (not hit))

    async def counts(self, organization_id: str) -> CacheCounts:
        """See `Cache`."""
        return self._counts.get(organization_id, CacheCounts(0, 0))


class RedisCache:
    """The cache in Redis."""

    def __init__(self, client: "Redis") -> None:
        self._client = client

    async def get(self, organization_id: str, key: str) -> Entry | None:
        """See `Cache`."""
        try:
            found: Any = await self._client.get(_name(organization_id, key))
        except redis_failures() as error:
            raise Unavailable("The cache cannot be reached.", retry_after_seconds=1) from error
        job_id, _, data = (found or b"").partition(b" ")
        return Entry(orjson.loads(data), job_id.decode()) if data else None

    async def put(self, organization_id: str, key: str, job_id: str, data: bytes) -> None:
        """See `Cache`."""
        script: Any = self._client.eval(_PUT, 1, _name(organization_id, key), job_id, data, str(SECONDS))
        try:
            await script
        except redis_failures() as error:
            raise Unavailable("The cache cannot be reached.", retry_after_seconds=1) from error

    async def count(self, organization_id: str, *, hit: bool) -> None:
        """See `Cache`. Reads that happen without Redis are not counted."""
        counted: Any = self._client.hincrby(_counts(organization_id), "hits" if hit else "misses", 1)
        with contextlib.suppress(*redis_failures()):
            await counted

    async def counts(self, organization_id: str) -> CacheCounts:
        """See `Cache`.

        Raises:
            Unavailable: Redis cannot be reached.
        """
        read: Any = self._client.hgetall(_counts(organization_id))
        try:
            found: dict[bytes, bytes] = await read
        except redis_failures() as error:
            raise Unavailable("The cache cannot be reached.", retry_after_seconds=1) from error
        return CacheCounts(int(found.get(b"hits", 0)), int(found.get(b"misses", 0)))


def _name(organization_id: str, key: str) -> str:
    return f"parley:sync:{organization_id}:{key}"


def _counts(organization_id: str) -> str:
    return f"parley:sync-counts:{organization_id}"


@contextlib.asynccontextmanager
async def open_cache(url: str | None) -> AsyncIterator[Cache]:
    """Keep the cache open while the block runs.

    Args:
        url: the address of Redis; without one, the cache is the process's.
    """
    if url is None:
        yield ProcessCache()
        return
    client = redis_client(url)
    try:
        yield RedisCache(client)
    finally:
        await client.aclose()
