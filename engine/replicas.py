"""This process among the replicas: what it counts for each organization, so that any of them can show the sum of all.

Counting costs an addition per operation, event and subscription. On SQLite there is a single process: nothing is
stored. Elsewhere a replica stores the counters that changed every few seconds, and shows its own from memory.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from engine.scheduler import Job
from models.events import LoggedEvent
from models.platform import (
    Counters,
    counters_of_others,
    prune_replicas,
    record_heartbeat,
    remove_replica,
    store_counters,
)
from storage.background import run_forever, running

STORE_SECONDS: Final = 5.0
"""The greatest age of the counters of other replicas."""
SHARED_SECONDS: Final = 1.0
"""The age up to which several streams of an organization share a value."""
_HOUR: Final = 3600.0


class ThisReplica:
    """This process: its counters by organization, and its heartbeat.

    Args:
        subscribers: returns the number of open event streams by organization.
        published_through: returns the `seq` of the last event that its streams have published.
        bus_is_healthy: returns whether the events of other replicas arrive over Redis; None without Redis.
    """

    def __init__(
        self,
        replica_id: str,
        subscribers: Callable[[], Mapping[str, int]],
        *,
        published_through: Callable[[], int] = lambda: 0,
        bus_is_healthy: Callable[[], bool | None] = lambda: None,
    ) -> None:
        self.id = replica_id
        self.published_through = published_through
        self.bus_is_healthy = bus_is_healthy
        self._subscribers = subscribers
        self._value_streams: Counter[str] = Counter()
        self._counters: dict[str, Counters] = {}
        self._stored: dict[str, Counters] = {}
        self._shared: dict[str, tuple[float, asyncio.Task[object]]] = {}

    def count_operation(self, organization_id: str, seconds: float | None) -> None:
        """Count an executed operation.

        Args:
            seconds: how long it took; None if it waited for something else.
        """
        counters = self._of(organization_id)
        counters.requests += 1
        if seconds is not None:
            counters.timed += 1
            counters.latency_ms += seconds * 1000

    def on_commit(self, events: Sequence[LoggedEvent]) -> None:
        """Count the events of a committed transaction."""
        for event in events:
            self._of(event.organization_id).events += 1

    def count_value_stream(self, organization_id: str, change: int) -> None:
        """Count a stream of generated values that opens (1) or ends (-1)."""
        self._value_streams[organization_id] += change

    def value_streams(self) -> int:
        """Return the number of open streams of generated values."""
        return self._value_streams.total()

    async def total(self, organization_id: str) -> Counters:
        """Return the sum over all live replicas."""
        mine = self._current().get(organization_id, Counters())
        return mine + await counters_of_others(organization_id, self.id)

    async def shared(self, key: str, compute: Callable[[], Awaitable[object]]) -> object:
        """Return a value that all callers within a second share, so that a hundred streams cost no more than one."""
        loop = asyncio.get_running_loop()
        at, task = self._shared.get(key, (0.0, None))
        if task is None or loop.time() - at >= SHARED_SECONDS:
            for old in [name for name, (since, _) in self._shared.items() if loop.time() - since >= SHARED_SECONDS]:
                del self._shared[old]
            task = asyncio.ensure_future(compute())
            self._shared[key] = (loop.time(), task)
        return await asyncio.shield(task)

    async def store(self) -> None:
        """Record a heartbeat, and store the counters that have changed."""
        if await record_heartbeat(self.id):
            self._stored = {}
        current = self._current()
        changed = [(name, each) for name, each in current.items() if self._stored.get(name) != each]
        await store_counters(self.id, changed)
        self._stored = current

    def _of(self, organization_id: str) -> Counters:
        counters = self._counters.get(organization_id)
        if counters is None:
            counters = self._counters[organization_id] = Counters()
        return counters

    def _current(self) -> dict[str, Counters]:
        """Return a copy of all counters, with the subscriptions that are open now."""
        open_now = Counter(self._subscribers()) + self._value_streams
        for organization_id in open_now:
            self._of(organization_id)
        return {name: replace(each, subscribers=open_now[name]) for name, each in self._counters.items()}


@contextlib.asynccontextmanager
async def storing(replica: ThisReplica) -> AsyncIterator[None]:
    """Store the counters while the block runs, and delete them at its end. The database must be open and bound."""
    work = run_forever("replica counters", replica.store, every=STORE_SECONDS, immediately=True)
    try:
        async with running(work):
            yield
    finally:
        with contextlib.suppress(Exception):  # the others ignore them anyway after some seconds
            await remove_replica(replica.id)


def replica_jobs() -> list[Job]:
    """Return the job that prunes the counters of replicas that are gone."""

    async def sweep(_moment: object) -> None:
        await prune_replicas()

    return [Job("replica retention", _HOUR, sweep)]
