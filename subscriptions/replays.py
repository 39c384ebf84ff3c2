"""Reads of the log for streams that resume where the hub's ring buffer no longer reaches.

After a network failure or a restart, many clients resume the same streams at the same positions within a few seconds.
What lies between two positions never changes, so each stretch is read once and kept for that long.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models.event_log import Head, read_head_of, read_log
from models.events import LoggedEvent
from subscriptions.sources import SubscriptionPlan

BATCH: Final = 64
_KEPT_SECONDS: Final = 10.0
_HEAD_SECONDS: Final = 1.0
_MOST_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class Replayed:
    """The next events of a plan.

    Args:
        through: the `seq` that they reach.
        pruned: whether events before them have been pruned.
    """

    events: Sequence[LoggedEvent]
    through: int
    pruned: bool


class Replays:
    """The stretches of the log that were read last, and the reads in progress."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Hashable, int], asyncio.Task[Replayed]] = OrderedDict()
        self._heads: dict[str, asyncio.Task[Head]] = {}
        self._next_heads: dict[str, asyncio.Task[Head]] = {}
        self._known_heads: OrderedDict[str, tuple[Head, float]] = OrderedDict()

    async def read(self, after: int, through: int, plan: SubscriptionPlan) -> Replayed:
        """Return the next events of a plan after a `seq`: at most `BATCH`, and none beyond `through`."""
        key = plan.key, after
        task = self._kept.get(key)
        if task is None:
            task = self._kept[key] = asyncio.create_task(self._read(after, through, plan))
            task.add_done_callback(lambda done: self._forget(key, done) if _failed(done) else None)
            asyncio.get_running_loop().call_later(_KEPT_SECONDS, self._forget, key, task)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return await asyncio.shield(task)

    def _forget(self, key: tuple[Hashable, int], task: "asyncio.Task[Replayed]") -> None:
        if self._kept.get(key) is task:
            del self._kept[key]

    async def _read(self, after: int, through: int, plan: SubscriptionPlan) -> Replayed:
        source = plan.source
        events = await read_log(after, through=through, limit=BATCH, only=source.only)
        # Read afterwards: what is pruned before or during the read is noticed.
        head = await self._head(source.organization_id)
        if after < head.pruned_through:
            return Replayed((), head.pruned_through, pruned=True)
        reached = events[-1].seq if len(events) == BATCH else min(through, head.seq)
        return Replayed([event for event in events if source.matches(event)], reached, pruned=False)

    async def head_at_least(self, seq: int, organization_id: str) -> Head:
        """Return a head of the log that is no older than a second, or has been read now if it is before `seq`.

        What has been pruned within that second is noticed when the events are read.
        """
        known = self._known_heads.get(organization_id)
        if known is not None and known[0].seq >= seq and time.monotonic() - known[1] < _HEAD_SECONDS:
            return known[0]
        return await self._head(organization_id)

    async def _head(self, organization_id: str) -> Head:
        """Return the log's head, as it is now or later: callers that arrive during a read share the next one."""
        task = self._next_heads.get(organization_id)
        if task is None:
            current = self._heads.get(organization_id)
            task = asyncio.create_task(self._read_head(organization_id, current))
            task.add_done_callback(_failed)  # otherwise asyncio logs an error that nobody waits for any more
            self._next_heads[organization_id] = task
        return await asyncio.shield(task)

    async def _read_head(self, organization_id: str, current: "asyncio.Task[Head] | None") -> Head:
        if current is not None:
            await asyncio.wait({current})
        mine = self._next_heads.pop(organization_id)
        self._heads[organization_id] = mine
        try:
            head = await read_head_of(organization_id)
            self._known_heads[organization_id] = head, time.monotonic()
            if len(self._known_heads) > _MOST_KEPT:
                self._known_heads.popitem(last=False)
            return head
        finally:
            if self._heads.get(organization_id) is mine:
                del self._heads[organization_id]


def _failed(task: "asyncio.Task[Any]") -> bool:
    return task.cancelled() or task.exception() is not None
