"""The relay: moves committed events from the outbox into the log and publishes them; one in each gateway on PostgreSQL.

Every commit that recorded an event wakes the relay of its own process, so no notification crosses processes. Events
that a process left behind when it died are found by the others' sweep. Any number of relays may run at once: the
log's head serializes them (`models.event_log.move_outbox`).
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final

from models.event_log import has_outbox, move_outbox
from models.events import LoggedEvent
from storage.background import run_forever
from subscriptions.fanout.bus import Bus

BATCH: Final = 500
SWEEP_SECONDS: Final = 0.25


class Relay:
    """Moves the outbox into the log, batch by batch.

    Args:
        deliver: receives the moved events in this process, before any other replica does.
        bus: publishes them to the other replicas; None without Redis.
        head: returns the last `seq` that this process has seen, which saves reading it.
    """

    def __init__(
        self,
        deliver: Callable[[Sequence[LoggedEvent]], None],
        bus: Bus | None,
        head: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._deliver = deliver
        self._head = head
        self._bus = bus
        self._wake = asyncio.Event()
        self._committed = False

    def on_commit(self, _recorded: Sequence[Any]) -> None:
        """Relay soon: a transaction recorded events."""
        self._committed = True
        self._wake.set()

    async def run(self) -> None:
        """Relay until cancelled."""
        await run_forever("relay", self._relay, every=SWEEP_SECONDS, wake=self._wake)

    async def _relay(self) -> None:
        committed, self._committed = self._committed, False
        if not committed and not await has_outbox():
            return
        while await self.relay_once() == BATCH:
            pass

    async def relay_once(self) -> int:
        """Move one batch and return its size."""
        events = await move_outbox(limit=BATCH, head=self._head())
        if events:
            self._deliver(events)
            if self._bus is not None:
                await self._bus.publish(events)
        return len(events)
