"""The relay: publishes committed events, and moves those of the outbox into the log; one in each gateway on PostgreSQL.

Every commit that recorded an event wakes the relay of its own process, so no notification crosses processes. Events
that a process left behind when it died are found when the hub looks at the log. Any number of relays may run at once:
the log's head serializes them (`models.outbox.move_outbox`). Events that the commit itself has appended to the log
(`storage.commit_groups`) are only published.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final

from models.events import LoggedEvent
from models.outbox import move_outbox
from storage.background import run_forever
from subscriptions.fanout.bus import Bus

_log = logging.getLogger("parley.relay")

BATCH: Final = 500
SWEEP_SECONDS: Final = 0.25
"""The interval at which a batch begins at the start of the outbox."""
_MOST_UNPUBLISHED: Final = 10_000
SLOW_SECONDS: Final = 1.0
"""A transaction that commits later than this after it has recorded an event may wait for the next sweep."""


class Relay:
    """Moves the outbox into the log, batch by batch.

    Args:
        deliver: receives the moved events in this process, before any other replica does.
        bus: publishes them to the other replicas; None without Redis.
        head: returns the last `seq` that this process has seen, which saves reading it.
        clock: seconds, for the age of what was moved.
    """

    def __init__(
        self,
        deliver: Callable[[Sequence[LoggedEvent]], None],
        bus: Bus | None,
        head: Callable[[], int | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._deliver = deliver
        self._head = head
        self._clock = clock
        self._bus = bus
        self._wake = asyncio.Event()
        self._left = True
        """Whether there may be events in the outbox: at the start, those of a process that died."""
        self._swept_at = -SWEEP_SECONDS
        self._passed: deque[tuple[float, int]] = deque()
        self._unpublished: list[LoggedEvent] = []
        self._moving = asyncio.Lock()

    def on_commit(self, recorded: Sequence[Any]) -> None:
        """Relay soon: a transaction recorded events."""
        if not recorded[0].seq:
            self._left = True
            self._wake.set()

    def on_left_behind(self) -> None:
        """Sweep soon: the outbox holds events, which no commit of this process may have announced."""
        self._swept_at = self._clock() - SWEEP_SECONDS
        self._left = True
        self._wake.set()

    def logged(self, events: Sequence[Any]) -> None:
        """Deliver events that a commit of this process has appended to the log, and publish them soon."""
        try:
            self._deliver(events)
        except Exception:  # the hub finds them in the log
            _log.exception("delivery of committed events failed")
        if self._bus is not None:
            self._unpublished += events
            del self._unpublished[:-_MOST_UNPUBLISHED]  # the other replicas read the log
            self._wake.set()

    async def catch_up(self) -> None:
        """Move everything that is in the outbox."""
        while await self.relay_once() == BATCH:
            pass

    async def run(self) -> None:
        """Relay until cancelled."""
        await run_forever("relay", self._relay, every=None, wake=self._wake, immediately=True)

    async def _relay(self) -> None:
        if self._bus is not None and self._unpublished:
            events, self._unpublished = self._unpublished, []
            await self._bus.publish(events)
        if self._left:
            self._left = False
            try:
                await self.catch_up()
            except BaseException:
                self._left = True
                raise

    async def relay_once(self) -> int:
        """Move one batch and return its size."""
        async with self._moving:
            return await self._move()

    async def _move(self) -> int:
        after = self._begin_after()
        events, position = await move_outbox(limit=BATCH, head=self._head(), after=after)
        self._pass(position, swept=not after)
        if events:
            self._deliver(events)
            if self._bus is not None:
                await self._bus.publish(events)
        return len(events)

    # Until the next vacuum, the index of the outbox contains the rows that were moved, and reading it from the start
    # soon costs more than moving events. So a batch begins behind what was moved a second ago, except in a sweep, four
    # times a second.

    def _begin_after(self) -> int:
        now, passed = self._clock(), self._passed
        if now - self._swept_at >= SWEEP_SECONDS:
            self._swept_at = now
            return 0
        while len(passed) > 1 and now - passed[1][0] >= SLOW_SECONDS:
            passed.popleft()
        return passed[0][1] if passed and now - passed[0][0] >= SLOW_SECONDS else 0

    def _pass(self, position: int, *, swept: bool) -> None:
        """Remember a position, ten times a second; forget all if a sweep has not come as far."""
        now, passed = self._clock(), self._passed
        if swept and passed and position < passed[0][1]:
            passed.clear()
        if position and (not passed or now - passed[-1][0] >= SLOW_SECONDS / 10):
            passed.append((now, position))
